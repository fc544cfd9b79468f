import Display

/// The lengths of a tensor's axes; prints as Python's tuple.
///
/// Negative positions count from the end. While a function is traced an axis may be unknown:
/// it reads as -1 and prints as `None`.
///
///     let x = tf.zeros([2, 3])
///     print(x.shape, x.shape[0], x.shape[-1])      // (2, 3) 2 3
public struct TensorShape: Hashable, Sendable {
  /// Axis lengths, outermost first.
  public let dims: [Int]

  public init(_ dims: [Int]) { self.dims = dims }

  /// The number of axes.
  public var rank: Int { dims.count }
  /// The number of elements; -1 when an axis is unknown.
  public var elementCount: Int { isFullyKnown ? dims.reduce(1, *) : -1 }
  package var isFullyKnown: Bool { !dims.contains { $0 < 0 } }
  /// The shape of a placeholder of which not even the number of axes is known.
  package static let unknownRank = TensorShape([-2])
  package var hasUnknownRank: Bool { self == Self.unknownRank }
}

extension TensorShape: RandomAccessCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { dims.count }
  /// The length of one axis; a negative position counts from the end.
  public subscript(_ axis: Int) -> Int {
    let position = axis < 0 ? axis + dims.count : axis
    guard position >= 0 && position < dims.count else {
      ExecutionContext.current.fail(
        OperationFailure(
          operation: "shape", "axis \(axis) is out of range for shape \(description)"))
      return 0
    }
    return dims[position]
  }
}

extension TensorShape: CustomStringConvertible {
  public var description: String { dims.shapeText }

  public static func == (shape: TensorShape, dims: [Int]) -> Bool { shape.dims == dims }
  public static func == (dims: [Int], shape: TensorShape) -> Bool { shape.dims == dims }
}

extension [Int] {
  /// `(2, 3)`, `(3,)`, `()`; unknown axes print as `None`.
  package var shapeText: String {
    if self == TensorShape.unknownRank.dims { return "<unknown>" }
    let parts = map { $0 < 0 ? "None" : String($0) }
    return parts.count == 1 ? "(\(parts[0]),)" : "(" + parts.joined(separator: ", ") + ")"
  }

  /// Strides of a contiguous row-major block, in elements.
  package var contiguousStrides: [Int] {
    var strides = [Int](repeating: 1, count: count)
    var step = 1
    for axis in indices.reversed() {
      strides[axis] = step
      step *= self[axis]
    }
    return strides
  }

  package var elementCount: Int { reduce(1, *) }
}
