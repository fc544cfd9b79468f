/// What operations accept where a tensor is meant: tensors, variables, NumPy arrays, numbers,
/// booleans, strings, and (nested) arrays of these.
///
/// Numbers and lists are weak: next to a tensor they take its dtype. Alone, integers become int32
/// and real numbers float32 (`tf.constant`) or int64 and float64 (`np.array`).
public protocol TensorConvertible {
  /// The value before a dtype is chosen.
  var tensorSource: TensorSource { get }
}

extension TensorConvertible {
  /// The value as a tensor of its default dtype.
  public var asTensor: Tensor { tensorSource.tensor(operation: "constant") }
}

/// A Swift number that can stand next to a tensor in an operator; never changes the tensor's dtype.
public protocol TensorScalar: TensorConvertible {}

extension Int: TensorScalar {
  public var tensorSource: TensorSource { .integer(Int64(self), natural: nil) }
}
extension Double: TensorScalar {
  public var tensorSource: TensorSource { .real(self, natural: nil) }
}
extension Float: TensorScalar {
  public var tensorSource: TensorSource { .real(Double(self), natural: .float32) }
}
extension Int8: TensorScalar {
  public var tensorSource: TensorSource { .integer(Int64(self), natural: .int8) }
}
extension Int16: TensorScalar {
  public var tensorSource: TensorSource { .integer(Int64(self), natural: .int16) }
}
extension Int32: TensorScalar {
  public var tensorSource: TensorSource { .integer(Int64(self), natural: .int32) }
}
extension Int64: TensorScalar {
  public var tensorSource: TensorSource { .integer(self, natural: .int64) }
}
extension UInt: TensorScalar {
  public var tensorSource: TensorSource { .integer(Int64(bitPattern: UInt64(self)), natural: .uint64) }
}
extension UInt8: TensorScalar {
  public var tensorSource: TensorSource { .integer(Int64(self), natural: .uint8) }
}
extension UInt16: TensorScalar {
  public var tensorSource: TensorSource { .integer(Int64(self), natural: .uint16) }
}
extension UInt32: TensorScalar {
  public var tensorSource: TensorSource { .integer(Int64(self), natural: .uint32) }
}
extension UInt64: TensorScalar {
  public var tensorSource: TensorSource { .integer(Int64(bitPattern: self), natural: .uint64) }
}
extension Bool: TensorConvertible {
  public var tensorSource: TensorSource { .boolean(self) }
}

extension String: TensorConvertible {
  public var tensorSource: TensorSource { .text(Array(utf8)) }
}

extension TensorShape: TensorConvertible {
  public var tensorSource: TensorSource { dims.tensorSource }
}

extension Array: TensorConvertible where Element: TensorConvertible {
  public var tensorSource: TensorSource {
    // Flat lists of numbers are common and long: they skip one box per element.
    if let numbers = self as? [Double] { return .reals(numbers, dims: [count], natural: nil) }
    if let numbers = self as? [Int] { return .integers(numbers.map(Int64.init), dims: [count], natural: nil) }
    if let numbers = self as? [Float] {
      return .reals(numbers.map(Double.init), dims: [count], natural: .float32)
    }
    return .list(map(\.tensorSource))
  }
}

extension Range: TensorConvertible where Bound == Int {
  public var tensorSource: TensorSource { Array(self).tensorSource }
}
extension ClosedRange: TensorConvertible where Bound == Int {
  public var tensorSource: TensorSource { Array(self).tensorSource }
}

/// An element of an array literal that becomes a tensor: a number, a boolean, a string or a nested list.
///
///     let x: Tensor = [[1, 2.5], [3, 4]]
public struct TensorLiteral: TensorConvertible, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral
{
  package let source: TensorSource

  public init(integerLiteral value: Int) { source = .integer(Int64(value), natural: nil) }
  public init(floatLiteral value: Double) { source = .real(value, natural: nil) }
  public init(booleanLiteral value: Bool) { source = .boolean(value) }
  public init(stringLiteral value: String) { source = value.tensorSource }
  public init(arrayLiteral elements: TensorLiteral...) { source = .list(elements.map(\.source)) }
  /// A value computed at run time inside a literal.
  public init(_ value: some TensorConvertible) { source = value.tensorSource }

  public var tensorSource: TensorSource { source }
}
