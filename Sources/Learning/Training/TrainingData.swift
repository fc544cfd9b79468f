import Display
import Tensors

/// Arrays given to `fit`, `evaluate` or `predict`, checked and ready to be cut into batches.
package struct TrainingData {
  package let x: Tensor
  package let y: Tensor?

  /// Nil, with the failure recorded, if the arrays cannot be batches of samples and targets.
  package init?(_ x: Tensor, _ y: Tensor?, for model: Model) {
    if ExecutionContext.current.mustStop { return nil }
    guard x.rank >= 1, y?.rank ?? 1 >= 1 else {
      model.fail("expected arrays of samples, found a single number")
      return nil
    }
    guard x.count > 0 else {
      model.fail("there are no samples: the input has shape \(x.shape)")
      return nil
    }
    if let y, y.count != x.count {
      model.fail(
        "input and targets differ in length: x has \(x.count) samples (shape \(x.shape)), y has \(y.count) (shape \(y.shape))"
      )
      return nil
    }
    if y?.dtype == .string || (x.dtype == .string && model.inputDType != .string) {
      model.fail("\(y?.dtype == .string ? "the targets are" : "the input is") text; a model takes numbers")
      return nil
    }
    self.x = x
    self.y = y
  }

  private init(x: Tensor, y: Tensor?) {
    self.x = x
    self.y = y
  }

  /// The first samples and, held back for validation, the last ones.
  package func split(validation share: Double, for model: Model) -> (TrainingData, TrainingData)? {
    let kept = Int((Double(x.count) * (1 - share)).rounded(.down))
    guard share > 0, share < 1, kept > 0, kept < x.count else {
      model.fail(
        "validationSplit: \(share) leaves no samples on one side; there are \(x.count), the share must be between 0 and 1"
      )
      return nil
    }
    return (
      TrainingData(x: x.rows(0..<kept), y: y?.rows(0..<kept)),
      TrainingData(x: x.rows(kept..<x.count), y: y?.rows(kept..<x.count))
    )
  }

  package func batches(_ size: Int, shuffles: Bool, for model: Model) -> ArrayBatches {
    ArrayBatches(
      x: x, xDType: model.batchDType(for: x.dtype), y: y, yDType: model.targetDType,
      batchSize: size, shuffles: shuffles)
  }
}

extension Model {
  /// The dtype batches of input arrive in.
  package func batchDType(for source: DType) -> DType {
    inputDType ?? (source.isFloating ? .float32 : source)
  }

  /// The dtype batches of targets arrive in: class numbers stay integers, all else is float32.
  package var targetDType: DType {
    training?.loss.takesClassNumbers == true ? .int64 : .float32
  }

  /// What `compile` chose; nil, with the failure recorded, if it has not been called.
  package func compiledTraining(_ operation: String) -> TrainingState? {
    if training == nil { fail("\(operation) needs compile(optimizer:loss:metrics:) first") }
    return training
  }

  /// False, with the failure recorded, for a batch size no batch can have.
  package func accepts(batchSize: Int) -> Bool {
    if batchSize > 0 { return true }
    fail("batchSize must be a positive number, found \(batchSize)")
    return false
  }
}
