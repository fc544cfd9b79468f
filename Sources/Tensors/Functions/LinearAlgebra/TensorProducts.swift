import Display

extension tf {
  /// The sum of products over the last `axes` axes of a and the first `axes` of b.
  ///
  ///     print(tf.tensordot([[1, 2], [3, 4]], [5, 6], 1))      // [17 39]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/tensordot
  public static func tensordot(_ a: some TensorConvertible, _ b: some TensorConvertible, _ axes: Int) -> Tensor {
    let pair = operands(a, b, "tensordot")
    guard axes >= 0, axes <= pair[0].rank, axes <= pair[1].rank else {
      return failed("tensordot", "axes \(axes) do not fit shapes \(pair[0].shape) and \(pair[1].shape)")
    }
    return contracted(pair[0], pair[1], Array((pair[0].rank - axes)..<pair[0].rank), Array(0..<axes))
  }

  /// As the other form over the axes given: those of a, then those of b.
  ///
  ///     tf.tensordot(a, b, [[1], [0]])      // the matrix product
  public static func tensordot(_ a: some TensorConvertible, _ b: some TensorConvertible, _ axes: [[Int]]) -> Tensor {
    let pair = operands(a, b, "tensordot")
    guard axes.count == 2, axes[0].count == axes[1].count else {
      return failed("tensordot", "axes are two lists of one length, found \(axes)")
    }
    return contracted(pair[0], pair[1], axes[0], axes[1])
  }

  private static func contracted(_ a: Tensor, _ b: Tensor, _ axesA: [Int], _ axesB: [Int]) -> Tensor {
    guard normalizedAxes(axesA, rank: a.rank, "tensordot", dims: a.dims) != nil,
      normalizedAxes(axesB, rank: b.rank, "tensordot", dims: b.dims) != nil
    else { return .inert }
    let left = axesA.map { $0 < 0 ? $0 + a.rank : $0 }
    let right = axesB.map { $0 < 0 ? $0 + b.rank : $0 }
    for (p, q) in zip(left, right) where a.dims[p] != b.dims[q] && a.dims[p] != -1 && b.dims[q] != -1 {
      return failed(
        "tensordot", "axis \(p) of \(a.shape) and axis \(q) of \(b.shape) differ: \(a.dims[p]) != \(b.dims[q])")
    }
    // The letters of an einsum: free axes of both, and one letter for each pair.
    let labelsB = (0..<b.rank).map { axis in right.firstIndex(of: axis).map { left[$0] } ?? a.rank + axis }
    let free = (0..<a.rank).filter { !left.contains($0) } + labelsB.filter { $0 >= a.rank }
    var einsum = Einsum(operation: "tensordot")
    return einsum.run([a, b], labels: [Array(0..<a.rank), labelsB], output: free)
  }

  /// Sums of products by an equation in Einstein's notation: one letter per axis of each operand, `->` and
  /// the letters of the result.
  ///
  /// Letters that the result lacks are summed over, a letter twice in one operand takes the diagonal, `...`
  /// stands for axes that broadcast. Without `->` the result has the letters that occur once, in
  /// alphabetical order.
  ///
  ///     tf.einsum("bij,bjk->bik", a, b)      // the matrix product of each batch
  ///     tf.einsum("ii", a)                   // the trace
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/einsum
  public static func einsum(_ equation: String, _ a: some TensorConvertible) -> Tensor {
    einsum(equation, of: [a.tensorSource])
  }
  /// As the other form, of two operands.
  public static func einsum(_ equation: String, _ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    einsum(equation, of: [a.tensorSource, b.tensorSource])
  }
  /// As the other form, of three operands.
  public static func einsum(
    _ equation: String, _ a: some TensorConvertible, _ b: some TensorConvertible, _ c: some TensorConvertible
  ) -> Tensor {
    einsum(equation, of: [a.tensorSource, b.tensorSource, c.tensorSource])
  }
  /// As the other form, of four operands.
  public static func einsum(
    _ equation: String, _ a: some TensorConvertible, _ b: some TensorConvertible, _ c: some TensorConvertible,
    _ d: some TensorConvertible
  ) -> Tensor {
    einsum(equation, of: [a.tensorSource, b.tensorSource, c.tensorSource, d.tensorSource])
  }

  static func einsum(_ equation: String, of sources: [TensorSource]) -> Tensor {
    // Numbers and lists follow the tensors among the operands.
    let dtype = TensorSource.list(sources).defaultDType(.tensorFlow)
    let tensors = sources.map { $0.isWeak ? $0.tensor(operation: "einsum", dtype: dtype) : $0.tensor(operation: "einsum") }
    if ExecutionContext.current.mustStop { return .inert }
    var einsum = Einsum(operation: "einsum")
    guard let (labels, output) = einsum.parse(equation, tensors) else { return .inert }
    return einsum.run(tensors, labels: labels, output: output)
  }
}

extension tf.linalg {
  /// `tf.einsum`.
  public static func einsum(_ equation: String, _ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    tf.einsum(equation, a, b)
  }

  /// `tf.tensordot`.
  public static func tensordot(_ a: some TensorConvertible, _ b: some TensorConvertible, _ axes: Int) -> Tensor {
    tf.tensordot(a, b, axes)
  }
  /// `tf.tensordot`.
  public static func tensordot(_ a: some TensorConvertible, _ b: some TensorConvertible, _ axes: [[Int]]) -> Tensor {
    tf.tensordot(a, b, axes)
  }

  /// `tf.matmul`.
  public static func matmul(
    _ a: some TensorConvertible, _ b: some TensorConvertible, transposeA: Bool = false,
    transposeB: Bool = false
  ) -> Tensor {
    tf.matmul(a, b, transposeA: transposeA, transposeB: transposeB)
  }

  /// Matrices times vectors: (..., m, n) and (..., n) give (..., m).
  ///
  ///     print(tf.linalg.matvec([[1, 2], [3, 4]], [5, 6]))      // [17 39]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/linalg/matvec
  public static func matvec(
    _ a: some TensorConvertible, _ b: some TensorConvertible, transposeA: Bool = false
  ) -> Tensor {
    let pair = operands(a, b, "matvec")
    guard pair[1].rank > 0 else { return failed("matvec", "takes vectors, found a scalar") }
    let columns = tf.expandDims(pair[1], axis: -1)
    return product(pair[0], columns, transposeA: transposeA).squeezed([-1])
  }

  /// `tf.math.l2Normalize`.
  public static func l2Normalize(_ x: some TensorConvertible, axis: Int, epsilon: Double = 1e-12) -> Tensor {
    tf.math.l2Normalize(x, axis: [axis], epsilon: epsilon)
  }
}
