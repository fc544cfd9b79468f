import CKernels

package enum ScatterOps {
  /// inputs: x, indices (int64), updates. x with slices set, added to, ...: the last axis of the indices
  /// holds places along the first axes of x. Repeated indices count in order.
  static let tensorScatter: Op = Op(
    "tensorScatter",
    infer: { inputs, attribute in
      guard case .scatter(let rule) = attribute else { preconditionFailure("no rule") }
      let (x, index, updates) = (inputs[0], inputs[1], inputs[2])
      let depth = try GatherOps.indexDepth("tensorScatter", x, index)
      guard x.dtype == updates.dtype else {
        throw Op.failure(
          "tensorScatter",
          "dtypes differ: \(x.dtype.name) and \(updates.dtype.name); convert one of them with tf.cast")
      }
      guard rule == .set || x.dtype != .bool else {
        throw Op.failure("tensorScatter", "takes a numeric dtype, found bool")
      }
      let wanted = Array(index.dims.dropLast()) + x.dims[depth...]
      guard wanted.count == updates.dims.count,
        zip(wanted, updates.dims).allSatisfy({ $0 == $1 || $0 == -1 || $1 == -1 })
      else {
        throw Op.failure(
          "tensorScatter",
          "updates of shape \(updates.shapeText) do not fit: indices of shape \(index.shapeText) into shape \(x.shapeText) take \(wanted.shapeText)")
      }
      return x
    },
    prepare: { inputs, output, attribute in
      guard case .scatter(let rule) = attribute else { preconditionFailure("no rule") }
      let size = output.dtype.size
      let plan = IndexedRows("tensorScatter", output.dims, inputs[1].dims, size: size)
      let dtype = rule == .set ? bitsType(size) : output.dtype
      let bytes = output.byteCount
      return { addresses in
        addresses[3].copyMemory(from: addresses[0], byteCount: bytes)
        plan.withPlaces(addresses[1]) { places in
          guard let first = places.baseAddress else { return }
          _ = ck_scatter(
            rule.rawValue, Int32(dtype.rawValue), plan.count, plan.inner, first, addresses[2], addresses[3])
        }
      }
    },
    gradient: { g in
      guard case .scatter(let rule) = g.attribute else { return [nil, nil, nil] }
      let (index, u) = (g.inputs[1], g.upstream)
      func gathered(_ x: Tensor) -> Tensor { dispatch(GatherOps.gatherNd, [x, index]) }
      switch rule {
      case .set:
        let kept = dispatch(tensorScatter, [u, index, tf.zerosLike(g.inputs[2])], g.attribute)
        return [kept, nil, gathered(u)]
      case .add: return [u, nil, gathered(u)]
      case .subtract: return [u, nil, -gathered(u)]
      case .multiply:
        let factors = dispatch(tensorScatter, [tf.onesLike(g.x), index, g.inputs[2]], g.attribute)
        // Meant for indices that do not repeat.
        return [u * factors, nil, gathered(u * g.x)]
      case .max, .min:
        // All that reached the extremum share the gradient.
        let own = Tensor.cast(dispatch(ComparisonOps.equal, [g.x, g.output]), to: u.dtype)
        let others = Tensor.cast(
          dispatch(ComparisonOps.equal, [g.inputs[2], gathered(g.output)]), to: u.dtype)
        let hits = dispatch(tensorScatter, [own, index, others], .scatter(.add))
        let share = u / hits
        return [share * own, nil, gathered(share) * others]
      }
    },
    samples: [ScatterRule.set, .add, .subtract, .multiply].flatMap(scatterSamples) + [
      OpSample(
        [.init(.float64, [3], [1, 5, 3]), .init(.int64, [2, 1], [0, 1]), .init(.float64, [2], [4, 2])],
        .scatter(.max)),
      OpSample(
        [.init(.int32, [3], [1, 5, 3]), .init(.int64, [2, 1], [0, 0]), .init(.int32, [2], [-4, -2])],
        .scatter(.min)),
      OpSample(
        [.init(.bool, [2], [1, 0]), .init(.int64, [1, 1], [1]), .init(.bool, [1], [1])], .scatter(.set)),
      OpSample(
        [.init(.int32, [2], [1, 2]), .init(.int64, [1, 1], [2]), .init(.int32, [1], [1])],
        .scatter(.add), isRefused: true),
      OpSample(
        [.init(.int32, [2], [1, 2]), .init(.int64, [1, 1], [0]), .init(.int32, [2], [1, 1])],
        .scatter(.add), isRefused: true),
      OpSample(
        [.init(.int32, [2], [1, 2]), .init(.int64, [1, 1], [0]), .init(.float32, [1], [1])],
        .scatter(.add), isRefused: true),
    ])

  package static let all = [tensorScatter]

  /// An integer type of a size, to move bits with.
  static func bitsType(_ size: Int) -> DType {
    switch size {
    case 1: .uint8
    case 2: .uint16
    case 4: .uint32
    default: .uint64
    }
  }

  private static func scatterSamples(_ rule: ScatterRule) -> [OpSample] {
    [
      OpSample(
        [
          .init(.float64, [2, 3], [1, 2, 3, 4, 5, 6]), .init(.int64, [2, 2], [0, 1, 1, 2]),
          .init(.float64, [2], [10, 20]),
        ], .scatter(rule)),
      OpSample(
        [
          .init(.float64, [3, 2], [1, 2, 3, 4, 5, 6]), .init(.int64, [1, 1], [2]),
          .init(.float64, [1, 2], [10, 20]),
        ], .scatter(rule)),
      OpSample(
        [.init(.int32, [2], [1, 2]), .init(.int64, [0, 1], []), .init(.int32, [0], [])], .scatter(rule)),
    ]
  }
}
