import Tensors

/// The mean of each window of images: (batch, height, width, channels) gives the same axes, shorter.
///
/// With `padding: .same` the mean is that of the numbers inside the input.
/// The steps of the window are its size unless `strides` says otherwise.
///
///     print(AveragePooling2D((2, 2))(tf.ones([1, 28, 28, 3])).shape)      // (1, 14, 14, 3)
///
/// Source: https://keras.io/api/layers/pooling_layers/average_pooling2d/
public final class AveragePooling2D: BasePooling {
  override var axes: Int { 2 }
  override var type: PoolingType { .avg }

  /// Windows of this size.
  public convenience init(
    _ poolSize: Int, strides: Int? = nil, padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init([poolSize], strides.map { [$0] }, padding, dataFormat, inputShape, name)
  }

  /// The same with one number per axis.
  public convenience init(
    _ poolSize: (Int, Int), strides: Int? = nil, padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init([poolSize.0, poolSize.1], strides.map { [$0] }, padding, dataFormat, inputShape, name)
  }

  /// The same with one number per axis.
  public convenience init(
    _ poolSize: Int, strides: (Int, Int), padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init([poolSize], [strides.0, strides.1], padding, dataFormat, inputShape, name)
  }

  /// The same with one number per axis.
  public convenience init(
    _ poolSize: (Int, Int), strides: (Int, Int), padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init([poolSize.0, poolSize.1], [strides.0, strides.1], padding, dataFormat, inputShape, name)
  }

  /// The same with a label.
  public convenience init(
    poolSize: Int, strides: Int? = nil, padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init([poolSize], strides.map { [$0] }, padding, dataFormat, inputShape, name)
  }

  /// The same with a label with one number per axis.
  public convenience init(
    poolSize: (Int, Int), strides: Int? = nil, padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init([poolSize.0, poolSize.1], strides.map { [$0] }, padding, dataFormat, inputShape, name)
  }

  /// The same with a label with one number per axis.
  public convenience init(
    poolSize: Int, strides: (Int, Int), padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init([poolSize], [strides.0, strides.1], padding, dataFormat, inputShape, name)
  }

  /// The same with a label with one number per axis.
  public convenience init(
    poolSize: (Int, Int), strides: (Int, Int), padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init([poolSize.0, poolSize.1], [strides.0, strides.1], padding, dataFormat, inputShape, name)
  }
}
