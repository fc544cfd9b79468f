import Tensors

/// Convolution over the steps of a sequence: y[b, t, f] = sum over k, c of x[b, t * stride + k * dilation, c] *
/// kernel[k, c, f] + bias[f].
///
/// Input (batch, steps, channels) gives (batch, new steps, filters). The kernel has shape (size, channels / groups,
/// filters), the bias (filters,). `padding: .causal` lets no output depend on later steps.
///
///     print(Conv1D(8, 3, padding: .causal)(tf.ones([2, 10, 4])).shape)      // (2, 10, 8)
///
/// Source: https://keras.io/api/layers/convolution_layers/convolution1d/
public final class Conv1D: BaseConv {
  override var axes: Int { 1 }

  /// A layer of so many filters of so many steps.
  public convenience init(
    _ filters: Int, _ kernelSize: Int, strides: Int = 1, padding: TemporalPaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, dilationRate: Int = 1, groups: Int = 1,
    activation: ActivationFunction = .linear, useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform,
    biasInitializer: Initializer = .zeros, kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    var a = ConvolutionArguments(kernelSize: [kernelSize])
    (a.filters, a.strides) = (filters, [strides])
    (a.padding, a.dataFormat, a.dilationRate) = (padding, dataFormat, [dilationRate])
    a.groups = groups
    (a.activation, a.useBias) = (activation, useBias)
    (a.kernelInitializer, a.biasInitializer) = (kernelInitializer, biasInitializer)
    (a.kernelRegularizer, a.biasRegularizer, a.activityRegularizer) = (
      kernelRegularizer, biasRegularizer, activityRegularizer)
    (a.kernelConstraint, a.biasConstraint) = (kernelConstraint, biasConstraint)
    (a.inputShape, a.name, a.trainable, a.dtype) = (inputShape, name, trainable, dtype)
    self.init(a)
  }

  /// The same with a label.
  public convenience init(
    _ filters: Int, kernelSize: Int, strides: Int = 1, padding: TemporalPaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, dilationRate: Int = 1, groups: Int = 1,
    activation: ActivationFunction = .linear, useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform,
    biasInitializer: Initializer = .zeros, kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    var a = ConvolutionArguments(kernelSize: [kernelSize])
    (a.filters, a.strides) = (filters, [strides])
    (a.padding, a.dataFormat, a.dilationRate) = (padding, dataFormat, [dilationRate])
    a.groups = groups
    (a.activation, a.useBias) = (activation, useBias)
    (a.kernelInitializer, a.biasInitializer) = (kernelInitializer, biasInitializer)
    (a.kernelRegularizer, a.biasRegularizer, a.activityRegularizer) = (
      kernelRegularizer, biasRegularizer, activityRegularizer)
    (a.kernelConstraint, a.biasConstraint) = (kernelConstraint, biasConstraint)
    (a.inputShape, a.name, a.trainable, a.dtype) = (inputShape, name, trainable, dtype)
    self.init(a)
  }

  /// The same with labels.
  public convenience init(
    filters: Int, kernelSize: Int, strides: Int = 1, padding: TemporalPaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, dilationRate: Int = 1, groups: Int = 1,
    activation: ActivationFunction = .linear, useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform,
    biasInitializer: Initializer = .zeros, kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    var a = ConvolutionArguments(kernelSize: [kernelSize])
    (a.filters, a.strides) = (filters, [strides])
    (a.padding, a.dataFormat, a.dilationRate) = (padding, dataFormat, [dilationRate])
    a.groups = groups
    (a.activation, a.useBias) = (activation, useBias)
    (a.kernelInitializer, a.biasInitializer) = (kernelInitializer, biasInitializer)
    (a.kernelRegularizer, a.biasRegularizer, a.activityRegularizer) = (
      kernelRegularizer, biasRegularizer, activityRegularizer)
    (a.kernelConstraint, a.biasConstraint) = (kernelConstraint, biasConstraint)
    (a.inputShape, a.name, a.trainable, a.dtype) = (inputShape, name, trainable, dtype)
    self.init(a)
  }

  /// The same with a function as activation.
  public convenience init(
    _ filters: Int, _ kernelSize: Int, strides: Int = 1, padding: TemporalPaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, dilationRate: Int = 1, groups: Int = 1,
    activation: @escaping (Tensor) -> Tensor, useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform,
    biasInitializer: Initializer = .zeros, kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    var a = ConvolutionArguments(kernelSize: [kernelSize])
    (a.filters, a.strides) = (filters, [strides])
    (a.padding, a.dataFormat, a.dilationRate) = (padding, dataFormat, [dilationRate])
    a.groups = groups
    (a.activation, a.useBias) = (ActivationFunction(activation), useBias)
    (a.kernelInitializer, a.biasInitializer) = (kernelInitializer, biasInitializer)
    (a.kernelRegularizer, a.biasRegularizer, a.activityRegularizer) = (
      kernelRegularizer, biasRegularizer, activityRegularizer)
    (a.kernelConstraint, a.biasConstraint) = (kernelConstraint, biasConstraint)
    (a.inputShape, a.name, a.trainable, a.dtype) = (inputShape, name, trainable, dtype)
    self.init(a)
  }

  /// The same with a label with a function as activation.
  public convenience init(
    _ filters: Int, kernelSize: Int, strides: Int = 1, padding: TemporalPaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, dilationRate: Int = 1, groups: Int = 1,
    activation: @escaping (Tensor) -> Tensor, useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform,
    biasInitializer: Initializer = .zeros, kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    var a = ConvolutionArguments(kernelSize: [kernelSize])
    (a.filters, a.strides) = (filters, [strides])
    (a.padding, a.dataFormat, a.dilationRate) = (padding, dataFormat, [dilationRate])
    a.groups = groups
    (a.activation, a.useBias) = (ActivationFunction(activation), useBias)
    (a.kernelInitializer, a.biasInitializer) = (kernelInitializer, biasInitializer)
    (a.kernelRegularizer, a.biasRegularizer, a.activityRegularizer) = (
      kernelRegularizer, biasRegularizer, activityRegularizer)
    (a.kernelConstraint, a.biasConstraint) = (kernelConstraint, biasConstraint)
    (a.inputShape, a.name, a.trainable, a.dtype) = (inputShape, name, trainable, dtype)
    self.init(a)
  }

  /// The same with labels with a function as activation.
  public convenience init(
    filters: Int, kernelSize: Int, strides: Int = 1, padding: TemporalPaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, dilationRate: Int = 1, groups: Int = 1,
    activation: @escaping (Tensor) -> Tensor, useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform,
    biasInitializer: Initializer = .zeros, kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    var a = ConvolutionArguments(kernelSize: [kernelSize])
    (a.filters, a.strides) = (filters, [strides])
    (a.padding, a.dataFormat, a.dilationRate) = (padding, dataFormat, [dilationRate])
    a.groups = groups
    (a.activation, a.useBias) = (ActivationFunction(activation), useBias)
    (a.kernelInitializer, a.biasInitializer) = (kernelInitializer, biasInitializer)
    (a.kernelRegularizer, a.biasRegularizer, a.activityRegularizer) = (
      kernelRegularizer, biasRegularizer, activityRegularizer)
    (a.kernelConstraint, a.biasConstraint) = (kernelConstraint, biasConstraint)
    (a.inputShape, a.name, a.trainable, a.dtype) = (inputShape, name, trainable, dtype)
    self.init(a)
  }
}
