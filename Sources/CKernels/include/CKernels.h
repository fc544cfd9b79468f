// Small C loops under the tensor engine. Every loop exists compiled plainly, for AVX2 + FMA and for
// AVX-512, and the tables below hand out the twin the processor runs best.
#pragma once
#include <stddef.h>
#include <stdint.h>

#include "Indexing.h"
#include "LoopTypes.h"
#include "NumPyRandom.h"
#include "PhiloxSamplers.h"
#include "Recurrent.h"
#include "Scans.h"
#include "Special.h"

/// Element types; the raw values of Swift's `DType`.
enum ck_dtype {
  CK_BOOL = 0, CK_U8, CK_I8, CK_U16, CK_I16, CK_U32, CK_I32, CK_U64, CK_I64, CK_F32, CK_F64,
  CK_F16, CK_BF16, CK_DTYPE_COUNT
};

enum ck_unary_op {
  CK_NEGATIVE = 0, CK_ABS, CK_SIGN, CK_SQUARE, CK_SQRT, CK_RSQRT, CK_RECIPROCAL, CK_EXP, CK_EXPM1,
  CK_LOG, CK_LOG1P, CK_SIN, CK_COS, CK_TAN, CK_ASIN, CK_ACOS, CK_ATAN, CK_SINH, CK_COSH, CK_TANH,
  CK_ERF, CK_SIGMOID, CK_SOFTPLUS, CK_RELU, CK_FLOOR, CK_CEIL, CK_ROUND, CK_IDENTITY, CK_NOT, CK_INVERT,
  CK_UNARY_COUNT
};

enum ck_binary_op {
  CK_ADD = 0, CK_SUBTRACT, CK_MULTIPLY, CK_DIVIDE, CK_FLOORDIV, CK_MOD, CK_POW, CK_MAXIMUM,
  CK_MINIMUM, CK_RELU_GRAD, CK_TANH_GRAD, CK_SIGMOID_GRAD, CK_SQRT_GRAD, CK_AND, CK_OR, CK_XOR,
  CK_LEFT_SHIFT, CK_RIGHT_SHIFT, CK_TRUNCATE_DIV, CK_TRUNCATE_MOD,
  CK_BINARY_COUNT
};

enum ck_compare_op {
  CK_EQUAL = 0, CK_NOT_EQUAL, CK_LESS, CK_LESS_EQUAL, CK_GREATER, CK_GREATER_EQUAL, CK_COMPARE_COUNT
};

enum ck_test_op { CK_ISNAN = 0, CK_ISINF, CK_ISFINITE, CK_TEST_COUNT };

enum ck_reduce_op { CK_SUM = 0, CK_PROD, CK_MAX, CK_MIN, CK_ANY, CK_ALL, CK_REDUCE_COUNT };

/// x is [outer, n, inner], out is [outer, inner].
typedef void (*ck_reduce_fn)(
    ptrdiff_t outer, ptrdiff_t n, ptrdiff_t inner, const void *x, void *out);
typedef void (*ck_reduce_lines_fn)(ptrdiff_t outer, ptrdiff_t n, ptrdiff_t inner, ptrdiff_t stride,
                                   const void *x, void *out);
/// Rows of n elements; out like x.
typedef void (*ck_rows_fn)(ptrdiff_t rows, ptrdiff_t n, const void *x, void *out);

