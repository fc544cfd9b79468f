import Glibc

/// The generator behind Python's `random`: MT19937, seeded and read as CPython does it, so that numbers agree.
///
/// Matsumoto and Nishimura, ACM Transactions on Modeling and Computer Simulation 8 (1998), doi:10.1145/272991.272995.
struct MersenneTwister {
  private var state = [UInt32](repeating: 0, count: 624)
  private var position = 624
  /// The second number of a pair of normal ones.
  var spareNormal: Double?

  /// The state that CPython gets from the key of an integer seed.
  init(key: [UInt32]) {
    state[0] = 19_650_218
    for i in 1..<624 { state[i] = 1_812_433_253 &* (state[i - 1] ^ (state[i - 1] >> 30)) &+ UInt32(i) }
    var (i, j) = (1, 0)
    func wrap(_ state: inout [UInt32]) {
      i += 1
      if i >= 624 {
        state[0] = state[623]
        i = 1
      }
    }
    for _ in 0..<max(624, key.count) {
      state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) &* 1_664_525)) &+ key[j] &+ UInt32(j)
      wrap(&state)
      j = (j + 1) % key.count
    }
    for _ in 0..<623 {
      state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) &* 1_566_083_941)) &- UInt32(i)
      wrap(&state)
    }
    state[0] = 0x8000_0000
  }

  /// The key is the seed's magnitude, 32 bits at a time, low ones first.
  init(seed: Int) {
    let magnitude = seed.magnitude
    let high = UInt32(truncatingIfNeeded: magnitude >> 32)
    self.init(key: [UInt32(truncatingIfNeeded: magnitude)] + (high == 0 ? [] : [high]))
  }

  mutating func next() -> UInt32 {
    if position == 624 { refill() }
    var y = state[position]
    position += 1
    y ^= y >> 11
    y ^= (y << 7) & 0x9d2c_5680
    y ^= (y << 15) & 0xefc6_0000
    return y ^ (y >> 18)
  }

  private mutating func refill() {
    for i in 0..<624 {
      let y = (state[i] & 0x8000_0000) | (state[(i + 1) % 624] & 0x7fff_ffff)
      state[i] = state[(i + 397) % 624] ^ (y >> 1) ^ (y & 1 == 0 ? 0 : 0x9908_b0df)
    }
    position = 0
  }

  /// From 0 up to 1, with 53 random bits.
  mutating func real() -> Double {
    let (a, b) = (next() >> 5, next() >> 6)
    return (Double(a) * 67_108_864 + Double(b)) / 9_007_199_254_740_992
  }

  /// `count` random bits, at most 64.
  mutating func bits(_ count: Int) -> UInt64 {
    if count <= 32 { return UInt64(next() >> UInt32(32 - count)) }
    let low = UInt64(next())
    return low | UInt64(next() >> UInt32(64 - count)) << 32
  }

  /// From 0 up to a positive bound.
  mutating func below(_ bound: UInt64) -> UInt64 {
    let count = 64 - bound.leadingZeroBitCount
    while true {
      let value = bits(count)
      if value < bound { return value }
    }
  }

  mutating func normal(_ mean: Double, _ deviation: Double) -> Double {
    if let spare = spareNormal {
      spareNormal = nil
      return mean + spare * deviation
    }
    let angle = real() * 2 * Double.pi
    let radius = (-2 * log(1 - real())).squareRoot()
    spareNormal = sin(angle) * radius
    return mean + cos(angle) * radius * deviation
  }
}
