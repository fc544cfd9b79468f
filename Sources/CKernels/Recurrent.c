#include <string.h>

#include "CKernels.h"
#include "Math.h"

#define SAFE _Pragma("clang loop vectorize(assume_safety)")

#define TARGET
#define NAME(x) x##_plain
#include "RecurrentLoops.h"
#undef TARGET
#undef NAME

#if defined(__x86_64__)
#define TARGET __attribute__((target("avx2,fma")))
#define NAME(x) x##_avx2
#include "RecurrentLoops.h"
#undef TARGET
#undef NAME

#define TARGET __attribute__((target("avx2,fma,avx512f,avx512bw,avx512dq,avx512vl"), min_vector_width(512)))
#define NAME(x) x##_avx512
#include "RecurrentLoops.h"
#undef TARGET
#undef NAME
#define PICK(f) (ck_twin() == CK_AVX512 ? f##_avx512 : ck_twin() == CK_AVX2 ? f##_avx2 : f##_plain)
#else
#define PICK(f) f##_plain
#endif

#define CALL(f, ...) (dtype == CK_F32 ? PICK(f##_f32) : PICK(f##_f64))(__VA_ARGS__)

void ck_recurrent_step(int cell, int dtype, ptrdiff_t rows, ptrdiff_t units, const void *z, const void *x,
                       ptrdiff_t x_stride, const void *bias, const uint8_t *mask, ptrdiff_t mask_stride,
                       void *h, void *c, void *out, ptrdiff_t out_stride) {
  CALL(step, cell, rows, units, z, x, x_stride, bias, mask, mask_stride, h, c, out, out_stride);
}

void ck_recurrent_step_grad(int cell, int dtype, ptrdiff_t rows, ptrdiff_t units, const void *saved,
                            ptrdiff_t saved_stride, const void *previous, ptrdiff_t previous_stride,
                            const void *up, ptrdiff_t up_stride, const uint8_t *mask, ptrdiff_t mask_stride,
                            const void *g, void *d, void *dc, void *dz, void *out, ptrdiff_t out_stride) {
  CALL(step_grad, cell, rows, units, saved, saved_stride, previous, previous_stride, up, up_stride, mask,
       mask_stride, g, d, dc, dz, out, out_stride);
}
