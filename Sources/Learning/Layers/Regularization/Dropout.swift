import Tensors

/// Sets a share of the numbers to 0 while training and scales the others by 1 / (1 - rate); else gives them as they are.
///
///     let layer = Dropout(0.5)
///     print(layer(tf.ones([4])).numpy())      // [1. 1. 1. 1.]
///     layer(tf.ones([4]), training: true)     // zeros and twos
///
/// A rate that is not from 0 to 1 ends the cell.
/// Source: https://keras.io/api/layers/regularization_layers/dropout/ (Srivastava et al., 2014)
public final class Dropout: NoiseLayer {
  package private(set) var noiseShape: [Int?]?

  /// Drops the share `rate`.
  ///
  /// - Parameters:
  ///   - noiseShape: where it has a 1, all numbers along the axis are dropped together; nil is the input's length.
  ///   - seed: makes the draws those of Keras with this seed.
  public convenience init(
    _ rate: Double, noiseShape: [Int?]? = nil, seed: Int? = nil, inputShape: [Int?]? = nil, name: String? = nil,
    trainable: Bool = true, dtype: DType = .float32
  ) {
    self.init(rate, seed, inputShape, name, trainable, dtype)
    self.noiseShape = noiseShape
    if let wrong = noiseShape?.compactMap({ $0 }).first(where: { $0 <= 0 }) {
      fail("noiseShape has positive lengths, found \(wrong)")
    }
  }

  /// The same with a label.
  public convenience init(
    rate: Double, noiseShape: [Int?]? = nil, seed: Int? = nil, inputShape: [Int?]? = nil, name: String? = nil,
    trainable: Bool = true, dtype: DType = .float32
  ) {
    self.init(
      rate, noiseShape: noiseShape, seed: seed, inputShape: inputShape, name: name, trainable: trainable, dtype: dtype)
  }

  override package func mismatch(with inputShape: TensorShape) -> String? { noiseProblem(noiseShape, inputShape) }

  override func noisy(_ inputs: Tensor, _ generator: SeedGenerator) -> Tensor {
    dropped(inputs, rate: amount, noiseShape: concrete(noiseShape, inputs), generator)
  }

  override package var config: ConfigDictionary { super.config.merging(["noise_shape": noiseConfig(noiseShape)]) }
}

/// Dropout that keeps mean and variance of the output of SELU: dropped numbers get SELU's lowest value, and all are
/// shifted and scaled.
///
/// Source: https://keras.io/api/layers/regularization_layers/alpha_dropout/ (Klambauer et al., 2017)
public final class AlphaDropout: NoiseLayer {
  package private(set) var noiseShape: [Int?]?

  /// Drops the share `rate`.
  public convenience init(
    _ rate: Double, noiseShape: [Int?]? = nil, seed: Int? = nil, inputShape: [Int?]? = nil, name: String? = nil,
    trainable: Bool = true, dtype: DType = .float32
  ) {
    self.init(rate, seed, inputShape, name, trainable, dtype)
    self.noiseShape = noiseShape
    if rate == 1 { fail("rate is below 1, found 1.0") }
  }

  /// The same with a label.
  public convenience init(
    rate: Double, noiseShape: [Int?]? = nil, seed: Int? = nil, inputShape: [Int?]? = nil, name: String? = nil,
    trainable: Bool = true, dtype: DType = .float32
  ) {
    self.init(
      rate, noiseShape: noiseShape, seed: seed, inputShape: inputShape, name: name, trainable: trainable, dtype: dtype)
  }

  override package func mismatch(with inputShape: TensorShape) -> String? { noiseProblem(noiseShape, inputShape) }

  override func noisy(_ inputs: Tensor, _ generator: SeedGenerator) -> Tensor {
    let lowest = -1.6732632423543772 * 1.0507009873554805
    let draws = tf.random.statelessUniform(concrete(noiseShape, inputs), seed: generator.next())
    let kept = tf.cast(draws >= amount, inputs.dtype)
    let factor = 1 / ((1 - amount) * (1 + amount * lowest * lowest)).squareRoot()
    return factor * (inputs * kept + lowest * (1 - kept)) - factor * lowest * amount
  }

  override package var config: ConfigDictionary { super.config.merging(["noise_shape": noiseConfig(noiseShape)]) }
}

extension NoiseLayer {
  func noiseProblem(_ noiseShape: [Int?]?, _ inputShape: TensorShape) -> String? {
    guard let noiseShape else { return nil }
    let fits = noiseShape.count == inputShape.rank
      && zip(noiseShape, inputShape.dims).allSatisfy { $0 == nil || $0 == 1 || $0 == $1 || $1 < 0 }
    return fits ? nil : "noiseShape \(noiseShape.map { $0.map(String.init) ?? "nil" }) does not fit input of shape \(inputShape.withUnknownBatch)"
  }

