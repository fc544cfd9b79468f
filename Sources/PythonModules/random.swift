import Display
import Synchronization

/// Python's `random`: one generator for the whole program; with the same seed, the numbers that CPython gives.
///
///     random.seed(42)
///     print(random.randint(1, 6), random.random())      // 6 0.11133106816568039
public enum random {
  private static let generator = Mutex(MersenneTwister(seed: Int.random(in: .min ... .max)))

  /// Starts the sequence of numbers that belongs to the seed.
  public static func seed(_ seed: Int) { generator.withLock { $0 = MersenneTwister(seed: seed) } }

  /// Starts an unpredictable sequence.
  public static func seed() { seed(Int.random(in: .min ... .max)) }

  /// From 0 up to 1.
  public static func random() -> Double { generator.withLock { $0.real() } }

  /// Between two numbers.
  public static func uniform(_ a: Double, _ b: Double) -> Double { a + (b - a) * random() }

  /// From `a` to `b`, both included.
  public static func randint(_ a: Int, _ b: Int) -> Int {
    guard a <= b else {
      ExecutionContext.current.fail(OperationFailure(operation: "randint", "there is no integer from \(a) to \(b)"))
      return a
    }
    return a &+ Int(truncatingIfNeeded: below(UInt64(bitPattern: Int64(b &- a)) &+ 1))
  }

  /// From 0 up to `stop`.
  public static func randrange(_ stop: Int) -> Int { randrange(0, stop) }

  /// One of `start`, `start + step`, … up to `stop`.
  public static func randrange(_ start: Int, _ stop: Int, _ step: Int = 1) -> Int {
    let count = step == 0 ? 0 : stride(from: start, to: stop, by: step).underestimatedCount
    guard count > 0 else {
      ExecutionContext.current.fail(
        OperationFailure(operation: "randrange", "there is no integer from \(start) up to \(stop) in steps of \(step)"))
      return start
    }
    return start + step * Int(below(UInt64(count)))
  }

  /// A normal number.
  public static func gauss(_ mu: Double = 0, _ sigma: Double = 1) -> Double { generator.withLock { $0.normal(mu, sigma) } }

  /// A random place in a list of that many elements; 0 stands for all 64-bit integers.
  package static func below(_ bound: UInt64) -> UInt64 {
    generator.withLock { bound == 0 ? $0.bits(64) : $0.below(bound) }
  }
}

extension random {
  /// One of the elements; an empty list is misuse.
  public static func choice<Element>(_ elements: [Element]) -> Element {
    if elements.isEmpty { ExecutionContext.current.fail(emptyList("choice")) }
    return elements[Int(below(UInt64(elements.count)))]
  }

  /// `k` elements, each drawn from all of them; the weights say how likely each element is.
  public static func choices<Element>(_ elements: [Element], weights: [Double]? = nil, k: Int = 1) -> [Element] {
    places(elements.count, weights, k).map { elements[$0] }
  }

  /// `k` elements, none of them twice.
  public static func sample<Element>(_ elements: [Element], _ k: Int) -> [Element] {
    distinctPlaces(elements.count, k).map { elements[$0] }
  }

  /// Puts the elements into a random order.
  public static func shuffle<Element>(_ elements: inout [Element]) {
    for (i, j) in swaps(elements.count) { elements.swapAt(i, j) }
  }

  package static func emptyList(_ operation: String) -> OperationFailure {
    OperationFailure(operation: operation, "there is nothing to choose from: the list is empty")
  }

  /// The places that `choices` draws.
  package static func places(_ count: Int, _ weights: [Double]?, _ k: Int) -> [Int] {
    guard count > 0 else {
      ExecutionContext.current.fail(emptyList("choices"))
      return []
    }
    guard let weights else { return (0..<max(k, 0)).map { _ in Int(random() * Double(count)) } }
    var sums: [Double] = []
    for weight in weights { sums.append((sums.last ?? 0) + weight) }
    guard weights.count == count, let total = sums.last, total > 0, total.isFinite else {
      ExecutionContext.current.fail(
        OperationFailure(operation: "choices", "\(count) elements need \(count) weights with a positive sum, found \(weights)"))
      return []
    }
    return (0..<max(k, 0)).map { _ in
      let target = random() * total
      return min(sums.firstIndex { $0 > target } ?? count - 1, count - 1)
    }
  }

  /// The places that `sample` draws, in CPython's order of drawing.
  package static func distinctPlaces(_ count: Int, _ k: Int) -> [Int] {
    guard 0...count ~= k else {
      ExecutionContext.current.fail(OperationFailure(operation: "sample", "\(count) elements have no sample of \(k)"))
      return []
    }
    // Below that size a copy of the list is smaller than a set of places.
    let setSize = 21 + (k > 5 ? powerOfFour(atLeast: k * 3) : 0)
    guard count > setSize else {
      var pool = Array(0..<count)
      return (0..<k).map { drawn in
        let j = Int(below(UInt64(count - drawn)))
        defer { pool[j] = pool[count - drawn - 1] }
        return pool[j]
      }
    }
    var taken: Set<Int> = []
    return (0..<k).map { _ in
      while true {
        let j = Int(below(UInt64(count)))
        if taken.insert(j).inserted { return j }
      }
    }
  }

  private static func powerOfFour(atLeast wanted: Int) -> Int {
    var power = 1
    while power < wanted { power *= 4 }
    return power
  }

  /// The exchanges that `shuffle` makes.
  package static func swaps(_ count: Int) -> [(Int, Int)] {
    stride(from: count - 1, to: 0, by: -1).map { ($0, Int(below(UInt64($0 + 1)))) }
  }
}
