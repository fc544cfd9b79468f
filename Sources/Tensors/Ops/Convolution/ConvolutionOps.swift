import CKernels

/// What a convolution and its two gradients need besides their inputs.
package struct ConvolutionPlan: Hashable {
  /// The function the user called, for messages.
  var name: String
  var window: WindowPlan
  /// Input gradient: in how many groups the channels are. The other two read it from the shapes.
  var groups = 1
  /// Input gradient: the lengths of the input's spatial axes, empty where a third input has them.
  /// Filter gradient: the lengths of the filter's.
  var spatial: [Int] = []
}

/// Convolution over one to three axes, channels last, and its two gradients. Each is linear in both
/// inputs and its derivatives are the other two, so all orders of gradients come from these three.
///
/// input [batch, spatial..., channels], filter [kernel..., channels / groups, outputs].
package enum ConvolutionOps {
  /// y[n, p, o] = sum over k, c of x[n, p * stride + k * dilation - before, c] * f[k, c, o]
  static let convolution: Op = Op(
    "convolution",
    infer: { inputs, attribute in
      let plan = plan(attribute)
      let (x, filter) = (inputs[0], inputs[1])
      try check(plan.name, x, filter, plan.window.strides.count)
      let groups = try groupCount(plan.name, x.dims.last!, filter)
      let geometry = try WindowGeometry(
        plan.name, input: spatial(x.dims), kernel: Array(filter.dims.dropLast(2)), plan: plan.window)
      guard groups > 0, filter.dims.last! % groups == 0 else {
        throw Op.failure(
          plan.name, "\(filter.dims.last!) outputs do not divide into \(groups) groups of channels")
      }
      return TensorSpec(x.dtype, [x.dims[0]] + geometry.output + [filter.dims.last!])
    },
    prepare: { inputs, output, attribute in
      let plan = plan(attribute)
      return convolutionKernel(.forward, plan, input: inputs[0], filter: inputs[1], output: output)
    },
    gradient: { g in
      let (x, filter) = (g.inputs[0], g.inputs[1])
      var plan = plan(g.attribute)
      plan.groups = max(x.dims.last! / max(filter.dims[filter.rank - 2], 1), 1)
      return [
        g.wants(0) ? inputGradient(g.upstream, filter, like: x, plan) : nil,
        g.wants(1) ? filterGradient(x, g.upstream, like: filter, plan) : nil,
      ]
    },
    samples: convolutionSamples)

  /// inputs: gradient of the output (or, for a transposed convolution, its input), filter, and where
  /// the plan has no lengths the input itself, for its shape.
  static let inputGradient: Op = Op(
    "convolutionInputGradient",
    infer: { inputs, attribute in
      let plan = plan(attribute)
      let (u, filter) = (inputs[0], inputs[1])
      try check(plan.name, u, filter, plan.window.strides.count)
      let lengths = plan.spatial.isEmpty ? spatial(inputs[2].dims) : plan.spatial
      guard u.dims.last! == filter.dims.last! || u.dims.last! == -1 else {
        throw Op.failure(
          plan.name,
          "input \(u.shapeText) has \(u.dims.last!) channels, filter \(filter.shapeText) takes \(filter.dims.last!)")
      }
      guard lengths.count == plan.window.strides.count, lengths.allSatisfy({ $0 >= -1 }) else {
        throw Op.failure(plan.name, "the output's lengths \(lengths) do not fit input \(u.shapeText)")
      }
      let geometry = try WindowGeometry(
        plan.name, input: lengths, kernel: Array(filter.dims.dropLast(2)), plan: plan.window)
      let given = spatial(u.dims)
      for axis in given.indices
      where given[axis] != geometry.output[axis] && given[axis] != -1 && geometry.output[axis] != -1 {
        throw Op.failure(
          plan.name,
          "an output of length \(lengths[axis]) along axis \(axis + 1) belongs to an input of length \(geometry.output[axis]), found \(given[axis])")
      }
      return TensorSpec(u.dtype, [u.dims[0]] + lengths + [filter.dims[filter.dims.count - 2] * plan.groups])
    },
    prepare: { inputs, output, attribute in
      let kernel = convolutionKernel(
        .inputGradient, plan(attribute), input: output, filter: inputs[1], output: inputs[0])
      return inputs.count == 2 ? kernel : skippingThird(kernel)
    },
    gradient: { g in
      let (u, filter) = (g.inputs[0], g.inputs[1])
      let plan = plan(g.attribute)
      return [
        g.wants(0) ? dispatch(convolution, [g.upstream, filter], .convolution(plan)) : nil,
        g.wants(1) ? filterGradient(g.upstream, u, like: filter, plan) : nil, nil,
      ].prefix(g.inputs.count).map { $0 }
    },
    samples: inputGradientSamples)

  /// inputs: input, gradient of the output.
  static let filterGradient: Op = Op(
    "convolutionFilterGradient",
    infer: { inputs, attribute in
      let plan = plan(attribute)
      let (x, u) = (inputs[0], inputs[1])
      try check(plan.name, x, u, plan.window.strides.count)
      let groups = plan.groups
      let geometry = try WindowGeometry(
        plan.name, input: spatial(x.dims), kernel: plan.spatial, plan: plan.window)
      let given = [x.dims[0]] + geometry.output
      guard zip(given, u.dims).allSatisfy({ $0 == $1 || $0 == -1 || $1 == -1 }),
        x.dims.last! % groups == 0, u.dims.last! % groups == 0
      else {
        throw Op.failure(plan.name, "input \(x.shapeText) gives no output of shape \(u.shapeText)")
      }
      return TensorSpec(x.dtype, plan.spatial + [x.dims.last! / groups, u.dims.last!])
    },
    prepare: { inputs, output, attribute in
      convolutionKernel(
        .filterGradient, plan(attribute), input: inputs[0], filter: output, output: inputs[1])
    },
    gradient: { g in
      let (x, u) = (g.inputs[0], g.inputs[1])
      let plan = plan(g.attribute)
      return [
        g.wants(0) ? inputGradient(u, g.upstream, like: x, plan) : nil,
        g.wants(1) ? dispatch(convolution, [x, g.upstream], .convolution(plan)) : nil,
      ]
    },
    samples: filterGradientSamples)

  package static let all = [convolution, inputGradient, filterGradient]

  // MARK: the three in terms of each other

  private static func inputGradient(_ u: Tensor, _ filter: Tensor, like x: Tensor, _ plan: ConvolutionPlan)
    -> Tensor
  {
    var plan = plan
    let lengths = spatial(x.dims)
    plan.spatial = lengths.contains(-1) ? [] : lengths
    return dispatch(
      inputGradient, plan.spatial.isEmpty ? [u, filter, x] : [u, filter], .convolution(plan))
  }

  private static func filterGradient(_ x: Tensor, _ u: Tensor, like filter: Tensor, _ plan: ConvolutionPlan)
    -> Tensor
  {
    var plan = plan
    plan.spatial = Array(filter.dims.dropLast(2))
    return dispatch(filterGradient, [x, u], .convolution(plan))
  }

  // MARK: shape rules

  private static func plan(_ attribute: Attribute) -> ConvolutionPlan {
    guard case .convolution(let plan) = attribute else { preconditionFailure("no plan") }
    return plan
  }

  static func spatial(_ dims: [Int]) -> [Int] { Array(dims.dropFirst().dropLast()) }

  private static func check(_ name: String, _ a: TensorSpec, _ b: TensorSpec, _ axes: Int) throws {
    guard a.dtype == b.dtype else {
      throw Op.failure(
        name, "dtypes differ: \(a.dtype.name) and \(b.dtype.name); convert one of them with tf.cast")
    }
    guard a.dtype.isFloating else {
      throw Op.failure(name, "takes a floating dtype, found \(a.dtype.name); convert it with tf.cast")
    }
    guard a.dims.count == axes + 2, b.dims.count == axes + 2 else {
      throw Op.failure(
        name, "takes tensors of rank \(axes + 2), found \(a.shapeText) and \(b.shapeText)")
    }
  }

  private static func groupCount(_ name: String, _ channels: Int, _ filter: TensorSpec) throws -> Int {
    let own = filter.dims[filter.dims.count - 2]
    guard channels > 0, own > 0, channels % own == 0 else {
      throw Op.failure(
        name,
        "an input with \(channels < 0 ? "unknown" : "\(channels)") channels does not fit filter \(filter.shapeText), which takes \(own)")
    }
    return channels / own
  }

  private static func skippingThird(_ kernel: @escaping Kernel) -> Kernel {
    { addresses in
      withUnsafeTemporaryAllocation(of: UnsafeMutableRawPointer.self, capacity: 3) { three in
        three.initializeElement(at: 0, to: addresses[0])
        three.initializeElement(at: 1, to: addresses[1])
        three.initializeElement(at: 2, to: addresses[3])
        kernel(UnsafePointer(three.baseAddress!))
      }
    }
  }
}

