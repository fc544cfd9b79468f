import CLAPACK
import COpenBLAS

/// The element types that LAPACK knows, each with its routines. Matrices are read column by column: a
/// row-major matrix is its own transpose there.
protocol LAPACKNumber: BinaryFloatingPoint {
  typealias Block = UnsafeMutablePointer<Self>

  static func getrf(_ n: Int32, _ a: Block, _ pivots: UnsafeMutablePointer<Int32>) -> Int32
  static func getrs(
    _ trans: CChar, _ n: Int32, _ columns: Int32, _ a: Block, _ pivots: UnsafeMutablePointer<Int32>, _ b: Block
  ) -> Int32
  static func getri(_ n: Int32, _ a: Block, _ pivots: UnsafeMutablePointer<Int32>, _ work: Block, _ size: Int32) -> Int32
  static func potrf(_ uplo: CChar, _ n: Int32, _ a: Block) -> Int32
  static func geqrf(_ m: Int32, _ n: Int32, _ a: Block, _ tau: Block, _ work: Block, _ size: Int32) -> Int32
  static func orgqr(_ m: Int32, _ n: Int32, _ k: Int32, _ a: Block, _ tau: Block, _ work: Block, _ size: Int32) -> Int32
  static func gesdd(
    _ job: CChar, _ m: Int32, _ n: Int32, _ a: Block, _ s: Block, _ u: Block, _ ldu: Int32, _ vt: Block,
    _ ldvt: Int32, _ work: Block, _ size: Int32, _ iwork: UnsafeMutablePointer<Int32>
  ) -> Int32
  static func syevd(
    _ job: CChar, _ n: Int32, _ a: Block, _ w: Block, _ work: Block, _ size: Int32,
    _ iwork: UnsafeMutablePointer<Int32>, _ integerSize: Int32
  ) -> Int32
  /// Eigenvalues of any square matrix in two parts, real and imaginary, and right eigenvectors as columns.
  static func geev(
    _ n: Int32, _ a: Block, _ real: Block, _ imaginary: Block, _ vectors: Block, _ work: Block, _ size: Int32
  ) -> Int32
  /// Solves op(A) X = B in place of B, both row by row.
  static func trsm(_ lower: Bool, _ transposed: Bool, _ n: Int32, _ columns: Int32, _ a: Block, _ b: Block)
}

/// Calls `body` with a block of elements that lives as long as the call.
func withScratch<T, Result>(_ type: T.Type, _ count: Int, _ body: (UnsafeMutablePointer<T>) -> Result) -> Result {
  let block = UnsafeMutablePointer<T>.allocate(capacity: max(count, 1))
  defer { block.deallocate() }
  return body(block)
}

/// Calls a routine twice: for the size of work memory it wants, then with that memory.
func withWorkspace<T: LAPACKNumber>(_ type: T.Type, _ call: (UnsafeMutablePointer<T>, Int32) -> Int32) -> Int32 {
  var wanted = T(0)
  let status = call(&wanted, -1)
  if status != 0 { return status }
  // The size comes back as a number of the type: rounded, so one step up is asked for.
  let size = Int(wanted.nextUp) + 1
  return withScratch(type, size) { call($0, Int32(size)) }
}

