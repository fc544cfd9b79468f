import Tensors

/// Adds normally distributed numbers of mean 0 while training.
///
///     print(GaussianNoise(0.1)(tf.ones([2])).numpy())      // [1. 1.]
///
/// A standard deviation that is not from 0 to 1 ends the cell.
/// Source: https://keras.io/api/layers/regularization_layers/gaussian_noise/
public final class GaussianNoise: NoiseLayer {
  override var amountName: String { "stddev" }

  /// Noise of this standard deviation.
  public convenience init(
    _ stddev: Double, seed: Int? = nil, inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true,
    dtype: DType = .float32
  ) {
    self.init(stddev, seed, inputShape, name, trainable, dtype)
  }

  /// The same with a label.
  public convenience init(
    stddev: Double, seed: Int? = nil, inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true,
    dtype: DType = .float32
  ) {
    self.init(stddev, seed, inputShape, name, trainable, dtype)
  }

  override func noisy(_ inputs: Tensor, _ generator: SeedGenerator) -> Tensor {
    inputs
      + tf.random.statelessNormal(inputs.shape.dims, seed: generator.next(), stddev: amount, dtype: inputs.dtype)
  }
}

/// Multiplies with normally distributed numbers of mean 1 and standard deviation sqrt(rate / (1 - rate)) while training.
///
///     print(GaussianDropout(0.1)(tf.ones([2])).numpy())      // [1. 1.]
///
/// A rate that is not from 0 to below 1 ends the cell.
/// Source: https://keras.io/api/layers/regularization_layers/gaussian_dropout/ (Srivastava et al., 2014)
public final class GaussianDropout: NoiseLayer {
  /// Noise as strong as dropout of this rate.
  public convenience init(
    _ rate: Double, seed: Int? = nil, inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true,
    dtype: DType = .float32
  ) {
    self.init(rate, seed, inputShape, name, trainable, dtype)
    if rate == 1 { fail("rate is below 1, found 1.0") }
  }

  /// The same with a label.
  public convenience init(
    rate: Double, seed: Int? = nil, inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true,
    dtype: DType = .float32
  ) {
    self.init(rate, seed: seed, inputShape: inputShape, name: name, trainable: trainable, dtype: dtype)
  }

  override func noisy(_ inputs: Tensor, _ generator: SeedGenerator) -> Tensor {
    inputs
      * tf.random.statelessNormal(
        inputs.shape.dims, seed: generator.next(), mean: 1, stddev: (amount / (1 - amount)).squareRoot(),
        dtype: inputs.dtype)
  }
}

/// Gives its input as it is, and adds l1 * sum(abs(x)) + l2 * sum(x^2), divided by the batch size, to the loss.
///
/// Source: https://keras.io/api/layers/regularization_layers/activity_regularization/
public final class ActivityRegularization: Layer {
  package let l1: Double
  package let l2: Double

  /// A penalty with these factors.
  public init(
    l1: Double = 0, l2: Double = 0, inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true,
    dtype: DType = .float32
  ) {
    (self.l1, self.l2) = (l1, l2)
    super.init(name: name, trainable: trainable, dtype: dtype)
    inputShapeArgument = inputShape
    activityRegularizer = keras.regularizers.L1L2(l1: l1, l2: l2)
  }

  override package var hasFixedWeights: Bool { true }
  override package var config: ConfigDictionary {
    super.config.merging(["l1": ConfigValue(l1), "l2": ConfigValue(l2)])
  }
}
