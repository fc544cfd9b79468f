#include "CZlib.h"

#include <dlfcn.h>
#include <pthread.h>
#include <zlib.h>

#define FUNCTIONS(X) X(gzopen) X(gzread) X(gzerror) X(gzclose)

#define DECLARE(name) __typeof__(name) *name;
static struct { FUNCTIONS(DECLARE) } zlib;

static const char *problem;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
  void *library = dlopen("libz.so.1", RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    problem = "libz.so.1 is not installed (Debian's package zlib1g)";
    return;
  }
#define FIND(name)                                          \
  zlib.name = (__typeof__(zlib.name))dlsym(library, #name); \
  if (!zlib.name) problem = "libz.so.1 lacks " #name;
  FUNCTIONS(FIND)
}

cz_file *cz_open(const char *path, const char **message) {
  pthread_once(&once, load);
  *message = problem ? problem : "cannot be opened";
  return problem ? NULL : (cz_file *)zlib.gzopen(path, "rb");
}

int cz_read(cz_file *file, void *bytes, unsigned count, const char **message) {
  int got = zlib.gzread((gzFile)file, bytes, count);
  int code = 0;
  if (got < 0) *message = zlib.gzerror((gzFile)file, &code);
  return got;
}

int cz_close(cz_file *file) { return zlib.gzclose((gzFile)file) == Z_OK; }