// Each argument that goes by address has a variable of its own; leading dimensions are at least 1.
extension Float: LAPACKNumber {
  static func getrf(_ n: Int32, _ a: Block, _ pivots: UnsafeMutablePointer<Int32>) -> Int32 {
    var (rows, columns, lead, info) = (n, n, max(n, 1), Int32(0))
    sgetrf_(&rows, &columns, a, &lead, pivots, &info)
    return info
  }
  static func getrs(
    _ trans: CChar, _ n: Int32, _ columns: Int32, _ a: Block, _ pivots: UnsafeMutablePointer<Int32>, _ b: Block
  ) -> Int32 {
    var (trans, order, columns, lead, leadB, info) = (trans, n, columns, max(n, 1), max(n, 1), Int32(0))
    sgetrs_(&trans, &order, &columns, a, &lead, pivots, b, &leadB, &info)
    return info
  }
  static func getri(_ n: Int32, _ a: Block, _ pivots: UnsafeMutablePointer<Int32>, _ work: Block, _ size: Int32) -> Int32 {
    var (order, lead, size, info) = (n, max(n, 1), size, Int32(0))
    sgetri_(&order, a, &lead, pivots, work, &size, &info)
    return info
  }
  static func potrf(_ uplo: CChar, _ n: Int32, _ a: Block) -> Int32 {
    var (uplo, order, lead, info) = (uplo, n, max(n, 1), Int32(0))
    spotrf_(&uplo, &order, a, &lead, &info)
    return info
  }
  static func geqrf(_ m: Int32, _ n: Int32, _ a: Block, _ tau: Block, _ work: Block, _ size: Int32) -> Int32 {
    var (rows, columns, lead, size, info) = (m, n, max(m, 1), size, Int32(0))
    sgeqrf_(&rows, &columns, a, &lead, tau, work, &size, &info)
    return info
  }
  static func orgqr(_ m: Int32, _ n: Int32, _ k: Int32, _ a: Block, _ tau: Block, _ work: Block, _ size: Int32) -> Int32 {
    var (rows, columns, k, lead, size, info) = (m, n, k, max(m, 1), size, Int32(0))
    sorgqr_(&rows, &columns, &k, a, &lead, tau, work, &size, &info)
    return info
  }
  static func gesdd(
    _ job: CChar, _ m: Int32, _ n: Int32, _ a: Block, _ s: Block, _ u: Block, _ ldu: Int32, _ vt: Block,
    _ ldvt: Int32, _ work: Block, _ size: Int32, _ iwork: UnsafeMutablePointer<Int32>
  ) -> Int32 {
    var (job, rows, columns, lead, info) = (job, m, n, max(m, 1), Int32(0))
    var (leadU, leadV, size) = (ldu, ldvt, size)
    sgesdd_(&job, &rows, &columns, a, &lead, s, u, &leadU, vt, &leadV, work, &size, iwork, &info)
    return info
  }
  static func syevd(
    _ job: CChar, _ n: Int32, _ a: Block, _ w: Block, _ work: Block, _ size: Int32,
    _ iwork: UnsafeMutablePointer<Int32>, _ integerSize: Int32
  ) -> Int32 {
    // The lower triangle, row by row, is LAPACK's upper one.
    var (job, uplo, order, lead, info) = (job, CChar(UInt8(ascii: "U")), n, max(n, 1), Int32(0))
    var (size, integerSize) = (size, integerSize)
    ssyevd_(&job, &uplo, &order, a, &lead, w, work, &size, iwork, &integerSize, &info)
    return info
  }
  static func geev(
    _ n: Int32, _ a: Block, _ real: Block, _ imaginary: Block, _ vectors: Block, _ work: Block, _ size: Int32
  ) -> Int32 {
    var (none, all) = (CChar(UInt8(ascii: "N")), CChar(UInt8(ascii: "V")))
    var (order, lead, leadVectors, leadNone) = (n, max(n, 1), max(n, 1), Int32(1))
    var (size, info) = (size, Int32(0))
    sgeev_(&none, &all, &order, a, &lead, real, imaginary, nil, &leadNone, vectors, &leadVectors, work, &size, &info)
    return info
  }
  static func trsm(_ lower: Bool, _ transposed: Bool, _ n: Int32, _ columns: Int32, _ a: Block, _ b: Block) {
    cblas_strsm(
      CblasRowMajor, CblasLeft, lower ? CblasLower : CblasUpper, transposed ? CblasTrans : CblasNoTrans,
      CblasNonUnit, n, columns, 1, a, n, b, columns)
  }
}

