import CKernels

/// What a random operation is asked for. Part of a graph node, hence hashable.
package struct RandomRequest: Hashable {
  package enum Kind: Hashable {
    case uniform, uniformHalf, uniformBrain, integers, normal, truncatedNormal
    case gamma, poisson, binomial

    var code: Int32 {
      let code =
        switch self {
        case .uniform: CK_RANDOM_UNIFORM
        case .uniformHalf: CK_RANDOM_UNIFORM_HALF
        case .uniformBrain: CK_RANDOM_UNIFORM_BRAIN
        case .integers: CK_RANDOM_INTEGER
        case .normal: CK_RANDOM_NORMAL
        case .truncatedNormal: CK_RANDOM_TRUNCATED
        case .gamma: CK_RANDOM_GAMMA
        case .poisson: CK_RANDOM_POISSON
        case .binomial: CK_RANDOM_BINOMIAL
        }
      return Int32(code.rawValue)
    }
  }
  var kind: Kind
  var dtype: DType = .float64
  /// The whole shape; of gamma, Poisson and binomial numbers the axes before those of the parameters.
  var dims: [Int] = []
  /// Integers are `low + word % range`; a range of 0 is all integers.
  var low: Int64 = 0
  var range: UInt64 = 0
}

/// A state is three numbers of int64, as in TensorFlow: the counter's low and high halves and the key.
/// One operation hands out states of the seeded streams; all others are functions of the state they get.
package enum RandomOps {
  /// Blocks set aside per output, which rejection methods may use up.
  static let blocksPerOutput = 256

  /// The state of a stream, which moves on by so many blocks per element of the optional input, or in all.
  static let state: Op = Op(
    "randomState", .stateful,
    infer: { _, _ in TensorSpec(.int64, [3]) },
    prepare: { inputs, _, attribute in
      guard case .randomStream(let stream, let blocks) = attribute else { preconditionFailure("no stream") }
      let count = inputs.first?.elementCount ?? 1
      return { addresses in
        addresses[inputs.count].storeBytes(
          of: stream.reserve(blocks: UInt64(count) &* UInt64(blocks)), as: ck_philox_state.self)
      }
    },
    samples: [OpSample([], .randomStream(RandomStream(.init(global: 1, operation: 2)), blocks: 1))])

  /// The state that belongs to two seeds.
  static let stateFromSeed: Op = Op(
    "stateFromSeed",
    infer: { inputs, _ in
      guard inputs[0].dims == [2], inputs[0].dtype == .int32 || inputs[0].dtype == .int64 else {
        throw Op.failure(
          "stateFromSeed",
          "the seed of a stateless operation is two numbers of int32 or int64, found \(inputs[0].dtype.name) \(inputs[0].shapeText)")
      }
      return TensorSpec(.int64, [3])
    },
    prepare: { inputs, _, _ in
      let dtype = inputs[0].dtype
      return { addresses in
        func seed(_ index: Int) -> UInt64 {
          UInt64(bitPattern: Int64(readInteger(addresses[0], index, dtype)))
        }
        var state = ck_philox_state()
        ck_philox_key_from_seeds(seed(0), seed(1), &state)
        addresses[1].storeBytes(of: state, as: ck_philox_state.self)
      }
    },
    samples: [
      OpSample([.init(.int32, [2], [1, 2])], checksGradient: false),
      OpSample([.init(.int64, [2], [-1, 1e9])], checksGradient: false),
      OpSample([.init(.int32, [3], [1, 2, 3])], isRefused: true),
      OpSample([.init(.float32, [2], [1, 2])], isRefused: true),
    ])

  /// The state after so many more blocks.
  static let skip: Op = Op(
    "randomSkip",
    infer: { inputs, attribute in
      try checkState(inputs[0], "randomSkip")
      return inputs[0]
    },
    prepare: { _, _, attribute in
      guard case .axis(let blocks) = attribute else { preconditionFailure("no blocks") }
      return { addresses in
        var state = addresses[0].load(as: ck_philox_state.self)
        ck_philox_skip(&state, UInt64(bitPattern: Int64(blocks)))
        addresses[1].storeBytes(of: state, as: ck_philox_state.self)
      }
    },
    samples: [
      OpSample([.init(.int64, [3], [-1, 2, 3])], .axis(5), checksGradient: false),
      OpSample([.init(.int64, [2], [1, 2])], .axis(5), isRefused: true),
    ])

  /// Independent numbers of one distribution; inputs: a state, and a tensor whose shape the result
  /// takes when the request names none.
  static let fill: Op = Op(
    "random",
    infer: { inputs, attribute in
      guard case .random(let request) = attribute else { preconditionFailure("no request") }
      try checkState(inputs[0], "random")
      let dims = inputs.count > 1 ? inputs[1].dims : request.dims
      guard dims.allSatisfy({ $0 >= 0 }) || inputs.count > 1 else {
        throw Op.failure("random", "a shape has no negative axes, found \(dims)")
      }
      return TensorSpec(request.dtype, dims)
    },
    prepare: { inputs, output, attribute in
      guard case .random(let request) = attribute else { preconditionFailure("no request") }
      let count = output.elementCount
      let perGroup = output.dtype.size == 8 ? 2 : 4
      let dtype = Int32(output.dtype.rawValue)
      let outputIndex = inputs.count
      return { addresses in
        var state = addresses[0].load(as: ck_philox_state.self)
        let out = addresses[outputIndex]
        ThreadPool.shared.parallelFor((count + perGroup - 1) / perGroup, grain: 4096) { groups in
          ck_random_fill(
            request.kind.code, dtype, &state, groups.lowerBound, groups.upperBound, count, request.low,
            request.range, out)
        }
      }
    },
    samples: [RandomRequest.Kind.uniform, .normal, .truncatedNormal].flatMap { kind in
      [DType.float32, .float64].map {
        OpSample(
          [.init(.int64, [3], [0, 1, 2])], .random(RandomRequest(kind: kind, dtype: $0, dims: [2, 3])),
          checksGradient: false)
      }
    } + [
      OpSample(
        [.init(.int64, [3], [0, 1, 2]), .init(.float32, [5], [0, 0, 0, 0, 0])],
        .random(RandomRequest(kind: .integers, dtype: .int32, low: -3, range: 10)), checksGradient: false),
      OpSample(
        [.init(.int64, [3], [0, 1, 2])], .random(RandomRequest(kind: .normal, dtype: .float32, dims: [0])),
        checksGradient: false),
      OpSample(
        [.init(.int64, [3], [0, 1, 2])], .random(RandomRequest(kind: .normal, dtype: .float32, dims: [-2])),
        isRefused: true),
      OpSample(
        [.init(.int64, [2], [0, 1])], .random(RandomRequest(kind: .normal, dtype: .float32, dims: [2])),
        isRefused: true),
    ])

  /// The numbers below the length of the second input's first axis, in random order; inputs: a state, a tensor.
  static let permutation: Op = Op(
    "randomPermutation",
    infer: { inputs, _ in
      try checkState(inputs[0], "randomPermutation")
      guard let length = inputs[1].dims.first else {
        throw Op.failure("randomPermutation", "a tensor without axes cannot be shuffled")
      }
      return TensorSpec(.int64, [length])
    },
    prepare: { inputs, output, _ in
      let count = output.elementCount
      return { addresses in
        var state = addresses[0].load(as: ck_philox_state.self)
        ck_random_permutation(&state, count, addresses[2].assumingMemoryBound(to: Int64.self))
      }
    },
    samples: [
      OpSample(
        [.init(.int64, [3], [0, 1, 2]), .init(.float32, [4], [1, 2, 3, 4])], checksGradient: false),
      OpSample([.init(.int64, [3], [0, 1, 2]), .init(.float32, [], [1])], isRefused: true),
    ])

  static func checkState(_ state: TensorSpec, _ operation: String) throws {
    guard state.dtype == .int64, state.dims == [3] else {
      throw Op.failure(
        operation, "a random state is three numbers of int64, found \(state.dtype.name) \(state.shapeText)")
    }
  }

  package static let all = [state, stateFromSeed, skip, fill, permutation, categorical, draws]
}
