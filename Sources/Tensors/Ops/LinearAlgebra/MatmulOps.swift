import CKernels
import COpenBLAS

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
      return matmulKernel(inputs[0], inputs[1], output, ta, tb)
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

/// OpenBLAS runs on the thread that calls it; the pool above shares out blocks.
private let configureBLAS: Void = openblas_set_num_threads(1)

/// Multiplications below which a product stays on the calling thread.
private let parallelProductSize = 2_000_000

private func matmulKernel(
  _ a: TensorSpec, _ b: TensorSpec, _ output: TensorSpec, _ ta: Bool, _ tb: Bool
) -> Kernel {
  _ = configureBLAS
  var (aDims, bDims, outDims) = (a.dims, b.dims, output.dims)
  if !ta && bDims.count == 2 && aDims.count > 2 {
    // One matrix for all batches: their rows form one tall matrix.
    aDims = [aDims.dropLast().reduce(1, *), aDims.last!]
    outDims = [outDims.dropLast().reduce(1, *), outDims.last!]
  }
  let rank = outDims.count
  let (m, n) = (outDims[rank - 2], outDims[rank - 1])
  let k = ta ? aDims[aDims.count - 2] : aDims[aDims.count - 1]
  let dtype = a.dtype
  let size = dtype.size
  let (aLead, bLead) = (aDims[aDims.count - 1], bDims[bDims.count - 1])

  func product(_ a: UnsafeMutableRawPointer, _ b: UnsafeMutableRawPointer, _ c: UnsafeMutableRawPointer) {
    if k == 0 {
      c.initializeMemory(as: UInt8.self, repeating: 0, count: m * n * size)
      return
    }
    guard dtype.isFloating else {
      ck_matmul(
        Int32(dtype.rawValue), m, n, k, a, ta ? 1 : aLead, ta ? aLead : 1, b, tb ? 1 : bLead,
        tb ? bLead : 1, c)
      return
    }
    if m * n * k < parallelProductSize || ThreadPool.shared.threadCount == 1 {
      gemm(dtype, ta, tb, m, n, k, a, aLead, b, bLead, c, n)
    } else if m >= n {
      ThreadPool.shared.parallelFor(m, grain: max(16, m / 8)) { rows in
        let start = rows.lowerBound
        gemm(
          dtype, ta, tb, rows.count, n, k, a + start * (ta ? 1 : aLead) * size, aLead, b, bLead,
          c + start * n * size, n)
      }
    } else {
      ThreadPool.shared.parallelFor(n, grain: max(16, n / 8)) { columns in
        let start = columns.lowerBound
        gemm(
          dtype, ta, tb, m, columns.count, k, a, aLead, b + start * (tb ? bLead : 1) * size, bLead,
          c + start * size, n)
      }
    }
  }

  if rank == 2 { return { product($0[0], $0[1], $0[2]) } }
  let batch = Array(outDims.dropLast(2))
  let aStrides = broadcastStrides(Array(aDims.dropLast(2)), to: batch)
  let bStrides = broadcastStrides(Array(bDims.dropLast(2)), to: batch)
  let batchStrides = batch.contiguousStrides
  return { addresses in
    for index in 0..<batch.elementCount {
      var (fromA, fromB) = (0, 0)
      for axis in batch.indices {
        let position = index / batchStrides[axis] % batch[axis]
        fromA += position * aStrides[axis]
        fromB += position * bStrides[axis]
      }
      product(
        addresses[0] + fromA * m * k * size, addresses[1] + fromB * k * n * size,
        addresses[2] + index * m * n * size)
    }
  }
}

private func gemm(
  _ dtype: DType, _ ta: Bool, _ tb: Bool, _ m: Int, _ n: Int, _ k: Int,
  _ a: UnsafeMutableRawPointer, _ aLead: Int, _ b: UnsafeMutableRawPointer, _ bLead: Int,
  _ c: UnsafeMutableRawPointer, _ cLead: Int
) {
  let (opA, opB) = (ta ? CblasTrans : CblasNoTrans, tb ? CblasTrans : CblasNoTrans)
  // BLAS insists on leading dimensions of at least 1, also for empty matrices.
  let (lda, ldb, ldc) = (Int32(max(aLead, 1)), Int32(max(bLead, 1)), Int32(max(cLead, 1)))
  if dtype == .float32 {
    cblas_sgemm(
      CblasRowMajor, opA, opB, Int32(m), Int32(n), Int32(k), 1,
      a.assumingMemoryBound(to: Float.self), lda, b.assumingMemoryBound(to: Float.self), ldb, 0,
      c.assumingMemoryBound(to: Float.self), ldc)
  } else {
    cblas_dgemm(
      CblasRowMajor, opA, opB, Int32(m), Int32(n), Int32(k), 1,
      a.assumingMemoryBound(to: Double.self), lda, b.assumingMemoryBound(to: Double.self), ldb, 0,
      c.assumingMemoryBound(to: Double.self), ldc)
  }
}
