import Display
import Tensors

/// -(y log(p) + (1 - y) log(1 - p)), the mean over the last axis, for targets 0 and 1.
///
/// Predictions are probabilities, as a sigmoid gives them, or with `fromLogits` the numbers before
/// the sigmoid. Probabilities are kept 1e-7 away from 0 and 1. `labelSmoothing` moves the targets
/// that share of the way to 0.5.
///
///     print(BinaryCrossentropy()([[1.0]], [[0.5]]))      // tf.Tensor(0.6931472, shape=(), dtype=float32)
public final class BinaryCrossentropy: Loss {
  private let fromLogits: Bool
  private let labelSmoothing: Double

  /// The loss with Keras's defaults unless others are given.
  public init(
    fromLogits: Bool = false, labelSmoothing: Double = 0,
    reduction: LossReduction = .sumOverBatchSize, name: String = "binary_crossentropy"
  ) {
    self.fromLogits = fromLogits
    self.labelSmoothing = labelSmoothing
    super.init(name: name, reduction: reduction)
  }

  override public func call(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    LossFormulas.binaryCrossentropy(
      yTrue, yPred, fromLogits: fromLogits, labelSmoothing: labelSmoothing)
  }
}

/// -sum(y log(p)) over the last axis, for targets that are probabilities (one-hot rows).
///
/// Predictions are probabilities, as a softmax gives them, or with `fromLogits` the numbers before
/// the softmax. Probabilities are scaled to sum to 1 and kept 1e-7 away from 0 and 1.
///
///     print(CategoricalCrossentropy()([[0.0, 1.0]], [[0.5, 0.5]]))
///     // tf.Tensor(0.6931472, shape=(), dtype=float32)
public final class CategoricalCrossentropy: Loss {
  private let fromLogits: Bool
  private let labelSmoothing: Double

  /// The loss with Keras's defaults unless others are given.
  public init(
    fromLogits: Bool = false, labelSmoothing: Double = 0,
    reduction: LossReduction = .sumOverBatchSize, name: String = "categorical_crossentropy"
  ) {
    self.fromLogits = fromLogits
    self.labelSmoothing = labelSmoothing
    super.init(name: name, reduction: reduction)
  }

  override public func call(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    LossFormulas.categoricalCrossentropy(
      yTrue, yPred, fromLogits: fromLogits, labelSmoothing: labelSmoothing)
  }
}

/// -log(p[class]) for targets that are class numbers, of shape (batch,) or (batch, 1).
///
/// Predictions are probabilities, as a softmax gives them, or with `fromLogits` the numbers before
/// the softmax.
///
///     print(SparseCategoricalCrossentropy()([1], [[0.5, 0.5]]))
///     // tf.Tensor(0.6931472, shape=(), dtype=float32)
public final class SparseCategoricalCrossentropy: Loss {
  private let fromLogits: Bool

  /// The loss with Keras's defaults unless others are given.
  public init(
    fromLogits: Bool = false, reduction: LossReduction = .sumOverBatchSize,
    name: String = "sparse_categorical_crossentropy"
  ) {
    self.fromLogits = fromLogits
    super.init(name: name, reduction: reduction)
  }

  override package var takesClassNumbers: Bool { true }

  override public func call(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    LossFormulas.sparseCategoricalCrossentropy(yTrue, yPred, fromLogits: fromLogits)
  }
}

extension Loss {
  /// `BinaryCrossentropy()`
  public static var binaryCrossentropy: Loss { BinaryCrossentropy() }
  /// `CategoricalCrossentropy()`
  public static var categoricalCrossentropy: Loss { CategoricalCrossentropy() }
  /// `SparseCategoricalCrossentropy()`
  public static var sparseCategoricalCrossentropy: Loss { SparseCategoricalCrossentropy() }
}

extension LossFormulas {
  private static let epsilon = 1e-7

