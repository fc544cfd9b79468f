import Display

extension tf.linalg {
  /// Each matrix with 0 outside of a band: `numLower` diagonals below the main one and `numUpper` above
  /// are kept, -1 for all of them.
  ///
  ///     print(tf.linalg.bandPart(tf.ones([3, 3]), -1, 0))      // [[1 0 0] [1 1 0] [1 1 1]]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/linalg/band_part
  public static func bandPart(_ input: some TensorConvertible, _ numLower: Int, _ numUpper: Int) -> Tensor {
    dispatch(DiagonalOps.bandPart, [operand(input, "bandPart")], .band(lower: numLower, upper: numUpper))
  }

  /// Matrices with the given diagonals, 0 elsewhere: (..., n) gives (..., n, n), larger for a diagonal `k`
  /// beside the main one.
  ///
  ///     print(tf.linalg.diag([1, 2]))      // [[1 0] [0 2]]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/linalg/diag
  public static func diag(_ diagonal: some TensorConvertible, k: Int = 0) -> Tensor {
    dispatch(DiagonalOps.diag, [operand(diagonal, "diag")], .diagonal(k))
  }

  /// The diagonals of matrices: (..., m, n) gives (..., length of diagonal `k`).
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/linalg/diag_part
  public static func diagPart(_ input: some TensorConvertible, k: Int = 0) -> Tensor {
    dispatch(DiagonalOps.diagPart, [operand(input, "diagPart")], .diagonal(k))
  }

  /// Matrices with other diagonals.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/linalg/set_diag
  public static func setDiag(
    _ input: some TensorConvertible, _ diagonal: some TensorConvertible, k: Int = 0
  ) -> Tensor {
    dispatch(DiagonalOps.setDiag, operands(input, diagonal, "setDiag"), .diagonal(k))
  }

  /// The tensor of twice the rank whose elements (i, ..., i, ...) are those of the input.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/linalg/tensor_diag
  public static func tensorDiag(_ diagonal: some TensorConvertible) -> Tensor {
    let x = operand(diagonal, "tensorDiag")
    let square = diag(dispatch(ShapingOps.reshape, [x], .dims([-1])))
    return dispatch(ShapingOps.reshape, [square], .dims(x.dims + x.dims))
  }

  /// The elements (i, ..., i, ...) of a tensor whose shape is one shape twice.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/linalg/tensor_diag_part
  public static func tensorDiagPart(_ input: some TensorConvertible) -> Tensor {
    let x = operand(input, "tensorDiagPart")
    let half = Array(x.dims.prefix(x.rank / 2))
    guard x.rank > 0, x.dims == half + half else {
      return failed("tensorDiagPart", "takes a shape that is one shape twice, found \(x.shape)")
    }
    let square = dispatch(ShapingOps.reshape, [x], .dims([half.elementCount, half.elementCount]))
    return dispatch(ShapingOps.reshape, [diagPart(square)], .dims(half))
  }

  /// The sum of the diagonal of each matrix.
  ///
  ///     print(tf.linalg.trace([[1, 2], [3, 4]]))      // 5
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/linalg/trace
  public static func trace(_ x: some TensorConvertible) -> Tensor { tf.reduceSum(diagPart(x), axis: -1) }

  /// `tf.eye`.
  public static func eye(
    _ numRows: Int, _ numColumns: Int? = nil, batchShape: [Int] = [], dtype: DType = .float32
  ) -> Tensor {
    tf.eye(numRows, numColumns, batchShape: batchShape, dtype: dtype)
  }

  /// The last two axes exchanged.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/linalg/matrix_transpose
  public static func matrixTranspose(_ a: some TensorConvertible) -> Tensor {
    transposed(operand(a, "matrixTranspose"))
  }

  /// The last two axes exchanged; real matrices have nothing to conjugate.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/linalg/adjoint
  public static func adjoint(_ matrix: some TensorConvertible) -> Tensor { transposed(operand(matrix, "adjoint")) }

  /// The cross product of vectors of three elements along the last axis.
  ///
  ///     print(tf.linalg.cross([1, 0, 0], [0, 1, 0]))      // [0 0 1]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/linalg/cross
  public static func cross(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    let pair = operands(a, b, "cross")
    let (a, b) = (pair[0], pair[1])
    guard a.dims == b.dims, a.dims.last == 3 else {
      return failed("cross", "takes vectors of three elements along the last axis, found \(a.shape) and \(b.shape)")
    }
    func turned(_ x: Tensor, _ by: Int) -> Tensor {
      dispatch(ReorderingOps.roll, [x], .roll(by: by, axis: x.rank - 1))
    }
    return turned(a, -1) * turned(b, -2) - turned(a, -2) * turned(b, -1)
  }
}
