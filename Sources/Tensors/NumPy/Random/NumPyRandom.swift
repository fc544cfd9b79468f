import CKernels
import Display

/// What NumPy's two kinds of generators have in common: a stream of words and the distributions drawn
/// from it, number for number as NumPy draws them.
public class NumPyRandom {
  private let generator: UnsafeMutablePointer<ck_numpy_random>

  fileprivate init() {
    generator = .allocate(capacity: 1)
    generator.initialize(to: ck_numpy_random())
  }

  deinit { generator.deallocate() }

  /// What a parameter of a distribution may be.
  enum Domain {
    case any, nonNegative, positive, probability

    func problem(_ value: Double) -> String? {
      switch self {
      case .any: nil
      case .nonNegative: value >= 0 ? nil : "must not be negative"
      case .positive: value > 0 ? nil : "must be positive"
      case .probability: value >= 0 && value <= 1 ? nil : "must lie between 0 and 1"
      }
    }
  }

  struct Parameter {
    let name: String
    let value: any TensorConvertible
    let domain: Domain
    init(_ name: String, _ value: any TensorConvertible, _ domain: Domain = .any) {
      self.name = name
      self.value = value
      self.domain = domain
    }
  }

  /// Numbers of one distribution; parameters broadcast to `size`, or give the shape themselves.
  func draw(
    _ distribution: ck_numpy_distribution, _ parameters: [Parameter], _ size: (any TensorConvertible)?,
    _ operation: String, dtype: DType = .float64
  ) -> NDArray {
    var tensors: [Tensor] = []
    var dims: [Int] = []
    for parameter in parameters {
      let tensor = Tensor.cast(array(parameter.value, operation), to: .float64)
      if ExecutionContext.current.mustStop { return NDArray(.inert) }
      for value in tensor.elements(as: Double.self) {
        guard let problem = parameter.domain.problem(value) else { continue }
        return NDArray(failed(operation, "\(parameter.name) \(problem), found \(value)"))
      }
      guard let shared = broadcastDims(dims, tensor.dims) else {
        return NDArray(failed(operation, "the parameters have shapes \(dims.shapeText) and \(tensor.shape)"))
      }
      dims = shared
      tensors.append(tensor)
    }
    guard let wanted = sized(size, dims, operation) else { return NDArray(.inert) }
    guard broadcastDims(dims, wanted) == wanted else {
      return NDArray(
        failed(operation, "parameters of shape \(dims.shapeText) do not fit size \(wanted.shapeText)"))
    }
    let full = tensors.map { $0.elementCount == 1 ? $0 : tf.broadcastTo($0, wanted) }
    let result = Tensor.uninitialized(.float64, wanted)
    withExtendedLifetime(full) {
      func pointer(_ index: Int) -> UnsafePointer<Double>? {
        index < full.count ? UnsafePointer(full[index].pointer.assumingMemoryBound(to: Double.self)) : nil
      }
      func stride(_ index: Int) -> Int { index < full.count && full[index].elementCount != 1 ? 1 : 0 }
      ck_numpy_fill(
        generator, Int32(distribution.rawValue), result.elementCount, pointer(0), stride(0), pointer(1), stride(1),
        result.pointer.assumingMemoryBound(to: Double.self))
    }
    return NDArray(Tensor.cast(result, to: dtype))
  }

  /// The shape a size names; nil after a failure.
  private func sized(_ size: (any TensorConvertible)?, _ otherwise: [Int], _ operation: String) -> [Int]? {
    if ExecutionContext.current.mustStop { return nil }
    guard let size else { return otherwise }
    guard let dims = shapeArgument(size, operation) else { return nil }
    if let wrong = dims.first(where: { $0 < 0 }) {
      _ = failed(operation, "size has no negative lengths, found \(wrong)")
      return nil
    }
    if let problem = TensorSpec(.float64, dims).sizeProblem {
      _ = failed(operation, problem)
      return nil
    }
    return dims
  }

