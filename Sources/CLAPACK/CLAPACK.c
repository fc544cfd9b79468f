#include "CLAPACK.h"
#include "COpenBLAS.h"

#define ROUTINES(T, getrf, getrs, getri, potrf, geqrf, orgqr, gesdd, syevd, geev)                                     \
  COB_FORWARD(getrf, (const int *m, const int *n, T *a, const int *lda, int *ipiv, int *info),                            \
          (m, n, a, lda, ipiv, info))                                                                                 \
  COB_FORWARD(getrs,                                                                                                      \
          (const char *trans, const int *n, const int *nrhs, const T *a, const int *lda, const int *ipiv, T *b,       \
           const int *ldb, int *info),                                                                                \
          (trans, n, nrhs, a, lda, ipiv, b, ldb, info))                                                               \
  COB_FORWARD(getri,                                                                                                      \
          (const int *n, T *a, const int *lda, const int *ipiv, T *work, const int *lwork, int *info),                \
          (n, a, lda, ipiv, work, lwork, info))                                                                       \
  COB_FORWARD(potrf, (const char *uplo, const int *n, T *a, const int *lda, int *info), (uplo, n, a, lda, info))          \
  COB_FORWARD(geqrf,                                                                                                      \
          (const int *m, const int *n, T *a, const int *lda, T *tau, T *work, const int *lwork, int *info),           \
          (m, n, a, lda, tau, work, lwork, info))                                                                     \
  COB_FORWARD(orgqr,                                                                                                      \
          (const int *m, const int *n, const int *k, T *a, const int *lda, const T *tau, T *work, const int *lwork,   \
           int *info),                                                                                                \
          (m, n, k, a, lda, tau, work, lwork, info))                                                                  \
  COB_FORWARD(gesdd,                                                                                                      \
          (const char *jobz, const int *m, const int *n, T *a, const int *lda, T *s, T *u, const int *ldu, T *vt,     \
           const int *ldvt, T *work, const int *lwork, int *iwork, int *info),                                        \
          (jobz, m, n, a, lda, s, u, ldu, vt, ldvt, work, lwork, iwork, info))                                        \
  COB_FORWARD(syevd,                                                                                                      \
          (const char *jobz, const char *uplo, const int *n, T *a, const int *lda, T *w, T *work, const int *lwork,   \
           int *iwork, const int *liwork, int *info),                                                                 \
          (jobz, uplo, n, a, lda, w, work, lwork, iwork, liwork, info))                                               \
  COB_FORWARD(geev,                                                                                                       \
          (const char *jobvl, const char *jobvr, const int *n, T *a, const int *lda, T *wr, T *wi, T *vl,             \
           const int *ldvl, T *vr, const int *ldvr, T *work, const int *lwork, int *info),                            \
          (jobvl, jobvr, n, a, lda, wr, wi, vl, ldvl, vr, ldvr, work, lwork, info))

ROUTINES(float, sgetrf_, sgetrs_, sgetri_, spotrf_, sgeqrf_, sorgqr_, sgesdd_, ssyevd_, sgeev_)
ROUTINES(double, dgetrf_, dgetrs_, dgetri_, dpotrf_, dgeqrf_, dorgqr_, dgesdd_, dsyevd_, dgeev_)
