import Tensors

/// An activation as a layer of its own.
///
///     Sequential([Dense(10), Activation(.softmax)])
public final class Activation: Layer {
  /// What the layer applies.
  public let activation: ActivationFunction

  /// A layer that applies an activation.
  public init(_ activation: ActivationFunction, name: String? = nil) {
    self.activation = activation
    super.init(name: name)
  }

  /// The same with a function: `Activation(tf.nn.relu)`.
  public convenience init(_ function: @escaping (Tensor) -> Tensor, name: String? = nil) {
    self.init(ActivationFunction(function), name: name)
  }

  override package var hasFixedWeights: Bool { true }
  override public func call(_ inputs: Tensor) -> Tensor { activation.apply(inputs) }
}

/// max(x, 0) as a layer; above `maxValue`, if given, the output stays there.
public final class ReLU: Layer {
  private let maxValue: Double?
  private let negativeSlope: Double

  /// A ReLU, bounded above by `maxValue` if given; `negativeSlope` times x below 0.
  public init(maxValue: Double? = nil, negativeSlope: Double = 0, name: String? = nil) {
    self.maxValue = maxValue
    self.negativeSlope = negativeSlope
    super.init(name: name)
  }

  override package var hasFixedWeights: Bool { true }
  override public func call(_ inputs: Tensor) -> Tensor {
    var result = tf.nn.relu(inputs)
    if let maxValue { result = tf.minimum(result, maxValue) }
    return negativeSlope == 0 ? result : result + negativeSlope * tf.minimum(inputs, 0)
  }
}

/// x where x > 0, else `negativeSlope` times x, as a layer.
public final class LeakyReLU: Layer {
  private let negativeSlope: Double

  /// A leaky ReLU; Keras's layer has slope 0.3 where its activation has 0.2.
  public init(negativeSlope: Double = 0.3, name: String? = nil) {
    self.negativeSlope = negativeSlope
    super.init(name: name)
  }

  override package var hasFixedWeights: Bool { true }
  override public func call(_ inputs: Tensor) -> Tensor {
    ActivationFunction.leakyRelu(negativeSlope: negativeSlope).apply(inputs)
  }
}

/// exp(x) / sum(exp(x)) along the last axis, as a layer.
public final class Softmax: Layer {
  /// A softmax over the last axis.
  public init(name: String? = nil) { super.init(name: name) }

  override package var hasFixedWeights: Bool { true }
  override public func call(_ inputs: Tensor) -> Tensor { ActivationFunction.softmax.apply(inputs) }
}
