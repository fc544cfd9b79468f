// The loops themselves. Included once per instruction set, with NAME(x) giving the suffixed name
// and TARGET the attribute; hence no include guard.

// A result may lie where an operand lies, element on element: clang's run-time check for overlap would
// then choose the scalar loop, so it is told that the vector loop is safe.
#ifndef SAFE
#define SAFE _Pragma("clang loop vectorize(assume_safety)")
#endif

// Each loop is written for the four ways its operands can repeat.
#define BINARY_BODY(OUT, T, EXPR)                                                              \
  const T *pa = a; const T *pb = b; OUT *o = out;                                              \
  if (sa && sb) { SAFE for (ptrdiff_t i = 0; i < n; i++) { T x = pa[i], y = pb[i]; o[i] = EXPR; } } \
  else if (sa) { T y = pb[0]; SAFE for (ptrdiff_t i = 0; i < n; i++) { T x = pa[i]; o[i] = EXPR; } } \
  else if (sb) { T x = pa[0]; SAFE for (ptrdiff_t i = 0; i < n; i++) { T y = pb[i]; o[i] = EXPR; } } \
  else if (n > 0) { T x = pa[0], y = pb[0]; OUT v = EXPR; for (ptrdiff_t i = 0; i < n; i++) o[i] = v; }

#define BINARY(OP, S, OUT, T, EXPR)                                                         \
  TARGET static void NAME(OP##_##S)(ptrdiff_t n, const void *a, ptrdiff_t sa, const void *b, \
                                    ptrdiff_t sb, void *out) { BINARY_BODY(OUT, T, EXPR) }

#define UNARY(OP, S, OUT, T, EXPR)                                            \
  TARGET static void NAME(OP##_##S)(ptrdiff_t n, const void *p, void *out) { \
    const T *px = p; OUT *o = out;                                            \
    SAFE for (ptrdiff_t i = 0; i < n; i++) { T x = px[i]; o[i] = EXPR; }      \
  }

// Wrap-around arithmetic is done on the unsigned twin U, where C defines it.
#define INTEGERS(X) \
  X(u8, uint8_t, uint8_t) X(i8, int8_t, uint8_t) X(u16, uint16_t, uint16_t) X(i16, int16_t, uint16_t) \
  X(u32, uint32_t, uint32_t) X(i32, int32_t, uint32_t) X(u64, uint64_t, uint64_t) X(i64, int64_t, uint64_t)
#define FLOATS(X) X(f32, float, float) X(f64, double, double)

INLINE uint64_t NAME(ipow)(uint64_t x, int64_t y) {
  uint64_t r = 1;
  for (; y > 0; y >>= 1) { if (y & 1) r *= x; x *= x; }
  return r;
}

