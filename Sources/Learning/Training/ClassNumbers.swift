import Display
import Tensors

/// Targets that are class numbers.
package enum ClassNumbers {
  /// False, with the failure recorded, if a target is outside 0..<classes: it would read a probability that is not
  /// there.
  package static func areValid(_ targets: Tensor, classes: Int) -> Bool {
    guard let wrong = numbers(targets).first(where: { $0 < 0 || $0 >= Int64(classes) }) else { return true }
    ExecutionContext.current.fail(
      OperationFailure(
        operation: "sparse_categorical_crossentropy",
        "target \(wrong) is outside the classes 0..<\(classes) that the model predicts"))
    return false
  }

  /// What each sample counts, given what its class does; classes that are not mentioned count 1.
  ///
  /// Targets are class numbers, or rows of which the greatest entry tells the class.
  package static func weights(of targets: Tensor, _ classWeight: [Int: Double]) -> Tensor? {
    guard targets.rank <= 2 else {
      ExecutionContext.current.fail(
        OperationFailure(
          operation: "classWeight", "takes targets of rank 1 or 2, found shape \(targets.shape)"))
      return nil
    }
    let isOneHot = targets.rank == 2 && targets.shape[1] > 1
    let classes = isOneHot ? tf.argmax(targets, axis: 1) : tf.reshape(targets, [-1])
    if ExecutionContext.current.mustStop { return nil }
    let weights = numbers(classes).map { Float(classWeight[Int($0)] ?? 1) }
    return Tensor(weights, dtype: .float32, dims: [weights.count])
  }

  private static func numbers(_ targets: Tensor) -> [Int64] {
    let labels = BatchFiller(targets, dtype: .int64).batch(0..<targets.count)
    return labels.elements(as: Int64.self)
  }
}
