import Tensors

/// Which mirror images `RandomFlip` makes.
public enum FlipMode: String {
  /// Left and right exchanged.
  case horizontal
  /// Top and bottom exchanged.
  case vertical
  /// Both at once.
  case horizontalAndVertical = "horizontal_and_vertical"
}

/// Mirrors every image with probability 1/2 while training.
///
///     let augmentation = Sequential([RandomFlip(.horizontal), RandomRotation(0.1)])
///     print(augmentation(tf.ones([2, 8, 8, 3]), training: true).shape)      // (2, 8, 8, 3)
///
/// Source: https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_flip/
public final class RandomFlip: RandomImageLayer {
  package private(set) var mode = FlipMode.horizontalAndVertical

  /// A layer that mirrors in this way.
  public convenience init(
    _ mode: FlipMode = .horizontalAndVertical, seed: Int? = nil, dataFormat: ImageDataFormat = .channelsLast,
    inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init(seed, dataFormat, inputShape, name)
    self.mode = mode
  }

  /// The same with a label.
  public convenience init(
    mode: FlipMode, seed: Int? = nil, dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil,
    name: String? = nil
  ) {
    self.init(mode, seed: seed, dataFormat: dataFormat, inputShape: inputShape, name: name)
  }

  override func augmented(_ images: Tensor) -> Tensor {
    let axes = mode == .horizontal ? [2] : mode == .vertical ? [1] : [1, 2]
    let flips = draws([images.shape[0], 1, 1, 1], (0, 1)) <= 0.5
    return tf.where(flips, tf.reverse(images, axis: axes), images)
  }

  override package var config: ConfigDictionary { super.config.merging(["mode": ConfigValue(mode.rawValue)]) }
}

/// What rotation, zoom and translation have in common.
public class RandomMove: RandomImageLayer {
  package fileprivate(set) final var fillMode = FillMode.reflect
  package fileprivate(set) final var interpolation = Interpolation.bilinear
  package fileprivate(set) final var fillValue = 0.0

  fileprivate func set(_ fillMode: FillMode, _ interpolation: Interpolation, _ fillValue: Double) {
    (self.fillMode, self.interpolation, self.fillValue) = (fillMode, interpolation, fillValue)
    if interpolation != .nearest && interpolation != .bilinear {
      fail("interpolation is .nearest or .bilinear, found .\(interpolation)")
    }
  }

  override func augmented(_ images: Tensor) -> Tensor {
    affineTransformed(images, transforms(images), interpolation, fillMode, fillValue)
  }

  func transforms(_ images: Tensor) -> [Tensor] { [] }

  override package var config: ConfigDictionary {
    super.config.merging([
      "fill_mode": ConfigValue(fillMode.rawValue), "fill_value": ConfigValue(fillValue),
      "interpolation": ConfigValue(interpolation.rawValue),
    ])
  }
}

/// Turns every image by a random angle while training.
///
/// `factor` 0.1 draws from -10 % to +10 % of a full turn, (0.1, 0.2) from 10 % to 20 % counterclockwise.
///
///     print(RandomRotation(0.1)(tf.ones([2, 8, 8, 3]), training: true).shape)      // (2, 8, 8, 3)
///
/// A factor that is not from -1 to 1 ends the cell.
/// Source: https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_rotation/
public final class RandomRotation: RandomMove {
  package private(set) var factor = (0.0, 0.0)

  /// Angles from a range, in turns.
  public convenience init(
    _ factor: (Double, Double), fillMode: FillMode = .reflect, interpolation: Interpolation = .bilinear,
    seed: Int? = nil, fillValue: Double = 0, dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil,
    name: String? = nil
  ) {
    self.init(seed, dataFormat, inputShape, name)
    set(fillMode, interpolation, fillValue)
    self.factor = checked(factor, "factor", from: -1, to: 1)
  }

