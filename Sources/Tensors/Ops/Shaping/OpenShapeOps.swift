import CKernels

/// Operations whose shape is told by a tensor that is symbolic while a function is traced, as in
/// `tf.reshape(x, [tf.shape(x)[0], -1])`. A plan knows the shapes of its inputs; there these turn into
/// the operations with shapes in their attributes.
package enum OpenShapeOps {
  /// inputs: the tensor, the axes. The attribute says the axes as far as they are known.
  static let reshape: Op = Op(
    "reshape",
    infer: { inputs, attribute in
      guard case .dims(let dims) = attribute else { preconditionFailure("no shape") }
      return TensorSpec(inputs[0].dtype, dims)
    },
    lowering: { constants, _, _ in
      numbers(constants[1]).map { Lowered(ShapingOps.reshape, .dims($0), [0]) }
    },
    gradient: { g in [ShapingOps.reshape(g.upstream, like: g.x), nil] }, elements: .everything)

  /// inputs: the tensor, the axes. The attribute says the axes as far as they are known.
  static let broadcastTo: Op = Op(
    "broadcastTo",
    infer: { inputs, attribute in
      guard case .dims(let dims) = attribute else { preconditionFailure("no shape") }
      guard dims.count >= inputs[0].dims.count else {
        throw Op.failure("broadcastTo", "\(inputs[0].shapeText) does not broadcast to \(dims.shapeText)")
      }
      return TensorSpec(inputs[0].dtype, dims)
    },
    lowering: { constants, _, _ in
      numbers(constants[1]).map { Lowered(ShapingOps.broadcastTo, .dims($0), [0]) }
    },
    gradient: { g in [unbroadcast(g.upstream, to: g.x), nil] }, elements: .everything)

  /// inputs: the tensor, the two ends of a slice of the attribute's axis, by Python's rules.
  static let slice: Op = Op(
    "slice",
    infer: { inputs, attribute in
      guard case .axis(let axis) = attribute else { preconditionFailure("no axis") }
      var dims = inputs[0].dims
      dims[axis] = -1
      return TensorSpec(inputs[0].dtype, dims)
    },
    lowering: { constants, specs, attribute in
      guard case .axis(let axis) = attribute, let ends = numbers(constants[1]) else { return nil }
      return Lowered(SlicingOps.slice, .slice(block(specs[0].dims, axis, ends)), [0])
    },
    gradient: { g in [dispatch(sliceGradient, [g.upstream, g.x, g.inputs[1]], g.attribute), nil] },
    elements: .everything)

  /// inputs: the gradient of the slice, the tensor it was taken of, the two ends.
  static let sliceGradient: Op = Op(
    "sliceGradient", infer: { inputs, _ in inputs[1] },
    lowering: { constants, specs, attribute in
      guard case .axis(let axis) = attribute, let ends = numbers(constants[2]) else { return nil }
      return Lowered(SlicingOps.sliceGradient, .slice(block(specs[1].dims, axis, ends)), [0, 1])
    },
    gradient: { g in [dispatch(slice, [g.upstream, g.inputs[2]], g.attribute), nil, nil] })

  private static func numbers(_ tensor: Tensor?) -> [Int]? {
    tensor.map { tensor in (0..<tensor.elementCount).map { Int(readInteger(tensor.pointer, $0, tensor.dtype)) } }
  }

  private static func block(_ dims: [Int], _ axis: Int, _ ends: [Int]) -> SlicePlan {
    let length = dims[axis]
    func place(_ end: Int) -> Int { min(max(end < 0 ? end + length : end, 0), length) }
    let start = place(ends[0])
    return .block(rank: dims.count, axis: axis, start: start, count: max(0, place(ends[1]) - start))
  }
}
