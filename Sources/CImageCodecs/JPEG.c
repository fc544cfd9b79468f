#include "CImageCodecs.h"

#include <dlfcn.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <jerror.h>

#define FUNCTIONS(X)                                                                                \
  X(jpeg_std_error) X(jpeg_CreateDecompress) X(jpeg_destroy_decompress) X(jpeg_mem_src)              \
  X(jpeg_read_header) X(jpeg_start_decompress) X(jpeg_read_scanlines) X(jpeg_finish_decompress)      \
  X(jpeg_CreateCompress) X(jpeg_destroy_compress) X(jpeg_mem_dest) X(jpeg_set_defaults)              \
  X(jpeg_set_quality) X(jpeg_start_compress) X(jpeg_write_scanlines) X(jpeg_finish_compress)

#define DECLARE(name) __typeof__(name) *name;
static struct { FUNCTIONS(DECLARE) } jpeg;

static const char *problem;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
  void *library = dlopen("libjpeg.so.62", RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    problem = "libjpeg.so.62 is not installed (Debian's package libjpeg62-turbo)";
    return;
  }
#define FIND(name)                                          \
  jpeg.name = (__typeof__(jpeg.name))dlsym(library, #name); \
  if (!jpeg.name) problem = "libjpeg.so.62 lacks " #name;
  FUNCTIONS(FIND)
}

static int available(char *message) {
  pthread_once(&once, load);
  if (problem) snprintf(message, ci_message_size, "%s", problem);
  return problem == NULL;
}

/// The library ends a failed call by calling back, never by returning.
struct errors {
  struct jpeg_error_mgr base;
  jmp_buf escape;
  char *message;
  int is_damaged;
};

static void end(j_common_ptr info) {
  struct errors *errors = (struct errors *)info->err;
  char text[JMSG_LENGTH_MAX];
  info->err->format_message(info, text);
  snprintf(errors->message, ci_message_size, "%s", text);
  longjmp(errors->escape, 1);
}

/// Damage that the library would paint over: missing or wrong data.
static void note(j_common_ptr info, int level) {
  struct errors *errors = (struct errors *)info->err;
  int code = info->err->msg_code;
  if (level < 0 && (code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER || code == JWRN_HUFF_BAD_CODE)) errors->is_damaged = 1;
}

static void quiet(j_common_ptr info) { (void)info; }

static struct jpeg_error_mgr *prepare(struct errors *errors, char *message) {
  jpeg.jpeg_std_error(&errors->base);
  errors->base.error_exit = end;
  errors->base.emit_message = note;
  errors->base.output_message = quiet;
  errors->message = message;
  errors->is_damaged = 0;
  return &errors->base;
}

int ci_jpeg_size(const uint8_t *file, size_t count, int *width, int *height, int *channels, char *message) {
  if (!available(message)) return 0;
  struct jpeg_decompress_struct info;
  struct errors errors;
  memset(&info, 0, sizeof info);
  info.err = prepare(&errors, message);
  if (setjmp(errors.escape)) {
    jpeg.jpeg_destroy_decompress(&info);
    return 0;
  }
  jpeg.jpeg_CreateDecompress(&info, JPEG_LIB_VERSION, sizeof info);
  jpeg.jpeg_mem_src(&info, file, count);
  jpeg.jpeg_read_header(&info, TRUE);
  *width = (int)info.image_width;
  *height = (int)info.image_height;
  *channels = info.num_components == 1 ? 1 : 3;
  jpeg.jpeg_destroy_decompress(&info);
  return 1;
}

int ci_jpeg_decode(const uint8_t *file, size_t count, int channels, uint8_t *pixels, char *message) {
  if (!available(message)) return 0;
  struct jpeg_decompress_struct info;
  struct errors errors;
  memset(&info, 0, sizeof info);
  info.err = prepare(&errors, message);
  if (setjmp(errors.escape)) {
    jpeg.jpeg_destroy_decompress(&info);
    return 0;
  }
  jpeg.jpeg_CreateDecompress(&info, JPEG_LIB_VERSION, sizeof info);
  jpeg.jpeg_mem_src(&info, file, count);
  jpeg.jpeg_read_header(&info, TRUE);
  info.out_color_space = channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
  // TensorFlow's choice: faster, and its pixels are those that models were trained on.
  info.dct_method = JDCT_IFAST;
  jpeg.jpeg_start_decompress(&info);
  size_t stride = (size_t)info.output_width * channels;
  while (info.output_scanline < info.output_height) {
    JSAMPROW row = pixels + stride * info.output_scanline;
    jpeg.jpeg_read_scanlines(&info, &row, 1);
  }
  jpeg.jpeg_finish_decompress(&info);
  jpeg.jpeg_destroy_decompress(&info);
  if (errors.is_damaged) snprintf(message, ci_message_size, "the data is truncated or altered");
  return !errors.is_damaged;
}

uint8_t *ci_jpeg_encode(const uint8_t *pixels, int width, int height, int channels, int quality, size_t *count, char *message) {
  if (!available(message)) return NULL;
  struct jpeg_compress_struct info;
  struct errors errors;
  unsigned char *volatile file = NULL;
  unsigned char *buffer = NULL;
  unsigned long size = 0;
  memset(&info, 0, sizeof info);
  info.err = prepare(&errors, message);
  if (setjmp(errors.escape)) {
    jpeg.jpeg_destroy_compress(&info);
    free(file);
    return NULL;
  }
  jpeg.jpeg_CreateCompress(&info, JPEG_LIB_VERSION, sizeof info);
  jpeg.jpeg_mem_dest(&info, &buffer, &size);
  file = buffer;
  info.image_width = (JDIMENSION)width;
  info.image_height = (JDIMENSION)height;
  info.input_components = channels;
  info.in_color_space = channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
  jpeg.jpeg_set_defaults(&info);
  jpeg.jpeg_set_quality(&info, quality, TRUE);
  jpeg.jpeg_start_compress(&info, TRUE);
  while (info.next_scanline < info.image_height) {
    JSAMPROW row = (JSAMPROW)pixels + (size_t)width * channels * info.next_scanline;
    jpeg.jpeg_write_scanlines(&info, &row, 1);
  }
  jpeg.jpeg_finish_compress(&info);
  jpeg.jpeg_destroy_compress(&info);
  *count = size;
  return buffer;
}
