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

  /// Eigenvalues and eigenvectors of length 1, as columns, of a square matrix or of each of a batch; no order.
  ///
  /// Where an eigenvalue has an imaginary part this fails: there are no complex arrays in this version.
  ///
  ///     let (values, vectors) = np.linalg.eig([[2.0, 0.0], [0.0, 3.0]])
  ///     print(values)      // [2. 3.]
  ///
  /// Source: https://numpy.org/doc/stable/reference/generated/numpy.linalg.eig.html
  public static func eig(_ a: some TensorConvertible) -> (eigenvalues: NDArray, eigenvectors: NDArray) {
    let a = real(a, "eig")
    let inert = (NDArray(.inert), NDArray(.inert))
    if ExecutionContext.current.mustStop { return inert }
    guard a.rank >= 2, a.dims[a.rank - 1] == a.dims[a.rank - 2], a.dims[a.rank - 1] < 1 << 20 else {
      return (NDArray(failed("eig", "takes square matrices, found shape \(a.shape)")), inert.1)
    }
    guard !a.dtype.isHalf else { return (NDArray(failed("eig", "takes float32 or float64, found \(a.dtype.name)")), inert.1) }
    SingleThreadedLibraries.enterOpenBLAS()
    let columns = Eigenvectors(matrices: transposed(a))
    let result = a.dtype == .float32 ? columns.find(Float.self) : columns.find(Double.self)
    if let problem = result.problem { return (NDArray(failed("eig", problem)), inert.1) }
    return (NDArray(result.values), NDArray(transposed(result.vectors)))
  }

  /// The eigenvalues of a square matrix, without order; see `eig`.
  public static func eigvals(_ a: some TensorConvertible) -> NDArray { eig(a).eigenvalues }

  /// x that minimises |a x - b|^2, the sums of squares that are left, the rank of a and its singular values.
  ///
  /// The sums are empty where a has no more rows than columns or not full rank. Singular values below `rcond` times the
  /// largest count as 0; without it the precision of the dtype times the longer side.
  ///
  ///     let (x, residuals, rank, s) = np.linalg.lstsq([[1.0, 0.0], [1.0, 1.0], [1.0, 2.0]], [1.0, 2.0, 3.0])
  ///     print(x, rank)      // [1. 1.] 2
  ///
  /// Source: https://numpy.org/doc/stable/reference/generated/numpy.linalg.lstsq.html
  public static func lstsq(_ a: some TensorConvertible, _ b: some TensorConvertible, rcond: Double? = nil) -> (
    x: NDArray, residuals: NDArray, rank: Int, s: NDArray
  ) {
    let (a, b) = (real(a, "lstsq"), real(b, "lstsq"))
    let inert = NDArray(.inert)
    if ExecutionContext.current.mustStop { return (inert, inert, 0, inert) }
    guard a.rank == 2, b.rank == 1 || b.rank == 2, a.dims[0] == b.dims[0] else {
      _ = failed("lstsq", "a right side of shape \(b.shape) does not fit a matrix of shape \(a.shape)")
      return (inert, inert, 0, inert)
    }
    let (m, n) = (a.dims[0], a.dims[1])
    let limit = rcond ?? np.finfo(a.dtype).eps.item() * Double(Swift.max(m, n))
    let columns = b.rank == 1 ? tf.expandDims(b, axis: 1) : b
    let s = NDArray(tf.linalg.svdvals(a))
    let values = s.toDoubles()
    let rank = values.filter { $0 > limit * (values.first ?? 0) }.count
    let solution = tf.matmul(tf.linalg.pinv(a, rcond: limit), columns)
    let squares = tf.square(tf.matmul(a, solution) - columns).sum(axis: 0)
    return (
      NDArray(b.rank == 1 ? solution.squeezed([1]) : solution), m > n && rank == n ? NDArray(squares) : np.zeros([0]), rank, s
    )
  }

  /// The sign of the determinant and the logarithm of its distance from 0.
  public static func slogdet(_ a: some TensorConvertible) -> (sign: NDArray, logabsdet: NDArray) {
    let (sign, logarithm) = tf.linalg.slogdet(real(a, "slogdet"))
    return (NDArray(sign), NDArray(logarithm))
  }

  /// A square matrix multiplied with itself n times; negative n multiplies the inverse. Integers stay integers.
  ///
  ///     print(np.linalg.matrixPower([[1, 1], [0, 1]], 3))      // [[1 3] and [0 1]]
  public static func matrixPower(_ a: some TensorConvertible, _ n: Int) -> NDArray {
    let a = NDArray(Tensors.array(a, "matrixPower"))
    guard a.ndim >= 2, a.dims[a.ndim - 1] == a.dims[a.ndim - 2] else {
      return NDArray(failed("matrixPower", "takes square matrices, found shape \(a.shape)"))
    }
    var base = n < 0 ? inv(a) : a
    var result = np.broadcastTo(np.eye(a.dims[a.ndim - 1], dtype: base.dtype), a.dims)
    var rest = n.magnitude
    while rest > 0 && !ExecutionContext.current.mustStop {
      if rest & 1 == 1 { result = np.matmul(result, base) }
      rest >>= 1
      if rest > 0 { base = np.matmul(base, base) }
    }
    return result
  }

  /// How much a matrix can magnify errors: the largest singular value over the smallest.
  public static func cond(_ x: some TensorConvertible) -> NDArray {
    let s = NDArray(tf.linalg.svdvals(real(x, "cond")))
    return np.max(s, axis: -1) / np.min(s, axis: -1)
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

/// Eigenvalues and eigenvectors of a batch of square matrices, given column by column.
private struct Eigenvectors {
  let matrices: Tensor

  func find<T: LAPACKNumber>(_ type: T.Type) -> (values: Tensor, vectors: Tensor, problem: String?) {
    let n = matrices.dims[matrices.rank - 1]
    let count = Array(matrices.dims.dropLast(2)).elementCount
    let values = Tensor.uninitialized(matrices.dtype, Array(matrices.dims.dropLast()))
    let vectors = Tensor.uninitialized(matrices.dtype, matrices.dims)
    var problem: String?
    withScratch(T.self, n * n + n) { scratch in
      for index in 0..<count where problem == nil && n > 0 {
        let source = matrices.pointer.assumingMemoryBound(to: T.self) + index * n * n
        guard (0..<n * n).allSatisfy({ source[$0].isFinite }) else {
          problem = "matrix \(index) has elements that are not finite"
          break
        }
        scratch.update(from: source, count: n * n)
        let real = values.pointer.assumingMemoryBound(to: T.self) + index * n
        let columns = vectors.pointer.assumingMemoryBound(to: T.self) + index * n * n
        let imaginary = scratch + n * n
        let status = withWorkspace(T.self) { work, size in
          T.geev(Int32(n), scratch, real, imaginary, columns, work, size)
        }
        if status != 0 { problem = "the eigenvalues of matrix \(index) were not found" }
        if (0..<n).contains(where: { imaginary[$0] != 0 }) {
          problem = "matrix \(index) has complex eigenvalues; there are no complex arrays in this version"
        }
      }
    }
    return (values, vectors, problem)
  }
}
