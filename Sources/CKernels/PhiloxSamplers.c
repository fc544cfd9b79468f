// What TensorFlow draws from Philox-4x32-10, number for number. A group is what one block of four words
// gives: four numbers of 32 bits or two of 64. Each output that may need any number of words has 256
// blocks set aside, so that every part of a result can be computed on its own.
#include <math.h>
#include <string.h>

#include "CKernels.h"

#pragma STDC FP_CONTRACT OFF

enum { BLOCKS_PER_OUTPUT = 256, BATCH = 64 };

typedef struct {
  uint64_t low, high, key;
  uint32_t words[4];
  int left;
} stream;

static stream stream_at(const ck_philox_state *state, uint64_t skip) {
  stream s = {state->low + skip, state->high, state->key, {0}, 0};
  s.high += s.low < skip;
  return s;
}

static uint32_t next_word(stream *s) {
  if (s->left == 0) {
    ck_philox(s->key, s->low, s->high, 1, s->words);
    s->high += ++s->low == 0;
    s->left = 4;
  }
  return s->words[4 - s->left--];
}

void ck_philox_skip(ck_philox_state *state, uint64_t blocks) {
  state->low += blocks;
  state->high += state->low < blocks;
}

void ck_philox_key_from_seeds(uint64_t first, uint64_t second, ck_philox_state *state) {
  uint32_t mixed[4];
  ck_philox(UINT64_C(0x02461e293ec8f720), first, second, 1, mixed);
  state->key = mixed[0] | (uint64_t)mixed[1] << 32;
  state->low = 0;
  state->high = mixed[2] | (uint64_t)mixed[3] << 32;
}

// 23 bits of fraction under an exponent of 0, minus 1.
static float unit_float(uint32_t word) {
  uint32_t bits = (word & 0x7fffffu) | 0x3f800000u;
  float value;
  memcpy(&value, &bits, 4);
  return value - 1.0f;
}

static double unit_double(uint32_t high, uint32_t low) {
  uint64_t bits = (uint64_t)(high & 0xfffffu) << 32 | low | UINT64_C(0x3ff0000000000000);
  double value;
  memcpy(&value, &bits, 8);
  return value - 1.0;
}

static void normal_floats(uint32_t a, uint32_t b, float *out) {
  float u = unit_float(a);
  if (u < 1.0e-7f) u = 1.0e-7f;
  const float angle = (float)(2.0f * M_PI * unit_float(b));
  const float radius = sqrtf(-2.0f * logf(u));
  out[0] = sinf(angle) * radius;
  out[1] = cosf(angle) * radius;
}

static void normal_doubles(const uint32_t *w, double *out) {
  double u = unit_double(w[0], w[1]);
  if (u < 1.0e-7) u = 1.0e-7;
  const double angle = 2 * M_PI * unit_double(w[2], w[3]);
  const double radius = sqrt(-2.0 * log(u));
  out[0] = sin(angle) * radius;
  out[1] = cos(angle) * radius;
}

// One group from one block. `low` and `range` bound integers.
static void group(int kind, int dtype, const uint32_t *w, int64_t low, uint64_t range, void *out) {
  float *f = out;
  double *d = out;
  switch (kind) {
    case CK_RANDOM_UNIFORM:
      if (dtype == CK_F32) for (int i = 0; i < 4; i++) f[i] = unit_float(w[i]);
      else for (int i = 0; i < 2; i++) d[i] = unit_double(w[2 * i], w[2 * i + 1]);
      break;
    // The low bits of a word as the fraction of a number of 16 bits, held in float32.
    case CK_RANDOM_UNIFORM_HALF:
      for (int i = 0; i < 4; i++) f[i] = (float)(w[i] & 0x3ffu) / 1024.0f;
      break;
    case CK_RANDOM_UNIFORM_BRAIN:
      for (int i = 0; i < 4; i++) f[i] = (float)(w[i] & 0x7fu) / 128.0f;
      break;
    case CK_RANDOM_NORMAL:
      if (dtype == CK_F32) {
        normal_floats(w[0], w[1], f);
        normal_floats(w[2], w[3], f + 2);
      } else {
        normal_doubles(w, d);
      }
      break;
    default:
      if (dtype == CK_I32 || dtype == CK_U32) {
        uint32_t *n = out;
        for (int i = 0; i < 4; i++) n[i] = range ? (uint32_t)low + w[i] % (uint32_t)range : w[i];
      } else {
        uint64_t *n = out;
        for (int i = 0; i < 2; i++) {
          uint64_t word = w[2 * i] | (uint64_t)w[2 * i + 1] << 32;
          n[i] = range ? (uint64_t)low + word % range : word;
        }
      }
  }
}