/// Each returns NULL where the operation does not exist for the type.
ck_unary_fn ck_unary(int op, int dtype);
ck_binary_fn ck_binary(int op, int dtype);
/// Comparisons write one byte, 0 or 1, per element.
ck_binary_fn ck_compare(int op, int dtype);
ck_unary_fn ck_test(int op, int dtype);
ck_unary_fn ck_cast(int from, int to);
/// float16 or bfloat16 to float32, and back with one rounding, ties to even.
void ck_widen(int dtype, ptrdiff_t n, const void *x, float *out);
void ck_narrow(int dtype, ptrdiff_t n, const float *x, void *out);
ck_reduce_fn ck_reduce(int op, int dtype);
/// The same over part of the columns: consecutive lines of `inner` elements are `stride` apart.
ck_reduce_lines_fn ck_reduce_lines(int op, int dtype);
/// The same of float32 or float64 with results in float64, to be reduced further.
ck_reduce_fn ck_reduce_wide(int op, int dtype);
/// Index of the first largest (or smallest) element that is not NaN, as int64.
ck_reduce_fn ck_argreduce(int largest, int dtype);
ck_rows_fn ck_softmax(int log, int dtype);
/// The instruction sets the loops are compiled for.
enum ck_twin { CK_PLAIN = 0, CK_AVX2, CK_AVX512 };
/// The twins in use.
int ck_twin(void);
/// 1 when loops that have no twin for AVX-512 use the one for AVX2.
static inline int ck_uses_avx2(void) { return ck_twin() >= CK_AVX2; }
/// Makes the tables hand out twins up to `limit` (CK_AVX512: whatever suits this processor) and gives the
/// one now in use: for tests.
int ck_limit_twin(int limit);

/// out[i] = condition[i * c_stride] ? a[i * a_stride] : b[i * b_stride], elements of `size` bytes.
void ck_select(ptrdiff_t n, const uint8_t *condition, ptrdiff_t c_stride, const void *a,
               ptrdiff_t a_stride, const void *b, ptrdiff_t b_stride, void *out, int size);

/// Gathers a strided view into a contiguous block. Strides are in elements and may be 0 or negative.
void ck_strided_read(int rank, const ptrdiff_t *dims, const ptrdiff_t *strides, int size,
                     const void *source, void *destination);
/// Scatters a contiguous block into a strided view.
void ck_strided_write(int rank, const ptrdiff_t *dims, const ptrdiff_t *strides, int size,
                      const void *source, void *destination);
/// destination[index[i], :] += source[i, :], the gradient of gathering rows.
void ck_scatter_add(int dtype, ptrdiff_t count, ptrdiff_t row, const int64_t *index,
                    const void *source, void *destination);
/// out[m, n] = sum over k of a[m, k] * b[k, n] with element strides, for types BLAS does not know.
void ck_matmul(int dtype, ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, const void *a, ptrdiff_t a_row,
               ptrdiff_t a_column, const void *b, ptrdiff_t b_row, ptrdiff_t b_column, void *out);
/// Fills n elements of `size` bytes with the element at `value`.
void ck_fill(ptrdiff_t n, int size, const void *value, void *out);

/// Per row: out = log(sum(exp(logits))) - logits[label]; a label outside [0, n) gives NaN.
void ck_sparse_cross_entropy(int dtype, ptrdiff_t rows, ptrdiff_t n, const void *logits,
                             const int64_t *labels, void *out);
/// Per row: out = g[row] * (softmax(logits) - onehot(label)).
void ck_sparse_cross_entropy_grad(int dtype, ptrdiff_t rows, ptrdiff_t n, const void *g,
                                  const void *logits, const int64_t *labels, void *out);

/// The CRC-32C of `count` further bytes after those whose checksum is `crc`; 0 begins.
uint32_t ck_crc32c(uint32_t crc, const void *bytes, size_t count);

/// Four Philox-4x32-10 words for each counter in [start, start + blocks), counter in the first
/// two words, `high` in the last two.
void ck_philox(uint64_t key, uint64_t start, uint64_t high, ptrdiff_t blocks, uint32_t *out);

/// A window running over up to three axes of an image; unused axes in front have length 1.
struct ck_window {
  ptrdiff_t input[3], output[3], kernel[3], stride[3], dilation[3], before[3];
};
/// Pooling of one image of c channels, float32 or float64. Of equal largest elements the first counts;
/// `room` holds c elements. Averages leave out what lies beyond the edges.
void ck_max_pool(int dtype, const struct ck_window *w, ptrdiff_t c, const void *x, void *y);
void ck_max_pool_grad(int dtype, const struct ck_window *w, ptrdiff_t c, const void *x, const void *y,
                      const void *g, void *dx, void *room);
/// out = the element of g at the place of each window's largest element.
void ck_max_pool_gather(int dtype, const struct ck_window *w, ptrdiff_t c, const void *x, const void *y,
                        const void *g, void *out, void *room);
