import Display

/// An argument of a function of real numbers: Swift numbers and lists count as float32.
private func real(_ x: some TensorConvertible, _ operation: String) -> Tensor {
  let source = x.tensorSource
  guard source.isWeak else { return operand(x, operation) }
  let dtype = source.defaultDType(.tensorFlow)
  return source.tensor(operation: operation, dtype: dtype.isFloating ? dtype : .float32)
}

extension tf.nn {
  /// min(max(x, 0), 6).
  ///
  ///     tf.nn.relu6([-1.0, 3.0, 8.0])      // [0. 3. 6.]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/nn/relu6
  public static func relu6(_ features: some TensorConvertible) -> Tensor {
    // The constant stands first: at 6 the gradient is 0.
    tf.minimum(6, relu(features))
  }

  /// x where x > 0, else alpha x.
  ///
  ///     tf.nn.leakyRelu([-1.0, 2.0])      // [-0.2 2.]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/nn/leaky_relu
  public static func leakyRelu(_ features: some TensorConvertible, alpha: Double) -> Tensor {
    let x = real(features, "leakyRelu")
    return alpha <= 1 ? tf.maximum(x * alpha, x) : tf.minimum(x * alpha, x)
  }

  /// x where x > 0, else exp(x) - 1.
  ///
  ///     tf.nn.elu([-1.0, 2.0])      // [-0.63212055 2.]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/nn/elu
  public static func elu(_ features: some TensorConvertible) -> Tensor {
    let x = real(features, "elu")
    return tf.maximum(x, 0) + tf.math.expm1(tf.minimum(0, x))
  }

  /// 1.0507 x where x > 0, else 1.0507 * 1.67326 (exp(x) - 1): keeps mean 0 and variance 1 from layer
  /// to layer.
  ///
  ///     tf.nn.selu([-1.0, 2.0])      // [-1.1113307 2.101402]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/nn/selu
  public static func selu(_ features: some TensorConvertible) -> Tensor {
    let x = real(features, "selu")
    let (scale, alpha) = (1.0507009873554804934193349852946, 1.6732632423543772848170429916717)
    return tf.maximum(x, 0) * scale + tf.math.expm1(tf.minimum(0, x)) * (scale * alpha)
  }

  /// x sigmoid(beta x).
  ///
  ///     tf.nn.silu([-1.0, 2.0])      // [-0.26894143 1.7615942]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/nn/silu
  public static func silu(_ features: some TensorConvertible, beta: Double) -> Tensor {
    let x = real(features, "silu")
    return x * tf.sigmoid(beta == 1 ? x : x * beta)
  }

  /// x sigmoid(beta x), under its other name.
  public static func swish(_ features: some TensorConvertible, beta: Double) -> Tensor {
    silu(features, beta: beta)
  }

  /// x times the probability that a standard normal number is below x: x (1 + erf(x / sqrt(2))) / 2.
  ///
  /// With `approximate`, x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2.
  ///
  ///     tf.nn.gelu([-1.0, 2.0])      // [-0.15865526 1.9544997]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/nn/gelu
  public static func gelu(_ features: some TensorConvertible, approximate: Bool) -> Tensor {
    let x = real(features, "gelu")
    let part = approximate
      ? tf.tanh((x + (x ** 3) * 0.044715) * 0.7978845608028654) : tf.math.erf(x / 1.4142135623730951)
    return x * 0.5 * (part + 1)
  }

  /// relu(x) and relu(-x) side by side: an axis twice as long.
  ///
  ///     tf.nn.crelu([-1.0, 2.0])      // [0. 2. 1. 0.]
  public static func crelu(_ features: some TensorConvertible, axis: Int) -> Tensor {
    let x = operand(features, "crelu")
    return tf.concat([relu(x), relu(-x)], axis: axis)
  }

  /// The value plus a vector along its last axis (or along axis 1, channels first).
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/nn/bias_add
  public static func biasAdd(
    _ value: some TensorConvertible, _ bias: some TensorConvertible, dataFormat: DataFormat? = nil
  ) -> Tensor {
    let pair = operands(value, bias, "biasAdd")
    let (x, b) = (pair[0], pair[1])
    if ExecutionContext.current.mustStop { return .inert }
    let first = dataFormat?.isChannelsFirst == true
    guard x.rank >= 2, b.rank == 1 else {
      return failed("biasAdd", "takes a tensor of rank 2 or more and a vector, found \(x.shape) and \(b.shape)")
    }
    let channels = x.dims[first ? 1 : x.rank - 1]
    guard channels == b.dims[0] || channels == -1 else {
      return failed("biasAdd", "a bias of length \(b.dims[0]) does not fit shape \(x.shape) with \(channels) channels")
    }
    return x + (first ? b.reshaped([b.dims[0]] + Array(repeating: 1, count: x.rank - 2)) : b)
  }

