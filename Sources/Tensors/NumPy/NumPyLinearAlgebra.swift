import Display

extension np {
  /// Matrices: equations, decompositions, norms. Integers count as float64.
  public enum linalg {}
}

extension np.linalg {
  /// The inverse of a square matrix, or of each of a batch.
  public static func inv(_ a: some TensorConvertible) -> NDArray { NDArray(tf.linalg.inv(real(a, "inv"))) }
  /// The determinant.
  public static func det(_ a: some TensorConvertible) -> NDArray { NDArray(tf.linalg.det(real(a, "det"))) }
  /// The lower triangular Cholesky factor.
  public static func cholesky(_ a: some TensorConvertible) -> NDArray {
    NDArray(tf.linalg.cholesky(real(a, "cholesky")))
  }
  /// The Moore-Penrose inverse; singular values below `rcond` times the largest count as 0.
  public static func pinv(_ a: some TensorConvertible, rcond: Double = 1e-15) -> NDArray {
    NDArray(tf.linalg.pinv(real(a, "pinv"), rcond: rcond))
  }
  /// How many singular values count.
  public static func matrixRank(_ a: some TensorConvertible) -> NDArray {
    NDArray(Tensor.cast(tf.linalg.matrixRank(real(a, "matrixRank")), to: .int64))
  }

  /// x with a x = b, b being a vector or a matrix.
  ///
  ///     print(np.linalg.solve([[2.0, 0.0], [0.0, 4.0]], [2.0, 2.0]))      // [1.  0.5]
  public static func solve(_ a: some TensorConvertible, _ b: some TensorConvertible) -> NDArray {
    let (a, b) = (real(a, "solve"), real(b, "solve"))
    guard b.rank == 1 else { return NDArray(tf.linalg.solve(a, b)) }
    return NDArray(tf.linalg.solve(a, tf.expandDims(b, axis: 1)).squeezed([-1]))
  }

  /// u, the singular values, and v transposed: a = u diag(s) vh.
  public static func svd(_ a: some TensorConvertible, fullMatrices: Bool = true) -> (
    u: NDArray, s: NDArray, vh: NDArray
  ) {
    let (s, u, v) = tf.linalg.svd(real(a, "svd"), fullMatrices: fullMatrices)
    return (NDArray(u), NDArray(s), NDArray(transposed(v)))
  }

  /// q with orthonormal columns and upper triangular r, a = q r.
  public static func qr(_ a: some TensorConvertible) -> (q: NDArray, r: NDArray) {
    let (q, r) = tf.linalg.qr(real(a, "qr"))
    return (NDArray(q), NDArray(r))
  }

  /// Eigenvalues, smallest first, and eigenvectors as columns of a symmetric matrix.
  public static func eigh(_ a: some TensorConvertible) -> (eigenvalues: NDArray, eigenvectors: NDArray) {
    let (e, v) = tf.linalg.eigh(real(a, "eigh"))
    return (NDArray(e), NDArray(v))
  }

  /// The eigenvalues of a symmetric matrix, smallest first.
  public static func eigvalsh(_ a: some TensorConvertible) -> NDArray {
    NDArray(tf.linalg.eigvalsh(real(a, "eigvalsh")))
  }

  /// The root of the sum of squares, of all elements or along axes.
  ///
  ///     print(np.linalg.norm([3.0, 4.0]))      // 5.0
  public static func norm(_ x: some TensorConvertible, axis: [Int]? = nil, keepdims: Bool = false) -> NDArray {
    NDArray(tf.norm(real(x, "norm"), axis: axis, keepdims: keepdims))
  }
  /// As the other form, along one axis.
  public static func norm(_ x: some TensorConvertible, axis: Int, keepdims: Bool = false) -> NDArray {
    NDArray(tf.norm(real(x, "norm"), axis: [axis], keepdims: keepdims))
  }
  /// The norm of a given order: of vectors along one axis, of matrices along two; without an axis the
  /// array is the vector or the matrix.
  public static func norm(
    _ x: some TensorConvertible, ord: Double, axis: [Int]? = nil, keepdims: Bool = false
  ) -> NDArray {
    let x = real(x, "norm")
    return NDArray(tf.norm(x, ord: ord, axis: axis ?? (x.rank == 2 ? [0, 1] : nil), keepdims: keepdims))
  }
  /// As the other form, along one axis.
  public static func norm(_ x: some TensorConvertible, ord: Double, axis: Int, keepdims: Bool = false) -> NDArray {
    norm(x, ord: ord, axis: [axis], keepdims: keepdims)
  }

  private static func real(_ value: some TensorConvertible, _ operation: String) -> Tensor {
    let tensor = Tensors.array(value, operation)
    return tensor.dtype.isFloating ? tensor : Tensor.cast(tensor, to: .float64)
  }
}
