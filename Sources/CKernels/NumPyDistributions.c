// NumPy's distributions, number for number. RandomState keeps the methods of 2006 (polar normal numbers, by
// inversion where that is possible); the newer generator has normal and exponential numbers from ziggurats.
#include <math.h>

#include "NumPyWords.h"
#include "Ziggurat.h"

#pragma STDC FP_CONTRACT OFF

static const double normal_tail = 3.6541528853610088, exponential_tail = 7.6971174701310497;

static double ziggurat_normal(ck_numpy_random *g) {
  for (;;) {
    uint64_t word = np_word64(g);
    const int layer = (int)(word & 0xff);
    const int negative = (int)(word >> 8 & 1);
    const uint64_t magnitude = word >> 9 & UINT64_C(0xfffffffffffff);
    const double x = negative ? -(magnitude * normal_w[layer]) : magnitude * normal_w[layer];
    if (magnitude < normal_k[layer]) return x;
    if (layer == 0) {
      for (;;) {
        const double beyond = -0.27366123732975828 * log1p(-np_unit(g));
        const double y = -log1p(-np_unit(g));
        if (y + y > beyond * beyond)
          return magnitude >> 8 & 1 ? -(normal_tail + beyond) : normal_tail + beyond;
      }
    }
    if ((normal_f[layer - 1] - normal_f[layer]) * np_unit(g) + normal_f[layer] < exp(-0.5 * x * x)) return x;
  }
}

static double ziggurat_exponential(ck_numpy_random *g) {
  for (;;) {
    uint64_t word = np_word64(g) >> 3;
    const int layer = (int)(word & 0xff);
    word >>= 8;
    const double x = word * exponential_w[layer];
    if (word < exponential_k[layer]) return x;
    if (layer == 0) return exponential_tail - log1p(-np_unit(g));
    if ((exponential_f[layer - 1] - exponential_f[layer]) * np_unit(g) + exponential_f[layer] < exp(-x)) return x;
  }
}

static double polar_normal(ck_numpy_random *g) {
  if (g->has_normal) {
    g->has_normal = 0;
    return g->normal;
  }
  double x, y, square;
  do {
    x = 2.0 * np_unit(g) - 1.0;
    y = 2.0 * np_unit(g) - 1.0;
    square = x * x + y * y;
  } while (square >= 1.0 || square == 0.0);
  const double factor = sqrt(-2.0 * log(square) / square);
  g->normal = factor * x;
  g->has_normal = 1;
  return factor * y;
}

static double standard_normal(ck_numpy_random *g) { return g->is_pcg ? ziggurat_normal(g) : polar_normal(g); }

static double standard_exponential(ck_numpy_random *g) {
  return g->is_pcg ? ziggurat_exponential(g) : -log(1.0 - np_unit(g));
}

// Below 1: J. H. Ahrens, U. Dieter, 1974; above: G. Marsaglia, W. W. Tsang, 2000.
static double standard_gamma(ck_numpy_random *g, double shape) {
  if (shape == 1.0) return standard_exponential(g);
  if (shape == 0.0) return 0.0;
  if (!(shape > 0) || isinf(shape)) return shape > 0 ? HUGE_VAL : NAN;
  if (shape < 1.0) {
    for (;;) {
      const double u = np_unit(g), v = standard_exponential(g);
      if (u <= 1.0 - shape) {
        const double x = pow(u, 1.0 / shape);
        if (x <= v) return x;
      } else {
        const double y = -log((1.0 - u) / shape);
        const double x = pow(1.0 - shape + shape * y, 1.0 / shape);
        if (x <= v + y) return x;
      }
    }
  }
  const double b = shape - 1.0 / 3.0;
  const double c = 1.0 / sqrt(9.0 * b);
  for (;;) {
    double x, v;
    do {
      x = standard_normal(g);
      v = 1.0 + c * x;
    } while (v <= 0.0);
    v = v * v * v;
    const double u = np_unit(g);
    if (u < 1.0 - 0.0331 * (x * x) * (x * x)) return b * v;
    if (log(u) < 0.5 * x * x + b * (1.0 - v + log(v))) return b * v;
  }
}

