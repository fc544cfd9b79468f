import Display

extension tf.math {
  /// log |Gamma(x)|.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/lgamma
  public static func lgamma(_ x: some TensorConvertible) -> Tensor { dispatch(SpecialOps.lgamma, [operand(x, "lgamma")]) }

  /// The derivative of `lgamma`.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/digamma
  public static func digamma(_ x: some TensorConvertible) -> Tensor { dispatch(SpecialOps.digamma, [operand(x, "digamma")]) }

  /// The derivative of `digamma`, taken `a` times; gradients go to x.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/polygamma
  public static func polygamma(_ a: some TensorConvertible, _ x: some TensorConvertible) -> Tensor {
    dispatch(SpecialOps.polygamma, operands(a, x, "polygamma"))
  }

  /// Hurwitz's zeta function, the sum over k >= 0 of (k + q)^-x; gradients go to q.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/zeta
  public static func zeta(_ x: some TensorConvertible, _ q: some TensorConvertible) -> Tensor {
    dispatch(SpecialOps.zeta, operands(x, q, "zeta"))
  }

  /// The logarithm of the beta function over the last axis: sum of lgamma(x) - lgamma(sum of x).
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/lbeta
  public static func lbeta(_ x: some TensorConvertible) -> Tensor {
    let x = operand(x, "lbeta")
    return tf.reduceSum(lgamma(x), axis: -1) - lgamma(tf.reduceSum(x, axis: -1))
  }

  /// The lower regularised incomplete gamma function; gradients go to x.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/igamma
  public static func igamma(_ a: some TensorConvertible, _ x: some TensorConvertible) -> Tensor {
    dispatch(SpecialOps.igamma, operands(a, x, "igamma"))
  }

  /// The upper regularised incomplete gamma function; gradients go to x.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/igammac
  public static func igammac(_ a: some TensorConvertible, _ x: some TensorConvertible) -> Tensor {
    dispatch(SpecialOps.igammac, operands(a, x, "igammac"))
  }

  /// The regularised incomplete beta function I_x(a, b) of three tensors of one shape; gradients go to x.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/betainc
  public static func betainc(
    _ a: some TensorConvertible, _ b: some TensorConvertible, _ x: some TensorConvertible
  ) -> Tensor {
    dispatch(SpecialOps.betainc, [operand(a, "betainc"), operand(b, "betainc"), operand(x, "betainc")])
  }

  /// 1 - erf(x), without cancellation where erf is near 1.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/erfc
  public static func erfc(_ x: some TensorConvertible) -> Tensor { dispatch(SpecialOps.erfc, [operand(x, "erfc")]) }

  /// The inverse of `erf`.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/erfinv
  public static func erfinv(_ x: some TensorConvertible) -> Tensor { dispatch(SpecialOps.erfinv, [operand(x, "erfinv")]) }

  /// The inverse of `erfc`.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/erfcinv
  public static func erfcinv(_ x: some TensorConvertible) -> Tensor {
    dispatch(SpecialOps.ndtri, [operand(x, "erfcinv") * 0.5]) * -0.7071067811865476
  }

  /// The quantile of the standard normal distribution.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/ndtri
  public static func ndtri(_ x: some TensorConvertible) -> Tensor { dispatch(SpecialOps.ndtri, [operand(x, "ndtri")]) }

  /// The inverse hyperbolic sine.
  public static func asinh(_ x: some TensorConvertible) -> Tensor { dispatch(SpecialOps.asinh, [operand(x, "asinh")]) }
  /// The inverse hyperbolic cosine; NaN below 1.
  public static func acosh(_ x: some TensorConvertible) -> Tensor { dispatch(SpecialOps.acosh, [operand(x, "acosh")]) }
  /// The inverse hyperbolic tangent; NaN beyond -1 and 1.
  public static func atanh(_ x: some TensorConvertible) -> Tensor { dispatch(SpecialOps.atanh, [operand(x, "atanh")]) }

  /// The angle of the point (x, y), between -pi and pi.
  ///
  ///     print(tf.math.atan2([1.0, -1.0], [0.0, -1.0]))      // [1.5707964 -2.3561945]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/atan2
  public static func atan2(_ y: some TensorConvertible, _ x: some TensorConvertible) -> Tensor {
    dispatch(GuardedOps.atan2, operands(y, x, "atan2"))
  }

  /// The next number after `x1` in the direction of `x2`.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/nextafter
  public static func nextafter(_ x1: some TensorConvertible, _ x2: some TensorConvertible) -> Tensor {
    dispatch(GuardedOps.nextafter, operands(x1, x2, "nextafter"))
  }

  /// x log(y), 0 where x is 0.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/xlogy
  public static func xlogy(_ x: some TensorConvertible, _ y: some TensorConvertible) -> Tensor {
    dispatch(GuardedOps.xlogy, operands(x, y, "xlogy"))
  }

