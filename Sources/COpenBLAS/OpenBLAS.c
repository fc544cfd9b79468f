#include "COpenBLAS.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static void *library;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void require(const void *found, const char *wanted) {
  if (found) return;
  fprintf(stderr, "libopenblas.so.0 is needed (Debian's package libopenblas0): %s: %s\n", wanted, dlerror());
  _exit(127);
}

static void load(void) {
  library = dlopen("libopenblas.so.0", RTLD_LAZY | RTLD_LOCAL);
  require(library, "it cannot be loaded");
}

void *cob_function(const char *name) {
  pthread_once(&once, load);
  void *function = dlsym(library, name);
  require(function, name);
  return function;
}

// MARK: forwarders

#define PRODUCTS(T, gemm, trsm)                                                                                       \
  COB_FORWARD(gemm,                                                                                                       \
          (enum CBLAS_ORDER order, enum CBLAS_TRANSPOSE transA, enum CBLAS_TRANSPOSE transB, blasint m, blasint n,    \
           blasint k, T alpha, const T *a, blasint lda, const T *b, blasint ldb, T beta, T *c, blasint ldc),          \
          (order, transA, transB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc))                                      \
  COB_FORWARD(trsm,                                                                                                       \
          (enum CBLAS_ORDER order, enum CBLAS_SIDE side, enum CBLAS_UPLO uplo, enum CBLAS_TRANSPOSE transA,           \
           enum CBLAS_DIAG diag, blasint m, blasint n, T alpha, const T *a, blasint lda, T *b, blasint ldb),          \
          (order, side, uplo, transA, diag, m, n, alpha, a, lda, b, ldb))

PRODUCTS(float, cblas_sgemm, cblas_strsm)
PRODUCTS(double, cblas_dgemm, cblas_dtrsm)
COB_FORWARD(openblas_set_num_threads, (int count), (count))