// Normal numbers beyond two standard deviations are drawn again.
static void truncated_group(int dtype, stream *s, void *out) {
  int found = 0;
  if (dtype == CK_F32) {
    while (found < 4) {
      float pair[2];
      uint32_t a = next_word(s);
      normal_floats(a, next_word(s), pair);
      for (int i = 0; i < 2 && found < 4; i++)
        if (fabsf(pair[i]) < 2.0f) ((float *)out)[found++] = pair[i];
    }
  } else {
    while (found < 2) {
      double pair[2];
      uint32_t w[4];
      for (int i = 0; i < 4; i++) w[i] = next_word(s);
      normal_doubles(w, pair);
      for (int i = 0; i < 2 && found < 2; i++)
        if (fabs(pair[i]) < 2.0) ((double *)out)[found++] = pair[i];
    }
  }
}

void ck_random_fill(int kind, int dtype, const ck_philox_state *state, ptrdiff_t first, ptrdiff_t last,
                    ptrdiff_t count, int64_t low, uint64_t range, void *out) {
  const int wide = dtype == CK_F64 || dtype == CK_I64 || dtype == CK_U64;
  const ptrdiff_t per = wide ? 2 : 4;
  const ptrdiff_t size = wide ? 8 : 4;
  uint32_t words[4 * BATCH];
  for (ptrdiff_t start = first; start < last; start += BATCH) {
    const ptrdiff_t here = last - start < BATCH ? last - start : BATCH;
    if (kind != CK_RANDOM_TRUNCATED) {
      stream s = stream_at(state, (uint64_t)start);
      ck_philox(s.key, s.low, s.high, here, words);
    }
    for (ptrdiff_t g = 0; g < here; g++) {
      const ptrdiff_t place = (start + g) * per;
      char *target = (char *)out + place * size;
      // The last group may be wider than what is left.
      char spare[16];
      void *whole = place + per <= count ? target : spare;
      if (kind == CK_RANDOM_TRUNCATED) {
        stream s = stream_at(state, (uint64_t)(start + g) * (uint64_t)per * (BLOCKS_PER_OUTPUT / 4));
        truncated_group(dtype, &s, whole);
      } else {
        group(kind, dtype, words + 4 * g, low, range, whole);
      }
      if (whole == spare) memcpy(target, spare, (size_t)((count - place) * size));
    }
  }
}

void ck_random_permutation(const ck_philox_state *state, ptrdiff_t n, int64_t *out) {
  stream s = stream_at(state, 0);
  for (ptrdiff_t i = 0; i < n; i++) out[i] = i;
  for (ptrdiff_t i = 0; i + 1 < n; i++) {
    ptrdiff_t j = i + (ptrdiff_t)(next_word(&s) % (uint32_t)(n - i));
    int64_t held = out[i];
    out[i] = out[j];
    out[j] = held;
  }
}

