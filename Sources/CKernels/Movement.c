#include "CKernels.h"
#include <string.h>

#define SELECT(T) {                                                               \
    const T *pa = a; const T *pb = b; T *o = out;                                 \
    for (ptrdiff_t i = 0; i < n; i++)                                             \
      o[i] = condition[i * c_stride] ? pa[i * a_stride] : pb[i * b_stride];       \
  }

void ck_select(ptrdiff_t n, const uint8_t *condition, ptrdiff_t c_stride, const void *a,
               ptrdiff_t a_stride, const void *b, ptrdiff_t b_stride, void *out, int size) {
  switch (size) {
    case 1: SELECT(uint8_t) break;
    case 2: SELECT(uint16_t) break;
    case 4: SELECT(uint32_t) break;
    default: SELECT(uint64_t) break;
  }
}

void ck_fill(ptrdiff_t n, int size, const void *value, void *out) {
#define FILL(T) { T v; memcpy(&v, value, sizeof v); T *o = out; for (ptrdiff_t i = 0; i < n; i++) o[i] = v; }
  switch (size) {
    case 1: FILL(uint8_t) break;
    case 2: FILL(uint16_t) break;
    case 4: FILL(uint32_t) break;
    default: FILL(uint64_t) break;
  }
}

// Walks all dimensions but the last with an odometer and moves one line at a time.
// Twice the axes a tensor may have: tiling splits each in two.
#define MAX_RANK 64
#define WALK(LINE)                                                                \
  ptrdiff_t index[MAX_RANK] = {0};                                                \
  ptrdiff_t width = rank ? dims[rank - 1] : 1, step = rank ? strides[rank - 1] : 1; \
  ptrdiff_t lines = 1, offset = 0;                                                \
  for (int d = 0; d + 1 < rank; d++) lines *= dims[d];                            \
  if (width == 0) return;                                                         \
  for (ptrdiff_t line = 0; line < lines; line++) {                                \
    LINE                                                                          \
    for (int d = rank - 2; d >= 0; d--) {                                         \
      offset += strides[d];                                                       \
      if (++index[d] < dims[d]) break;                                            \
      offset -= strides[d] * dims[d];                                             \
      index[d] = 0;                                                               \
    }                                                                             \
  }

#define READ(T) {                                                                 \
    const T *s = source; T *o = destination;                                      \
    WALK({                                                                        \
      const T *from = s + offset;                                                 \
      if (step == 1) memcpy(o, from, (size_t)width * sizeof(T));                  \
      else for (ptrdiff_t i = 0; i < width; i++) o[i] = from[i * step];           \
      o += width;                                                                 \
    })                                                                            \
  }
#define WRITE(T) {                                                                \
    const T *s = source; T *o = destination;                                      \
    WALK({                                                                        \
      T *to = o + offset;                                                         \
      if (step == 1) memcpy(to, s, (size_t)width * sizeof(T));                    \
      else for (ptrdiff_t i = 0; i < width; i++) to[i * step] = s[i];             \
      s += width;                                                                 \
    })                                                                            \
  }

void ck_strided_read(int rank, const ptrdiff_t *dims, const ptrdiff_t *strides, int size,
                     const void *source, void *destination) {
  switch (size) {
    case 1: READ(uint8_t) break;
    case 2: READ(uint16_t) break;
    case 4: READ(uint32_t) break;
    default: READ(uint64_t) break;
  }
}

void ck_strided_write(int rank, const ptrdiff_t *dims, const ptrdiff_t *strides, int size,
                      const void *source, void *destination) {
  switch (size) {
    case 1: WRITE(uint8_t) break;
    case 2: WRITE(uint16_t) break;
    case 4: WRITE(uint32_t) break;
    default: WRITE(uint64_t) break;
  }
}

#define MATMUL(T, A) {                                                            \
    const T *pa = a; const T *pb = b; T *o = out;                                 \
    for (ptrdiff_t i = 0; i < m; i++)                                             \
      for (ptrdiff_t j = 0; j < n; j++) {                                         \
        A total = 0;                                                              \
        for (ptrdiff_t l = 0; l < k; l++)                                         \
          total += (A)pa[i * a_row + l * a_column] * (A)pb[l * b_row + j * b_column]; \
        o[i * n + j] = (T)total;                                                  \
      }                                                                           \
  }

void ck_matmul(int dtype, ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, const void *a, ptrdiff_t a_row,
               ptrdiff_t a_column, const void *b, ptrdiff_t b_row, ptrdiff_t b_column, void *out) {
  switch (dtype) {
    case CK_U8: MATMUL(uint8_t, uint64_t) break;
    case CK_I8: MATMUL(int8_t, uint64_t) break;
    case CK_U16: MATMUL(uint16_t, uint64_t) break;
    case CK_I16: MATMUL(int16_t, uint64_t) break;
    case CK_U32: MATMUL(uint32_t, uint64_t) break;
    case CK_I32: MATMUL(int32_t, uint64_t) break;
    case CK_U64: MATMUL(uint64_t, uint64_t) break;
    case CK_I64: MATMUL(int64_t, uint64_t) break;
    case CK_F32: MATMUL(float, float) break;
    case CK_F64: MATMUL(double, double) break;
    default: break;
  }
}
