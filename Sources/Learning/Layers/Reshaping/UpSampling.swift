import Tensors

/// How `UpSampling2D` and `Resizing` find numbers between those of the input.
public enum Interpolation: String {
  case nearest, bilinear, bicubic, lanczos3, lanczos5
}

extension Interpolation {
  var method: ResizeMethod {
    switch self {
    case .nearest: .nearest
    case .bilinear: .bilinear
    case .bicubic: .bicubic
    case .lanczos3: .lanczos3
    case .lanczos5: .lanczos5
    }
  }
}

/// What repeating along axes has in common.
public class BaseUpSampling: Layer {
  /// How many times, one number per axis.
  package private(set) final var size: [Int]
  package final let dataFormat: ImageDataFormat

  package init(_ size: [Int], _ dataFormat: ImageDataFormat, _ inputShape: [Int?]?, _ name: String?) {
    (self.size, self.dataFormat) = (size, dataFormat)
    super.init(name: name)
    inputShapeArgument = inputShape
    self.size = lengths(size, "size", axes: axes)
  }

  var axes: Int { 2 }
  override package var hasFixedWeights: Bool { true }

  override package func mismatch(with inputShape: TensorShape) -> String? {
    if inputShape.rank == axes + 2 { return nil }
    let found = inputShape.withUnknownBatch
    return "expected input of rank \(axes + 2), \(dataFormat.axisNames(axes: axes)), found shape \(found)"
  }

  override public func call(_ inputs: Tensor) -> Tensor {
    var result = inputs
    for (axis, count) in zip(dataFormat.spatialAxes(rank: inputs.rank, axes: axes), size) where count > 1 {
      result = tf.repeat(result, count, axis: axis)
    }
    return result
  }

  override package var config: ConfigDictionary {
    super.config.merging(["size": ConfigValue(size), "data_format": ConfigValue(dataFormat.rawValue)])
  }
}

/// Repeats every step: (batch, steps, channels) becomes (batch, steps * size, channels).
///
///     print(UpSampling1D(2)(tf.ones([1, 4, 3])).shape)      // (1, 8, 3)
///
/// Source: https://keras.io/api/layers/reshaping_layers/up_sampling1d/
public final class UpSampling1D: BaseUpSampling {
  override var axes: Int { 1 }

  /// A layer that repeats `size` times.
  public convenience init(_ size: Int = 2, inputShape: [Int?]? = nil, name: String? = nil) {
    self.init([size], .channelsLast, inputShape, name)
  }

  /// The same with a label.
  public convenience init(size: Int, inputShape: [Int?]? = nil, name: String? = nil) {
    self.init([size], .channelsLast, inputShape, name)
  }

  override package var config: ConfigDictionary {
    var config = super.config
    config.entries.removeValue(forKey: "data_format")
    config["size"] = ConfigValue(size[0])
    return config
  }
}

/// Makes images larger: (batch, height, width, channels) becomes (batch, height * size, width * size, channels).
///
///     print(UpSampling2D((2, 3))(tf.ones([1, 4, 4, 3])).shape)      // (1, 8, 12, 3)
///
/// Source: https://keras.io/api/layers/reshaping_layers/up_sampling2d/
public final class UpSampling2D: BaseUpSampling {
  package private(set) var interpolation = Interpolation.nearest

  /// A layer that makes height and width `size` times as long.
  public convenience init(
    _ size: Int = 2, dataFormat: ImageDataFormat = .channelsLast, interpolation: Interpolation = .nearest,
    inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init([size], dataFormat, inputShape, name)
    self.interpolation = interpolation
  }

  /// The same with one number per axis.
  public convenience init(
    _ size: (Int, Int), dataFormat: ImageDataFormat = .channelsLast, interpolation: Interpolation = .nearest,
    inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init([size.0, size.1], dataFormat, inputShape, name)
    self.interpolation = interpolation
  }

  /// The same with a label.
  public convenience init(
    size: Int, dataFormat: ImageDataFormat = .channelsLast, interpolation: Interpolation = .nearest,
    inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init(size, dataFormat: dataFormat, interpolation: interpolation, inputShape: inputShape, name: name)
  }

  /// The same with a label and one number per axis.
  public convenience init(
    size: (Int, Int), dataFormat: ImageDataFormat = .channelsLast, interpolation: Interpolation = .nearest,
    inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init(size, dataFormat: dataFormat, interpolation: interpolation, inputShape: inputShape, name: name)
  }

  override public func call(_ inputs: Tensor) -> Tensor {
    if interpolation == .nearest { return super.call(inputs) }
    let isLast = dataFormat == .channelsLast
    let x = isLast ? inputs : tf.transpose(inputs, perm: [0, 2, 3, 1])
    let resized = tf.image.resize(
      x, [x.shape[1] * size[0], x.shape[2] * size[1]], method: interpolation.method)
    return isLast ? resized : tf.transpose(resized, perm: [0, 3, 1, 2])
  }

  override package var config: ConfigDictionary {
    super.config.merging(["interpolation": ConfigValue(interpolation.rawValue)])
  }
}

/// Repeats the places of volumes along three axes: (batch, depth, height, width, channels).
///
///     print(UpSampling3D(2)(tf.ones([1, 2, 3, 4, 1])).shape)      // (1, 4, 6, 8, 1)
///
/// Source: https://keras.io/api/layers/reshaping_layers/up_sampling3d/
public final class UpSampling3D: BaseUpSampling {
  override var axes: Int { 3 }

  /// A layer that repeats `size` times along all axes.
  public convenience init(
    _ size: Int = 2, dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init([size], dataFormat, inputShape, name)
  }

  /// The same with one number per axis.
  public convenience init(
    _ size: (Int, Int, Int), dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil,
    name: String? = nil
  ) {
    self.init([size.0, size.1, size.2], dataFormat, inputShape, name)
  }

  /// The same with a label.
  public convenience init(
    size: Int, dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init([size], dataFormat, inputShape, name)
  }

  /// The same with a label and one number per axis.
  public convenience init(
    size: (Int, Int, Int), dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil,
    name: String? = nil
  ) {
    self.init(size, dataFormat: dataFormat, inputShape: inputShape, name: name)
  }
}
