import Display

extension tf.nn {
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
}
