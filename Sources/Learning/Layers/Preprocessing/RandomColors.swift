import Tensors

/// Moves the numbers of every image away from or towards its mean while training: (x - mean) * f + mean.
///
/// `factor` 0.2 draws f from 0.8 to 1.2; the mean is that of a channel. Results stay in `valueRange`.
///
///     print(RandomContrast(0.2)(tf.ones([2, 8, 8, 3]), training: true).shape)      // (2, 8, 8, 3)
///
/// Factors that are not from 0 to 1 end the cell.
/// Source: https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_contrast/
public final class RandomContrast: RandomImageLayer {
  package private(set) var factor = (0.0, 0.0)
  package private(set) var valueRange = (0.0, 255.0)

  /// Factors from 1 - `factor` to 1 + `factor`.
  public convenience init(
    _ factor: Double, valueRange: (Double, Double) = (0, 255), seed: Int? = nil, inputShape: [Int?]? = nil,
    name: String? = nil
  ) {
    self.init(factor: (max(-factor, 0), factor), valueRange: valueRange, seed: seed, inputShape: inputShape, name: name)
    if factor < 0 { fail("factor takes numbers from 0.0 to 1.0, found \(factor)") }
  }

  /// The same with a label.
  public convenience init(
    factor: Double, valueRange: (Double, Double) = (0, 255), seed: Int? = nil, inputShape: [Int?]? = nil,
    name: String? = nil
  ) {
    self.init(factor, valueRange: valueRange, seed: seed, inputShape: inputShape, name: name)
  }

  /// Factors from 1 - `factor.0` to 1 + `factor.1`.
  public convenience init(
    factor: (Double, Double), valueRange: (Double, Double) = (0, 255), seed: Int? = nil, inputShape: [Int?]? = nil,
    name: String? = nil
  ) {
    self.init(seed, .channelsLast, inputShape, name)
    self.valueRange = valueRange
    self.factor = checked(factor, "factor", from: 0, to: 1)
  }

  override func augmented(_ images: Tensor) -> Tensor {
    let factors = draws([images.shape[0], 1, 1, 1], (1 - factor.0, 1 + factor.1))
    let mean = tf.reduceMean(tf.reduceMean(images, axis: 1, keepdims: true), axis: 2, keepdims: true)
    let changed = (images - mean) * tf.cast(factors, images.dtype) + mean
    return tf.minimum(tf.maximum(changed, valueRange.0), valueRange.1)
  }

  override package var config: ConfigDictionary {
    super.config.merging([
      "factor": ConfigValue([factor.0, factor.1]), "value_range": ConfigValue([valueRange.0, valueRange.1]),
    ])
  }
}

/// Adds a random number to every image while training.
///
/// `factor` 0.2 draws from -0.2 to 0.2 times the length of `valueRange`, in which the results stay.
///
///     print(RandomBrightness(0.2)(tf.ones([2, 8, 8, 3]), training: true).shape)      // (2, 8, 8, 3)
///
/// Factors that are not from -1 to 1 end the cell.
/// Source: https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_brightness/
public final class RandomBrightness: RandomImageLayer {
  package private(set) var factor = (0.0, 0.0)
  package private(set) var valueRange = (0.0, 255.0)

  /// Numbers up to `factor` in both directions.
  public convenience init(
    _ factor: Double, valueRange: (Double, Double) = (0, 255), seed: Int? = nil, inputShape: [Int?]? = nil,
    name: String? = nil
  ) {
    self.init(
      factor: (-abs(factor), abs(factor)), valueRange: valueRange, seed: seed, inputShape: inputShape, name: name)
  }

  /// The same with a label.
  public convenience init(
    factor: Double, valueRange: (Double, Double) = (0, 255), seed: Int? = nil, inputShape: [Int?]? = nil,
    name: String? = nil
  ) {
    self.init(factor, valueRange: valueRange, seed: seed, inputShape: inputShape, name: name)
  }

  /// Numbers from a range.
  public convenience init(
    factor: (Double, Double), valueRange: (Double, Double) = (0, 255), seed: Int? = nil, inputShape: [Int?]? = nil,
    name: String? = nil
  ) {
    self.init(seed, .channelsLast, inputShape, name)
    self.valueRange = (min(valueRange.0, valueRange.1), max(valueRange.0, valueRange.1))
    self.factor = checked(factor, "factor", from: -1, to: 1)
  }

  override func augmented(_ images: Tensor) -> Tensor {
    let shift = draws([images.shape[0], 1, 1, 1], factor) * (valueRange.1 - valueRange.0)
    return tf.minimum(tf.maximum(images + tf.cast(shift, images.dtype), valueRange.0), valueRange.1)
  }

  override package var config: ConfigDictionary {
    super.config.merging([
      "factor": ConfigValue([factor.0, factor.1]), "value_range": ConfigValue([valueRange.0, valueRange.1]),
    ])
  }
}
