import CKernels
import COneDNN
import COpenBLAS

/// Products of matrices, one or a batch, shared out in blocks of rows (or of columns, where there are
/// more of those). Blocks run over the whole batch: many small matrices are shared out like one tall one.
struct MatrixProduct {
  private let dtype: DType
  private let transposeA: Bool
  private let transposeB: Bool
  private let m: Int
  private let n: Int
  private let k: Int
  private let aLead: Int
  private let bLead: Int
  /// Where the matrices of each product start, in elements; batches broadcast.
  private let aOffsets: [Int]
  private let bOffsets: [Int]

  /// Multiplications worth handing to another thread: a few microseconds.
  private static let smallestBlock = 700_000

  init(_ a: TensorSpec, _ b: TensorSpec, _ output: TensorSpec, transposeA: Bool, transposeB: Bool) {
    self.transposeA = transposeA
    self.transposeB = transposeB
    dtype = a.dtype
    var (aDims, outDims) = (a.dims, output.dims)
    if !transposeA && b.dims.count == 2 && aDims.count > 2 {
      // One matrix for all batches: their rows form one tall matrix.
      aDims = [aDims.dropLast().reduce(1, *), aDims.last!]
      outDims = [outDims.dropLast().reduce(1, *), outDims.last!]
    }
    let rank = outDims.count
    (m, n) = (outDims[rank - 2], outDims[rank - 1])
    k = transposeA ? aDims[aDims.count - 2] : aDims[aDims.count - 1]
    (aLead, bLead) = (aDims[aDims.count - 1], b.dims[b.dims.count - 1])
    let batch = Array(outDims.dropLast(2))
    aOffsets = Self.offsets(Array(aDims.dropLast(2)), batch, m * k)
    bOffsets = Self.offsets(Array(b.dims.dropLast(2)), batch, k * n)
  }

  private static func offsets(_ own: [Int], _ batch: [Int], _ size: Int) -> [Int] {
    let (strides, places) = (broadcastStrides(own, to: batch), batch.contiguousStrides)
    return (0..<batch.elementCount).map { index in
      batch.indices.reduce(0) { $0 + index / places[$1] % batch[$1] * strides[$1] } * size
    }
  }

  func kernel() -> Kernel {
    SingleThreadedLibraries.enterOpenBLAS()
    let size = dtype.size
    if k == 0 {
      let bytes = aOffsets.count * m * n * size
      return { $0[2].initializeMemory(as: UInt8.self, repeating: 0, count: bytes) }
    }
    // The loop for other dtypes writes whole rows.
    let byRows = m >= n || !(dtype == .float32 || dtype == .float64)
    let length = byRows ? m : n
    let work = (byRows ? n : m) * k
    // Vector code wants blocks of whole registers.
    let grain = (max(1, Self.smallestBlock / max(work, 1)) + 15) & ~15
    let product = self
    return parallelKernel(aOffsets.count * length, grain: grain) { range, addresses in
      var position = range.lowerBound
      while position < range.upperBound {
        let (batch, start) = (position / length, position % length)
        let count = min(length - start, range.upperBound - position)
        let a = addresses[0] + product.aOffsets[batch] * size
        let b = addresses[1] + product.bOffsets[batch] * size
        let c = addresses[2] + batch * product.m * product.n * size
        if byRows {
          product.run(
            count, product.n, a + start * (product.transposeA ? 1 : product.aLead) * size, b,
            c + start * product.n * size)
        } else {
          product.run(
            product.m, count, a, b + start * (product.transposeB ? product.bLead : 1) * size,
            c + start * size)
        }
        position += count
      }
    }
  }

  /// A block of the product on this thread.
  private func run(
    _ m: Int, _ n: Int, _ a: UnsafeMutableRawPointer, _ b: UnsafeMutableRawPointer,
    _ c: UnsafeMutableRawPointer
  ) {
    Self.multiply(
      dtype, transposeA: transposeA, transposeB: transposeB, m, n, k, a, aLead, b, bLead, c, self.n)
  }

  /// c[m, n] = a b on this thread, row by row; a and b are transposed where asked.
  static func multiply(
    _ dtype: DType, transposeA: Bool, transposeB: Bool, _ m: Int, _ n: Int, _ k: Int,
    _ a: UnsafeMutableRawPointer, _ aLead: Int, _ b: UnsafeMutableRawPointer, _ bLead: Int,
    _ c: UnsafeMutableRawPointer, _ cLead: Int
  ) {
    // The libraries insist on leading dimensions of at least 1, also for empty matrices.
    let (lda, ldb, ldc) = (max(aLead, 1), max(bLead, 1), max(cLead, 1))
    switch dtype {
    case .float32:
      let (x, y) = (a.assumingMemoryBound(to: Float.self), b.assumingMemoryBound(to: Float.self))
      let out = c.assumingMemoryBound(to: Float.self)
      if cd_sgemm(transposeA ? 1 : 0, transposeB ? 1 : 0, m, n, k, x, lda, y, ldb, out, ldc) != 0 { return }
      // Where oneDNN is not installed.
      cblas_sgemm(
        CblasRowMajor, transposeA ? CblasTrans : CblasNoTrans, transposeB ? CblasTrans : CblasNoTrans,
        Int32(m), Int32(n), Int32(k), 1, x, Int32(lda), y, Int32(ldb), 0, out, Int32(ldc))
    case .float64:
      cblas_dgemm(
        CblasRowMajor, transposeA ? CblasTrans : CblasNoTrans, transposeB ? CblasTrans : CblasNoTrans,
        Int32(m), Int32(n), Int32(k), 1, a.assumingMemoryBound(to: Double.self), Int32(lda),
        b.assumingMemoryBound(to: Double.self), Int32(ldb), 0, c.assumingMemoryBound(to: Double.self),
        Int32(ldc))
    default:
      ck_matmul(
        Int32(dtype.rawValue), m, n, k, a, transposeA ? 1 : aLead, transposeA ? aLead : 1, b,
        transposeB ? 1 : bLead, transposeB ? bLead : 1, c)
    }
  }
}