  /// Angles from -`factor` to `factor`, in turns.
  public convenience init(
    _ factor: Double, fillMode: FillMode = .reflect, interpolation: Interpolation = .bilinear, seed: Int? = nil,
    fillValue: Double = 0, dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil,
    name: String? = nil
  ) {
    self.init(
      (-abs(factor), abs(factor)), fillMode: fillMode, interpolation: interpolation, seed: seed, fillValue: fillValue,
      dataFormat: dataFormat, inputShape: inputShape, name: name)
  }

  /// The same with a label.
  public convenience init(
    factor: Double, fillMode: FillMode = .reflect, interpolation: Interpolation = .bilinear, seed: Int? = nil,
    fillValue: Double = 0, dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil,
    name: String? = nil
  ) {
    self.init(
      factor, fillMode: fillMode, interpolation: interpolation, seed: seed, fillValue: fillValue,
      dataFormat: dataFormat, inputShape: inputShape, name: name)
  }

  override func transforms(_ images: Tensor) -> [Tensor] {
    let angle = draws([images.shape[0]], (factor.0 * 360, factor.1 * 360)) * (Double.pi / 180)
    let (cosine, sine) = (tf.reshape(tf.cos(angle), [-1, 1]), tf.reshape(tf.sin(angle), [-1, 1]))
    let (x, y) = (0.5 * Double(images.shape[2] - 1), 0.5 * Double(images.shape[1] - 1))
    return [cosine, -sine, x - x * cosine + y * sine, sine, cosine, y - x * sine - y * cosine]
  }

  override package var config: ConfigDictionary {
    super.config.merging(["factor": ConfigValue([factor.0, factor.1])])
  }
}

/// Makes every image larger or smaller by a random factor while training.
///
/// `heightFactor` 0.2 draws from -20 % (nearer) to +20 % (further away); without `widthFactor` the proportions stay.
///
///     print(RandomZoom(0.1)(tf.ones([2, 8, 8, 3]), training: true).shape)      // (2, 8, 8, 3)
///
/// Factors that are not above -1 and at most 1 end the cell.
/// Source: https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_zoom/
public final class RandomZoom: RandomMove {
  package private(set) var heightRange = (0.0, 0.0)
  package private(set) var widthRange: (Double, Double)?
  private var heightConfig = ConfigValue.null
  private var widthConfig = ConfigValue.null

  /// Zooms up to these factors in both directions.
  public convenience init(
    _ heightFactor: Double, _ widthFactor: Double? = nil, fillMode: FillMode = .reflect,
    interpolation: Interpolation = .bilinear, seed: Int? = nil, fillValue: Double = 0,
    dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init(seed, dataFormat, inputShape, name)
    set(fillMode, interpolation, fillValue)
    set((-abs(heightFactor), abs(heightFactor)), widthFactor.map { (-abs($0), abs($0)) })
    (heightConfig, widthConfig) = (ConfigValue(heightFactor), ConfigValue(widthFactor))
  }

  /// The same with labels.
  public convenience init(
    heightFactor: Double, widthFactor: Double? = nil, fillMode: FillMode = .reflect,
    interpolation: Interpolation = .bilinear, seed: Int? = nil, fillValue: Double = 0,
    dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init(
      heightFactor, widthFactor, fillMode: fillMode, interpolation: interpolation, seed: seed, fillValue: fillValue,
      dataFormat: dataFormat, inputShape: inputShape, name: name)
  }

  /// Zooms from ranges.
  public convenience init(
    heightFactor: (Double, Double), widthFactor: (Double, Double)? = nil, fillMode: FillMode = .reflect,
    interpolation: Interpolation = .bilinear, seed: Int? = nil, fillValue: Double = 0,
    dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init(seed, dataFormat, inputShape, name)
    set(fillMode, interpolation, fillValue)
    set(heightFactor, widthFactor)
    (heightConfig, widthConfig) = (
      ConfigValue([heightFactor.0, heightFactor.1]), widthFactor.map { ConfigValue([$0.0, $0.1]) } ?? nil
    )
  }

