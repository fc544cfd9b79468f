// float16 and bfloat16: their conversions, and loops that widen a tile to float32, run the float32 loop
// of the same number, and round the result once. So an operation added to the float32 tables exists for
// both at once. Included once per instruction set, after Loops.h; hence no include guard.

#define HALF_TILE 256

#define HALVES(X) X(f16, CK_F16) X(bf16, CK_BF16)

TARGET static void NAME(widen_f16)(ptrdiff_t n, const void *p, float *o) {
  const uint16_t *x = p;
  ptrdiff_t i = 0;
#ifdef HAS_F16C
  for (; i + 8 <= n; i += 8)
    _mm256_storeu_ps(o + i, _mm256_cvtph_ps(_mm_loadu_si128((const __m128i *)(x + i))));
#endif
  for (; i < n; i++) o[i] = f16_to_f32(x[i]);
}
TARGET static void NAME(narrow_f16)(ptrdiff_t n, const float *x, void *p) {
  uint16_t *o = p;
  ptrdiff_t i = 0;
#ifdef HAS_F16C
  for (; i + 8 <= n; i += 8)
    _mm_storeu_si128((__m128i *)(o + i), _mm256_cvtps_ph(_mm256_loadu_ps(x + i), _MM_FROUND_TO_NEAREST_INT));
#endif
  for (; i < n; i++) o[i] = f32_to_f16(x[i]);
}
TARGET static void NAME(widen_bf16)(ptrdiff_t n, const void *p, float *o) {
  const uint16_t *x = p;
  for (ptrdiff_t i = 0; i < n; i++) o[i] = bf16_to_f32(x[i]);
}
TARGET static void NAME(narrow_bf16)(ptrdiff_t n, const float *x, void *p) {
  uint16_t *o = p;
  for (ptrdiff_t i = 0; i < n; i++) o[i] = f32_to_bf16(x[i]);
}

// A result may lie where an operand lies: a whole tile is read before it is written.
#define HALF_LOOPS(S, TYPE)                                                                   \
  TARGET static void NAME(unary_##S)(int op, ptrdiff_t n, const void *x, void *out) {          \
    const ck_unary_fn loop = NAME(unary_table)[CK_F32][op];                                    \
    float tile[HALF_TILE];                                                                     \
    for (ptrdiff_t i = 0; i < n; i += HALF_TILE) {                                             \
      ptrdiff_t m = n - i < HALF_TILE ? n - i : HALF_TILE;                                     \
      NAME(widen_##S)(m, (const uint16_t *)x + i, tile);                                       \
      loop(m, tile, tile);                                                                     \
      NAME(narrow_##S)(m, tile, (uint16_t *)out + i);                                          \
    }                                                                                          \
  }                                                                                            \
  TARGET static void NAME(test_##S)(int op, ptrdiff_t n, const void *x, void *out) {           \
    const ck_unary_fn loop = NAME(test_table)[CK_F32][op];                                     \
    float tile[HALF_TILE];                                                                     \
    for (ptrdiff_t i = 0; i < n; i += HALF_TILE) {                                             \
      ptrdiff_t m = n - i < HALF_TILE ? n - i : HALF_TILE;                                     \
      NAME(widen_##S)(m, (const uint16_t *)x + i, tile);                                       \
      loop(m, tile, (uint8_t *)out + i);                                                       \
    }                                                                                          \
  }                                                                                            \
  TARGET static void NAME(binary_##S)(int op, ptrdiff_t n, const void *a, ptrdiff_t sa, const void *b, \
                                      ptrdiff_t sb, void *out) {                               \
    const ck_binary_fn loop = NAME(binary_table)[CK_F32][op];                                  \
    float x[HALF_TILE], y[HALF_TILE];                                                          \
    if (n > 0) { NAME(widen_##S)(1, a, x); NAME(widen_##S)(1, b, y); }                         \
    for (ptrdiff_t i = 0; i < n; i += HALF_TILE) {                                             \
      ptrdiff_t m = n - i < HALF_TILE ? n - i : HALF_TILE;                                     \
      float z[HALF_TILE];                                                                      \
      if (sa) NAME(widen_##S)(m, (const uint16_t *)a + i, x);                                  \
      if (sb) NAME(widen_##S)(m, (const uint16_t *)b + i, y);                                  \
      loop(m, x, sa, y, sb, z);                                                                \
      NAME(narrow_##S)(m, z, (uint16_t *)out + i);                                             \
    }                                                                                          \
  }                                                                                            \
  TARGET static void NAME(compare_##S)(int op, ptrdiff_t n, const void *a, ptrdiff_t sa, const void *b, \
                                       ptrdiff_t sb, void *out) {                              \
    const ck_binary_fn loop = NAME(compare_table)[CK_F32][op];                                 \
    float x[HALF_TILE], y[HALF_TILE];                                                          \
    if (n > 0) { NAME(widen_##S)(1, a, x); NAME(widen_##S)(1, b, y); }                         \
    for (ptrdiff_t i = 0; i < n; i += HALF_TILE) {                                             \
      ptrdiff_t m = n - i < HALF_TILE ? n - i : HALF_TILE;                                     \
      if (sa) NAME(widen_##S)(m, (const uint16_t *)a + i, x);                                  \
      if (sb) NAME(widen_##S)(m, (const uint16_t *)b + i, y);                                  \
      loop(m, x, sa, y, sb, (uint8_t *)out + i);                                               \
    }                                                                                          \
  }
HALVES(HALF_LOOPS)

// A table holds plain functions, so each number of an operation gets one of its own.
#define HALF_UNARY(KIND, S, N) \
  static void NAME(KIND##_##S##_##N)(ptrdiff_t n, const void *x, void *out) { NAME(KIND##_##S)(0x##N, n, x, out); }
#define HALF_BINARY(KIND, S, N) \
  static void NAME(KIND##_##S##_##N)(ptrdiff_t n, const void *a, ptrdiff_t sa, const void *b, ptrdiff_t sb, void *out) \
  { NAME(KIND##_##S)(0x##N, n, a, sa, b, sb, out); }
#define HALF_ENTRY(KIND, S, N) NAME(KIND##_##S##_##N),
#define HALF_DEFINE(S, TYPE) \
  NUMBERS_128(HALF_UNARY, unary, S) NUMBERS_128(HALF_BINARY, binary, S) \
  NUMBERS_16(HALF_UNARY, test, S, 0) NUMBERS_16(HALF_BINARY, compare, S, 0)
HALVES(HALF_DEFINE)

static const ck_unary_fn NAME(half_unary)[2][128] = {
  {NUMBERS_128(HALF_ENTRY, unary, f16)}, {NUMBERS_128(HALF_ENTRY, unary, bf16)}};
static const ck_binary_fn NAME(half_binary)[2][128] = {
  {NUMBERS_128(HALF_ENTRY, binary, f16)}, {NUMBERS_128(HALF_ENTRY, binary, bf16)}};
static const ck_unary_fn NAME(half_test)[2][16] = {
  {NUMBERS_16(HALF_ENTRY, test, f16, 0)}, {NUMBERS_16(HALF_ENTRY, test, bf16, 0)}};
static const ck_binary_fn NAME(half_compare)[2][16] = {
  {NUMBERS_16(HALF_ENTRY, compare, f16, 0)}, {NUMBERS_16(HALF_ENTRY, compare, bf16, 0)}};

#undef HALVES
#undef HALF_LOOPS
#undef HALF_UNARY
#undef HALF_BINARY
#undef HALF_ENTRY
#undef HALF_DEFINE
