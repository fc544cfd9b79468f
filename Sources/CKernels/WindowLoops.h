// Windows running over one image, channels last. Included once per instruction set, like Loops.h.

// The taps of one output position that lie inside the image, as offsets of their pixels.
#define FOR_TAPS(w, position, PIXEL, BODY)                                                   \
  {                                                                                          \
    ptrdiff_t rest_ = (position);                                                            \
    ptrdiff_t o2_ = rest_ % (w)->output[2]; rest_ /= (w)->output[2];                         \
    ptrdiff_t o1_ = rest_ % (w)->output[1], o0_ = rest_ / (w)->output[1];                    \
    ptrdiff_t b0_ = o0_ * (w)->stride[0] - (w)->before[0];                                   \
    ptrdiff_t b1_ = o1_ * (w)->stride[1] - (w)->before[1];                                   \
    ptrdiff_t b2_ = o2_ * (w)->stride[2] - (w)->before[2];                                   \
    for (ptrdiff_t k0_ = 0; k0_ < (w)->kernel[0]; k0_++) {                                   \
      ptrdiff_t p0_ = b0_ + k0_ * (w)->dilation[0];                                          \
      if (p0_ < 0 || p0_ >= (w)->input[0]) continue;                                         \
      for (ptrdiff_t k1_ = 0; k1_ < (w)->kernel[1]; k1_++) {                                 \
        ptrdiff_t p1_ = b1_ + k1_ * (w)->dilation[1];                                        \
        if (p1_ < 0 || p1_ >= (w)->input[1]) continue;                                       \
        for (ptrdiff_t k2_ = 0; k2_ < (w)->kernel[2]; k2_++) {                               \
          ptrdiff_t p2_ = b2_ + k2_ * (w)->dilation[2];                                      \
          if (p2_ < 0 || p2_ >= (w)->input[2]) continue;                                     \
          ptrdiff_t PIXEL = (p0_ * (w)->input[1] + p1_) * (w)->input[2] + p2_;               \
          BODY                                                                               \
        }                                                                                    \
      }                                                                                      \
    }                                                                                        \
  }

#define CHANNELS(BODY) { SAFE for (ptrdiff_t i = 0; i < c; i++) { BODY } }
#define POSITIONS(w) ((w)->output[0] * (w)->output[1] * (w)->output[2])
#define PIXELS(w) ((w)->input[0] * (w)->input[1] * (w)->input[2])
// A window finds its largest element again: the first that equals it, NaN standing for NaN.
#define IS_LARGEST(x, y) ((x) == (y) || ((x) != (x) && (y) != (y)))

// The usual window, 2 x 2 in steps of 2 inside the image, has its four taps in four rows of channels.
#define IS_PAIR(w) ((w)->kernel[0] == 1 && (w)->kernel[1] == 2 && (w)->kernel[2] == 2 && (w)->stride[0] == 1 && \
                    (w)->stride[1] == 2 && (w)->stride[2] == 2 && (w)->dilation[1] == 1 && (w)->dilation[2] == 1 && \
                    !(w)->before[0] && !(w)->before[1] && !(w)->before[2] && (w)->output[0] == (w)->input[0] && \
                    2 * (w)->output[1] <= (w)->input[1] && 2 * (w)->output[2] <= (w)->input[2])
#define PAIR_START(w, p) (((p) / (w)->output[2] / (w)->output[1] * (w)->input[1] +                        \
                           (p) / (w)->output[2] % (w)->output[1] * 2) * (w)->input[2] + (p) % (w)->output[2] * 2)

