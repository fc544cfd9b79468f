import Tensors

/// Seeds for what is given none: initializers, dropout, random augmentation.
///
/// Keras asks Python's generator for them, and so does this, so that after
/// `keras.utils.setRandomSeed` layers start with the numbers they have in Keras.
package enum DefaultSeeds {
  private nonisolated(unsafe) static var generator = MersenneTwister(seed: entropy())

  private static func entropy() -> UInt64 {
    var generator = SystemRandomNumberGenerator()
    return generator.next()
  }

  package static func start(from seed: Int) { generator = MersenneTwister(seed: UInt64(seed.magnitude)) }

  /// Python's `randint(1, 1000000000)`.
  package static func next() -> Int {
    while true {
      let value = Int(generator.next32() >> 2)
      if value < 1_000_000_000 { return value + 1 }
    }
  }
}
