import Display

extension tf.linalg {
  /// The inverse of each square matrix; with `adjoint` that of its transpose.
  ///
  ///     print(tf.linalg.inv([[2.0, 0.0], [0.0, 4.0]]))      // [[0.5 0.] [0. 0.25]]
  ///
  /// Shape (..., n, n), float32 or float64. A singular matrix is an error.
  /// Source: https://www.tensorflow.org/api_docs/python/tf/linalg/inv
  public static func inv(_ input: some TensorConvertible, adjoint: Bool = false) -> Tensor {
    let input = operand(input, "inv")
    return dispatch(SolveOps.inverse, [adjoint ? transposed(input) : input])
  }

  /// The determinant of each square matrix: (..., n, n) gives (...).
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/linalg/det
  public static func det(_ input: some TensorConvertible) -> Tensor {
    dispatch(SolveOps.determinant, [operand(input, "det")])
  }

  /// The logarithm of the determinant of positive definite matrices.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/linalg/logdet
  public static func logdet(_ matrix: some TensorConvertible) -> Tensor {
    let factor = cholesky(matrix)
    return tf.reduceSum(tf.math.log(diagPart(factor)), axis: -1) * 2
  }

  /// The sign of the determinant of each square matrix, and the logarithm of its magnitude.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/linalg/slogdet
  public static func slogdet(_ input: some TensorConvertible) -> (sign: Tensor, logAbsDeterminant: Tensor) {
    let input = operand(input, "slogdet")
    return (dispatch(SolveOps.determinantSign, [input]), dispatch(SolveOps.logAbsDeterminant, [input]))
  }

  /// X with A X = B: (..., n, n) and (..., n, k) give (..., n, k). With `adjoint` A^T X = B.
  ///
  ///     print(tf.linalg.solve([[2.0, 0.0], [0.0, 4.0]], [[2.0], [2.0]]))      // [[1.] [0.5]]
  ///
  /// A singular matrix is an error. Source: https://www.tensorflow.org/api_docs/python/tf/linalg/solve
  public static func solve(
    _ matrix: some TensorConvertible, _ rhs: some TensorConvertible, adjoint: Bool = false
  ) -> Tensor {
    dispatch(SolveOps.solve, operands(matrix, rhs, "solve"), .full(adjoint))
  }

  /// As `solve` for triangular matrices, of which only the triangle is read; batches broadcast.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/linalg/triangular_solve
  public static func triangularSolve(
    _ matrix: some TensorConvertible, _ rhs: some TensorConvertible, lower: Bool = true,
    adjoint: Bool = false
  ) -> Tensor {
    let pair = sharingBatches(operands(matrix, rhs, "triangularSolve"))
    return dispatch(SolveOps.triangularSolve, pair, .triangle(lower: lower, adjoint: adjoint))
  }

  /// X with A X = B, `chol` being the Cholesky factor of A.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/linalg/cholesky_solve
  public static func choleskySolve(_ chol: some TensorConvertible, _ rhs: some TensorConvertible) -> Tensor {
    let pair = operands(chol, rhs, "choleskySolve")
    return triangularSolve(pair[0], triangularSolve(pair[0], pair[1]), adjoint: true)
  }

  /// The lower triangular L with L L^T = A for positive definite A, of which only the lower triangle is
  /// read.
  ///
  ///     print(tf.linalg.cholesky([[4.0, 2.0], [2.0, 5.0]]))      // [[2. 0.] [1. 2.]]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/linalg/cholesky
  public static func cholesky(_ input: some TensorConvertible) -> Tensor {
    dispatch(SolveOps.cholesky, [operand(input, "cholesky")])
  }

  /// X that minimises |A X - B|^2 + l2Regularizer |X|^2; of several the smallest.
  ///
  /// `fast` goes by way of the normal equations, which squares the condition number; else by the singular
  /// values. Source: https://www.tensorflow.org/api_docs/python/tf/linalg/lstsq
  public static func lstsq(
    _ matrix: some TensorConvertible, _ rhs: some TensorConvertible, l2Regularizer: Double = 0,
    fast: Bool = true
  ) -> Tensor {
    let pair = operands(matrix, rhs, "lstsq")
    let (a, b) = (pair[0], pair[1])
    if ExecutionContext.current.mustStop { return .inert }
    guard a.rank >= 2, b.rank == a.rank, a.dims[a.rank - 2] == b.dims[b.rank - 2] else {
      return failed("lstsq", "a right side of shape \(b.shape) does not fit matrices of shape \(a.shape)")
    }
    guard fast else { return product(pinv(a), b) }
    let (m, n) = (a.dims[a.rank - 2], a.dims[a.rank - 1])
    let isTall = m >= n
    let gram = product(a, a, transposeA: isTall, transposeB: !isTall)
    let shifted = gram + tf.eye(isTall ? n : m, dtype: a.dtype) * l2Regularizer
    let factor = cholesky(shifted)
    return isTall
      ? choleskySolve(factor, product(a, b, transposeA: true))
      : product(a, choleskySolve(factor, b), transposeA: true)
  }

  /// The Moore-Penrose inverse by singular values; those below `rcond` times the largest count as 0.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/linalg/pinv
  public static func pinv(_ a: some TensorConvertible, rcond: Double? = nil) -> Tensor {
    let a = operand(a, "pinv")
    let (s, u, v) = svd(a)
    if ExecutionContext.current.mustStop { return .inert }
    let longest = Double(a.dims.suffix(2).max() ?? 1)
    let limit = tf.reduceMax(s, axis: -1, keepdims: true) * (rcond ?? 10 * longest * epsilon(a.dtype))
    let kept = tf.where(s > limit, s, tf.constant(Double.infinity, dtype: a.dtype))
    return product(v / tf.expandDims(kept, axis: -2), u, transposeB: true)
  }

  /// How many singular values are above `tol`, by default epsilon times the longer side times the largest.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/linalg/matrix_rank
  public static func matrixRank(_ a: some TensorConvertible, tol: Double? = nil) -> Tensor {
    let a = operand(a, "matrixRank")
    let s = svdvals(a)
    if ExecutionContext.current.mustStop { return .inert }
    let longest = Double(a.dims.suffix(2).max() ?? 1)
    let limit = tol.map { tf.constant($0, dtype: a.dtype) }
      ?? tf.reduceMax(s, axis: -1, keepdims: true) * (epsilon(a.dtype) * longest)
    return tf.reduceSum(tf.cast(s > limit, .int32), axis: -1)
  }

  private static func epsilon(_ dtype: DType) -> Double { dtype == .float64 ? Double.ulpOfOne : Double(Float.ulpOfOne) }

  /// Matrices whose batches are broadcast to each other.
  private static func sharingBatches(_ pair: [Tensor]) -> [Tensor] {
    let (a, b) = (pair[0], pair[1])
    guard a.rank >= 2, b.rank >= 2, a.dims.dropLast(2) != b.dims.dropLast(2),
      let batch = broadcastDims(Array(a.dims.dropLast(2)), Array(b.dims.dropLast(2))), !batch.contains(-1)
    else { return pair }
    return pair.map { dispatch(ShapingOps.broadcastTo, [$0], .dims(batch + $0.dims.suffix(2))) }
  }
}
