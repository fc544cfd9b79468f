import CKernels

package enum StackingOps {
  /// Joins tensors along an axis on which alone they may differ.
  static let concat: Op = Op(
    "concat",
    infer: { inputs, attribute in
      guard case .axis(let axis) = attribute else { preconditionFailure("no axis") }
      guard let first = inputs.first else { throw Op.failure("concat", "no tensors were given") }
      guard axis >= 0 && axis < first.dims.count else {
        throw Op.failure("concat", "axis \(axis) is out of range for shape \(first.shapeText)")
      }
      var dims = first.dims
      for input in inputs.dropFirst() {
        guard input.dtype == first.dtype else {
          throw Op.failure(
            "concat",
            "dtypes differ: \(first.dtype.name) and \(input.dtype.name); convert one of them with tf.cast")
        }
        guard input.dims.count == dims.count,
          dims.indices.allSatisfy({ $0 == axis || dims[$0] == input.dims[$0] || dims[$0] == -1 || input.dims[$0] == -1 })
        else {
          throw Op.failure(
            "concat",
            "shapes differ beyond axis \(axis): \(first.shapeText) and \(input.shapeText)")
        }
        for other in dims.indices where other != axis { dims[other] = max(dims[other], input.dims[other]) }
        dims[axis] = dims[axis] < 0 || input.dims[axis] < 0 ? -1 : dims[axis] + input.dims[axis]
      }
      return TensorSpec(first.dtype, dims)
    },
    prepare: { inputs, output, attribute in
      guard case .axis(let axis) = attribute else { preconditionFailure("no axis") }
      let outer = output.dims[..<axis].reduce(1, *)
      let inner = output.dims[(axis + 1)...].reduce(1, *) * output.dtype.size
      let blocks = inputs.map { $0.dims[axis] * inner }
      let stride = output.dims[axis] * inner
      return { addresses in
        var offset = 0
        let out = addresses[blocks.count]
        for (index, block) in blocks.enumerated() {
          for row in 0..<outer {
            (out + row * stride + offset).copyMemory(
              from: addresses[index] + row * block, byteCount: block)
          }
          offset += block
        }
      }
    },
    gradient: { g in
      guard case .axis(let axis) = g.attribute else { return [] }
      if g.inputs.contains(where: { $0.dims[axis] < 0 }) {
        return g.inputs.indices.map {
          dispatch(concatPart, [g.upstream] + g.inputs, .concatPart(axis: axis, index: $0))
        }
      }
      var start = 0
      return g.inputs.map { input in
        let length = input.dims[axis]
        let plan = SlicePlan.block(rank: input.rank, axis: axis, start: start, count: length)
        start += length
        return dispatch(SlicingOps.slice, [g.upstream], .slice(plan))
      }
    },
    samples: [
      OpSample([.init(.float64, [2, 1], [1, 2]), .init(.float64, [2, 2], [3, 4, 5, 6])], .axis(1)),
      OpSample([.init(.int32, [1], [1]), .init(.int32, [2], [3, 4]), .init(.int32, [1], [9])], .axis(0)),
      OpSample([.init(.float64, [2], [1, 2]), .init(.float64, [1, 1], [3])], .axis(0), isRefused: true),
      OpSample([.init(.float64, [1], [1]), .init(.int32, [1], [3])], .axis(0), isRefused: true),
    ], elements: .everything)

  /// inputs: the gradient of joined tensors, then those tensors (for their shapes). The share of one.
  static let concatPart: Op = Op(
    "concatPart",
    infer: { inputs, attribute in
      guard case .concatPart(_, let index) = attribute else { preconditionFailure("no index") }
      guard inputs[0].dtype == inputs[index + 1].dtype else {
        throw Op.failure(
          "concatPart", "dtypes differ: \(inputs[0].dtype.name) and \(inputs[index + 1].dtype.name)")
      }
      return inputs[index + 1]
    },
    prepare: { inputs, output, attribute in
      guard case .concatPart(let axis, let index) = attribute else { preconditionFailure("no index") }
      let start = inputs[1..<(index + 1)].reduce(0) { $0 + $1.dims[axis] }
      let strides = inputs[0].dims.contiguousStrides
      let (last, size) = (inputs.count, output.dtype.size)
      return { addresses in
        ck_strided_read(
          Int32(strides.count), output.dims, strides, Int32(size),
          addresses[0] + start * strides[axis] * size, addresses[last])
      }
    },
    gradient: { g in
      guard case .concatPart(let axis, let index) = g.attribute else { return [] }
      let parts = g.inputs.dropFirst().enumerated().map { place, part in
        place == index ? g.upstream : tf.zerosLike(part)
      }
      return [dispatch(concat, parts, .axis(axis))] + g.inputs.dropFirst().map { _ in nil }
    },
    samples: [
      OpSample(
        [
          .init(.float64, [2, 3], [1, 2, 3, 4, 5, 6]), .init(.float64, [2, 1], [0, 0]),
          .init(.float64, [2, 2], [0, 0, 0, 0]),
        ], .concatPart(axis: 1, index: 1)),
      OpSample(
        [.init(.float64, [1], [1]), .init(.float32, [1], [0])], .concatPart(axis: 0, index: 0),
        isRefused: true),
    ])

  package static let all = [concat, concatPart]

  /// Joins tensors of one shape along a new axis.
  static func stack(_ tensors: [Tensor], axis: Int) -> Tensor {
    guard let first = tensors.first else { return failed("stack", "no tensors were given") }
    // A length that is not known yet may turn out to fit; joining checks it again.
    func fits(_ a: Int, _ b: Int) -> Bool { a == b || a == -1 || b == -1 }
    for tensor in tensors
    where tensor.rank != first.rank || !zip(tensor.dims, first.dims).allSatisfy(fits) {
      return failed(
        "stack", "shapes differ: \(first.dims.shapeText) and \(tensor.dims.shapeText)")
    }
    let position = axis < 0 ? axis + first.rank + 1 : axis
    guard position >= 0 && position <= first.rank else {
      return failed("stack", "axis \(axis) is out of range for shape \(first.dims.shapeText)")
    }
    return dispatch(
      concat, tensors.map { dispatch(ShapingOps.expandDims, [$0], .axis(position)) }, .axis(position))
  }
}
