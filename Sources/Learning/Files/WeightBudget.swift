import Tensors

/// What weights may need while a model is made from a file: hardly more than the file holds.
///
/// A damaged or hostile configuration could ask for any size. The weights' first values do not matter then, so they
/// are not drawn either.
enum WeightBudget {
  private nonisolated(unsafe) static var remaining: Int?

  static var isActive: Bool { remaining != nil }

  /// Runs `body` with as much memory for weights as a file of so many bytes can need.
  static func forFile<Result>(of byteCount: Int, _ body: () throws -> Result) rethrows -> Result {
    let outer = remaining
    remaining = 8 * byteCount + 16 << 20
    defer { remaining = outer }
    return try body()
  }

  /// False if a weight of this shape is more than the file can hold.
  static func takes(_ shape: [Int], _ dtype: DType) -> Bool {
    guard let left = remaining else { return true }
    var size = dtype.size
    for length in shape {
      let (product, overflows) = size.multipliedReportingOverflow(by: length)
      if overflows || product > left { return false }
      size = product
    }
    remaining = left - size
    return true
  }
}
