// Normalisation of rows (layer) and of columns (batch). Included once per instruction set.

#define NORMALIZATION(S, T, SQRT)                                                               \
  /* Mean and 1 / sqrt(variance + epsilon) of one row. */                                       \
  TARGET static void NAME(row_moments_##S)(ptrdiff_t n, const T *x, T epsilon, T *mean, T *inverse) { \
    REASSOCIATE                                                                                 \
    T total = 0, squares = 0;                                                                   \
    for (ptrdiff_t i = 0; i < n; i++) total += x[i];                                            \
    T m = total / (T)n;                                                                         \
    for (ptrdiff_t i = 0; i < n; i++) { T d = x[i] - m; squares += d * d; }                     \
    *mean = m;                                                                                  \
    *inverse = 1 / SQRT(squares / (T)n + epsilon);                                              \
  }                                                                                             \
  TARGET static void NAME(layer_norm_##S)(ptrdiff_t rows, ptrdiff_t n, double epsilon, const void *in, \
                                          const void *scale, const void *offset, void *out) {   \
    const T *x = in; const T *g = scale; const T *b = offset; T *y = out;                        \
    for (ptrdiff_t r = 0; r < rows; r++, x += n, y += n) {                                      \
      T mean, inverse;                                                                          \
      NAME(row_moments_##S)(n, x, (T)epsilon, &mean, &inverse);                                 \
      SAFE for (ptrdiff_t i = 0; i < n; i++) y[i] = (x[i] - mean) * inverse * g[i] + b[i];      \
    }                                                                                           \
  }                                                                                             \
  TARGET static void NAME(layer_norm_grad_##S)(ptrdiff_t rows, ptrdiff_t n, double epsilon, const void *up, \
                                               const void *in, const void *scale, void *out) {  \
    REASSOCIATE                                                                                 \
    const T *u = up; const T *x = in; const T *g = scale; T *dx = out;                           \
    for (ptrdiff_t r = 0; r < rows; r++, u += n, x += n, dx += n) {                             \
      T mean, inverse, total = 0, products = 0;                                                 \
      NAME(row_moments_##S)(n, x, (T)epsilon, &mean, &inverse);                                 \
      for (ptrdiff_t i = 0; i < n; i++) {                                                       \
        T v = u[i] * g[i];                                                                      \
        total += v;                                                                             \
        products += v * (x[i] - mean);                                                          \
      }                                                                                         \
      total /= (T)n;                                                                            \
      products *= inverse * inverse / (T)n;                                                     \
      SAFE for (ptrdiff_t i = 0; i < n; i++)                                                    \
        dx[i] = inverse * (u[i] * g[i] - total - (x[i] - mean) * products);                     \
    }                                                                                           \
  }                                                                                             \
  TARGET static void NAME(layer_norm_scale_grad_##S)(ptrdiff_t rows, ptrdiff_t n, double epsilon, const void *up, \
                                                     const void *in, void *out) {               \
    const T *u = up; const T *x = in; T *dg = out;                                               \
    for (ptrdiff_t r = 0; r < rows; r++, u += n, x += n) {                                      \
      T mean, inverse;                                                                          \
      NAME(row_moments_##S)(n, x, (T)epsilon, &mean, &inverse);                                 \
      SAFE for (ptrdiff_t i = 0; i < n; i++) dg[i] += u[i] * ((x[i] - mean) * inverse);         \
    }                                                                                           \
  }                                                                                             \
  /* first[i] += sum of (x - shift), second[i] += sum of its squares; `room` holds 2 c elements. */ \
  TARGET static void NAME(channel_sums_##S)(ptrdiff_t rows, ptrdiff_t c, const void *in, const void *center, \
                                            double *first, double *second, void *room) {        \
    const T *x = in; const T *shift = center; T *s = room; T *q = s + c;                         \
    for (ptrdiff_t start = 0; start < rows; start += 256) {                                     \
      ptrdiff_t end = start + 256 < rows ? start + 256 : rows;                                  \
      memset(s, 0, 2 * c * sizeof(T));                                                          \
      for (ptrdiff_t r = start; r < end; r++, x += c)                                           \
        SAFE for (ptrdiff_t i = 0; i < c; i++) { T d = x[i] - shift[i]; s[i] += d; q[i] += d * d; } \
      for (ptrdiff_t i = 0; i < c; i++) { first[i] += s[i]; second[i] += q[i]; }                \
    }                                                                                           \
  }                                                                                             \
  /* first[i] += sum of u, second[i] += sum of u (x - mean). */                                 \
  TARGET static void NAME(channel_products_##S)(ptrdiff_t rows, ptrdiff_t c, const void *up, const void *in, \
                                                const void *center, double *first, double *second, void *room) { \
    const T *u = up; const T *x = in; const T *mean = center; T *s = room; T *q = s + c;         \
    for (ptrdiff_t start = 0; start < rows; start += 256) {                                     \
      ptrdiff_t end = start + 256 < rows ? start + 256 : rows;                                  \
      memset(s, 0, 2 * c * sizeof(T));                                                          \
      for (ptrdiff_t r = start; r < end; r++, x += c, u += c)                                   \
        SAFE for (ptrdiff_t i = 0; i < c; i++) { s[i] += u[i]; q[i] += u[i] * (x[i] - mean[i]); } \
      for (ptrdiff_t i = 0; i < c; i++) { first[i] += s[i]; second[i] += q[i]; }                \
    }                                                                                           \
  }                                                                                             \
  /* y = (x - mean) a + b per channel. */                                                       \
  TARGET static void NAME(channel_affine_##S)(ptrdiff_t rows, ptrdiff_t c, const void *in, const void *center, \
                                              const void *factor, const void *offset, void *out) { \
    const T *x = in; const T *mean = center; const T *a = factor; const T *b = offset; T *y = out; \
    for (ptrdiff_t r = 0; r < rows; r++, x += c, y += c)                                        \
      SAFE for (ptrdiff_t i = 0; i < c; i++) y[i] = (x[i] - mean[i]) * a[i] + b[i];             \
  }                                                                                             \
  /* y = u a + (x - mean) b + d per channel. */                                                 \
  TARGET static void NAME(channel_mix_##S)(ptrdiff_t rows, ptrdiff_t c, const void *up, const void *in, \
                                           const void *center, const void *ka, const void *kb, const void *kd, void *out) { \
    const T *u = up; const T *x = in; const T *mean = center;                                    \
    const T *a = ka; const T *b = kb; const T *d = kd; T *y = out;                               \
    for (ptrdiff_t r = 0; r < rows; r++, u += c, x += c, y += c)                                \
      SAFE for (ptrdiff_t i = 0; i < c; i++) y[i] = u[i] * a[i] + (x[i] - mean[i]) * b[i] + d[i]; \
  }

NORMALIZATION(f32, float, sqrtf)
NORMALIZATION(f64, double, sqrt)
#undef NORMALIZATION
