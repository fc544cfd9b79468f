import Tensors

/// The largest number of each window of volumes: (batch, depth, height, width, channels) gives the same axes, shorter.
///
/// Of several largest numbers in a window the first one gets the gradient.
/// The steps of the window are its size unless `strides` says otherwise.
///
///     print(MaxPooling3D(2)(tf.ones([1, 4, 6, 8, 3])).shape)      // (1, 2, 3, 4, 3)
///
/// Source: https://keras.io/api/layers/pooling_layers/max_pooling3d/
public final class MaxPooling3D: BasePooling {
  override var axes: Int { 3 }

  /// Windows of this size.
  public convenience init(
    _ poolSize: Int = 2, strides: Int? = nil, padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init([poolSize], strides.map { [$0] }, padding, dataFormat, inputShape, name)
  }

  /// The same with one number per axis.
  public convenience init(
    _ poolSize: (Int, Int, Int), strides: Int? = nil, padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init([poolSize.0, poolSize.1, poolSize.2], strides.map { [$0] }, padding, dataFormat, inputShape, name)
  }

  /// The same with one number per axis.
  public convenience init(
    _ poolSize: Int, strides: (Int, Int, Int), padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init([poolSize], [strides.0, strides.1, strides.2], padding, dataFormat, inputShape, name)
  }

  /// The same with one number per axis.
  public convenience init(
    _ poolSize: (Int, Int, Int), strides: (Int, Int, Int), padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init(
      [poolSize.0, poolSize.1, poolSize.2], [strides.0, strides.1, strides.2], padding, dataFormat,
      inputShape, name)
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
    poolSize: (Int, Int, Int), strides: Int? = nil, padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init([poolSize.0, poolSize.1, poolSize.2], strides.map { [$0] }, padding, dataFormat, inputShape, name)
  }

  /// The same with a label with one number per axis.
  public convenience init(
    poolSize: Int, strides: (Int, Int, Int), padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init([poolSize], [strides.0, strides.1, strides.2], padding, dataFormat, inputShape, name)
  }

  /// The same with a label with one number per axis.
  public convenience init(
    poolSize: (Int, Int, Int), strides: (Int, Int, Int), padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init(
      [poolSize.0, poolSize.1, poolSize.2], [strides.0, strides.1, strides.2], padding, dataFormat,
      inputShape, name)
  }
}
