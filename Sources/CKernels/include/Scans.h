// Running sums, products and log-sum-exps.
#pragma once
#include <stddef.h>

enum ck_scan_op { CK_SCAN_SUM = 0, CK_SCAN_PROD, CK_SCAN_LOGSUMEXP };

/// x and out are [outer, n, inner]; out[i] combines x[0] ... x[i], without x[i] where `exclusive`, from the
/// other end where `reversed`. 0 for a type the operation does not know.
int ck_scan(int op, int dtype, ptrdiff_t outer, ptrdiff_t n, ptrdiff_t inner, int exclusive,
            int reversed, const void *x, void *out);