// M. D. Joehnk, 1964, where both parameters are small, else a quotient of gamma numbers.
static double beta(ck_numpy_random *g, double a, double b) {
  if (a > 1.0 || b > 1.0) {
    const double x = standard_gamma(g, a);
    return x / (x + standard_gamma(g, b));
  }
  if (!(a > 0 && b > 0)) return NAN;
  if (g->is_pcg && a < 3e-103 && b < 3e-103) return (a + b) * np_unit(g) < a;
  for (;;) {
    const double u = np_unit(g), v = np_unit(g);
    const double x = pow(u, 1.0 / a), y = pow(v, 1.0 / b);
    if (x + y > 1.0 || (g->is_pcg && !(u + v > 0.0))) continue;
    if (g->is_pcg ? x > 0 && y > 0 : x + y > 0) return x / (x + y);
    double log_x = log(u) / a, log_y = log(v) / b;
    const double larger = log_x > log_y ? log_x : log_y;
    log_x -= larger;
    log_y -= larger;
    return exp(log_x - log(exp(log_x) + exp(log_y)));
  }
}

// Stirling's series for log(gamma), shifted up below 7.
static double log_gamma(double x) {
  static const double series[10] = {
      8.333333333333333e-02, -2.777777777777778e-03, 7.936507936507937e-04, -5.952380952380952e-04,
      8.417508417508418e-04, -1.917526917526918e-03, 6.410256410256410e-03, -2.955065359477124e-02,
      1.796443723688307e-01, -1.39243221690590e+00};
  if (x == 1.0 || x == 2.0) return 0.0;
  const int64_t shift = x < 7.0 ? (int64_t)(7 - x) : 0;
  double up = x + shift;
  const double square = 1.0 / up * (1.0 / up);
  double sum = series[9];
  for (int k = 8; k >= 0; k--) sum = sum * square + series[k];
  double result = sum / up + 0.5 * 1.8378770664093453e+00 + (up - 0.5) * log(up) - up;
  for (int64_t k = 1; x < 7.0 && k <= shift; k++) {
    result -= log(up - 1.0);
    up -= 1.0;
  }
  return result;
}

static double poisson(ck_numpy_random *g, double rate) {
  if (!(rate > 0)) return 0;
  if (rate < 10) {
    const double bound = exp(-rate);
    double product = 1.0;
    int64_t count = 0;
    for (;; count++) {
      product *= np_unit(g);
      if (product <= bound) return (double)count;
    }
  }
  // W. Hoermann, "The transformed rejection method for generating Poisson random variables", 1993.
  const double root = sqrt(rate), log_rate = log(rate);
  const double b = 0.931 + 2.53 * root;
  const double a = -0.059 + 0.02483 * b;
  const double inverse_alpha = 1.1239 + 1.1328 / (b - 3.4);
  const double limit = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const double u = np_unit(g) - 0.5, v = np_unit(g);
    const double us = 0.5 - fabs(u);
    const double k = floor((2 * a / us + b) * u + rate + 0.43);
    if (us >= 0.07 && v <= limit) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    if (log(v) + log(inverse_alpha) - log(a / (us * us) + b) <= -rate + k * log_rate - log_gamma(k + 1)) return k;
  }
}

static double binomial_by_inversion(ck_numpy_random *g, double n, double p) {
  const double q = 1.0 - p, none = exp(n * log(q)), mean = n * p;
  const double bound = floor(fmin(n, mean + 10.0 * sqrt(mean * q + 1)));
  double x = 0, chance = none, u = np_unit(g);
  while (u > chance) {
    x++;
    if (x > bound) {
      x = 0;
      chance = none;
      u = np_unit(g);
    } else {
      u -= chance;
      chance = (n - x + 1) * p * chance / (x * q);
    }
  }
  return x;
}

static double btpe_series(double x) {
  const double s = x * x;
  return (13680. - (462. - (132. - (99. - 140. / s) / s) / s) / s) / x / 166320.;
}

