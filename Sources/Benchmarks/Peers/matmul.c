// Matrix products through OpenBLAS or oneDNN called from C, on their own threads: the peer of the products that
// TensorWorkloads.swift times. One library per process, since their pools disturb each other.
//   cc -O2 -o matmul matmul.c -lopenblas -ldnnl && ./matmul openblas && ./matmul onednn
// Prints microseconds, minimum and median, of each product.
#include <cblas.h>
#include <dnnl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e6 + t.tv_nsec * 1e-3;
}

static int uses_onednn;

static void product(int ta, int tb, int m, int n, int k, const float *a, const float *b, float *c) {
  int lda = ta ? m : k, ldb = tb ? k : n;
  if (uses_onednn) dnnl_sgemm(ta ? 'T' : 'N', tb ? 'T' : 'N', m, n, k, 1, a, lda, b, ldb, 0, c, n);
  else cblas_sgemm(CblasRowMajor, ta ? CblasTrans : CblasNoTrans, tb ? CblasTrans : CblasNoTrans,
                   m, n, k, 1, a, lda, b, ldb, 0, c, n);
}

static int ascending(const void *x, const void *y) {
  double a = *(const double *)x, b = *(const double *)y;
  return (a > b) - (a < b);
}

int main(int argc, char **argv) {
  uses_onednn = argc > 1 && !strcmp(argv[1], "onednn");
  // The three products of a 784-64-10 network's first layer and head at batch 32, and the large square one.
  struct { const char *name; int ta, tb, m, n, k, runs, repeats; } cases[] = {
    {"1024x1024x1024", 0, 0, 1024, 1024, 1024, 30, 1},
    {"32x784x64", 0, 0, 32, 64, 784, 100, 20},
    {"784x32x64 first transposed", 1, 0, 784, 64, 32, 100, 20},
    {"32x64x10", 0, 0, 32, 10, 64, 100, 100},
    {"400x512x512", 0, 0, 400, 512, 512, 40, 2},
    {"400x512x2048", 0, 0, 400, 2048, 512, 40, 1},
  };
  float *a = malloc(sizeof(float) << 20), *b = malloc(sizeof(float) << 20), *c = malloc(sizeof(float) << 20);
  for (int i = 0; i < 1 << 20; i++) { a[i] = (i % 97) * 0.01f - 0.5f; b[i] = (i % 89) * 0.01f - 0.4f; }
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    double times[100];
    for (int warm = 0; warm < 3; warm++) product(cases[i].ta, cases[i].tb, cases[i].m, cases[i].n, cases[i].k, a, b, c);
    for (int run = 0; run < cases[i].runs; run++) {
      double start = now();
      for (int j = 0; j < cases[i].repeats; j++) product(cases[i].ta, cases[i].tb, cases[i].m, cases[i].n, cases[i].k, a, b, c);
      times[run] = (now() - start) / cases[i].repeats;
    }
    qsort(times, cases[i].runs, sizeof(double), ascending);
    printf("%-30s %9.2f %9.2f\n", cases[i].name, times[0], times[cases[i].runs / 2]);
  }
  return 0;
}
