import CKernels

/// Normalisation over the last axis: y = (x - mean) / sqrt(variance + epsilon) * scale + offset.
///
/// x [..., n], scale [n], offset [n]; the attribute is epsilon. A floating dtype.
package enum LayerNormalizationOps {
  package static let layerNorm: Op = Op(
    "layerNormalization",
    infer: { inputs, _ in
      try check(inputs[0], [inputs[1], inputs[2]])
      return inputs[0]
    },
    prepare: { inputs, _, attribute in
      let (n, size, dtype, epsilon) = numbers(inputs[0], attribute)
      return parallelKernel(inputs[0].elementCount / n, grain: max(1, elementwiseGrain / 2 / n)) { rows, at in
        let start = rows.lowerBound * n * size
        ck_layer_norm(dtype, rows.count, n, epsilon, at[0] + start, at[1], at[2], at[3] + start)
      }
    },
    gradient: { g in
      let axes = Array(0..<(g.x.rank - 1))
      return [
        dispatch(inputGradient, [g.upstream, g.x, g.inputs[1]], g.attribute),
        dispatch(scaleGradient, [g.upstream, g.x], g.attribute),
        axes.isEmpty ? g.upstream : dispatch(ReductionOps.sum, [g.upstream], .axes(axes, keepdims: false)),
      ]
    },
    samples: [
      OpSample([sampleRows, sampleScale, sampleOffset], .epsilon(1e-3)),
      OpSample([.init(.float32, [3], [1, 2, 4]), .init(.float32, [3], [1, 1, 2]), .init(.float32, [3], [0, 0, 1])], .epsilon(1e-3)),
      OpSample([.init(.float64, [0, 3], []), sampleScale, sampleOffset], .epsilon(1e-3)),
      OpSample([sampleRows, .init(.float64, [2], [1, 2]), sampleOffset], .epsilon(1e-3), isRefused: true),
      OpSample([.init(.float64, [], [1]), sampleScale, sampleOffset], .epsilon(1e-3), isRefused: true),
      OpSample([.init(.int32, [3], [1, 2, 3]), sampleScale, sampleOffset], .epsilon(1e-3), isRefused: true),
    ])

  /// inputs: upstream, x, scale.
  static let inputGradient: Op = Op(
    "layerNormalizationInputGradient",
    infer: { inputs, _ in
      try check(inputs[1], [inputs[2]], like: inputs[0])
      return inputs[1]
    },
    prepare: { inputs, _, attribute in
      let (n, size, dtype, epsilon) = numbers(inputs[1], attribute)
      return parallelKernel(inputs[1].elementCount / n, grain: max(1, elementwiseGrain / 2 / n)) { rows, at in
        let start = rows.lowerBound * n * size
        ck_layer_norm_grad(dtype, rows.count, n, epsilon, at[0] + start, at[1] + start, at[2], at[3] + start)
      }
    },
    gradient: { g in
      composedGradient(g) { inputs in
        let (hat, inverse) = normalized(inputs[1], g.attribute)
        let v = inputs[0] * inputs[2]
        return inverse * (v - v.mean(axis: -1, keepdims: true) - hat * (v * hat).mean(axis: -1, keepdims: true))
      }
    },
    samples: [
      OpSample([sampleUpstream, sampleRows, sampleScale], .epsilon(1e-3)),
      OpSample([sampleScale, sampleRows, sampleScale], .epsilon(1e-3), isRefused: true),
    ])

  /// inputs: upstream, x. The sum over rows of upstream * normalised x.
  static let scaleGradient: Op = Op(
    "layerNormalizationScaleGradient",
    infer: { inputs, _ in
      try check(inputs[1], [], like: inputs[0])
      return TensorSpec(inputs[1].dtype, [inputs[1].dims.last!])
    },
    prepare: { inputs, output, attribute in
      let (n, size, dtype, epsilon) = numbers(inputs[1], attribute)
      let count = inputs[1].elementCount / n
      let parts = max(1, min(2 * ThreadPool.shared.threadCount, count * n / elementwiseGrain))
      let length = (count + parts - 1) / parts
      let shares = Storage(byteCount: parts * n * size)
      return { at in
        shares.pointer.initializeMemory(as: UInt8.self, repeating: 0, count: parts * n * size)
        ThreadPool.shared.parallelFor(parts, grain: 1) { range in
          for part in range {
            let first = min(part * length, count)
            ck_layer_norm_scale_grad(
              dtype, min(length, count - first), n, epsilon, at[0] + first * n * size,
              at[1] + first * n * size, shares.pointer + part * n * size)
          }
        }
        ck_reduce(Int32(CK_SUM.rawValue), dtype)!(1, parts, n, shares.pointer, at[2])
      }
    },
    gradient: { g in
      composedGradient(g) { inputs in
        let (hat, _) = normalized(inputs[1], g.attribute)
        return (inputs[0] * hat).sum(axis: Array(0..<(hat.rank - 1)))
      }
    },
    samples: [
      OpSample([sampleUpstream, sampleRows], .epsilon(1e-3)),
      OpSample([sampleScale, sampleRows], .epsilon(1e-3), isRefused: true),
    ])

  package static let all = [layerNorm, inputGradient, scaleGradient]

  /// The formula in operations that have gradients of all orders.
  private static func normalized(_ x: Tensor, _ attribute: Attribute) -> (Tensor, Tensor) {
    guard case .epsilon(let epsilon) = attribute else { preconditionFailure("no epsilon") }
    let centered = x - x.mean(axis: -1, keepdims: true)
    let variance = tf.square(centered).mean(axis: -1, keepdims: true)
    let inverse = dispatch(ArithmeticOps.rsqrt, [variance + epsilon])
    return (centered * inverse, inverse)
  }

  private static func numbers(_ x: TensorSpec, _ attribute: Attribute) -> (Int, Int, Int32, Double) {
    guard case .epsilon(let epsilon) = attribute else { preconditionFailure("no epsilon") }
    return (max(x.dims.last!, 1), x.dtype.size, Int32(x.dtype.rawValue), epsilon)
  }

  private static func check(_ x: TensorSpec, _ vectors: [TensorSpec], like: TensorSpec? = nil) throws {
    let name = "layerNormalization"
    guard x.dtype.isFloating else {
      throw Op.failure(name, "takes a floating dtype, found \(x.dtype.name); convert it with tf.cast")
    }
    guard let n = x.dims.last else { throw Op.failure(name, "takes a tensor with at least one axis, found shape ()") }
    for vector in vectors where vector.dtype != x.dtype || vector.dims != [n] {
      throw Op.failure(
        name, "scale and offset are \(x.dtype.name) of shape (\(n),), found \(vector.dtype.name) \(vector.shapeText)")
    }
    if let like, like.dtype != x.dtype || like.dims.count != x.dims.count
      || zip(like.dims, x.dims).contains(where: { $0 != $1 && $0 != -1 && $1 != -1 })
    {
      throw Op.failure(name, "\(like.shapeText) is no gradient of a result of shape \(x.shapeText)")
    }
  }
}

/// A gradient rule for an operation whose formula `body` writes in operations that have gradients.
package func composedGradient(_ g: GradientContext, _ body: ([Tensor]) -> Tensor) -> [Tensor?] {
  let tape = GradientTape()
  // Copies under names of their own: one tensor may come in twice.
  let inputs = g.inputs.map { dispatch(ShapingOps.identity, [$0]) }
  for input in inputs where input.dtype.isFloating { tape.watch(input) }
  let target = with(tape) { (body(inputs) * g.upstream).sum() }
  return tape.connectedGradients(target, inputs)
}

private let sampleRows = OpSample.Input(.float64, [2, 3], [1, 2, 4, -1, 0.5, 3])
private let sampleUpstream = OpSample.Input(.float64, [2, 3], [0.5, -1, 2, 1, 0.25, -0.75])
private let sampleScale = OpSample.Input(.float64, [3], [1, 0.5, 2])
private let sampleOffset = OpSample.Input(.float64, [3], [0.1, 0, -1])
