import CKernels
import Tensors

/// Copies samples of one array into batches, converting them to the dtype the model wants.
///
/// Batches in order and of the right dtype are views of the array and cost nothing.
package final class BatchFiller {
  private let source: Tensor
  private let dtype: DType
  private let sampleDims: [Int]
  private let elementsPerSample: Int
  /// One block of memory, reused for every batch.
  private var buffer: Storage?

  package init(_ source: Tensor, dtype: DType) {
    self.source = source
    self.dtype = dtype
    sampleDims = Array(source.shape.dims.dropFirst())
    elementsPerSample = sampleDims.reduce(1, *)
  }

  /// The shape and dtype of a batch of this many samples.
  package func spec(_ count: Int) -> TensorSpec { TensorSpec(dtype, [count] + sampleDims) }

  /// The samples of a range, in order.
  package func batch(_ range: Range<Int>) -> Tensor {
    if source.dtype == dtype { return source.rows(range) }
    return fill(range.count) { $0 + range.lowerBound }
  }

  /// The samples at these places.
  package func batch(_ places: ArraySlice<Int32>) -> Tensor {
    places.withUnsafeBufferPointer { places in
      fill(places.count) { Int(places[$0]) }
    }
  }

  private func fill(_ count: Int, _ place: (Int) -> Int) -> Tensor {
    let bytes = count * elementsPerSample * dtype.size
    if buffer == nil || buffer!.byteCount < bytes { buffer = Storage(byteCount: bytes) }
    let target = Tensor(dtype: dtype, dims: [count] + sampleDims, storage: buffer!)
    if source.dtype == dtype {
      copyRows(count, place, to: target.pointer)
    } else {
      convertRows(count, place, to: target.pointer)
    }
    return target
  }

  private func copyRows(_ count: Int, _ place: (Int) -> Int, to target: UnsafeMutableRawPointer) {
    let rowBytes = elementsPerSample * dtype.size
    let base = source.pointer
    for row in 0..<count {
      (target + row * rowBytes).copyMemory(from: base + place(row) * rowBytes, byteCount: rowBytes)
    }
  }

  private func convertRows(_ count: Int, _ place: (Int) -> Int, to target: UnsafeMutableRawPointer) {
    let rowBytes = elementsPerSample * dtype.size
    let sourceRowBytes = elementsPerSample * source.dtype.size
    let base = source.pointer
    let convert = RowConversion.from(source.dtype, to: dtype)
    for row in 0..<count {
      convert(elementsPerSample, base + place(row) * sourceRowBytes, target + row * rowBytes)
    }
  }
}

/// Loops that convert a row of elements from one dtype to another.
package enum RowConversion {
  package typealias Loop = (Int, UnsafeRawPointer, UnsafeMutableRawPointer) -> Void

  /// To float32, int32 or int64, the dtypes models and losses take.
  package static func from(_ source: DType, to target: DType) -> Loop {
    switch target {
    case .float32: return toReal(source, Float.self)
    case .float64: return toReal(source, Double.self)
    case .int64: return toInteger(source, Int64.self)
    case .int32: return toInteger(source, Int32.self)
    default: preconditionFailure("models take float32, float64, int32 and int64")
    }
  }

  private static func toReal<Target: BinaryFloatingPoint>(_ source: DType, _ target: Target.Type)
    -> Loop
  {
    switch source {
    case .bool, .uint8: return loop(UInt8.self) { Target($0) }
    case .int8: return loop(Int8.self) { Target($0) }
    case .uint16: return loop(UInt16.self) { Target($0) }
    case .int16: return loop(Int16.self) { Target($0) }
    case .uint32: return loop(UInt32.self) { Target($0) }
    case .int32: return loop(Int32.self) { Target($0) }
    case .uint64: return loop(UInt64.self) { Target($0) }
    case .int64: return loop(Int64.self) { Target($0) }
    case .float32: return loop(Float.self) { Target($0) }
    case .float64: return loop(Double.self) { Target($0) }
    case .float16: return loop(Float16.self) { Target($0) }
    case .bfloat16: return loop(UInt16.self) { Target(Float(bitPattern: UInt32($0) << 16)) }
    case .string: return zeros(Target.self)
    }
  }

  private static func toInteger<Target: FixedWidthInteger & SignedInteger>(
    _ source: DType, _ target: Target.Type
  ) -> Loop {
    switch source {
    case .bool, .uint8: return loop(UInt8.self) { Target(truncatingIfNeeded: $0) }
    case .int8: return loop(Int8.self) { Target(truncatingIfNeeded: $0) }
    case .uint16: return loop(UInt16.self) { Target(truncatingIfNeeded: $0) }
    case .int16: return loop(Int16.self) { Target(truncatingIfNeeded: $0) }
    case .uint32: return loop(UInt32.self) { Target(truncatingIfNeeded: $0) }
    case .int32: return loop(Int32.self) { Target(truncatingIfNeeded: $0) }
    case .uint64: return loop(UInt64.self) { Target(truncatingIfNeeded: $0) }
    case .int64: return loop(Int64.self) { Target(truncatingIfNeeded: $0) }
    // Not a number, and numbers no integer can hold, become the smallest one, as in TensorFlow.
    case .float32: return loop(Float.self) { Target(exactly: $0.rounded(.towardZero)) ?? .min }
    case .float64: return loop(Double.self) { Target(exactly: $0.rounded(.towardZero)) ?? .min }
    case .float16: return loop(Float16.self) { Target(exactly: $0.rounded(.towardZero)) ?? .min }
    case .bfloat16:
      return loop(UInt16.self) {
        Target(exactly: Float(bitPattern: UInt32($0) << 16).rounded(.towardZero)) ?? .min
      }
    case .string: return zeros(Target.self)
    }
  }

  /// Strings have no number; what meets them says so before their elements are read.
  private static func zeros<Target: Numeric>(_ type: Target.Type) -> Loop {
    { count, _, target in target.initializeMemory(as: Target.self, repeating: 0, count: count) }
  }

  @inline(__always)
  private static func loop<Source, Target>(
    _ type: Source.Type, _ convert: @escaping (Source) -> Target
  ) -> Loop {
    { count, source, target in
      let source = source.assumingMemoryBound(to: Source.self)
      let target = target.assumingMemoryBound(to: Target.self)
      for index in 0..<count { target[index] = convert(source[index]) }
    }
  }
}