#define WINDOWS(S, T)                                                                           \
  TARGET static void NAME(max_pool_##S)(const struct ck_window *w, ptrdiff_t c, const void *in, void *out) { \
    const T *x = in; T *y = out;                                                                \
    if (IS_PAIR(w)) {                                                                           \
      for (ptrdiff_t p = 0; p < POSITIONS(w); p++, y += c) {                                    \
        const T *a = x + PAIR_START(w, p) * c; const T *b = a + w->input[2] * c;                \
        CHANNELS(T m = a[i]; m = a[c + i] > m || a[c + i] != a[c + i] ? a[c + i] : m;           \
                 m = b[i] > m || b[i] != b[i] ? b[i] : m;                                       \
                 y[i] = b[c + i] > m || b[c + i] != b[c + i] ? b[c + i] : m;)                   \
      }                                                                                         \
      return;                                                                                   \
    }                                                                                           \
    for (ptrdiff_t p = 0; p < POSITIONS(w); p++, y += c) {                                      \
      int first = 1;                                                                            \
      FOR_TAPS(w, p, pixel, {                                                                   \
        const T *t = x + pixel * c;                                                             \
        if (first) memcpy(y, t, c * sizeof(T));                                                 \
        else CHANNELS(y[i] = t[i] > y[i] || t[i] != t[i] ? t[i] : y[i];)                        \
        first = 0;                                                                              \
      })                                                                                        \
      if (first) CHANNELS(y[i] = -(T)INFINITY;)                                                 \
    }                                                                                           \
  }                                                                                             \
  /* `rest` has room for c elements: what of the gradient has found no element yet. */          \
  TARGET static void NAME(max_pool_grad_##S)(const struct ck_window *w, ptrdiff_t c, const void *in, \
                                             const void *largest, const void *g, void *out, void *room) { \
    const T *x = in; const T *y = largest; const T *u = g; T *dx = out; T *rest = room;          \
    if (!IS_PAIR(w) || 4 * POSITIONS(w) != PIXELS(w)) memset(dx, 0, PIXELS(w) * c * sizeof(T)); \
    if (IS_PAIR(w)) {                                                                           \
      for (ptrdiff_t p = 0; p < POSITIONS(w); p++, y += c, u += c) {                            \
        ptrdiff_t start = PAIR_START(w, p) * c, below = w->input[2] * c;                        \
        const T *a = x + start; const T *b = a + below; T *d = dx + start; T *e = d + below;    \
        CHANNELS(T rest = u[i]; int hit = IS_LARGEST(a[i], y[i]);                               \
                 d[i] = hit ? rest : 0; rest = hit ? 0 : rest; hit = IS_LARGEST(a[c + i], y[i]); \
                 d[c + i] = hit ? rest : 0; rest = hit ? 0 : rest; hit = IS_LARGEST(b[i], y[i]); \
                 e[i] = hit ? rest : 0; rest = hit ? 0 : rest; hit = IS_LARGEST(b[c + i], y[i]); \
                 e[c + i] = hit ? rest : 0;)                                                    \
      }                                                                                         \
      return;                                                                                   \
    }                                                                                           \
    for (ptrdiff_t p = 0; p < POSITIONS(w); p++, y += c, u += c) {                              \
      memcpy(rest, u, c * sizeof(T));                                                           \
      FOR_TAPS(w, p, pixel, {                                                                   \
        const T *t = x + pixel * c; T *d = dx + pixel * c;                                      \
        CHANNELS(int hit = IS_LARGEST(t[i], y[i]); d[i] += hit ? rest[i] : 0; rest[i] = hit ? 0 : rest[i];) \
      })                                                                                        \
    }                                                                                           \
  }                                                                                             \
  TARGET static void NAME(max_pool_gather_##S)(const struct ck_window *w, ptrdiff_t c, const void *in, \
                                               const void *largest, const void *g, void *out, void *room) { \
    const T *x = in; const T *y = largest; const T *u = g; T *o = out; T *open = room;           \
    for (ptrdiff_t p = 0; p < POSITIONS(w); p++, y += c, o += c) {                              \
      CHANNELS(o[i] = 0; open[i] = 1;)                                                          \
      FOR_TAPS(w, p, pixel, {                                                                   \
        const T *t = x + pixel * c; const T *v = u + pixel * c;                                 \
        CHANNELS(int hit = IS_LARGEST(t[i], y[i]); o[i] += hit && open[i] != 0 ? v[i] : 0; open[i] = hit ? 0 : open[i];) \
      })                                                                                        \
    }                                                                                           \
  }                                                                                             \
  TARGET static void NAME(max_pool_places_##S)(const struct ck_window *w, ptrdiff_t c, const void *in, \
                                               const void *largest, int64_t offset, int64_t *out) { \
    const T *x = in; const T *y = largest;                                                      \
    for (ptrdiff_t p = 0; p < POSITIONS(w); p++, y += c, out += c) {                            \
      for (ptrdiff_t i = 0; i < c; i++) out[i] = -1;                                            \
      FOR_TAPS(w, p, pixel, {                                                                   \
        const T *t = x + pixel * c;                                                             \
        for (ptrdiff_t i = 0; i < c; i++)                                                       \
          if (out[i] < 0 && IS_LARGEST(t[i], y[i])) out[i] = offset + pixel * c + i;            \
      })                                                                                        \
      for (ptrdiff_t i = 0; i < c; i++) if (out[i] < 0) out[i] = 0;                             \
    }                                                                                           \
  }                                                                                             \
  TARGET static void NAME(avg_pool_##S)(const struct ck_window *w, ptrdiff_t c, const void *in, void *out) { \
    const T *x = in; T *y = out;                                                                \
    for (ptrdiff_t p = 0; p < POSITIONS(w); p++, y += c) {                                      \
      ptrdiff_t count = 0;                                                                      \
      memset(y, 0, c * sizeof(T));                                                              \
      FOR_TAPS(w, p, pixel, { const T *t = x + pixel * c; CHANNELS(y[i] += t[i];) count++; })   \
      T share = count ? (T)1 / (T)count : 0;                                                    \
      if (count > 1) CHANNELS(y[i] *= share;)                                                   \
    }                                                                                           \
  }                                                                                             \
  TARGET static void NAME(avg_pool_grad_##S)(const struct ck_window *w, ptrdiff_t c, const void *g, void *out) { \
    const T *u = g; T *dx = out;                                                                \
    memset(dx, 0, PIXELS(w) * c * sizeof(T));                                                   \
    for (ptrdiff_t p = 0; p < POSITIONS(w); p++, u += c) {                                      \
      ptrdiff_t count = 0;                                                                      \
      FOR_TAPS(w, p, pixel, { (void)pixel; count++; })                                          \
      T share = count ? (T)1 / (T)count : 0;                                                    \
      FOR_TAPS(w, p, pixel, { T *d = dx + pixel * c; CHANNELS(d[i] += u[i] * share;) })         \
    }                                                                                           \
  }

