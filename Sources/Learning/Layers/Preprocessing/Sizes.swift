import Tensors

/// Multiplies with a number and adds one, in training and otherwise: x * scale + offset.
///
///     print(Rescaling(1.0 / 255)(tf.constant([0, 255])).numpy())      // [0. 1.]
///
/// Source: https://keras.io/api/layers/preprocessing_layers/image_preprocessing/rescaling/
public final class Rescaling: Layer {
  package let scale: Double
  package let offset: Double

  /// A layer that computes x * scale + offset.
  public init(_ scale: Double, offset: Double = 0, inputShape: [Int?]? = nil, name: String? = nil) {
    (self.scale, self.offset) = (scale, offset)
    super.init(name: name)
    inputShapeArgument = inputShape
  }

  /// The same with a label.
  public convenience init(scale: Double, offset: Double = 0, inputShape: [Int?]? = nil, name: String? = nil) {
    self.init(scale, offset: offset, inputShape: inputShape, name: name)
  }

  override package var hasFixedWeights: Bool { true }
  override public func call(_ inputs: Tensor) -> Tensor { inputs * scale + offset }

  override package var config: ConfigDictionary {
    super.config.merging(["scale": ConfigValue(scale), "offset": ConfigValue(offset)])
  }
}

/// What layers have in common that give images another size.
public class SizedImageLayer: RandomImageLayer {
  package fileprivate(set) final var height = 1
  package fileprivate(set) final var width = 1

  fileprivate func set(_ height: Int, _ width: Int) {
    let fits = [height, width].allSatisfy { $0 > 0 && $0 < 1 << 20 }
    if fits { (self.height, self.width) = (height, width) } else {
      fail("height and width are positive numbers below \(1 << 20), found \(height) x \(width)")
    }
  }

  /// Keras writes no seed for layers that draw nothing.
  override package var config: ConfigDictionary {
    super.config.merging(["height": ConfigValue(height), "width": ConfigValue(width)])
  }

  /// The largest part of an image from its middle with the proportions of the result.
  final func cropped(_ x: Tensor) -> Tensor {
    let (h, w) = (x.shape[1], x.shape[2])
    let cropHeight = max(min(h, Int(Float(w * height) / Float(width))), 1)
    let cropWidth = max(min(w, Int(Float(h * width) / Float(height))), 1)
    return tf.slice(
      x, [0, (h - cropHeight) / 2, (w - cropWidth) / 2, 0], [x.shape[0], cropHeight, cropWidth, x.shape[3]])
  }
}

/// Gives images another size.
///
/// `cropToAspectRatio` keeps the proportions by cutting off what sticks out, `padToAspectRatio` by adding
/// `fillValue`. Integer images keep their dtype.
///
///     print(Resizing(4, 6)(tf.ones([2, 8, 8, 3])).shape)      // (2, 4, 6, 3)
///
/// Source: https://keras.io/api/layers/preprocessing_layers/image_preprocessing/resizing/
public final class Resizing: SizedImageLayer {
  package private(set) var interpolation = Interpolation.bilinear
  package private(set) var cropToAspectRatio = false
  package private(set) var padToAspectRatio = false
  package private(set) var fillValue = 0.0
  package private(set) var antialias = false

  /// A layer that makes images of this height and width.
  public convenience init(
    _ height: Int, _ width: Int, interpolation: Interpolation = .bilinear, cropToAspectRatio: Bool = false,
    padToAspectRatio: Bool = false, fillValue: Double = 0, antialias: Bool = false,
    dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init(0, dataFormat, inputShape, name)
    set(height, width)
    (self.interpolation, self.cropToAspectRatio) = (interpolation, cropToAspectRatio)
    (self.padToAspectRatio, self.fillValue, self.antialias) = (padToAspectRatio, fillValue, antialias)
    if cropToAspectRatio && padToAspectRatio { fail("cropToAspectRatio and padToAspectRatio cannot both be true") }
  }

  /// The same with labels.
  public convenience init(
    height: Int, width: Int, interpolation: Interpolation = .bilinear, cropToAspectRatio: Bool = false,
    padToAspectRatio: Bool = false, fillValue: Double = 0, antialias: Bool = false,
    dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init(
      height, width, interpolation: interpolation, cropToAspectRatio: cropToAspectRatio,
      padToAspectRatio: padToAspectRatio, fillValue: fillValue, antialias: antialias, dataFormat: dataFormat,
      inputShape: inputShape, name: name)
  }

  override package var convertsIntegers: Bool { false }

