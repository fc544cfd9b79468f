#include "CKernels.h"
#include <string.h>

// The result may lie where an operand lies, element on element; see Loops.h.
#define SAFE _Pragma("clang loop vectorize(assume_safety)")
#define CHOOSE(A, B) SAFE for (ptrdiff_t i = 0; i < n; i++) o[i] = condition[i] ? A : B;
#define SELECT(T) {                                                               \
    const T *pa = a; const T *pb = b; T *o = out;                                 \
    if (n <= 0) return;                                                           \
    T a0 = *pa, b0 = *pb;                                                         \
    if (!c_stride) {                                                              \
      if (*condition) for (ptrdiff_t i = 0; i < n; i++) o[i] = pa[i * a_stride];  \
      else for (ptrdiff_t i = 0; i < n; i++) o[i] = pb[i * b_stride];             \
    }                                                                             \
    else if (a_stride && b_stride) { CHOOSE(pa[i], pb[i]) }                       \
    else if (a_stride) { CHOOSE(pa[i], b0) }                                      \
    else if (b_stride) { CHOOSE(a0, pb[i]) }                                      \
    else { CHOOSE(a0, b0) }                                                       \
  }

void ck_select(ptrdiff_t n, const uint8_t *condition, ptrdiff_t c_stride, const void *a,
               ptrdiff_t a_stride, const void *b, ptrdiff_t b_stride, void *out, int size) {
  switch (size) {
    case 1: SELECT(uint8_t) break;
    case 2: SELECT(uint16_t) break;
    case 4: SELECT(uint32_t) break;
    default: SELECT(uint64_t) break;
  }
}

void ck_fill(ptrdiff_t n, int size, const void *value, void *out) {
#define FILL(T) { T v; memcpy(&v, value, sizeof v); T *o = out; for (ptrdiff_t i = 0; i < n; i++) o[i] = v; }
  switch (size) {
    case 1: FILL(uint8_t) break;
    case 2: FILL(uint16_t) break;
    case 4: FILL(uint32_t) break;
    default: FILL(uint64_t) break;
  }
}

#define MATMUL(T, A) {                                                            \
    const T *pa = a; const T *pb = b; T *o = out;                                 \
    for (ptrdiff_t i = 0; i < m; i++)                                             \
      for (ptrdiff_t j = 0; j < n; j++) {                                         \
        A total = 0;                                                              \
        for (ptrdiff_t l = 0; l < k; l++)                                         \
          total += (A)pa[i * a_row + l * a_column] * (A)pb[l * b_row + j * b_column]; \
        o[i * n + j] = (T)total;                                                  \
      }                                                                           \
  }

void ck_matmul(int dtype, ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, const void *a, ptrdiff_t a_row,
               ptrdiff_t a_column, const void *b, ptrdiff_t b_row, ptrdiff_t b_column, void *out) {
  switch (dtype) {
    case CK_U8: MATMUL(uint8_t, uint64_t) break;
    case CK_I8: MATMUL(int8_t, uint64_t) break;
    case CK_U16: MATMUL(uint16_t, uint64_t) break;
    case CK_I16: MATMUL(int16_t, uint64_t) break;
    case CK_U32: MATMUL(uint32_t, uint64_t) break;
    case CK_I32: MATMUL(int32_t, uint64_t) break;
    case CK_U64: MATMUL(uint64_t, uint64_t) break;
    case CK_I64: MATMUL(int64_t, uint64_t) break;
    case CK_F32: MATMUL(float, float) break;
    case CK_F64: MATMUL(double, double) break;
    default: break;
  }
}
