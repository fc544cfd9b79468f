// The bit generators of NumPy and the integers drawn from them, word for word:
// MT19937 (M. Matsumoto, T. Nishimura, 1998) behind RandomState, PCG64 (M. E. O'Neill, "PCG", 2014: XSL-RR
// on 128 bits) behind default_rng. RandomState draws bounded integers by masking and rejecting, the newer
// generator by multiplication (D. Lemire, "Fast random integer generation in an interval", 2019).
#include "NumPyWords.h"

#include <string.h>

typedef unsigned __int128 wide;

static const wide pcg_multiplier = (wide)UINT64_C(0x2360ed051fc65da4) << 64 | UINT64_C(0x4385df649fccf645);

static void reset(ck_numpy_random *g, int is_pcg) {
  memset(g, 0, sizeof *g);
  g->is_pcg = is_pcg;
}

void ck_numpy_seed_word(ck_numpy_random *g, uint32_t seed) {
  reset(g, 0);
  for (uint32_t i = 0; i < 624; i++) {
    g->key[i] = seed;
    seed = 1812433253u * (seed ^ seed >> 30) + i + 1;
  }
  g->place = 624;
}

void ck_numpy_seed_words(ck_numpy_random *g, const uint32_t *words, ptrdiff_t count) {
  ck_numpy_seed_word(g, 19650218u);
  uint32_t *key = g->key;
  ptrdiff_t i = 1, j = 0;
  for (ptrdiff_t k = count > 624 ? count : 624; k > 0; k--) {
    key[i] = (key[i] ^ (key[i - 1] ^ key[i - 1] >> 30) * 1664525u) + words[j] + (uint32_t)j;
    if (++i == 624) { key[0] = key[623]; i = 1; }
    if (++j == count) j = 0;
  }
  for (int k = 623; k > 0; k--) {
    key[i] = (key[i] ^ (key[i - 1] ^ key[i - 1] >> 30) * 1566083941u) - (uint32_t)i;
    if (++i == 624) { key[0] = key[623]; i = 1; }
  }
  key[0] = 0x80000000u;
}

static uint32_t twister(ck_numpy_random *g) {
  uint32_t *key = g->key;
  if (g->place == 624) {
    for (int i = 0; i < 624; i++) {
      uint32_t y = (key[i] & 0x80000000u) | (key[i == 623 ? 0 : i + 1] & 0x7fffffffu);
      key[i] = key[i < 227 ? i + 397 : i - 227] ^ y >> 1 ^ (y & 1 ? 0x9908b0dfu : 0);
    }
    g->place = 0;
  }
  uint32_t y = key[g->place++];
  y ^= y >> 11;
  y ^= y << 7 & 0x9d2c5680u;
  y ^= y << 15 & 0xefc60000u;
  return y ^ y >> 18;
}

static wide joined(uint64_t high, uint64_t low) { return (wide)high << 64 | low; }

static void pcg_step(ck_numpy_random *g) {
  wide state = joined(g->state_high, g->state_low) * pcg_multiplier + joined(g->increment_high, g->increment_low);
  g->state_high = (uint64_t)(state >> 64);
  g->state_low = (uint64_t)state;
}

// SeedSequence: M. E. O'Neill, "Developing a seed_seq alternative", 2015, in NumPy's variation.
static uint32_t hashed(uint32_t value, uint32_t *constant, uint32_t multiplier) {
  value ^= *constant;
  *constant *= multiplier;
  value *= *constant;
  return value ^ value >> 16;
}

static uint32_t mixed(uint32_t x, uint32_t y) {
  uint32_t result = 0xca01f9ddu * x - 0x4973f715u * y;
  return result ^ result >> 16;
}

void ck_numpy_seed_sequence(ck_numpy_random *g, const uint32_t *entropy, ptrdiff_t count) {
  enum { POOL = 4 };
  uint32_t pool[POOL], constant = 0x43b0d7e5u;
  for (int i = 0; i < POOL; i++) pool[i] = hashed(i < count ? entropy[i] : 0, &constant, 0x931e8875u);
  for (int from = 0; from < POOL; from++)
    for (int to = 0; to < POOL; to++)
      if (from != to) pool[to] = mixed(pool[to], hashed(pool[from], &constant, 0x931e8875u));
  for (ptrdiff_t from = POOL; from < count; from++)
    for (int to = 0; to < POOL; to++) pool[to] = mixed(pool[to], hashed(entropy[from], &constant, 0x931e8875u));
  uint64_t words[4] = {0};
  constant = 0x8b51f9ddu;
  for (int i = 0; i < 8; i++)
    words[i / 2] |= (uint64_t)hashed(pool[i % POOL], &constant, 0x58f38dedu) << 32 * (i % 2);
  reset(g, 1);
  wide increment = joined(words[2], words[3]) << 1 | 1;
  g->increment_high = (uint64_t)(increment >> 64);
  g->increment_low = (uint64_t)increment;
  pcg_step(g);
  wide state = joined(g->state_high, g->state_low) + joined(words[0], words[1]);
  g->state_high = (uint64_t)(state >> 64);
  g->state_low = (uint64_t)state;
  pcg_step(g);
}