  func concrete(_ noiseShape: [Int?]?, _ x: Tensor) -> [Int] {
    guard let noiseShape, noiseShape.count == x.rank else { return x.shape.dims }
    return zip(noiseShape, x.shape.dims).map { $0 ?? $1 }
  }

  func noiseConfig(_ noiseShape: [Int?]?) -> ConfigValue {
    noiseShape.map { .list($0.map { ConfigValue($0) }) } ?? .null
  }
}

/// What the spatial dropouts have in common: whole channels are dropped.
public class BaseSpatialDropout: NoiseLayer {
  package fileprivate(set) final var dataFormat = ImageDataFormat.channelsLast
  var axes: Int { 1 }

  override package func mismatch(with inputShape: TensorShape) -> String? {
    inputShape.rank == axes + 2
      ? nil : "expected input of rank \(axes + 2), found shape \(inputShape.withUnknownBatch)"
  }

  override func noisy(_ inputs: Tensor, _ generator: SeedGenerator) -> Tensor {
    var shape = inputs.shape.dims
    for axis in dataFormat.spatialAxes(rank: shape.count, axes: axes) { shape[axis] = 1 }
    return dropped(inputs, rate: amount, noiseShape: shape, generator)
  }

  /// Keras leaves `trainable` out, and writes the dtype as its name.
  override package var config: ConfigDictionary {
    [
      "rate": ConfigValue(amount), "seed": ConfigValue(seed), "name": .string(name), "dtype": .string(dtype.name),
      "data_format": ConfigValue(dataFormat.rawValue),
    ]
  }
}

/// Dropout of whole channels of sequences (batch, steps, channels).
///
///     print(SpatialDropout1D(0.5)(tf.ones([2, 4, 3])).shape)      // (2, 4, 3)
///
/// Source: https://keras.io/api/layers/regularization_layers/spatial_dropout1d/
public final class SpatialDropout1D: BaseSpatialDropout {
  /// Drops the share `rate` of the channels.
  public convenience init(_ rate: Double, seed: Int? = nil, inputShape: [Int?]? = nil, name: String? = nil) {
    self.init(rate, seed, inputShape, name, true, .float32)
  }

  /// The same with a label.
  public convenience init(rate: Double, seed: Int? = nil, inputShape: [Int?]? = nil, name: String? = nil) {
    self.init(rate, seed, inputShape, name, true, .float32)
  }

  override package var config: ConfigDictionary {
    var config = super.config
    config.entries.removeValue(forKey: "data_format")
    return config
  }
}

/// Dropout of whole channels of images (batch, height, width, channels).
///
///     print(SpatialDropout2D(0.5)(tf.ones([2, 4, 4, 3])).shape)      // (2, 4, 4, 3)
///
/// Source: https://keras.io/api/layers/regularization_layers/spatial_dropout2d/
public final class SpatialDropout2D: BaseSpatialDropout {
  override var axes: Int { 2 }

  /// Drops the share `rate` of the channels.
  public convenience init(
    _ rate: Double, dataFormat: ImageDataFormat = .channelsLast, seed: Int? = nil, inputShape: [Int?]? = nil,
    name: String? = nil
  ) {
    self.init(rate, seed, inputShape, name, true, .float32)
    self.dataFormat = dataFormat
  }

  /// The same with a label.
  public convenience init(
    rate: Double, dataFormat: ImageDataFormat = .channelsLast, seed: Int? = nil, inputShape: [Int?]? = nil,
    name: String? = nil
  ) {
    self.init(rate, dataFormat: dataFormat, seed: seed, inputShape: inputShape, name: name)
  }
}

/// Dropout of whole channels of volumes (batch, depth, height, width, channels).
///
///     print(SpatialDropout3D(0.5)(tf.ones([2, 4, 4, 4, 3])).shape)      // (2, 4, 4, 4, 3)
///
/// Source: https://keras.io/api/layers/regularization_layers/spatial_dropout3d/
public final class SpatialDropout3D: BaseSpatialDropout {
  override var axes: Int { 3 }

  /// Drops the share `rate` of the channels.
  public convenience init(
    _ rate: Double, dataFormat: ImageDataFormat = .channelsLast, seed: Int? = nil, inputShape: [Int?]? = nil,
    name: String? = nil
  ) {
    self.init(rate, seed, inputShape, name, true, .float32)
    self.dataFormat = dataFormat
  }

  /// The same with a label.
  public convenience init(
    rate: Double, dataFormat: ImageDataFormat = .channelsLast, seed: Int? = nil, inputShape: [Int?]? = nil,
    name: String? = nil
  ) {
    self.init(rate, dataFormat: dataFormat, seed: seed, inputShape: inputShape, name: name)
  }
}
