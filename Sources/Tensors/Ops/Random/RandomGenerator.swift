import CKernels
import Glibc

/// Seeds and counters of the random operations, arranged as TensorFlow arranges its own, so that
/// `tf.random.uniform([3], 0, 5, seed: 22)` in a fresh process gives TensorFlow's three numbers.
///
/// Numbers come from Philox-4x32-10, a counter-based generator: the n-th number depends on the key
/// and n alone. The key is the global seed, the upper half of the counter the operation's seed.
/// Each combination of operation, dtype and seeds keeps its own place in its stream.
package enum RandomGenerator {
  private static let defaultGlobalSeed: UInt64 = 87_654_321

  private struct StreamKey: Hashable {
    var kind: RandomRequest.Kind
    var dtype: DType
    var global: UInt64
    var operation: UInt64
  }

  nonisolated(unsafe) private static var globalSeed: Int?
  nonisolated(unsafe) private static var operationSeeds = MersenneTwister(seed: 0)
  nonisolated(unsafe) private static var positions: [StreamKey: UInt64] = [:]

  /// Restarts every stream.
  package static func setSeed(_ seed: Int) {
    globalSeed = seed
    operationSeeds = MersenneTwister(seed: UInt64(seed.magnitude))
    positions = [:]
  }

  /// As if the process had just started.
  package static func forgetSeeds() {
    globalSeed = nil
    positions = [:]
  }

  /// The pair of seeds of one call.
  static func seeds(operation: Int?) -> (UInt64, UInt64) {
    var pair: (UInt64, UInt64)
    if let globalSeed {
      let own = operation.map { UInt64(bitPattern: Int64($0)) } ?? UInt64(operationSeeds.next31())
      pair = (UInt64(bitPattern: Int64(globalSeed)), own)
    } else if let operation {
      pair = (defaultGlobalSeed, UInt64(bitPattern: Int64(operation)))
    } else {
      return (UInt64.random(in: 1 ... .max), UInt64.random(in: 1 ... .max))
    }
    if pair == (0, 0) { pair = (0, 0x7fff_ffff) }
    return pair
  }

  /// The start of the next `count` numbers of a stream; the stream moves on.
  static func reserve(_ request: RandomRequest, _ seeds: (UInt64, UInt64), _ count: Int) -> UInt64 {
    let key = StreamKey(
      kind: request.kind, dtype: request.dtype, global: seeds.0, operation: seeds.1)
    let start = positions[key, default: 0]
    // TensorFlow sets 256 blocks aside per output, which rejection methods may use up.
    positions[key] = start &+ UInt64(count) * 256
    return start
  }
}

/// CPython's generator, which TensorFlow asks for the seeds of operations that were given none.
struct MersenneTwister {
  private var state = [UInt32](repeating: 0, count: 624)
  private var index = 624

  init(seed: UInt64) {
    var key = [UInt32(truncatingIfNeeded: seed)]
    if seed >> 32 != 0 { key.append(UInt32(truncatingIfNeeded: seed >> 32)) }
    state[0] = 19_650_218
    for i in 1..<624 {
      state[i] = 1_812_433_253 &* (state[i - 1] ^ (state[i - 1] >> 30)) &+ UInt32(i)
    }
    var (i, j) = (1, 0)
    func wrap(_ state: inout [UInt32], _ i: inout Int) {
      if i >= 624 {
        state[0] = state[623]
        i = 1
      }
    }
    for _ in 0..<max(624, key.count) {
      state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) &* 1_664_525)) &+ key[j] &+ UInt32(j)
      i += 1
      j = (j + 1) % key.count
      wrap(&state, &i)
    }
    for _ in 0..<623 {
      state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) &* 1_566_083_941)) &- UInt32(i)
      i += 1
      wrap(&state, &i)
    }
    state[0] = 0x8000_0000
  }

  mutating func next32() -> UInt32 {
    if index >= 624 {
      for i in 0..<624 {
        let y = (state[i] & 0x8000_0000) | (state[(i + 1) % 624] & 0x7fff_ffff)
        state[i] = state[(i + 397) % 624] ^ (y >> 1) ^ (y & 1 == 0 ? 0 : 0x9908_b0df)
      }
      index = 0
    }
    var y = state[index]
    index += 1
    y ^= y >> 11
    y ^= (y << 7) & 0x9d2c_5680
    y ^= (y << 15) & 0xefc6_0000
    return y ^ (y >> 18)
  }

  /// `randint(0, 2**31 - 1)`.
  mutating func next31() -> UInt32 {
    while true {
      let value = next32()
      if value < 0x8000_0000 { return value }
    }
  }
}
