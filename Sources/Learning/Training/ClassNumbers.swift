import Display
import Tensors

/// The check that class numbers lie within the classes a model predicts: one that does not would
/// read a probability that is not there.
package enum ClassNumbers {
  /// False, with the failure recorded, if a target is outside 0..<classes.
  package static func areValid(_ targets: Tensor, classes: Int) -> Bool {
    let labels = BatchFiller(targets, dtype: .int64).batch(0..<targets.count)
    let values = UnsafeBufferPointer(
      start: labels.pointer.assumingMemoryBound(to: Int64.self), count: labels.elementCount)
    guard let wrong = values.first(where: { $0 < 0 || $0 >= Int64(classes) }) else { return true }
    ExecutionContext.current.fail(
      OperationFailure(
        operation: "sparse_categorical_crossentropy",
        "target \(wrong) is outside the classes 0..<\(classes) that the model predicts"))
    return false
  }
}
