#include "COneDNN.h"

#include <dlfcn.h>
#include <dnnl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

// MARK: the library, loaded on first use

#define FUNCTIONS(X)                                                                        \
  X(dnnl_engine_create) X(dnnl_stream_create) X(dnnl_stream_wait)                           \
  X(dnnl_memory_desc_init_by_strides) X(dnnl_memory_desc_init_by_tag)                       \
  X(dnnl_memory_desc_get_size) X(dnnl_memory_create) X(dnnl_memory_destroy)                 \
  X(dnnl_memory_set_data_handle) X(dnnl_primitive_attr_create) X(dnnl_primitive_attr_destroy) \
  X(dnnl_primitive_attr_set_scratchpad_mode) X(dnnl_dilated_convolution_forward_desc_init)  \
  X(dnnl_dilated_convolution_backward_data_desc_init)                                       \
  X(dnnl_dilated_convolution_backward_weights_desc_init) X(dnnl_primitive_desc_create)      \
  X(dnnl_primitive_desc_destroy) X(dnnl_primitive_desc_query_md) X(dnnl_primitive_create)   \
  X(dnnl_primitive_destroy) X(dnnl_primitive_execute) X(dnnl_reorder_primitive_desc_create)  \
  X(dnnl_sgemm)

#define DECLARE(name) __typeof__(name) *name;
static struct {
  FUNCTIONS(DECLARE)
  void (*omp_set_num_threads)(int);
} dnn;

static dnnl_engine_t engine;
static const char *problem;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
  void *library = dlopen("libdnnl.so.2", RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    problem = "libdnnl.so.2 is not installed (Debian's package libdnnl2)";
    return;
  }
#define FIND(name)                                      \
  dnn.name = (__typeof__(dnn.name))dlsym(library, #name); \
  if (!dnn.name) problem = "libdnnl.so.2 lacks " #name;
  FUNCTIONS(FIND)
  // The library's own threads would fight with ours; absent where it was built without OpenMP.
  dnn.omp_set_num_threads = (void (*)(int))dlsym(library, "omp_set_num_threads");
  if (!problem && dnn.dnnl_engine_create(&engine, dnnl_cpu, 0) != dnnl_success) {
    problem = "libdnnl.so.2 gives no engine for this processor";
  }
}

const char *cd_unavailable(void) {
  pthread_once(&once, load);
  return problem;
}

/// OpenMP's thread count is a setting of the calling thread.
static void enter(void) {
  if (dnn.omp_set_num_threads) dnn.omp_set_num_threads(1);
}

int cd_sgemm(int transpose_a, int transpose_b, ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, const float *a,
             ptrdiff_t lda, const float *b, ptrdiff_t ldb, float *c, ptrdiff_t ldc) {
  if (cd_unavailable()) return 0;
  enter();
  return dnn.dnnl_sgemm(transpose_a ? 'T' : 'N', transpose_b ? 'T' : 'N', m, n, k, 1, a, lda, b, ldb, 0, c,
                        ldc) == dnnl_success;
}

/// A stream per thread.
static dnnl_stream_t thread_stream(void) {
  static _Thread_local dnnl_stream_t stream;
  enter();
  if (!stream) dnn.dnnl_stream_create(&stream, engine, dnnl_stream_default_flags);
  return stream;
}

// MARK: primitives

/// What runs one block: its own memory handles and scratch, so that blocks run side by side.
struct block {
  ptrdiff_t first;
  struct variant *variant;
  dnnl_memory_t source, target, filter, plain, scratch;
  void *scratch_bytes, *filter_bytes, *plain_bytes;
};

/// The primitives for one block length; the last block of a batch may be shorter.
struct variant {
  ptrdiff_t batch;
  dnnl_primitive_desc_t description;
  dnnl_primitive_t primitive, reorder;
  const dnnl_memory_desc_t *filter;
  // Forward and input gradient: the filter in the primitive's own layout, shared by the blocks.
  dnnl_memory_t plain, blocked;
  void *blocked_bytes;
};

struct cd_convolution {
  int direction;
  struct cd_shape shape;
  int variants, blocks;
  struct variant variant[2];
  struct block *block;
  size_t filter_count;
};

static void *aligned(size_t bytes) {
  void *memory = NULL;
  return posix_memalign(&memory, 64, bytes ? bytes : 64) == 0 ? memory : NULL;
}

