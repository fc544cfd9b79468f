import CKernels

package enum SliceUpdateOps {
  /// inputs: x, value. x with the part that a slice takes replaced by the value, which has its shape.
  static let sliceUpdate: Op = Op(
    "sliceUpdate",
    infer: { inputs, attribute in
      guard case .slice(let plan) = attribute else { preconditionFailure("no slice") }
      guard inputs[0].dtype == inputs[1].dtype else {
        throw Op.failure(
          "sliceUpdate", "dtypes differ: \(inputs[0].dtype.name) and \(inputs[1].dtype.name)")
      }
      let part = try SlicingOps.slice.infer([inputs[0]], attribute).dims
      guard plan.parts.count == inputs[1].dims.count,
        zip(part, inputs[1].dims).allSatisfy({ $0 == $1 || $0 == -1 || $1 == -1 })
      else {
        throw Op.failure(
          "sliceUpdate", "a value of shape \(inputs[1].shapeText) does not fit a part of shape \(part.shapeText)")
      }
      return inputs[0]
    },
    prepare: { inputs, output, attribute in
      guard case .slice(let plan) = attribute else { preconditionFailure("no slice") }
      let write = partWriter(plan, output)
      let bytes = output.byteCount
      return { addresses in
        addresses[2].copyMemory(from: addresses[0], byteCount: bytes)
        write(addresses[1], addresses[2])
      }
    },
    gradient: { g in
      [
        dispatch(sliceUpdate, [g.upstream, tf.zerosLike(g.inputs[1])], g.attribute),
        dispatch(SlicingOps.slice, [g.upstream], g.attribute),
      ]
    },
    samples: [
      OpSample(
        [.init(.float64, [2, 4], (1...8).map(Double.init)), .init(.float64, [2, 2], [9, 8, 7, 6])],
        .slice(SlicePlan(parts: [.init(start: 1, step: -1, count: 2), .init(start: 0, step: 2, count: 2)]))),
      OpSample(
        [.init(.bool, [3], [0, 0, 0]), .init(.bool, [1], [1])],
        .slice(SlicePlan(parts: [.init(start: 1, step: 1, count: 1)]))),
      OpSample(
        [.init(.int32, [3], [1, 2, 3]), .init(.int32, [2], [1, 1])],
        .slice(SlicePlan(parts: [.init(start: 1, step: 1, count: 1)])), isRefused: true),
      OpSample(
        [.init(.int32, [3], [1, 2, 3]), .init(.float32, [1], [1])],
        .slice(SlicePlan(parts: [.init(start: 1, step: 1, count: 1)])), isRefused: true),
    ], elements: .everything)

  package static let all = [sliceUpdate]

  /// Writes a contiguous value into the part of a tensor that a slice takes.
  static func partWriter(_ plan: SlicePlan, _ whole: TensorSpec)
    -> (UnsafeRawPointer, UnsafeMutableRawPointer) -> Void
  {
    let own = whole.dims.contiguousStrides
    let parts = plan.resolved(whole.dims).parts
    let offset = parts.indices.reduce(0) { $0 + parts[$1].start * own[$1] }
    let (counts, strides) = (parts.map(\.count), parts.indices.map { own[$0] * parts[$0].step })
    let size = whole.dtype.size
    return { value, destination in
      if counts.contains(0) { return }
      ck_strided_write(Int32(counts.count), counts, strides, Int32(size), value, destination + offset * size)
    }
  }
}
