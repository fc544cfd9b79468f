import Tensors

/// An activation as a layer of its own.
///
///     Sequential([Dense(10), Activation(.softmax)])
///
/// Source: https://keras.io/api/layers/core_layers/activation/
public final class Activation: Layer {
  /// What the layer applies.
  public let activation: ActivationFunction

  /// A layer that applies an activation.
  public init(_ activation: ActivationFunction, inputShape: [Int?]? = nil, name: String? = nil) {
    self.activation = activation
    super.init(name: name)
    inputShapeArgument = inputShape
  }

  /// The same with a function: `Activation(tf.nn.relu)`.
  public convenience init(_ function: @escaping (Tensor) -> Tensor, inputShape: [Int?]? = nil, name: String? = nil) {
    self.init(ActivationFunction(function), inputShape: inputShape, name: name)
  }

  override package var hasFixedWeights: Bool { true }
  override public func call(_ inputs: Tensor) -> Tensor { activation.apply(inputs) }
  override package var config: ConfigDictionary { super.config.merging(["activation": activation.config]) }
}

/// x from `threshold` on, `negativeSlope` * (x - threshold) below; at most `maxValue`.
///
///     print(ReLU(maxValue: 6)(tf.constant([-1.0, 3, 8])).numpy())      // [0. 3. 6.]
///
/// Negative arguments end the cell.
/// Source: https://keras.io/api/layers/activation_layers/relu/
public final class ReLU: Layer {
  package let maxValue: Double?
  package let negativeSlope: Double
  package let threshold: Double

  /// A ReLU, bounded above by `maxValue` if given.
  public init(
    maxValue: Double? = nil, negativeSlope: Double = 0, threshold: Double = 0, inputShape: [Int?]? = nil,
    name: String? = nil
  ) {
    (self.maxValue, self.negativeSlope, self.threshold) = (maxValue, negativeSlope, threshold)
    super.init(name: name)
    inputShapeArgument = inputShape
    for (argument, value) in [("maxValue", maxValue ?? 0), ("negativeSlope", negativeSlope), ("threshold", threshold)]
    where !(value >= 0) {
      fail("\(argument) is not negative, found \(value)")
    }
  }

  /// The same with the bound alone: `ReLU(6)`.
  public convenience init(_ maxValue: Double) { self.init(maxValue: maxValue) }

  override package var hasFixedWeights: Bool { true }

  override public func call(_ inputs: Tensor) -> Tensor {
    var result = inputs
    if threshold == 0 {
      result = tf.nn.relu(inputs)
    } else {
      result = inputs * tf.cast(inputs > threshold, inputs.dtype)
    }
    if let maxValue { result = tf.minimum(result, maxValue) }
    return negativeSlope == 0 ? result : result - negativeSlope * tf.nn.relu(threshold - inputs)
  }

  override package var config: ConfigDictionary {
    super.config.merging([
      "max_value": ConfigValue(maxValue), "negative_slope": ConfigValue(negativeSlope),
      "threshold": ConfigValue(threshold),
    ])
  }
}

/// x where x > 0, else `negativeSlope` times x, as a layer.
///
///     print(LeakyReLU()(tf.constant([-1.0, 2])).numpy())      // [-0.3  2. ]
///
/// A negative slope ends the cell.
/// Source: https://keras.io/api/layers/activation_layers/leaky_relu/
public final class LeakyReLU: Layer {
  package let negativeSlope: Double

  /// A leaky ReLU; Keras's layer has slope 0.3 where its activation has 0.2.
  public init(negativeSlope: Double = 0.3, inputShape: [Int?]? = nil, name: String? = nil) {
    self.negativeSlope = negativeSlope
    super.init(name: name)
    inputShapeArgument = inputShape
    if !(negativeSlope >= 0) { fail("negativeSlope is not negative, found \(negativeSlope)") }
  }

  /// The same under the older name of the argument.
  public convenience init(alpha: Double, inputShape: [Int?]? = nil, name: String? = nil) {
    self.init(negativeSlope: alpha, inputShape: inputShape, name: name)
  }

  override package var hasFixedWeights: Bool { true }
  override public func call(_ inputs: Tensor) -> Tensor {
    ActivationFunction.leakyRelu(negativeSlope: negativeSlope).apply(inputs)
  }
  override package var config: ConfigDictionary {
    super.config.merging(["negative_slope": ConfigValue(negativeSlope)])
  }
}

/// x where x > 0, else alpha * (exp(x) - 1), as a layer.
///
///     print(ELU()(tf.constant([-1.0, 2])).numpy())      // [-0.63212055  2.        ]
///
/// Source: https://keras.io/api/layers/activation_layers/elu/
public final class ELU: Layer {
  package let alpha: Double

  /// An ELU that tends to -alpha for small numbers.
  public init(alpha: Double = 1, inputShape: [Int?]? = nil, name: String? = nil) {
    self.alpha = alpha
    super.init(name: name)
    inputShapeArgument = inputShape
  }

  override package var hasFixedWeights: Bool { true }
  override public func call(_ inputs: Tensor) -> Tensor {
    let result = tf.nn.elu(inputs)
    return alpha == 1 ? result : tf.where(inputs > 0, result, alpha * result)
  }
  override package var config: ConfigDictionary { super.config.merging(["alpha": ConfigValue(alpha)]) }
}

