import Tensors

/// The mean of every channel over whole images: (batch, height, width, channels) gives (batch, channels).
///
/// With `keepDims` the other axes stay, with length 1.
///
///     print(GlobalAveragePooling2D()(tf.ones([2, 5, 5, 4])).shape)      // (2, 4)
///
/// Source: https://keras.io/api/layers/pooling_layers/global_average_pooling2d/
public final class GlobalAveragePooling2D: BaseGlobalAveragePooling {
  override var axes: Int { 2 }

  /// A layer without weights.
  public convenience init(
    dataFormat: ImageDataFormat = .channelsLast, keepDims: Bool = false, inputShape: [Int?]? = nil,
    name: String? = nil
  ) {
    self.init(dataFormat, keepDims, inputShape, name)
  }
}

/// The mean of every channel over whole volumes: (batch, depth, height, width, channels) gives (batch, channels).
///
/// With `keepDims` the other axes stay, with length 1.
///
///     print(GlobalAveragePooling3D()(tf.ones([2, 3, 3, 3, 4])).shape)      // (2, 4)
///
/// Source: https://keras.io/api/layers/pooling_layers/global_average_pooling3d/
public final class GlobalAveragePooling3D: BaseGlobalAveragePooling {
  override var axes: Int { 3 }

  /// A layer without weights.
  public convenience init(
    dataFormat: ImageDataFormat = .channelsLast, keepDims: Bool = false, inputShape: [Int?]? = nil,
    name: String? = nil
  ) {
    self.init(dataFormat, keepDims, inputShape, name)
  }
}

/// The mean of every channel over whole sequences: (batch, steps, channels) gives (batch, channels).
///
/// Where the input has a mask, only the steps that count do. With `keepDims` the axis of the steps stays, with
/// length 1.
///
///     print(GlobalAveragePooling1D()(tf.ones([2, 10, 4])).shape)      // (2, 4)
///
/// Source: https://keras.io/api/layers/pooling_layers/global_average_pooling1d/
public final class GlobalAveragePooling1D: BaseGlobalAveragePooling {
  override var axes: Int { 1 }

  /// A layer without weights.
  public convenience init(
    dataFormat: ImageDataFormat = .channelsLast, keepDims: Bool = false, inputShape: [Int?]? = nil,
    name: String? = nil
  ) {
    self.init(dataFormat, keepDims, inputShape, name)
  }

  override package func forward(_ inputs: [Tensor], _ arguments: CallArguments) -> [Tensor] {
    guard let mask = arguments.mask else { return super.forward(inputs, arguments) }
    let counts = tf.cast(tf.expandDims(mask, axis: dataFormat == .channelsLast ? 2 : 1), inputs[0].dtype)
    let kept = tf.where(tf.cast(counts, .bool), inputs[0], tf.zerosLike(inputs[0]))
    return [
      tf.reduceSum(kept, axis: spatialAxes, keepdims: keepDims)
        / tf.reduceSum(counts, axis: spatialAxes, keepdims: keepDims)
    ]
  }

  /// The steps are gone, and with them their mask.
  override public func computeMask(_ inputs: Tensor, _ previousMask: Tensor?) -> Tensor? { nil }
}
