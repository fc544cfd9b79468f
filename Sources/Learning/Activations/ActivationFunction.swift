import Tensors

/// A function applied to every element (or row) of a layer's output: `.relu`, `.sigmoid`, `.softmax`,
/// or a closure.
///
/// Callable, and passable wherever an activation is wanted:
///
///     Dense(64, activation: .relu)
///     keras.activations.relu(tf.constant([-1.0, 2.0]))      // [0. 2.]
public struct ActivationFunction {
  /// Keras's name, as in `relu`; that of a closure is `lambda`.
  public let name: String
  package let apply: (Tensor) -> Tensor

  /// An activation that computes what the closure computes.
  public init(_ function: @escaping (Tensor) -> Tensor) {
    self.init(name: "lambda") { x in
      let result = function(x)
      LogitsMemory.noteIfActivated(result, from: x)
      return result
    }
  }

  package init(name: String, _ apply: @escaping (Tensor) -> Tensor) {
    self.name = name
    self.apply = apply
  }

  /// The activated tensor, of the shape and dtype of `x`.
  public func callAsFunction(_ x: some TensorConvertible) -> Tensor { apply(floating(x)) }
}

/// Integers and booleans count as float32 for functions that need real numbers; so does NumPy's
/// float64, Keras's own default being float32.
private func floating(_ x: some TensorConvertible) -> Tensor {
  if let tensor = x as? Tensor, tensor.dtype.isFloating { return tensor }
  let tensor = x.asTensor
  return tensor.dtype == .float32 ? tensor : tf.cast(tensor, .float32)
}

extension ActivationFunction {
  /// x unchanged; the default.
  public static let linear = ActivationFunction(name: "linear") { $0 }

  /// max(x, 0)
  public static let relu = ActivationFunction(name: "relu") { tf.nn.relu($0) }

  /// 1 / (1 + exp(-x))
  public static let sigmoid = ActivationFunction(name: "sigmoid") { x in
    LogitsMemory.remembering(x) { tf.nn.sigmoid(x) }
  }

  /// exp(x) / sum(exp(x)) along the last axis: each row sums to 1.
  public static let softmax = ActivationFunction(name: "softmax") { x in
    LogitsMemory.remembering(x) { tf.nn.softmax(x) }
  }

  /// The hyperbolic tangent, between -1 and 1.
  public static let tanh = ActivationFunction(name: "tanh") { tf.nn.tanh($0) }

  /// log(1 + exp(x))
  public static let softplus = ActivationFunction(name: "softplus") { tf.nn.softplus($0) }

  /// x / (1 + abs(x))
  public static let softsign = ActivationFunction(name: "softsign") { x in x / (tf.abs(x) + 1) }

  /// x where x > 0, else 0.2 x
  public static let leakyRelu = leakyRelu(negativeSlope: 0.2)

  /// x where x > 0, else `negativeSlope` times x
  public static func leakyRelu(negativeSlope: Double) -> ActivationFunction {
    ActivationFunction(name: "leaky_relu") { x in
      tf.maximum(x, 0) + negativeSlope * tf.minimum(x, 0)
    }
  }

  /// min(max(x, 0), 6)
  public static let relu6 = ActivationFunction(name: "relu6") { tf.minimum(tf.nn.relu($0), 6) }

  /// exp(x)
  public static let exponential = ActivationFunction(name: "exponential") { tf.exp($0) }

  /// x sigmoid(x)
  public static let silu = ActivationFunction(name: "silu") { $0 * tf.nn.sigmoid($0) }
  /// x sigmoid(x), under its other name.
  public static let swish = silu

  /// x where x > 0, else exp(x) - 1
  public static let elu = ActivationFunction(name: "elu") { x in
    tf.maximum(x, 0) + (tf.exp(tf.minimum(x, 0)) - 1)
  }
}

extension ActivationFunction: CustomStringConvertible {
  public var description: String { "<function \(name)>" }
}
