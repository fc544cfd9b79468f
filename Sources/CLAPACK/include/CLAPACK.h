// LAPACK's Fortran routines, which OpenBLAS exports but whose prototypes Debian's package leaves out.
// Arguments are LAPACK's: everything by address, matrices column by column, `info` 0 on success.
#pragma once

void sgetrf_(const int *m, const int *n, float *a, const int *lda, int *ipiv, int *info);
void dgetrf_(const int *m, const int *n, double *a, const int *lda, int *ipiv, int *info);
