import Display

extension tf.math {
  /// log(sum(exp(x))) over the given axes, over all without `axis`, without overflow.
  ///
  ///     print(tf.math.reduceLogsumexp([0.0, 0.0]))      // 0.6931472
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/reduce_logsumexp
  public static func reduceLogsumexp(
    _ x: some TensorConvertible, axis: [Int]? = nil, keepdims: Bool = false
  ) -> Tensor {
    let x = operand(x, "reduceLogsumexp")
    guard x.dtype.isFloating else {
      return failed("reduceLogsumexp", "takes a floating dtype, found \(x.dtype.name); convert it with tf.cast")
    }
    let top = x.reduced(ReductionOps.max, axis, true)
    let shift = tf.stopGradient(tf.where(isFinite(top), top, tf.zerosLike(top)))
    let total = log(tf.exp(x - shift).reduced(ReductionOps.sum, axis, true)) + shift
    // The kept axes have length 1: the sum takes them away.
    return keepdims ? total : total.reduced(ReductionOps.sum, axis, false)
  }
  /// As the other form, over one axis.
  public static func reduceLogsumexp(_ x: some TensorConvertible, axis: Int, keepdims: Bool = false) -> Tensor {
    reduceLogsumexp(x, axis: [axis], keepdims: keepdims)
  }

  /// The root of the sum of squares over the given axes, over all without `axis`.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/reduce_euclidean_norm
  public static func reduceEuclideanNorm(
    _ x: some TensorConvertible, axis: [Int]? = nil, keepdims: Bool = false
  ) -> Tensor {
    let x = operand(x, "reduceEuclideanNorm")
    if x.dtype.isFloating { return tf.sqrt(tf.square(x).reduced(ReductionOps.sum, axis, keepdims)) }
    // Of integers the root loses its fraction.
    let total = tf.square(tf.cast(x, .float64)).reduced(ReductionOps.sum, axis, keepdims)
    return tf.cast(tf.sqrt(total), x.dtype)
  }
  /// As the other form, over one axis.
  public static func reduceEuclideanNorm(_ x: some TensorConvertible, axis: Int, keepdims: Bool = false) -> Tensor {
    reduceEuclideanNorm(x, axis: [axis], keepdims: keepdims)
  }

  /// How many elements are not 0 over the given axes, over all without `axis`.
  ///
  ///     print(tf.math.countNonzero([0, 1, 2]))      // 2
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/count_nonzero
  public static func countNonzero(
    _ input: some TensorConvertible, axis: [Int]? = nil, keepdims: Bool = false, dtype: DType = .int64
  ) -> Tensor {
    let hits = tf.cast(tf.cast(operand(input, "countNonzero"), .bool), dtype)
    return hits.reduced(ReductionOps.sum, axis, keepdims)
  }
  /// As the other form, over one axis.
  public static func countNonzero(
    _ input: some TensorConvertible, axis: Int, keepdims: Bool = false, dtype: DType = .int64
  ) -> Tensor {
    countNonzero(input, axis: [axis], keepdims: keepdims, dtype: dtype)
  }

  /// The standard deviation over one axis.
  public static func reduceStd(_ x: some TensorConvertible, axis: Int, keepdims: Bool = false) -> Tensor {
    reduceStd(x, axis: [axis], keepdims: keepdims)
  }

  /// The variance over one axis.
  public static func reduceVariance(_ x: some TensorConvertible, axis: Int, keepdims: Bool = false) -> Tensor {
    reduceVariance(x, axis: [axis], keepdims: keepdims)
  }

  /// The fraction of elements that are 0, as float32.
  ///
  ///     print(tf.math.zeroFraction([0.0, 1.0, 0.0, 2.0]))      // 0.5
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/zero_fraction
  public static func zeroFraction(_ value: some TensorConvertible) -> Tensor {
    tf.reduceMean(tf.cast(tf.logicalNot(tf.cast(operand(value, "zeroFraction"), .bool)), .float32))
  }

  /// The tensor scaled to length 1 along an axis: x / sqrt(max(sum(x^2), epsilon)); over all elements
  /// without `axis`.
  ///
  ///     print(tf.math.l2Normalize([3.0, 4.0], axis: 0))      // [0.6 0.8]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/l2_normalize
  public static func l2Normalize(
    _ x: some TensorConvertible, axis: [Int]? = nil, epsilon: Double = 1e-12
  ) -> Tensor {
    let x = operand(x, "l2Normalize")
    let total = tf.square(x).reduced(ReductionOps.sum, axis, true)
    return x * rsqrt(tf.maximum(total, epsilon))
  }
  /// As the other form, along one axis.
  public static func l2Normalize(_ x: some TensorConvertible, axis: Int, epsilon: Double = 1e-12) -> Tensor {
    l2Normalize(x, axis: [axis], epsilon: epsilon)
  }

  /// The place of the smallest element along the axis; the first of equals, NaN never.
  public static func argmin(_ x: some TensorConvertible, axis: Int = 0, outputType: DType = .int64) -> Tensor {
    tf.argmin(x, axis: axis, outputType: outputType)
  }
}

