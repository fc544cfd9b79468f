import Display

extension tf.nn {
  /// max(x, 0).
  public static func relu(_ x: some TensorConvertible) -> Tensor {
    dispatch(ActivationOps.relu, [operand(x, "relu")])
  }

  /// 1 / (1 + exp(-x)).
  public static func sigmoid(_ x: some TensorConvertible) -> Tensor { tf.sigmoid(x) }

  /// The hyperbolic tangent.
  public static func tanh(_ x: some TensorConvertible) -> Tensor { tf.tanh(x) }

  /// log(1 + exp(x)).
  public static func softplus(_ x: some TensorConvertible) -> Tensor { tf.math.softplus(x) }

  /// exp(x) / sum(exp(x)) along an axis: positive numbers that add up to 1.
  public static func softmax(_ logits: some TensorConvertible, axis: Int) -> Tensor {
    alongAxis(SoftmaxOps.softmax, operand(logits, "softmax"), axis)
  }

  /// log(softmax(x)) along an axis, without overflow.
  public static func logSoftmax(_ logits: some TensorConvertible, axis: Int) -> Tensor {
    alongAxis(SoftmaxOps.logSoftmax, operand(logits, "logSoftmax"), axis)
  }

  /// Cross entropy between integer labels and logits: log(sum(exp(logits))) - logits[label].
  ///
  /// Labels (...), logits (..., classes); the result has the labels' shape. A label outside the
  /// classes gives NaN.
  public static func sparseSoftmaxCrossEntropyWithLogits(
    labels: some TensorConvertible, logits: some TensorConvertible
  ) -> Tensor {
    let name = "sparseSoftmaxCrossEntropyWithLogits"
    let labels = operand(labels, name)
    guard labels.dtype.isInteger else {
      return failed(name, "labels are integers, found \(labels.dtype.name)")
    }
    return dispatch(
      SoftmaxOps.sparseCrossEntropy, [Tensor.cast(labels, to: .int64), operand(logits, name)])
  }

  /// Cross entropy between rows of probabilities and logits: -sum(labels * logSoftmax(logits)).
  public static func softmaxCrossEntropyWithLogits(
    labels: some TensorConvertible, logits: some TensorConvertible, axis: Int = -1
  ) -> Tensor {
    let logits = operand(logits, "softmaxCrossEntropyWithLogits")
    let pair = operands(labels, logits, "softmaxCrossEntropyWithLogits")
    return -(pair[0] * logSoftmax(pair[1], axis: axis)).sum(axis: axis)
  }

  /// Binary cross entropy of logits: max(x, 0) - x z + log(1 + exp(-|x|)).
  public static func sigmoidCrossEntropyWithLogits(
    labels: some TensorConvertible, logits: some TensorConvertible
  ) -> Tensor {
    let pair = operands(labels, logits, "sigmoidCrossEntropyWithLogits")
    let (z, x) = (pair[0], pair[1])
    return tf.math.softplus(x) - x * z
  }

  private static func alongAxis(_ op: Op, _ x: Tensor, _ axis: Int) -> Tensor {
    if ExecutionContext.current.mustStop { return .inert }
    if x.rank == 0 { return dispatch(op, [x]) }
    guard let axes = normalizedAxes([axis], rank: x.rank, op.name, dims: x.dims) else { return .inert }
    if axes[0] == x.rank - 1 { return dispatch(op, [x]) }
    var order = Array(0..<x.rank)
    order.swapAt(axes[0], x.rank - 1)
    let moved = dispatch(ShapingOps.transpose, [x], .permutation(order))
    return dispatch(ShapingOps.transpose, [dispatch(op, [moved])], .permutation(order))
  }
}
