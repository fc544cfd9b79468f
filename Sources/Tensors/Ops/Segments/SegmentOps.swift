import CKernels

package enum SegmentOps {
  /// inputs: data, segment numbers (int64). The data of each segment combined; numbers below 0 are left
  /// out, an empty segment holds what the rule starts from.
  static let unsortedSegment: Op = Op(
    "unsortedSegment",
    infer: { inputs, attribute in
      guard case .segments(_, let count) = attribute else { preconditionFailure("no count") }
      let (data, ids) = (inputs[0], inputs[1])
      guard data.dtype.isNumeric else {
        throw Op.failure("unsortedSegment", "takes a numeric dtype, found \(data.dtype.name)")
      }
      guard ids.dtype == .int64 else {
        throw Op.failure("unsortedSegment", "segment numbers are integers, found \(ids.dtype.name)")
      }
      guard ids.dims.count <= data.dims.count,
        zip(ids.dims, data.dims).allSatisfy({ $0 == $1 || $0 == -1 || $1 == -1 })
      else {
        throw Op.failure(
          "unsortedSegment",
          "segment numbers of shape \(ids.shapeText) do not fit the first axes of data of shape \(data.shapeText)")
      }
      guard count >= 0 else {
        throw Op.failure("unsortedSegment", "the number of segments must not be negative, found \(count)")
      }
      return TensorSpec(data.dtype, [count] + data.dims[ids.dims.count...])
    },
    prepare: { inputs, output, attribute in
      guard case .segments(let rule, let segments) = attribute else { preconditionFailure("no count") }
      let count = inputs[1].elementCount
      let inner = output.dims.dropFirst().reduce(1, *)
      let (dtype, size, total) = (Int32(output.dtype.rawValue), output.dtype.size, output.elementCount)
      let start = startValue(rule, output.dtype)
      return { addresses in
        ck_fill(total, Int32(size), start.pointer, addresses[2])
        let ids = addresses[1].assumingMemoryBound(to: Int64.self)
        for place in 0..<count where ids[place] >= segments {
          _ = failed("unsortedSegment", "segment number \(ids[place]) does not lie below \(segments)")
          return
        }
        _ = ck_scatter(scatterRule(rule).rawValue, dtype, count, inner, ids, addresses[0], addresses[2])
      }
    },
    gradient: { g in
      guard case .segments(let rule, let count) = g.attribute else { return [nil, nil] }
      let (x, ids, u) = (g.x, g.inputs[1], g.upstream)
      func summed(_ y: Tensor) -> Tensor {
        dispatch(unsortedSegment, [y, ids], .segments(.sum, count: count))
      }
      func spread(_ y: Tensor) -> Tensor { dispatch(gatherSegments, [y, ids]) }
      switch rule {
      case .sum: return [spread(u), nil]
      case .max, .min:
        let hits = Tensor.cast(dispatch(ComparisonOps.equal, [x, spread(g.output)]), to: u.dtype)
        return [hits * spread(dispatch(GuardedOps.divideNoNan, [u, summed(hits)])), nil]
      case .prod:
        // One factor of 0 leaves the product of the others to itself, two leave nothing to anyone.
        let isZero = dispatch(ComparisonOps.equal, [x, Tensor.scalar(0, x.dtype)])
        let zeros = summed(Tensor.cast(isZero, to: u.dtype))
        let alive = dispatch(SelectionOps.select, [zeros > 1, tf.zerosLike(u), u])
        let others = dispatch(SelectionOps.select, [isZero, tf.onesLike(x), x])
        let product = dispatch(unsortedSegment, [others, ids], .segments(.prod, count: count))
        let share = dispatch(SelectionOps.select, [isZero, spread(product), spread(g.output) / others])
        return [spread(alive) * share, nil]
      }
    },
    samples: [SegmentRule.sum, .prod, .max, .min].flatMap { rule in
      [
        OpSample(
          [.init(.float64, [4], [1, 2, 5, 4]), .init(.int64, [4], [1, 0, 1, 0])], .segments(rule, count: 2)),
        OpSample(
          [.init(.float64, [3, 2], [1, 2, 5, 4, 7, 8]), .init(.int64, [3], [0, -1, 0])],
          .segments(rule, count: 1)),
        OpSample(
          [.init(.int32, [2, 2], [1, 2, 5, 4]), .init(.int64, [2, 2], [0, 1, 0, 3])],
          .segments(rule, count: 4)),
      ]
    } + [
      OpSample([.init(.int32, [0], []), .init(.int64, [0], [])], .segments(.sum, count: 2)),
      OpSample([.init(.int32, [1], [1]), .init(.int64, [1], [2])], .segments(.sum, count: 2), isRefused: true),
      OpSample([.init(.int32, [2], [1, 2]), .init(.int64, [1], [0])], .segments(.sum, count: 2), isRefused: true),
      OpSample([.init(.bool, [1], [1]), .init(.int64, [1], [0])], .segments(.sum, count: 2), isRefused: true),
    ])

  /// inputs: one slice per segment, segment numbers (int64). Each number's slice, zeros for a number
  /// below 0.
  static let gatherSegments: Op = Op(
    "gatherSegments",
    infer: { inputs, _ in
      guard inputs[1].dtype == .int64, !inputs[0].dims.isEmpty else {
        throw Op.failure(
          "gatherSegments", "takes slices and int64 numbers, found \(inputs[0].shapeText) and \(inputs[1].dtype.name)")
      }
      return TensorSpec(inputs[0].dtype, inputs[1].dims + inputs[0].dims.dropFirst())
    },
    prepare: { inputs, output, _ in
      let count = inputs[1].elementCount
      let bytes = inputs[0].dims.dropFirst().reduce(1, *) * output.dtype.size
      let segments = inputs[0].dims[0]
      return { addresses in
        let ids = addresses[1].assumingMemoryBound(to: Int64.self)
        for row in 0..<count {
          let target = addresses[2] + row * bytes
          if ids[row] < 0 || ids[row] >= segments {
            target.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
          } else {
            target.copyMemory(from: addresses[0] + Int(ids[row]) * bytes, byteCount: bytes)
          }
        }
      }
    },
    gradient: { g in
      guard g.x.dims[0] >= 0 else {
        return [failed("gatherSegments", "the number of segments is not known while the function is traced"), nil]
      }
      return [dispatch(unsortedSegment, [g.upstream, g.inputs[1]], .segments(.sum, count: g.x.dims[0])), nil]
    },
    samples: [
      OpSample([.init(.float64, [2, 2], [1, 2, 3, 4]), .init(.int64, [3], [1, -1, 0])]),
      OpSample([.init(.float64, [2], [1, 2]), .init(.int64, [2, 1], [1, 1])]),
      OpSample([.init(.float64, [2], [1, 2]), .init(.int32, [1], [1])], isRefused: true),
    ])

  package static let all = [unsortedSegment, gatherSegments]

  private static func scatterRule(_ rule: SegmentRule) -> ScatterRule {
    switch rule {
    case .sum: .add
    case .prod: .multiply
    case .max: .max
    case .min: .min
    }
  }

  /// What a segment without data holds; the largest and smallest finite numbers, as in TensorFlow.
  private static func startValue(_ rule: SegmentRule, _ dtype: DType) -> Tensor {
    switch rule {
    case .sum: return Tensor.scalar(0, dtype)
    case .prod: return Tensor.scalar(1, dtype)
    case .max, .min: return extremeNumber(dtype, largest: rule == .min)
    }
  }
}

/// The largest or smallest finite number of a dtype.
package func extremeNumber(_ dtype: DType, largest: Bool) -> Tensor {
  func limits<T: FixedWidthInteger>(_ type: T.Type) -> Tensor {
    Tensor([largest ? T.max : T.min], dtype: dtype, dims: [])
  }
  switch dtype {
  case .uint8: return limits(UInt8.self)
  case .int8: return limits(Int8.self)
  case .uint16: return limits(UInt16.self)
  case .int16: return limits(Int16.self)
  case .uint32: return limits(UInt32.self)
  case .int32: return limits(Int32.self)
  case .uint64: return limits(UInt64.self)
  case .int64: return limits(Int64.self)
  case .float64:
    let top = Double.greatestFiniteMagnitude
    return Tensor([largest ? top : -top], dtype: dtype, dims: [])
  default:
    let top = Float.greatestFiniteMagnitude
    return Tensor.cast(Tensor([largest ? top : -top], dtype: .float32, dims: []), to: dtype)
  }
}