extension tf {
  /// `tf.math.reduceLogsumexp`.
  public static func reduceLogsumexp(
    _ x: some TensorConvertible, axis: [Int]? = nil, keepdims: Bool = false
  ) -> Tensor {
    tf.math.reduceLogsumexp(x, axis: axis, keepdims: keepdims)
  }
  /// As the other form, over one axis.
  public static func reduceLogsumexp(_ x: some TensorConvertible, axis: Int, keepdims: Bool = false) -> Tensor {
    tf.math.reduceLogsumexp(x, axis: [axis], keepdims: keepdims)
  }

  /// The tensor scaled down so that its norm over the axes, over all without them, is at most `clipNorm`.
  ///
  ///     print(tf.clipByNorm([3.0, 4.0], 1.0))      // [0.6 0.8]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/clip_by_norm
  public static func clipByNorm(
    _ t: some TensorConvertible, _ clipNorm: some TensorConvertible, axes: [Int]? = nil
  ) -> Tensor {
    let pair = operands(t, clipNorm, "clipByNorm")
    let total = tf.square(pair[0]).reduced(ReductionOps.sum, axes, true)
    let isPositive = total > 0
    // A root at 0 would have no gradient.
    let norm = tf.where(isPositive, tf.sqrt(tf.where(isPositive, total, tf.onesLike(total))), total)
    return pair[0] * pair[1] / tf.maximum(norm, pair[1])
  }

  /// The root of the sum of squares of all elements of several tensors.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/linalg/global_norm
  static func normOfAll(_ tensors: [Tensor], _ operation: String) -> Tensor {
    guard let first = tensors.first else { return failed(operation, "no tensors were given") }
    let squares = tensors.map { tf.square($0).reduced(ReductionOps.sum, nil, false) }
    return tf.sqrt(squares.dropFirst().reduce(squares.first ?? first) { $0 + $1 })
  }

  /// Tensors scaled down together so that their common norm is at most `clipNorm`, and that norm.
  ///
  /// With `useNorm` the norm is taken as given. A norm that is not finite makes every element NaN.
  ///
  ///     let (clipped, norm) = tf.clipByGlobalNorm(gradients, 1.0)
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/clip_by_global_norm
  public static func clipByGlobalNorm(
    _ tList: [some TensorConvertible], _ clipNorm: some TensorConvertible
  ) -> (listClipped: [Tensor], globalNorm: Tensor) {
    let tensors = tList.map { operand($0, "clipByGlobalNorm") }
    let norm = normOfAll(tensors, "clipByGlobalNorm")
    if ExecutionContext.current.mustStop { return ([], .inert) }
    let limit = operands(norm, clipNorm, "clipByGlobalNorm")[1]
    // A norm that is not finite makes its difference from itself NaN.
    let scale = limit * tf.minimum(1 / norm, 1 / limit) + (norm - norm)
    return (tensors.map { $0 * scale }, norm)
  }
}

extension tf.linalg {
  /// The root of the sum of squares of all elements of several tensors.
  ///
  ///     print(tf.linalg.globalNorm([[3.0], [4.0]]))      // 5.0
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/linalg/global_norm
  public static func globalNorm(_ tList: [some TensorConvertible]) -> Tensor {
    tf.normOfAll(tList.map { operand($0, "globalNorm") }, "globalNorm")
  }
}

extension tf.nn {
  /// Mean and variance over the given axes.
  ///
  ///     let (mean, variance) = tf.nn.moments([1.0, 3.0], axes: [0])      // 2.0, 1.0
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/nn/moments
  public static func moments(_ x: some TensorConvertible, axes: [Int], keepdims: Bool = false) -> (
    mean: Tensor, variance: Tensor
  ) {
    let x = operand(x, "moments")
    guard x.dtype.isFloating else {
      let inert = failed("moments", "takes a floating dtype, found \(x.dtype.name); convert it with tf.cast")
      return (inert, inert)
    }
    let mean = x.reduced(ReductionOps.mean, axes, true)
    let spread = tf.square(x - tf.stopGradient(mean)).reduced(ReductionOps.mean, axes, keepdims)
    return (keepdims ? mean : x.reduced(ReductionOps.mean, axes, false), spread)
  }

  /// `tf.math.zeroFraction`.
  public static func zeroFraction(_ value: some TensorConvertible) -> Tensor { tf.math.zeroFraction(value) }

  /// Half the sum of squares.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/nn/l2_loss
  public static func l2Loss(_ t: some TensorConvertible) -> Tensor {
    tf.reduceSum(tf.square(operand(t, "l2Loss"))) * 0.5
  }

  /// `tf.math.l2Normalize`.
  public static func l2Normalize(
    _ x: some TensorConvertible, axis: [Int]? = nil, epsilon: Double = 1e-12
  ) -> Tensor {
    tf.math.l2Normalize(x, axis: axis, epsilon: epsilon)
  }
  /// As the other form, along one axis.
  public static func l2Normalize(_ x: some TensorConvertible, axis: Int, epsilon: Double = 1e-12) -> Tensor {
    tf.math.l2Normalize(x, axis: [axis], epsilon: epsilon)
  }
}