  /// Integers in [low, high), or [low, high] with `endpoint`.
  func integers(
    _ low: Int, _ high: Int?, _ size: (any TensorConvertible)?, _ dtype: DType, endpoint: Bool, _ operation: String
  ) -> NDArray {
    guard dtype.isInteger || dtype == .bool else {
      return NDArray(failed(operation, "draws integers or bool, found \(dtype.name)"))
    }
    let (first, end) = high == nil ? (0, low) : (low, high!)
    guard endpoint ? first <= end : first < end else {
      return NDArray(failed(operation, "low must be below high, found \(first) and \(end)"))
    }
    let last = endpoint ? end : end - 1
    guard dtype.holds(first), dtype.holds(last) else {
      return NDArray(
        failed(operation, "\(dtype.holds(first) ? "high \(end)" : "low \(first)") is out of bounds for \(dtype.name)"))
    }
    guard let dims = sized(size, [], operation) else { return NDArray(.inert) }
    let result = Tensor.uninitialized(dtype, dims)
    ck_numpy_integers(
      generator, dtype == .bool ? 0 : Int32(dtype.size), UInt64(bitPattern: Int64(first)),
      UInt64(bitPattern: Int64(last)) &- UInt64(bitPattern: Int64(first)), result.elementCount, result.pointer)
    return NDArray(result)
  }

  /// The numbers below `count` in random order, of which the last may be enough.
  func order(_ count: Int, from first: Int = 1, byMasks: Bool = true) -> [Int64] {
    var values = (0..<Int64(count)).map { $0 }
    ck_numpy_shuffle(generator, count, first, byMasks ? 1 : 0, &values)
    return values
  }

  func uniforms(_ count: Int) -> [Double] {
    var values = [Double](repeating: 0, count: count)
    ck_numpy_fill(generator, Int32(CK_NP_DOUBLE.rawValue), count, nil, 0, nil, 0, &values)
    return values
  }

  func bounded(_ range: Int) -> Int { Int(ck_numpy_bounded(generator, UInt64(range))) }

  fileprivate func seed(word: UInt32) { ck_numpy_seed_word(generator, word) }
  fileprivate func seed(words: [UInt32]) { ck_numpy_seed_words(generator, words, words.count) }
  fileprivate func seed(entropy: [UInt32]) { ck_numpy_seed_sequence(generator, entropy, entropy.count) }

  // MARK: Order

  /// Reorders the rows of an array in place.
  ///
  ///     let a = np.arange(5)
  ///     np.random.seed(42)
  ///     np.random.shuffle(a)
  ///     print(a)      // [1 4 2 0 3]
  public func shuffle(_ x: NDArray) {
    guard x.ndim > 0 else {
      _ = failed("random.shuffle", "an array without axes cannot be shuffled")
      return
    }
    x.write(GatherOps.rows(x.base, order(x.shape[0]).map(Int.init)))
  }

  /// The rows of an array in random order; of a number the integers below it.
  ///
  ///     np.random.seed(42)
  ///     print(np.random.permutation(5))      // [1 4 2 0 3]
  public func permutation(_ x: some TensorConvertible) -> NDArray {
    let values = rows(x, "random.permutation")
    guard !ExecutionContext.current.mustStop else { return NDArray(.inert) }
    return NDArray(GatherOps.rows(values, order(values.dims[0]).map(Int.init)))
  }

  /// An array to choose from; a number stands for the integers below it.
  fileprivate func rows(_ x: any TensorConvertible, _ operation: String) -> Tensor {
    let values = array(x, operation)
    if ExecutionContext.current.mustStop || values.rank > 0 { return values }
    guard values.dtype.isInteger, values.item() >= 0 else {
      return failed(operation, "takes an array or a number that is not negative, found \(values.item())")
    }
    return np.arange(Int(values)).base
  }
}

extension DType {
  /// Whether an integer is among the dtype's values.
  fileprivate func holds(_ value: Int) -> Bool {
    switch self {
    case .bool: value == 0 || value == 1
    case .uint8: UInt8(exactly: value) != nil
    case .int8: Int8(exactly: value) != nil
    case .uint16: UInt16(exactly: value) != nil
    case .int16: Int16(exactly: value) != nil
    case .uint32: UInt32(exactly: value) != nil
    case .int32: Int32(exactly: value) != nil
    case .uint64: value >= 0
    default: true
    }
  }
}