/// Channels-last data of `batch` items.
static int data_desc(const struct cd_shape *s, ptrdiff_t batch, ptrdiff_t channels,
                     const ptrdiff_t *lengths, dnnl_memory_desc_t *desc) {
  dnnl_dims_t dims = {batch, channels}, strides = {0, 1};
  ptrdiff_t step = channels;
  for (int axis = s->axes - 1; axis >= 0; axis--) {
    dims[2 + axis] = lengths[axis];
    strides[2 + axis] = step;
    step *= lengths[axis];
  }
  strides[0] = step;
  return dnn.dnnl_memory_desc_init_by_strides(desc, 2 + s->axes, dims, dnnl_f32, strides);
}

/// The filter, in TensorFlow's layout or (`any`) in the one the primitive likes best.
static int filter_desc(const struct cd_shape *s, int any, dnnl_memory_desc_t *desc) {
  int grouped = s->groups > 1, rank = 2 + grouped + s->axes;
  dnnl_dims_t dims, strides;
  ptrdiff_t inputs = s->channels / s->groups, outputs = s->outputs / s->groups;
  if (grouped) {
    dims[0] = s->groups;
    strides[0] = outputs;
  }
  dims[grouped] = outputs;
  strides[grouped] = 1;
  dims[grouped + 1] = inputs;
  strides[grouped + 1] = s->outputs;
  ptrdiff_t step = inputs * s->outputs;
  for (int axis = s->axes - 1; axis >= 0; axis--) {
    dims[grouped + 2 + axis] = s->kernel[axis];
    strides[grouped + 2 + axis] = step;
    step *= s->kernel[axis];
  }
  return any ? dnn.dnnl_memory_desc_init_by_tag(desc, rank, dims, dnnl_f32, dnnl_format_tag_any)
             : dnn.dnnl_memory_desc_init_by_strides(desc, rank, dims, dnnl_f32, strides);
}

static int create_variant(int direction, const struct cd_shape *s, ptrdiff_t batch, struct variant *v) {
  dnnl_memory_desc_t input, output, any, plain;
  if (data_desc(s, batch, s->channels, s->input, &input) ||
      data_desc(s, batch, s->outputs, s->output, &output) || filter_desc(s, 1, &any) ||
      filter_desc(s, 0, &plain))
    return 0;
  dnnl_dims_t strides = {0}, dilations = {0}, before = {0}, after = {0};
  for (int axis = 0; axis < s->axes; axis++) {
    strides[axis] = s->stride[axis];
    dilations[axis] = s->dilation[axis] - 1;
    before[axis] = s->before[axis];
    after[axis] = s->after[axis];
  }
  dnnl_primitive_attr_t attributes = NULL;
  if (dnn.dnnl_primitive_attr_create(&attributes)) return 0;
  dnn.dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl_scratchpad_mode_user);

  // The backward directions want a forward description as a hint.
  dnnl_convolution_desc_t forward, wanted;
  dnnl_primitive_desc_t hint = NULL;
  int status = dnn.dnnl_dilated_convolution_forward_desc_init(
      &forward, dnnl_forward_training, dnnl_convolution_direct, &input, &any, NULL, &output, strides,
      dilations, before, after);
  if (!status) status = dnn.dnnl_primitive_desc_create(&hint, &forward, attributes, engine, NULL);
  if (!status && direction == CD_FORWARD) {
    v->description = hint;
  } else if (!status) {
    status = direction == CD_INPUT_GRADIENT
                 ? dnn.dnnl_dilated_convolution_backward_data_desc_init(
                       &wanted, dnnl_convolution_direct, &input, &any, &output, strides, dilations,
                       before, after)
                 : dnn.dnnl_dilated_convolution_backward_weights_desc_init(
                       &wanted, dnnl_convolution_direct, &input, &any, NULL, &output, strides,
                       dilations, before, after);
    if (!status)
      status = dnn.dnnl_primitive_desc_create(&v->description, &wanted, attributes, engine, hint);
    dnn.dnnl_primitive_desc_destroy(hint);
  }
  dnn.dnnl_primitive_attr_destroy(attributes);
  if (status || dnn.dnnl_primitive_create(&v->primitive, v->description)) return 0;

  int backward = direction == CD_FILTER_GRADIENT;
  v->batch = batch;
  v->filter = dnn.dnnl_primitive_desc_query_md(
      v->description, backward ? dnnl_query_diff_weights_md : dnnl_query_weights_md, 0);
  dnnl_primitive_desc_t reorder = NULL;
  status = backward
               ? dnn.dnnl_reorder_primitive_desc_create(&reorder, v->filter, engine, &plain, engine, NULL)
               : dnn.dnnl_reorder_primitive_desc_create(&reorder, &plain, engine, v->filter, engine, NULL);
  if (!status) status = dnn.dnnl_primitive_create(&v->reorder, reorder);
  if (reorder) dnn.dnnl_primitive_desc_destroy(reorder);
  if (status) return 0;
  if (backward) return 1;
  v->blocked_bytes = aligned(dnn.dnnl_memory_desc_get_size(v->filter));
  return v->blocked_bytes && !dnn.dnnl_memory_create(&v->blocked, v->filter, engine, v->blocked_bytes) &&
         !dnn.dnnl_memory_create(&v->plain, &plain, engine, NULL);
}

