import CKernels

package enum ShapingOps {
  /// Other axes over the same elements; one target axis may be -1.
  static let reshape: Op = Op(
    "reshape", .view,
    infer: { inputs, attribute in
      guard case .dims(let wanted) = attribute else { preconditionFailure("no shape") }
      return TensorSpec(inputs[0].dtype, try reshaped(inputs[0].dims, wanted))
    },
    prepare: copyKernel,
    gradient: { g in [reshape(g.upstream, like: g.x)] },
    samples: [
      OpSample([.init(.float64, [2, 3], [1, 2, 3, 4, 5, 6])], .dims([3, -1])),
      OpSample([.init(.float64, [1], [1])], .dims([])),
      OpSample([.init(.float64, [2, 3], [1, 2, 3, 4, 5, 6])], .dims([4]), isRefused: true),
      OpSample([.init(.float64, [2, 3], [1, 2, 3, 4, 5, 6])], .dims([-1, -1]), isRefused: true),
    ], elements: .everything)

  /// The shape of the second input; its numbers are not read.
  static let reshapeLike: Op = Op(
    "reshapeLike", .view,
    infer: { inputs, _ in
      let (x, like) = (inputs[0], inputs[1])
      if x.isFullyKnown && like.isFullyKnown && x.elementCount != like.elementCount {
        throw Op.failure("reshapeLike", "\(x.shapeText) has other elements than \(like.shapeText)")
      }
      return TensorSpec(x.dtype, like.dims)
    },
    prepare: copyKernel,
    gradient: { g in [reshape(g.upstream, like: g.x), nil] },
    samples: [
      OpSample([.init(.float64, [4], [1, 2, 3, 4]), .init(.float64, [2, 2], [0, 0, 0, 0])]),
      OpSample([.init(.float64, [1], [1]), .init(.float64, [2], [0, 0])], isRefused: true),
    ], elements: .everything)

  static let expandDims: Op = Op(
    "expandDims", .view,
    infer: { inputs, attribute in
      guard case .axis(let axis) = attribute else { preconditionFailure("no axis") }
      var dims = inputs[0].dims
      guard axis >= 0 && axis <= dims.count else {
        throw Op.failure("expandDims", "axis \(axis) is out of range for shape \(dims.shapeText)")
      }
      dims.insert(1, at: axis)
      return TensorSpec(inputs[0].dtype, dims)
    },
    prepare: copyKernel,
    gradient: { g in [reshape(g.upstream, like: g.x)] },
    samples: [
      OpSample([.init(.float64, [2], [1, 2])], .axis(1)),
      OpSample([.init(.float64, [2], [1, 2])], .axis(3), isRefused: true),
    ], elements: .everything)

  /// Removes the given axes, which have length 1.
  static let squeeze: Op = Op(
    "squeeze", .view,
    infer: { inputs, attribute in
      guard case .axes(let axes, _) = attribute else { preconditionFailure("no axes") }
      let dims = inputs[0].dims
      for axis in axes where dims[axis] != 1 {
        throw Op.failure(
          "squeeze", "axis \(axis) of shape \(dims.shapeText) has length \(dims[axis]), not 1")
      }
      return TensorSpec(
        inputs[0].dtype, dims.indices.filter { !axes.contains($0) }.map { dims[$0] })
    },
    prepare: copyKernel,
    gradient: { g in [reshape(g.upstream, like: g.x)] },
    samples: [
      OpSample([.init(.float64, [2, 1], [1, 2])], .axes([1], keepdims: false)),
      OpSample([.init(.float64, [2, 1], [1, 2])], .axes([0], keepdims: false), isRefused: true),
    ], elements: .everything)

  static let identity: Op = Op(
    "identity", .view, infer: { inputs, _ in inputs[0] }, prepare: copyKernel,
    gradient: { g in [g.upstream] },
    samples: [OpSample([.init(.float64, [2], [1, 2])])], elements: .everything)

  /// The value without its gradient.
  static let stopGradient: Op = Op(
    "stopGradient", .view, infer: { inputs, _ in inputs[0] }, prepare: copyKernel,
    samples: [OpSample([.init(.float64, [2], [1, 2])])], elements: .everything)

  static let transpose: Op = Op(
    "transpose",
    infer: { inputs, attribute in
      guard case .permutation(let order) = attribute else { preconditionFailure("no permutation") }
      let dims = inputs[0].dims
      guard order.count == dims.count, Set(order) == Set(dims.indices) else {
        throw Op.failure(
          "transpose", "perm \(order) is no order of the axes of shape \(dims.shapeText)")
      }
      return TensorSpec(inputs[0].dtype, order.map { dims[$0] })
    },
    prepare: { inputs, output, attribute in
      guard case .permutation(let order) = attribute else { preconditionFailure("no permutation") }
      let strides = inputs[0].dims.contiguousStrides
      return stridedReadKernel(output.dims, order.map { strides[$0] }, size: output.dtype.size)
    },
    gradient: { g in
      guard case .permutation(let order) = g.attribute else { return [nil] }
      var inverse = order
      for (position, axis) in order.enumerated() { inverse[axis] = position }
      return [dispatch(transpose, [g.upstream], .permutation(inverse))]
    },
    samples: [
      OpSample([.init(.float64, [2, 3], [1, 2, 3, 4, 5, 6])], .permutation([1, 0])),
      OpSample([.init(.int32, [1, 2, 2], [1, 2, 3, 4])], .permutation([2, 0, 1])),
      OpSample([.init(.float64, [2], [1, 2])], .permutation([0, 0]), isRefused: true),
    ], elements: .everything)

  static let broadcastTo: Op = Op(
    "broadcastTo",
    infer: { inputs, attribute in
      guard case .dims(let wanted) = attribute else { preconditionFailure("no shape") }
      return TensorSpec(inputs[0].dtype, try broadcasted(inputs[0].dims, wanted))
    },
    prepare: broadcastKernel,
    gradient: { g in [unbroadcast(g.upstream, to: g.x)] },
    samples: [
      OpSample([.init(.float64, [3], [1, 2, 3])], .dims([2, 3])),
      OpSample([.init(.float64, [2, 1], [1, 2])], .dims([2, 3])),
      OpSample([.init(.float64, [3], [1, 2, 3])], .dims([2]), isRefused: true),
    ], elements: .everything)

  /// Broadcasts the first input to the shape of the second, whose numbers are not read.
  static let broadcastLike: Op = Op(
    "broadcastLike",
    infer: { inputs, _ in
      TensorSpec(inputs[0].dtype, try broadcasted(inputs[0].dims, inputs[1].dims))
    },
    prepare: { inputs, output, attribute in
      let copy = broadcastKernel([inputs[0]], output, attribute)
      return { addresses in
        withUnsafeTemporaryAllocation(of: UnsafeMutableRawPointer.self, capacity: 2) { pair in
          pair.initializeElement(at: 0, to: addresses[0])
          pair.initializeElement(at: 1, to: addresses[2])
          copy(UnsafePointer(pair.baseAddress!))
        }
      }
    },
    gradient: { g in [unbroadcast(g.upstream, to: g.x), nil] },
    samples: [
      OpSample([.init(.float64, [], [2]), .init(.float64, [2, 2], [0, 0, 0, 0])]),
      OpSample([.init(.float64, [3], [1, 2, 3]), .init(.float64, [2], [1, 2])], isRefused: true),
    ], elements: .everything)

  /// Repeats the tensor along each axis.
  static let tile: Op = Op(
    "tile",
    infer: { inputs, attribute in
      guard case .dims(let multiples) = attribute else { preconditionFailure("no multiples") }
      let dims = inputs[0].dims
      guard multiples.count == dims.count, multiples.allSatisfy({ $0 >= 0 }) else {
        throw Op.failure(
          "tile", "multiples \(multiples) do not fit shape \(dims.shapeText): one number per axis, none negative")
      }
      var result: [Int] = []
      for (length, times) in zip(dims, multiples) {
        let product = length.multipliedReportingOverflow(by: times)
        guard !product.overflow else {
          throw Op.failure("tile", "multiples \(multiples) make shape \(dims.shapeText) too large")
        }
        result.append(length < 0 ? -1 : product.partialValue)
      }
      return TensorSpec(inputs[0].dtype, result)
    },
    prepare: { inputs, output, attribute in
      guard case .dims(let multiples) = attribute else { preconditionFailure("no multiples") }
      let dims = inputs[0].dims
      let strides = dims.contiguousStrides
      return stridedReadKernel(
        zip(multiples, dims).flatMap { [$0, $1] }, strides.flatMap { [0, $0] }, size: output.dtype.size)
    },
    gradient: { g in
      guard case .dims(let multiples) = g.attribute else { return [nil] }
      let parted = dispatch(
        reshape, [g.upstream], .dims(zip(multiples, g.x.dims).flatMap { [$0, $1] }))
      let axes = multiples.indices.map { 2 * $0 }
      return [dispatch(ReductionOps.sum, [parted], .axes(axes, keepdims: false))]
    },
    samples: [
      OpSample([.init(.float64, [2, 1], [1, 2])], .dims([2, 3])),
      OpSample([.init(.float64, [2], [1, 2])], .dims([2, 3]), isRefused: true),
    ], elements: .everything)

  package static let all = [
    reshape, reshapeLike, expandDims, squeeze, identity, stopGradient, transpose, broadcastTo,
    broadcastLike, tile,
  ]

  /// Gives `x` the shape of `like`, known now or at run time.
  static func reshape(_ x: Tensor, like: Tensor) -> Tensor {
    if x.dims == like.dims { return x }
    return like.shape.isFullyKnown
      ? dispatch(reshape, [x], .dims(like.dims)) : dispatch(reshapeLike, [x, like])
  }

  private static func copyKernel(_ inputs: [TensorSpec], _ output: TensorSpec, _: Attribute) -> Kernel {
    let bytes = output.byteCount
    let last = inputs.count
    return { $0[last].copyMemory(from: $0[0], byteCount: bytes) }
  }

  private static func broadcastKernel(_ inputs: [TensorSpec], _ output: TensorSpec, _: Attribute)
    -> Kernel
  {
    let size = output.dtype.size
    if inputs[0].elementCount == 1 {
      let count = output.elementCount
      return { ck_fill(count, Int32(size), $0[0], $0[1]) }
    }
    return stridedReadKernel(
      output.dims, broadcastStrides(inputs[0].dims, to: output.dims), size: size)
  }

  private static func reshaped(_ dims: [Int], _ wanted: [Int]) throws -> [Int] {
    let text = "cannot reshape \(dims.shapeText) to \(wanted)"
    guard wanted.allSatisfy({ $0 >= -1 }), wanted.filter({ $0 == -1 }).count <= 1 else {
      throw Op.failure("reshape", "\(text): at most one axis may be -1, none smaller")
    }
    if dims.contains(-1) { return wanted }
    // Overflow wraps around: the product then differs from the number of elements all the same.
    let known = wanted.filter { $0 != -1 }.reduce(1, &*)
    guard let free = wanted.firstIndex(of: -1) else {
      guard known == dims.elementCount else {
        throw Op.failure("reshape", "\(text): \(dims.elementCount) elements are not \(known)")
      }
      return wanted
    }
    guard known > 0 ? dims.elementCount % known == 0 : dims.elementCount == 0 else {
      throw Op.failure("reshape", "\(text): \(dims.elementCount) elements do not divide by \(known)")
    }
    var result = wanted
    result[free] = known > 0 ? dims.elementCount / known : 0
    return result
  }

  private static func broadcasted(_ dims: [Int], _ wanted: [Int]) throws -> [Int] {
    // -1 in a requested shape keeps the input's own axis, as in TensorFlow.
    var wanted = wanted
    let lead = wanted.count - dims.count
    if lead >= 0 {
      for axis in dims.indices where wanted[axis + lead] == -1 { wanted[axis + lead] = dims[axis] }
    }
    let isOpen = { (axis: Int) in axis >= lead && wanted[axis] == -1 && dims[axis - lead] == -1 }
    guard wanted.indices.allSatisfy({ wanted[$0] >= 0 || isOpen($0) }) else {
      throw Op.failure("broadcastTo", "a shape has no negative axes, found \(wanted) for shape \(dims.shapeText)")
    }
    guard let result = broadcastDims(dims, wanted), result == wanted else {
      throw Op.failure(
        "broadcastTo", "shape \(dims.shapeText) does not broadcast to \(wanted.shapeText)")
    }
    return result
  }
}

/// Broadcasts `x` to the shape of `like`, known now or at run time.
package func spread(_ x: Tensor, like: Tensor) -> Tensor {
  if x.dims == like.dims { return x }
  return like.shape.isFullyKnown
    ? dispatch(ShapingOps.broadcastTo, [x], .dims(like.dims))
    : dispatch(ShapingOps.broadcastLike, [x, like])
}