void ck_random_categorical(const ck_philox_state *state, ptrdiff_t rows, ptrdiff_t classes,
                           ptrdiff_t samples, const double *logits, double *scratch, int64_t *out) {
  stream s = stream_at(state, 0);
  for (ptrdiff_t row = 0; row < rows; row++, logits += classes) {
    double largest = -HUGE_VAL;
    for (ptrdiff_t i = 0; i < classes; i++)
      if (isfinite(logits[i]) && logits[i] > largest) largest = logits[i];
    double total = 0;
    for (ptrdiff_t i = 0; i < classes; i++) {
      if (isfinite(logits[i])) total += exp(logits[i] - largest);
      scratch[i] = total;
    }
    for (ptrdiff_t k = 0; k < samples; k++) {
      uint32_t high = next_word(&s);
      const double wanted = unit_double(high, next_word(&s)) * total;
      // The first class whose cumulated weight is above the wanted one.
      ptrdiff_t from = 0, to = classes;
      while (from < to) {
        ptrdiff_t middle = from + (to - from) / 2;
        if (scratch[middle] <= wanted) from = middle + 1; else to = middle;
      }
      out[row * samples + k] = from;
    }
  }
}

// Uniform (or normal) doubles of one output, taken pair by pair, the second of a pair first.
typedef struct {
  double pair[2];
  int left;
} doubles;

static double next_uniform(stream *s, doubles *u) {
  if (u->left == 0) {
    uint32_t w[4];
    for (int i = 0; i < 4; i++) w[i] = next_word(s);
    u->pair[0] = unit_double(w[0], w[1]);
    u->pair[1] = unit_double(w[2], w[3]);
    u->left = 2;
  }
  return u->pair[--u->left];
}

static double next_normal(stream *s, doubles *u) {
  if (u->left == 0) {
    uint32_t w[4];
    for (int i = 0; i < 4; i++) w[i] = next_word(s);
    normal_doubles(w, u->pair);
    u->left = 2;
  }
  return u->pair[--u->left];
}

// G. Marsaglia, W. W. Tsang, "A simple method for generating gamma variables", 2000.
static double gamma_sample(stream *s, double alpha) {
  doubles uniforms = {{0}, 0}, normals = {{0}, 0};
  if (alpha == 1.0) return -log1p(-next_uniform(s, &uniforms));
  const int small = alpha < 1;
  const double d = alpha + (small ? 2.0 / 3 : -1.0 / 3);
  const double c = 1.0 / 3 / sqrt(d);
  // NaN and infinite parameters would never be accepted.
  if (!(d > 0) || !isfinite(d)) return isnan(alpha) || d <= 0 ? NAN : HUGE_VAL;
  for (;;) {
    const double x = next_normal(s, &normals);
    double v = 1 + c * x;
    if (v <= 0) continue;
    v = v * v * v;
    const double u = next_uniform(s, &uniforms);
    if (u < 1 - 0.0331 * (x * x) * (x * x) || log(u) < 0.5 * x * x + d * (1 - v + log(v))) {
      double result = d * v;
      if (small) result *= pow(next_uniform(s, &uniforms), 1 / alpha);
      return result;
    }
  }
}

// Below 10 by products of uniform numbers (Knuth), above by transformed rejection:
// W. Hoermann, "The transformed rejection method for generating Poisson random variables", 1993.
static double poisson_sample(stream *s, double rate) {
  doubles uniforms = {{0}, 0};
  if (!isfinite(rate) || rate < 0) return rate > 0 ? HUGE_VAL : NAN;
  if (rate < 10) {
    const double bound = exp(-rate);
    double product = 1, count = 0;
    for (;;) {
      product *= next_uniform(s, &uniforms);
      if (product <= bound) return count;
      count += 1;
    }
  }
  const double log_rate = log(rate);
  const double b = 0.931 + 2.53 * sqrt(rate);
  const double a = -0.059 + 0.02483 * b;
  const double inverse_alpha = 1.1239 + 1.1328 / (b - 3.4);
  for (;;) {
    const double u = next_uniform(s, &uniforms) - 0.5;
    const double v = next_uniform(s, &uniforms);
    const double shifted = 0.5 - fabs(u);
    const double k = floor((2 * a / shifted + b) * u + rate + 0.43);
    if (shifted >= 0.07 && v <= 0.9277 - 3.6224 / (b - 2)) return k;
    if (k < 0 || (shifted < 0.013 && v > shifted)) continue;
    const double left = log(v * inverse_alpha / (a / (shifted * shifted) + b));
    if (left <= -rate + k * log_rate - lgamma(k + 1)) return k;
  }
}

