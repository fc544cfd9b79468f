// The shapes of elementwise loops.
#pragma once
#include <stddef.h>

/// out[i] = f(x[i]); x and out may be the same.
typedef void (*ck_unary_fn)(ptrdiff_t n, const void *x, void *out);
/// out[i] = f(a[i * a_stride], b[i * b_stride]) with strides 0 or 1; out may be a or b where
/// that operand's stride is 1.
typedef void (*ck_binary_fn)(
    ptrdiff_t n, const void *a, ptrdiff_t a_stride, const void *b, ptrdiff_t b_stride, void *out);
