import Synchronization

/// Code over matrices that is compiled for float32 and float64.
protocol MatrixVisitor {
  func visit<T: LAPACKNumber>(_ type: T.Type) -> Kernel
}

extension DType {
  func visitMatrices(_ visitor: some MatrixVisitor) -> Kernel {
    SingleThreadedLibraries.enterOpenBLAS()
    return self == .float32 ? visitor.visit(Float.self) : visitor.visit(Double.self)
  }
}

/// Runs `body` for each matrix of a batch, on all threads where the work is worth it (`cost` is about
/// the number of multiplications for one matrix). True when every call succeeded.
func forEachMatrix(_ count: Int, cost: Int, _ body: (Int) -> Bool) -> Bool {
  let failures = Atomic<Int>(0)
  let grain = max(1, 100_000 / max(cost, 1))
  ThreadPool.shared.parallelFor(count, grain: grain) { range in
    for index in range where !body(index) { failures.wrappingAdd(1, ordering: .relaxed) }
  }
  return failures.load(ordering: .relaxed) == 0
}

/// The last two axes of a shape and how many matrices there are.
struct MatrixShape {
  let batch: Int
  let rows: Int
  let columns: Int
  var count: Int { rows * columns }

  init(_ dims: [Int]) {
    batch = dims.dropLast(2).reduce(1, *)
    rows = dims[dims.count - 2]
    columns = dims[dims.count - 1]
  }
}

/// out[j, i] = x[i, j]
func transposeBlock<T>(_ x: UnsafePointer<T>, _ rows: Int, _ columns: Int, _ out: UnsafeMutablePointer<T>) {
  for row in 0..<rows {
    for column in 0..<columns { out[column * rows + row] = x[row * columns + column] }
  }
}
