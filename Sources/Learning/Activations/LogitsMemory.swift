import Tensors

/// What a cross-entropy loss needs to compute from logits although it is given probabilities.
///
/// Keras keeps the input of a sigmoid or softmax with its output, and its cross-entropy losses use
/// it when they meet that very tensor: the logarithm of a probability near 0 or 1 loses all digits,
/// the logit has them. Only the latest output is remembered, which is the one a loss gets.
package enum LogitsMemory {
  private nonisolated(unsafe) static weak var output: Tensor?
  private nonisolated(unsafe) static var logits: Tensor?

  package static func remembering(_ input: Tensor, _ activate: () -> Tensor) -> Tensor {
    let result = activate()
    output = result
    logits = input
    return result
  }

  /// Remembers the input of a closure that was nothing but a softmax or a sigmoid, which the graph
  /// being traced tells; Keras looks into its graph in the same way.
  package static func noteIfActivated(_ result: Tensor, from input: Tensor) {
    guard let node = result.node, case .operation(let op, _) = node.kind,
      op.name == "softmax" || op.name == "sigmoid", node.inputs.first === input.node
    else { return }
    output = result
    logits = input
  }

  /// The logits behind probabilities, if they were the latest to be computed.
  ///
  /// Keras does not ask whether a softmax or a sigmoid made them, and neither does this.
  package static func logits(behind probabilities: Tensor) -> Tensor? {
    guard let output, output === probabilities else { return nil }
    return logits
  }

  package static func forget() {
    output = nil
    logits = nil
  }
}
