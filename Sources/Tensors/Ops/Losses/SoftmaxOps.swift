import CKernels
import Glibc

/// Softmax and the cross entropies that are unstable or slow when composed. All work on the last axis.
package enum SoftmaxOps {
  static let softmax: Op = rows("softmax", log: 0) { g in
    let dot = dispatch(
      ReductionOps.sum, [g.upstream * g.output], .axes([g.x.rank - 1], keepdims: true))
    return [g.output * (g.upstream - dot)]
  }

  static let logSoftmax: Op = rows("logSoftmax", log: 1) { g in
    let total = dispatch(ReductionOps.sum, [g.upstream], .axes([g.x.rank - 1], keepdims: true))
    return [g.upstream - dispatch(ExponentialOps.exp, [g.output]) * total]
  }

  /// inputs: labels (int64), logits. Per row: log(sum(exp(logits))) - logits[label].
  static let sparseCrossEntropy: Op = Op(
    "sparseSoftmaxCrossEntropyWithLogits",
    infer: { inputs, _ in
      let (labels, logits) = (inputs[0], inputs[1])
      try checkSparse(labels, logits)
      return TensorSpec(logits.dtype, labels.dims)
    },
    prepare: { inputs, output, _ in
      let n = inputs[1].dims.last!
      let (dtype, size) = (Int32(output.dtype.rawValue), output.dtype.size)
      return parallelKernel(output.elementCount, grain: rowGrain(n)) { rows, addresses in
        let start = rows.lowerBound
        ck_sparse_cross_entropy(
          dtype, rows.count, n, addresses[1] + start * n * size,
          addresses[0].assumingMemoryBound(to: Int64.self) + start, addresses[2] + start * size)
      }
    },
    gradient: { g in [nil, dispatch(sparseCrossEntropyGradient, [g.upstream, g.inputs[0], g.inputs[1]])] },
    samples: [
      OpSample([.init(.int64, [2], [2, 0]), .init(.float64, [2, 3], [1, 2, 3, -1, 0.5, 2])]),
      OpSample([.init(.int64, [2], [2, 0]), .init(.float64, [3, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9])], isRefused: true),
    ])

  /// inputs: upstream, labels, logits. Per row: g (softmax(logits) - onehot(label)).
  static let sparseCrossEntropyGradient: Op = Op(
    "sparseSoftmaxCrossEntropyGradient",
    infer: { inputs, _ in
      try checkSparse(inputs[1], inputs[2])
      return inputs[2]
    },
    prepare: { inputs, output, _ in
      let n = output.dims.last!
      let (dtype, size) = (Int32(output.dtype.rawValue), output.dtype.size)
      return parallelKernel(inputs[0].elementCount, grain: rowGrain(n)) { rows, addresses in
        let start = rows.lowerBound
        ck_sparse_cross_entropy_grad(
          dtype, rows.count, n, addresses[0] + start * size, addresses[2] + start * n * size,
          addresses[1].assumingMemoryBound(to: Int64.self) + start, addresses[3] + start * n * size)
      }
    },
    gradient: { g in
      // In composed form, since second derivatives are rare.
      let (u, labels, logits) = (g.inputs[0], g.inputs[1], g.inputs[2])
      let p = dispatch(softmax, [logits])
      let axis = logits.rank - 1
      let hot = dispatch(
        SlicingOps.oneHot, [labels], .oneHot(axis: axis, depth: logits.dims[axis], dtype: logits.dtype))
      let weighted = g.upstream * p
      let dot = dispatch(ReductionOps.sum, [weighted], .axes([axis], keepdims: true))
      let wide = dispatch(ShapingOps.expandDims, [u], .axis(axis))
      return [
        dispatch(ReductionOps.sum, [g.upstream * (p - hot)], .axes([axis], keepdims: false)), nil,
        wide * (weighted - p * dot),
      ]
    },
    samples: [
      OpSample([
        .init(.float64, [2], [1, 0.5]), .init(.int64, [2], [2, 0]),
        .init(.float64, [2, 3], [1, 2, 3, -1, 0.5, 2]),
      ]),
      OpSample(
        [.init(.float64, [2], [1, 2]), .init(.int64, [1], [2]), .init(.float64, [2, 1], [1, 2])],
        isRefused: true),
    ])

  package static let all = [softmax, logSoftmax, sparseCrossEntropy, sparseCrossEntropyGradient]

  /// Rows of n exponentials worth handing to another thread.
  private static func rowGrain(_ n: Int) -> Int { max(1, elementwiseGrain / 4 / max(n, 1)) }

  private static func checkSparse(_ labels: TensorSpec, _ logits: TensorSpec) throws {
    let name = "sparseSoftmaxCrossEntropyWithLogits"
    guard labels.dtype == .int64 else {
      throw Op.failure(name, "labels are integers, found \(labels.dtype.name)")
    }
    guard logits.dtype.isFloating else {
      throw Op.failure(name, "logits have a floating dtype, found \(logits.dtype.name)")
    }
    let rows = Array(logits.dims.dropLast())
    let fits = !logits.dims.isEmpty && labels.dims.count == rows.count
      && zip(labels.dims, rows).allSatisfy { $0 == $1 || $0 == -1 || $1 == -1 }
    guard fits else {
      throw Op.failure(
        name,
        "labels \(labels.shapeText) do not fit logits \(logits.shapeText): one label per row of logits")
    }
  }

  private static func rows(
    _ name: String, log: Int32, gradient: @escaping (GradientContext) -> [Tensor?]
  ) -> Op {
    Op(
      name,
      infer: { inputs, _ in
        guard inputs[0].dtype.isFloating else {
          throw Op.failure(name, "takes a floating dtype, found \(inputs[0].dtype.name)")
        }
        guard !inputs[0].dims.isEmpty else {
          throw Op.failure(name, "takes a tensor with at least one axis, found shape ()")
        }
        return inputs[0]
      },
      prepare: { inputs, output, _ in
        let n = output.dims.last!
        let count = output.elementCount / max(n, 1)
        let loop = ck_softmax(log, Int32(output.dtype.rawValue))!
        let bytes = n * output.dtype.size
        return parallelKernel(count, grain: rowGrain(n)) { rows, addresses in
          loop(
            rows.count, n, addresses[0] + rows.lowerBound * bytes,
            addresses[1] + rows.lowerBound * bytes)
        }
      },
      gradient: gradient,
      samples: [
        OpSample([.init(.float64, [2, 3], [1, 2, 3, -1, 0.5, 900])]),
        OpSample([.init(.float32, [4], [1, 2, 3, -1])]),
        OpSample([.init(.int32, [2], [1, 2])], isRefused: true),
        OpSample([.init(.float32, [], [1])], isRefused: true),
      ])
  }
}
