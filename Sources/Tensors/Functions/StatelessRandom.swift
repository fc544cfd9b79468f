import Display

/// Random numbers that are functions of a seed of two numbers: the same seed gives the same numbers.
extension tf.random {
  /// Numbers spread evenly over [minval, maxval), in [0, 1) without bounds.
  ///
  ///     print(tf.random.statelessUniform([2], seed: [1, 2]))
  public static func statelessUniform(
    _ shape: some TensorConvertible, seed: some TensorConvertible, minval: Double? = 0, maxval: Double? = nil,
    dtype: DType = .float32
  ) -> Tensor {
    let operation = "random.statelessUniform"
    guard let shape = RandomShape(shape, operation) else { return .inert }
    let source = RandomSource.seeds(operand(seed, operation))
    if dtype.isInteger, minval == nil || maxval == nil {
      guard minval == nil, maxval == nil else {
        return failed(operation, "an integer dtype needs minval and maxval, or neither (nil) for all integers")
      }
      return source.fullIntegers(shape, dtype, operation)
    }
    return source.uniform(shape, minval ?? 0, maxval ?? 1, dtype, operation)
  }

  /// Normally distributed numbers.
  ///
  ///     print(tf.random.statelessNormal([3], seed: [1, 2]))
  ///     // tf.Tensor([0.5441101  0.20738031 0.07356432], shape=(3,), dtype=float32)
  public static func statelessNormal(
    _ shape: some TensorConvertible, seed: some TensorConvertible, mean: Double = 0, stddev: Double = 1,
    dtype: DType = .float32
  ) -> Tensor {
    guard let shape = RandomShape(shape, "random.statelessNormal") else { return .inert }
    return RandomSource.seeds(operand(seed, "random.statelessNormal")).normal(
      .normal, shape, mean, stddev, dtype, "random.statelessNormal")
  }

  /// Normally distributed numbers, none further than two standard deviations from the mean.
  public static func statelessTruncatedNormal(
    _ shape: some TensorConvertible, seed: some TensorConvertible, mean: Double = 0, stddev: Double = 1,
    dtype: DType = .float32
  ) -> Tensor {
    guard let shape = RandomShape(shape, "random.statelessTruncatedNormal") else { return .inert }
    return RandomSource.seeds(operand(seed, "random.statelessTruncatedNormal")).normal(
      .truncatedNormal, shape, mean, stddev, dtype, "random.statelessTruncatedNormal")
  }

  /// Class numbers drawn with the odds that each row of logits gives: [rows, samples].
  public static func statelessCategorical(
    _ logits: some TensorConvertible, _ numSamples: Int, seed: some TensorConvertible, dtype: DType = .int64
  ) -> Tensor {
    RandomSource.seeds(operand(seed, "random.statelessCategorical")).categorical(
      operand(logits, "random.statelessCategorical"), numSamples, dtype, "random.statelessCategorical")
  }

  /// Gamma distributed numbers; the shape ends with that of `alpha`.
  public static func statelessGamma(
    _ shape: some TensorConvertible, seed: some TensorConvertible, alpha: some TensorConvertible,
    dtype: DType = .float32
  ) -> Tensor {
    statelessGamma(shape, seed: seed, alpha: alpha, beta: 1, dtype: dtype)
  }

  /// As the other form, with the inverse scale.
  public static func statelessGamma(
    _ shape: some TensorConvertible, seed: some TensorConvertible, alpha: some TensorConvertible,
    beta: some TensorConvertible, dtype: DType = .float32
  ) -> Tensor {
    let operation = "random.statelessGamma"
    guard let shape = RandomShape(shape, operation) else { return .inert }
    let source = RandomSource.seeds(operand(seed, operation))
    let rate = real(beta, dtype, operation)
    let alpha = real(alpha, dtype, operation) + tf.zerosLike(rate)
    guard let lead = source.sampleDims(shape, endingWith: alpha.dims, operation) else { return .inert }
    return source.gamma(lead, alpha, rate, operation)
  }

  /// Poisson distributed numbers; the shape ends with that of `lam`.
  public static func statelessPoisson(
    _ shape: some TensorConvertible, seed: some TensorConvertible, lam: some TensorConvertible,
    dtype: DType = .int32
  ) -> Tensor {
    let operation = "random.statelessPoisson"
    guard let shape = RandomShape(shape, operation) else { return .inert }
    let source = RandomSource.seeds(operand(seed, operation))
    let rate = real(lam, nil, operation)
    guard let lead = source.sampleDims(shape, endingWith: rate.dims, operation) else { return .inert }
    return source.draws(.poisson, lead, [rate], dtype, operation)
  }

