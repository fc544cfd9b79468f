import CKernels

/// A window over an image whose contents are taken out.
package struct PatchPlan: Hashable {
  var kernel: [Int]
  var window: WindowPlan
}

/// Windows of images laid out as vectors: image [batch, height, width, c], result
/// [batch, rows, columns, window height * window width * c].
package enum PatchOps {
  static let extractPatches: Op = Op(
    "extractPatches",
    infer: { inputs, attribute in
      let (plan, x) = (plan(attribute), inputs[0])
      guard x.dims.count == 4 else {
        throw Op.failure("extractPatches", "takes images (batch, height, width, channels), found shape \(x.shapeText)")
      }
      let geometry = try geometry(x.dims, plan)
      let depth = x.dims[3] < 0 ? -1 : plan.kernel.reduce(x.dims[3], *)
      return TensorSpec(x.dtype, [x.dims[0]] + geometry.output + [depth])
    },
    prepare: { inputs, output, attribute in
      let (x, size) = (inputs[0], output.dtype.size)
      guard let geometry = try? geometry(x.dims, plan(attribute)) else { preconditionFailure("bad plan") }
      let window = geometry.loops
      let (image, patches) = (x.dims.dropFirst().reduce(size, *), output.dims.dropFirst().reduce(size, *))
      let count = geometry.output.reduce(1, *)
      return parallelKernel(x.dims[0], grain: max(1, 4 * elementwiseGrain / max(patches, 1))) { range, at in
        withUnsafePointer(to: window) { window in
          for index in range {
            ck_im2col(
              window, 0, count, x.dims[3], 0, x.dims[3], Int32(size), at[0] + index * image, at[1] + index * patches)
          }
        }
      }
    },
    gradient: { g in [dispatch(patchesGradient, [g.upstream, g.x], g.attribute)] },
    samples: [
      OpSample([sampleImage], samplePlan([2, 2], [1, 2], [1, 1], .valid)),
      OpSample([sampleImage], samplePlan([2, 2], [1, 1], [2, 1], .same)),
      OpSample([.init(.uint8, [1, 2, 2, 1], [1, 2, 3, 4])], samplePlan([2, 2], [1, 1], [1, 1], .same)),
      OpSample([sampleImage], samplePlan([5, 5], [1, 1], [1, 1], .valid), isRefused: true),
      OpSample([.init(.float64, [2, 2], [1, 2, 3, 4])], samplePlan([1, 1], [1, 1], [1, 1], .valid), isRefused: true),
    ])

  /// inputs: gradient of the patches, the images for their shape.
  static let patchesGradient: Op = Op(
    "extractPatchesGradient",
    infer: { inputs, attribute in
      let (plan, x) = (plan(attribute), inputs[1])
      guard x.dtype.isFloating else {
        throw Op.failure("extractPatchesGradient", "takes a floating dtype, found \(x.dtype.name)")
      }
      let expected = [x.dims[0]] + (try geometry(x.dims, plan)).output + [plan.kernel.reduce(x.dims[3], *)]
      guard inputs[0].dtype == x.dtype, inputs[0].dims.count == 4,
        zip(inputs[0].dims, expected).allSatisfy({ $0 == $1 || $0 == -1 || $1 == -1 })
      else {
        throw Op.failure("extractPatchesGradient", "\(inputs[0].shapeText) are no patches of \(x.shapeText)")
      }
      return x
    },
    prepare: { inputs, output, attribute in
      let (x, size, dtype) = (output, output.dtype.size, Int32(output.dtype.rawValue))
      guard let geometry = try? geometry(x.dims, plan(attribute)) else { preconditionFailure("bad plan") }
      let window = geometry.loops
      let (image, patches) = (x.dims.dropFirst().reduce(size, *), inputs[0].dims.dropFirst().reduce(size, *))
      let count = geometry.output.reduce(1, *)
      return parallelKernel(x.dims[0], grain: max(1, 4 * elementwiseGrain / max(patches, 1))) { range, at in
        withUnsafePointer(to: window) { window in
          for index in range {
            let target = at[2] + index * image
            target.initializeMemory(as: UInt8.self, repeating: 0, count: image)
            ck_col2im(dtype, window, 0, count, x.dims[3], 0, x.dims[3], at[0] + index * patches, target)
          }
        }
      }
    },
    gradient: { g in [dispatch(extractPatches, [g.upstream], g.attribute), nil] },
    samples: [
      OpSample(
        [.init(.float64, [1, 2, 1, 4], [1, 2, 3, 4, 5, 6, 7, 8]), sampleImage],
        samplePlan([2, 2], [1, 2], [1, 1], .valid)),
      OpSample([sampleImage, sampleImage], samplePlan([2, 2], [1, 2], [1, 1], .valid), isRefused: true),
    ])

  package static let all = [extractPatches, patchesGradient]

  private static func plan(_ attribute: Attribute) -> PatchPlan {
    guard case .patches(let plan) = attribute else { preconditionFailure("no plan") }
    return plan
  }

  private static func geometry(_ dims: [Int], _ plan: PatchPlan) throws -> WindowGeometry {
    try WindowGeometry("extractPatches", input: Array(dims[1...2]), kernel: plan.kernel, plan: plan.window)
  }
}

private let sampleImage = OpSample.Input(.float64, [1, 3, 3, 1], [1, 5, 2, -1, 4, 0.5, 3, 8, -2])

private func samplePlan(
  _ kernel: [Int], _ strides: [Int], _ rates: [Int], _ padding: WindowPadding.Kind
) -> Attribute {
  .patches(PatchPlan(kernel: kernel, window: WindowPlan(strides: strides, dilations: rates, padding: padding)))
}