/// x where x > 0, else alpha * x with an alpha that is learned for every place of a sample.
///
/// `sharedAxes` lists the axes along which one alpha serves all: `[1, 2]` for images gives one per channel.
///
///     print(PReLU(sharedAxes: [1, 2])(tf.ones([1, 4, 4, 3])).shape)      // (1, 4, 4, 3)
///
/// Source: https://keras.io/api/layers/activation_layers/prelu/ (He et al., 2015)
public final class PReLU: Layer {
  package let alphaInitializer: Initializer
  package let alphaRegularizer: Regularizer?
  package let alphaConstraint: Constraint?
  package let sharedAxes: [Int]?
  /// The learned slopes; nil before the layer is built.
  public private(set) var alpha: Variable!

  /// A ReLU with learned slopes below 0.
  public init(
    alphaInitializer: Initializer = .zeros, alphaRegularizer: Regularizer? = nil, alphaConstraint: Constraint? = nil,
    sharedAxes: [Int]? = nil, inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true,
    dtype: DType = .float32
  ) {
    (self.alphaInitializer, self.alphaRegularizer) = (alphaInitializer, alphaRegularizer)
    (self.alphaConstraint, self.sharedAxes) = (alphaConstraint, sharedAxes)
    super.init(name: name, trainable: trainable, dtype: dtype)
    inputShapeArgument = inputShape
  }

  override package func mismatch(with inputShape: TensorShape) -> String? {
    let found = "found shape \(inputShape.withUnknownBatch)"
    if let wrong = sharedAxes?.first(where: { $0 < 1 || $0 >= inputShape.rank }) {
      return "sharedAxes are axes after the batch, found \(wrong) for input of shape \(inputShape.withUnknownBatch)"
    }
    guard inputShape.rank >= 1 else { return "expected a batch of samples, \(found)" }
    let wanted = inputShape.dims.indices.dropFirst().filter { sharedAxes?.contains($0) != true }
    if let open = wanted.first(where: { inputShape[$0] < 0 }) {
      return "axis \(open) of the input must be known, \(found)"
    }
    guard let alpha else { return nil }
    guard alpha.rank == inputShape.rank - 1, wanted.allSatisfy({ alpha.shape[$0 - 1] == inputShape[$0] }) else {
      return "expected input that fits alpha of shape \(alpha.shape), \(found)"
    }
    return nil
  }

  override public func build(_ inputShape: TensorShape) {
    let shape = inputShape.dims.indices.dropFirst().map { sharedAxes?.contains($0) == true ? 1 : inputShape[$0] }
    alpha = addWeight(
      shape: shape, initializer: alphaInitializer, name: "alpha", regularizer: alphaRegularizer,
      constraint: alphaConstraint)
  }

  override public func call(_ inputs: Tensor) -> Tensor { tf.nn.relu(inputs) - alpha * tf.nn.relu(-inputs) }

  override package var config: ConfigDictionary {
    super.config.merging([
      "alpha_initializer": ConfigValue(alphaInitializer), "alpha_regularizer": ConfigValue(alphaRegularizer),
      "alpha_constraint": ConfigValue(alphaConstraint),
      "shared_axes": sharedAxes.map { ConfigValue($0) } ?? nil,
    ])
  }
}

/// exp(x) / sum(exp(x)) along an axis, as a layer.
///
/// Called with a mask, places where it is false get 0 and have no part in the sum.
///
///     print(Softmax()(tf.constant([0.0, 0])).numpy())      // [0.5 0.5]
///
/// Source: https://keras.io/api/layers/activation_layers/softmax/
public final class Softmax: Layer {
  package let axis: [Int]
  private let isSingleAxis: Bool

  /// A softmax over one axis.
  public init(axis: Int = -1, inputShape: [Int?]? = nil, name: String? = nil) {
    (self.axis, isSingleAxis) = ([axis], true)
    super.init(name: name)
    inputShapeArgument = inputShape
  }

  /// A softmax over several axes together.
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

  override package func forward(_ inputs: [Tensor], _ arguments: CallArguments) -> [Tensor] {
    guard let mask = arguments.mask.map({ tf.cast($0, .bool) }) else { return [softmax(inputs[0])] }
    let x = inputs[0]
    let lowest = x.dtype == .float16 ? -3e4 : -1e9
    return [tf.where(mask, softmax(tf.where(mask, x, tf.zerosLike(x) + lowest)), tf.zerosLike(x))]
  }

  private func softmax(_ x: Tensor) -> Tensor {
    let axes = axis.map { $0 < 0 ? $0 + x.rank : $0 }
    if axes == [x.rank - 1] { return ActivationFunction.softmax.apply(x) }
    if axes.count == 1 { return tf.nn.softmax(x, axis: axes[0]) }
    let powers = tf.exp(x - tf.reduceMax(x, axis: axes, keepdims: true))
    return powers / tf.reduceSum(powers, axis: axes, keepdims: true)
  }

  override package var config: ConfigDictionary {
    super.config.merging(["axis": isSingleAxis ? ConfigValue(axis[0]) : ConfigValue(axis)])
  }
}
