#include <math.h>
#include <string.h>

#include "CKernels.h"

#define SAFE _Pragma("clang loop vectorize(assume_safety)")

#define TARGET
#define NAME(x) x##_plain
#include "WindowLoops.h"
#undef TARGET
#undef NAME
#undef FOR_TAPS
#undef CHANNELS
#undef POSITIONS
#undef PIXELS
#undef IS_LARGEST
#undef IS_PAIR
#undef PAIR_START
#undef WINDOWS
#undef RESAMPLING

#if defined(__x86_64__)
#define TARGET __attribute__((target("avx2,fma")))
#define NAME(x) x##_avx2
#include "WindowLoops.h"
#define PICK(f) (ck_uses_avx2() ? f##_avx2 : f##_plain)
#else
#define PICK(f) f##_plain
#endif

void ck_max_pool(int dtype, const struct ck_window *w, ptrdiff_t c, const void *x, void *y) {
  (dtype == CK_F32 ? PICK(max_pool_f32) : PICK(max_pool_f64))(w, c, x, y);
}

void ck_max_pool_grad(int dtype, const struct ck_window *w, ptrdiff_t c, const void *x, const void *y,
                      const void *g, void *dx, void *room) {
  (dtype == CK_F32 ? PICK(max_pool_grad_f32) : PICK(max_pool_grad_f64))(w, c, x, y, g, dx, room);
}

void ck_max_pool_gather(int dtype, const struct ck_window *w, ptrdiff_t c, const void *x, const void *y,
                        const void *g, void *out, void *room) {
  (dtype == CK_F32 ? PICK(max_pool_gather_f32) : PICK(max_pool_gather_f64))(w, c, x, y, g, out, room);
}

void ck_max_pool_places(int dtype, const struct ck_window *w, ptrdiff_t c, const void *x, const void *y,
                        int64_t offset, int64_t *out) {
  (dtype == CK_F32 ? PICK(max_pool_places_f32) : PICK(max_pool_places_f64))(w, c, x, y, offset, out);
}

void ck_avg_pool(int dtype, const struct ck_window *w, ptrdiff_t c, const void *x, void *y) {
  (dtype == CK_F32 ? PICK(avg_pool_f32) : PICK(avg_pool_f64))(w, c, x, y);
}

void ck_avg_pool_grad(int dtype, const struct ck_window *w, ptrdiff_t c, const void *g, void *dx) {
  (dtype == CK_F32 ? PICK(avg_pool_grad_f32) : PICK(avg_pool_grad_f64))(w, c, g, dx);
}

// The taps of one output position in order; -1 for one outside the image.
#define ALL_TAPS(w, position, PIXEL, BODY)                                             \
  {                                                                                    \
    ptrdiff_t rest_ = (position);                                                      \
    ptrdiff_t o2_ = rest_ % (w)->output[2]; rest_ /= (w)->output[2];                   \
    ptrdiff_t o1_ = rest_ % (w)->output[1], o0_ = rest_ / (w)->output[1];              \
    for (ptrdiff_t k0_ = 0; k0_ < (w)->kernel[0]; k0_++)                               \
      for (ptrdiff_t k1_ = 0; k1_ < (w)->kernel[1]; k1_++)                             \
        for (ptrdiff_t k2_ = 0; k2_ < (w)->kernel[2]; k2_++) {                         \
          ptrdiff_t p0_ = o0_ * (w)->stride[0] - (w)->before[0] + k0_ * (w)->dilation[0]; \
          ptrdiff_t p1_ = o1_ * (w)->stride[1] - (w)->before[1] + k1_ * (w)->dilation[1]; \
          ptrdiff_t p2_ = o2_ * (w)->stride[2] - (w)->before[2] + k2_ * (w)->dilation[2]; \
          int inside = p0_ >= 0 && p0_ < (w)->input[0] && p1_ >= 0 && p1_ < (w)->input[1] && \
                       p2_ >= 0 && p2_ < (w)->input[2];                                \
          ptrdiff_t PIXEL = inside ? (p0_ * (w)->input[1] + p1_) * (w)->input[2] + p2_ : -1; \
          BODY                                                                         \
        }                                                                              \
  }

void ck_im2col(const struct ck_window *w, ptrdiff_t first, ptrdiff_t count, ptrdiff_t all, ptrdiff_t from,
               ptrdiff_t channels, int size, const void *x, void *rows) {
  char *to = rows;
  const char *source = (const char *)x + from * size;
  for (ptrdiff_t p = first; p < first + count; p++)
    ALL_TAPS(w, p, pixel, {
      if (pixel < 0) memset(to, 0, channels * size);
      else memcpy(to, source + pixel * all * size, channels * size);
      to += channels * size;
    })
}

#define COL2IM(T) {                                                                              \
    const T *source = rows; T *to = x;                                                           \
    for (ptrdiff_t p = first; p < first + count; p++)                                            \
      ALL_TAPS(w, p, pixel, {                                                                    \
        if (pixel >= 0)                                                                          \
          for (ptrdiff_t i = 0; i < channels; i++) to[pixel * all + from + i] += source[i];      \
        source += channels;                                                                      \
      })                                                                                         \
  }

void ck_col2im(int dtype, const struct ck_window *w, ptrdiff_t first, ptrdiff_t count, ptrdiff_t all,
               ptrdiff_t from, ptrdiff_t channels, const void *rows, void *x) {
  if (dtype == CK_F32) COL2IM(float) else COL2IM(double)
}

void ck_resample(int dtype, ptrdiff_t outer, ptrdiff_t inputs, ptrdiff_t outputs, ptrdiff_t inner,
                 ptrdiff_t span, const int64_t *starts, const float *weights, const void *x, void *y) {
  if (dtype == CK_F32) PICK(resample_f32)(outer, inputs, outputs, inner, span, starts, weights, x, y);
  else PICK(resample_f64)(outer, inputs, outputs, inner, span, starts, weights, x, y);
}

void ck_resample_back(int dtype, ptrdiff_t outer, ptrdiff_t inputs, ptrdiff_t outputs, ptrdiff_t inner,
                      ptrdiff_t span, const int64_t *starts, const float *weights, const void *u, void *dx) {
  if (dtype == CK_F32) PICK(resample_back_f32)(outer, inputs, outputs, inner, span, starts, weights, u, dx);
  else PICK(resample_back_f64)(outer, inputs, outputs, inner, span, starts, weights, u, dx);
}