// MARK: samples

private func numbers(_ dims: [Int], _ scale: Double, _ dtype: DType = .float64) -> OpSample.Input {
  OpSample.Input(dtype, dims, (0..<dims.elementCount).map { Double(($0 * 7 + 3) % 11) * scale - 0.4 })
}

private func plan(
  _ strides: [Int], _ dilations: [Int], _ padding: WindowPadding.Kind, groups: Int = 1, spatial: [Int] = []
) -> Attribute {
  .convolution(
    ConvolutionPlan(
      name: "conv", window: WindowPlan(strides: strides, dilations: dilations, padding: padding),
      groups: groups, spatial: spatial))
}

private let convolutionSamples: [OpSample] = [
  OpSample([numbers([2, 5, 2], 0.1), numbers([3, 2, 3], 0.2)], plan([2], [1], .same)),
  OpSample([numbers([1, 4, 5, 2], 0.1), numbers([3, 2, 2, 2], 0.2)], plan([1, 2], [1, 1], .valid)),
  OpSample([numbers([2, 6, 5, 1], 0.1), numbers([2, 3, 1, 2], 0.2)], plan([1, 1], [2, 1], .same)),
  OpSample(
    [numbers([2, 3, 3, 4], 0.1), numbers([2, 2, 2, 4], 0.2)], plan([1, 1], [1, 1], .explicit([[1, 0], [0, 2]]))),
  OpSample(
    [numbers([1, 3, 2, 3, 1], 0.1), numbers([2, 2, 2, 1, 2], 0.2)], plan([1, 1, 2], [1, 1, 1], .same)),
  OpSample(
    [numbers([3, 5, 5, 2], 0.1, .float32), numbers([3, 3, 2, 4], 0.2, .float32)], plan([1, 1], [1, 1], .same)),
  OpSample([numbers([0, 5, 2], 0.1), numbers([3, 2, 3], 0.2)], plan([1], [1], .same)),
  OpSample(
    [numbers([1, 4, 2], 0.1), numbers([3, 3, 3], 0.2)], plan([1], [1], .same), isRefused: true),
  OpSample(
    [numbers([1, 4, 2], 0.1), numbers([7, 2, 3], 0.2)], plan([1], [1], .valid), isRefused: true),
  OpSample(
    [numbers([4, 2], 0.1), numbers([3, 2, 3], 0.2)], plan([1], [1], .valid), isRefused: true),
  OpSample(
    [numbers([1, 4, 2], 0.1, .int32), numbers([3, 2, 3], 0.2, .int32)], plan([1], [1], .valid),
    isRefused: true),
  OpSample(
    [numbers([1, 4, 2], 0.1, .float32), numbers([3, 2, 3], 0.2)], plan([1], [1], .valid), isRefused: true),
]