// Each argument that goes by address has a variable of its own; leading dimensions are at least 1.
extension Double: LAPACKNumber {
  static func getrf(_ n: Int32, _ a: Block, _ pivots: UnsafeMutablePointer<Int32>) -> Int32 {
    var (rows, columns, lead, info) = (n, n, max(n, 1), Int32(0))
    dgetrf_(&rows, &columns, a, &lead, pivots, &info)
    return info
  }
  static func getrs(
    _ trans: CChar, _ n: Int32, _ columns: Int32, _ a: Block, _ pivots: UnsafeMutablePointer<Int32>, _ b: Block
  ) -> Int32 {
    var (trans, order, columns, lead, leadB, info) = (trans, n, columns, max(n, 1), max(n, 1), Int32(0))
    dgetrs_(&trans, &order, &columns, a, &lead, pivots, b, &leadB, &info)
    return info
  }
  static func getri(_ n: Int32, _ a: Block, _ pivots: UnsafeMutablePointer<Int32>, _ work: Block, _ size: Int32) -> Int32 {
    var (order, lead, size, info) = (n, max(n, 1), size, Int32(0))
    dgetri_(&order, a, &lead, pivots, work, &size, &info)
    return info
  }
  static func potrf(_ uplo: CChar, _ n: Int32, _ a: Block) -> Int32 {
    var (uplo, order, lead, info) = (uplo, n, max(n, 1), Int32(0))
    dpotrf_(&uplo, &order, a, &lead, &info)
    return info
  }
  static func geqrf(_ m: Int32, _ n: Int32, _ a: Block, _ tau: Block, _ work: Block, _ size: Int32) -> Int32 {
    var (rows, columns, lead, size, info) = (m, n, max(m, 1), size, Int32(0))
    dgeqrf_(&rows, &columns, a, &lead, tau, work, &size, &info)
    return info
  }
  static func orgqr(_ m: Int32, _ n: Int32, _ k: Int32, _ a: Block, _ tau: Block, _ work: Block, _ size: Int32) -> Int32 {
    var (rows, columns, k, lead, size, info) = (m, n, k, max(m, 1), size, Int32(0))
    dorgqr_(&rows, &columns, &k, a, &lead, tau, work, &size, &info)
    return info
  }
  static func gesdd(
    _ job: CChar, _ m: Int32, _ n: Int32, _ a: Block, _ s: Block, _ u: Block, _ ldu: Int32, _ vt: Block,
    _ ldvt: Int32, _ work: Block, _ size: Int32, _ iwork: UnsafeMutablePointer<Int32>
  ) -> Int32 {
    var (job, rows, columns, lead, info) = (job, m, n, max(m, 1), Int32(0))
    var (leadU, leadV, size) = (ldu, ldvt, size)
    dgesdd_(&job, &rows, &columns, a, &lead, s, u, &leadU, vt, &leadV, work, &size, iwork, &info)
    return info
  }
  static func syevd(
    _ job: CChar, _ n: Int32, _ a: Block, _ w: Block, _ work: Block, _ size: Int32,
    _ iwork: UnsafeMutablePointer<Int32>, _ integerSize: Int32
  ) -> Int32 {
    // The lower triangle, row by row, is LAPACK's upper one.
    var (job, uplo, order, lead, info) = (job, CChar(UInt8(ascii: "U")), n, max(n, 1), Int32(0))
    var (size, integerSize) = (size, integerSize)
    dsyevd_(&job, &uplo, &order, a, &lead, w, work, &size, iwork, &integerSize, &info)
    return info
  }
  static func geev(
    _ n: Int32, _ a: Block, _ real: Block, _ imaginary: Block, _ vectors: Block, _ work: Block, _ size: Int32
  ) -> Int32 {
    var (none, all) = (CChar(UInt8(ascii: "N")), CChar(UInt8(ascii: "V")))
    var (order, lead, leadVectors, leadNone) = (n, max(n, 1), max(n, 1), Int32(1))
    var (size, info) = (size, Int32(0))
    dgeev_(&none, &all, &order, a, &lead, real, imaginary, nil, &leadNone, vectors, &leadVectors, work, &size, &info)
    return info
  }
  static func trsm(_ lower: Bool, _ transposed: Bool, _ n: Int32, _ columns: Int32, _ a: Block, _ b: Block) {
    cblas_dtrsm(
      CblasRowMajor, CblasLeft, lower ? CblasLower : CblasUpper, transposed ? CblasTrans : CblasNoTrans,
      CblasNonUnit, n, columns, 1, a, n, b, columns)
  }
}
