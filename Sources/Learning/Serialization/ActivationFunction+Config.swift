import Display
import Tensors

extension ActivationFunction {
  /// The activations of `keras.activations` by their names in files.
  package static func named(_ name: String) -> ActivationFunction? {
    switch name {
    case "linear": linear
    case "relu": relu
    case "sigmoid": sigmoid
    case "softmax": softmax
    case "tanh": tanh
    case "softplus": softplus
    case "softsign": softsign
    case "leaky_relu": leakyRelu
    case "relu6": relu6
    case "exponential": exponential
    case "silu", "swish": silu
    case "elu": elu
    case "gelu": gelu
    case "selu": selu
    case "mish": mish
    case "glu": glu
    case "hard_sigmoid": hardSigmoid
    case "hard_silu", "hard_swish": hardSilu
    case "hard_tanh": hardTanh
    case "tanh_shrink": tanhShrink
    case "log_sigmoid": logSigmoid
    case "log_softmax": logSoftmax
    case "sparse_plus": sparsePlus
    case "sparse_sigmoid": sparseSigmoid
    case "sparsemax": sparsemax
    default: nil
    }
  }

  /// Keras's form: a name; for a function that is not one of `keras.activations`, a dictionary with the name that
  /// `customObjects` must give when the file is read.
  package var config: ConfigValue {
    let known = name == "lambda" ? functionName : name
    if Self.named(known) != nil { return .string(known) }
    return [
      "module": "builtins", "class_name": "function", "config": .string(known), "registered_name": "function",
    ]
  }

  /// Python's name of the function a closure stands for, which what it does with a tensor tells.
  private var functionName: String {
    var name: String?
    // Tried out of sight: what it prints, and that it may refuse such a tensor, is no matter of the model.
    try? Attempt.run(isSilent: true) {
      _ = TracedFunction.trace([TensorSpec(.float32, [2, 3])]) { inputs in
        let result = apply(inputs[0])
        if let node = result.node, case .operation(let op, _) = node.kind, node.inputs.first === inputs[0].node {
          name = op.name
        }
        return [result]
      }
    }
    // What TensorFlow's tf.nn.softmax calls itself.
    if name == "softmax" { return "softmax_v2" }
    return name.flatMap { Self.named($0) == nil ? nil : $0 } ?? "lambda"
  }
}
