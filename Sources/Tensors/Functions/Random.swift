import Display

/// A random result's shape: known lengths, or that of a tensor whose lengths a traced function does
/// not know yet.
struct RandomShape {
  var dims: [Int] = []
  var like: Tensor?

  init(_ dims: [Int]) { self.dims = dims }

  /// nil after a failure.
  init?(_ shape: some TensorConvertible, _ operation: String) {
    guard let argument = ShapeArgument(shape, operation) else { return nil }
    if argument.vector != nil {
      like = argument.broadcast(CreationOps.fill([], 0, .uint8))
      return
    }
    let dims = argument.dims
    if let wrong = dims.first(where: { $0 < 0 }) {
      _ = failed(operation, "a shape has no negative axes, found \(wrong) in \(dims)")
      return nil
    }
    if let problem = TensorSpec(.float32, dims).sizeProblem {
      _ = failed(operation, problem)
      return nil
    }
    self.dims = dims
  }

  var elementCount: Int { dims.elementCount }
}

/// Where the state of a random operation comes from: a seeded stream, two seeds, or a generator.
enum RandomSource {
  case stream(seed: Int?)
  case seeds(Tensor)
  case generator(tf.random.Generator)

  /// The state for so many outputs; `operation` and `dtypes` name the stream as TensorFlow's kernels do.
  func state(_ operation: String, _ dtypes: [DType], blocks: Int, like: Tensor? = nil) -> Tensor {
    switch self {
    case .stream(let seed):
      return dispatch(
        RandomOps.state, like.map { [$0] } ?? [],
        .randomStream(RandomGenerator.stream(operation, dtypes, seed: seed), blocks: blocks))
    case .seeds(let seeds): return dispatch(RandomOps.stateFromSeed, [seeds])
    case .generator(let generator): return generator.reserve(blocks: blocks)
    }
  }

  private func numbers(_ request: RandomRequest, _ shape: RandomShape, _ operation: String) -> Tensor {
    var request = request
    request.dims = shape.dims
    let count = shape.like == nil ? shape.elementCount : 1
    let state = state(
      operation, [request.dtype], blocks: count * RandomOps.blocksPerOutput, like: shape.like)
    return dispatch(RandomOps.fill, [state] + (shape.like.map { [$0] } ?? []), .random(request))
  }

  /// Standard numbers of a real dtype: uniform in [0, 1), normal, or truncated normal.
  func standard(_ kind: RandomRequest.Kind, _ shape: RandomShape, _ dtype: DType, _ operation: String) -> Tensor {
    guard dtype.isFloating else {
      return failed(operation, "takes a real dtype, found \(dtype.name)")
    }
    if dtype.size > 2 { return numbers(RandomRequest(kind: kind, dtype: dtype), shape, operation) }
    // Numbers of 16 bits are those of 32, rounded; uniform ones have their own few bits.
    let isBrain = dtype == .bfloat16
    let narrow: RandomRequest.Kind = kind == .uniform ? (isBrain ? .uniformBrain : .uniformHalf) : kind
    return Tensor.cast(
      numbers(RandomRequest(kind: narrow, dtype: .float32), shape, operation + dtype.name), to: dtype)
  }

  /// Integers in [low, high); all integers of the dtype when low equals high.
  func integers(
    _ shape: RandomShape, _ low: Int64, _ high: Int64, _ dtype: DType, _ operation: String
  ) -> Tensor {
    numbers(
      RandomRequest(
        kind: .integers, dtype: dtype, low: low, range: UInt64(bitPattern: high &- low)), shape, operation)
  }

