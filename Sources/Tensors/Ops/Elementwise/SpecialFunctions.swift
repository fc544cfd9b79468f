import CKernels
import Glibc

extension Op {
  /// A special function of one input.
  static func special(
    _ name: String, _ code: ck_special1, samples: [OpSample], gradient: @escaping (GradientContext) -> Tensor
  ) -> Op {
    let code = Int32(code.rawValue)
    return Op(
      name,
      infer: { inputs, _ in
        guard inputs[0].dtype.isFloating else {
          throw Op.failure(name, "takes a floating dtype, found \(inputs[0].dtype.name); convert it with tf.cast")
        }
        return inputs[0]
      },
      prepare: { _, output, _ in
        let size = output.dtype.size
        return unaryKernel(
          ck_special_unary(code, Int32(output.dtype.rawValue))!, count: output.elementCount, inputSize: size,
          outputSize: size)
      },
      gradient: { [gradient($0)] },
      samples: samples + [
        OpSample([.init(.float64, [0], [])]), OpSample([.init(.int32, [1], [1])], isRefused: true),
      ])
  }

  /// A special function of two inputs, broadcast to each other.
  static func special(
    _ name: String, _ code: ck_special2, samples: [OpSample], differentiableInBoth: Bool = true,
    gradient: @escaping (GradientContext) -> [Tensor?]
  ) -> Op {
    let code = Int32(code.rawValue)
    return Op(
      name,
      infer: { inputs, _ in
        let dims = try inferBroadcast(name, inputs)
        guard inputs[0].dtype.isFloating else {
          throw Op.failure(name, "takes a floating dtype, found \(inputs[0].dtype.name); convert it with tf.cast")
        }
        return TensorSpec(inputs[0].dtype, dims)
      },
      prepare: { inputs, output, _ in
        let size = output.dtype.size
        return binaryKernel(
          ck_special_binary(code, Int32(output.dtype.rawValue))!, inputs[0].dims, inputs[1].dims,
          output: output.dims, inputSize: size, outputSize: size)
      },
      gradient: gradient,
      samples: samples + refusedPairs + [
        OpSample(
          [.init(.float64, [2, 1], [0.5, 2]), .init(.float64, [2], [1.5, 3])],
          checksGradient: differentiableInBoth),
        OpSample([.init(.int32, [1], [1]), .init(.int32, [1], [1])], isRefused: true),
      ])
  }
}