/// NumPy's older generator, the one behind `np.random.seed`: MT19937, with methods that never change.
///
///     let r = np.random.RandomState(42)
///     print(r.randn(3))      // [ 0.49671415 -0.1382643   0.64768854]
public final class RandomState: NumPyRandom {
  /// The generator of the functions of `np.random`.
  package static let shared = RandomState()

  /// A generator that starts from a seed, or anywhere.
  public init(_ seed: Int? = nil) {
    super.init()
    self.seed(seed)
  }

  /// Starts again from a seed between 0 and 2**32 - 1, or anywhere.
  public func seed(_ seed: Int? = nil) {
    guard let seed else {
      self.seed(words: (0..<8).map { _ in UInt32.random(in: 0 ... .max) })
      return
    }
    guard let word = UInt32(exactly: seed) else {
      _ = failed("random.seed", "a seed lies between 0 and 2**32 - 1, found \(seed)")
      self.seed(word: 0)
      return
    }
    self.seed(word: word)
  }

  /// Starts again from several numbers between 0 and 2**32 - 1.
  public func seed(_ seed: [Int]) {
    let words = seed.compactMap { UInt32(exactly: $0) }
    guard !words.isEmpty, words.count == seed.count else {
      _ = failed("random.seed", "seeds lie between 0 and 2**32 - 1, found \(seed)")
      return
    }
    self.seed(words: words)
  }

  /// Standard normal numbers of the given shape.
  public func randn(_ d: [Int]) -> NDArray { standardNormal(size: d) }
  public func randn(_ d: Int...) -> NDArray { standardNormal(size: d) }

  /// Numbers spread evenly over [0, 1), of the given shape.
  public func rand(_ d: [Int]) -> NDArray { random(d) }
  public func rand(_ d: Int...) -> NDArray { random(d) }

  /// Numbers spread evenly over [0, 1).
  public func random(_ size: (any TensorConvertible)? = nil) -> NDArray { draw(CK_NP_DOUBLE, [], size, "random.random") }
  /// Numbers spread evenly over [0, 1).
  public func random(size: any TensorConvertible) -> NDArray { random(size) }
  /// Numbers spread evenly over [0, 1).
  public func randomSample(_ size: (any TensorConvertible)? = nil) -> NDArray { random(size) }

  /// Integers in [low, high), or [0, low).
  public func randint(
    _ low: Int, _ high: Int? = nil, size: (any TensorConvertible)? = nil, dtype: DType = .int64
  ) -> NDArray {
    integers(low, high, size, dtype, endpoint: false, "random.randint")
  }
  /// As the other form, with the size in third place.
  public func randint(_ low: Int, _ high: Int, _ size: any TensorConvertible, dtype: DType = .int64) -> NDArray {
    randint(low, high, size: size, dtype: dtype)
  }
  /// As the other form, with the bounds labelled.
  public func randint(
    low: Int, high: Int? = nil, size: (any TensorConvertible)? = nil, dtype: DType = .int64
  ) -> NDArray {
    randint(low, high, size: size, dtype: dtype)
  }

  /// Elements drawn from an array (or from the integers below a number), evenly or with probabilities `p`.
  public func choice(
    _ a: some TensorConvertible, size: (any TensorConvertible)? = nil, replace: Bool = true,
    p: (any TensorConvertible)? = nil
  ) -> NDArray {
    Choice(self, rows(a, "random.choice"), size, replace, p).draw { self.integers(0, $0, $1, .int64, endpoint: false, "random.choice").base }
      withoutReplacement: { pool, count in
        Array(self.order(pool).prefix(count))
      }
  }
  /// As the other form, with the size in second place.
  public func choice(
    _ a: some TensorConvertible, _ size: any TensorConvertible, replace: Bool = true, p: (any TensorConvertible)? = nil
  ) -> NDArray {
    choice(a, size: size, replace: replace, p: p)
  }
}