static double stirling_tail(double k) {
  static const double table[] = {0.0810614667953272, 0.0413406959554092, 0.0276779256849983,
                                 0.02079067210376509, 0.0166446911898211, 0.0138761288230707,
                                 0.0118967099458917, 0.0104112652619720, 0.00925546218271273,
                                 0.00833056343336287};
  if (k <= 9) return table[(int)k];
  const double square = (k + 1) * (k + 1);
  return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / (k + 1);
}

// W. Hoermann, "The generation of binomial random variates", 1993; few successes by counting
// geometric waiting times.
static double binomial_sample(const ck_philox_state *state, ptrdiff_t output, double count, double p,
                              int many) {
  doubles uniforms = {{0}, 0};
  if (!many) {
    stream s = stream_at(state, (uint64_t)output * 42);
    double sum = 0;
    int found = 0;
    for (;; found++) {
      sum += ceil(log(next_uniform(&s, &uniforms)) / log1p(-p));
      if (sum > count) return found;
    }
  }
  stream s = stream_at(state, (uint64_t)output * BLOCKS_PER_OUTPUT);
  const double deviation = sqrt(count * p * (1 - p));
  const double b = 1.15 + 2.53 * deviation;
  const double a = -0.0873 + 0.0248 * b + 0.01 * p;
  const double c = count * p + 0.5;
  const double limit = 0.92 - 4.2 / b;
  const double r = p / (1 - p);
  const double alpha = (2.83 + 5.1 / b) * deviation;
  const double m = floor((count + 1) * p);
  for (;;) {
    const double u = next_uniform(&s, &uniforms) - 0.5;
    double v = next_uniform(&s, &uniforms);
    const double us = 0.5 - fabs(u);
    const double k = floor((2 * a / us + b) * u + c);
    if (us >= 0.07 && v <= limit) return k;
    if (k < 0 || k > count) continue;
    v = log(v * alpha / (a / (us * us) + b));
    const double bound = (m + 0.5) * log((m + 1) / (r * (count - m + 1)))
                         + (count + 1) * log((count - m + 1) / (count - k + 1))
                         + (k + 0.5) * log(r * (count - k + 1) / (k + 1)) + stirling_tail(m)
                         + stirling_tail(count - m) - stirling_tail(k) - stirling_tail(count - k);
    if (v <= bound) return k;
  }
}

static double binomial(const ck_philox_state *state, ptrdiff_t output, double count, double p) {
  if (isnan(p) || !isfinite(count)) return NAN;
  if (count <= 0 || p <= 0) return 0;
  if (p >= 1) return count;
  if (p <= 0.5) return binomial_sample(state, output, count, p, count * p >= 10);
  const double q = 1 - p;
  return count - binomial_sample(state, output, count, q, count * q >= 10);
}

void ck_random_draws(int kind, const ck_philox_state *state, ptrdiff_t first, ptrdiff_t last,
                     ptrdiff_t parameters, ptrdiff_t samples, const double *a, const double *b,
                     double *out) {
  // Numbers are drawn parameter by parameter, and lie with the parameters in the last axes.
  for (ptrdiff_t output = first; output < last; output++) {
    const ptrdiff_t p = output / samples, sample = output % samples;
    double *target = out + sample * parameters + p;
    if (kind == CK_RANDOM_BINOMIAL) {
      *target = binomial(state, output, a[p], b[p]);
    } else {
      stream s = stream_at(state, (uint64_t)output * BLOCKS_PER_OUTPUT);
      *target = kind == CK_RANDOM_GAMMA ? gamma_sample(&s, a[p]) : poisson_sample(&s, a[p]);
    }
  }
}
