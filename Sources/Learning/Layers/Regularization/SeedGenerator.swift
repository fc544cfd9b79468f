import Tensors

/// Where a layer's random numbers come from: Keras's generator, which counts up with every draw.
///
/// With the same seed a layer draws the numbers it draws in Keras. The state is a variable, so that a compiled step
/// draws anew each time it runs.
package final class SeedGenerator {
  /// The seed and how many draws there were.
  package let state: Variable
  private static let limit = Int(Int32.max) - 1

  /// A generator; without a seed one that `keras.utils.setRandomSeed` determines.
  package init(seed: Int?) {
    let start = Tensor([Int64(seed ?? DefaultSeeds.next()), 0], dtype: .int64, dims: [2])
    state = Trace.suspended { Variable(start, trainable: false, name: "seed_generator_state") }
  }

  /// Two numbers for one of the stateless random functions.
  package func next() -> Tensor {
    let seed = tf.math.floormod(state.value(), Tensor([Int64(Self.limit)], dtype: .int64, dims: []))
    state.assignAdd(Tensor([Int64(0), 1], dtype: .int64, dims: [2]))
    return seed
  }
}
