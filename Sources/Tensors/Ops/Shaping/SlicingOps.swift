import CKernels

/// Which part of each axis a slice takes: `count` elements from `start`, `step` apart. A count of -1
/// is the whole of an axis whose length is not known yet.
package struct SlicePlan: Hashable {
  package struct Part: Hashable {
    package var start: Int
    package var step: Int
    package var count: Int
  }
  package var parts: [Part]

  /// A block of one axis, all of the others.
  static func block(rank: Int, axis: Int, start: Int, count: Int) -> SlicePlan {
    var plan = SlicePlan(parts: Array(repeating: Part(start: 0, step: 1, count: -1), count: rank))
    plan.parts[axis] = Part(start: start, step: 1, count: count)
    return plan
  }

  /// The plan with every count a number.
  func resolved(_ dims: [Int]) -> SlicePlan {
    var plan = self
    for axis in parts.indices where parts[axis].count == -1 { plan.parts[axis].count = dims[axis] }
    return plan
  }
}

package enum SlicingOps {
  static let slice: Op = Op(
    "slice",
    infer: { inputs, attribute in
      guard case .slice(let plan) = attribute else { preconditionFailure("no slice") }
      let dims = inputs[0].dims
      guard plan.parts.count == dims.count else {
        throw Op.failure("slice", "\(plan.parts.count) parts for shape \(dims.shapeText)")
      }
      for (axis, part) in plan.parts.enumerated() where dims[axis] >= 0 && part.count > 0 {
        let last = part.start + (part.count - 1) * part.step
        guard part.start >= 0, part.start < dims[axis], last >= 0, last < dims[axis] else {
          throw Op.failure(
            "slice",
            "elements \(part.start) to \(last) of axis \(axis) are out of range for shape \(dims.shapeText)")
        }
      }
      return TensorSpec(inputs[0].dtype, plan.resolved(dims).parts.map(\.count))
    },
    prepare: { inputs, output, attribute in
      guard case .slice(let plan) = attribute else { preconditionFailure("no slice") }
      let (strides, offset) = layout(plan, inputs[0].dims)
      return stridedReadKernel(output.dims, strides, offset: offset, size: output.dtype.size)
    },
    gradient: { g in [dispatch(sliceGradient, [g.upstream, g.x], g.attribute)] },
    samples: [
      OpSample(
        [.init(.float64, [2, 4], [1, 2, 3, 4, 5, 6, 7, 8])],
        .slice(SlicePlan(parts: [.init(start: 1, step: -1, count: 2), .init(start: 0, step: 2, count: 2)]))),
      OpSample(
        [.init(.int32, [3], [1, 2, 3])], .slice(SlicePlan(parts: [.init(start: 1, step: 1, count: 2)]))),
      OpSample(
        [.init(.int32, [3], [1, 2, 3])], .slice(SlicePlan(parts: [.init(start: 2, step: 1, count: 2)])),
        isRefused: true),
    ], elements: .everything)

  /// inputs: gradient of the slice, the sliced tensor (for its shape). Zeros around the gradient.
  static let sliceGradient: Op = Op(
    "sliceGradient",
    infer: { inputs, attribute in
      guard inputs[0].dtype == inputs[1].dtype else {
        throw Op.failure(
          "sliceGradient", "dtypes differ: \(inputs[0].dtype.name) and \(inputs[1].dtype.name)")
      }
      return inputs[1]
    },
    prepare: { inputs, output, attribute in
      guard case .slice(let plan) = attribute else { preconditionFailure("no slice") }
      let (strides, offset) = layout(plan, output.dims)
      let (dims, size, bytes) = (inputs[0].dims, output.dtype.size, output.byteCount)
      return { addresses in
        addresses[2].initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
        ck_strided_write(
          Int32(dims.count), dims, strides, Int32(size), addresses[0], addresses[2] + offset * size)
      }
    },
    gradient: { g in [dispatch(slice, [g.upstream], g.attribute), nil] },
    samples: [
      OpSample(
        [.init(.float64, [2], [1, 2]), .init(.float64, [4], [0, 0, 0, 0])],
        .slice(SlicePlan(parts: [.init(start: 1, step: 2, count: 2)]))),
      OpSample([.init(.float64, [1], [1]), .init(.float32, [1], [1])], .none, isRefused: true),
    ], elements: .everything)

  /// 1 at the index along a new axis, 0 elsewhere; an index out of range gives a row of zeros.
  static let oneHot: Op = Op(
    "oneHot",
    infer: { inputs, attribute in
      guard case .oneHot(let axis, let depth, let dtype) = attribute else {
        preconditionFailure("no depth")
      }
      guard inputs[0].dtype == .int64 else {
        throw Op.failure("oneHot", "indices are integers, found \(inputs[0].dtype.name)")
      }
      guard depth >= 0, axis >= 0, axis <= inputs[0].dims.count else {
        throw Op.failure(
          "oneHot", "depth \(depth) on axis \(axis) does not fit shape \(inputs[0].shapeText)")
      }
      var dims = inputs[0].dims
      dims.insert(depth, at: axis)
      return TensorSpec(dtype, dims)
    },
    prepare: { inputs, output, attribute in
      guard case .oneHot(let axis, let depth, _) = attribute else { preconditionFailure("no depth") }
      let dims = inputs[0].dims
      let outer = dims[..<axis].reduce(1, *)
      let inner = dims[axis...].reduce(1, *)
      let (size, bytes) = (output.dtype.size, output.byteCount)
      let one = Tensor.cast(Tensor.scalar(1, .float32), to: output.dtype)
      return { addresses in
        let out = addresses[1]
        out.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
        let index = addresses[0].assumingMemoryBound(to: Int64.self)
        for block in 0..<outer {
          for position in 0..<inner {
            let hot = Int(index[block * inner + position])
            if hot < 0 || hot >= depth { continue }
            (out + ((block * depth + hot) * inner + position) * size).copyMemory(
              from: one.pointer, byteCount: size)
          }
        }
      }
    },
    samples: [
      OpSample([.init(.int64, [3], [1, 0, 5])], .oneHot(axis: 1, depth: 3, dtype: .float32)),
      OpSample([.init(.int64, [2], [1, 0])], .oneHot(axis: 0, depth: 2, dtype: .int32)),
      OpSample([.init(.float32, [2], [1, 0])], .oneHot(axis: 0, depth: 2, dtype: .int32), isRefused: true),
    ])

  package static let all = [slice, sliceGradient, oneHot]

  private static func layout(_ plan: SlicePlan, _ dims: [Int]) -> (strides: [Int], offset: Int) {
    let own = dims.contiguousStrides
    let parts = plan.parts
    return (
      parts.indices.map { own[$0] * parts[$0].step },
      parts.indices.reduce(0) { $0 + parts[$1].start * own[$1] }
    )
  }
}
