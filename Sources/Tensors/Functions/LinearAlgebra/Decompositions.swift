import Display

extension tf.linalg {
  /// q with orthonormal columns and upper triangular r, A = q r: (..., m, n) gives (..., m, k) and
  /// (..., k, n), k the shorter side, with `fullMatrices` m.
  ///
  ///     let (q, r) = tf.linalg.qr(a)
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/linalg/qr
  public static func qr(_ input: some TensorConvertible, fullMatrices: Bool = false) -> (q: Tensor, r: Tensor) {
    let input = operand(input, "qr")
    let packed = dispatch(DecompositionOps.qr, [input], .full(fullMatrices))
    if ExecutionContext.current.mustStop { return (.inert, .inert) }
    let layout = QRLayout(MatrixShape(input.dims), full: fullMatrices)
    return (layout.q(packed), layout.r(packed))
  }

  /// Singular values, largest first, and vectors: A = u diag(s) v^T. (..., m, n) gives (..., k),
  /// (..., m, k) and (..., n, k), k the shorter side; with `fullMatrices` u and v are square.
  ///
  ///     let (s, u, v) = tf.linalg.svd([[3.0, 0.0], [0.0, 4.0]])
  ///     print(s)      // [4. 3.]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/linalg/svd
  public static func svd(_ tensor: some TensorConvertible, fullMatrices: Bool = false) -> (
    s: Tensor, u: Tensor, v: Tensor
  ) {
    let tensor = operand(tensor, "svd")
    let packed = dispatch(DecompositionOps.svd, [tensor], .full(fullMatrices))
    if ExecutionContext.current.mustStop { return (.inert, .inert, .inert) }
    let layout = SVDLayout(MatrixShape(tensor.dims), full: fullMatrices)
    return (layout.s(packed), layout.u(packed), layout.v(packed))
  }

  /// The singular values alone: what TensorFlow's svd gives with compute_uv=False.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/linalg/svd
  public static func svdvals(_ tensor: some TensorConvertible) -> Tensor { svd(tensor).s }

  /// Eigenvalues, smallest first, and eigenvectors as columns of symmetric matrices, of which only the
  /// lower triangle is read.
  ///
  ///     let (e, v) = tf.linalg.eigh([[2.0, 1.0], [1.0, 2.0]])
  ///     print(e)      // [1. 3.]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/linalg/eigh
  public static func eigh(_ tensor: some TensorConvertible) -> (e: Tensor, v: Tensor) {
    let tensor = operand(tensor, "eigh")
    let packed = dispatch(DecompositionOps.eigh, [tensor])
    if ExecutionContext.current.mustStop { return (.inert, .inert) }
    let n = tensor.dims[tensor.rank - 1]
    return (DecompositionOps.part(packed, 0, n, nil), DecompositionOps.part(packed, n, n, n))
  }

  /// The eigenvalues of symmetric matrices, smallest first.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/linalg/eigvalsh
  public static func eigvalsh(_ tensor: some TensorConvertible) -> Tensor { eigh(tensor).e }

  /// The exponential of square matrices.
  ///
  ///     print(tf.linalg.expm([[0.0, 0.0], [0.0, 1.0]]))      // [[1. 0.] [0. 2.7182817]]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/linalg/expm
  public static func expm(_ input: some TensorConvertible) -> Tensor {
    dispatch(MatrixFunctionOps.expm, [operand(input, "expm")])
  }
}