/// NumPy's newer generator, what `np.random.defaultRng(seed)` gives: PCG64.
///
///     let rng = np.random.defaultRng(42)
///     print(rng.random(3))      // [0.77395605 0.43887844 0.85859792]
public final class NumPyGenerator: NumPyRandom {
  package init(_ seed: Int?) {
    super.init()
    guard let seed else {
      self.seed(entropy: (0..<4).map { _ in UInt32.random(in: 0 ... .max) })
      return
    }
    guard seed >= 0 else {
      _ = failed("random.defaultRng", "a seed must not be negative, found \(seed)")
      self.seed(entropy: [0])
      return
    }
    let words = [UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)]
    self.seed(entropy: words[1] == 0 ? [words[0]] : words)
  }

  /// Numbers spread evenly over [0, 1), of float64 or float32.
  public func random(_ size: (any TensorConvertible)? = nil, dtype: DType = .float64) -> NDArray {
    guard dtype == .float64 || dtype == .float32 else {
      return NDArray(failed("random.random", "draws float64 or float32, found \(dtype.name)"))
    }
    return draw(dtype == .float64 ? CK_NP_DOUBLE : CK_NP_FLOAT, [], size, "random.random", dtype: dtype)
  }
  /// As the other form, with the size labelled.
  public func random(size: any TensorConvertible, dtype: DType = .float64) -> NDArray { random(size, dtype: dtype) }

  /// Integers in [low, high), or [0, low); with `endpoint` the upper end is included.
  public func integers(
    _ low: Int, _ high: Int? = nil, size: (any TensorConvertible)? = nil, dtype: DType = .int64, endpoint: Bool = false
  ) -> NDArray {
    integers(low, high, size, dtype, endpoint: endpoint, "random.integers")
  }
  /// As the other form, with the size in third place.
  public func integers(
    _ low: Int, _ high: Int, _ size: any TensorConvertible, dtype: DType = .int64, endpoint: Bool = false
  ) -> NDArray {
    integers(low, high, size: size, dtype: dtype, endpoint: endpoint)
  }
  /// As the other form, with the bounds labelled.
  public func integers(
    low: Int, high: Int? = nil, size: (any TensorConvertible)? = nil, dtype: DType = .int64, endpoint: Bool = false
  ) -> NDArray {
    integers(low, high, size: size, dtype: dtype, endpoint: endpoint)
  }

  /// Elements drawn from an array (or from the integers below a number), evenly or with probabilities `p`.
  public func choice(
    _ a: some TensorConvertible, size: (any TensorConvertible)? = nil, replace: Bool = true,
    p: (any TensorConvertible)? = nil, shuffle: Bool = true
  ) -> NDArray {
    Choice(self, rows(a, "random.choice"), size, replace, p).draw { self.integers(0, $0, $1, .int64, endpoint: false, "random.choice").base }
      withoutReplacement: { pool, count in
        if pool > 10000 && count > pool / (shuffle ? 50 : 20) {
          return Array(self.order(pool, from: Swift.max(pool - count, 1), byMasks: false).suffix(count))
        }
        return self.distinct(pool, count, shuffle)
      }
  }
  /// As the other form, with the size in second place.
  public func choice(
    _ a: some TensorConvertible, _ size: any TensorConvertible, replace: Bool = true,
    p: (any TensorConvertible)? = nil, shuffle: Bool = true
  ) -> NDArray {
    choice(a, size: size, replace: replace, p: p, shuffle: shuffle)
  }

  /// R. W. Floyd's sample of distinct numbers.
  private func distinct(_ pool: Int, _ count: Int, _ shuffle: Bool) -> [Int64] {
    var seen: Set<Int> = []
    var values: [Int64] = []
    for j in pool - count..<pool {
      let drawn = bounded(j)
      let value = seen.insert(drawn).inserted ? drawn : j
      seen.insert(value)
      values.append(Int64(value))
    }
    return shuffle ? order(count, byMasks: false).map { values[Int($0)] } : values
  }
}
