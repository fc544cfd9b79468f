import Display

extension RandomSource {
  func categorical(_ logits: Tensor, _ samples: Int, _ dtype: DType, _ operation: String) -> Tensor {
    if ExecutionContext.current.mustStop { return .inert }
    guard dtype == .int32 || dtype == .int64 else {
      return failed(operation, "gives int32 or int64, found \(dtype.name)")
    }
    guard logits.rank == 2, logits.dtype.isFloating else {
      return failed(
        operation, "logits are a matrix of real numbers, found \(logits.dtype.name) \(logits.shape)")
    }
    // A number of 64 bits takes two words; TensorFlow counts them as twice as many samples of 4 words.
    let perRow = (Swift.max(samples, 0) + 3) / 4 * 4 * 2
    if let problem = TensorSpec(.int64, [logits.dims[0], samples]).sizeProblem {
      return failed(operation, problem)
    }
    let state = state(
      operation, [logits.dtype, dtype],
      blocks: Swift.max(logits.dims[0], 1) * perRow * RandomOps.blocksPerOutput)
    let classes = dispatch(
      RandomOps.categorical, [state, Tensor.cast(logits, to: .float64)], .axis(samples))
    return Tensor.cast(classes, to: dtype)
  }

  /// `sampleDims` are the axes in front of those of the parameters.
  func draws(
    _ kind: RandomRequest.Kind, _ sampleDims: [Int], _ parameters: [Tensor], _ dtype: DType,
    _ operation: String
  ) -> Tensor {
    if ExecutionContext.current.mustStop { return .inert }
    if let problem = TensorSpec(dtype, sampleDims + parameters[0].dims).sizeProblem {
      return failed(operation, problem)
    }
    let (samples, count) = (sampleDims.elementCount, Swift.max(parameters[0].elementCount, 0))
    // TensorFlow's generators reserve otherwise for binomial numbers.
    let outputs = kind == .binomial ? count * 2 * 100 * (samples + 3) / 4 : samples * count
    let state = state(
      operation, [parameters[0].dtype, dtype], blocks: outputs * RandomOps.blocksPerOutput)
    let numbers = dispatch(
      RandomOps.draws, [state] + parameters.map { Tensor.cast($0, to: .float64) },
      .random(RandomRequest(kind: kind, dims: sampleDims)))
    return Tensor.cast(numbers, to: dtype)
  }

  /// The axes of `shape` in front of those of the parameters, which it must end with.
  func sampleDims(_ shape: RandomShape, endingWith parameters: [Int], _ operation: String) -> [Int]? {
    let lead = shape.dims.count - parameters.count
    guard lead >= 0, Array(shape.dims.dropFirst(lead)) == parameters else {
      _ = failed(
        operation, "shape \(shape.dims.shapeText) does not end with the parameters' shape \(parameters.shapeText)")
      return nil
    }
    return Array(shape.dims.prefix(lead))
  }

  func gamma(_ sampleDims: [Int], _ alpha: Tensor, _ beta: Tensor?, _ operation: String) -> Tensor {
    let numbers = draws(.gamma, sampleDims, [alpha], alpha.dtype, operation)
    let scaled = beta.map { numbers / $0 } ?? numbers
    // The smallest normal number instead of zero, so that a logarithm is finite.
    let smallest = alpha.dtype == .float64 ? Double.leastNormalMagnitude
      : alpha.dtype == .float16 ? 6.103515625e-05 : Double(Float.leastNormalMagnitude)
    return tf.maximum(scaled, Tensor.scalar(smallest, alpha.dtype))
  }
}

extension tf.random {
  /// Class numbers drawn with the odds that each row of logits gives: [rows, samples], int64.
  ///
  /// logits are [rows, classes], unnormalised log-probabilities. The numbers are TensorFlow's on one
  /// thread; on several its own depend on how many, where samples and rows are many.
  ///
  ///     let samples = tf.random.categorical(tf.math.log([[0.5, 0.5]]), 5)
  ///     print(samples.shape)      // (1, 5)
  public static func categorical(
    _ logits: some TensorConvertible, _ numSamples: Int, dtype: DType = .int64, seed: Int? = nil
  ) -> Tensor {
    RandomSource.stream(seed: seed).categorical(
      operand(logits, "random.categorical"), numSamples, dtype, "random.categorical")
  }

  /// As the other form, with the number of samples labelled.
  public static func categorical(
    _ logits: some TensorConvertible, numSamples: Int, dtype: DType = .int64, seed: Int? = nil
  ) -> Tensor {
    categorical(logits, numSamples, dtype: dtype, seed: seed)
  }

  /// `tf.random.categorical` under its older name.
  public static func multinomial(
    _ logits: some TensorConvertible, _ numSamples: Int, seed: Int? = nil, outputDtype: DType = .int64
  ) -> Tensor {
    categorical(logits, numSamples, dtype: outputDtype, seed: seed)
  }

  /// Gamma distributed numbers: of shape `shape` for each element of `alpha` (with `beta` broadcast).
  ///
  /// `alpha` is the distribution's shape parameter, `beta` its inverse scale; the mean is alpha / beta.
  ///
  ///     print(tf.random.gamma([10], [0.5, 1.5]).shape)      // (10, 2)
  public static func gamma(
    _ shape: some TensorConvertible, _ alpha: some TensorConvertible, dtype: DType = .float32, seed: Int? = nil
  ) -> Tensor {
    guard let shape = RandomShape(shape, "random.gamma") else { return .inert }
    return RandomSource.stream(seed: seed).gamma(
      shape.dims, real(alpha, dtype, "random.gamma"), nil, "random.gamma")
  }

  /// As the other form, with the inverse scale.
  public static func gamma(
    _ shape: some TensorConvertible, _ alpha: some TensorConvertible, beta: some TensorConvertible,
    dtype: DType = .float32, seed: Int? = nil
  ) -> Tensor {
    guard let shape = RandomShape(shape, "random.gamma") else { return .inert }
    let (alpha, beta) = (real(alpha, dtype, "random.gamma"), real(beta, dtype, "random.gamma"))
    return RandomSource.stream(seed: seed).gamma(
      shape.dims, alpha + tf.zerosLike(beta), beta, "random.gamma")
  }

  /// Poisson distributed numbers: of shape `shape` for each element of `lam`, their mean.
  ///
  ///     print(tf.random.poisson([10], [0.5, 1.5]).shape)      // (10, 2)
  public static func poisson(
    _ shape: some TensorConvertible, _ lam: some TensorConvertible, dtype: DType = .float32, seed: Int? = nil
  ) -> Tensor {
    guard let shape = RandomShape(shape, "random.poisson") else { return .inert }
    return RandomSource.stream(seed: seed).draws(
      .poisson, shape.dims, [real(lam, nil, "random.poisson")], dtype, "random.poisson")
  }

  /// A parameter as a real tensor: whole numbers become float32.
  static func real(_ value: some TensorConvertible, _ dtype: DType?, _ operation: String) -> Tensor {
    let tensor = value.tensorSource.tensor(operation: operation, dtype: dtype)
    return tensor.dtype.isFloating ? tensor : Tensor.cast(tensor, to: .float32)
  }
}
