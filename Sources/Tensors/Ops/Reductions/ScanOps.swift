import CKernels

package enum ScanOps {
  /// y_i = x_0 + ... + x_i along an axis.
  static let cumsum: Op = scan("cumsum", CK_SCAN_SUM, .numeric) { g, axis, exclusive, reversed in
    dispatch(cumsum, [g.upstream], .scan(axis: axis, exclusive: exclusive, reversed: !reversed))
  }

  /// y_i = x_0 * ... * x_i along an axis. The gradient is 0 at a factor of 0, as TensorFlow has it.
  static let cumprod: Op = scan("cumprod", CK_SCAN_PROD, .numeric) { g, axis, exclusive, reversed in
    let sums = dispatch(
      cumsum, [g.output * g.upstream], .scan(axis: axis, exclusive: exclusive, reversed: !reversed))
    return dispatch(GuardedOps.divideNoNan, [sums, g.x])
  }

  /// y_i = log(exp(x_0) + ... + exp(x_i)) along an axis. Upstream gradients of either sign go through
  /// in the logarithmic domain.
  static let cumulativeLogsumexp: Op = scan(
    "cumulativeLogsumexp", CK_SCAN_LOGSUMEXP, .floating
  ) { g, axis, exclusive, reversed in
    let backwards = Attribute.scan(axis: axis, exclusive: exclusive, reversed: !reversed)
    let lowest = Tensor.scalar(-.infinity, g.upstream.dtype)
    func share(_ part: Tensor) -> Tensor {
      let logarithm = dispatch(
        SelectionOps.select, [part > 0, tf.math.log(part), lowest])
      let summed = dispatch(cumulativeLogsumexp, [logarithm - g.output], backwards)
      return tf.exp(summed + g.x)
    }
    return share(g.upstream) - share(-g.upstream)
  }

  package static let all = [cumsum, cumprod, cumulativeLogsumexp]

  private static func scan(
    _ name: String, _ code: ck_scan_op, _ dtypes: DTypeClass,
    gradient: @escaping (GradientContext, Int, Bool, Bool) -> Tensor
  ) -> Op {
    let code = Int32(code.rawValue)
    return Op(
      name,
      infer: { inputs, attribute in
        guard case .scan(let axis, _, _) = attribute else { preconditionFailure("no axis") }
        let x = inputs[0]
        guard dtypes.contains(x.dtype) else {
          throw Op.failure(name, "takes \(dtypes.text), found \(x.dtype.name); convert it with tf.cast")
        }
        guard axis >= 0 && axis < x.dims.count else {
          throw Op.failure(name, "axis \(axis) is out of range for shape \(x.shapeText)")
        }
        return x
      },
      prepare: { _, output, attribute in
        guard case .scan(let axis, let exclusive, let reversed) = attribute else {
          preconditionFailure("no axis")
        }
        let blocks = AxisBlocks(output.dims, axis: axis)
        let (dtype, bytes) = (Int32(output.dtype.rawValue), blocks.length * blocks.inner * output.dtype.size)
        return { addresses in
          let (from, to) = (addresses[0], addresses[1])
          blocks.forEachRange { rows in
            _ = ck_scan(
              code, dtype, rows.count, blocks.length, blocks.inner, exclusive ? 1 : 0, reversed ? 1 : 0,
              from + rows.lowerBound * bytes, to + rows.lowerBound * bytes)
          }
        }
      },
      gradient: { g in
        guard case .scan(let axis, let exclusive, let reversed) = g.attribute else { return [nil] }
        return [gradient(g, axis, exclusive, reversed)]
      },
      samples: [
        OpSample(
          [.init(.float64, [2, 3], [1, -2, 3, 0.5, 5, 6])], .scan(axis: 1, exclusive: false, reversed: false)),
        OpSample(
          [.init(.float64, [3, 2], [1, -2, 3, 0.5, 5, 6])], .scan(axis: 0, exclusive: false, reversed: true)),
        OpSample(
          [.init(.float64, [3], [1, -2, 3])], .scan(axis: 0, exclusive: true, reversed: false),
          checksGradient: code != Int32(CK_SCAN_LOGSUMEXP.rawValue)),
        OpSample([.init(.float64, [0], [])], .scan(axis: 0, exclusive: true, reversed: true)),
        OpSample([.init(.float64, [], [1])], .scan(axis: 0, exclusive: true, reversed: true), isRefused: true),
        OpSample([.init(.bool, [1], [1])], .scan(axis: 0, exclusive: true, reversed: true), isRefused: true),
      ])
  }
}