static int create_block(const cd_convolution *c, struct block *b) {
  const struct cd_shape *s = &c->shape;
  dnnl_memory_desc_t input, output, plain;
  data_desc(s, b->variant->batch, s->channels, s->input, &input);
  data_desc(s, b->variant->batch, s->outputs, s->output, &output);
  const dnnl_memory_desc_t *scratch =
      dnn.dnnl_primitive_desc_query_md(b->variant->description, dnnl_query_scratchpad_md, 0);
  b->scratch_bytes = aligned(dnn.dnnl_memory_desc_get_size(scratch));
  int reads_output = c->direction == CD_INPUT_GRADIENT;
  if (!b->scratch_bytes || dnn.dnnl_memory_create(&b->scratch, scratch, engine, b->scratch_bytes) ||
      dnn.dnnl_memory_create(&b->source, reads_output ? &output : &input, engine, NULL) ||
      dnn.dnnl_memory_create(&b->target, reads_output ? &input : &output, engine, NULL))
    return 0;
  if (c->direction != CD_FILTER_GRADIENT) return 1;
  filter_desc(s, 0, &plain);
  b->filter_bytes = aligned(dnn.dnnl_memory_desc_get_size(b->variant->filter));
  b->plain_bytes = aligned(c->filter_count * sizeof(float));
  return b->filter_bytes && b->plain_bytes &&
         !dnn.dnnl_memory_create(&b->filter, b->variant->filter, engine, b->filter_bytes) &&
         !dnn.dnnl_memory_create(&b->plain, &plain, engine, b->plain_bytes);
}

cd_convolution *cd_convolution_create(int direction, const struct cd_shape *shape, int blocks) {
  if (cd_unavailable()) return NULL;
  thread_stream();
  cd_convolution *c = calloc(1, sizeof *c);
  if (!c) return NULL;
  c->direction = direction;
  c->shape = *shape;
  c->filter_count = (size_t)(shape->channels / shape->groups) * shape->outputs;
  for (int axis = 0; axis < shape->axes; axis++) c->filter_count *= shape->kernel[axis];
  ptrdiff_t length = (shape->batch + blocks - 1) / blocks;
  c->blocks = (int)((shape->batch + length - 1) / length);
  ptrdiff_t last = shape->batch - length * (c->blocks - 1);
  c->variants = last == length ? 1 : 2;
  c->block = calloc(c->blocks, sizeof *c->block);
  int fits = c->block && create_variant(direction, shape, length, &c->variant[0]) &&
             (c->variants == 1 || create_variant(direction, shape, last, &c->variant[1]));
  for (int index = 0; fits && index < c->blocks; index++) {
    struct block *b = &c->block[index];
    b->first = index * length;
    b->variant = &c->variant[index == c->blocks - 1 ? c->variants - 1 : 0];
    fits = create_block(c, b);
  }
  if (fits) return c;
  cd_convolution_destroy(c);
  return NULL;
}

