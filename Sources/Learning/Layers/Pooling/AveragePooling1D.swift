import Tensors

/// The mean of each window of sequences: (batch, steps, channels) gives the same axes, shorter.
///
/// With `padding: .same` the mean is that of the numbers inside the input.
/// The steps of the window are its size unless `strides` says otherwise.
///
///     let x = tf.constant([[[1.0], [3], [2], [6]]])
///     print(tf.squeeze(AveragePooling1D(2)(x)).numpy())      // [2. 4.]
///
/// Source: https://keras.io/api/layers/pooling_layers/average_pooling1d/
public final class AveragePooling1D: BasePooling {
  override var axes: Int { 1 }
  override var type: PoolingType { .avg }

  /// Windows of this size.
  public convenience init(
    _ poolSize: Int, strides: Int? = nil, padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init([poolSize], strides.map { [$0] }, padding, dataFormat, inputShape, name)
  }

  /// The same with a label.
  public convenience init(
    poolSize: Int, strides: Int? = nil, padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init([poolSize], strides.map { [$0] }, padding, dataFormat, inputShape, name)
  }
}
