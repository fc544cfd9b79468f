#include "CKernels.h"

// Philox-4x32-10: J. K. Salmon and others, "Parallel random numbers: as easy as 1, 2, 3", SC 2011.
void ck_philox(uint64_t key, uint64_t start, uint64_t high, ptrdiff_t blocks, uint32_t *out) {
  for (ptrdiff_t i = 0; i < blocks; i++) {
    uint64_t low = start + (uint64_t)i;
    uint64_t up = high + (low < start);
    uint32_t c0 = (uint32_t)low, c1 = (uint32_t)(low >> 32), c2 = (uint32_t)up, c3 = (uint32_t)(up >> 32);
    uint32_t k0 = (uint32_t)key, k1 = (uint32_t)(key >> 32);
    for (int round = 0; round < 10; round++) {
      uint64_t p = (uint64_t)0xD2511F53u * c0, q = (uint64_t)0xCD9E8D57u * c2;
      uint32_t n0 = (uint32_t)(q >> 32) ^ c1 ^ k0, n2 = (uint32_t)(p >> 32) ^ c3 ^ k1;
      c1 = (uint32_t)q; c3 = (uint32_t)p; c0 = n0; c2 = n2;
      k0 += 0x9E3779B9u; k1 += 0xBB67AE85u;
    }
    out[i * 4] = c0; out[i * 4 + 1] = c1; out[i * 4 + 2] = c2; out[i * 4 + 3] = c3;
  }
}
