import Display

/// A value on its way to becoming a tensor, its dtype not yet chosen. Made by `TensorConvertible`.
public enum TensorSource {
  case tensor(Tensor)
  case array(NDArray)
  /// `natural` is the dtype of a Swift number type that has one of its own, as UInt8 has.
  case integer(Int64, natural: DType?)
  case real(Double, natural: DType?)
  case boolean(Bool)
  /// An element of a string tensor, as bytes.
  case text([UInt8])
  case integers([Int64], dims: [Int], natural: DType?)
  case reals([Double], dims: [Int], natural: DType?)
  case list([TensorSource])
}

/// Which of the two libraries' default dtypes apply.
package enum NumberDefaults {
  /// int32 and float32.
  case tensorFlow
  /// int64 and float64.
  case numPy

  var integer: DType { self == .tensorFlow ? .int32 : .int64 }
  var real: DType { self == .tensorFlow ? .float32 : .float64 }
}

extension TensorSource {
  /// True for Swift numbers and lists of them, which take the dtype of what they meet.
  package var isWeak: Bool {
    switch self {
    case .tensor, .array: false
    case .integer, .real, .boolean, .text, .integers, .reals: true
    case .list(let items): items.allSatisfy(\.isWeak)
    }
  }

  /// The dtype this has on its own.
  package func defaultDType(_ defaults: NumberDefaults) -> DType {
    switch self {
    case .tensor(let tensor): return tensor.dtype
    case .array(let array): return array.dtype
    case .integer(let value, let natural):
      return natural ?? (Int64(Int32(truncatingIfNeeded: value)) == value ? defaults.integer : .int64)
    case .integers(let values, _, let natural):
      return natural
        ?? (values.allSatisfy { Int64(Int32(truncatingIfNeeded: $0)) == $0 } ? defaults.integer : .int64)
    case .real(_, let natural), .reals(_, _, let natural): return natural ?? defaults.real
    case .boolean: return .bool
    case .text: return .string
    case .list(let items):
      guard let first = items.first else { return defaults.real }
      // A list is as wide as its widest element; a tensor among numbers decides alone.
      if let strong = items.first(where: { !$0.isWeak }) { return strong.defaultDType(defaults) }
      return items.dropFirst().reduce(first.defaultDType(defaults)) { widest, item in
        let next = item.defaultDType(defaults)
        if widest == .float32 || next == .float32, widest.isFloating || next.isFloating {
          return widest == .float64 || next == .float64 ? .float64 : .float32
        }
        return DType.promoted(widest, next)
      }
    }
  }

  /// Axis lengths, or nil when nested lists differ in length.
  private var dims: [Int]? {
    switch self {
    case .tensor(let tensor): return tensor.dims
    case .array(let array): return array.shape.dims
    case .integer, .real, .boolean, .text: return []
    case .integers(_, let dims, _), .reals(_, let dims, _): return dims
    case .list(let items):
      guard let first = items.first else { return [0] }
      guard let inner = first.dims else { return nil }
      for item in items.dropFirst() where item.dims != inner { return nil }
      return [items.count] + inner
    }
  }

  /// The tensor, of `dtype` if given, else of the default dtype.
  package func tensor(
    operation: String, dtype: DType? = nil, defaults: NumberDefaults = .tensorFlow
  ) -> Tensor {
    switch self {
    case .tensor(let tensor):
      return dtype == nil || dtype == tensor.dtype
        ? tensor : mismatch(tensor.dtype, dtype!, operation)
    case .array(let array):
      return dtype == nil || dtype == array.dtype ? array.base : Tensor.cast(array.base, to: dtype!)
    default:
      let wanted = dtype ?? defaultDType(defaults)
      guard let dims else { return raggedFailure(operation) }
      if containsTensors { return stacked(operation, wanted) }
      return filled(operation, wanted, dims)
    }
  }

  private var containsTensors: Bool {
    guard case .list(let items) = self else { return !isWeak }
    return items.contains { $0.containsTensors }
  }

  /// A list with tensors among its elements is what `tf.stack` makes of them.
  private func stacked(_ operation: String, _ dtype: DType) -> Tensor {
    guard case .list(let items) = self else { return tensor(operation: operation, dtype: dtype) }
    return StackingOps.stack(items.map { $0.tensor(operation: operation, dtype: dtype) }, axis: 0)
  }

