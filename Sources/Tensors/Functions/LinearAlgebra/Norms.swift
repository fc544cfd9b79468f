import Display

/// Norms that have a name.
public enum NormOrder {
  /// The root of the sum of squares.
  case euclidean
  /// The same of a matrix: Frobenius's norm.
  case fro
}

extension tf {
  /// The root of the sum of squares, of all elements or along the given axes.
  ///
  ///     print(tf.norm([3.0, 4.0]))      // 5.0
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/norm
  public static func norm(
    _ tensor: some TensorConvertible, ord: NormOrder = .euclidean, axis: [Int]? = nil, keepdims: Bool = false
  ) -> Tensor {
    tf.sqrt(tf.square(operand(tensor, "norm")).reduced(ReductionOps.sum, axis, keepdims))
  }
  /// As the other form, along one axis.
  public static func norm(
    _ tensor: some TensorConvertible, ord: NormOrder = .euclidean, axis: Int, keepdims: Bool = false
  ) -> Tensor {
    norm(tensor, ord: ord, axis: [axis], keepdims: keepdims)
  }

  /// The norm of order `ord`: of vectors (one axis, or all elements without any) the ord-th root of the
  /// sum of the ord-th powers, of matrices (two axes) 1 and 2 and infinity, the largest column sum,
  /// singular value and row sum.
  ///
  ///     print(tf.norm([3.0, -4.0], ord: 1))      // 7.0
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/norm
  public static func norm(
    _ tensor: some TensorConvertible, ord: Double, axis: [Int]? = nil, keepdims: Bool = false
  ) -> Tensor {
    let x = operand(tensor, "norm")
    guard let axes = normalizedAxes(axis, rank: x.rank, "norm", dims: x.dims) else { return .inert }
    if axis?.count == 2 {
      // The order of the axes says which are rows.
      let places = axis!.map { $0 < 0 ? $0 + x.rank : $0 }
      return matrixNorm(x, ord, places[0], places[1], keepdims)
    }
    guard axis == nil || axes.count == 1 else {
      return failed("norm", "takes one axis or two, found \(axes)")
    }
    if ord == 1 { return tf.abs(x).reduced(ReductionOps.sum, axes, keepdims) }
    if ord == 2 { return norm(x, axis: axes, keepdims: keepdims) }
    if ord == .infinity { return tf.abs(x).reduced(ReductionOps.max, axes, keepdims) }
    guard ord > 0 else { return failed("norm", "ord \(ord) is no norm of vectors; it is above 0") }
    let powers = tf.abs(x) ** ord
    return powers.reduced(ReductionOps.sum, axes, keepdims) ** (1 / ord)
  }
  /// As the other form, along one axis.
  public static func norm(
    _ tensor: some TensorConvertible, ord: Double, axis: Int, keepdims: Bool = false
  ) -> Tensor {
    norm(tensor, ord: ord, axis: [axis], keepdims: keepdims)
  }

  private static func matrixNorm(_ x: Tensor, _ ord: Double, _ row: Int, _ column: Int, _ keepdims: Bool) -> Tensor {
    let result: Tensor
    switch ord {
    case 1: result = tf.abs(x).reduced(ReductionOps.sum, [row], true).reduced(ReductionOps.max, [column], true)
    case .infinity:
      result = tf.abs(x).reduced(ReductionOps.sum, [column], true).reduced(ReductionOps.max, [row], true)
    case 2:
      let others = (0..<x.rank).filter { $0 != row && $0 != column }
      let moved = dispatch(ShapingOps.transpose, [x], .permutation(others + [row, column]))
      let largest = tf.reduceMax(tf.linalg.svdvals(moved), axis: -1)
      if ExecutionContext.current.mustStop { return .inert }
      var dims = x.dims
      (dims[row], dims[column]) = (1, 1)
      result = dispatch(ShapingOps.reshape, [largest], .dims(dims))
    default: return failed("norm", "ord \(ord) is no norm of matrices; 1, 2, infinity, .fro and .euclidean are")
    }
    // The kept axes have length 1: the sum takes them away.
    return keepdims ? result : result.reduced(ReductionOps.sum, [min(row, column), max(row, column)], false)
  }
}

extension tf.linalg {
  /// `tf.norm`.
  public static func norm(
    _ tensor: some TensorConvertible, ord: NormOrder = .euclidean, axis: [Int]? = nil, keepdims: Bool = false
  ) -> Tensor {
    tf.norm(tensor, ord: ord, axis: axis, keepdims: keepdims)
  }
  /// `tf.norm`.
  public static func norm(
    _ tensor: some TensorConvertible, ord: NormOrder = .euclidean, axis: Int, keepdims: Bool = false
  ) -> Tensor {
    tf.norm(tensor, ord: ord, axis: [axis], keepdims: keepdims)
  }
  /// `tf.norm`.
  public static func norm(
    _ tensor: some TensorConvertible, ord: Double, axis: [Int]? = nil, keepdims: Bool = false
  ) -> Tensor {
    tf.norm(tensor, ord: ord, axis: axis, keepdims: keepdims)
  }
  /// `tf.norm`.
  public static func norm(
    _ tensor: some TensorConvertible, ord: Double, axis: Int, keepdims: Bool = false
  ) -> Tensor {
    tf.norm(tensor, ord: ord, axis: [axis], keepdims: keepdims)
  }

  /// The tensor divided by its norm along an axis, and that norm with the axis kept.
  ///
  ///     let (unit, norm) = tf.linalg.normalize([3.0, 4.0])      // [0.6 0.8], [5.]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/linalg/normalize
  public static func normalize(_ tensor: some TensorConvertible, ord: Double = 2, axis: Int? = nil) -> (
    normalized: Tensor, norm: Tensor
  ) {
    let x = operand(tensor, "normalize")
    let norm = tf.norm(x, ord: ord, axis: axis.map { [$0] }, keepdims: true)
    return (x / norm, norm)
  }
}
