#include "CKernels.h"

// Floats reach narrow integers through int64, as NumPy and TensorFlow do on this processor.
#define CAST(FS, F, TS, T, EXPR)                                                  \
  static void cast_##FS##_##TS(ptrdiff_t n, const void *p, void *out) {           \
    const F *x = p; T *o = out;                                                   \
    for (ptrdiff_t i = 0; i < n; i++) o[i] = (T)(EXPR);                           \
  }
#define FROM_INTEGER(FS, F)                                                       \
  CAST(FS, F, bool, uint8_t, x[i] != 0) CAST(FS, F, u8, uint8_t, x[i]) CAST(FS, F, i8, int8_t, x[i]) \
  CAST(FS, F, u16, uint16_t, x[i]) CAST(FS, F, i16, int16_t, x[i]) CAST(FS, F, u32, uint32_t, x[i]) \
  CAST(FS, F, i32, int32_t, x[i]) CAST(FS, F, u64, uint64_t, x[i]) CAST(FS, F, i64, int64_t, x[i]) \
  CAST(FS, F, f32, float, x[i]) CAST(FS, F, f64, double, x[i])
#define FROM_FLOAT(FS, F)                                                         \
  CAST(FS, F, bool, uint8_t, x[i] != 0) CAST(FS, F, u8, uint8_t, (int64_t)x[i]) CAST(FS, F, i8, int8_t, (int64_t)x[i]) \
  CAST(FS, F, u16, uint16_t, (int64_t)x[i]) CAST(FS, F, i16, int16_t, (int64_t)x[i]) \
  CAST(FS, F, u32, uint32_t, (int64_t)x[i]) CAST(FS, F, i32, int32_t, x[i])        \
  CAST(FS, F, u64, uint64_t, x[i] < 9223372036854775808.0 ? (uint64_t)(int64_t)x[i] : (uint64_t)x[i]) \
  CAST(FS, F, i64, int64_t, x[i]) CAST(FS, F, f32, float, x[i]) CAST(FS, F, f64, double, x[i])
FROM_INTEGER(bool, uint8_t) FROM_INTEGER(u8, uint8_t) FROM_INTEGER(i8, int8_t)
FROM_INTEGER(u16, uint16_t) FROM_INTEGER(i16, int16_t) FROM_INTEGER(u32, uint32_t)
FROM_INTEGER(i32, int32_t) FROM_INTEGER(u64, uint64_t) FROM_INTEGER(i64, int64_t)
FROM_FLOAT(f32, float) FROM_FLOAT(f64, double)

#define ROW(S) {                                                                  \
  [CK_BOOL] = cast_##S##_bool, [CK_U8] = cast_##S##_u8, [CK_I8] = cast_##S##_i8,  \
  [CK_U16] = cast_##S##_u16, [CK_I16] = cast_##S##_i16, [CK_U32] = cast_##S##_u32, \
  [CK_I32] = cast_##S##_i32, [CK_U64] = cast_##S##_u64, [CK_I64] = cast_##S##_i64, \
  [CK_F32] = cast_##S##_f32, [CK_F64] = cast_##S##_f64 }
static const ck_unary_fn casts[CK_DTYPE_COUNT][CK_DTYPE_COUNT] = {
  [CK_BOOL] = ROW(bool), [CK_U8] = ROW(u8), [CK_I8] = ROW(i8), [CK_U16] = ROW(u16), [CK_I16] = ROW(i16),
  [CK_U32] = ROW(u32), [CK_I32] = ROW(i32), [CK_U64] = ROW(u64), [CK_I64] = ROW(i64),
  [CK_F32] = ROW(f32), [CK_F64] = ROW(f64)};

ck_unary_fn ck_cast(int from, int to) { return casts[from][to]; }
