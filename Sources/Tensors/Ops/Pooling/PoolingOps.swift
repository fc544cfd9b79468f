import CKernels

/// A pooling window: its lengths, steps and edges.
package struct PoolingPlan: Hashable {
  /// The function the user called, for messages.
  var name: String
  var kernel: [Int]
  var window: WindowPlan
  /// Places of largest elements count from the start of the batch, not of their image.
  var includesBatch = false
}

/// Pooling over one to three axes, channels last. Of several largest elements of a window the first
/// one gets the gradient, as in TensorFlow.
package enum PoolingOps {
  static let maxPool: Op = pool(
    "maxPool", loop: { dtype, window, channels in { ck_max_pool(dtype, window, channels, $0, $1) } }
  ) { g in [dispatch(maxPoolGradient, [g.x, g.output, g.upstream], g.attribute)] }

  static let avgPool: Op = pool(
    "avgPool", loop: { dtype, window, channels in { ck_avg_pool(dtype, window, channels, $0, $1) } }
  ) { g in [dispatch(avgPoolGradient, [g.upstream, g.x], g.attribute)] }

  /// inputs: x, y = maxPool(x), gradient of y.
  static let maxPoolGradient: Op = Op(
    "maxPoolGradient",
    infer: { inputs, attribute in
      try checkPooled(inputs[0], inputs[1], attribute)
      try checkPooled(inputs[0], inputs[2], attribute)
      return inputs[0]
    },
    prepare: { inputs, _, attribute in
      imageKernel(inputs[0], attribute) { dtype, window, channels, image, output, scratch, at in
        ck_max_pool_grad(
          dtype, window, channels, at[0] + image, at[1] + output, at[2] + output, at[3] + image, scratch)
      }
    },
    gradient: { g in
      [nil, nil, dispatch(maxPoolGather, [g.inputs[0], g.inputs[1], g.upstream], g.attribute)]
    },
    samples: [
      OpSample(
        [
          sampleImage, .init(.float64, [1, 2, 2, 1], [5, 6, 8, 8]),
          .init(.float64, [1, 2, 2, 1], [1, 2, 3, 4]),
        ], samplePlan([2, 2], [2, 2], .same), checksGradient: false),
      OpSample(
        [sampleImage, .init(.float64, [1, 1, 2, 1], [5, 6]), .init(.float64, [1, 1, 2, 1], [1, 2])],
        samplePlan([2, 2], [2, 2], .same), isRefused: true),
    ])

  /// inputs: x, y = maxPool(x), z like x. The element of z at the place of each window's largest.
  static let maxPoolGather: Op = Op(
    "maxPoolGather",
    infer: { inputs, attribute in
      try checkPooled(inputs[0], inputs[1], attribute)
      guard inputs[2].dims == inputs[0].dims, inputs[2].dtype == inputs[0].dtype else {
        throw Op.failure("maxPoolGather", "\(inputs[2].shapeText) is not like \(inputs[0].shapeText)")
      }
      return inputs[1]
    },
    prepare: { inputs, _, attribute in
      imageKernel(inputs[0], attribute) { dtype, window, channels, image, output, scratch, at in
        ck_max_pool_gather(
          dtype, window, channels, at[0] + image, at[1] + output, at[2] + image, at[3] + output, scratch)
      }
    },
    gradient: { g in
      [nil, nil, dispatch(maxPoolGradient, [g.inputs[0], g.inputs[1], g.upstream], g.attribute)]
    },
    samples: [
      OpSample(
        [sampleImage, .init(.float64, [1, 2, 2, 1], [5, 6, 8, 8]), sampleImage],
        samplePlan([2, 2], [2, 2], .same), checksGradient: false),
      OpSample(
        [sampleImage, .init(.float64, [1, 2, 2, 1], [5, 6, 8, 8]), .init(.float64, [1], [1])],
        samplePlan([2, 2], [2, 2], .same), isRefused: true),
    ])

  /// inputs: x, y = maxPool(x). Where in x each window's largest element lies. int64
  static let maxPoolPlaces: Op = Op(
    "maxPoolPlaces",
    infer: { inputs, attribute in
      try checkPooled(inputs[0], inputs[1], attribute)
      return TensorSpec(.int64, inputs[1].dims)
    },
    prepare: { inputs, _, attribute in
      let includesBatch = plan(attribute).includesBatch
      let size = inputs[0].dtype.size
      return imageKernel(inputs[0], attribute) { dtype, window, channels, image, output, _, at in
        ck_max_pool_places(
          dtype, window, channels, at[0] + image, at[1] + output, Int64(includesBatch ? image / size : 0),
          (at[2] + output / size * 8).assumingMemoryBound(to: Int64.self))
      }
    },
    samples: [
      OpSample(
        [sampleImage, .init(.float64, [1, 2, 2, 1], [5, 6, 8, 8])], samplePlan([2, 2], [2, 2], .same)),
      OpSample(
        [sampleImage, .init(.float64, [1, 2, 1, 1], [5, 6])], samplePlan([2, 2], [2, 2], .same),
        isRefused: true),
    ])

  /// inputs: gradient of the averages, x for its shape. Each window shares its gradient equally.
  static let avgPoolGradient: Op = Op(
    "avgPoolGradient",
    infer: { inputs, attribute in
      try checkPooled(inputs[1], inputs[0], attribute)
      return inputs[1]
    },
    prepare: { inputs, _, attribute in
      imageKernel(inputs[1], attribute) { dtype, window, channels, image, output, _, at in
        ck_avg_pool_grad(dtype, window, channels, at[0] + output, at[2] + image)
      }
    },
    gradient: { g in [dispatch(avgPool, [g.upstream], g.attribute), nil] },
    samples: [
      OpSample(
        [.init(.float64, [1, 2, 2, 1], [1, 2, 3, 4]), sampleImage], samplePlan([2, 2], [2, 2], .same)),
      OpSample(
        [.init(.float64, [1, 2, 2, 2], [1, 2, 3, 4, 5, 6, 7, 8]), sampleImage],
        samplePlan([2, 2], [2, 2], .same), isRefused: true),
    ])

  package static let all = [
    maxPool, avgPool, maxPoolGradient, maxPoolGather, maxPoolPlaces, avgPoolGradient,
  ]

  // MARK: shape rules

  private static func plan(_ attribute: Attribute) -> PoolingPlan {
    guard case .pooling(let plan) = attribute else { preconditionFailure("no plan") }
    return plan
  }

  private static func pooled(_ x: TensorSpec, _ attribute: Attribute) throws -> TensorSpec {
    let plan = plan(attribute)
    guard x.dtype.isFloating else {
      throw Op.failure(plan.name, "takes a floating dtype, found \(x.dtype.name); convert it with tf.cast")
    }
    guard x.dims.count == plan.kernel.count + 2 else {
      throw Op.failure(plan.name, "takes a tensor of rank \(plan.kernel.count + 2), found shape \(x.shapeText)")
    }
    let geometry = try WindowGeometry(
      plan.name, input: ConvolutionOps.spatial(x.dims), kernel: plan.kernel, plan: plan.window)
    return TensorSpec(x.dtype, [x.dims[0]] + geometry.output + [x.dims.last!])
  }

  private static func checkPooled(_ x: TensorSpec, _ y: TensorSpec, _ attribute: Attribute) throws {
    let expected = try pooled(x, attribute)
    guard y.dtype == x.dtype, y.dims.count == expected.dims.count,
      zip(y.dims, expected.dims).allSatisfy({ $0 == $1 || $0 == -1 || $1 == -1 })
    else {
      throw Op.failure(
        plan(attribute).name, "pooling \(x.shapeText) gives \(expected.shapeText), not \(y.shapeText)")
    }
  }

  // MARK: kernels

  private static func pool(
    _ name: String,
    loop: @escaping (Int32, UnsafePointer<ck_window>, Int) -> (UnsafeRawPointer, UnsafeMutableRawPointer) -> Void,
    gradient: @escaping (GradientContext) -> [Tensor?]
  ) -> Op {
    Op(
      name,
      infer: { inputs, attribute in try pooled(inputs[0], attribute) },
      prepare: { inputs, _, attribute in
        imageKernel(inputs[0], attribute) { dtype, window, channels, image, output, _, at in
          loop(dtype, window, channels)(at[0] + image, at[1] + output)
        }
      },
      gradient: gradient,
      samples: [
        OpSample([sampleImage], samplePlan([2, 2], [2, 2], .same)),
        OpSample([sampleImage], samplePlan([3, 2], [1, 1], .valid)),
        OpSample([sampleImage], samplePlan([2, 2], [1, 1], .explicit([[1, 0], [0, 1]]))),
        OpSample(
          [.init(.float64, [2, 4, 2], (0..<16).map { Double(($0 * 5 + 2) % 17) })],
          samplePlan([2], [2], .valid)),
        OpSample(
          [.init(.float32, [1, 2, 2, 3, 1], (0..<12).map { Double(($0 * 5 + 2) % 13) })],
          samplePlan([2, 2, 2], [1, 1, 2], .same)),
        OpSample([.init(.float32, [0, 4, 2], [])], samplePlan([2], [2], .valid)),
        OpSample([sampleImage], samplePlan([2], [2], .valid), isRefused: true),
        OpSample([sampleImage], samplePlan([5, 5], [1, 1], .valid), isRefused: true),
        OpSample([.init(.int32, [1, 2, 1], [1, 2])], samplePlan([2], [2], .valid), isRefused: true),
      ])
  }

  /// Runs `body` for every image of the batch, with the byte offsets of the image and of its output
  /// and scratch memory for one number per channel.
  private static func imageKernel(
    _ x: TensorSpec, _ attribute: Attribute,
    _ body: @escaping (
      Int32, UnsafePointer<ck_window>, Int, Int, Int, UnsafeMutableRawPointer,
      UnsafePointer<UnsafeMutableRawPointer>
    ) -> Void
  ) -> Kernel {
    let plan = plan(attribute)
    guard
      let geometry = try? WindowGeometry(
        plan.name, input: ConvolutionOps.spatial(x.dims), kernel: plan.kernel, plan: plan.window)
    else { preconditionFailure("a shape the rule has let pass") }
    let window = geometry.loops
    let (batch, channels, size, dtype) = (x.dims[0], x.dims.last!, x.dtype.size, Int32(x.dtype.rawValue))
    let imageBytes = geometry.input.reduce(channels, *) * size
    let outputBytes = geometry.output.reduce(channels, *) * size
    let work = geometry.output.reduce(channels, *) * geometry.kernel.reduce(1, *)
    return { addresses in
      withUnsafePointer(to: window) { window in
        ThreadPool.shared.parallelFor(batch, grain: max(1, elementwiseGrain / max(work, 1))) { images in
          withUnsafeTemporaryAllocation(byteCount: channels * size, alignment: 64) { scratch in
            for image in images {
              body(
                dtype, window, channels, image * imageBytes, image * outputBytes,
                scratch.baseAddress ?? addresses[0], addresses)
            }
          }
        }
      }
    }
  }
}

private let sampleImage = OpSample.Input(
  .float64, [1, 4, 3, 1], [1, 5, 6, -3, 4, 2, 7, 8, 0.5, 2.5, -1, 8.5])

private func samplePlan(_ kernel: [Int], _ strides: [Int], _ padding: WindowPadding.Kind) -> Attribute {
  .pooling(
    PoolingPlan(
      name: "pool", kernel: kernel,
      window: WindowPlan(strides: strides, dilations: kernel.map { _ in 1 }, padding: padding)))
}
