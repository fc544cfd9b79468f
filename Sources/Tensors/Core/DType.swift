/// The type of a tensor's elements, under TensorFlow's names.
///
/// `.int` and `.float` are Python's: int64 and float64. There is no silent promotion between
/// tensors of different types; `tf.cast` converts.
///
///     print(tf.constant([1, 2]).dtype)      // <dtype: 'int32'>
public enum DType: Int, Hashable, Sendable, CaseIterable {
  // The order is that of `ck_dtype` in CKernels.
  case bool = 0
  case uint8, int8, uint16, int16, uint32, int32, uint64, int64, float32, float64

  /// What Python's `int` means to NumPy: `int64`.
  public static let int = DType.int64
  /// What Python's `float` means to NumPy: `float64`.
  public static let float = DType.float64

  /// The name TensorFlow and NumPy use, as in `float32`.
  public var name: String {
    switch self {
    case .bool: "bool"
    case .uint8: "uint8"
    case .int8: "int8"
    case .uint16: "uint16"
    case .int16: "int16"
    case .uint32: "uint32"
    case .int32: "int32"
    case .uint64: "uint64"
    case .int64: "int64"
    case .float32: "float32"
    case .float64: "float64"
    }
  }

  /// Bytes per element.
  public var size: Int {
    switch self {
    case .bool, .uint8, .int8: 1
    case .uint16, .int16: 2
    case .uint32, .int32, .float32: 4
    case .uint64, .int64, .float64: 8
    }
  }

  public var isFloating: Bool { self == .float32 || self == .float64 }
  public var isInteger: Bool { self != .bool && !isFloating }
  package var isUnsigned: Bool {
    self == .uint8 || self == .uint16 || self == .uint32 || self == .uint64
  }
}

extension DType: CustomStringConvertible, CustomDebugStringConvertible {
  /// `<dtype: 'float32'>`, as TensorFlow prints it.
  public var description: String { "<dtype: '\(name)'>" }
  /// `tf.float32`.
  public var debugDescription: String { "tf.\(name)" }
}

extension DType {
  /// NumPy's result type of arithmetic between arrays of two types.
  package static func promoted(_ a: DType, _ b: DType) -> DType {
    if a == b { return a }
    if a == .bool { return b }
    if b == .bool { return a }
    if a.isFloating || b.isFloating {
      if a.isFloating && b.isFloating { return .float64 }
      let integer = a.isFloating ? b : a
      let floating = a.isFloating ? a : b
      return integer.size <= 2 ? floating : .float64
    }
    if a.isUnsigned == b.isUnsigned { return a.size >= b.size ? a : b }
    let signed = a.isUnsigned ? b : a
    let unsigned = a.isUnsigned ? a : b
    if signed.size > unsigned.size { return signed }
    switch unsigned.size {
    case 1: return .int16
    case 2: return .int32
    case 4: return .int64
    default: return .float64
    }
  }
}
