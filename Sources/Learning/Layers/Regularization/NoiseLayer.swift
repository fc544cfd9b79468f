import Tensors

/// What the layers have in common that change their input at random while training.
public class NoiseLayer: Layer {
  /// How much: the share of numbers that are dropped, or a standard deviation.
  package final let amount: Double
  package final let seed: Int?
  package final let seedGenerator: SeedGenerator?

  package init(
    _ amount: Double, _ seed: Int?, _ inputShape: [Int?]?, _ name: String?, _ trainable: Bool, _ dtype: DType
  ) {
    (self.amount, self.seed) = (amount, seed)
    seedGenerator = amount > 0 ? SeedGenerator(seed: seed) : nil
    super.init(name: name, trainable: trainable, dtype: dtype)
    inputShapeArgument = inputShape
    if !(amount >= 0 && amount <= 1) { fail("\(amountName) is a number from 0 to 1, found \(amount)") }
  }

  /// Keras's name of the argument.
  var amountName: String { "rate" }

  override package var hasFixedWeights: Bool { true }

  override public func call(_ inputs: Tensor, training: Bool) -> Tensor {
    guard training, let seedGenerator, amount <= 1 else { return inputs }
    return noisy(inputs, seedGenerator)
  }

  func noisy(_ inputs: Tensor, _ generator: SeedGenerator) -> Tensor { inputs }

  override package var config: ConfigDictionary {
    super.config.merging([amountName: ConfigValue(amount), "seed": ConfigValue(seed)])
  }
}

/// Dropout as `tf.nn.dropout` does it: numbers are dropped where a draw is below the rate, others scaled.
func dropped(_ x: Tensor, rate: Double, noiseShape: [Int], _ generator: SeedGenerator) -> Tensor {
  if rate == 1 { return tf.zerosLike(x) }
  let draws = tf.random.statelessUniform(noiseShape, seed: generator.next(), dtype: x.dtype)
  return tf.where(draws >= rate, x * (1 / (1 - rate)), tf.zerosLike(x))
}
