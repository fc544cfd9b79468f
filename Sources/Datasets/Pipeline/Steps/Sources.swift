import Display
import Tensors

extension DatasetCore {
  /// Whole tensors as the one element.
  package convenience init(one element: [Tensor], keys: KeyList = KeyList()) {
    let kept = element.map { $0.variable == nil ? $0 : Tensor(copyingFrom: $0.pointer, dtype: $0.dtype, dims: $0.dims) }
    self.init(cardinality: .finite(1), keys: keys, specs: { kept.map(\.spec) }) {
      RowsPass(kept.map { $0.viewed([1] + $0.dims) }, CountedOrder(1))
    }
  }

  /// start, start + step and so on, below stop (above it for a negative step).
  package static func range(_ start: Int, _ stop: Int, _ step: Int, dtype: DType) -> DatasetCore {
    guard step != 0, dtype.isNumeric else {
      failDataset("range", step == 0 ? "the step must not be 0" : "\(dtype.name) is no dtype of numbers")
      return empty()
    }
    let distance = Double(stop) - Double(start)
    guard distance.magnitude < 9e18 else {
      failDataset("range", "from \(start) to \(stop) there are more numbers than can be counted")
      return empty()
    }
    let (span, by) = step > 0 ? (stop - start, step.magnitude) : (start - stop, step.magnitude)
    let count = span <= 0 ? 0 : Int((UInt(span) - 1) / by) + 1
    return DatasetCore(cardinality: .finite(count), specs: { [TensorSpec(dtype, [])] }) {
      RangePass(start, step, count, dtype)
    }
  }

  /// Elements that a function of the user gives until it gives nil; `make` is called for every pass.
  package static func generated(
    _ signature: [TensorSpec]?, _ make: @escaping () -> () -> [Tensor]?
  ) -> DatasetCore {
    DatasetCore(cardinality: .unknown, specs: { signature }) {
      let step = Trace.suspended { make() }
      var place = 0
      return FunctionPass {
        guard let element = Trace.suspended({ step() }) else {
          if ExecutionContext.current.failure != nil { ExecutionContext.current.addFailureContext("element \(place) of fromGenerator") }
          return nil
        }
        for (tensor, spec) in Swift.zip(element, signature ?? []) {
          guard tensor.dtype == spec.dtype, spec.accepts(tensor.dims) else {
            failDataset(
              "fromGenerator",
              "element \(place) is \(tensor.dtype.name) of shape \(tensor.shape), outputSignature says \(spec.dtype.name) of shape \(spec.shapeText)")
            return nil
          }
        }
        place += 1
        return element
      }
    }
  }
}

extension TensorSpec {
  fileprivate func accepts(_ other: [Int]) -> Bool {
    hasUnknownRank || dims.count == other.count && Swift.zip(dims, other).allSatisfy { $0 == -1 || $0 == $1 }
  }
}

private final class RangePass: ElementPass {
  private let start: Int
  private let step: Int
  private let count: Int
  private let dtype: DType
  private var place = 0

  init(_ start: Int, _ step: Int, _ count: Int, _ dtype: DType) {
    self.start = start
    self.step = step
    self.count = count
    self.dtype = dtype
  }

  override var isNative: Bool { true }
  override var givesBlocks: Bool { true }

  override func next() -> [Tensor]? { next(stacking: 1).map { [$0[0].viewed([])] } }

  override func next(stacking wanted: Int) -> [Tensor]? {
    let length = min(wanted, count - place)
    guard length > 0 else { return nil }
    if let problem = TensorSpec(dtype, [length]).sizeProblem {
      failDataset("batch", problem)
      return nil
    }
    let result = Tensor.uninitialized(dtype, [length])
    for row in 0..<length { write(start + (place + row) * step, row, to: result.pointer) }
    place += length
    return [result]
  }

  private func write(_ value: Int, _ row: Int, to pointer: UnsafeMutableRawPointer) {
    func store<T>(_ value: T) { pointer.storeBytes(of: value, toByteOffset: row * MemoryLayout<T>.size, as: T.self) }
    switch dtype {
    case .int64: store(Int64(value))
    case .int32: store(Int32(truncatingIfNeeded: value))
    case .int16: store(Int16(truncatingIfNeeded: value))
    case .int8: store(Int8(truncatingIfNeeded: value))
    case .uint64: store(UInt64(truncatingIfNeeded: value))
    case .uint32: store(UInt32(truncatingIfNeeded: value))
    case .uint16: store(UInt16(truncatingIfNeeded: value))
    case .uint8: store(UInt8(truncatingIfNeeded: value))
    case .float32: store(Float(value))
    case .float64: store(Double(value))
    case .float16: store(Float16(value))
    case .bfloat16: store(UInt16(truncatingIfNeeded: Float(value).bitPattern >> 16))
    case .bool, .string: break
    }
  }
}
