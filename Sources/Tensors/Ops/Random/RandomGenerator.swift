import CKernels

/// Seeds and counters of the random operations, arranged as TensorFlow arranges its own, so that
/// `tf.random.uniform([3], 0, 5, seed: 22)` in a fresh process gives TensorFlow's three numbers.
///
/// Numbers come from Philox-4x32-10, a counter-based generator: the n-th number depends on the key
/// and n alone. The key is the global seed, the upper half of the counter the operation's seed.
/// Eagerly, each combination of operation, dtypes and seeds keeps its own place in its stream; in a
/// traced function each operation does.
package enum RandomGenerator {
  private static let defaultGlobalSeed = 87_654_321
  /// Seeds are taken modulo this.
  private static let largestSeed = 0x7fff_ffff

  private struct StreamKey: Hashable {
    var operation: String
    var dtypes: [DType]
    var seeds: Seeds?
  }

  struct Seeds: Hashable {
    var global: UInt64
    var operation: UInt64
  }

  nonisolated(unsafe) private static var globalSeed: Int?
  nonisolated(unsafe) private static var operationSeeds = MersenneTwister(seed: 0)
  nonisolated(unsafe) private static var streams: [StreamKey: RandomStream] = [:]
  /// Counts the calls of `setSeed`, at which the streams of traced functions start again too.
  nonisolated(unsafe) fileprivate static var epoch = 0

  /// Restarts every stream.
  package static func setSeed(_ seed: Int) {
    globalSeed = seed
    operationSeeds = MersenneTwister(seed: UInt64(seed.magnitude))
    streams = [:]
    epoch += 1
  }

  /// As if the process had just started.
  package static func forgetSeeds() {
    globalSeed = nil
    streams = [:]
    epoch += 1
  }

  /// The stream that one call of an operation draws from.
  static func stream(_ operation: String, _ dtypes: [DType], seed: Int?) -> RandomStream {
    if let trace = Trace.active { return RandomStream(seeds(seed) { trace.nextRandomSeed() }) }
    let seeds = seeds(seed) { Int(operationSeeds.next31()) }
    let key = StreamKey(operation: operation, dtypes: dtypes, seeds: seeds)
    if let known = streams[key] { return known }
    let fresh = RandomStream(seeds)
    streams[key] = fresh
    return fresh
  }

  /// One number that stands for the seeds of an operation outside of the tensor engine; nil when nobody gave any.
  package static func seed(_ operation: Int?) -> UInt64? {
    seeds(operation) { Int(operationSeeds.next31()) }.map { $0.global << 32 | $0.operation }
  }

  /// nil when nobody gave a seed.
  private static func seeds(_ operation: Int?, otherwise next: () -> Int) -> Seeds? {
    let pair: (Int, Int)
    if let globalSeed {
      pair = (globalSeed, operation ?? next())
    } else if let operation {
      pair = (defaultGlobalSeed, operation)
    } else {
      return nil
    }
    let global = truncated(pair.0)
    let own = truncated(pair.1)
    return Seeds(global: global, operation: global == 0 && own == 0 ? UInt64(largestSeed) : own)
  }

  private static func truncated(_ seed: Int) -> UInt64 {
    let rest = seed % largestSeed
    return UInt64(rest < 0 ? rest + largestSeed : rest)
  }
}

/// A place in a Philox stream that moves on with every draw.
package final class RandomStream {
  private let start: ck_philox_state
  private var state: ck_philox_state
  private var epoch: Int

  init(_ seeds: RandomGenerator.Seeds?) {
    start = ck_philox_state(
      low: 0, high: seeds?.operation ?? .random(in: 1 ... .max),
      key: seeds?.global ?? .random(in: 1 ... .max))
    state = start
    epoch = RandomGenerator.epoch
  }

  /// The state before the next `blocks` blocks, which are then used up.
  func reserve(blocks: UInt64) -> ck_philox_state {
    if epoch != RandomGenerator.epoch {
      epoch = RandomGenerator.epoch
      state = start
    }
    let reserved = state
    ck_philox_skip(&state, blocks)
    return reserved
  }
}

extension RandomStream: Hashable {
  package static func == (a: RandomStream, b: RandomStream) -> Bool { a === b }
  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
