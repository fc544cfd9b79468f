import Tensors

/// Convolution over steps of each channel on its own: (batch, steps, channels) gives (batch, new steps, channels *
/// depthMultiplier).
///
/// The kernel has shape (size, channels, depthMultiplier).
///
///     print(DepthwiseConv1D(3, depthMultiplier: 2)(tf.ones([1, 8, 4])).shape)      // (1, 6, 8)
///
/// Source: https://keras.io/api/layers/convolution_layers/depthwise_convolution1d/
public final class DepthwiseConv1D: BaseDepthwiseConv {
  override var axes: Int { 1 }

  /// A layer whose windows have so many steps.
  public convenience init(
    _ kernelSize: Int, strides: Int = 1, padding: PaddingMode = .valid, depthMultiplier: Int = 1,
    dataFormat: ImageDataFormat = .channelsLast, dilationRate: Int = 1, activation: ActivationFunction = .linear,
    useBias: Bool = true, depthwiseInitializer: Initializer = .glorotUniform, biasInitializer: Initializer = .zeros,
    depthwiseRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, depthwiseConstraint: Constraint? = nil,
    biasConstraint: Constraint? = nil, inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true,
    dtype: DType = .float32
  ) {
    var a = ConvolutionArguments(kernelSize: [kernelSize])
    a.strides = [strides]
    (a.padding, a.dataFormat, a.dilationRate) = (TemporalPaddingMode(padding), dataFormat, [dilationRate])
    a.depthMultiplier = depthMultiplier
    (a.activation, a.useBias) = (activation, useBias)
    (a.kernelInitializer, a.biasInitializer) = (depthwiseInitializer, biasInitializer)
    (a.kernelRegularizer, a.biasRegularizer, a.activityRegularizer) = (
      depthwiseRegularizer, biasRegularizer, activityRegularizer)
    (a.kernelConstraint, a.biasConstraint) = (depthwiseConstraint, biasConstraint)
    (a.inputShape, a.name, a.trainable, a.dtype) = (inputShape, name, trainable, dtype)
    self.init(a)
  }

  /// The same with labels.
  public convenience init(
    kernelSize: Int, strides: Int = 1, padding: PaddingMode = .valid, depthMultiplier: Int = 1,
    dataFormat: ImageDataFormat = .channelsLast, dilationRate: Int = 1, activation: ActivationFunction = .linear,
    useBias: Bool = true, depthwiseInitializer: Initializer = .glorotUniform, biasInitializer: Initializer = .zeros,
    depthwiseRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, depthwiseConstraint: Constraint? = nil,
    biasConstraint: Constraint? = nil, inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true,
    dtype: DType = .float32
  ) {
    var a = ConvolutionArguments(kernelSize: [kernelSize])
    a.strides = [strides]
    (a.padding, a.dataFormat, a.dilationRate) = (TemporalPaddingMode(padding), dataFormat, [dilationRate])
    a.depthMultiplier = depthMultiplier
    (a.activation, a.useBias) = (activation, useBias)
    (a.kernelInitializer, a.biasInitializer) = (depthwiseInitializer, biasInitializer)
    (a.kernelRegularizer, a.biasRegularizer, a.activityRegularizer) = (
      depthwiseRegularizer, biasRegularizer, activityRegularizer)
    (a.kernelConstraint, a.biasConstraint) = (depthwiseConstraint, biasConstraint)
    (a.inputShape, a.name, a.trainable, a.dtype) = (inputShape, name, trainable, dtype)
    self.init(a)
  }
}
