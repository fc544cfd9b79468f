import CKernels
import Glibc

package enum ExponentialOps {
  static let exp: Op = Op.unary(
    "exp", CK_EXP, .floating,
    samples: [
      sampleUnary([0, 1, -2, 3.5], Glibc.exp),
      sampleUnary([0, 1, -87, 88, 1e-3], dtype: .float32, Glibc.exp),
    ]
  ) { g in g.upstream * g.output }

  static let expm1: Op = Op.unary(
    "expm1", CK_EXPM1, .floating,
    samples: [
      sampleUnary([0, 1, -2, 1e-6], Glibc.expm1),
      sampleUnary([0, 1, -2, 1e-5, -30], dtype: .float32, Glibc.expm1),
    ]
  ) { g in g.upstream * (g.output + 1) }

  static let log: Op = Op.unary(
    "log", CK_LOG, .floating,
    samples: [
      sampleUnary([1, 2.5, 0.1], Glibc.log),
      sampleUnary([1, 2.5, 1e-30, 1e30, 0.99], dtype: .float32, Glibc.log),
    ]
  ) { g in g.upstream / g.x }

  static let log1p: Op = Op.unary(
    "log1p", CK_LOG1P, .floating,
    samples: [
      sampleUnary([0, 1, -0.5, 1e-9], Glibc.log1p),
      sampleUnary([0, 1, -0.5, 1e-7, 1e10], dtype: .float32, Glibc.log1p),
    ]
  ) { g in g.upstream / (g.x + 1) }

  package static let all = [exp, expm1, log, log1p]
}

package enum TrigonometryOps {
  static let sin: Op = Op.unary(
    "sin", CK_SIN, .floating, samples: [sampleUnary([0, 1, -2, 30], Glibc.sin)]
  ) { g in g.upstream * dispatch(cos, [g.x]) }

  static let cos: Op = Op.unary(
    "cos", CK_COS, .floating, samples: [sampleUnary([0, 1, -2, 30], Glibc.cos)]
  ) { g in -(g.upstream * dispatch(sin, [g.x])) }

  static let tan: Op = Op.unary(
    "tan", CK_TAN, .floating, samples: [sampleUnary([0, 1, -0.5], Glibc.tan)]
  ) { g in g.upstream * (dispatch(ArithmeticOps.square, [g.output]) + 1) }

  static let asin: Op = Op.unary(
    "asin", CK_ASIN, .floating, samples: [sampleUnary([0, 0.5, -0.9], Glibc.asin)]
  ) { g in
    g.upstream * dispatch(ArithmeticOps.rsqrt, [1 - dispatch(ArithmeticOps.square, [g.x])])
  }

  static let acos: Op = Op.unary(
    "acos", CK_ACOS, .floating, samples: [sampleUnary([0, 0.5, -0.9], Glibc.acos)]
  ) { g in
    -(g.upstream * dispatch(ArithmeticOps.rsqrt, [1 - dispatch(ArithmeticOps.square, [g.x])]))
  }

  static let atan: Op = Op.unary(
    "atan", CK_ATAN, .floating, samples: [sampleUnary([0, 0.5, -3], Glibc.atan)]
  ) { g in g.upstream / (dispatch(ArithmeticOps.square, [g.x]) + 1) }

  static let sinh: Op = Op.unary(
    "sinh", CK_SINH, .floating, samples: [sampleUnary([0, 1, -2], Glibc.sinh)]
  ) { g in g.upstream * dispatch(cosh, [g.x]) }

  static let cosh: Op = Op.unary(
    "cosh", CK_COSH, .floating, samples: [sampleUnary([0, 1, -2], Glibc.cosh)]
  ) { g in g.upstream * dispatch(sinh, [g.x]) }

  /// d erf(x) = 2 / sqrt(pi) * exp(-x^2) dx
  static let erf: Op = Op.unary(
    "erf", CK_ERF, .floating, samples: [sampleUnary([0, 1, -0.5], Glibc.erf)]
  ) { g in
    g.upstream * (dispatch(ExponentialOps.exp, [-dispatch(ArithmeticOps.square, [g.x])]) * 1.1283791670955126)
  }

  package static let all = [sin, cos, tan, asin, acos, atan, sinh, cosh, erf]
}
