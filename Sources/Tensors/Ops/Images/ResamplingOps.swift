import CKernels

/// One axis of an image resized.
package struct ResamplingPlan: Hashable {
  var method: ResizeMethod
  var antialias: Bool
  /// Which axis, and the lengths before and after.
  var axis: Int
  var inputs: Int
  var outputs: Int
}

/// Resizing one axis is a weighted sum of neighbours, linear in the image; its gradient distributes
/// with the same weights, and has the first as its own gradient.
package enum ResamplingOps {
  static let resample: Op = Op(
    "resample",
    infer: { inputs, attribute in
      let plan = plan(attribute)
      var dims = try checked(inputs[0], plan, length: plan.inputs)
      dims[plan.axis] = plan.outputs
      return TensorSpec(inputs[0].dtype, dims)
    },
    prepare: { inputs, _, attribute in kernel(inputs[0], attribute, ck_resample, back: false) },
    gradient: { g in [dispatch(resampleGradient, [g.upstream], g.attribute)] },
    samples: [
      OpSample([sampleImage], samplePlan(.bilinear, axis: 1, 3, 5)),
      OpSample([sampleImage], samplePlan(.bicubic, axis: 2, 2, 5)),
      OpSample([sampleImage], samplePlan(.lanczos3, axis: 1, 3, 2, antialias: true)),
      OpSample([sampleImage], samplePlan(.area, axis: 1, 3, 2)),
      OpSample([sampleImage], samplePlan(.bilinear, axis: 1, 4, 5), isRefused: true),
      OpSample([.init(.int32, [1, 3, 2], [1, 2, 3, 4, 5, 6])], samplePlan(.bilinear, axis: 1, 3, 5), isRefused: true),
    ])

  /// inputs: gradient of the resized image.
  static let resampleGradient: Op = Op(
    "resampleGradient",
    infer: { inputs, attribute in
      let plan = plan(attribute)
      var dims = try checked(inputs[0], plan, length: plan.outputs)
      dims[plan.axis] = plan.inputs
      return TensorSpec(inputs[0].dtype, dims)
    },
    prepare: { inputs, _, attribute in kernel(inputs[0], attribute, ck_resample_back, back: true) },
    gradient: { g in [dispatch(resample, [g.upstream], g.attribute)] },
    samples: [
      OpSample([sampleImage], samplePlan(.bilinear, axis: 1, 5, 3)),
      OpSample([sampleImage], samplePlan(.gaussian, axis: 2, 4, 2)),
      OpSample([sampleImage], samplePlan(.bilinear, axis: 1, 5, 4), isRefused: true),
    ])

  package static let all = [resample, resampleGradient]

  private typealias Loop = (
    Int32, Int, Int, Int, Int, Int, UnsafePointer<Int64>?, UnsafePointer<Float>?, UnsafeRawPointer?,
    UnsafeMutableRawPointer?
  ) -> Void

  private static func plan(_ attribute: Attribute) -> ResamplingPlan {
    guard case .resampling(let plan) = attribute else { preconditionFailure("no plan") }
    return plan
  }

  private static func checked(_ x: TensorSpec, _ plan: ResamplingPlan, length: Int) throws -> [Int] {
    guard x.dtype.isFloating else {
      throw Op.failure("resize", "takes a floating dtype, found \(x.dtype.name); convert it with tf.cast")
    }
    guard plan.axis < x.dims.count, x.dims[plan.axis] == length else {
      throw Op.failure("resize", "axis \(plan.axis) of shape \(x.shapeText) has not length \(length)")
    }
    return x.dims
  }

  private static func kernel(_ x: TensorSpec, _ attribute: Attribute, _ loop: @escaping Loop, back: Bool) -> Kernel {
    let plan = plan(attribute)
    let weights = ResamplingWeights(plan)
    let outer = x.dims[..<plan.axis].reduce(1, *)
    let inner = x.dims[(plan.axis + 1)...].reduce(1, *)
    let size = x.dtype.size
    let (from, to) = back ? (plan.outputs, plan.inputs) : (plan.inputs, plan.outputs)
    let work = plan.outputs * inner * weights.span
    return parallelKernel(outer, grain: max(1, elementwiseGrain / max(work, 1))) { range, at in
      loop(
        Int32(x.dtype.rawValue), range.count, plan.inputs, plan.outputs, inner, weights.span, weights.starts,
        weights.values, at[0] + range.lowerBound * from * inner * size,
        at[1] + range.lowerBound * to * inner * size)
    }
  }
}

private let sampleImage = OpSample.Input(.float64, [1, 3, 2], [1, 5, 2, -1, 4, 0.5])

private func samplePlan(
  _ method: ResizeMethod, axis: Int, _ inputs: Int, _ outputs: Int, antialias: Bool = false
) -> Attribute {
  .resampling(ResamplingPlan(method: method, antialias: antialias, axis: axis, inputs: inputs, outputs: outputs))
}
