// Scalar functions written without branches, so that the loops around them become vector code.
// Errors are at most a few units in the last place; specials (NaN, infinities, zeros) as in libm.
#pragma once
#include <math.h>
#include <stdint.h>
#include <string.h>

#define INLINE static inline __attribute__((always_inline))

INLINE float bits_to_f32(uint32_t b) { float f; memcpy(&f, &b, 4); return f; }
INLINE uint32_t f32_to_bits(float f) { uint32_t b; memcpy(&b, &f, 4); return b; }

/// 2^n for n in [-252, 254] as a product of two in-range powers, so that subnormal results and
/// the overflow to infinity come out right.
INLINE float scale_f32(float x, int32_t n) {
  int32_t half = n >> 1;
  return x * bits_to_f32((uint32_t)(half + 127) << 23) * bits_to_f32((uint32_t)(n - half + 127) << 23);
}

INLINE float exp_f32(float x) {
  float c = x > 89.0f ? 89.0f : (x < -104.0f ? -104.0f : x);
  c = x != x ? 0.0f : c;
  float magic = 12582912.0f;  // 1.5 * 2^23: adding it rounds to the nearest integer
  float k = (c * 1.44269504088896341f + magic) - magic;
  float r = c - k * 0.693359375f;
  r = r + k * 2.12194440e-4f;
  float p = 1.9875691500e-4f;
  p = p * r + 1.3981999507e-3f;
  p = p * r + 8.3334519073e-3f;
  p = p * r + 4.1665795894e-2f;
  p = p * r + 1.6666665459e-1f;
  p = p * r + 5.0000001201e-1f;
  float e = scale_f32(p * r * r + r + 1.0f, (int32_t)k);
  return x != x ? x : e;
}

INLINE float log_f32(float x) {
  int tiny = x < 1.17549435e-38f;
  float scaled = tiny ? x * 8388608.0f : x;
  uint32_t b = f32_to_bits(scaled);
  int32_t e = (int32_t)(b >> 23) - 126 - (tiny ? 23 : 0);
  float m = bits_to_f32((b & 0x007fffffu) | 0x3f000000u);
  int low = m < 0.707106781186547524f;
  float k = (float)(low ? e - 1 : e);
  m = (low ? m + m : m) - 1.0f;
  float z = m * m;
  float p = 7.0376836292e-2f;
  p = p * m - 1.1514610310e-1f;
  p = p * m + 1.1676998740e-1f;
  p = p * m - 1.2420140846e-1f;
  p = p * m + 1.4249322787e-1f;
  p = p * m - 1.6668057665e-1f;
  p = p * m + 2.0000714765e-1f;
  p = p * m - 2.4999993993e-1f;
  p = p * m + 3.3333331174e-1f;
  float y = m * z * p;
  y = y - k * 2.12194440e-4f;
  y = y - 0.5f * z;
  float result = (m + y) + k * 0.693359375f;
  result = x == INFINITY ? INFINITY : result;
  result = x == 0.0f ? -INFINITY : result;
  result = x < 0.0f ? NAN : result;
  return x != x ? x : result;
}

/// Kahan's correction: the rounding of 1 + x cancels out of log(u) * x / (u - 1).
INLINE float log1p_f32(float x) {
  float u = 1.0f + x;
  float y = log_f32(u) * (x / (u - 1.0f));
  y = u == 1.0f ? x : y;
  y = u == INFINITY ? INFINITY : y;
  return u == 0.0f ? -INFINITY : y;
}

INLINE float expm1_f32(float x) {
  float u = exp_f32(x);
  float d = u - 1.0f;
  float y = d * (x / log_f32(u));
  y = u == 1.0f ? x : y;
  y = d == -1.0f ? -1.0f : y;
  return u == INFINITY ? INFINITY : y;
}

INLINE float tanh_f32(float x) {
  float a = x < 0.0f ? -x : x;
  float z = x * x;
  float p = -5.70498872745e-3f;
  p = p * z + 2.06390887954e-2f;
  p = p * z - 5.37397155531e-2f;
  p = p * z + 1.33314422036e-1f;
  p = p * z - 3.33332819422e-1f;
  float small = p * z * x + x;
  float large = 1.0f - 2.0f / (exp_f32(a + a) + 1.0f);
  float y = a < 0.625f ? small : (x < 0.0f ? -large : large);
  return x != x ? x : y;
}

