// JPEG and PNG through libjpeg-turbo and libpng.
//
// The libraries are loaded on first use, so that a process that reads no images does not pay for them. Pixels are rows
// of interleaved channels, one byte each.
#pragma once
#include <stddef.h>
#include <stdint.h>

enum { ci_message_size = 200 };

/// Width, height and channels of the picture in a file, and why there is none: 0 where the message says so.
int ci_jpeg_size(const uint8_t *file, size_t count, int *width, int *height, int *channels, char *message);
int ci_png_size(const uint8_t *file, size_t count, int *width, int *height, int *channels, char *message);

/// The pixels: 1 (brightness) or 3 channels of a JPEG; the channels that `ci_png_size` tells of a PNG. 0 on failure.
int ci_jpeg_decode(const uint8_t *file, size_t count, int channels, uint8_t *pixels, char *message);
int ci_png_decode(const uint8_t *file, size_t count, uint8_t *pixels, char *message);

/// A file of pixels, to be freed by the caller; NULL on failure. JPEG takes 1 or 3 channels, PNG 1 to 4.
uint8_t *ci_jpeg_encode(const uint8_t *pixels, int width, int height, int channels, int quality, size_t *count, char *message);
uint8_t *ci_png_encode(const uint8_t *pixels, int width, int height, int channels, size_t *count, char *message);
