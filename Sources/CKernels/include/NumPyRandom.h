// Random numbers as NumPy draws them; see NumPyRandom.c and NumPyDistributions.c.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// A bit generator: MT19937 (RandomState) or PCG64 (default_rng), and what is left of earlier draws.
typedef struct {
  int is_pcg;
  uint32_t key[624];
  int place;
  uint64_t state_high, state_low, increment_high, increment_low;
  /// The unused half of a PCG64 word.
  int has_half;
  uint32_t half;
  /// The second number of a polar pair (RandomState only).
  int has_normal;
  double normal;
} ck_numpy_random;

/// MT19937 from one word, or from several.
void ck_numpy_seed_word(ck_numpy_random *g, uint32_t seed);
void ck_numpy_seed_words(ck_numpy_random *g, const uint32_t *words, ptrdiff_t count);
/// PCG64 from the words that SeedSequence mixes out of an entropy of 32-bit words.
void ck_numpy_seed_sequence(ck_numpy_random *g, const uint32_t *entropy, ptrdiff_t count);

enum ck_numpy_distribution {
  CK_NP_DOUBLE = 0, CK_NP_UNIFORM, CK_NP_NORMAL, CK_NP_EXPONENTIAL, CK_NP_GAMMA, CK_NP_BETA,
  CK_NP_LOGNORMAL, CK_NP_LAPLACE, CK_NP_LOGISTIC, CK_NP_CHISQUARE, CK_NP_POISSON, CK_NP_BINOMIAL,
  CK_NP_GEOMETRIC, CK_NP_FLOAT
};

/// n numbers with parameters a[i * a_stride] and b[i * b_stride], strides 0 or 1.
void ck_numpy_fill(ck_numpy_random *g, int distribution, ptrdiff_t n, const double *a, ptrdiff_t a_stride,
                   const double *b, ptrdiff_t b_stride, double *out);
/// n integers low + [0, range] of `size` bytes (1 to 8; 0 for bool).
void ck_numpy_integers(ck_numpy_random *g, int size, uint64_t low, uint64_t range, ptrdiff_t n, void *out);
/// Shuffles places [first, n) down from the end, places drawn by masks (`shuffle`) or as `choice` does.
void ck_numpy_shuffle(ck_numpy_random *g, ptrdiff_t n, ptrdiff_t first, int by_masks, int64_t *values);
/// A number in [0, range] as Generator.choice draws it.
uint64_t ck_numpy_bounded(ck_numpy_random *g, uint64_t range);
