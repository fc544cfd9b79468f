import Display

extension tf.math {
  /// Running sums along an axis; `exclusive` leaves each element out of its own sum, `reverse` starts from
  /// the other end.
  ///
  ///     print(tf.math.cumsum([1, 2, 3]))      // [1 3 6]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/cumsum
  public static func cumsum(
    _ x: some TensorConvertible, axis: Int = 0, exclusive: Bool = false, reverse: Bool = false
  ) -> Tensor {
    scanned(ScanOps.cumsum, operand(x, "cumsum"), axis, exclusive, reverse)
  }

  /// Running products along an axis, as `tf.math.cumsum` runs sums.
  ///
  ///     print(tf.math.cumprod([2, 3, 4], exclusive: true))      // [1 2 6]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/cumprod
  public static func cumprod(
    _ x: some TensorConvertible, axis: Int = 0, exclusive: Bool = false, reverse: Bool = false
  ) -> Tensor {
    scanned(ScanOps.cumprod, operand(x, "cumprod"), axis, exclusive, reverse)
  }

  /// log(exp(x_0) + ... + exp(x_i)) along an axis, without overflow. A floating dtype.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/cumulative_logsumexp
  public static func cumulativeLogsumexp(
    _ x: some TensorConvertible, axis: Int = 0, exclusive: Bool = false, reverse: Bool = false
  ) -> Tensor {
    scanned(ScanOps.cumulativeLogsumexp, operand(x, "cumulativeLogsumexp"), axis, exclusive, reverse)
  }

  private static func scanned(_ op: Op, _ x: Tensor, _ axis: Int, _ exclusive: Bool, _ reverse: Bool) -> Tensor {
    guard let axes = normalizedAxes([axis], rank: x.rank, op.name, dims: x.dims) else { return .inert }
    return dispatch(op, [x], .scan(axis: axes[0], exclusive: exclusive, reversed: reverse))
  }
}

extension tf {
  /// `tf.math.cumsum`.
  public static func cumsum(
    _ x: some TensorConvertible, axis: Int = 0, exclusive: Bool = false, reverse: Bool = false
  ) -> Tensor {
    tf.math.cumsum(x, axis: axis, exclusive: exclusive, reverse: reverse)
  }

  /// `tf.math.cumprod`.
  public static func cumprod(
    _ x: some TensorConvertible, axis: Int = 0, exclusive: Bool = false, reverse: Bool = false
  ) -> Tensor {
    tf.math.cumprod(x, axis: axis, exclusive: exclusive, reverse: reverse)
  }
}