  func uniform(
    _ shape: RandomShape, _ low: some TensorConvertible, _ high: some TensorConvertible, _ dtype: DType,
    _ operation: String
  ) -> Tensor {
    let (a, b) = (low.tensorSource, high.tensorSource)
    if dtype.isInteger {
      guard let low = wholeBound(a, dtype, operation), let high = wholeBound(b, dtype, operation) else {
        return .inert
      }
      guard low < high else {
        return failed(operation, "minval must be below maxval, found \(low) and \(high)")
      }
      return integers(shape, low, high, dtype, operation)
    }
    let unit = standard(.uniform, shape, dtype, operation)
    if a.isNumber(0) && b.isNumber(1) { return unit }
    let first = bound(a, dtype, operation)
    let last = bound(b, dtype, operation)
    // TensorFlow adds a minval that is zero too, which changes nothing.
    return a.isNumber(0) ? unit * last : unit * (last - first) + first
  }

  func normal(
    _ kind: RandomRequest.Kind, _ shape: RandomShape, _ mean: some TensorConvertible,
    _ stddev: some TensorConvertible, _ dtype: DType, _ operation: String
  ) -> Tensor {
    let (a, b) = (mean.tensorSource, stddev.tensorSource)
    let standard = standard(kind, shape, dtype, operation)
    if a.isNumber(0) && b.isNumber(1) { return standard }
    return standard * bound(b, dtype, operation) + bound(a, dtype, operation)
  }

  private func bound(_ source: TensorSource, _ dtype: DType, _ operation: String) -> Tensor {
    source.tensor(operation: operation, dtype: dtype)
  }

  private func wholeBound(_ source: TensorSource, _ dtype: DType, _ operation: String) -> Int64? {
    guard dtype == .int32 || dtype == .int64 else {
      _ = failed(operation, "draws integers of int32 or int64, found \(dtype.name)")
      return nil
    }
    if case .real(let value, _) = source, value == value.rounded(), value.magnitude < 9e18 {
      return wholeBound(.integer(Int64(value), natural: nil), dtype, operation)
    }
    let bound = source.tensor(operation: operation, dtype: dtype)
    guard !ExecutionContext.current.mustStop else { return nil }
    guard bound.rank == 0, !bound.isSymbolic else {
      _ = failed(operation, "the bounds of integers are single numbers, found shape \(bound.shape)")
      return nil
    }
    return Int64(readInteger(bound.pointer, 0, dtype))
  }
}

extension TensorSource {
  fileprivate func isNumber(_ value: Double) -> Bool {
    switch self {
    case .integer(let number, _): Double(number) == value
    case .real(let number, _): number == value
    default: false
    }
  }
}

extension tf.random {
  /// Restarts all random streams: equal seeds give equal numbers from then on.
  ///
  /// Operations without a seed of their own get one from a sequence that the global seed starts, so a
  /// program that draws in the same order draws the same numbers, and the same as TensorFlow.
  ///
  ///     tf.random.setSeed(42)
  ///     print(tf.random.uniform([2]))      // tf.Tensor([0.6645621  0.44100678], shape=(2,), dtype=float32)
  public static func setSeed(_ seed: Int) { RandomGenerator.setSeed(seed) }

  /// Numbers spread evenly over [minval, maxval), in [0, 1) without bounds.
  ///
  /// float32, float64, float16 and bfloat16; int32 and int64, which need `maxval`. With `seed` the
  /// numbers are those TensorFlow gives in a fresh process.
  ///
  ///     print(tf.random.uniform([3], 0, 5, seed: 22))
  ///     // tf.Tensor([1.4291573 4.3870163 4.6892653], shape=(3,), dtype=float32)
  public static func uniform(
    _ shape: some TensorConvertible, _ minval: Double = 0, _ maxval: Double? = nil,
    dtype: DType = .float32, seed: Int? = nil
  ) -> Tensor {
    guard let shape = RandomShape(shape, "random.uniform") else { return .inert }
    guard let high = maxval ?? (dtype.isInteger ? nil : 1) else {
      return failed("random.uniform", "an integer dtype needs maxval")
    }
    return RandomSource.stream(seed: seed).uniform(shape, minval, high, dtype, "random.uniform")
  }

  /// As the other form, with the bounds labelled.
  public static func uniform(
    _ shape: some TensorConvertible, minval: Double = 0, maxval: Double, dtype: DType = .float32,
    seed: Int? = nil
  ) -> Tensor {
    uniform(shape, minval, maxval, dtype: dtype, seed: seed)
  }

