// Steps of recurrent networks. Included once per instruction set.

#define RECURRENT(S, T, SIGMOID, TANH)                                                           \
  TARGET static void NAME(simple_##S)(ptrdiff_t n, const T *z, const T *x, const T *b, T *h, T *out) { \
    SAFE for (ptrdiff_t i = 0; i < n; i++) { T y = TANH(z[i] + x[i] + b[i]); h[i] = y; out[i] = y; } \
  }                                                                                              \
  TARGET static void NAME(lstm_##S)(ptrdiff_t n, const T *z, const T *x, const T *b, T *h, T *c, T *out) { \
    SAFE for (ptrdiff_t i = 0; i < n; i++) {                                                     \
      T in = SIGMOID(z[i] + x[i] + b[i]);                                                        \
      T keep = SIGMOID(z[n + i] + x[n + i] + b[n + i]);                                          \
      T value = TANH(z[2 * n + i] + x[2 * n + i] + b[2 * n + i]);                                \
      T show = SIGMOID(z[3 * n + i] + x[3 * n + i] + b[3 * n + i]);                              \
      T cell = keep * c[i] + in * value;                                                         \
      T y = show * TANH(cell);                                                                   \
      out[i] = in; out[n + i] = keep; out[2 * n + i] = value; out[3 * n + i] = show;             \
      out[4 * n + i] = cell; out[5 * n + i] = y;                                                 \
      c[i] = cell; h[i] = y;                                                                     \
    }                                                                                            \
  }                                                                                              \
  TARGET static void NAME(gru_##S)(ptrdiff_t n, const T *z, const T *x, const T *b, T *h, T *out) { \
    const T *a = b + 3 * n;                                                                      \
    SAFE for (ptrdiff_t i = 0; i < n; i++) {                                                     \
      T update = SIGMOID(z[i] + x[i] + b[i] + a[i]);                                             \
      T reset = SIGMOID(z[n + i] + x[n + i] + b[n + i] + a[n + i]);                              \
      T inner = z[2 * n + i] + a[2 * n + i];                                                     \
      T value = TANH(x[2 * n + i] + b[2 * n + i] + reset * inner);                               \
      T y = update * h[i] + (1 - update) * value;                                                \
      out[i] = update; out[n + i] = reset; out[2 * n + i] = value; out[3 * n + i] = inner;       \
      out[4 * n + i] = y; h[i] = y;                                                              \
    }                                                                                            \
  }                                                                                              \
  TARGET static void NAME(step_##S)(int cell, ptrdiff_t rows, ptrdiff_t n, const void *zs, const void *xs, \
                                    ptrdiff_t x_stride, const void *bs, const uint8_t *mask,     \
                                    ptrdiff_t mask_stride, void *hs, void *cs, void *outs,       \
                                    ptrdiff_t out_stride) {                                      \
    const T *z = zs; const T *x = xs; T *h = hs; T *c = cs; T *out = outs;                       \
    ptrdiff_t gates = cell == CK_CELL_LSTM ? 4 : cell == CK_CELL_GRU ? 3 : 1;                    \
    ptrdiff_t last = cell == CK_CELL_LSTM ? 5 : cell == CK_CELL_GRU ? 4 : 0;                     \
    for (ptrdiff_t r = 0; r < rows; r++, z += gates * n, x += x_stride, h += n, c += n, out += out_stride) { \
      if (mask && !mask[r * mask_stride]) {                                                      \
        memset(out, 0, (size_t)(last * n) * sizeof(T));                                          \
        if (cell == CK_CELL_LSTM) memcpy(out + 4 * n, c, (size_t)n * sizeof(T));                 \
        memcpy(out + last * n, h, (size_t)n * sizeof(T));                                        \
      } else if (cell == CK_CELL_LSTM) {                                                         \
        NAME(lstm_##S)(n, z, x, bs, h, c, out);                                                  \
      } else if (cell == CK_CELL_GRU) {                                                          \
        NAME(gru_##S)(n, z, x, bs, h, out);                                                      \
      } else {                                                                                   \
        NAME(simple_##S)(n, z, x, bs, h, out);                                                   \
      }                                                                                          \
    }                                                                                            \
  }                                                                                              \
  TARGET static void NAME(simple_grad_##S)(ptrdiff_t n, const T *s, const T *up, const T *g, T *d, T *dz, T *out) { \
    SAFE for (ptrdiff_t i = 0; i < n; i++) {                                                     \
      T v = (g[i] + d[i] + up[i]) * (1 - s[i] * s[i]);                                           \
      dz[i] = v; out[i] = v; d[i] = 0;                                                           \
    }                                                                                            \
  }                                                                                              \
  TARGET static void NAME(lstm_grad_##S)(ptrdiff_t n, const T *s, const T *p, const T *up, const T *g, T *d, \
                                         T *dc, T *dz, T *out) {                                 \
    SAFE for (ptrdiff_t i = 0; i < n; i++) {                                                     \
      T in = s[i], keep = s[n + i], value = s[2 * n + i], show = s[3 * n + i];                   \
      T dh = g[i] + d[i] + up[i];                                                                \
      T t = TANH(s[4 * n + i]);                                                                  \
      T dcell = dc[i] + dh * show * (1 - t * t);                                                 \
      T a = dcell * value * in * (1 - in);                                                       \
      T b = dcell * p[i] * keep * (1 - keep);                                                    \
      T e = dcell * in * (1 - value * value);                                                    \
      T f = dh * t * show * (1 - show);                                                          \
      dz[i] = a; dz[n + i] = b; dz[2 * n + i] = e; dz[3 * n + i] = f;                            \
      out[i] = a; out[n + i] = b; out[2 * n + i] = e; out[3 * n + i] = f;                        \
      dc[i] = dcell * keep; d[i] = 0;                                                            \
    }                                                                                            \
  }                                                                                              \
  TARGET static void NAME(gru_grad_##S)(ptrdiff_t n, const T *s, const T *p, const T *up, const T *g, T *d, \
                                        T *dz, T *out) {                                         \
    SAFE for (ptrdiff_t i = 0; i < n; i++) {                                                     \
      T update = s[i], reset = s[n + i], value = s[2 * n + i], inner = s[3 * n + i];             \
      T dh = g[i] + d[i] + up[i];                                                                \
      T a = dh * (p[i] - value) * update * (1 - update);                                         \
      T e = dh * (1 - update) * (1 - value * value);                                             \
      T b = e * inner * reset * (1 - reset);                                                     \
      T f = e * reset;                                                                           \
      dz[i] = a; dz[n + i] = b; dz[2 * n + i] = f;                                               \
      out[i] = a; out[n + i] = b; out[2 * n + i] = e; out[3 * n + i] = f;                        \
      d[i] = dh * update;                                                                        \
    }                                                                                            \
  }                                                                                              \
  TARGET static void NAME(step_grad_##S)(int cell, ptrdiff_t rows, ptrdiff_t n, const void *saved, \
                                         ptrdiff_t saved_stride, const void *previous,           \
                                         ptrdiff_t previous_stride, const void *ups, ptrdiff_t up_stride, \
                                         const uint8_t *mask, ptrdiff_t mask_stride, const void *gs, \
                                         void *ds, void *dcs, void *dzs, void *outs, ptrdiff_t out_stride) { \
    const T *s = saved; const T *p = previous; const T *up = ups; const T *g = gs;               \
    T *d = ds; T *dc = dcs; T *dz = dzs; T *out = outs;                                          \
    ptrdiff_t gates = cell == CK_CELL_LSTM ? 4 : cell == CK_CELL_GRU ? 3 : 1;                    \
    ptrdiff_t parts = cell == CK_CELL_SIMPLE ? 1 : 4;                                            \
    for (ptrdiff_t r = 0; r < rows; r++, s += saved_stride, p += previous_stride, up += up_stride, g += n, \
                   d += n, dc += n, dz += gates * n, out += out_stride) {                        \
      if (mask && !mask[r * mask_stride]) {                                                      \
        for (ptrdiff_t i = 0; i < n; i++) d[i] = g[i] + d[i] + up[i];                            \
        memset(dz, 0, (size_t)(gates * n) * sizeof(T));                                          \
        memset(out, 0, (size_t)(parts * n) * sizeof(T));                                         \
      } else if (cell == CK_CELL_LSTM) {                                                         \
        NAME(lstm_grad_##S)(n, s, p, up, g, d, dc, dz, out);                                     \
      } else if (cell == CK_CELL_GRU) {                                                          \
        NAME(gru_grad_##S)(n, s, p, up, g, d, dz, out);                                          \
      } else {                                                                                   \
        NAME(simple_grad_##S)(n, s, up, g, d, dz, out);                                          \
      }                                                                                          \
    }                                                                                            \
  }

RECURRENT(f32, float, sigmoid_f32, tanh_f32)
RECURRENT(f64, double, sigmoid_f64, tanh_f64)
#undef RECURRENT
