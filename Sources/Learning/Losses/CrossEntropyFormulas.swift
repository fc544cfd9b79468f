import Display
import Tensors

extension LossFormulas {
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
    if fromLogits { return lastAxisMean(binaryTerms(target, logits: prediction)) }
    return lastAxisMean(binaryTerms(target, prediction, given: yPred))
  }

  /// max(x, 0) - x y + log(1 + exp(-|x|)): no overflow on either side.
  private static func binaryTerms(_ target: Tensor, logits: Tensor) -> Tensor {
    tf.nn.relu(logits) - logits * target + tf.nn.softplus(-tf.abs(logits))
  }

  /// The terms for probabilities, from the logits behind them if they are known.
  private static func binaryTerms(_ target: Tensor, _ prediction: Tensor, given: Tensor) -> Tensor {
    if let logits = alignedLogits(behind: given, like: prediction) { return binaryTerms(target, logits: logits) }
    let p = clipped(prediction)
    return -(target * tf.math.log(p) + (1 - target) * tf.math.log(1 - p))
  }

  package static func binaryFocalCrossentropy(
    _ yTrue: Tensor, _ yPred: Tensor, applyClassBalancing: Bool, alpha: Double, gamma: Double, fromLogits: Bool,
    labelSmoothing: Double
  ) -> Tensor {
    var (target, prediction) = alignedRanks(yTrue, yPred)
    guard fits(target, prediction, "binary_focal_crossentropy") else { return .inert }
    if labelSmoothing != 0 { target = target * (1 - labelSmoothing) + 0.5 * labelSmoothing }
    let terms: Tensor
    if fromLogits {
      terms = binaryTerms(target, logits: prediction)
      prediction = tf.sigmoid(prediction)
    } else {
      terms = binaryTerms(target, prediction, given: yPred)
    }
    let truth = target * prediction + (1 - target) * (1 - prediction)
    var losses = tf.pow(1 - truth, gamma) * terms
    if applyClassBalancing { losses = (target * alpha + (1 - target) * (1 - alpha)) * losses }
    return lastAxisMean(losses)
  }

  package static func categoricalCrossentropy(
    _ yTrue: Tensor, _ yPred: Tensor, fromLogits: Bool, labelSmoothing: Double
  ) -> Tensor {
    guard fits(yTrue, yPred, "categorical_crossentropy") else { return .inert }
    guard yPred.rank >= 1 else { return scalarFailure("categorical_crossentropy") }
    let target = smoothed(yTrue, labelSmoothing)
    if let logits = fromLogits ? yPred : LogitsMemory.logits(behind: yPred) {
      return -tf.reduceSum(target * tf.nn.logSoftmax(logits), axis: -1)
    }
    let scaled = yPred / tf.reduceSum(yPred, axis: -1, keepdims: true)
    return -tf.reduceSum(target * tf.math.log(clipped(scaled)), axis: -1)
  }

  package static func categoricalFocalCrossentropy(
    _ yTrue: Tensor, _ yPred: Tensor, alpha: Double, gamma: Double, fromLogits: Bool, labelSmoothing: Double
  ) -> Tensor {
    guard fits(yTrue, yPred, "categorical_focal_crossentropy") else { return .inert }
    guard yPred.rank >= 1 else { return scalarFailure("categorical_focal_crossentropy") }
    let target = smoothed(yTrue, labelSmoothing)
    let probabilities = fromLogits ? tf.nn.softmax(yPred) : yPred
    let p = clipped(probabilities / tf.reduceSum(probabilities, axis: -1, keepdims: true))
    return -tf.reduceSum(tf.pow(1 - p, gamma) * alpha * target * tf.math.log(p), axis: -1)
  }

  private static func smoothed(_ target: Tensor, _ share: Double) -> Tensor {
    share == 0 ? target : target * (1 - share) + share / Double(target.shape[-1])
  }

  package static func sparseCategoricalCrossentropy(
    _ yTrue: Tensor, _ yPred: Tensor, fromLogits: Bool, ignoreClass: Int? = nil
  ) -> Tensor {
    guard var labels = classNumbers(yTrue, yPred, "sparse_categorical_crossentropy") else { return .inert }
    var prediction = yPred
    var valid: Tensor?
    if let ignoreClass {
      let counts = tf.notEqual(labels, ignoreClass)
      labels = tf.where(counts, labels, tf.zerosLike(labels))
      prediction = tf.where(tf.expandDims(counts, axis: -1), yPred, tf.zerosLike(yPred))
      valid = counts
    }
    let logits =
      fromLogits
      ? prediction : LogitsMemory.logits(behind: prediction) ?? tf.math.log(clipped(prediction))
    let losses = tf.nn.sparseSoftmaxCrossEntropyWithLogits(labels: labels, logits: logits)
    guard let valid, !ExecutionContext.current.mustStop else { return losses }
    let counted = tf.where(valid, losses, tf.zerosLike(losses))
    counted.mask = valid
    return counted
  }

  package static func generalizedCrossEntropy(_ yTrue: Tensor, _ yPred: Tensor, q: Double) -> Tensor {
    let name = "categorical_generalized_cross_entropy"
    guard q > 0, q < 1 else { return failed(name, "q must be between 0 and 1, found \(q)") }
    guard let labels = classNumbers(yTrue, yPred, name) else { return .inert }
    let truth = tf.reduceSum(yPred * tf.oneHot(labels, yPred.shape[-1]), axis: -1)
    return (1 - tf.pow(truth, q)) / q
  }

  /// One class number per row of predictions; nil, with the failure recorded, if there is another number of them.
  static func classNumbers(_ yTrue: Tensor, _ yPred: Tensor, _ name: String) -> Tensor? {
    guard !ExecutionContext.current.mustStop else { return nil }
    guard yPred.rank >= 1 else {
      _ = scalarFailure(name)
      return nil
    }
    var labels = tf.cast(yTrue, .int64)
    if labels.rank == yPred.rank && labels.shape[-1] == 1 { labels = tf.squeeze(labels, axis: -1) }
    let rows = Array(yPred.shape.dims.dropLast())
    guard labels.rank == rows.count,
      zip(labels.shape.dims, rows).allSatisfy({ $0 == $1 || $0 < 0 || $1 < 0 })
    else {
      _ = failed(
        name,
        "targets are one class number per row of predictions: found targets of shape \(yTrue.shape) and predictions of shape \(yPred.shape)")
      return nil
    }
    return labels
  }

  /// The logits behind predictions, with the axis that aligning gave the predictions.
  private static func alignedLogits(behind predictions: Tensor, like aligned: Tensor) -> Tensor? {
    guard let logits = LogitsMemory.logits(behind: predictions) else { return nil }
    return logits.rank == aligned.rank ? logits : tf.reshape(logits, aligned.shape.dims)
  }
}