WINDOWS(f32, float)
WINDOWS(f64, double)

// x is [outer, inputs, inner], y is [outer, outputs, inner]: each output is a weighted sum of `span`
// inputs from its start on.
#define RESAMPLING(S, T)                                                                        \
  TARGET static void NAME(resample_##S)(ptrdiff_t outer, ptrdiff_t inputs, ptrdiff_t outputs, ptrdiff_t c, \
                                        ptrdiff_t span, const int64_t *starts, const float *weights, \
                                        const void *in, void *out) {                            \
    const T *x = in; T *y = out;                                                                \
    for (ptrdiff_t o = 0; o < outer; o++, x += inputs * c)                                      \
      for (ptrdiff_t p = 0; p < outputs; p++, y += c) {                                         \
        const float *w = weights + p * span;                                                    \
        memset(y, 0, c * sizeof(T));                                                            \
        for (ptrdiff_t k = 0; k < span; k++) {                                                  \
          if (w[k] == 0) continue;                                                              \
          const T *t = x + (starts[p] + k) * c; T f = w[k];                                     \
          CHANNELS(y[i] += f * t[i];)                                                           \
        }                                                                                       \
      }                                                                                         \
  }                                                                                             \
  TARGET static void NAME(resample_back_##S)(ptrdiff_t outer, ptrdiff_t inputs, ptrdiff_t outputs, ptrdiff_t c, \
                                             ptrdiff_t span, const int64_t *starts, const float *weights, \
                                             const void *up, void *out) {                       \
    const T *u = up; T *dx = out;                                                               \
    memset(dx, 0, outer * inputs * c * sizeof(T));                                              \
    for (ptrdiff_t o = 0; o < outer; o++, dx += inputs * c)                                     \
      for (ptrdiff_t p = 0; p < outputs; p++, u += c) {                                         \
        const float *w = weights + p * span;                                                    \
        for (ptrdiff_t k = 0; k < span; k++) {                                                  \
          if (w[k] == 0) continue;                                                              \
          T *t = dx + (starts[p] + k) * c; T f = w[k];                                          \
          CHANNELS(t[i] += f * u[i];)                                                           \
        }                                                                                       \
      }                                                                                         \
  }

RESAMPLING(f32, float)
RESAMPLING(f64, double)