  private func set(_ height: (Double, Double), _ width: (Double, Double)?) {
    heightRange = checked(height, "heightFactor", from: -1, to: 1)
    widthRange = width.map { checked($0, "widthFactor", from: -1, to: 1) }
    if min(height.0, height.1, width?.0 ?? 0, width?.1 ?? 0) == -1 && (height.0 != -1 || height.1 != 1) {
      fail("factors are above -1, found -1.0")
    }
  }

  override func transforms(_ images: Tensor) -> [Tensor] {
    let shape = [images.shape[0], 1]
    let zoomY = draws(shape, (1 + heightRange.0, 1 + heightRange.1))
    let zoomX = widthRange.map { draws(shape, (1 + $0.0, 1 + $0.1)) } ?? zoomY
    let none = tf.zerosLike(zoomX)
    let x = 0.5 * Double(images.shape[2] - 1) * (1 - zoomX)
    return [zoomX, none, x, none, zoomY, 0.5 * Double(images.shape[1] - 1) * (1 - zoomY)]
  }

  override package var config: ConfigDictionary {
    super.config.merging(["height_factor": heightConfig, "width_factor": widthConfig])
  }
}

/// Moves every image by a random distance while training.
///
/// `heightFactor` 0.2 draws from 20 % up to 20 % down, `widthFactor` likewise to the left and right.
///
///     print(RandomTranslation(0.1, 0.1)(tf.ones([2, 8, 8, 3]), training: true).shape)      // (2, 8, 8, 3)
///
/// Factors that are not from -1 to 1 end the cell.
/// Source: https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_translation/
public final class RandomTranslation: RandomMove {
  package private(set) var heightRange = (0.0, 0.0)
  package private(set) var widthRange = (0.0, 0.0)
  private var heightConfig = ConfigValue.null
  private var widthConfig = ConfigValue.null

  /// Distances up to these shares of height and width.
  public convenience init(
    _ heightFactor: Double, _ widthFactor: Double, fillMode: FillMode = .reflect,
    interpolation: Interpolation = .bilinear, seed: Int? = nil, fillValue: Double = 0,
    dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init(
      heightFactor: (-abs(heightFactor), abs(heightFactor)), widthFactor: (-abs(widthFactor), abs(widthFactor)),
      fillMode: fillMode, interpolation: interpolation, seed: seed, fillValue: fillValue, dataFormat: dataFormat,
      inputShape: inputShape, name: name)
    (heightConfig, widthConfig) = (ConfigValue(heightFactor), ConfigValue(widthFactor))
  }

  /// The same with labels.
  public convenience init(
    heightFactor: Double, widthFactor: Double, fillMode: FillMode = .reflect,
    interpolation: Interpolation = .bilinear, seed: Int? = nil, fillValue: Double = 0,
    dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init(
      heightFactor, widthFactor, fillMode: fillMode, interpolation: interpolation, seed: seed, fillValue: fillValue,
      dataFormat: dataFormat, inputShape: inputShape, name: name)
  }

  /// Distances from ranges.
  public convenience init(
    heightFactor: (Double, Double), widthFactor: (Double, Double), fillMode: FillMode = .reflect,
    interpolation: Interpolation = .bilinear, seed: Int? = nil, fillValue: Double = 0,
    dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init(seed, dataFormat, inputShape, name)
    set(fillMode, interpolation, fillValue)
    heightRange = checked(heightFactor, "heightFactor", from: -1, to: 1)
    widthRange = checked(widthFactor, "widthFactor", from: -1, to: 1)
    heightConfig = ConfigValue([heightFactor.0, heightFactor.1])
    widthConfig = ConfigValue([widthFactor.0, widthFactor.1])
  }

  override func transforms(_ images: Tensor) -> [Tensor] {
    let shape = [images.shape[0], 1]
    let y = draws(shape, heightRange) * Double(images.shape[1])
    let x = draws(shape, widthRange) * Double(images.shape[2])
    let (none, one) = (tf.zerosLike(x), tf.onesLike(x))
    return [one, none, -x, none, one, -y]
  }

  override package var config: ConfigDictionary {
    super.config.merging(["height_factor": heightConfig, "width_factor": widthConfig])
  }
}
