import CKernels

/// Random numbers whose distribution depends on the elements of a tensor.
extension RandomOps {
  /// inputs: a state, and logits [rows, classes] in float64. Class numbers [rows, samples] in int64.
  static let categorical: Op = Op(
    "categorical",
    infer: { inputs, attribute in
      guard case .axis(let samples) = attribute else { preconditionFailure("no number of samples") }
      try checkState(inputs[0], "categorical")
      let logits = inputs[1]
      guard logits.dims.count == 2, logits.dtype == .float64 else {
        throw Op.failure("categorical", "logits are a matrix of real numbers, found \(logits.dtype.name) \(logits.shapeText)")
      }
      guard samples >= 0 else {
        throw Op.failure("categorical", "the number of samples is \(samples), must not be negative")
      }
      guard logits.dims[1] != 0 || samples == 0 || logits.dims[0] == 0 else {
        throw Op.failure("categorical", "there are no classes to draw from: logits have shape \(logits.shapeText)")
      }
      return TensorSpec(.int64, [logits.dims[0], samples])
    },
    prepare: { inputs, output, _ in
      let (rows, classes, samples) = (inputs[1].dims[0], inputs[1].dims[1], output.dims[1])
      return { addresses in
        var state = addresses[0].load(as: ck_philox_state.self)
        withUnsafeTemporaryAllocation(of: Double.self, capacity: classes) { scratch in
          ck_random_categorical(
            &state, rows, classes, samples, addresses[1].assumingMemoryBound(to: Double.self),
            scratch.baseAddress, addresses[2].assumingMemoryBound(to: Int64.self))
        }
      }
    },
    samples: [
      OpSample(
        [.init(.int64, [3], [0, 1, 2]), .init(.float64, [2, 3], [0, 1, 2, 5, 1, 0])], .axis(4),
        checksGradient: false),
      OpSample([.init(.int64, [3], [0, 1, 2]), .init(.float64, [3], [0, 1, 2])], .axis(4), isRefused: true),
      OpSample([.init(.int64, [3], [0, 1, 2]), .init(.float64, [1, 0], [])], .axis(4), isRefused: true),
    ])

  /// inputs: a state, and parameters in float64 (one tensor for gamma and Poisson, two of one shape for
  /// binomial numbers). The result has the request's axes in front of those of the parameters.
  static let draws: Op = Op(
    "randomDraws",
    infer: { inputs, attribute in
      guard case .random(let request) = attribute else { preconditionFailure("no request") }
      try checkState(inputs[0], "randomDraws")
      guard inputs.dropFirst().allSatisfy({ $0.dtype == .float64 && $0.dims == inputs[1].dims }) else {
        throw Op.failure(
          "randomDraws",
          "the parameters have one shape and are real, found \(inputs.dropFirst().map(\.shapeText).joined(separator: " and "))")
      }
      guard request.dims.allSatisfy({ $0 >= 0 }) else {
        throw Op.failure("randomDraws", "a shape has no negative axes, found \(request.dims)")
      }
      return TensorSpec(.float64, request.dims + inputs[1].dims)
    },
    prepare: { inputs, output, attribute in
      guard case .random(let request) = attribute else { preconditionFailure("no request") }
      let (parameters, samples) = (inputs[1].elementCount, request.dims.elementCount)
      let isPair = inputs.count > 2
      return { addresses in
        var state = addresses[0].load(as: ck_philox_state.self)
        let a = addresses[1].assumingMemoryBound(to: Double.self)
        let b = isPair ? addresses[2].assumingMemoryBound(to: Double.self) : nil
        let out = addresses[isPair ? 3 : 2].assumingMemoryBound(to: Double.self)
        ThreadPool.shared.parallelFor(parameters * samples, grain: 512) { outputs in
          ck_random_draws(
            request.kind.code, &state, outputs.lowerBound, outputs.upperBound, parameters, samples, a, b, out)
        }
      }
    },
    samples: [
      OpSample(
        [.init(.int64, [3], [0, 1, 2]), .init(.float64, [2], [0.5, 3])],
        .random(RandomRequest(kind: .gamma, dims: [4])), checksGradient: false),
      OpSample(
        [.init(.int64, [3], [0, 1, 2]), .init(.float64, [3], [0.5, 3, 40])],
        .random(RandomRequest(kind: .poisson, dims: [2])), checksGradient: false),
      OpSample(
        [.init(.int64, [3], [0, 1, 2]), .init(.float64, [2], [5, 100]), .init(.float64, [2], [0.5, 0.7])],
        .random(RandomRequest(kind: .binomial, dims: [3])), checksGradient: false),
      OpSample(
        [.init(.int64, [3], [0, 1, 2]), .init(.float64, [2], [5, 100]), .init(.float64, [1], [0.5])],
        .random(RandomRequest(kind: .binomial, dims: [3])), isRefused: true),
    ])
}