#define INTEGER_OPS(S, T, U)                                                          \
  UNARY(negative, S, T, T, (T)(0 - (uint64_t)x)) UNARY(abs, S, T, T, (T)(x > 0 ? (uint64_t)x : 0 - (uint64_t)x)) \
  UNARY(sign, S, T, T, (T)((x > 0) - (x != 0 && !(x > 0))))                     \
  UNARY(square, S, T, T, (T)((uint64_t)x * (uint64_t)x)) UNARY(relu, S, T, T, (x > 0 ? x : 0)) \
  UNARY(identity, S, T, T, x)                                                         \
  BINARY(add, S, T, T, (T)((uint64_t)x + (uint64_t)y)) BINARY(subtract, S, T, T, (T)((uint64_t)x - (uint64_t)y)) \
  BINARY(multiply, S, T, T, (T)((uint64_t)x * (uint64_t)y))                           \
  BINARY(floordiv, S, T, T, NAME(floordiv1_##S)(x, y)) BINARY(mod, S, T, T, NAME(mod1_##S)(x, y)) \
  BINARY(pow, S, T, T, (T)NAME(ipow)((uint64_t)x, (int64_t)y))                        \
  BINARY(maximum, S, T, T, (x > y ? x : y)) BINARY(minimum, S, T, T, (x < y ? x : y)) \
  BINARY(relu_grad, S, T, T, (y > 0 ? x : 0))                                         \
  BINARY(and, S, T, T, (T)(x & y)) BINARY(or, S, T, T, (T)(x | y)) BINARY(xor, S, T, T, (T)(x ^ y))

// Division by zero is refused before the loop runs; the guard keeps the processor from trapping
// on it and on the smallest number over -1.
#define INTEGER_DIVISION(S, T, U)                                              \
  INLINE T NAME(floordiv1_##S)(T x, T y) {                                     \
    if (y == 0) return 0;                                                      \
    if ((T)-1 < 0 && y == (T)-1) return (T)(0 - (uint64_t)x);                  \
    T q = x / y; return (x % y != 0 && ((x < 0) != (y < 0))) ? q - 1 : q;      \
  }                                                                            \
  INLINE T NAME(mod1_##S)(T x, T y) {                                          \
    if (y == 0 || ((T)-1 < 0 && y == (T)-1)) return 0;                         \
    T r = x % y; return (r != 0 && ((r < 0) != (y < 0))) ? r + y : r;          \
  }
INTEGERS(INTEGER_DIVISION)
INTEGERS(INTEGER_OPS)

// Bits go missing at either end; a shift beyond the width is one by all bits but one, as in TensorFlow.
#define SHIFT(T) (y < 0 ? 0 : (uint64_t)y >= sizeof(T) * 8 ? (int)sizeof(T) * 8 - 1 : (int)y)
#define BITS(S, T, U)                                                                              \
  UNARY(invert, S, T, T, (T)~x)                                                                    \
  BINARY(left_shift, S, T, T, (T)((uint64_t)x << SHIFT(T))) BINARY(right_shift, S, T, T, (T)(x >> SHIFT(T))) \
  BINARY(truncate_div, S, T, T, (y == 0 ? 0 : (T)-1 < 0 && y == (T)-1 ? (T)(0 - (uint64_t)x) : (T)(x / y))) \
  BINARY(truncate_mod, S, T, T, (y == 0 || ((T)-1 < 0 && y == (T)-1) ? 0 : (T)(x % y)))
INTEGERS(BITS)

#define FLOAT_DIVISION(S, T, FMOD, FLOOR)                                      \
  INLINE T NAME(mod1_##S)(T x, T y) {                                          \
    T r = FMOD(x, y); return (r != 0 && ((r < 0) != (y < 0))) ? r + y : r;     \
  }                                                                            \
  INLINE T NAME(floordiv1_##S)(T x, T y) { return FLOOR(x / y); }
FLOAT_DIVISION(f32, float, fmodf, floorf)
FLOAT_DIVISION(f64, double, fmod, floor)

#define FLOAT_OPS(S, T, F)                                                             \
  UNARY(negative, S, T, T, -x) UNARY(abs, S, T, T, __builtin_elementwise_abs(x))       \
  UNARY(sign, S, T, T, (x > 0 ? (T)1 : (x < 0 ? (T)-1 : x + 0))) UNARY(square, S, T, T, x * x) \
  UNARY(sqrt, S, T, T, __builtin_elementwise_sqrt(x))                                  \
  UNARY(rsqrt, S, T, T, (T)1 / __builtin_elementwise_sqrt(x)) UNARY(reciprocal, S, T, T, (T)1 / x) \
  UNARY(exp, S, T, T, exp_##S(x)) UNARY(expm1, S, T, T, expm1_##S(x))                  \
  UNARY(log, S, T, T, log_##S(x)) UNARY(log1p, S, T, T, log1p_##S(x))                  \
  UNARY(sin, S, T, T, F(sin)(x)) UNARY(cos, S, T, T, F(cos)(x)) UNARY(tan, S, T, T, F(tan)(x)) \
  UNARY(asin, S, T, T, F(asin)(x)) UNARY(acos, S, T, T, F(acos)(x)) UNARY(atan, S, T, T, F(atan)(x)) \
  UNARY(sinh, S, T, T, F(sinh)(x)) UNARY(cosh, S, T, T, F(cosh)(x)) UNARY(erf, S, T, T, erf_##S(x)) \
  UNARY(tanh, S, T, T, tanh_##S(x)) UNARY(sigmoid, S, T, T, sigmoid_##S(x))            \
  UNARY(softplus, S, T, T, softplus_##S(x)) UNARY(relu, S, T, T, (x > 0 ? x : (x != x ? x : (T)0))) \
  UNARY(floor, S, T, T, __builtin_elementwise_floor(x)) UNARY(ceil, S, T, T, __builtin_elementwise_ceil(x)) \
  UNARY(round, S, T, T, __builtin_elementwise_roundeven(x)) UNARY(identity, S, T, T, x) \
  UNARY(isnan, S, uint8_t, T, (x != x)) UNARY(isinf, S, uint8_t, T, (x == INFINITY || x == -INFINITY)) \
  UNARY(isfinite, S, uint8_t, T, (x - x == 0))                                         \
  BINARY(add, S, T, T, x + y) BINARY(subtract, S, T, T, x - y) BINARY(multiply, S, T, T, x * y) \
  BINARY(divide, S, T, T, x / y) BINARY(floordiv, S, T, T, NAME(floordiv1_##S)(x, y))  \
  BINARY(mod, S, T, T, NAME(mod1_##S)(x, y))                                           \
  BINARY(maximum, S, T, T, (x > y || x != x ? x : y)) BINARY(minimum, S, T, T, (x < y || x != x ? x : y)) \
  BINARY(relu_grad, S, T, T, (y > 0 ? x : (T)0)) BINARY(tanh_grad, S, T, T, x * ((T)1 - y * y)) \
  BINARY(sigmoid_grad, S, T, T, x * y * ((T)1 - y))                                    \
  BINARY(sqrt_grad, S, T, T, (x == 0 ? (T)0 : (T)0.5 * x / y))                         \
  TARGET static void NAME(pow_##S)(ptrdiff_t n, const void *a, ptrdiff_t sa, const void *b, ptrdiff_t sb, void *out) { \
    if (sb == 0 && n > 0) {                                                            \
      T e = *(const T *)b;                                                             \
      if (e == (T)2) { BINARY_BODY(T, T, (y = y, x * x)) return; }                     \
      if (e == (T)3) { BINARY_BODY(T, T, (y = y, x * x * x)) return; }                 \
      if (e == (T)1) { BINARY_BODY(T, T, (y = y, x)) return; }                         \
      if (e == (T)-1) { BINARY_BODY(T, T, (y = y, (T)1 / x)) return; }                 \
    }                                                                                  \
    BINARY_BODY(T, T, F(pow)(x, y))                                                    \
  }
#define F32(name) name##f
#define F64(name) name
FLOAT_OPS(f32, float, F32)
FLOAT_OPS(f64, double, F64)
#define FLOAT_TRUNCATION(S, T, F) \
  BINARY(truncate_div, S, T, T, F(trunc)(x / y)) BINARY(truncate_mod, S, T, T, F(fmod)(x, y))
FLOAT_TRUNCATION(f32, float, F32)
FLOAT_TRUNCATION(f64, double, F64)

UNARY(not, bool, uint8_t, uint8_t, !x)
UNARY(identity, bool, uint8_t, uint8_t, x)
BINARY(and, bool, uint8_t, uint8_t, (x & y)) BINARY(or, bool, uint8_t, uint8_t, (x | y))
BINARY(xor, bool, uint8_t, uint8_t, (x ^ y))

#define COMPARISONS(S, T, U)                                                                   \
  BINARY(equal, S, uint8_t, T, (x == y)) BINARY(not_equal, S, uint8_t, T, (x != y))            \
  BINARY(less, S, uint8_t, T, (x < y)) BINARY(less_equal, S, uint8_t, T, (x <= y))             \
  BINARY(greater, S, uint8_t, T, (x > y)) BINARY(greater_equal, S, uint8_t, T, (x >= y))
INTEGERS(COMPARISONS)
FLOATS(COMPARISONS)
COMPARISONS(bool, uint8_t, uint8_t)

// Reductions. Sums and products of float32 are carried in float64, so that long ones lose nothing
// that a reader of the result could see; rows are reduced in 32 lanes, which become vector code.
#define REDUCE_ALL(OP, S)                                                                    \
  TARGET static void NAME(OP##_##S)(ptrdiff_t outer, ptrdiff_t n, ptrdiff_t inner,           \
                                    const void *p, void *out) {                              \
    NAME(OP##_lines_##S)(outer, n, inner, inner, p, out);                                    \
  }
#define INTEGER_REDUCE(OP, S, T, A, START, EXPR)                                             \
  TARGET static void NAME(OP##_lines_##S)(ptrdiff_t outer, ptrdiff_t n, ptrdiff_t inner,     \
                                          ptrdiff_t stride, const void *p, void *out) {      \
    const T *x0 = p; T *o = out;                                                             \
    for (ptrdiff_t r = 0; r < outer; r++, x0 += n * stride, o += inner) {                    \
      if (stride == 1) {                                                                     \
        A acc = START;                                                                       \
        for (ptrdiff_t i = 0; i < n; i++) { A x = x0[i]; acc = EXPR; }                       \
        o[0] = (T)acc;                                                                       \
      } else {                                                                               \
        for (ptrdiff_t j = 0; j < inner; j++) o[j] = (T)START;                               \
        for (ptrdiff_t i = 0; i < n; i++)                                                    \
          for (ptrdiff_t j = 0; j < inner; j++) { A acc = o[j], x = x0[i * stride + j]; o[j] = (T)(EXPR); } \
      }                                                                                      \
    }                                                                                        \
  }                                                                                          \
  REDUCE_ALL(OP, S)
#define SMALLEST(T) ((T)-1 < 0 ? (T)((uint64_t)1 << (sizeof(T) * 8 - 1)) : (T)0)
#define LARGEST(T) ((T)~SMALLEST(T))
#define INTEGER_REDUCTIONS(S, T, U)                        \
  INTEGER_REDUCE(sum, S, T, U, 0, (U)(acc + x))            \
  INTEGER_REDUCE(prod, S, T, U, 1, (U)((uint64_t)acc * x)) \
  INTEGER_REDUCE(max, S, T, T, SMALLEST(T), (x > acc ? x : acc)) \
  INTEGER_REDUCE(min, S, T, T, LARGEST(T), (x < acc ? x : acc))
INTEGERS(INTEGER_REDUCTIONS)
INTEGER_REDUCE(any, bool, uint8_t, uint8_t, 0, (x | acc))
INTEGER_REDUCE(all, bool, uint8_t, uint8_t, 1, (x & acc))

#define FLOAT_REDUCE(OP, S, T, O, A, START, STEP, MERGE)                                     \
  TARGET static void NAME(OP##_lines_##S)(ptrdiff_t outer, ptrdiff_t n, ptrdiff_t inner,     \
                                          ptrdiff_t stride, const void *p, void *out) {      \
    const T *x0 = p; O *o = out;                                                             \
    for (ptrdiff_t r = 0; r < outer; r++, x0 += n * stride, o += inner) {                    \
      if (stride == 1) {                                                                     \
        A total = START;                                                                     \
        ptrdiff_t i = 0;                                                                     \
        while (n - i >= 32) {                                                                \
          A lane[32];                                                                        \
          ptrdiff_t end = i + ((n - i) / 32 < 32 ? (n - i) / 32 : 32) * 32;                  \
          for (int l = 0; l < 32; l++) lane[l] = x0[i + l];                                  \
          for (i += 32; i < end; i += 32)                                                    \
            for (int l = 0; l < 32; l++) { A acc = lane[l], x = x0[i + l]; lane[l] = STEP; } \
          /* Halves onto each other: one after the other the lanes would cost as much as their loop. */ \
          for (int w = 16; w; w /= 2)                                                        \
            for (int l = 0; l < w; l++) { A acc = lane[l], x = lane[l + w]; lane[l] = MERGE; } \
          { A acc = total, x = lane[0]; total = MERGE; }                                     \
        }                                                                                    \
        for (; i < n; i++) { A acc = total, x = x0[i]; total = MERGE; }                      \
        o[0] = (O)total;                                                                     \
      } else {                                                                               \
        for (ptrdiff_t from = 0; from < inner; from += 128) {                                \
          ptrdiff_t width = inner - from < 128 ? inner - from : 128;                         \
          A row[128];                                                                        \
          for (ptrdiff_t j = 0; j < width; j++) row[j] = START;                              \
          for (ptrdiff_t i = 0; i < n; i++) {                                                \
            const T *line = x0 + i * stride + from;                                          \
            for (ptrdiff_t j = 0; j < width; j++) { A acc = row[j], x = line[j]; row[j] = MERGE; } \
          }                                                                                  \
          for (ptrdiff_t j = 0; j < width; j++) o[from + j] = (O)row[j];                     \
        }                                                                                    \
      }                                                                                      \
    }                                                                                        \
  }                                                                                          \
  REDUCE_ALL(OP, S)
#define FLOAT_REDUCTIONS(S, T, O)                                                                     \
  FLOAT_REDUCE(sum, S, T, O, double, 0, acc + x, acc + x)                                                \
  FLOAT_REDUCE(prod, S, T, O, double, 1, acc * x, acc * x)                                               \
  FLOAT_REDUCE(max, S, T, O, T, -INFINITY, (x > acc || x != x ? x : acc), (x > acc || x != x ? x : acc)) \
  FLOAT_REDUCE(min, S, T, O, T, INFINITY, (x < acc || x != x ? x : acc), (x < acc || x != x ? x : acc))
FLOAT_REDUCTIONS(f32, float, float)
FLOAT_REDUCTIONS(f64, double, double)
FLOAT_REDUCTIONS(wide, float, double)

#define ARG_REDUCE(OP, S, T, BETTER)                                                         \
  TARGET static void NAME(OP##_##S)(ptrdiff_t outer, ptrdiff_t n, ptrdiff_t inner,           \
                                    const void *p, void *out) {                              \
    const T *x0 = p; int64_t *o = out;                                                       \
    for (ptrdiff_t r = 0; r < outer; r++, x0 += n * inner, o += inner)                       \
      for (ptrdiff_t j = 0; j < inner; j++) {                                                \
        ptrdiff_t at = 0; T best = x0[j];                                                    \
        for (ptrdiff_t i = 1; i < n; i++) {                                                  \
          T x = x0[i * inner + j];                                                           \
          if (BETTER || (best != best && x == x)) { best = x; at = i; }                      \
        }                                                                                    \
        o[j] = at;                                                                           \
      }                                                                                      \
  }
#define ARG_REDUCTIONS(S, T, U) ARG_REDUCE(argmax, S, T, x > best) ARG_REDUCE(argmin, S, T, x < best)
INTEGERS(ARG_REDUCTIONS)
FLOATS(ARG_REDUCTIONS)
ARG_REDUCTIONS(bool, uint8_t, uint8_t)

#define SOFTMAX(S, T)                                                                        \
  INLINE T NAME(row_max_##S)(ptrdiff_t n, const T *x) {                                      \
    T top = -INFINITY;                                                                       \
    for (ptrdiff_t i = 0; i < n; i++) top = x[i] > top ? x[i] : top;                         \
    return top;                                                                              \
  }                                                                                          \
  TARGET static void NAME(softmax_##S)(ptrdiff_t rows, ptrdiff_t n, const void *p, void *out) { \
    const T *x = p; T *o = out;                                                              \
    for (ptrdiff_t r = 0; r < rows; r++, x += n, o += n) {                                   \
      T top = NAME(row_max_##S)(n, x), total = 0;                                            \
      for (ptrdiff_t i = 0; i < n; i++) o[i] = exp_##S(x[i] - top);                          \
      for (ptrdiff_t i = 0; i < n; i++) total += o[i];                                       \
      for (ptrdiff_t i = 0; i < n; i++) o[i] /= total;                                       \
    }                                                                                        \
  }                                                                                          \
  TARGET static void NAME(log_softmax_##S)(ptrdiff_t rows, ptrdiff_t n, const void *p, void *out) { \
    const T *x = p; T *o = out;                                                              \
    for (ptrdiff_t r = 0; r < rows; r++, x += n, o += n) {                                   \
      T top = NAME(row_max_##S)(n, x), total = 0;                                            \
      for (ptrdiff_t i = 0; i < n; i++) total += exp_##S(x[i] - top);                        \
      T shift = top + log_##S(total);                                                        \
      for (ptrdiff_t i = 0; i < n; i++) o[i] = x[i] - shift;                                 \
    }                                                                                        \
  }                                                                                          \
  TARGET static void NAME(sparse_xent_##S)(ptrdiff_t rows, ptrdiff_t n, const void *p,       \
                                           const int64_t *labels, void *out) {               \
    const T *x = p; T *o = out;                                                              \
    for (ptrdiff_t r = 0; r < rows; r++, x += n) {                                           \
      T top = NAME(row_max_##S)(n, x), total = 0;                                            \
      for (ptrdiff_t i = 0; i < n; i++) total += exp_##S(x[i] - top);                        \
      int64_t label = labels[r];                                                             \
      o[r] = label < 0 || label >= n ? (T)NAN : log_##S(total) - (x[label] - top);           \
    }                                                                                        \
  }                                                                                          \
  TARGET static void NAME(sparse_xent_grad_##S)(ptrdiff_t rows, ptrdiff_t n, const void *pg, \
                                                const void *p, const int64_t *labels, void *out) { \
    const T *x = p; const T *g = pg; T *o = out;                                             \
    for (ptrdiff_t r = 0; r < rows; r++, x += n, o += n) {                                   \
      T top = NAME(row_max_##S)(n, x), total = 0;                                            \
      for (ptrdiff_t i = 0; i < n; i++) o[i] = exp_##S(x[i] - top);                          \
      for (ptrdiff_t i = 0; i < n; i++) total += o[i];                                       \
      T scale = g[r] / total;                                                                \
      for (ptrdiff_t i = 0; i < n; i++) o[i] *= scale;                                       \
      if (labels[r] >= 0 && labels[r] < n) o[labels[r]] -= g[r];                             \
      else for (ptrdiff_t i = 0; i < n; i++) o[i] = (T)NAN;                                  \
    }                                                                                        \
  }
SOFTMAX(f32, float)
SOFTMAX(f64, double)

#define SCATTER(S, T, U)                                                                    \
  TARGET static void NAME(scatter_add_##S)(ptrdiff_t count, ptrdiff_t row, const int64_t *index, \
                                           const void *source, void *destination) {         \
    const T *s = source; T *d = destination;                                                \
    for (ptrdiff_t i = 0; i < count; i++) {                                                 \
      T *line = d + index[i] * row;                                                         \
      for (ptrdiff_t j = 0; j < row; j++) line[j] = (T)(line[j] + s[i * row + j]);          \
    }                                                                                       \
  }
FLOATS(SCATTER)

// Tables, indexed by the enums of the header.
#define ROW_INTEGER(S) {                                                                          \
  [CK_NEGATIVE] = NAME(negative_##S), [CK_ABS] = NAME(abs_##S), [CK_SIGN] = NAME(sign_##S),       \
  [CK_SQUARE] = NAME(square_##S), [CK_RELU] = NAME(relu_##S), [CK_IDENTITY] = NAME(identity_##S),     \
  [CK_INVERT] = NAME(invert_##S) }
#define ROW_FLOAT(S) {                                                                            \
  [CK_NEGATIVE] = NAME(negative_##S), [CK_ABS] = NAME(abs_##S), [CK_SIGN] = NAME(sign_##S),       \
  [CK_SQUARE] = NAME(square_##S), [CK_SQRT] = NAME(sqrt_##S), [CK_RSQRT] = NAME(rsqrt_##S),       \
  [CK_RECIPROCAL] = NAME(reciprocal_##S), [CK_EXP] = NAME(exp_##S), [CK_EXPM1] = NAME(expm1_##S), \
  [CK_LOG] = NAME(log_##S), [CK_LOG1P] = NAME(log1p_##S), [CK_SIN] = NAME(sin_##S),               \
  [CK_COS] = NAME(cos_##S), [CK_TAN] = NAME(tan_##S), [CK_ASIN] = NAME(asin_##S),                 \
  [CK_ACOS] = NAME(acos_##S), [CK_ATAN] = NAME(atan_##S), [CK_SINH] = NAME(sinh_##S),             \
  [CK_COSH] = NAME(cosh_##S), [CK_TANH] = NAME(tanh_##S), [CK_ERF] = NAME(erf_##S),               \
  [CK_SIGMOID] = NAME(sigmoid_##S), [CK_SOFTPLUS] = NAME(softplus_##S), [CK_RELU] = NAME(relu_##S), \
  [CK_FLOOR] = NAME(floor_##S), [CK_CEIL] = NAME(ceil_##S), [CK_ROUND] = NAME(round_##S),         \
  [CK_IDENTITY] = NAME(identity_##S) }
static const ck_unary_fn NAME(unary_table)[CK_DTYPE_COUNT][CK_UNARY_COUNT] = {
  [CK_BOOL] = {[CK_NOT] = NAME(not_bool), [CK_IDENTITY] = NAME(identity_bool)},
  [CK_U8] = ROW_INTEGER(u8), [CK_I8] = ROW_INTEGER(i8), [CK_U16] = ROW_INTEGER(u16), [CK_I16] = ROW_INTEGER(i16),
  [CK_U32] = ROW_INTEGER(u32), [CK_I32] = ROW_INTEGER(i32), [CK_U64] = ROW_INTEGER(u64), [CK_I64] = ROW_INTEGER(i64),
  [CK_F32] = ROW_FLOAT(f32), [CK_F64] = ROW_FLOAT(f64)};

#define BINARY_INTEGER(S) {                                                                        \
  [CK_ADD] = NAME(add_##S), [CK_SUBTRACT] = NAME(subtract_##S), [CK_MULTIPLY] = NAME(multiply_##S), \
  [CK_FLOORDIV] = NAME(floordiv_##S), [CK_MOD] = NAME(mod_##S), [CK_POW] = NAME(pow_##S),          \
  [CK_MAXIMUM] = NAME(maximum_##S), [CK_MINIMUM] = NAME(minimum_##S), [CK_RELU_GRAD] = NAME(relu_grad_##S), \
  [CK_AND] = NAME(and_##S), [CK_OR] = NAME(or_##S), [CK_XOR] = NAME(xor_##S), \
  [CK_LEFT_SHIFT] = NAME(left_shift_##S), [CK_RIGHT_SHIFT] = NAME(right_shift_##S),                 \
  [CK_TRUNCATE_DIV] = NAME(truncate_div_##S), [CK_TRUNCATE_MOD] = NAME(truncate_mod_##S) }
#define BINARY_FLOAT(S) {                                                                          \
  [CK_ADD] = NAME(add_##S), [CK_SUBTRACT] = NAME(subtract_##S), [CK_MULTIPLY] = NAME(multiply_##S), \
  [CK_DIVIDE] = NAME(divide_##S), [CK_FLOORDIV] = NAME(floordiv_##S), [CK_MOD] = NAME(mod_##S),    \
  [CK_POW] = NAME(pow_##S), [CK_MAXIMUM] = NAME(maximum_##S), [CK_MINIMUM] = NAME(minimum_##S),    \
  [CK_RELU_GRAD] = NAME(relu_grad_##S), [CK_TANH_GRAD] = NAME(tanh_grad_##S),                      \
  [CK_SIGMOID_GRAD] = NAME(sigmoid_grad_##S), [CK_SQRT_GRAD] = NAME(sqrt_grad_##S),               \
  [CK_TRUNCATE_DIV] = NAME(truncate_div_##S), [CK_TRUNCATE_MOD] = NAME(truncate_mod_##S) }
static const ck_binary_fn NAME(binary_table)[CK_DTYPE_COUNT][CK_BINARY_COUNT] = {
  [CK_BOOL] = {[CK_AND] = NAME(and_bool), [CK_OR] = NAME(or_bool), [CK_XOR] = NAME(xor_bool)},
  [CK_U8] = BINARY_INTEGER(u8), [CK_I8] = BINARY_INTEGER(i8), [CK_U16] = BINARY_INTEGER(u16), [CK_I16] = BINARY_INTEGER(i16),
  [CK_U32] = BINARY_INTEGER(u32), [CK_I32] = BINARY_INTEGER(i32), [CK_U64] = BINARY_INTEGER(u64), [CK_I64] = BINARY_INTEGER(i64),
  [CK_F32] = BINARY_FLOAT(f32), [CK_F64] = BINARY_FLOAT(f64)};

#define COMPARE_ROW(S) {                                                                           \
  [CK_EQUAL] = NAME(equal_##S), [CK_NOT_EQUAL] = NAME(not_equal_##S), [CK_LESS] = NAME(less_##S),  \
  [CK_LESS_EQUAL] = NAME(less_equal_##S), [CK_GREATER] = NAME(greater_##S),                        \
  [CK_GREATER_EQUAL] = NAME(greater_equal_##S) }
static const ck_binary_fn NAME(compare_table)[CK_DTYPE_COUNT][CK_COMPARE_COUNT] = {
  [CK_BOOL] = COMPARE_ROW(bool), [CK_U8] = COMPARE_ROW(u8), [CK_I8] = COMPARE_ROW(i8),
  [CK_U16] = COMPARE_ROW(u16), [CK_I16] = COMPARE_ROW(i16), [CK_U32] = COMPARE_ROW(u32),
  [CK_I32] = COMPARE_ROW(i32), [CK_U64] = COMPARE_ROW(u64), [CK_I64] = COMPARE_ROW(i64),
  [CK_F32] = COMPARE_ROW(f32), [CK_F64] = COMPARE_ROW(f64)};

#define TEST_ROW(S) {[CK_ISNAN] = NAME(isnan_##S), [CK_ISINF] = NAME(isinf_##S), [CK_ISFINITE] = NAME(isfinite_##S)}
static const ck_unary_fn NAME(test_table)[CK_DTYPE_COUNT][CK_TEST_COUNT] = {
  [CK_F32] = TEST_ROW(f32), [CK_F64] = TEST_ROW(f64)};

#define REDUCE_ROW(S) {                                                                            \
  [CK_SUM] = NAME(sum_##S), [CK_PROD] = NAME(prod_##S), [CK_MAX] = NAME(max_##S), [CK_MIN] = NAME(min_##S) }
static const ck_reduce_fn NAME(reduce_table)[CK_DTYPE_COUNT][CK_REDUCE_COUNT] = {
  [CK_BOOL] = {[CK_ANY] = NAME(any_bool), [CK_ALL] = NAME(all_bool)},
  [CK_U8] = REDUCE_ROW(u8), [CK_I8] = REDUCE_ROW(i8), [CK_U16] = REDUCE_ROW(u16), [CK_I16] = REDUCE_ROW(i16),
  [CK_U32] = REDUCE_ROW(u32), [CK_I32] = REDUCE_ROW(i32), [CK_U64] = REDUCE_ROW(u64), [CK_I64] = REDUCE_ROW(i64),
  [CK_F32] = REDUCE_ROW(f32), [CK_F64] = REDUCE_ROW(f64)};

static const ck_reduce_fn NAME(wide_table)[CK_DTYPE_COUNT][CK_REDUCE_COUNT] = {
  [CK_F32] = REDUCE_ROW(wide), [CK_F64] = REDUCE_ROW(f64)};

#define LINES_ROW(S) {                                                                             \
  [CK_SUM] = NAME(sum_lines_##S), [CK_PROD] = NAME(prod_lines_##S), [CK_MAX] = NAME(max_lines_##S), \
  [CK_MIN] = NAME(min_lines_##S) }
static const ck_reduce_lines_fn NAME(lines_table)[CK_DTYPE_COUNT][CK_REDUCE_COUNT] = {
  [CK_BOOL] = {[CK_ANY] = NAME(any_lines_bool), [CK_ALL] = NAME(all_lines_bool)},
  [CK_U8] = LINES_ROW(u8), [CK_I8] = LINES_ROW(i8), [CK_U16] = LINES_ROW(u16), [CK_I16] = LINES_ROW(i16),
  [CK_U32] = LINES_ROW(u32), [CK_I32] = LINES_ROW(i32), [CK_U64] = LINES_ROW(u64), [CK_I64] = LINES_ROW(i64),
  [CK_F32] = LINES_ROW(f32), [CK_F64] = LINES_ROW(f64)};

#define ARG_ROW(S) {NAME(argmin_##S), NAME(argmax_##S)}
static const ck_reduce_fn NAME(arg_table)[CK_DTYPE_COUNT][2] = {
  [CK_BOOL] = ARG_ROW(bool), [CK_U8] = ARG_ROW(u8), [CK_I8] = ARG_ROW(i8), [CK_U16] = ARG_ROW(u16),
  [CK_I16] = ARG_ROW(i16), [CK_U32] = ARG_ROW(u32), [CK_I32] = ARG_ROW(i32), [CK_U64] = ARG_ROW(u64),
  [CK_I64] = ARG_ROW(i64), [CK_F32] = ARG_ROW(f32), [CK_F64] = ARG_ROW(f64)};

static const ck_rows_fn NAME(softmax_table)[CK_DTYPE_COUNT][2] = {
  [CK_F32] = {NAME(softmax_f32), NAME(log_softmax_f32)},
  [CK_F64] = {NAME(softmax_f64), NAME(log_softmax_f64)}};

#undef BINARY_BODY
#undef BINARY
#undef UNARY
#undef INTEGERS
#undef FLOATS
#undef INTEGER_OPS
#undef INTEGER_DIVISION
#undef SHIFT
#undef BITS
#undef FLOAT_TRUNCATION
#undef FLOAT_DIVISION
#undef FLOAT_OPS
#undef F32
#undef F64
#undef COMPARISONS
#undef INTEGER_REDUCE
#undef SMALLEST
#undef LARGEST
#undef INTEGER_REDUCTIONS
#undef FLOAT_REDUCE
#undef REDUCE_ALL
#undef FLOAT_REDUCTIONS
#undef ARG_REDUCE
#undef ARG_REDUCTIONS
#undef SOFTMAX
#undef SCATTER
#undef ROW_INTEGER
#undef ROW_FLOAT
#undef BINARY_INTEGER
#undef BINARY_FLOAT
#undef COMPARE_ROW
#undef TEST_ROW
#undef REDUCE_ROW
#undef LINES_ROW
#undef ARG_ROW
