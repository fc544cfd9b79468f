#include "CImageCodecs.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <png.h>

#define FUNCTIONS(X) \
  X(png_image_begin_read_from_memory) X(png_image_finish_read) X(png_image_write_to_memory) X(png_image_free)

#define DECLARE(name) __typeof__(name) *name;
static struct { FUNCTIONS(DECLARE) } png;

static const char *problem;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
  void *library = dlopen("libpng16.so.16", RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    problem = "libpng16.so.16 is not installed (Debian's package libpng16-16)";
    return;
  }
#define FIND(name)                                        \
  png.name = (__typeof__(png.name))dlsym(library, #name); \
  if (!png.name) problem = "libpng16.so.16 lacks " #name;
  FUNCTIONS(FIND)
}

static int available(char *message) {
  pthread_once(&once, load);
  if (problem) snprintf(message, ci_message_size, "%s", problem);
  return problem == NULL;
}

/// The file's own channels, one byte each: palettes are looked up, 16 bits become 8.
static int open_file(png_image *image, const uint8_t *file, size_t count, char *message) {
  memset(image, 0, sizeof *image);
  image->version = PNG_IMAGE_VERSION;
  if (!png.png_image_begin_read_from_memory(image, file, count)) {
    snprintf(message, ci_message_size, "%s", image->message);
    return 0;
  }
  image->format &= PNG_FORMAT_FLAG_ALPHA | PNG_FORMAT_FLAG_COLOR;
  return 1;
}

int ci_png_size(const uint8_t *file, size_t count, int *width, int *height, int *channels, char *message) {
  if (!available(message)) return 0;
  png_image image;
  if (!open_file(&image, file, count, message)) return 0;
  *width = (int)image.width;
  *height = (int)image.height;
  *channels = (int)PNG_IMAGE_PIXEL_CHANNELS(image.format);
  png.png_image_free(&image);
  return 1;
}

int ci_png_decode(const uint8_t *file, size_t count, uint8_t *pixels, char *message) {
  if (!available(message)) return 0;
  png_image image;
  if (!open_file(&image, file, count, message)) return 0;
  if (!png.png_image_finish_read(&image, NULL, pixels, 0, NULL)) {
    snprintf(message, ci_message_size, "%s", image.message);
    png.png_image_free(&image);
    return 0;
  }
  return 1;
}

uint8_t *ci_png_encode(const uint8_t *pixels, int width, int height, int channels, size_t *count, char *message) {
  if (!available(message)) return NULL;
  static const png_uint_32 formats[] = {PNG_FORMAT_GRAY, PNG_FORMAT_GA, PNG_FORMAT_RGB, PNG_FORMAT_RGBA};
  png_image image;
  memset(&image, 0, sizeof image);
  image.version = PNG_IMAGE_VERSION;
  image.width = (png_uint_32)width;
  image.height = (png_uint_32)height;
  image.format = formats[channels - 1];
  size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
  uint8_t *file = malloc(size);
  if (!file || !png.png_image_write_to_memory(&image, file, &size, 0, pixels, 0, NULL)) {
    snprintf(message, ci_message_size, "%s", file ? image.message : "out of memory");
    free(file);
    return NULL;
  }
  *count = size;
  return file;
}