  /// Zeros in place of a share `rate` of the elements, chosen at random; the others grow by
  /// 1 / (1 - rate), so that sums stay what they are on average.
  ///
  /// `noiseShape` broadcasts to the shape of x: along an axis of length 1 elements go or stay together.
  /// float32, float64 and the half types; equal seeds give the elements TensorFlow chooses.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/nn/dropout
  public static func dropout(
    _ x: some TensorConvertible, _ rate: Double, noiseShape: [Int]? = nil, seed: Int? = nil
  ) -> Tensor {
    let x = real(x, "dropout")
    if ExecutionContext.current.mustStop { return .inert }
    guard x.dtype.isFloating else {
      return failed("dropout", "takes real numbers, found \(x.dtype.name); convert it with tf.cast")
    }
    guard rate >= 0 && rate < 1 else { return failed("dropout", "rate is in [0, 1), found \(rate)") }
    if rate == 0 { return x }
    let noise: Tensor
    if let noiseShape {
      guard noiseShape.count <= x.rank else {
        return failed("dropout", "noiseShape \(noiseShape) does not broadcast to shape \(x.shape)")
      }
      noise = tf.random.uniform(noiseShape, dtype: x.dtype, seed: seed)
    } else if x.shape.isFullyKnown {
      noise = tf.random.uniform(x.dims, dtype: x.dtype, seed: seed)
    } else {
      noise = tf.random.uniform(tf.shape(x), dtype: x.dtype, seed: seed)
    }
    let kept = noise >= rate
    return tf.where(kept, x * (1 / (1 - rate)), Tensor.scalar(0, x.dtype))
  }

  /// As the other form, with the rate labelled.
  public static func dropout(
    _ x: some TensorConvertible, rate: Double, noiseShape: [Int]? = nil, seed: Int? = nil
  ) -> Tensor {
    dropout(x, rate, noiseShape: noiseShape, seed: seed)
  }

  /// Rows of a matrix, at the places `ids` names; with `maxNorm` rows longer than that are scaled down
  /// to it.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/nn/embedding_lookup
  public static func embeddingLookup(
    _ params: some TensorConvertible, _ ids: some TensorConvertible, maxNorm: Double? = nil
  ) -> Tensor {
    let rows = tf.gather(params, ids)
    guard let maxNorm, !rows.isInert else { return rows }
    let axes = Array(operand(ids, "embeddingLookup").rank..<rows.rank)
    let length = tf.sqrt(tf.square(rows).sum(axis: axes, keepdims: true))
    return rows * (maxNorm / tf.maximum(length, maxNorm))
  }
}

// A function with a further argument that has a default is no `(Tensor) -> Tensor`, and so no value for
// `activation:`: these are.
extension tf.nn {
  /// x where x > 0, else 0.2 x.
  public static func leakyRelu(_ features: some TensorConvertible) -> Tensor { leakyRelu(features, alpha: 0.2) }

  /// x sigmoid(x).
  public static func silu(_ features: some TensorConvertible) -> Tensor { silu(features, beta: 1) }

  /// x sigmoid(x), under its other name.
  public static func swish(_ features: some TensorConvertible) -> Tensor { silu(features, beta: 1) }

  /// x times the probability that a standard normal number is below x.
  public static func gelu(_ features: some TensorConvertible) -> Tensor { gelu(features, approximate: false) }

  /// relu(x) and relu(-x) side by side along the last axis.
  public static func crelu(_ features: some TensorConvertible) -> Tensor { crelu(features, axis: -1) }

  /// exp(x) / sum(exp(x)) along the last axis: positive numbers that add up to 1.
  public static func softmax(_ logits: some TensorConvertible) -> Tensor { softmax(logits, axis: -1) }

  /// log(softmax(x)) along the last axis, without overflow.
  public static func logSoftmax(_ logits: some TensorConvertible) -> Tensor { logSoftmax(logits, axis: -1) }
}
