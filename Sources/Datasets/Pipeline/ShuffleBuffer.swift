/// A buffer that is kept full and from which elements are drawn at random: of a data set no longer than the buffer
/// every order is equally likely.
struct ShuffleBuffer<Value> {
  private let size: Int
  private var generator: SplitMix64
  private var values: [Value] = []
  private var isAtEnd = false

  init(size: Int, seed: UInt64) {
    self.size = size
    generator = SplitMix64(seed: seed)
  }

  mutating func next(_ more: () -> Value?) -> Value? {
    while !isAtEnd, values.count < size {
      if let value = more() { values.append(value) } else { isAtEnd = true }
    }
    guard !values.isEmpty else { return nil }
    let place = Int.random(in: values.indices, using: &generator)
    values.swapAt(place, values.count - 1)
    return values.removeLast()
  }
}

/// Vigna's SplitMix64: small, fast, good enough to shuffle with.
package struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