uint64_t np_word64(ck_numpy_random *g) {
  if (!g->is_pcg) {
    uint64_t high = twister(g);
    return high << 32 | twister(g);
  }
  pcg_step(g);
  uint64_t value = g->state_high ^ g->state_low;
  unsigned turn = (unsigned)(g->state_high >> 58);
  return value >> turn | value << (-turn & 63);
}

uint32_t np_word32(ck_numpy_random *g) {
  if (!g->is_pcg) return twister(g);
  if (g->has_half) {
    g->has_half = 0;
    return g->half;
  }
  uint64_t word = np_word64(g);
  g->has_half = 1;
  g->half = (uint32_t)(word >> 32);
  return (uint32_t)word;
}

double np_unit(ck_numpy_random *g) {
  if (g->is_pcg) return (double)(np_word64(g) >> 11) * (1.0 / 9007199254740992.0);
  uint32_t high = twister(g) >> 5, low = twister(g) >> 6;
  return (high * 67108864.0 + low) / 9007199254740992.0;
}

static uint64_t mask_of(uint64_t range) {
  for (int shift = 1; shift < 64; shift *= 2) range |= range >> shift;
  return range;
}

static uint64_t masked(ck_numpy_random *g, uint64_t range, uint64_t mask) {
  for (;;) {
    uint64_t value = (range <= 0xffffffffu ? np_word32(g) : np_word64(g)) & mask;
    if (value <= range) return value;
  }
}

uint64_t ck_numpy_bounded(ck_numpy_random *g, uint64_t range) {
  if (range == 0) return 0;
  if (range <= 0xffffffffu) {
    if (range == 0xffffffffu) return np_word32(g);
    const uint32_t count = (uint32_t)range + 1;
    uint64_t product = (uint64_t)np_word32(g) * count;
    if ((uint32_t)product < count) {
      const uint32_t threshold = (0xffffffffu - (uint32_t)range) % count;
      while ((uint32_t)product < threshold) product = (uint64_t)np_word32(g) * count;
    }
    return product >> 32;
  }
  if (range == UINT64_MAX) return np_word64(g);
  const uint64_t count = range + 1;
  wide product = (wide)np_word64(g) * count;
  if ((uint64_t)product < count) {
    const uint64_t threshold = (UINT64_MAX - range) % count;
    while ((uint64_t)product < threshold) product = (wide)np_word64(g) * count;
  }
  return (uint64_t)(product >> 64);
}

// Narrow integers share a word of 32 bits among 2, 4 or 32 of them.
typedef struct {
  uint32_t word;
  int left;
} narrow;

static uint32_t next_narrow(ck_numpy_random *g, narrow *n, int bits) {
  if (n->left == 0) {
    n->word = np_word32(g);
    n->left = 32 / bits - 1;
  } else {
    n->word >>= bits;
    n->left--;
  }
  return n->word & (bits == 32 ? 0xffffffffu : (1u << bits) - 1);
}

static uint32_t bounded_narrow(ck_numpy_random *g, narrow *n, int bits, uint32_t range, uint32_t mask) {
  const uint32_t full = (1u << bits) - 1;
  if (range == full) return next_narrow(g, n, bits);
  if (!g->is_pcg) {
    for (;;) {
      uint32_t value = next_narrow(g, n, bits) & mask;
      if (value <= range) return value;
    }
  }
  const uint32_t count = range + 1;
  uint32_t product = next_narrow(g, n, bits) * count;
  if ((product & full) < count) {
    const uint32_t threshold = (full - range) % count;
    while ((product & full) < threshold) product = next_narrow(g, n, bits) * count;
  }
  return product >> bits;
}

void ck_numpy_integers(ck_numpy_random *g, int size, uint64_t low, uint64_t range, ptrdiff_t n, void *out) {
  narrow shared = {0, 0};
  const uint64_t mask = mask_of(range);
  for (ptrdiff_t i = 0; i < n; i++) {
    uint64_t value = 0;
    if (range == 0) value = 0;
    else if (size == 0) value = next_narrow(g, &shared, 1);
    else if (size <= 2) value = bounded_narrow(g, &shared, 8 * size, (uint32_t)range, (uint32_t)mask);
    else if (g->is_pcg) value = ck_numpy_bounded(g, range);
    else value = masked(g, range, mask);
    value += low;
    switch (size) {
      case 0: case 1: ((uint8_t *)out)[i] = (uint8_t)value; break;
      case 2: ((uint16_t *)out)[i] = (uint16_t)value; break;
      case 4: ((uint32_t *)out)[i] = (uint32_t)value; break;
      default: ((uint64_t *)out)[i] = value;
    }
  }
}

void ck_numpy_shuffle(ck_numpy_random *g, ptrdiff_t n, ptrdiff_t first, int by_masks, int64_t *values) {
  for (ptrdiff_t i = n - 1; i >= first && i > 0; i--) {
    const uint64_t range = (uint64_t)i;
    const uint64_t j = by_masks ? masked(g, range, mask_of(range)) : ck_numpy_bounded(g, range);
    int64_t held = values[i];
    values[i] = values[j];
    values[j] = held;
  }
}