void cd_convolution_destroy(cd_convolution *c) {
  for (int index = 0; c->block && index < c->blocks; index++) {
    struct block *b = &c->block[index];
    dnnl_memory_t memories[] = {b->source, b->target, b->filter, b->plain, b->scratch};
    for (int m = 0; m < 5; m++) if (memories[m]) dnn.dnnl_memory_destroy(memories[m]);
    free(b->scratch_bytes);
    free(b->filter_bytes);
    free(b->plain_bytes);
  }
  for (int index = 0; index < 2; index++) {
    struct variant *v = &c->variant[index];
    if (v->plain) dnn.dnnl_memory_destroy(v->plain);
    if (v->blocked) dnn.dnnl_memory_destroy(v->blocked);
    if (v->reorder) dnn.dnnl_primitive_destroy(v->reorder);
    if (v->primitive) dnn.dnnl_primitive_destroy(v->primitive);
    if (v->description) dnn.dnnl_primitive_desc_destroy(v->description);
    free(v->blocked_bytes);
  }
  free(c->block);
  free(c);
}

int cd_convolution_blocks(const cd_convolution *c) { return c->blocks; }

// MARK: running

int cd_convolution_start(cd_convolution *c, const float *filter) {
  if (c->direction == CD_FILTER_GRADIENT) return 1;
  dnnl_stream_t stream = thread_stream();
  for (int index = 0; index < c->variants; index++) {
    struct variant *v = &c->variant[index];
    dnn.dnnl_memory_set_data_handle(v->plain, (void *)filter);
    dnnl_exec_arg_t arguments[] = {{DNNL_ARG_FROM, v->plain}, {DNNL_ARG_TO, v->blocked}};
    if (dnn.dnnl_primitive_execute(v->reorder, stream, 2, arguments)) return 0;
  }
  return !dnn.dnnl_stream_wait(stream);
}

static size_t item(const struct cd_shape *s, ptrdiff_t channels, const ptrdiff_t *lengths) {
  size_t count = channels;
  for (int axis = 0; axis < s->axes; axis++) count *= lengths[axis];
  return count;
}

int cd_convolution_block(cd_convolution *c, int index, const float *from, float *to) {
  struct block *b = &c->block[index];
  const struct cd_shape *s = &c->shape;
  size_t input = item(s, s->channels, s->input), output = item(s, s->outputs, s->output);
  int reads_output = c->direction == CD_INPUT_GRADIENT;
  dnnl_stream_t stream = thread_stream();
  dnn.dnnl_memory_set_data_handle(b->source, (void *)(from + b->first * (reads_output ? output : input)));
  dnn.dnnl_memory_set_data_handle(b->target, to + b->first * (reads_output ? input : output));
  int failed;
  if (c->direction == CD_FILTER_GRADIENT) {
    dnnl_exec_arg_t arguments[] = {{DNNL_ARG_SRC, b->source}, {DNNL_ARG_DIFF_DST, b->target},
                                   {DNNL_ARG_DIFF_WEIGHTS, b->filter}, {DNNL_ARG_SCRATCHPAD, b->scratch}};
    failed = dnn.dnnl_primitive_execute(b->variant->primitive, stream, 4, arguments);
    dnnl_exec_arg_t reorder[] = {{DNNL_ARG_FROM, b->filter}, {DNNL_ARG_TO, b->plain}};
    if (!failed) failed = dnn.dnnl_primitive_execute(b->variant->reorder, stream, 2, reorder);
  } else {
    dnnl_exec_arg_t arguments[] = {{reads_output ? DNNL_ARG_DIFF_DST : DNNL_ARG_SRC, b->source},
                                   {reads_output ? DNNL_ARG_DIFF_SRC : DNNL_ARG_DST, b->target},
                                   {DNNL_ARG_WEIGHTS, b->variant->blocked},
                                   {DNNL_ARG_SCRATCHPAD, b->scratch}};
    failed = dnn.dnnl_primitive_execute(b->variant->primitive, stream, 4, arguments);
  }
  return !failed && !dnn.dnnl_stream_wait(stream);
}

void cd_convolution_finish(cd_convolution *c, float *filter_gradient) {
  if (c->direction != CD_FILTER_GRADIENT) return;
  memcpy(filter_gradient, c->block[0].plain_bytes, c->filter_count * sizeof(float));
  for (int index = 1; index < c->blocks; index++) {
    const float *share = c->block[index].plain_bytes;
    for (size_t i = 0; i < c->filter_count; i++) filter_gradient[i] += share[i];
  }
}
