// Hidden, so that libzip itself, once loaded, never finds the forwarders in place of its own functions.
#define ZIP_EXTERN __attribute__((visibility("hidden")))
#include "CZip.h"

#include <dlfcn.h>
#include <pthread.h>

// MARK: the library, loaded on first use: it brings libcrypto, whose loading takes milliseconds

#define FUNCTIONS(X)                                                                            \
  X(zip_open) X(zip_close) X(zip_discard) X(zip_strerror) X(zip_get_num_entries) X(zip_get_name) \
  X(zip_stat_index) X(zip_fopen_index) X(zip_fread) X(zip_fclose) X(zip_source_buffer)           \
  X(zip_source_free) X(zip_file_add) X(zip_set_file_compression) X(zip_error_init_with_code)     \
  X(zip_error_strerror) X(zip_error_fini)

#define DECLARE(name) __typeof__(name) *name;
static struct {
  FUNCTIONS(DECLARE)
} zip;

static const char *problem;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
  void *library = dlopen("libzip.so.4", RTLD_LAZY | RTLD_LOCAL);
  if (!library) {
    problem = "libzip.so.4 is not installed (Debian's package libzip4)";
    return;
  }
#define FIND(name)                                        \
  zip.name = (__typeof__(zip.name))dlsym(library, #name); \
  if (!zip.name) problem = "libzip.so.4 lacks " #name;
  FUNCTIONS(FIND)
}

static int available(void) {
  pthread_once(&once, load);
  return !problem;
}

// MARK: forwarders, under the library's own names
//
// Without the library no archive can be opened, and the error says so; nothing else is reached then.

zip_t *zip_open(const char *path, int flags, int *error) {
  if (available()) return zip.zip_open(path, flags, error);
  if (error) *error = ZIP_ER_OPNOTSUPP;
  return NULL;
}

void zip_error_init_with_code(zip_error_t *error, int code) {
  if (available()) zip.zip_error_init_with_code(error, code);
}

const char *zip_error_strerror(zip_error_t *error) {
  return available() ? zip.zip_error_strerror(error) : problem;
}

void zip_error_fini(zip_error_t *error) {
  if (available()) zip.zip_error_fini(error);
}

#define FORWARD(type, name, parameters, arguments) \
  type name parameters { return zip.name arguments; }

FORWARD(int, zip_close, (zip_t *archive), (archive))
FORWARD(void, zip_discard, (zip_t *archive), (archive))
FORWARD(const char *, zip_strerror, (zip_t *archive), (archive))
FORWARD(zip_int64_t, zip_get_num_entries, (zip_t *archive, zip_flags_t flags), (archive, flags))
FORWARD(const char *, zip_get_name, (zip_t *archive, zip_uint64_t index, zip_flags_t flags), (archive, index, flags))
FORWARD(int, zip_stat_index, (zip_t *archive, zip_uint64_t index, zip_flags_t flags, zip_stat_t *status),
        (archive, index, flags, status))
FORWARD(zip_file_t *, zip_fopen_index, (zip_t *archive, zip_uint64_t index, zip_flags_t flags),
        (archive, index, flags))
FORWARD(zip_int64_t, zip_fread, (zip_file_t *file, void *bytes, zip_uint64_t count), (file, bytes, count))
FORWARD(int, zip_fclose, (zip_file_t *file), (file))
FORWARD(zip_source_t *, zip_source_buffer, (zip_t *archive, const void *bytes, zip_uint64_t count, int frees),
        (archive, bytes, count, frees))
FORWARD(void, zip_source_free, (zip_source_t *source), (source))
FORWARD(zip_int64_t, zip_file_add, (zip_t *archive, const char *name, zip_source_t *source, zip_flags_t flags),
        (archive, name, source, flags))
FORWARD(int, zip_set_file_compression,
        (zip_t *archive, zip_uint64_t index, zip_int32_t method, zip_uint32_t flags),
        (archive, index, method, flags))
