import Display

/// A random-number generator whose state is a variable: `tf.random.Generator`.
///
/// The algorithm is Philox: the state is [counter low, counter high, key], and every draw moves the
/// counter on. Inside a traced function the state is read and written at each run.
///
///     let g = tf.random.Generator.fromSeed(1234)
///     print(g.normal([3]))      // tf.Tensor([ 0.9356609   1.0854305  -0.93788373], shape=(3,), dtype=float32)
public final class PhiloxGenerator {
  /// The state: int64, three numbers.
  public let state: Variable

  private init(_ state: Tensor) {
    self.state = Variable(value: state, trainable: false, name: "StateVar")
  }

  /// A generator that starts from a seed.
  public static func fromSeed(_ seed: Int) -> PhiloxGenerator {
    PhiloxGenerator(seedState([seed]))
  }

  /// A generator that starts from a seed of several numbers; the last is the key.
  public static func fromSeed(_ seed: [Int]) -> PhiloxGenerator {
    PhiloxGenerator(seedState([0, 0, 0].dropLast(Swift.min(seed.count, 3)) + seed.prefix(3)))
  }

  /// A generator that starts from a state: three numbers.
  public static func fromState(_ state: some TensorConvertible) -> PhiloxGenerator {
    PhiloxGenerator(checked(state, "Generator.fromState") ?? seedState([]))
  }

  /// A generator that starts from a key and a counter of two numbers.
  public static func fromKeyCounter(key: Int, counter: [Int]) -> PhiloxGenerator {
    guard counter.count == 2 else {
      _ = failed("Generator.fromKeyCounter", "a counter is two numbers, found \(counter.count)")
      return PhiloxGenerator(seedState([]))
    }
    return PhiloxGenerator(seedState(counter + [key]))
  }

  /// A generator that starts anywhere.
  public static func fromNonDeterministicState() -> PhiloxGenerator {
    PhiloxGenerator(seedState((0..<3).map { _ in Int.random(in: .min ... .max) }))
  }

  private static func seedState(_ words: [Int]) -> Tensor {
    Tensor((words + [0, 0, 0]).prefix(3).map(Int64.init), dtype: .int64, dims: [3])
  }

  private static func checked(_ state: some TensorConvertible, _ operation: String) -> Tensor? {
    let tensor = operand(state, operation)
    guard !ExecutionContext.current.mustStop else { return nil }
    guard tensor.dims == [3], tensor.dtype.isInteger, !tensor.isSymbolic else {
      _ = failed(operation, "a state is three integers, found \(tensor.dtype.name) \(tensor.shape)")
      return nil
    }
    return Tensor.cast(tensor, to: .int64)
  }

  /// The key, the last number of the state.
  public var key: Tensor { state[-1] }
  /// The algorithm's number: 1, Philox.
  public var algorithm: Int { 1 }

  /// Starts again from a state.
  public func reset(_ state: some TensorConvertible) {
    if let state = Self.checked(state, "Generator.reset") { self.state.assign(state) }
  }

  /// Starts again from a seed.
  public func resetFromSeed(_ seed: Int) { state.assign(Self.seedState([seed])) }

  /// Starts again from a key and a counter of two numbers.
  public func resetFromKeyCounter(key: Int, counter: [Int]) {
    state.assign(Self.fromKeyCounter(key: key, counter: counter).state)
  }

  /// Moves on as `normal([delta])` does; gives the state before.
  @discardableResult
  public func skip(_ delta: Int) -> Tensor { reserve(blocks: delta &* RandomOps.blocksPerOutput) }

  func reserve(blocks: Int) -> Tensor {
    let before = state.value()
    state.assign(dispatch(RandomOps.skip, [before], .axis(blocks)))
    return before
  }

  /// Normally distributed numbers.
  public func normal(
    _ shape: some TensorConvertible, mean: Double = 0, stddev: Double = 1, dtype: DType = .float32
  ) -> Tensor {
    guard let shape = RandomShape(shape, "Generator.normal") else { return .inert }
    return RandomSource.generator(self).normal(.normal, shape, mean, stddev, dtype, "Generator.normal")
  }

