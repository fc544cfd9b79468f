import Tensors

/// Functions of TensorFlow that take further arguments, as activations: `Dense(10, activation: tf.nn.softmax)`.
extension tf.nn {
  /// `.softmax`, under the name Python has for TensorFlow's function.
  @_disfavoredOverload
  public static var softmax: ActivationFunction { seenThrough("softmax_v2") { tf.nn.softmax($0, axis: -1) } }
  /// `.logSoftmax`
  @_disfavoredOverload
  public static var logSoftmax: ActivationFunction { seenThrough("log_softmax_v2") { tf.nn.logSoftmax($0, axis: -1) } }
  /// `.leakyRelu` with slope 0.2.
  @_disfavoredOverload
  public static var leakyRelu: ActivationFunction { seenThrough("leaky_relu") { tf.nn.leakyRelu($0, alpha: 0.2) } }
  /// `.gelu`
  @_disfavoredOverload
  public static var gelu: ActivationFunction { seenThrough("gelu") { tf.nn.gelu($0, approximate: false) } }
  /// `.silu`
  @_disfavoredOverload
  public static var silu: ActivationFunction { seenThrough("swish") { tf.nn.silu($0, beta: 1) } }
  /// `.silu`, under its other name.
  @_disfavoredOverload
  public static var swish: ActivationFunction { silu }

  /// A cross entropy sees the logits behind a softmax of TensorFlow's as well.
  private static func seenThrough(_ name: String, _ function: @escaping (Tensor) -> Tensor) -> ActivationFunction {
    ActivationFunction(name: name) { x in
      let result = function(x)
      LogitsMemory.noteIfActivated(result, from: x)
      return result
    }
  }
}
