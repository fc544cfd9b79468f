import Tensors

/// Keras's further activations; formulas as on https://keras.io/api/layers/activations/
extension ActivationFunction {
  /// x times the probability that a standard normal number is below x.
  public static let gelu = ActivationFunction(name: "gelu") { tf.nn.gelu($0) }
  /// `gelu`, or with `approximate` its approximation by tanh.
  public static func gelu(approximate: Bool) -> ActivationFunction {
    ActivationFunction(name: "gelu") { tf.nn.gelu($0, approximate: approximate) }
  }

  /// 1.0507 x where x > 0, else 1.7581 (exp(x) - 1).
  public static let selu = ActivationFunction(name: "selu") { tf.nn.selu($0) }

  /// x where x > 0, else alpha (exp(x / alpha) - 1), with alpha 1.
  public static let celu = celu(alpha: 1)
  /// x where x > 0, else alpha (exp(x / alpha) - 1).
  public static func celu(alpha: Double) -> ActivationFunction {
    ActivationFunction(name: "celu") { x in
      tf.maximum(x, 0) + tf.math.expm1(tf.minimum(x, 0) / alpha) * alpha
    }
  }

  /// x tanh(log(1 + exp(x)))
  public static let mish = ActivationFunction(name: "mish") { $0 * tf.tanh(tf.math.softplus($0)) }

  /// The first half of the last axis times the sigmoid of the second; an odd length ends the cell.
  public static let glu = ActivationFunction(name: "glu") { x in
    guard x.rank >= 1, x.shape[-1] % 2 == 0 else {
      return failed("glu", "the last axis must have an even length, found shape \(x.shape)")
    }
    let halves = tf.split(x, 2, axis: -1)
    if halves.count < 2 { return .inert }
    return halves[0] * tf.sigmoid(halves[1])
  }

  /// min(max(x + 3, 0), 6) / 6
  public static let hardSigmoid = ActivationFunction(name: "hard_sigmoid") { tf.nn.relu6($0 + 3) / 6 }
  /// x hardSigmoid(x)
  public static let hardSilu = ActivationFunction(name: "hard_silu") { $0 * (tf.nn.relu6($0 + 3) / 6) }
  /// x hardSigmoid(x), under its other name.
  public static let hardSwish = hardSilu
  /// min(max(x, -1), 1)
  public static let hardTanh = ActivationFunction(name: "hard_tanh") { tf.clipByValue($0, -1, 1) }

  /// x where abs(x) > 0.5, else 0
  public static let hardShrink = hardShrink(threshold: 0.5)
  /// x where abs(x) > threshold, else 0
  public static func hardShrink(threshold: Double) -> ActivationFunction {
    ActivationFunction(name: "hard_shrink") { tf.where(tf.abs($0) > threshold, $0, tf.zerosLike($0)) }
  }
  /// x brought 0.5 nearer to 0
  public static let softShrink = softShrink(threshold: 0.5)
  /// x brought `threshold` nearer to 0
  public static func softShrink(threshold: Double) -> ActivationFunction {
    ActivationFunction(name: "soft_shrink") { x in
      tf.where(x > threshold, x - threshold, tf.where(x < -threshold, x + threshold, tf.zerosLike(x)))
    }
  }
  /// x - tanh(x)
  public static let tanhShrink = ActivationFunction(name: "tanh_shrink") { $0 - tf.tanh($0) }

  /// log(1 / (1 + exp(-x)))
  public static let logSigmoid = ActivationFunction(name: "log_sigmoid") { -tf.math.softplus(-$0) }
  /// The logarithm of `softmax`.
  public static let logSoftmax = ActivationFunction(name: "log_softmax") { tf.nn.logSoftmax($0) }

  /// (x + sqrt(x^2 + 4)) / 2
  public static let squareplus = squareplus(b: 4)
  /// (x + sqrt(x^2 + b)) / 2
  public static func squareplus(b: Double) -> ActivationFunction {
    ActivationFunction(name: "squareplus") { ($0 + tf.sqrt(tf.square($0) + b)) / 2 }
  }
  /// 0 up to -1, (x + 1)^2 / 4 up to 1, then x
  public static let sparsePlus = ActivationFunction(name: "sparse_plus") { x in
    tf.where(x <= -1, tf.zerosLike(x), tf.where(x < 1, tf.square(x + 1) * 0.25, x))
  }
  /// 0 up to -1, (x + 1) / 2 up to 1, then 1
  public static let sparseSigmoid = ActivationFunction(name: "sparse_sigmoid") { x in
    tf.clipByValue((x + 1) * 0.5, 0, 1)
  }
  /// Like `softmax`, with zeros (Martins and Astudillo, 2016).
  ///
  /// With Keras's numbers: a row whose result has several entries above 0 does not sum to 1, since Keras adds up partial
  /// sums where the paper has the sum of the entries.
  public static let sparsemax = ActivationFunction(name: "sparsemax") { x in
    guard x.rank >= 1, x.shape[-1] > 0 else {
      return failed("sparsemax", "takes rows, found shape \(x.shape)")
    }
    let sorted = tf.sort(x, axis: -1, direction: .descending)
    let sums = tf.cumsum(sorted, axis: -1)
    let places = tf.cast(tf.constant((1...x.shape[-1]).map(Double.init)), x.dtype)
    let support = sorted - (sums - 1) / places > 0
    let count = tf.reduceSum(tf.cast(support, x.dtype), axis: -1, keepdims: true)
    let total = tf.reduceSum(tf.where(support, sums, tf.zerosLike(sums)), axis: -1, keepdims: true)
    return tf.maximum(x - (total - 1) / count, 0)
  }

