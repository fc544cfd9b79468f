#include "CKernels.h"
#include <string.h>

// Strided copies. Axes of length 1 are dropped and neighbours merged where both sides allow it; then an
// odometer over the outer axes moves one line, or one plane that swaps two axes, at a time.
#define MAX_RANK 64
typedef struct { ptrdiff_t n, from, to; } axis_t;

static int merged_axes(int rank, const ptrdiff_t *dims, const ptrdiff_t *from, const ptrdiff_t *to,
                       axis_t *axes) {
  int count = 0;
  for (int d = 0; d < rank; d++) {
    if (dims[d] == 1) continue;
    axis_t *last = axes + count - 1;
    if (count && last->from == from[d] * dims[d] && last->to == to[d] * dims[d])
      *last = (axis_t){last->n * dims[d], from[d], to[d]};
    else axes[count++] = (axis_t){dims[d], from[d], to[d]};
  }
  return count;
}

typedef void (*plane_fn)(axis_t outer, axis_t inner, const char *from, char *to);

static void line(axis_t a, int size, const char *from, char *to) {
  if (a.from == 1 && a.to == 1) { memcpy(to, from, (size_t)(a.n * size)); return; }
#define LINE(T) { const T *f = (const T *)from; T *t = (T *)to; for (ptrdiff_t i = 0; i < a.n; i++) t[i * a.to] = f[i * a.from]; }
  switch (size) {
    case 1: LINE(uint8_t) break;
    case 2: LINE(uint16_t) break;
    case 4: LINE(uint32_t) break;
    case 8: LINE(uint64_t) break;
    default:
      for (ptrdiff_t i = 0; i < a.n; i++) memcpy(to + i * a.to * size, from + i * a.from * size, (size_t)size);
  }
}

// Planes whose `across` axis is contiguous in the source and whose `along` axis is contiguous in the
// destination, in blocks that keep both sides' cache lines until they are used up.
#define BLOCK 32
#define PLANE(NAME, T, TILE, MOVE)                                                           \
  static void NAME(axis_t across, axis_t along, const char *from, char *to) {                \
    const T *f = (const T *)from; T *t = (T *)to;                                            \
    for (ptrdiff_t i0 = 0; i0 < across.n; i0 += BLOCK)                                       \
      for (ptrdiff_t j0 = 0; j0 < along.n; j0 += BLOCK) {                                    \
        ptrdiff_t i1 = i0 + BLOCK < across.n ? i0 + BLOCK : across.n;                        \
        ptrdiff_t j1 = j0 + BLOCK < along.n ? j0 + BLOCK : along.n;                          \
        ptrdiff_t i = i0;                                                                    \
        for (; i + TILE <= i1; i += TILE) {                                                  \
          ptrdiff_t j = j0;                                                                  \
          for (; j + TILE <= j1; j += TILE) MOVE(f + j * along.from + i, along.from, t + i * across.to + j, across.to); \
          for (; j < j1; j++)                                                                \
            for (ptrdiff_t l = i; l < i + TILE; l++) t[l * across.to + j] = f[j * along.from + l]; \
        }                                                                                    \
        for (; i < i1; i++)                                                                  \
          for (ptrdiff_t j = j0; j < j1; j++) t[i * across.to + j] = f[j * along.from + i];  \
      }                                                                                      \
  }
#define MOVE_ONE(F, FS, T, TS) *(T) = *(F)

typedef uint32_t four_t __attribute__((vector_size(16), aligned(4)));
static inline void move_4x4(const uint32_t *f, ptrdiff_t fs, uint32_t *t, ptrdiff_t ts) {
  four_t a = *(const four_t *)f, b = *(const four_t *)(f + fs), c = *(const four_t *)(f + 2 * fs),
         d = *(const four_t *)(f + 3 * fs);
  four_t ab = __builtin_shufflevector(a, b, 0, 4, 1, 5), AB = __builtin_shufflevector(a, b, 2, 6, 3, 7);
  four_t cd = __builtin_shufflevector(c, d, 0, 4, 1, 5), CD = __builtin_shufflevector(c, d, 2, 6, 3, 7);
  *(four_t *)t = __builtin_shufflevector(ab, cd, 0, 1, 4, 5);
  *(four_t *)(t + ts) = __builtin_shufflevector(ab, cd, 2, 3, 6, 7);
  *(four_t *)(t + 2 * ts) = __builtin_shufflevector(AB, CD, 0, 1, 4, 5);
  *(four_t *)(t + 3 * ts) = __builtin_shufflevector(AB, CD, 2, 3, 6, 7);
}
PLANE(plane_1, uint8_t, 1, MOVE_ONE)
PLANE(plane_2, uint16_t, 1, MOVE_ONE)
PLANE(plane_4, uint32_t, 4, move_4x4)
PLANE(plane_8, uint64_t, 1, MOVE_ONE)

