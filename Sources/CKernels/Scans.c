#include "CKernels.h"
#include <math.h>

static double logaddexp(double a, double b) {
  double top = a > b ? a : b;
  if (a != a || b != b) return NAN;
  if (top == -INFINITY || top == INFINITY) return top;
  return top + log1p(exp((a > b ? b : a) - top));
}

// A is the type a line is carried in; integers wrap around in an unsigned one.
#define SCAN(T, A, START, EXPR)                                                  \
  {                                                                              \
    const T *s = x; T *o = out;                                                  \
    for (ptrdiff_t r = 0; r < outer; r++)                                        \
      for (ptrdiff_t j = 0; j < inner; j++) {                                    \
        A total = START;                                                         \
        for (ptrdiff_t i = 0; i < n; i++) {                                      \
          ptrdiff_t at = (r * n + (reversed ? n - 1 - i : i)) * inner + j;       \
          A y = (A)s[at];                                                        \
          if (exclusive) o[at] = (T)total;                                       \
          total = EXPR;                                                          \
          if (!exclusive) o[at] = (T)total;                                      \
        }                                                                        \
      }                                                                          \
    return 1;                                                                    \
  }

#define SUMS(T, A)                                                               \
  if (op == CK_SCAN_SUM) SCAN(T, A, 0, (A)(total + y))                           \
  if (op == CK_SCAN_PROD) SCAN(T, A, 1, (A)(total * y))                          \
  return 0;

#define FLOAT_SCANS(T)                                                           \
  if (op == CK_SCAN_LOGSUMEXP) SCAN(T, double, -INFINITY, logaddexp(total, y))   \
  SUMS(T, double)

int ck_scan(int op, int dtype, ptrdiff_t outer, ptrdiff_t n, ptrdiff_t inner, int exclusive,
            int reversed, const void *x, void *out) {
  switch (dtype) {
    case CK_U8: SUMS(uint8_t, uint64_t)
    case CK_I8: SUMS(int8_t, uint64_t)
    case CK_U16: SUMS(uint16_t, uint64_t)
    case CK_I16: SUMS(int16_t, uint64_t)
    case CK_U32: SUMS(uint32_t, uint64_t)
    case CK_I32: SUMS(int32_t, uint64_t)
    case CK_U64: SUMS(uint64_t, uint64_t)
    case CK_I64: SUMS(int64_t, uint64_t)
    case CK_F32: FLOAT_SCANS(float)
    case CK_F64: FLOAT_SCANS(double)
    default: return 0;
  }
}
