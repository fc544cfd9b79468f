// Loops that move elements to computed places.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// How an element meets the one that is already there.
enum ck_scatter_op {
  CK_SCATTER_SET = 0, CK_SCATTER_ADD, CK_SCATTER_SUBTRACT, CK_SCATTER_MULTIPLY, CK_SCATTER_MAX,
  CK_SCATTER_MIN
};

/// Copies a block between two strided views of the same lengths, strides in elements.
void ck_strided_copy(int rank, const ptrdiff_t *dims, const ptrdiff_t *from_strides,
                     const ptrdiff_t *to_strides, int size, const void *source, void *destination);
/// The same for the `count` positions from `start` of the axis `split` only, so that a copy can be shared
/// out; for all where `split` is -1. At most 64 axes.
void ck_strided_copy_part(int rank, const ptrdiff_t *dims, const ptrdiff_t *from_strides,
                          const ptrdiff_t *to_strides, int size, int split, ptrdiff_t start,
                          ptrdiff_t count, const void *source, void *destination);
/// The elements from `start` of what a strided view of the given lengths reads, in order; strides may be 0.
void ck_broadcast_range(int rank, const ptrdiff_t *dims, const ptrdiff_t *strides, int size,
                        ptrdiff_t start, ptrdiff_t count, const void *source, void *destination);
/// destination[index[i], :] op= source[i, :] for rows of `row` elements, in order; rows with an index
/// below 0 are left out. Types are those of `ck_dtype`; 0 for a type that cannot be combined.
int ck_scatter(int op, int dtype, ptrdiff_t count, ptrdiff_t row, const int64_t *index,
               const void *source, void *destination);
