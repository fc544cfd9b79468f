// Special functions, computed in double and rounded once; for float32 and float64.
#pragma once
#include <stddef.h>

#include "LoopTypes.h"

enum ck_special1 {
  CK_LGAMMA = 0, CK_DIGAMMA, CK_ERFC, CK_ERFINV, CK_NDTRI, CK_ASINH, CK_ACOSH, CK_ATANH, CK_SPECIAL1_COUNT
};

enum ck_special2 {
  CK_XLOGY = 0, CK_XLOG1PY, CK_XDIVY, CK_DIVIDE_NO_NAN, CK_MULTIPLY_NO_NAN, CK_ATAN2, CK_NEXTAFTER,
  CK_IGAMMA, CK_IGAMMAC, CK_ZETA, CK_POLYGAMMA, CK_SPECIAL2_COUNT
};

/// NULL for other types.
ck_unary_fn ck_special_unary(int op, int dtype);
ck_binary_fn ck_special_binary(int op, int dtype);
/// out[i] = I_x[i](a[i], b[i]), the regularised incomplete beta function, for float32 and float64.
void ck_betainc(int dtype, ptrdiff_t n, const void *a, const void *b, const void *x, void *out);
