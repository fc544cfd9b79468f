import Tensors

/// The largest number of each window of sequences: (batch, steps, channels) gives the same axes, shorter.
///
/// Of several largest numbers in a window the first one gets the gradient.
/// The steps of the window are its size unless `strides` says otherwise.
///
///     let x = tf.constant([[[1.0], [3], [2], [6]]])
///     print(tf.squeeze(MaxPooling1D()(x)).numpy())      // [3. 6.]
///
/// Source: https://keras.io/api/layers/pooling_layers/max_pooling1d/
public final class MaxPooling1D: BasePooling {
  override var axes: Int { 1 }

  /// Windows of this size.
  public convenience init(
    _ poolSize: Int = 2, strides: Int? = nil, padding: PaddingMode = .valid,
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