  /// x where x > threshold, else `defaultValue`
  public static func threshold(_ threshold: Double, _ defaultValue: Double) -> ActivationFunction {
    ActivationFunction(name: "threshold") { x in tf.where(x > threshold, x, tf.onesLike(x) * defaultValue) }
  }

  /// x where x > 0, else alpha (exp(x) - 1)
  public static func elu(alpha: Double) -> ActivationFunction {
    ActivationFunction(name: "elu") { x in tf.maximum(x, 0) + tf.math.expm1(tf.minimum(x, 0)) * alpha }
  }

  /// x above `threshold`, not more than `maxValue`; below the threshold `negativeSlope` (x - threshold).
  public static func relu(negativeSlope: Double, maxValue: Double? = nil, threshold: Double = 0) -> ActivationFunction {
    ActivationFunction(name: "relu") { x in
      var above = tf.where(x > threshold, x, tf.zerosLike(x))
      if let maxValue { above = tf.clipByValue(above, 0, maxValue) }
      return negativeSlope == 0 ? above : above - tf.nn.relu(threshold - x) * negativeSlope
    }
  }
}

extension keras.activations {
  public static let gelu = ActivationFunction.gelu
  public static let selu = ActivationFunction.selu
  public static let celu = ActivationFunction.celu
  public static let mish = ActivationFunction.mish
  public static let glu = ActivationFunction.glu
  public static let hardSigmoid = ActivationFunction.hardSigmoid
  public static let hardSilu = ActivationFunction.hardSilu
  public static let hardSwish = ActivationFunction.hardSilu
  public static let hardTanh = ActivationFunction.hardTanh
  public static let hardShrink = ActivationFunction.hardShrink
  public static let softShrink = ActivationFunction.softShrink
  public static let tanhShrink = ActivationFunction.tanhShrink
  public static let logSigmoid = ActivationFunction.logSigmoid
  public static let logSoftmax = ActivationFunction.logSoftmax
  public static let squareplus = ActivationFunction.squareplus
  public static let sparsePlus = ActivationFunction.sparsePlus
  public static let sparseSigmoid = ActivationFunction.sparseSigmoid
  public static let sparsemax = ActivationFunction.sparsemax

  /// `.relu` with arguments.
  public static func relu(
    _ x: some TensorConvertible, negativeSlope: Double = 0, maxValue: Double? = nil, threshold: Double = 0
  ) -> Tensor {
    ActivationFunction.relu(negativeSlope: negativeSlope, maxValue: maxValue, threshold: threshold)(x)
  }
  /// `.gelu`, or its approximation by tanh.
  public static func gelu(_ x: some TensorConvertible, approximate: Bool) -> Tensor {
    ActivationFunction.gelu(approximate: approximate)(x)
  }
  /// `.leakyRelu` with another slope.
  public static func leakyRelu(_ x: some TensorConvertible, negativeSlope: Double) -> Tensor {
    ActivationFunction.leakyRelu(negativeSlope: negativeSlope)(x)
  }
  /// `.elu` with a factor.
  public static func elu(_ x: some TensorConvertible, alpha: Double) -> Tensor { ActivationFunction.elu(alpha: alpha)(x) }
  /// `.celu` with another alpha.
  public static func celu(_ x: some TensorConvertible, alpha: Double) -> Tensor {
    ActivationFunction.celu(alpha: alpha)(x)
  }
  /// x where x > threshold, else `defaultValue`.
  public static func threshold(_ x: some TensorConvertible, _ threshold: Double, _ defaultValue: Double) -> Tensor {
    ActivationFunction.threshold(threshold, defaultValue)(x)
  }
  /// `.softmax` along another axis.
  public static func softmax(_ x: some TensorConvertible, axis: Int) -> Tensor {
    ActivationFunction(name: "softmax") { x in LogitsMemory.remembering(x) { tf.nn.softmax(x, axis: axis) } }(x)
  }
}
