/// The Mersenne Twister MT19937, seeded as CPython seeds its own: TensorFlow asks it for the seeds of
/// operations that were given none.
///
/// M. Matsumoto, T. Nishimura, "Mersenne Twister", ACM TOMACS 8, 1998.
package struct MersenneTwister {
  package private(set) var state = [UInt32](repeating: 0, count: 624)
  package private(set) var index = 624

  package init(seed: UInt64) {
    self.init(key: seed >> 32 == 0 ? [UInt32(seed)] : [UInt32(truncatingIfNeeded: seed), UInt32(seed >> 32)])
  }

  /// `init_by_array`.
  package init(key: [UInt32]) {
    self.init(word: 19_650_218)
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

  /// `init_genrand`: how NumPy seeds from one number of 32 bits.
  package init(word: UInt32) {
    state[0] = word
    for i in 1..<624 {
      state[i] = 1_812_433_253 &* (state[i - 1] ^ (state[i - 1] >> 30)) &+ UInt32(i)
    }
  }

  package mutating func next32() -> UInt32 {
    if index >= 624 { refill() }
    var y = state[index]
    index += 1
    y ^= y >> 11
    y ^= (y << 7) & 0x9d2c_5680
    y ^= (y << 15) & 0xefc6_0000
    return y ^ (y >> 18)
  }

  private mutating func refill() {
    state.withUnsafeMutableBufferPointer { state in
      for i in 0..<624 {
        let y = (state[i] & 0x8000_0000) | (state[i == 623 ? 0 : i + 1] & 0x7fff_ffff)
        state[i] = state[i < 227 ? i + 397 : i - 227] ^ (y >> 1) ^ (y & 1 == 0 ? 0 : 0x9908_b0df)
      }
    }
    index = 0
  }

  /// `randint(0, 2**31 - 1)`.
  package mutating func next31() -> UInt32 {
    while true {
      let value = next32()
      if value < 0x8000_0000 { return value }
    }
  }
}
