/// The type of a tensor's elements, under TensorFlow's names.
///
/// `.int` and `.float` are Python's: int64 and float64. There is no silent promotion between
/// tensors of different types; `tf.cast` converts.
///
///     print(tf.constant([1, 2]).dtype)      // <dtype: 'int32'>
public enum DType: Int, Hashable, Sendable, CaseIterable {
  // The order is that of `ck_dtype` in CKernels.
  case bool = 0
  case uint8, int8, uint16, int16, uint32, int32, uint64, int64, float32, float64, float16, bfloat16
  /// Text as bytes; moved, compared and handled by `tf.strings`, never computed with.
  case string

  /// What Python's `int` means to NumPy: `int64`.
  public static let int = DType.int64
  /// What Python's `float` means to NumPy: `float64`.
  public static let float = DType.float64
  /// TensorFlow's other name of `float16`.
  public static let half = DType.float16
  /// TensorFlow's other name of `float64`.
  public static let double = DType.float64

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
    case .float16: "float16"
    case .bfloat16: "bfloat16"
    case .string: "string"
    }
  }

  /// Bytes per element; of a string those of the reference to it.
  public var size: Int {
    switch self {
    case .bool, .uint8, .int8: 1
    case .uint16, .int16, .float16, .bfloat16: 2
    case .uint32, .int32, .float32: 4
    case .uint64, .int64, .float64, .string: 8
    }
  }

  /// True of float16, bfloat16, float32 and float64.
  public var isFloating: Bool {
    self == .float32 || self == .float64 || isHalf
  }
  /// True of the signed and unsigned integers; bool is none.
  public var isInteger: Bool { self != .bool && self != .string && !isFloating }
  /// True of uint8, uint16, uint32 and uint64.
  public var isUnsigned: Bool {
    self == .uint8 || self == .uint16 || self == .uint32 || self == .uint64
  }
  /// True of bool.
  public var isBool: Bool { self == .bool }
  /// True of integers and floating numbers.
  public var isNumeric: Bool { isInteger || isFloating }

  /// The two floating types of 16 bits.
  package var isHalf: Bool { self == .float16 || self == .bfloat16 }
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
    if a == .string || b == .string { return .string }
    if a.isFloating || b.isFloating {
      if a.isFloating && b.isFloating {
        // float16 and bfloat16 have only float32 in common.
        return a == .float64 || b == .float64 ? .float64 : .float32
      }
      let integer = a.isFloating ? b : a
      let floating = a.isFloating ? a : b
      if floating == .bfloat16 || integer.size < floating.size { return floating }
      return floating.size == 2 && integer.size == 2 ? .float32 : .float64
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
