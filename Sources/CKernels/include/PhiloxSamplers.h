// Random numbers as TensorFlow draws them; see PhiloxSamplers.c.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// Where a stream stands: a counter of 128 bits and a key of 64, as in the state of a generator.
typedef struct {
  uint64_t low, high, key;
} ck_philox_state;

enum ck_random_kind {
  CK_RANDOM_UNIFORM = 0, CK_RANDOM_UNIFORM_HALF, CK_RANDOM_UNIFORM_BRAIN, CK_RANDOM_INTEGER,
  CK_RANDOM_NORMAL, CK_RANDOM_TRUNCATED, CK_RANDOM_GAMMA, CK_RANDOM_POISSON, CK_RANDOM_BINOMIAL
};

/// Moves the counter on.
void ck_philox_skip(ck_philox_state *state, uint64_t blocks);
/// The stream that belongs to the two seeds of a stateless operation.
void ck_philox_key_from_seeds(uint64_t first, uint64_t second, ck_philox_state *state);
/// Writes the groups [first, last) of `count` numbers; integers are low + word % range, or the word
/// itself when range is 0.
void ck_random_fill(int kind, int dtype, const ck_philox_state *state, ptrdiff_t first, ptrdiff_t last,
                    ptrdiff_t count, int64_t low, uint64_t range, void *out);
/// The numbers 0 to n - 1 in random order.
void ck_random_permutation(const ck_philox_state *state, ptrdiff_t n, int64_t *out);
/// Per row of logits, `samples` class numbers; `scratch` holds one double per class.
void ck_random_categorical(const ck_philox_state *state, ptrdiff_t rows, ptrdiff_t classes,
                           ptrdiff_t samples, const double *logits, double *scratch, int64_t *out);
/// The draws [first, last) of gamma, Poisson or binomial numbers: out is [samples, parameters].
void ck_random_draws(int kind, const ck_philox_state *state, ptrdiff_t first, ptrdiff_t last,
                     ptrdiff_t parameters, ptrdiff_t samples, const double *a, const double *b,
                     double *out);