  private func filled(_ operation: String, _ dtype: DType, _ dims: [Int]) -> Tensor {
    if dtype == .string { return filledWithText(operation, dims) }
    let result = Tensor.uninitialized(dtype, dims)
    var writer = ElementWriter(pointer: result.pointer, dtype: dtype)
    write(to: &writer)
    if let problem = writer.problem {
      ExecutionContext.current.fail(OperationFailure(operation: operation, problem))
      return .inert
    }
    return result
  }

  private func filledWithText(_ operation: String, _ dims: [Int]) -> Tensor {
    var texts: [[UInt8]] = []
    if let number = collectText(&texts) {
      return failed(operation, "\(number) is no text, dtype string takes text only")
    }
    return Tensor(strings: texts, dims: dims)
  }

  /// The first element that is no text, in words, or nil.
  private func collectText(_ texts: inout [[UInt8]]) -> String? {
    switch self {
    case .text(let bytes): texts.append(bytes)
    case .integer(let value, _): return "\(value)"
    case .real(let value, _): return "\(value)"
    case .boolean(let value): return "\(value)"
    case .integers(let values, _, _): return values.first.map { "\($0)" }
    case .reals(let values, _, _): return values.first.map { "\($0)" }
    case .list(let items):
      for item in items {
        if let problem = item.collectText(&texts) { return problem }
      }
    case .tensor, .array: break
    }
    return nil
  }

  private func write(to writer: inout ElementWriter) {
    switch self {
    case .integer(let value, _): writer.append(value)
    case .real(let value, _): writer.append(value)
    case .boolean(let value): writer.append(value)
    case .text(let bytes): writer.refuse(bytes)
    case .integers(let values, _, _): for value in values { writer.append(value) }
    case .reals(let values, _, _): for value in values { writer.append(value) }
    case .list(let items): for item in items { item.write(to: &writer) }
    case .tensor, .array: break
    }
  }

  private func mismatch(_ have: DType, _ wanted: DType, _ operation: String) -> Tensor {
    ExecutionContext.current.fail(
      OperationFailure(
        operation: operation,
        "a tensor of dtype \(wanted.name) was expected, found \(have.name); convert it with tf.cast"))
    return .inert
  }

  private func raggedFailure(_ operation: String) -> Tensor {
    ExecutionContext.current.fail(
      OperationFailure(
        operation: operation, "the nested lists differ in length; a tensor is rectangular"))
    return .inert
  }
}

/// Writes numbers one after the other in a dtype, and notices those that do not fit it.
private struct ElementWriter {
  let pointer: UnsafeMutableRawPointer
  let dtype: DType
  var position = 0
  var problem: String?

  private mutating func store<T>(_ value: T) {
    pointer.storeBytes(of: value, toByteOffset: position * MemoryLayout<T>.size, as: T.self)
    position += 1
  }

  private mutating func storeHalf(_ value: Double) {
    Tensors.storeHalf(value, pointer, position, dtype)
    position += 1
  }

  private mutating func storeInteger<T: FixedWidthInteger>(_ value: Int64, _ type: T.Type) {
    if T(exactly: value) == nil && !(T.self == UInt64.self) {
      problem = problem ?? "\(value) does not fit dtype \(dtype.name)"
    }
    store(T(truncatingIfNeeded: value))
  }

  mutating func append(_ value: Int64) {
    switch dtype {
    case .bool:
      problem = problem ?? "\(value) is a number, dtype bool takes true and false"
      store(UInt8(value == 0 ? 0 : 1))
    case .uint8: storeInteger(value, UInt8.self)
    case .int8: storeInteger(value, Int8.self)
    case .uint16: storeInteger(value, UInt16.self)
    case .int16: storeInteger(value, Int16.self)
    case .uint32: storeInteger(value, UInt32.self)
    case .int32: storeInteger(value, Int32.self)
    case .uint64: storeInteger(value, UInt64.self)
    case .int64: store(value)
    case .float32: store(Float(value))
    case .float64: store(Double(value))
    case .float16, .bfloat16: storeHalf(Double(value))
    case .string: preconditionFailure("strings are not written as numbers")
    }
  }

  mutating func append(_ value: Double) {
    switch dtype {
    case .float32: store(Float(value))
    case .float64: store(value)
    case .float16, .bfloat16: storeHalf(value)
    default:
      problem = problem ?? "\(value) is a real number, dtype \(dtype.name) cannot hold it"
    }
  }

  mutating func refuse(_ bytes: [UInt8]) {
    problem = problem ?? "\(pythonText(bytes)) is text, dtype \(dtype.name) cannot hold it"
  }

  mutating func append(_ value: Bool) {
    if dtype == .bool {
      store(UInt8(value ? 1 : 0))
    } else {
      append(Int64(value ? 1 : 0))
    }
  }
}