// V. Kachitvichyanukul, B. W. Schmeiser, "Binomial random variate generation" (BTPE), 1988; r <= 0.5.
static double btpe(ck_numpy_random *g, int64_t n, double r) {
  const double q = 1.0 - r, fm = n * r + r;
  const int64_t m = (int64_t)floor(fm);
  const double p1 = floor(2.195 * sqrt(n * r * q) - 4.6 * q) + 0.5;
  const double xm = m + 0.5, xl = xm - p1, xr = xm + p1;
  const double c = 0.134 + 20.5 / (15.3 + m);
  double a = (fm - xl) / (fm - xl * r);
  const double left = a * (1.0 + a / 2.0);
  a = (xr - fm) / (xr * q);
  const double right = a * (1.0 + a / 2.0);
  const double p2 = p1 * (1.0 + 2.0 * c), p3 = p2 + c / left, p4 = p3 + c / right;
  const double nrq = n * r * q;
  for (;;) {
    const double u = np_unit(g) * p4;
    double v = np_unit(g);
    int64_t y;
    if (u <= p1) return (double)(int64_t)floor(xm - p1 * v + u);
    if (u <= p2) {
      const double x = xl + (u - p1) / c;
      v = v * c + 1.0 - fabs(m - x + 0.5) / p1;
      if (v > 1.0) continue;
      y = (int64_t)floor(x);
    } else if (u <= p3) {
      if (v == 0.0) continue;
      y = (int64_t)floor(xl + log(v) / left);
      if (y < 0) continue;
      v = v * (u - p2) * left;
    } else {
      if (v == 0.0) continue;
      y = (int64_t)floor(xr - log(v) / right);
      if (y > n) continue;
      v = v * (u - p3) * right;
    }
    const int64_t k = y > m ? y - m : m - y;
    if (!(k > 20 && k < nrq / 2.0 - 1)) {
      const double s = r / q, t = s * (n + 1);
      double f = 1.0;
      for (int64_t i = m + 1; i <= y; i++) f *= t / i - s;
      for (int64_t i = y + 1; i <= m; i++) f /= t / i - s;
      if (v > f) continue;
      return (double)y;
    }
    const double rho = (k / nrq) * ((k * (k / 3.0 + 0.625) + 0.16666666666666666) / nrq + 0.5);
    const double t = -(double)(k * k) / (2 * nrq);
    const double log_v = log(v);
    if (log_v < t - rho) return (double)y;
    if (log_v > t + rho) continue;
    const double x1 = y + 1, f1 = m + 1, z = n + 1 - m, w = n - y + 1;
    if (log_v > xm * log(f1 / x1) + (n - m + 0.5) * log(z / w) + (y - m) * log(w * r / (x1 * q))
                    + btpe_series(f1) + btpe_series(z) + btpe_series(x1) + btpe_series(w)) continue;
    return (double)y;
  }
}

static double binomial(ck_numpy_random *g, double trials, double p) {
  if (g->is_pcg && (trials == 0 || p == 0)) return 0;
  const double r = p <= 0.5 ? p : 1.0 - p;
  const double k = r * trials <= 30.0 ? binomial_by_inversion(g, trials, r) : btpe(g, (int64_t)trials, r);
  return p <= 0.5 ? k : trials - k;
}

// Few terms by search, many by inversion, as NumPy chooses.
static double geometric(ck_numpy_random *g, double p) {
  if (p >= 0.333333333333333333333333) {
    double x = 1, sum = p, term = p;
    const double q = 1.0 - p, u = np_unit(g);
    while (u > sum) {
      term *= q;
      sum += term;
      x++;
    }
    return x;
  }
  if (g->is_pcg) return ceil(-standard_exponential(g) / log1p(-p));
  return ceil(log(1.0 - np_unit(g)) / log(1.0 - p));
}

static double laplace(ck_numpy_random *g, double location, double scale) {
  double u;
  do u = np_unit(g); while (u == 0.0);
  return u >= 0.5 ? location - scale * log(2.0 - u - u) : location + scale * log(u + u);
}

static double logistic(ck_numpy_random *g, double location, double scale) {
  double u;
  do u = np_unit(g); while (u == 0.0);
  return location + scale * log(u / (1.0 - u));
}

void ck_numpy_fill(ck_numpy_random *g, int distribution, ptrdiff_t n, const double *a, ptrdiff_t a_stride,
                   const double *b, ptrdiff_t b_stride, double *out) {
  for (ptrdiff_t i = 0; i < n; i++) {
    const double x = a ? a[i * a_stride] : 0, y = b ? b[i * b_stride] : 0;
    switch (distribution) {
      case CK_NP_DOUBLE: out[i] = np_unit(g); break;
      case CK_NP_FLOAT: out[i] = (np_word32(g) >> 8) * (1.0 / 16777216.0); break;
      case CK_NP_UNIFORM: out[i] = x + (y - x) * np_unit(g); break;
      case CK_NP_NORMAL: out[i] = x + y * standard_normal(g); break;
      case CK_NP_EXPONENTIAL: out[i] = x * standard_exponential(g); break;
      case CK_NP_GAMMA: out[i] = y * standard_gamma(g, x); break;
      case CK_NP_BETA: out[i] = beta(g, x, y); break;
      case CK_NP_LOGNORMAL: out[i] = exp(x + y * standard_normal(g)); break;
      case CK_NP_LAPLACE: out[i] = laplace(g, x, y); break;
      case CK_NP_LOGISTIC: out[i] = logistic(g, x, y); break;
      case CK_NP_CHISQUARE: out[i] = 2.0 * standard_gamma(g, x / 2.0); break;
      case CK_NP_POISSON: out[i] = poisson(g, x); break;
      case CK_NP_BINOMIAL: out[i] = binomial(g, x, y); break;
      default: out[i] = geometric(g, x);
    }
  }
}
