#include <math.h>
#include <string.h>

#include "CKernels.h"

#define SAFE _Pragma("clang loop vectorize(assume_safety)")
// Sums of one row may be added in any order: that is what makes them vector code.
#define REASSOCIATE _Pragma("clang fp reassociate(on)")

#define TARGET
#define NAME(x) x##_plain
#include "NormalizationLoops.h"
#undef TARGET
#undef NAME

#if defined(__x86_64__)
#define TARGET __attribute__((target("avx2,fma")))
#define NAME(x) x##_avx2
#include "NormalizationLoops.h"
#define PICK(f) (ck_uses_avx2() ? f##_avx2 : f##_plain)
#else
#define PICK(f) f##_plain
#endif

#define CALL(f, ...) (dtype == CK_F32 ? PICK(f##_f32) : PICK(f##_f64))(__VA_ARGS__)

void ck_layer_norm(int dtype, ptrdiff_t rows, ptrdiff_t n, double epsilon, const void *x, const void *scale,
                   const void *offset, void *y) {
  CALL(layer_norm, rows, n, epsilon, x, scale, offset, y);
}

void ck_layer_norm_grad(int dtype, ptrdiff_t rows, ptrdiff_t n, double epsilon, const void *u, const void *x,
                        const void *scale, void *dx) {
  CALL(layer_norm_grad, rows, n, epsilon, u, x, scale, dx);
}

void ck_layer_norm_scale_grad(int dtype, ptrdiff_t rows, ptrdiff_t n, double epsilon, const void *u,
                              const void *x, void *dscale) {
  CALL(layer_norm_scale_grad, rows, n, epsilon, u, x, dscale);
}

void ck_channel_sums(int dtype, ptrdiff_t rows, ptrdiff_t c, const void *x, const void *shift, double *first,
                     double *second, void *room) {
  CALL(channel_sums, rows, c, x, shift, first, second, room);
}

void ck_channel_products(int dtype, ptrdiff_t rows, ptrdiff_t c, const void *u, const void *x,
                         const void *mean, double *first, double *second, void *room) {
  CALL(channel_products, rows, c, u, x, mean, first, second, room);
}

void ck_channel_affine(int dtype, ptrdiff_t rows, ptrdiff_t c, const void *x, const void *mean, const void *a,
                       const void *b, void *y) {
  CALL(channel_affine, rows, c, x, mean, a, b, y);
}

void ck_channel_mix(int dtype, ptrdiff_t rows, ptrdiff_t c, const void *u, const void *x, const void *mean,
                    const void *a, const void *b, const void *d, void *y) {
  CALL(channel_mix, rows, c, u, x, mean, a, b, d, y);
}
