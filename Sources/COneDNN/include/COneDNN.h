// Matrix products and convolutions through oneDNN, on blocks that the caller's threads run side by
// side: each call computes on the thread that makes it.
//
// The library is loaded on first use: linking it would cost every start of the process three
// milliseconds. Tensors are float32 and channels-last; filters are TensorFlow's,
// [kernel..., channels / groups, outputs].
#pragma once
#include <stddef.h>

/// Why oneDNN cannot be used here, or NULL where it can. Loads it.
const char *cd_unavailable(void);

/// c[m, n] = a b, row by row, a and b transposed where asked. 0 where oneDNN cannot be used.
int cd_sgemm(int transpose_a, int transpose_b, ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, const float *a,
             ptrdiff_t lda, const float *b, ptrdiff_t ldb, float *c, ptrdiff_t ldc);

enum { cd_max_axes = 3 };

enum cd_direction { CD_FORWARD = 0, CD_INPUT_GRADIENT, CD_FILTER_GRADIENT };

/// One convolution's numbers. `input` and `output` are those of the forward direction.
struct cd_shape {
  int axes;
  ptrdiff_t batch, groups, channels, outputs;
  ptrdiff_t input[cd_max_axes], output[cd_max_axes], kernel[cd_max_axes];
  ptrdiff_t stride[cd_max_axes], dilation[cd_max_axes];
  ptrdiff_t before[cd_max_axes], after[cd_max_axes];
};

typedef struct cd_convolution cd_convolution;

/// Primitives and scratch memory for one direction, the batch in about `blocks` blocks; NULL where
/// oneDNN refuses the shape.
cd_convolution *cd_convolution_create(int direction, const struct cd_shape *shape, int blocks);
void cd_convolution_destroy(cd_convolution *convolution);
/// How many blocks a run has.
int cd_convolution_blocks(const cd_convolution *convolution);

/// A run is: start on one thread, every block once on any thread, finish on one thread. A
/// convolution has one run at a time.
/// `filter` is read by the forward and the input direction, and ignored by the other.
int cd_convolution_start(cd_convolution *convolution, const float *filter);
/// Forward: from = input, to = output. Input gradient: from = gradient of the output, to = gradient
/// of the input. Filter gradient: from = input, to = gradient of the output, both read.
int cd_convolution_block(cd_convolution *convolution, int block, const float *from, float *to);
/// Filter gradient: adds up the blocks' shares. The other directions have nothing to finish.
void cd_convolution_finish(cd_convolution *convolution, float *filter_gradient);