  /// Probabilities are clipped in float32, where 1 - 1e-7 is 0.99999988.
  private static func clipped(_ probabilities: Tensor) -> Tensor {
    tf.clipByValue(probabilities, epsilon, 1 - epsilon)
  }

  package static func binaryCrossentropy(
    _ yTrue: Tensor, _ yPred: Tensor, fromLogits: Bool, labelSmoothing: Double
  ) -> Tensor {
    var (target, prediction) = alignedRanks(yTrue, yPred)
    guard fits(target, prediction, "binary_crossentropy") else { return .inert }
    if labelSmoothing != 0 { target = target * (1 - labelSmoothing) + 0.5 * labelSmoothing }
    if let logits = fromLogits ? prediction : alignedLogits(behind: yPred, like: prediction) {
      // max(x, 0) - x y + log(1 + exp(-|x|)): no overflow on either side.
      let losses = tf.nn.relu(logits) - logits * target + tf.nn.softplus(-tf.abs(logits))
      return lastAxisMean(losses)
    }
    prediction = clipped(prediction)
    let losses =
      target * tf.math.log(prediction) + (1 - target) * tf.math.log(1 - prediction)
    return lastAxisMean(-losses)
  }

  package static func categoricalCrossentropy(
    _ yTrue: Tensor, _ yPred: Tensor, fromLogits: Bool, labelSmoothing: Double
  ) -> Tensor {
    guard fits(yTrue, yPred, "categorical_crossentropy") else { return .inert }
    guard yPred.rank >= 1 else { return scalarFailure("categorical_crossentropy") }
    var target = yTrue
    if labelSmoothing != 0 {
      target = target * (1 - labelSmoothing) + labelSmoothing / Double(yPred.shape[-1])
    }
    if let logits = fromLogits ? yPred : LogitsMemory.logits(behind: yPred) {
      return -tf.reduceSum(target * tf.nn.logSoftmax(logits), axis: -1)
    }
    let scaled = yPred / tf.reduceSum(yPred, axis: -1, keepdims: true)
    return -tf.reduceSum(target * tf.math.log(clipped(scaled)), axis: -1)
  }

  package static func sparseCategoricalCrossentropy(
    _ yTrue: Tensor, _ yPred: Tensor, fromLogits: Bool
  ) -> Tensor {
    guard !ExecutionContext.current.mustStop else { return .inert }
    guard yPred.rank >= 1 else { return scalarFailure("sparse_categorical_crossentropy") }
    var labels = tf.cast(yTrue, .int64)
    if labels.rank == yPred.rank && labels.shape[-1] == 1 { labels = tf.squeeze(labels, axis: -1) }
    let rows = Array(yPred.shape.dims.dropLast())
    guard labels.rank == rows.count,
      zip(labels.shape.dims, rows).allSatisfy({ $0 == $1 || $0 < 0 || $1 < 0 })
    else {
      ExecutionContext.current.fail(
        OperationFailure(
          operation: "sparse_categorical_crossentropy",
          "targets are one class number per row of predictions: found targets of shape \(yTrue.shape) and predictions of shape \(yPred.shape)"
        ))
      return .inert
    }
    let logits =
      fromLogits
      ? yPred : LogitsMemory.logits(behind: yPred) ?? tf.math.log(clipped(yPred))
    return tf.nn.sparseSoftmaxCrossEntropyWithLogits(labels: labels, logits: logits)
  }

  /// The logits behind predictions, with the axis that aligning gave the predictions.
  private static func alignedLogits(behind predictions: Tensor, like aligned: Tensor) -> Tensor? {
    guard let logits = LogitsMemory.logits(behind: predictions) else { return nil }
    return logits.rank == aligned.rank ? logits : tf.reshape(logits, aligned.shape.dims)
  }

  private static func scalarFailure(_ name: String) -> Tensor {
    ExecutionContext.current.fail(
      OperationFailure(operation: name, "predictions need at least one axis, found a single number"))
    return .inert
  }
}
