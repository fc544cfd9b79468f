#include "CKernels.h"
#include "Math.h"

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
// Integers of 8 and 16 bits are reached through int32, uint32 through int64, each wrapping around.
#define FROM_FLOAT(FS, F)                                                         \
  CAST(FS, F, bool, uint8_t, x[i] != 0) CAST(FS, F, u8, uint8_t, FS##_to_i32(x[i])) \
  CAST(FS, F, i8, int8_t, FS##_to_i32(x[i])) CAST(FS, F, u16, uint16_t, FS##_to_i32(x[i])) \
  CAST(FS, F, i16, int16_t, FS##_to_i32(x[i])) CAST(FS, F, u32, uint32_t, FS##_to_i64(x[i])) \
  CAST(FS, F, i32, int32_t, FS##_to_i32(x[i])) CAST(FS, F, u64, uint64_t, FS##_to_u64(x[i])) \
  CAST(FS, F, i64, int64_t, FS##_to_i64(x[i])) CAST(FS, F, f32, float, x[i]) CAST(FS, F, f64, double, x[i])
FROM_INTEGER(bool, uint8_t) FROM_INTEGER(u8, uint8_t) FROM_INTEGER(i8, int8_t)
FROM_INTEGER(u16, uint16_t) FROM_INTEGER(i16, int16_t) FROM_INTEGER(u32, uint32_t)
FROM_INTEGER(i32, int32_t) FROM_INTEGER(u64, uint64_t) FROM_INTEGER(i64, int64_t)
FROM_FLOAT(f32, float) FROM_FLOAT(f64, double)

// The 16-bit floats go by way of float32, as in TensorFlow.
#define TILES(BODY)                                                               \
  float tile[256];                                                                \
  for (ptrdiff_t i = 0; i < n; i += 256) {                                        \
    ptrdiff_t m = n - i < 256 ? n - i : 256;                                      \
    BODY                                                                          \
  }
#define FROM_HALF(HS, H, TS, T)                                                   \
  static void cast_##HS##_##TS(ptrdiff_t n, const void *p, void *out) {           \
    TILES(ck_widen(H, m, (const uint16_t *)p + i, tile); cast_f32_##TS(m, tile, (T *)out + i);) \
  }
#define TO_HALF(FS, F, HS, H)                                                     \
  static void cast_##FS##_##HS(ptrdiff_t n, const void *p, void *out) {           \
    TILES(cast_##FS##_f32(m, (const F *)p + i, tile); ck_narrow(H, m, tile, (uint16_t *)out + i);) \
  }
#define HALF(HS, H)                                                               \
  FROM_HALF(HS, H, bool, uint8_t) FROM_HALF(HS, H, u8, uint8_t) FROM_HALF(HS, H, i8, int8_t) \
  FROM_HALF(HS, H, u16, uint16_t) FROM_HALF(HS, H, i16, int16_t) FROM_HALF(HS, H, u32, uint32_t) \
  FROM_HALF(HS, H, i32, int32_t) FROM_HALF(HS, H, u64, uint64_t) FROM_HALF(HS, H, i64, int64_t) \
  FROM_HALF(HS, H, f32, float) FROM_HALF(HS, H, f64, double)                      \
  TO_HALF(bool, uint8_t, HS, H) TO_HALF(u8, uint8_t, HS, H) TO_HALF(i8, int8_t, HS, H) \
  TO_HALF(u16, uint16_t, HS, H) TO_HALF(i16, int16_t, HS, H) TO_HALF(u32, uint32_t, HS, H) \
  TO_HALF(i32, int32_t, HS, H) TO_HALF(u64, uint64_t, HS, H) TO_HALF(i64, int64_t, HS, H) \
  TO_HALF(f32, float, HS, H) TO_HALF(f64, double, HS, H)
HALF(f16, CK_F16)
HALF(bf16, CK_BF16)
TO_HALF(f16, uint16_t, f16, CK_F16) TO_HALF(f16, uint16_t, bf16, CK_BF16)
TO_HALF(bf16, uint16_t, f16, CK_F16) TO_HALF(bf16, uint16_t, bf16, CK_BF16)

#define ROW(S) {                                                                  \
  [CK_BOOL] = cast_##S##_bool, [CK_U8] = cast_##S##_u8, [CK_I8] = cast_##S##_i8,  \
  [CK_U16] = cast_##S##_u16, [CK_I16] = cast_##S##_i16, [CK_U32] = cast_##S##_u32, \
  [CK_I32] = cast_##S##_i32, [CK_U64] = cast_##S##_u64, [CK_I64] = cast_##S##_i64, \
  [CK_F32] = cast_##S##_f32, [CK_F64] = cast_##S##_f64, [CK_F16] = cast_##S##_f16, \
  [CK_BF16] = cast_##S##_bf16 }
static const ck_unary_fn casts[CK_DTYPE_COUNT][CK_DTYPE_COUNT] = {
  [CK_BOOL] = ROW(bool), [CK_U8] = ROW(u8), [CK_I8] = ROW(i8), [CK_U16] = ROW(u16), [CK_I16] = ROW(i16),
  [CK_U32] = ROW(u32), [CK_I32] = ROW(i32), [CK_U64] = ROW(u64), [CK_I64] = ROW(i64),
  [CK_F32] = ROW(f32), [CK_F64] = ROW(f64), [CK_F16] = ROW(f16), [CK_BF16] = ROW(bf16)};

ck_unary_fn ck_cast(int from, int to) {
  int known = from >= 0 && from < CK_DTYPE_COUNT && to >= 0 && to < CK_DTYPE_COUNT;
  return known ? casts[from][to] : NULL;
}
