#include "CKernels.h"
#include "Math.h"
#if defined(__x86_64__)
#include <immintrin.h>
#endif

// M(KIND, S, N) for N from 00 to 7f, in hexadecimal digits.
#define NUMBERS_16(M, KIND, S, D)                                                              \
  M(KIND, S, D##0) M(KIND, S, D##1) M(KIND, S, D##2) M(KIND, S, D##3) M(KIND, S, D##4) M(KIND, S, D##5) \
  M(KIND, S, D##6) M(KIND, S, D##7) M(KIND, S, D##8) M(KIND, S, D##9) M(KIND, S, D##a) M(KIND, S, D##b) \
  M(KIND, S, D##c) M(KIND, S, D##d) M(KIND, S, D##e) M(KIND, S, D##f)
#define NUMBERS_128(M, KIND, S)                                                                \
  NUMBERS_16(M, KIND, S, 0) NUMBERS_16(M, KIND, S, 1) NUMBERS_16(M, KIND, S, 2) NUMBERS_16(M, KIND, S, 3) \
  NUMBERS_16(M, KIND, S, 4) NUMBERS_16(M, KIND, S, 5) NUMBERS_16(M, KIND, S, 6) NUMBERS_16(M, KIND, S, 7)
_Static_assert(CK_UNARY_COUNT <= 128 && CK_BINARY_COUNT <= 128 && CK_COMPARE_COUNT <= 16 && CK_TEST_COUNT <= 16,
               "the tables of 16-bit floats are too short");

#define TARGET
#define NAME(x) x##_plain
#include "Loops.h"
#include "Halves.h"
#undef TARGET
#undef NAME

#if defined(__x86_64__)
#define HAS_F16C 1
#define TARGET __attribute__((target("avx2,fma,f16c")))
#define NAME(x) x##_avx2
#include "Loops.h"
#include "Halves.h"
#undef TARGET
#undef NAME
#define TARGET __attribute__((target("avx2,fma,f16c,avx512f,avx512bw,avx512dq,avx512vl"), min_vector_width(512)))
#define NAME(x) x##_avx512
#include "Loops.h"
#include "Halves.h"
#undef HAS_F16C
#undef TARGET
#undef NAME
#endif

static int best_twin(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma") || !__builtin_cpu_supports("f16c"))
    return CK_PLAIN;
  int wide = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw")
    && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
  return wide ? CK_AVX512 : CK_AVX2;
#else
  return CK_PLAIN;
#endif
}

static _Atomic int chosen_twin = -1;

int ck_twin(void) {
  int twin = chosen_twin;
  if (twin < 0) chosen_twin = twin = best_twin();
  return twin;
}

int ck_limit_twin(int limit) {
  int best = best_twin();
  return chosen_twin = limit < best ? limit : best;
}

#if defined(__x86_64__)
#define PICK(table) (ck_twin() == CK_AVX512 ? table##_avx512 : ck_twin() == CK_AVX2 ? table##_avx2 : table##_plain)
#else
#define PICK(table) table##_plain
#endif

static int known(int dtype) { return dtype >= 0 && dtype < CK_DTYPE_COUNT; }

static int is_half(int dtype) { return dtype == CK_F16 || dtype == CK_BF16; }

// The 16-bit floats have what float32 has.
#define LOOKUP(table, halves)                                                                    \
  (!known(dtype) ? NULL : !is_half(dtype) ? PICK(table)[dtype][op]                               \
   : PICK(table)[CK_F32][op] ? PICK(halves)[dtype == CK_BF16][op] : NULL)
ck_unary_fn ck_unary(int op, int dtype) { return LOOKUP(unary_table, half_unary); }
ck_binary_fn ck_binary(int op, int dtype) { return LOOKUP(binary_table, half_binary); }
ck_binary_fn ck_compare(int op, int dtype) { return LOOKUP(compare_table, half_compare); }
ck_unary_fn ck_test(int op, int dtype) { return LOOKUP(test_table, half_test); }

void ck_widen(int dtype, ptrdiff_t n, const void *x, float *out) {
  if (dtype == CK_F16) PICK(widen_f16)(n, x, out); else PICK(widen_bf16)(n, x, out);
}
void ck_narrow(int dtype, ptrdiff_t n, const float *x, void *out) {
  if (dtype == CK_F16) PICK(narrow_f16)(n, x, out); else PICK(narrow_bf16)(n, x, out);
}
ck_reduce_fn ck_reduce(int op, int dtype) { return known(dtype) ? PICK(reduce_table)[dtype][op] : NULL; }
ck_reduce_lines_fn ck_reduce_lines(int op, int dtype) { return known(dtype) ? PICK(lines_table)[dtype][op] : NULL; }
ck_reduce_fn ck_reduce_wide(int op, int dtype) { return known(dtype) ? PICK(wide_table)[dtype][op] : NULL; }
ck_reduce_fn ck_argreduce(int largest, int dtype) { return known(dtype) ? PICK(arg_table)[dtype][largest != 0] : NULL; }
ck_rows_fn ck_softmax(int log, int dtype) { return known(dtype) ? PICK(softmax_table)[dtype][log != 0] : NULL; }

void ck_scatter_add(int dtype, ptrdiff_t count, ptrdiff_t row, const int64_t *index,
                    const void *source, void *destination) {
  if (dtype == CK_F32) PICK(scatter_add_f32)(count, row, index, source, destination);
  else if (dtype == CK_F64) PICK(scatter_add_f64)(count, row, index, source, destination);
}

void ck_sparse_cross_entropy(int dtype, ptrdiff_t rows, ptrdiff_t n, const void *logits,
                             const int64_t *labels, void *out) {
  if (dtype == CK_F32) PICK(sparse_xent_f32)(rows, n, logits, labels, out);
  else if (dtype == CK_F64) PICK(sparse_xent_f64)(rows, n, logits, labels, out);
}

void ck_sparse_cross_entropy_grad(int dtype, ptrdiff_t rows, ptrdiff_t n, const void *g,
                                  const void *logits, const int64_t *labels, void *out) {
  if (dtype == CK_F32) PICK(sparse_xent_grad_f32)(rows, n, g, logits, labels, out);
  else if (dtype == CK_F64) PICK(sparse_xent_grad_f64)(rows, n, g, logits, labels, out);
}