  /// x log(1 + y), 0 where x is 0.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/xlog1py
  public static func xlog1py(_ x: some TensorConvertible, _ y: some TensorConvertible) -> Tensor {
    dispatch(GuardedOps.xlog1py, operands(x, y, "xlog1py"))
  }

  /// x / y, 0 where x is 0.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/xdivy
  public static func xdivy(_ x: some TensorConvertible, _ y: some TensorConvertible) -> Tensor {
    dispatch(GuardedOps.xdivy, operands(x, y, "xdivy"))
  }

  /// x / y, 0 where y is 0; of integers it gives float64.
  ///
  ///     print(tf.math.divideNoNan([3.0, 1.0], [0.0, 2.0]))      // [0.  0.5]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/divide_no_nan
  public static func divideNoNan(_ x: some TensorConvertible, _ y: some TensorConvertible) -> Tensor {
    var pair = operands(x, y, "divideNoNan")
    if pair.allSatisfy({ $0.dtype.isInteger }) { pair = pair.map { Tensor.cast($0, to: .float64) } }
    return dispatch(GuardedOps.divideNoNan, pair)
  }

  /// x * y, 0 where y is 0 even if x is infinite or NaN.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/multiply_no_nan
  public static func multiplyNoNan(_ x: some TensorConvertible, _ y: some TensorConvertible) -> Tensor {
    dispatch(GuardedOps.multiplyNoNan, operands(x, y, "multiplyNoNan"))
  }

  /// log(exp(a) + exp(b)) without overflow.
  ///
  /// Source: https://numpy.org/doc/stable/reference/generated/numpy.logaddexp.html
  public static func logaddexp(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    let pair = operands(a, b, "logaddexp")
    let (x, y) = (tf.maximum(pair[0], pair[1]), tf.minimum(pair[0], pair[1]))
    // Equal infinities have no difference.
    let gap = tf.where(tf.equal(x, y), tf.zerosLike(x), y - x)
    return x + log1p(tf.exp(gap))
  }

  /// x / (1 + |x|).
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/nn/softsign
  public static func softsign(_ x: some TensorConvertible) -> Tensor {
    let x = operand(x, "softsign")
    return x / (tf.abs(x) + 1)
  }

  /// log(sigmoid(x)) without overflow.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/log_sigmoid
  public static func logSigmoid(_ x: some TensorConvertible) -> Tensor { -softplus(-operand(x, "logSigmoid")) }

  /// Each element rounded to the nearest whole number, halves to the even one.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/rint
  public static func rint(_ x: some TensorConvertible) -> Tensor { dispatch(RoundingOps.round, [operand(x, "rint")]) }

  /// The value at `x` of the polynomial whose coefficients are given, the highest power first.
  ///
  ///     print(tf.math.polyval([3.0, 0.0, 1.0], 2.0))      // 13.0
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/polyval
  public static func polyval(_ coeffs: [some TensorConvertible], _ x: some TensorConvertible) -> Tensor {
    let x = operand(x, "polyval")
    guard let first = coeffs.first else { return tf.zerosLike(x) }
    return coeffs.dropFirst().reduce(operands(first, x, "polyval")[0]) { tf.add(tf.multiply($0, x), $1) }
  }

  /// The sum of tensors of one shape.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/add_n
  public static func addN(_ inputs: [some TensorConvertible]) -> Tensor {
    let tensors = inputs.map { operand($0, "addN") }
    guard let first = tensors.first else { return failed("addN", "no tensors were given") }
    if let other = tensors.first(where: { $0.dims != first.dims }) {
      return failed("addN", "shapes differ: \(first.shape) and \(other.shape)")
    }
    return tensors.dropFirst().reduce(first) { $0 + $1 }
  }
}

extension tf {
  /// `tf.math.addN`.
  public static func addN(_ inputs: [some TensorConvertible]) -> Tensor { tf.math.addN(inputs) }
  /// `tf.math.asinh`.
  public static func asinh(_ x: some TensorConvertible) -> Tensor { tf.math.asinh(x) }
  /// `tf.math.acosh`.
  public static func acosh(_ x: some TensorConvertible) -> Tensor { tf.math.acosh(x) }
  /// `tf.math.atanh`.
  public static func atanh(_ x: some TensorConvertible) -> Tensor { tf.math.atanh(x) }
  /// `tf.math.atan2`.
  public static func atan2(_ y: some TensorConvertible, _ x: some TensorConvertible) -> Tensor { tf.math.atan2(y, x) }
}

extension tf.nn {
  /// `tf.math.softsign`.
  public static func softsign(_ x: some TensorConvertible) -> Tensor { tf.math.softsign(x) }
}