/// out = that place itself, counted over pixels and channels from `offset`.
void ck_max_pool_places(int dtype, const struct ck_window *w, ptrdiff_t c, const void *x, const void *y,
                        int64_t offset, int64_t *out);
void ck_avg_pool(int dtype, const struct ck_window *w, ptrdiff_t c, const void *x, void *y);
void ck_avg_pool_grad(int dtype, const struct ck_window *w, ptrdiff_t c, const void *g, void *dx);
/// The windows of `count` output positions from `first`, one row each, of `channels` out of `all` channels
/// of elements of `size` bytes.
void ck_im2col(const struct ck_window *w, ptrdiff_t first, ptrdiff_t count, ptrdiff_t all, ptrdiff_t from,
               ptrdiff_t channels, int size, const void *x, void *rows);
/// Adds such rows (float32, float64) back to where they came from.
void ck_col2im(int dtype, const struct ck_window *w, ptrdiff_t first, ptrdiff_t count, ptrdiff_t all,
               ptrdiff_t from, ptrdiff_t channels, const void *rows, void *x);
/// Along an axis of x [outer, inputs, inner], outputs as weighted sums of `span` inputs from their starts
/// on; and back, for the gradient. float32, float64.
void ck_resample(int dtype, ptrdiff_t outer, ptrdiff_t inputs, ptrdiff_t outputs, ptrdiff_t inner,
                 ptrdiff_t span, const int64_t *starts, const float *weights, const void *x, void *y);
void ck_resample_back(int dtype, ptrdiff_t outer, ptrdiff_t inputs, ptrdiff_t outputs, ptrdiff_t inner,
                      ptrdiff_t span, const int64_t *starts, const float *weights, const void *u, void *dx);

/// Normalisation of rows of n elements to mean 0 and variance 1, and its gradients. float32, float64.
void ck_layer_norm(int dtype, ptrdiff_t rows, ptrdiff_t n, double epsilon, const void *x, const void *scale,
                   const void *offset, void *y);
void ck_layer_norm_grad(int dtype, ptrdiff_t rows, ptrdiff_t n, double epsilon, const void *u, const void *x,
                        const void *scale, void *dx);
/// Adds to dscale.
void ck_layer_norm_scale_grad(int dtype, ptrdiff_t rows, ptrdiff_t n, double epsilon, const void *u,
                              const void *x, void *dscale);
/// Per channel of rows of c channels: first += sum(x - shift), second += sum((x - shift)^2). `room`
/// holds 2 c elements, here and below.
void ck_channel_sums(int dtype, ptrdiff_t rows, ptrdiff_t c, const void *x, const void *shift, double *first,
                     double *second, void *room);
/// first += sum(u), second += sum(u (x - mean)).
void ck_channel_products(int dtype, ptrdiff_t rows, ptrdiff_t c, const void *u, const void *x,
                         const void *mean, double *first, double *second, void *room);
/// y = (x - mean) a + b
void ck_channel_affine(int dtype, ptrdiff_t rows, ptrdiff_t c, const void *x, const void *mean, const void *a,
                       const void *b, void *y);
/// y = u a + (x - mean) b + d
void ck_channel_mix(int dtype, ptrdiff_t rows, ptrdiff_t c, const void *u, const void *x, const void *mean,
                    const void *a, const void *b, const void *d, void *y);

/// Processors this process may use, by its affinity and by the quota of its control group; at least 1.
int ck_processor_count(void);
/// A block of at least `bytes`, aligned to 64, also for 0 bytes; NULL where there is no memory.
void *ck_block_take(size_t bytes);
/// Gives a block back; `bytes` is what it was taken for.
void ck_block_give(void *block, size_t bytes);
/// At least `bytes` of memory that belongs to the calling thread until it asks again; aligned to 64.
void *ck_scratch(size_t bytes);
/// Monotonic time.
uint64_t ck_nanoseconds(void);
/// Tells the processor that a loop waits for another thread.
static inline void ck_pause(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("isb");
#endif
}