  /// As the other form, with the shape labelled.
  public static func uniform(
    shape: some TensorConvertible, minval: Double = 0, maxval: Double? = nil, dtype: DType = .float32,
    seed: Int? = nil
  ) -> Tensor {
    uniform(shape, minval, maxval, dtype: dtype, seed: seed)
  }

  /// As the other form, with bounds that are tensors; real ones broadcast with the shape.
  public static func uniform(
    _ shape: some TensorConvertible, minval: Tensor, maxval: Tensor, dtype: DType = .float32, seed: Int? = nil
  ) -> Tensor {
    guard let shape = RandomShape(shape, "random.uniform") else { return .inert }
    return RandomSource.stream(seed: seed).uniform(shape, minval, maxval, dtype, "random.uniform")
  }

  /// Normally distributed numbers of a real dtype.
  ///
  ///     tf.random.setSeed(1)
  ///     print(tf.random.normal([2, 2], mean: 10, stddev: 0.5).shape)      // (2, 2)
  public static func normal(
    _ shape: some TensorConvertible, mean: Double = 0, stddev: Double = 1, dtype: DType = .float32,
    seed: Int? = nil
  ) -> Tensor {
    guard let shape = RandomShape(shape, "random.normal") else { return .inert }
    return RandomSource.stream(seed: seed).normal(.normal, shape, mean, stddev, dtype, "random.normal")
  }

  /// As the other form, with the shape labelled.
  public static func normal(
    shape: some TensorConvertible, mean: Double = 0, stddev: Double = 1, dtype: DType = .float32,
    seed: Int? = nil
  ) -> Tensor {
    normal(shape, mean: mean, stddev: stddev, dtype: dtype, seed: seed)
  }

  /// As the other form, with mean and standard deviation in second and third place.
  public static func normal(
    _ shape: some TensorConvertible, _ mean: Double, _ stddev: Double = 1, dtype: DType = .float32,
    seed: Int? = nil
  ) -> Tensor {
    normal(shape, mean: mean, stddev: stddev, dtype: dtype, seed: seed)
  }

  /// As the other form, with parameters that are tensors and broadcast with the shape.
  public static func normal(
    _ shape: some TensorConvertible, mean: Tensor, stddev: Tensor, dtype: DType = .float32, seed: Int? = nil
  ) -> Tensor {
    guard let shape = RandomShape(shape, "random.normal") else { return .inert }
    return RandomSource.stream(seed: seed).normal(.normal, shape, mean, stddev, dtype, "random.normal")
  }

  /// Normally distributed numbers, none further than two standard deviations from the mean.
  public static func truncatedNormal(
    _ shape: some TensorConvertible, mean: Double = 0, stddev: Double = 1, dtype: DType = .float32,
    seed: Int? = nil
  ) -> Tensor {
    guard let shape = RandomShape(shape, "random.truncatedNormal") else { return .inert }
    return RandomSource.stream(seed: seed).normal(
      .truncatedNormal, shape, mean, stddev, dtype, "random.truncatedNormal")
  }

  /// The rows of a tensor in random order.
  ///
  ///     print(tf.random.shuffle([1, 2, 3, 4], seed: 5))
  public static func shuffle(_ value: some TensorConvertible, seed: Int? = nil) -> Tensor {
    shuffled(operand(value, "random.shuffle"), .stream(seed: seed), "random.shuffle")
  }

  static func shuffled(_ value: Tensor, _ source: RandomSource, _ operation: String) -> Tensor {
    if ExecutionContext.current.mustStop { return .inert }
    guard value.rank > 0 else { return value }
    let length = value.dims[0]
    // One word is used per row but the last; 32-bit words come four to a block.
    let state = source.state(
      operation, [value.dtype], blocks: length < 0 ? 1 : (Swift.max(length - 1, 0) + 3) / 4,
      like: nil)
    let order = dispatch(RandomOps.permutation, [state, value])
    return GatherOps.rows(value, order)
  }
}