  /// As the other form, with the shape labelled.
  public func normal(
    shape: some TensorConvertible, mean: Double = 0, stddev: Double = 1, dtype: DType = .float32
  ) -> Tensor {
    normal(shape, mean: mean, stddev: stddev, dtype: dtype)
  }

  /// Normally distributed numbers, none further than two standard deviations from the mean.
  public func truncatedNormal(
    _ shape: some TensorConvertible, mean: Double = 0, stddev: Double = 1, dtype: DType = .float32
  ) -> Tensor {
    guard let shape = RandomShape(shape, "Generator.truncatedNormal") else { return .inert }
    return RandomSource.generator(self).normal(
      .truncatedNormal, shape, mean, stddev, dtype, "Generator.truncatedNormal")
  }

  /// Numbers spread evenly over [minval, maxval), in [0, 1) without bounds.
  public func uniform(
    _ shape: some TensorConvertible, minval: Double? = 0, maxval: Double? = nil, dtype: DType = .float32
  ) -> Tensor {
    guard let shape = RandomShape(shape, "Generator.uniform") else { return .inert }
    let source = RandomSource.generator(self)
    if dtype.isInteger, minval == nil || maxval == nil {
      guard minval == nil, maxval == nil else {
        return failed(
          "Generator.uniform", "an integer dtype needs minval and maxval, or neither (nil) for all integers")
      }
      return source.fullIntegers(shape, dtype, "Generator.uniform")
    }
    return source.uniform(shape, minval ?? 0, maxval ?? 1, dtype, "Generator.uniform")
  }

  /// As the other form, with the shape labelled.
  public func uniform(
    shape: some TensorConvertible, minval: Double? = 0, maxval: Double? = nil, dtype: DType = .float32
  ) -> Tensor {
    uniform(shape, minval: minval, maxval: maxval, dtype: dtype)
  }

  /// All integers of a dtype of 32 or 64 bits, evenly.
  public func uniformFullInt(_ shape: some TensorConvertible, dtype: DType = .uint64) -> Tensor {
    uniform(shape, minval: nil, maxval: nil, dtype: dtype)
  }

  /// Successes in `counts` trials of probability `probs`; the shape ends with that of the two.
  public func binomial(
    _ shape: some TensorConvertible, counts: some TensorConvertible, probs: some TensorConvertible,
    dtype: DType = .int32
  ) -> Tensor {
    guard let shape = RandomShape(shape, "Generator.binomial") else { return .inert }
    return RandomSource.generator(self).binomial(
      shape, tf.random.real(counts, nil, "Generator.binomial"), tf.random.real(probs, nil, "Generator.binomial"),
      dtype, "Generator.binomial")
  }

  /// Seeds for the stateless functions: [2, count].
  public func makeSeeds(_ count: Int = 1) -> Tensor {
    let keys = uniformFullInt([count], dtype: .int64)
    return tf.stack([keys, tf.zerosLike(keys)])
  }

  /// Independent new generators.
  public func split(_ count: Int = 1) -> [PhiloxGenerator] {
    let keys = uniformFullInt([count], dtype: .int64)
    guard !ExecutionContext.current.mustStop, !keys.isSymbolic else {
      if keys.isSymbolic { _ = failed("Generator.split", "generators cannot be made while a function is traced") }
      return []
    }
    return keys.elements(as: Int64.self).map {
      PhiloxGenerator(Tensor([0, 0, $0], dtype: .int64, dims: [3]))
    }
  }
}

extension tf.random {
  public typealias Generator = PhiloxGenerator

  nonisolated(unsafe) private static var globalGenerator: PhiloxGenerator?

  /// The generator that is shared; made on first use, starting anywhere.
  public static func getGlobalGenerator() -> Generator {
    if let globalGenerator { return globalGenerator }
    let fresh = PhiloxGenerator.fromNonDeterministicState()
    globalGenerator = fresh
    return fresh
  }

  /// Replaces the shared generator.
  public static func setGlobalGenerator(_ generator: Generator) { globalGenerator = generator }
}
