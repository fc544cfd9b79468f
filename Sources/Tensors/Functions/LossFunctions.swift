import Display

extension tf.nn {
  /// Half the sum of squares.
  ///
  ///     tf.nn.l2Loss([3.0, 4.0])      // 12.5
  public static func l2Loss(_ t: some TensorConvertible) -> Tensor {
    tf.square(operand(t, "l2Loss")).sum() / 2
  }

  /// Binary cross entropy of logits in which missed positives count `posWeight` times:
  /// (1 - z) x + (1 + (posWeight - 1) z) log(1 + exp(-x)).
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/nn/weighted_cross_entropy_with_logits
  public static func weightedCrossEntropyWithLogits(
    labels: some TensorConvertible, logits: some TensorConvertible, posWeight: some TensorConvertible
  ) -> Tensor {
    let pair = operands(labels, logits, "weightedCrossEntropyWithLogits")
    let (z, x) = (pair[0], pair[1])
    let weight = operands(x, posWeight, "weightedCrossEntropyWithLogits")[1]
    return (1 - z) * x + ((weight - 1) * z + 1) * tf.math.softplus(-x)
  }

  /// The Poisson loss of the logarithm of a prediction: exp(c) - z c, with `computeFullLoss` plus
  /// Stirling's z log(z) - z + log(2 pi z) / 2 where z > 1.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/nn/log_poisson_loss
  public static func logPoissonLoss(
    _ targets: some TensorConvertible, _ logInput: some TensorConvertible, computeFullLoss: Bool = false
  ) -> Tensor {
    let pair = operands(targets, logInput, "logPoissonLoss")
    let (z, c) = (pair[0], pair[1])
    let loss = tf.exp(c) - c * z
    guard computeFullLoss else { return loss }
    let one = Tensor.scalar(1, z.dtype)
    let safe = tf.where(z > 1, z, one)
    let stirling = safe * tf.math.log(safe) - safe + tf.math.log(safe * (2 * Double.pi)) * 0.5
    return loss + tf.where(z > 1, stirling, Tensor.scalar(0, z.dtype))
  }

  /// True where the target's prediction is among the k largest of its row; predictions equal to it
  /// count for it. bool, of the targets' shape.
  ///
  ///     tf.nn.inTopK([1, 0], [[0.1, 0.8, 0.1], [0.2, 0.5, 0.3]], k: 1)      // [True False]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/in_top_k
  public static func inTopK(
    _ targets: some TensorConvertible, _ predictions: some TensorConvertible, k: Int
  ) -> Tensor {
    let (labels, scores) = (operand(targets, "inTopK"), operand(predictions, "inTopK"))
    if ExecutionContext.current.mustStop { return .inert }
    guard labels.rank == 1, scores.rank == 2, labels.dtype.isInteger else {
      return failed("inTopK", "takes a vector of integers and a matrix, found \(labels.shape) and \(scores.shape)")
    }
    let hot = tf.oneHot(labels, scores.dims[1], dtype: scores.dtype)
    let own = (scores * hot).sum(axis: 1, keepdims: true)
    let ahead = tf.cast(scores > own, .int32).sum(axis: 1)
    let isClass = hot.sum(axis: 1) > 0
    return tf.logicalAnd(tf.logicalAnd(ahead < k, isClass), tf.reduceAll(tf.math.isFinite(scores), axis: 1))
  }
}
