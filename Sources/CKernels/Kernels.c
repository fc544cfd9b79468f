#include "CKernels.h"
#include "Math.h"

#define TARGET
#define NAME(x) x##_plain
#include "Loops.h"
#undef TARGET
#undef NAME

#if defined(__x86_64__)
#define HAS_AVX2_TWINS 1
#define TARGET __attribute__((target("avx2,fma")))
#define NAME(x) x##_avx2
#include "Loops.h"
#undef TARGET
#undef NAME
#endif

#ifdef HAS_AVX2_TWINS
static int uses_avx2 = -1;
#endif

int ck_uses_avx2(void) {
#ifdef HAS_AVX2_TWINS
  if (uses_avx2 < 0) {
    __builtin_cpu_init();
    uses_avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  }
  return uses_avx2;
#else
  return 0;
#endif
}

void ck_prefer_plain(int plain) {
#ifdef HAS_AVX2_TWINS
  uses_avx2 = plain ? 0 : -1;
#endif
}

#ifdef HAS_AVX2_TWINS
#define PICK(table) (ck_uses_avx2() ? table##_avx2 : table##_plain)
#else
#define PICK(table) table##_plain
#endif

static int known(int dtype) { return dtype >= 0 && dtype < CK_DTYPE_COUNT; }

ck_unary_fn ck_unary(int op, int dtype) { return known(dtype) ? PICK(unary_table)[dtype][op] : NULL; }
ck_binary_fn ck_binary(int op, int dtype) { return known(dtype) ? PICK(binary_table)[dtype][op] : NULL; }
ck_binary_fn ck_compare(int op, int dtype) { return known(dtype) ? PICK(compare_table)[dtype][op] : NULL; }
ck_unary_fn ck_test(int op, int dtype) { return known(dtype) ? PICK(test_table)[dtype][op] : NULL; }
ck_reduce_fn ck_reduce(int op, int dtype) { return known(dtype) ? PICK(reduce_table)[dtype][op] : NULL; }
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
