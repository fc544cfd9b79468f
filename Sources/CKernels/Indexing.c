#include "CKernels.h"

#define LINES(T, EXPR)                                                            \
  for (ptrdiff_t i = 0; i < count; i++) {                                         \
    if (index[i] < 0) continue;                                                   \
    T *line = d + index[i] * row;                                                 \
    const T *from = s + i * row;                                                  \
    for (ptrdiff_t j = 0; j < row; j++) { T x = line[j], y = from[j]; line[j] = (T)(EXPR); } \
  }                                                                               \
  return 1;

// Sums of integers wrap around: they are formed in A, an unsigned type as wide or wider.
#define SCATTER(T, A) {                                                           \
    T *d = destination; const T *s = source;                                      \
    switch (op) {                                                                 \
      case CK_SCATTER_SET: LINES(T, ((void)x, y))                                 \
      case CK_SCATTER_ADD: LINES(T, (A)x + (A)y)                                  \
      case CK_SCATTER_SUBTRACT: LINES(T, (A)x - (A)y)                             \
      case CK_SCATTER_MULTIPLY: LINES(T, (A)x * (A)y)                             \
      case CK_SCATTER_MAX: LINES(T, x > y || x != x ? x : y)                      \
      case CK_SCATTER_MIN: LINES(T, x < y || x != x ? x : y)                      \
    }                                                                             \
    return 0;                                                                     \
  }

int ck_scatter(int op, int dtype, ptrdiff_t count, ptrdiff_t row, const int64_t *index,
               const void *source, void *destination) {
  switch (dtype) {
    case CK_U8: SCATTER(uint8_t, uint64_t)
    case CK_I8: SCATTER(int8_t, uint64_t)
    case CK_U16: SCATTER(uint16_t, uint64_t)
    case CK_I16: SCATTER(int16_t, uint64_t)
    case CK_U32: SCATTER(uint32_t, uint64_t)
    case CK_I32: SCATTER(int32_t, uint64_t)
    case CK_U64: SCATTER(uint64_t, uint64_t)
    case CK_I64: SCATTER(int64_t, uint64_t)
    case CK_F32: SCATTER(float, float)
    case CK_F64: SCATTER(double, double)
    default: return 0;
  }
}