private let inputGradientSamples: [OpSample] = [
  OpSample(
    [numbers([1, 3, 2, 3], 0.1), numbers([2, 2, 2, 3], 0.2)],
    plan([2, 2], [1, 1], .same, spatial: [5, 4])),
  OpSample(
    [numbers([2, 3, 3], 0.1), numbers([2, 2, 3], 0.2), numbers([2, 4, 2], 0.2)],
    plan([1], [1], .valid), checksGradient: false),
  OpSample(
    [numbers([2, 3, 4], 0.1), numbers([2, 1, 4], 0.2)], plan([1], [1], .valid, groups: 2, spatial: [4])),
  OpSample(
    [numbers([2, 3, 3], 0.1), numbers([2, 2, 3], 0.2)], plan([1], [1], .valid, spatial: [9]),
    isRefused: true),
  OpSample(
    [numbers([2, 3, 4], 0.1), numbers([2, 2, 3], 0.2)], plan([1], [1], .valid, spatial: [4]),
    isRefused: true),
]

private let filterGradientSamples: [OpSample] = [
  OpSample(
    [numbers([2, 5, 4, 2], 0.1), numbers([2, 3, 2, 3], 0.2)],
    plan([2, 2], [1, 1], .same, spatial: [2, 3])),
  OpSample(
    [numbers([2, 4, 4], 0.1), numbers([2, 3, 2], 0.2)], plan([1], [1], .valid, groups: 2, spatial: [2])),
  OpSample(
    [numbers([3, 4, 2], 0.1, .float32), numbers([3, 4, 3], 0.2, .float32)],
    plan([1], [1], .same, spatial: [3])),
  OpSample([numbers([0, 4, 2], 0.1), numbers([0, 4, 3], 0.2)], plan([1], [1], .same, spatial: [3])),
  OpSample(
    [numbers([2, 4, 2], 0.1), numbers([2, 2, 3], 0.2)], plan([1], [1], .same, spatial: [3]),
    isRefused: true),
]