  override func changed(_ images: Tensor, training: Bool) -> Tensor {
    var x = images
    if cropToAspectRatio { x = cropped(x) }
    if padToAspectRatio { x = padded(x) }
    let resized = tf.image.resize(x, [height, width], method: interpolation.method, antialias: antialias)
    if resized.dtype == images.dtype { return resized }
    return tf.saturateCast(images.dtype.isInteger ? tf.round(resized) : resized, images.dtype)
  }

  private func padded(_ x: Tensor) -> Tensor {
    let (h, w) = (x.shape[1], x.shape[2])
    let top = (max(h, Int(Float(w * height) / Float(width))) - h) / 2
    let left = (max(w, Int(Float(h * width) / Float(height))) - w) / 2
    let pairs = Tensor([0, 0, top, top, left, left, 0, 0].map { Int64($0) }, dtype: .int64, dims: [4, 2])
    return tf.pad(x, pairs, constantValues: fillValue)
  }

  override package var config: ConfigDictionary {
    var config = super.config.merging([
      "interpolation": ConfigValue(interpolation.rawValue), "crop_to_aspect_ratio": ConfigValue(cropToAspectRatio),
      "pad_to_aspect_ratio": ConfigValue(padToAspectRatio), "fill_mode": "constant",
      "fill_value": ConfigValue(fillValue), "antialias": ConfigValue(antialias),
    ])
    config.entries.removeValue(forKey: "seed")
    return config
  }
}

/// The middle of images; images that are smaller are made larger first.
///
///     print(CenterCrop(4, 4)(tf.ones([2, 8, 8, 3])).shape)      // (2, 4, 4, 3)
///
/// Source: https://keras.io/api/layers/preprocessing_layers/image_preprocessing/center_crop/
public final class CenterCrop: SizedImageLayer {
  /// A layer that gives images of this height and width.
  public convenience init(
    _ height: Int, _ width: Int, dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil,
    name: String? = nil
  ) {
    self.init(0, dataFormat, inputShape, name)
    set(height, width)
  }

  /// The same with labels.
  public convenience init(
    height: Int, width: Int, dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil,
    name: String? = nil
  ) {
    self.init(height, width, dataFormat: dataFormat, inputShape: inputShape, name: name)
  }

  override func changed(_ images: Tensor, training: Bool) -> Tensor {
    let (h, w) = (images.shape[1] - height, images.shape[2] - width)
    if h < 0 || w < 0 { return tf.image.resize(cropped(images), [height, width]) }
    return tf.slice(images, [0, h / 2, w / 2, 0], [images.shape[0], height, width, images.shape[3]])
  }

  override package var config: ConfigDictionary {
    var config = super.config
    config.entries.removeValue(forKey: "seed")
    return config
  }
}

/// A random part of images while training, the same of all images of a batch; images that are smaller are made larger.
///
/// Outside of training the images stay as they are.
///
///     print(RandomCrop(4, 4)(tf.ones([2, 8, 8, 3]), training: true).shape)      // (2, 4, 4, 3)
///
/// Source: https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_crop/
public final class RandomCrop: SizedImageLayer {
  private var writtenSeed = 0

  /// A layer that gives images of this height and width.
  public convenience init(
    _ height: Int, _ width: Int, seed: Int? = nil, dataFormat: ImageDataFormat = .channelsLast,
    inputShape: [Int?]? = nil, name: String? = nil
  ) {
    // Keras draws a seed for the configuration, and another one for the generator.
    let written = seed ?? DefaultSeeds.next()
    self.init(seed, dataFormat, inputShape, name)
    writtenSeed = written
    set(height, width)
  }

  /// The same with labels.
  public convenience init(
    height: Int, width: Int, seed: Int? = nil, dataFormat: ImageDataFormat = .channelsLast,
    inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init(height, width, seed: seed, dataFormat: dataFormat, inputShape: inputShape, name: name)
  }

  override func augmented(_ images: Tensor) -> Tensor {
    let (h, w) = (images.shape[1] - height, images.shape[2] - width)
    guard h > 0 && w > 0 else {
      let part = cropped(images)
      let isThere = part.shape[1] == height && part.shape[2] == width
      return isThere ? part : tf.image.resize(part, [height, width])
    }
    let rows = start(h) + Tensor((0..<Int32(height)).map { $0 }, dtype: .int32, dims: [height])
    let columns = start(w) + Tensor((0..<Int32(width)).map { $0 }, dtype: .int32, dims: [width])
    return tf.gather(tf.gather(images, rows, axis: 1), columns, axis: 2)
  }

  private func start(_ room: Int) -> Tensor { tf.cast(draws([], (0, Double(room + 1))), .int32) }

  override package var config: ConfigDictionary { super.config.merging(["seed": ConfigValue(writtenSeed)]) }
}
