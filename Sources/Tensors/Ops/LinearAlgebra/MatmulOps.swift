package enum MatmulOps {
  /// The matrix product of the last two axes; axes before them are batches and broadcast.
  static let matmul: Op = Op(
    "matmul",
    infer: { inputs, attribute in
      guard case .matmul(let ta, let tb) = attribute else { preconditionFailure("no flags") }
      let (a, b) = (inputs[0], inputs[1])
      guard a.dtype == b.dtype else {
        throw Op.failure(
          "matmul",
          "dtypes differ: \(a.dtype.name) and \(b.dtype.name); convert one of them with tf.cast")
      }
      guard a.dtype != .bool else { throw Op.failure("matmul", "takes a numeric dtype, found bool") }
      guard a.dims.count >= 2 && b.dims.count >= 2 else {
        throw Op.failure(
          "matmul", "takes matrices (rank 2 or more), found \(a.shapeText) x \(b.shapeText)")
      }
      let (m, k) = matrix(a.dims, ta)
      let (k2, n) = matrix(b.dims, tb)
      guard k == k2 || k == -1 || k2 == -1 else {
        let flags = ta || tb ? " (transposeA: \(ta), transposeB: \(tb))" : ""
        throw Op.failure(
          "matmul", "inner dimensions differ: \(a.shapeText) x \(b.shapeText)\(flags); \(k) != \(k2)")
      }
      let (batchA, batchB) = (Array(a.dims.dropLast(2)), Array(b.dims.dropLast(2)))
      guard let batch = broadcastDims(batchA, batchB) else {
        throw Op.failure(
          "matmul", "batch axes do not broadcast: \(a.shapeText) x \(b.shapeText)")
      }
      return TensorSpec(a.dtype, batch + [m, n])
    },
    prepare: { inputs, output, attribute in
      guard case .matmul(let ta, let tb) = attribute else { preconditionFailure("no flags") }
      return MatrixProduct(inputs[0], inputs[1], output, transposeA: ta, transposeB: tb).kernel()
    },
    gradient: { g in
      guard case .matmul(let ta, let tb) = g.attribute else { return [nil, nil] }
      let (a, b, u) = (g.inputs[0], g.inputs[1], g.upstream)
      if a.rank > 2 && b.rank == 2 && !ta { return denseGradients(a, b, u, tb) }
      func product(_ x: Tensor, _ tx: Bool, _ y: Tensor, _ ty: Bool) -> Tensor {
        dispatch(matmul, [x, y], .matmul(transposeA: tx, transposeB: ty))
      }
      let da = ta ? product(b, tb, u, true) : product(u, false, b, !tb)
      let db = tb ? product(u, true, a, ta) : product(a, !ta, u, false)
      return [unbroadcast(da, to: a), unbroadcast(db, to: b)]
    },
    samples: matmulSamples)

  package static let all = [matmul]

  private static func matrix(_ dims: [Int], _ transposed: Bool) -> (rows: Int, columns: Int) {
    let (rows, columns) = (dims[dims.count - 2], dims[dims.count - 1])
    return transposed ? (columns, rows) : (rows, columns)
  }

  /// A batch of row vectors times one matrix is one product of matrices; so are its gradients.
  private static func denseGradients(_ a: Tensor, _ b: Tensor, _ u: Tensor, _ tb: Bool) -> [Tensor?] {
    let da = dispatch(matmul, [u, b], .matmul(transposeA: false, transposeB: !tb))
    let flatA = dispatch(ShapingOps.reshape, [a], .dims([-1, a.dims.last!]))
    let flatU = dispatch(ShapingOps.reshape, [u], .dims([-1, u.dims.last!]))
    let db = dispatch(
      matmul, tb ? [flatU, flatA] : [flatA, flatU], .matmul(transposeA: true, transposeB: false))
    return [da, db]
  }
}

private let matmulSamples: [OpSample] = {
  let a = OpSample.Input(.float64, [2, 3], [1, 2, 3, 4, 5, 6])
  let b = OpSample.Input(.float64, [3, 2], [1, -2, 0.5, 4, 5, -6])
  let batch = OpSample.Input(.float64, [2, 1, 3], [1, 2, 3, 4, 5, 6])
  func flags(_ ta: Bool, _ tb: Bool) -> Attribute { .matmul(transposeA: ta, transposeB: tb) }
  return [
    OpSample([a, b], flags(false, false)), OpSample([b, b], flags(true, false)),
    OpSample([a, a], flags(false, true)), OpSample([b, a], flags(true, true)),
    OpSample([batch, b], flags(false, false)),
    OpSample([batch, .init(.float64, [1, 3, 1], [1, 2, 3])], flags(false, false)),
    OpSample([.init(.int32, [1, 2], [1, 2]), .init(.int32, [2, 1], [3, 4])], flags(false, false)),
    OpSample([a, a], flags(false, false), isRefused: true),
    OpSample([a, .init(.float32, [3, 1], [1, 2, 3])], flags(false, false), isRefused: true),
    OpSample([a, .init(.float64, [3], [1, 2, 3])], flags(false, false), isRefused: true),
  ]
}()