package enum SpecialOps {
  /// log |Gamma(x)|
  static let lgamma: Op = .special(
    "lgamma", CK_LGAMMA, samples: [sampleUnary([0.5, 1.5, 10, -1.5]) { Glibc.lgamma($0) }]
  ) { g in g.upstream * dispatch(digamma, [g.x]) }

  /// The derivative of lgamma.
  static let digamma: Op = .special(
    "digamma", CK_DIGAMMA, samples: [OpSample([.init(.float64, [4], [0.5, 1.5, 10, -1.5])])]
  ) { g in g.upstream * dispatch(polygamma, [tf.onesLike(g.x), g.x]) }

  /// 1 - erf(x) without cancellation.
  static let erfc: Op = .special(
    "erfc", CK_ERFC, samples: [sampleUnary([0, 1, -0.5, 3]) { Glibc.erfc($0) }]
  ) { g in g.upstream * tf.exp(-tf.square(g.x)) * -1.1283791670955126 }

  static let erfinv: Op = .special(
    "erfinv", CK_ERFINV, samples: [OpSample([.init(.float64, [4], [0, 0.3, -0.97, 0.5])])]
  ) { g in g.upstream * tf.exp(tf.square(g.output)) * 0.886226925452758 }

  /// The quantile of the normal distribution.
  static let ndtri: Op = .special(
    "ndtri", CK_NDTRI, samples: [OpSample([.init(.float64, [4], [0.5, 0.3, 0.97, 0.01])])]
  ) { g in g.upstream * tf.exp(tf.square(g.output) * 0.5) * 2.5066282746310002 }

  static let asinh: Op = .special(
    "asinh", CK_ASINH, samples: [sampleUnary([0, 1, -2]) { Glibc.asinh($0) }]
  ) { g in g.upstream / tf.cosh(g.output) }

  static let acosh: Op = .special(
    "acosh", CK_ACOSH, samples: [sampleUnary([1.5, 2, 9]) { Glibc.acosh($0) }]
  ) { g in g.upstream / tf.sinh(g.output) }

  static let atanh: Op = .special(
    "atanh", CK_ATANH, samples: [sampleUnary([0, 0.5, -0.9]) { Glibc.atanh($0) }]
  ) { g in g.upstream / (1 - tf.square(g.x)) }

  /// Hurwitz's zeta function: the sum over k >= 0 of (k + q)^-x. Differentiable in q.
  static let zeta: Op = .special(
    "zeta", CK_ZETA,
    samples: [OpSample([.init(.float64, [2], [2.5, 4]), .init(.float64, [2], [1, 3.5])], checksGradient: false)],
    differentiableInBoth: false
  ) { g in
    let (x, q) = (g.inputs[0], g.inputs[1])
    return g.unbroadcasting(nil, -(g.upstream * x * dispatch(zeta, [x + 1, q])))
  }

  /// The derivative of digamma, as many times as the first input says. Differentiable in x.
  static let polygamma: Op = .special(
    "polygamma", CK_POLYGAMMA,
    samples: [OpSample([.init(.float64, [3], [1, 2, 0]), .init(.float64, [3], [1.5, 3, 2])], checksGradient: false)],
    differentiableInBoth: false
  ) { g in
    let (n, x) = (g.inputs[0], g.inputs[1])
    return g.unbroadcasting(nil, g.upstream * dispatch(polygamma, [n + 1, x]))
  }

  /// The lower regularised incomplete gamma function P(a, x). Differentiable in x.
  static let igamma: Op = .special(
    "igamma", CK_IGAMMA,
    samples: [OpSample([.init(.float64, [3], [0.5, 2, 3]), .init(.float64, [3], [0.3, 3, 12])], checksGradient: false)],
    differentiableInBoth: false
  ) { g in g.unbroadcasting(nil, g.upstream * gammaDensity(g.inputs[0], g.inputs[1])) }

  /// The upper regularised incomplete gamma function Q(a, x). Differentiable in x.
  static let igammac: Op = .special(
    "igammac", CK_IGAMMAC,
    samples: [OpSample([.init(.float64, [3], [0.5, 2, 3]), .init(.float64, [3], [0.3, 3, 12])], checksGradient: false)],
    differentiableInBoth: false
  ) { g in g.unbroadcasting(nil, -(g.upstream * gammaDensity(g.inputs[0], g.inputs[1]))) }

  /// inputs: a, b, x of one shape. The regularised incomplete beta function I_x(a, b). Differentiable
  /// in x.
  static let betainc: Op = Op(
    "betainc",
    infer: { inputs, _ in
      guard inputs[0].dtype.isFloating else {
        throw Op.failure("betainc", "takes a floating dtype, found \(inputs[0].dtype.name)")
      }
      guard inputs[0] == inputs[1], inputs[1] == inputs[2] else {
        throw Op.failure(
          "betainc",
          "takes three tensors of one dtype and shape, found \(inputs.map { "\($0.dtype.name) \($0.shapeText)" }.joined(separator: ", "))")
      }
      return inputs[0]
    },
    prepare: { _, output, _ in
      let (dtype, count) = (Int32(output.dtype.rawValue), output.elementCount)
      return { ck_betainc(dtype, count, $0[0], $0[1], $0[2], $0[3]) }
    },
    gradient: { g in
      let (a, b, x) = (g.inputs[0], g.inputs[1], g.inputs[2])
      func logGamma(_ x: Tensor) -> Tensor { dispatch(lgamma, [x]) }
      let logBeta = logGamma(a) + logGamma(b) - logGamma(a + b)
      let density = tf.exp(
        dispatch(GuardedOps.xlog1py, [b - 1, -x]) + dispatch(GuardedOps.xlogy, [a - 1, x]) - logBeta)
      return [nil, nil, g.upstream * density]
    },
    samples: [
      OpSample(
        [.init(.float64, [2], [2, 0.5]), .init(.float64, [2], [3, 0.5]), .init(.float64, [2], [0.2, 0.7])],
        checksGradient: false),
      OpSample(
        [.init(.float64, [1], [2]), .init(.float64, [2], [3, 0.5]), .init(.float64, [2], [0.2, 0.7])],
        isRefused: true),
    ])

  package static let all = [
    lgamma, digamma, erfc, erfinv, ndtri, asinh, acosh, atanh, zeta, polygamma, igamma, igammac, betainc,
  ]

  /// dP/dx = exp(-x + (a - 1) log x - log Gamma(a))
  private static func gammaDensity(_ a: Tensor, _ x: Tensor) -> Tensor {
    tf.exp((a - 1) * tf.math.log(x) - x - dispatch(lgamma, [a]))
  }
}

