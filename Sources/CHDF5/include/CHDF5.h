// Groups, arrays and texts in HDF5 files, the whole file in memory.
//
// The library is loaded on first use: linking it would cost every start of the process milliseconds. Its
// prototypes are declared here, so that its headers are not needed. It is not safe for threads: one call at a time.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// Why HDF5 cannot be used here, or NULL where it can. Loads it.
const char *ch_unavailable(void);

/// Element types; CH_OTHER is whatever is no number.
enum ch_type {
  CH_INT8 = 0, CH_UINT8, CH_INT16, CH_UINT16, CH_INT32, CH_UINT32, CH_INT64, CH_UINT64, CH_FLOAT32, CH_FLOAT64,
  CH_FLOAT16, CH_BOOL, CH_OTHER
};

enum { ch_max_rank = 32 };

/// A new file in memory; negative where that fails.
int64_t ch_create(void);
/// Reads a file's bytes, which are copied; negative if they are none of HDF5's.
int64_t ch_open(const void *bytes, size_t count);
void ch_close(int64_t file);

/// Makes a group and those above it. Paths have no slash in front. 0 where something fails, here and below.
int ch_make_group(int64_t file, const char *path);
/// Writes an array, row by row, and makes the groups above it.
int ch_write_array(int64_t file, const char *path, int type, int rank, const uint64_t *lengths, const void *elements);
/// Gives a group a text.
int ch_write_text(int64_t file, const char *path, const char *name, const char *text);
/// The file's bytes: their count, or with `bytes` that many of them written there. Negative where that fails.
int64_t ch_image(int64_t file, void *bytes, size_t count);

enum ch_kind { CH_NOTHING = 0, CH_GROUP, CH_ARRAY, CH_LINK };

/// What lies at a path. Links that lead elsewhere are not followed: such a path is CH_LINK.
int ch_kind(int64_t file, const char *path);
/// An array's type and lengths; `stored` are its bytes in the file. 0 for arrays whose elements lie outside of the file.
int ch_describe(int64_t file, const char *path, int *type, int *rank, uint64_t *lengths, uint64_t *stored);
/// Reads all elements as this type, which need not be the stored one.
int ch_read_array(int64_t file, const char *path, int type, void *elements);
/// The texts an attribute of a group holds, one or a list; NULL if there is none. To be freed with ch_free_texts.
char **ch_read_texts(int64_t file, const char *path, const char *name, size_t *count);
void ch_free_texts(char **texts, size_t count);
