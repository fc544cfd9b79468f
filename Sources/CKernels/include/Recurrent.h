// One step of a recurrent network between two matrix products, for all gates at once.
#pragma once
#include <stddef.h>
#include <stdint.h>

enum ck_recurrent_cell { CK_CELL_SIMPLE = 0, CK_CELL_LSTM, CK_CELL_GRU };

/// For rows of `units`: z is h times the recurrent kernel (and is overwritten at will), x the projected input
/// whose rows are `x_stride` elements apart, h and c the state, which the step replaces. What the gradient needs
/// goes to `out`: h (simple); i f g o c h (LSTM); z r candidate, its recurrent part, h (GRU). The bias of GRU is
/// that of the input, then that of the recurrent kernel. Where mask (one byte per row, `mask_stride` apart, or
/// NULL) is 0 the state stays. float32, float64.
void ck_recurrent_step(int cell, int dtype, ptrdiff_t rows, ptrdiff_t units, const void *z, const void *x,
                       ptrdiff_t x_stride, const void *bias, const uint8_t *mask, ptrdiff_t mask_stride,
                       void *h, void *c, void *out, ptrdiff_t out_stride);

/// The same step backwards. The gradient of h is g + d + up; `previous` is the state before the step (c of an
/// LSTM, else h). Writes the gradient of z (`dz`), to be multiplied by the recurrent kernel for the next g,
/// what h passes on without it (d), that of c, and the gradient of x to `out`, which for GRU has a fourth part:
/// that of the candidate's recurrent part.
void ck_recurrent_step_grad(int cell, int dtype, ptrdiff_t rows, ptrdiff_t units, const void *saved,
                            ptrdiff_t saved_stride, const void *previous, ptrdiff_t previous_stride,
                            const void *up, ptrdiff_t up_stride, const uint8_t *mask, ptrdiff_t mask_stride,
                            const void *g, void *d, void *dc, void *dz, void *out, ptrdiff_t out_stride);