/// Products and quotients that are 0 where one of their parts is.
package enum GuardedOps {
  /// x log(y), 0 where x is.
  static let xlogy: Op = .special(
    "xlogy", CK_XLOGY, samples: [sampleBinary([2, 0, 1.5], [3, 0, 0.5], checksGradient: false) { $0 == 0 ? 0 : $0 * Glibc.log($1) }]
  ) { g in
    let (x, y) = (g.inputs[0], g.inputs[1])
    return g.unbroadcasting(
      g.upstream * dispatch(xlogy, [isNotZero(x), y]), g.upstream * dispatch(xdivy, [x, y]))
  }

  /// x log(1 + y), 0 where x is.
  static let xlog1py: Op = .special(
    "xlog1py", CK_XLOG1PY, samples: [sampleBinary([2, 0, 1.5], [3, -1, 0.5], checksGradient: false) { $0 == 0 ? 0 : $0 * Glibc.log1p($1) }]
  ) { g in
    let (x, y) = (g.inputs[0], g.inputs[1])
    return g.unbroadcasting(
      g.upstream * dispatch(xlog1py, [isNotZero(x), y]), g.upstream * dispatch(xdivy, [x, y + 1]))
  }

  /// x / y, 0 where x is.
  static let xdivy: Op = .special(
    "xdivy", CK_XDIVY, samples: [sampleBinary([2, 0, 1.5], [3, 0, 0.5], checksGradient: false) { $0 == 0 ? 0 : $0 / $1 }]
  ) { g in
    let (x, y) = (g.inputs[0], g.inputs[1])
    return g.unbroadcasting(
      g.upstream * dispatch(xdivy, [isNotZero(x), y]), g.upstream * dispatch(xdivy, [-x, tf.square(y)]))
  }

  /// x / y, 0 where y is.
  static let divideNoNan: Op = .special(
    "divideNoNan", CK_DIVIDE_NO_NAN, samples: [sampleBinary([2, 5, 1.5], [3, 0, 0.5], checksGradient: false) { $1 == 0 ? 0 : $0 / $1 }]
  ) { g in
    let y = g.inputs[1]
    return g.unbroadcasting(
      dispatch(divideNoNan, [g.upstream, y]), -(g.upstream * dispatch(divideNoNan, [g.output, y])))
  }

  /// x * y, 0 where y is even when x is infinite or NaN.
  static let multiplyNoNan: Op = .special(
    "multiplyNoNan", CK_MULTIPLY_NO_NAN, samples: [sampleBinary([2, .nan, 1.5], [3, 0, 0.5], checksGradient: false) { $1 == 0 ? 0 : $0 * $1 }]
  ) { g in
    g.unbroadcasting(
      dispatch(multiplyNoNan, [g.upstream, g.inputs[1]]), dispatch(multiplyNoNan, [g.inputs[0], g.upstream]))
  }

  /// The angle of the point (x, y), the inputs being y and x.
  static let atan2: Op = .special(
    "atan2", CK_ATAN2, samples: [sampleBinary([1, -2, 3], [-1, 0.5, -4]) { Glibc.atan2($0, $1) }]
  ) { g in
    let (y, x) = (g.inputs[0], g.inputs[1])
    let share = g.upstream / (tf.square(x) + tf.square(y))
    return g.unbroadcasting(x * share, -(y * share))
  }

  /// The next number after the first input in the direction of the second.
  static let nextafter: Op = .special(
    "nextafter", CK_NEXTAFTER, samples: [sampleBinary([1, -2], [2, -5], checksGradient: false) { Glibc.nextafter($0, $1) }], differentiableInBoth: false
  ) { g in g.unbroadcasting(g.upstream + tf.zerosLike(g.output), nil) }

  package static let all = [xlogy, xlog1py, xdivy, divideNoNan, multiplyNoNan, atan2, nextafter]

  private static func isNotZero(_ x: Tensor) -> Tensor {
    Tensor.cast(dispatch(ComparisonOps.notEqual, [x, Tensor.scalar(0, x.dtype)]), to: x.dtype)
  }
}
