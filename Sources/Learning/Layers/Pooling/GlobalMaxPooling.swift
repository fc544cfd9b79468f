import Tensors

/// The largest number of every channel over whole sequences: (batch, steps, channels) gives (batch, channels).
///
/// With `keepDims` the other axes stay, with length 1.
///
///     print(GlobalMaxPooling1D()(tf.ones([2, 10, 4])).shape)      // (2, 4)
///
/// Source: https://keras.io/api/layers/pooling_layers/global_max_pooling1d/
public final class GlobalMaxPooling1D: BaseGlobalMaxPooling {
  override var axes: Int { 1 }

  /// A layer without weights.
  public convenience init(
    dataFormat: ImageDataFormat = .channelsLast, keepDims: Bool = false, inputShape: [Int?]? = nil,
    name: String? = nil
  ) {
    self.init(dataFormat, keepDims, inputShape, name)
  }
}

/// The largest number of every channel over whole images: (batch, height, width, channels) gives (batch, channels).
///
/// With `keepDims` the other axes stay, with length 1.
///
///     print(GlobalMaxPooling2D()(tf.ones([2, 5, 5, 4])).shape)      // (2, 4)
///
/// Source: https://keras.io/api/layers/pooling_layers/global_max_pooling2d/
public final class GlobalMaxPooling2D: BaseGlobalMaxPooling {
  override var axes: Int { 2 }

  /// A layer without weights.
  public convenience init(
    dataFormat: ImageDataFormat = .channelsLast, keepDims: Bool = false, inputShape: [Int?]? = nil,
    name: String? = nil
  ) {
    self.init(dataFormat, keepDims, inputShape, name)
  }
}

/// The largest number of every channel over whole volumes: (batch, depth, height, width, channels) gives (batch,
/// channels).
///
/// With `keepDims` the other axes stay, with length 1.
///
///     print(GlobalMaxPooling3D()(tf.ones([2, 3, 3, 3, 4])).shape)      // (2, 4)
///
/// Source: https://keras.io/api/layers/pooling_layers/global_max_pooling3d/
public final class GlobalMaxPooling3D: BaseGlobalMaxPooling {
  override var axes: Int { 3 }

  /// A layer without weights.
  public convenience init(
    dataFormat: ImageDataFormat = .channelsLast, keepDims: Bool = false, inputShape: [Int?]? = nil,
    name: String? = nil
  ) {
    self.init(dataFormat, keepDims, inputShape, name)
  }
}