static void swap_to_end(axis_t *axes, int count, int position, int from_end) {
  axis_t kept = axes[position];
  axes[position] = axes[count - from_end];
  axes[count - from_end] = kept;
}

void ck_strided_copy_part(int rank, const ptrdiff_t *dims, const ptrdiff_t *from_strides,
                          const ptrdiff_t *to_strides, int size, int split, ptrdiff_t start,
                          ptrdiff_t count, const void *source, void *destination) {
  ptrdiff_t own[MAX_RANK];
  axis_t axes[MAX_RANK];
  if (rank > MAX_RANK) return;
  for (int d = 0; d < rank; d++) {
    own[d] = d == split ? count : dims[d];
    if (own[d] == 0) return;
  }
  const char *from = source;
  char *to = destination;
  if (split >= 0 && split < rank) {
    from += start * from_strides[split] * size;
    to += start * to_strides[split] * size;
  }
  int n = merged_axes(rank, own, from_strides, to_strides, axes);
  if (n == 0) { line((axis_t){1, 1, 1}, size, from, to); return; }
  int across = -1, along = -1;
  for (int d = 0; d < n; d++) {
    if (axes[d].from == 1) across = d;
    if (axes[d].to == 1) along = d;
  }
  int planes = across >= 0 && along >= 0 && across != along && size <= 8;
  int inner = planes ? 2 : 1;
  if (planes) {
    swap_to_end(axes, n, along, 1);
    swap_to_end(axes, n, across == n - 1 ? along : across, 2);
  }
  plane_fn plane = size == 1 ? plane_1 : size == 2 ? plane_2 : size == 4 ? plane_4 : plane_8;
  ptrdiff_t index[MAX_RANK] = {0};
  for (;;) {
    if (planes) plane(axes[n - 2], axes[n - 1], from, to); else line(axes[n - 1], size, from, to);
    int d = n - inner - 1;
    for (; d >= 0; d--) {
      from += axes[d].from * size;
      to += axes[d].to * size;
      if (++index[d] < axes[d].n) break;
      from -= axes[d].from * axes[d].n * size;
      to -= axes[d].to * axes[d].n * size;
      index[d] = 0;
    }
    if (d < 0) return;
  }
}

void ck_strided_copy(int rank, const ptrdiff_t *dims, const ptrdiff_t *from_strides,
                     const ptrdiff_t *to_strides, int size, const void *source, void *destination) {
  ck_strided_copy_part(rank, dims, from_strides, to_strides, size, -1, 0, 0, source, destination);
}

static void contiguous(int rank, const ptrdiff_t *dims, ptrdiff_t *strides) {
  ptrdiff_t step = 1;
  for (int d = rank - 1; d >= 0; d--) { strides[d] = step; step *= dims[d]; }
}

void ck_strided_read(int rank, const ptrdiff_t *dims, const ptrdiff_t *strides, int size,
                     const void *source, void *destination) {
  ptrdiff_t own[MAX_RANK];
  if (rank > MAX_RANK) return;
  contiguous(rank, dims, own);
  ck_strided_copy(rank, dims, strides, own, size, source, destination);
}

void ck_strided_write(int rank, const ptrdiff_t *dims, const ptrdiff_t *strides, int size,
                      const void *source, void *destination) {
  ptrdiff_t own[MAX_RANK];
  if (rank > MAX_RANK) return;
  contiguous(rank, dims, own);
  ck_strided_copy(rank, dims, own, strides, size, source, destination);
}

void ck_broadcast_range(int rank, const ptrdiff_t *dims, const ptrdiff_t *strides, int size,
                        ptrdiff_t start, ptrdiff_t count, const void *source, void *destination) {
  ptrdiff_t index[MAX_RANK], offset = 0, rest = start;
  if (rank > MAX_RANK || count <= 0) return;
  for (int d = rank - 1; d >= 0; d--) {
    index[d] = rest % dims[d];
    rest /= dims[d];
    offset += index[d] * strides[d];
  }
  const char *from = source;
  char *to = destination;
  ptrdiff_t step = rank ? strides[rank - 1] : 0;
  while (count > 0) {
    ptrdiff_t left = rank ? dims[rank - 1] - index[rank - 1] : count;
    ptrdiff_t n = left < count ? left : count;
    if (step == 0) ck_fill(n, size, from + offset * size, to);
    else line((axis_t){n, step, 1}, size, from + offset * size, to);
    to += n * size;
    count -= n;
    if (rank == 0) return;
    offset -= index[rank - 1] * step;
    index[rank - 1] = 0;
    for (int d = rank - 2; d >= 0; d--) {
      offset += strides[d];
      if (++index[d] < dims[d]) break;
      offset -= strides[d] * dims[d];
      index[d] = 0;
    }
  }
}
