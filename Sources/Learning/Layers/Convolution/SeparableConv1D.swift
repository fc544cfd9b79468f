import Tensors

/// A depthwise convolution over steps, then a mixture of the channels at every step.
///
/// Input (batch, steps, channels) gives (batch, new steps, filters). Weights: depthwise kernel (size, channels,
/// depthMultiplier), pointwise kernel (1, channels * depthMultiplier, filters), bias (filters,).
///
///     print(SeparableConv1D(5, 3)(tf.ones([1, 8, 4])).shape)      // (1, 6, 5)
///
/// Source: https://keras.io/api/layers/convolution_layers/separable_convolution1d/
public final class SeparableConv1D: BaseSeparableConv {
  override var axes: Int { 1 }

  /// A layer of so many filters of so many steps.
  public convenience init(
    _ filters: Int, _ kernelSize: Int, strides: Int = 1, padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, dilationRate: Int = 1, depthMultiplier: Int = 1,
    activation: ActivationFunction = .linear, useBias: Bool = true,
    depthwiseInitializer: Initializer = .glorotUniform, pointwiseInitializer: Initializer = .glorotUniform,
    biasInitializer: Initializer = .zeros, depthwiseRegularizer: Regularizer? = nil,
    pointwiseRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, depthwiseConstraint: Constraint? = nil,
    pointwiseConstraint: Constraint? = nil, biasConstraint: Constraint? = nil, inputShape: [Int?]? = nil,
    name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    var a = ConvolutionArguments(kernelSize: [kernelSize])
    (a.filters, a.strides) = (filters, [strides])
    (a.padding, a.dataFormat, a.dilationRate) = (TemporalPaddingMode(padding), dataFormat, [dilationRate])
    a.depthMultiplier = depthMultiplier
    (a.activation, a.useBias) = (activation, useBias)
    (a.kernelInitializer, a.biasInitializer) = (depthwiseInitializer, biasInitializer)
    (a.kernelRegularizer, a.biasRegularizer, a.activityRegularizer) = (
      depthwiseRegularizer, biasRegularizer, activityRegularizer)
    (a.kernelConstraint, a.biasConstraint) = (depthwiseConstraint, biasConstraint)
    (a.pointwiseInitializer, a.pointwiseRegularizer, a.pointwiseConstraint) = (
      pointwiseInitializer, pointwiseRegularizer, pointwiseConstraint)
    (a.inputShape, a.name, a.trainable, a.dtype) = (inputShape, name, trainable, dtype)
    self.init(a)
  }

  /// The same with a label.
  public convenience init(
    _ filters: Int, kernelSize: Int, strides: Int = 1, padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, dilationRate: Int = 1, depthMultiplier: Int = 1,
    activation: ActivationFunction = .linear, useBias: Bool = true,
    depthwiseInitializer: Initializer = .glorotUniform, pointwiseInitializer: Initializer = .glorotUniform,
    biasInitializer: Initializer = .zeros, depthwiseRegularizer: Regularizer? = nil,
    pointwiseRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, depthwiseConstraint: Constraint? = nil,
    pointwiseConstraint: Constraint? = nil, biasConstraint: Constraint? = nil, inputShape: [Int?]? = nil,
    name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    var a = ConvolutionArguments(kernelSize: [kernelSize])
    (a.filters, a.strides) = (filters, [strides])
    (a.padding, a.dataFormat, a.dilationRate) = (TemporalPaddingMode(padding), dataFormat, [dilationRate])
    a.depthMultiplier = depthMultiplier
    (a.activation, a.useBias) = (activation, useBias)
    (a.kernelInitializer, a.biasInitializer) = (depthwiseInitializer, biasInitializer)
    (a.kernelRegularizer, a.biasRegularizer, a.activityRegularizer) = (
      depthwiseRegularizer, biasRegularizer, activityRegularizer)
    (a.kernelConstraint, a.biasConstraint) = (depthwiseConstraint, biasConstraint)
    (a.pointwiseInitializer, a.pointwiseRegularizer, a.pointwiseConstraint) = (
      pointwiseInitializer, pointwiseRegularizer, pointwiseConstraint)
    (a.inputShape, a.name, a.trainable, a.dtype) = (inputShape, name, trainable, dtype)
    self.init(a)
  }

  /// The same with labels.
  public convenience init(
    filters: Int, kernelSize: Int, strides: Int = 1, padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, dilationRate: Int = 1, depthMultiplier: Int = 1,
    activation: ActivationFunction = .linear, useBias: Bool = true,
    depthwiseInitializer: Initializer = .glorotUniform, pointwiseInitializer: Initializer = .glorotUniform,
    biasInitializer: Initializer = .zeros, depthwiseRegularizer: Regularizer? = nil,
    pointwiseRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, depthwiseConstraint: Constraint? = nil,
    pointwiseConstraint: Constraint? = nil, biasConstraint: Constraint? = nil, inputShape: [Int?]? = nil,
    name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    var a = ConvolutionArguments(kernelSize: [kernelSize])
    (a.filters, a.strides) = (filters, [strides])
    (a.padding, a.dataFormat, a.dilationRate) = (TemporalPaddingMode(padding), dataFormat, [dilationRate])
    a.depthMultiplier = depthMultiplier
    (a.activation, a.useBias) = (activation, useBias)
    (a.kernelInitializer, a.biasInitializer) = (depthwiseInitializer, biasInitializer)
    (a.kernelRegularizer, a.biasRegularizer, a.activityRegularizer) = (
      depthwiseRegularizer, biasRegularizer, activityRegularizer)
    (a.kernelConstraint, a.biasConstraint) = (depthwiseConstraint, biasConstraint)
    (a.pointwiseInitializer, a.pointwiseRegularizer, a.pointwiseConstraint) = (
      pointwiseInitializer, pointwiseRegularizer, pointwiseConstraint)
    (a.inputShape, a.name, a.trainable, a.dtype) = (inputShape, name, trainable, dtype)
    self.init(a)
  }
}