/// Near zero a polynomial, further out one in the exponent of 1 - erf.
INLINE float erf_f32(float x) {
  float a = x < 0.0f ? -x : x;
  float z = x * x;
  float r = -1.72853470e-5f * a + 3.83197126e-4f;
  r = r * z + (-3.88396438e-3f * a + 2.42546219e-2f);
  r = r * a - 1.06777877e-1f;
  r = r * a - 6.34846687e-1f;
  r = r * a - 1.28717512e-1f;
  r = r * a - a;
  float large = 1.0f - exp_f32(r);
  float p = -5.96761703e-4f;
  p = p * z + 4.99119423e-3f;
  p = p * z - 2.67681349e-2f;
  p = p * z + 1.12819925e-1f;
  p = p * z - 3.76125336e-1f;
  p = p * z + 1.28379166e-1f;
  float small = p * x + x;
  return a > 0.927734375f ? (x < 0.0f ? -large : large) : small;
}

INLINE float sigmoid_f32(float x) { return 1.0f / (1.0f + exp_f32(-x)); }
INLINE float softplus_f32(float x) {
  float a = x < 0.0f ? x : -x;
  return (x > 0.0f ? x : (x != x ? x : 0.0f)) + log1p_f32(exp_f32(a));
}

INLINE double exp_f64(double x) { return exp(x); }
INLINE double log_f64(double x) { return log(x); }
INLINE double log1p_f64(double x) { return log1p(x); }
INLINE double expm1_f64(double x) { return expm1(x); }
INLINE double erf_f64(double x) { return erf(x); }
INLINE double tanh_f64(double x) { return tanh(x); }
INLINE double sigmoid_f64(double x) { return 1.0 / (1.0 + exp(-x)); }
INLINE double softplus_f64(double x) { return (x > 0 ? x : (x != x ? x : 0)) + log1p(exp(-fabs(x))); }

/// Every number of 16 bits is one of 32; multiplying by 2^112 moves the exponent, also of subnormals.
INLINE float f16_to_f32(uint16_t h) {
  uint32_t b = f32_to_bits(bits_to_f32((uint32_t)(h & 0x7fff) << 13) * 0x1p112f);
  b = (h & 0x7c00) == 0x7c00 ? b | 0x7f800000u : b;
  return bits_to_f32(b | (uint32_t)(h & 0x8000) << 16);
}
/// To nearest, ties to even; adding 0.5 lets the adder round what becomes subnormal.
INLINE uint16_t f32_to_f16(float f) {
  uint32_t b = f32_to_bits(f), sign = b >> 16 & 0x8000u;
  b &= 0x7fffffffu;
  uint32_t special = b > 0x7f800000u ? 0x7e00u : 0x7c00u;
  uint32_t tiny = f32_to_bits(bits_to_f32(b) + 0.5f) - 0x3f000000u;
  uint32_t normal = (b + 0xc8000fffu + (b >> 13 & 1)) >> 13;
  return (uint16_t)(sign | (b >= 0x47800000u ? special : b < 0x38800000u ? tiny : normal));
}
INLINE float bf16_to_f32(uint16_t h) { return bits_to_f32((uint32_t)h << 16); }
/// To nearest, ties to even.
INLINE uint16_t f32_to_bf16(float f) {
  uint32_t b = f32_to_bits(f);
  uint32_t rounded = (b + 0x7fffu + (b >> 16 & 1)) >> 16;
  return (uint16_t)((b & 0x7fffffffu) > 0x7f800000u ? (b >> 16 & 0x8000u) | 0x7fc0u : rounded);
}

// Real numbers on the way to integers lose their fraction. What no integer of 32 (of 64) bits can hold,
// NaN included, becomes the smallest one, as the processor has it.
#define TO_INTEGERS(S, F)                                                                                  \
  INLINE int32_t S##_to_i32(F x) { return x > (F)-2147483649.0 && x < (F)2147483648.0 ? (int32_t)x : INT32_MIN; } \
  INLINE int64_t S##_to_i64(F x) {                                                                          \
    return x >= (F)-9223372036854775808.0 && x < (F)9223372036854775808.0 ? (int64_t)x : INT64_MIN;         \
  }                                                                                                         \
  INLINE uint64_t S##_to_u64(F x) {                                                                         \
    return x >= (F)9223372036854775808.0 && x < (F)18446744073709551616.0 ? (uint64_t)x : (uint64_t)S##_to_i64(x); \
  }
TO_INTEGERS(f32, float)
TO_INTEGERS(f64, double)