  /// Binomially distributed numbers: successes in `counts` trials of probability `probs`.
  public static func statelessBinomial(
    _ shape: some TensorConvertible, seed: some TensorConvertible, counts: some TensorConvertible,
    probs: some TensorConvertible, outputDtype: DType = .int32
  ) -> Tensor {
    guard let shape = RandomShape(shape, "random.statelessBinomial") else { return .inert }
    return RandomSource.seeds(operand(seed, "random.statelessBinomial")).binomial(
      shape, real(counts, nil, "random.statelessBinomial"), real(probs, nil, "random.statelessBinomial"),
      outputDtype, "random.statelessBinomial")
  }

  /// `num` new seeds made from one: [num, 2].
  ///
  ///     print(tf.random.split([1, 2], num: 3).shape)      // (3, 2)
  public static func split(_ seed: some TensorConvertible, num: Int = 2) -> Tensor {
    let seed = operand(seed, "random.split")
    guard num >= 0 else { return failed("random.split", "num is \(num), must not be negative") }
    return RandomSource.seeds(seed).fullIntegers(RandomShape([num, 2]), seed.dtype, "random.split")
  }

  /// A new seed made from a seed and a number.
  ///
  ///     print(tf.random.foldIn([1, 2], 3))      // tf.Tensor([1105988140          3], shape=(2,), dtype=int32)
  public static func foldIn(_ seed: some TensorConvertible, _ data: some TensorConvertible) -> Tensor {
    let data = operand(data, "random.foldIn")
    let first = RandomSource.seeds(operand(seed, "random.foldIn")).fullIntegers(
      RandomShape([]), data.dtype, "random.foldIn")
    return tf.stack([first, data])
  }

  /// What TensorFlow keeps under this name.
  public enum experimental {
    public typealias Generator = tf.random.Generator

    /// The rows of a tensor in the random order that a seed gives.
    ///
    ///     print(tf.random.experimental.statelessShuffle(tf.range(5), seed: [8, 9]))
    ///     // tf.Tensor([1 2 0 3 4], shape=(5,), dtype=int32)
    public static func statelessShuffle(_ value: some TensorConvertible, seed: some TensorConvertible) -> Tensor {
      let operation = "random.statelessShuffle"
      return shuffled(operand(value, operation), .seeds(operand(seed, operation)), operation)
    }

    /// `tf.random.split`.
    public static func statelessSplit(_ seed: some TensorConvertible, num: Int = 2) -> Tensor {
      split(seed, num: num)
    }

    /// `tf.random.foldIn`.
    public static func statelessFoldIn(_ seed: some TensorConvertible, _ data: some TensorConvertible) -> Tensor {
      foldIn(seed, data)
    }

    /// `tf.random.getGlobalGenerator`.
    public static func getGlobalGenerator() -> tf.random.Generator { tf.random.getGlobalGenerator() }

    /// `tf.random.setGlobalGenerator`.
    public static func setGlobalGenerator(_ generator: tf.random.Generator) {
      tf.random.setGlobalGenerator(generator)
    }
  }
}

extension RandomSource {
  /// All integers of a dtype, evenly.
  func fullIntegers(_ shape: RandomShape, _ dtype: DType, _ operation: String) -> Tensor {
    guard dtype.isInteger, dtype.size >= 4 else {
      return failed(operation, "draws integers of 32 or 64 bits, found \(dtype.name)")
    }
    return integers(shape, 0, 0, dtype, operation)
  }

  func binomial(
    _ shape: RandomShape, _ counts: Tensor, _ probs: Tensor, _ dtype: DType, _ operation: String
  ) -> Tensor {
    if ExecutionContext.current.mustStop { return .inert }
    guard let parameters = broadcastDims(counts.dims, probs.dims) else {
      return failed(operation, "counts \(counts.shape) and probs \(probs.shape) do not broadcast")
    }
    guard let lead = sampleDims(shape, endingWith: parameters, operation) else { return .inert }
    return draws(
      .binomial, lead, [tf.broadcastTo(counts, parameters), tf.broadcastTo(probs, parameters)], dtype, operation)
  }
}
