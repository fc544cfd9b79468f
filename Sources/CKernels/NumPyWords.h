// The words under NumPy's distributions.
#pragma once
#include "CKernels.h"

uint32_t np_word32(ck_numpy_random *g);
uint64_t np_word64(ck_numpy_random *g);
/// 53 bits in [0, 1).
double np_unit(ck_numpy_random *g);
