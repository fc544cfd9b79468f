import Display
import Tensors

/// The mean of (yTrue - yPred)^2 over the last axis.
public final class MeanSquaredError: Loss {
  /// The loss with Keras's reduction unless another is given.
  public init(reduction: LossReduction = .sumOverBatchSize, name: String = "mean_squared_error") {
    super.init(name: name, reduction: reduction)
  }
  override public func call(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    LossFormulas.meanSquaredError(yTrue, yPred)
  }
}

/// The mean of abs(yTrue - yPred) over the last axis.
public final class MeanAbsoluteError: Loss {
  /// The loss with Keras's reduction unless another is given.
  public init(reduction: LossReduction = .sumOverBatchSize, name: String = "mean_absolute_error") {
    super.init(name: name, reduction: reduction)
  }
  override public func call(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    LossFormulas.meanAbsoluteError(yTrue, yPred)
  }
}

extension Loss {
  /// `MeanSquaredError()`
  public static var mse: Loss { MeanSquaredError() }
  /// `MeanSquaredError()`
  public static var meanSquaredError: Loss { MeanSquaredError() }
  /// `MeanAbsoluteError()`
  public static var mae: Loss { MeanAbsoluteError() }
  /// `MeanAbsoluteError()`
  public static var meanAbsoluteError: Loss { MeanAbsoluteError() }
}

/// The values that losses and metrics of the same name share, one per sample.
package enum LossFormulas {
  package static func meanSquaredError(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    let (target, prediction) = alignedRanks(yTrue, yPred)
    guard fits(target, prediction, "mean_squared_error") else { return .inert }
    return lastAxisMean(tf.square(target - prediction))
  }

  package static func meanAbsoluteError(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    let (target, prediction) = alignedRanks(yTrue, yPred)
    guard fits(target, prediction, "mean_absolute_error") else { return .inert }
    return lastAxisMean(tf.abs(target - prediction))
  }

  package static func lastAxisMean(_ values: Tensor) -> Tensor {
    values.rank == 0 ? values : tf.reduceMean(values, axis: -1)
  }

  /// False, with the failure recorded, if targets and predictions differ in shape.
  package static func fits(_ target: Tensor, _ prediction: Tensor, _ name: String) -> Bool {
    if ExecutionContext.current.mustStop { return false }
    let fits =
      target.rank == prediction.rank
      && zip(target.shape.dims, prediction.shape.dims).allSatisfy { $0 == $1 || $0 < 0 || $1 < 0 }
    if !fits {
      ExecutionContext.current.fail(
        OperationFailure(
          operation: name,
          "targets of shape \(target.shape) do not fit predictions of shape \(prediction.shape)"))
    }
    return fits
  }
}
