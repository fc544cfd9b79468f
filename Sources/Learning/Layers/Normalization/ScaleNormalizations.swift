import Tensors

/// x / sqrt(mean(x^2) + epsilon) * scale, the mean over one axis.
///
/// The weight `scale` has one number per entry of the axis.
///
///     print(RMSNormalization(epsilon: 0)(tf.constant([[2.0, -2.0]])).numpy())      // [[ 1. -1.]]
///
/// Source: https://keras.io/api/layers/normalization_layers/rms_normalization/ (Zhang and Sennrich, 2019)
public final class RMSNormalization: Layer {
  package let axis: [Int]
  private let isSingleAxis: Bool
  package let epsilon: Double
  /// The learned factors; nil before the layer is built.
  public private(set) var scale: Variable!

  /// A layer that normalises over one axis.
  public init(
    axis: Int = -1, epsilon: Double = 1e-6, inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true,
    dtype: DType = .float32
  ) {
    (self.axis, isSingleAxis, self.epsilon) = ([axis], true, epsilon)
    super.init(name: name, trainable: trainable, dtype: dtype)
    inputShapeArgument = inputShape
  }

  /// A layer that normalises over several axes together.
  public init(
    axis: [Int], epsilon: Double = 1e-6, inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true,
    dtype: DType = .float32
  ) {
    (self.axis, isSingleAxis, self.epsilon) = (axis.sorted(), false, epsilon)
    super.init(name: name, trainable: trainable, dtype: dtype)
    inputShapeArgument = inputShape
    if axis.isEmpty { fail("axis names no axes") }
  }

  override package func mismatch(with inputShape: TensorShape) -> String? {
    axesProblem(inputShape, axis, expected: scale?.shape.dims)
  }

  override public func build(_ inputShape: TensorShape) {
    scale = addWeight(shape: axis.map { inputShape[$0] }, initializer: .ones, name: "scale")
  }

  override public func call(_ inputs: Tensor) -> Tensor {
    let axes = axis.map { $0 < 0 ? $0 + inputs.rank : $0 }
    let square = tf.reduceMean(tf.square(inputs), axis: axes, keepdims: true)
    let shape = inputs.shape.dims.enumerated().map { axes.contains($0) ? $1 : 1 }
    return inputs * tf.math.rsqrt(square + epsilon) * tf.reshape(scale, shape)
  }

  override package var config: ConfigDictionary {
    super.config.merging([
      "axis": isSingleAxis && !built ? ConfigValue(axis[0]) : ConfigValue(axis), "epsilon": ConfigValue(epsilon),
    ])
  }
}

/// x divided by its Euclidean norm along an axis: vectors of length 1.
///
///     print(UnitNormalization()(tf.constant([[3.0, 4.0]])).numpy())      // [[0.6 0.8]]
///
/// Source: https://keras.io/api/layers/normalization_layers/unit_normalization/
public final class UnitNormalization: Layer {
  package let axis: [Int]
  private let isSingleAxis: Bool

  /// A layer that makes vectors along one axis unit vectors.
  public init(axis: Int = -1, inputShape: [Int?]? = nil, name: String? = nil) {
    (self.axis, isSingleAxis) = ([axis], true)
    super.init(name: name)
    inputShapeArgument = inputShape
  }

  /// The same for several axes together.
  public init(axis: [Int], inputShape: [Int?]? = nil, name: String? = nil) {
    (self.axis, isSingleAxis) = (axis, false)
    super.init(name: name)
    inputShapeArgument = inputShape
  }

  override package var hasFixedWeights: Bool { true }

  override package func mismatch(with inputShape: TensorShape) -> String? {
    axis.first { $0 < -inputShape.rank || $0 >= inputShape.rank }.map {
      "axis \($0) is out of range for input of shape \(inputShape.withUnknownBatch)"
    }
  }

  override public func call(_ inputs: Tensor) -> Tensor { unitVectors(inputs, axis: axis) }

  override package var config: ConfigDictionary {
    super.config.merging(["axis": isSingleAxis ? ConfigValue(axis[0]) : ConfigValue(axis)])
  }
}

/// Keras's `normalize`: x divided by its norm, which counts as at least 1e-12.
func unitVectors(_ x: Tensor, axis: [Int]) -> Tensor {
  x * tf.minimum(tf.math.rsqrt(tf.reduceSum(tf.square(x), axis: axis, keepdims: true)), 1e12)
}
