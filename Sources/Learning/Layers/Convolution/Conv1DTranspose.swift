import Tensors

/// The transpose of `Conv1D`, which makes its input larger: the gradient of a convolution's input as a layer.
///
/// Input (batch, steps, channels). An axis of length n becomes
/// n * stride with `padding: .same` and (n - 1) * stride + max(size, stride) with `.valid`; `outputPadding` replaces
/// what is added to the windows. The kernel has shape (sizes, filters, channels), the bias (filters,).
///
///     print(Conv1DTranspose(2, 4, strides: 2, padding: .same)(tf.ones([1, 5, 3])).shape)      // (1, 10, 2)
///
/// Source: https://keras.io/api/layers/convolution_layers/convolution1d_transpose/
public final class Conv1DTranspose: BaseConvTranspose {
  override var axes: Int { 1 }

  /// A layer of so many filters.
  public convenience init(
    _ filters: Int, _ kernelSize: Int, strides: Int = 1, padding: PaddingMode = .valid, outputPadding: Int? = nil,
    dataFormat: ImageDataFormat = .channelsLast, dilationRate: Int = 1, activation: ActivationFunction = .linear,
    useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform, biasInitializer: Initializer = .zeros,
    kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    var a = ConvolutionArguments(kernelSize: [kernelSize])
    (a.filters, a.strides) = (filters, [strides])
    (a.padding, a.dataFormat, a.dilationRate) = (TemporalPaddingMode(padding), dataFormat, [dilationRate])
    a.outputPadding = outputPadding.map { [$0] }
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
    _ filters: Int, kernelSize: Int, strides: Int = 1, padding: PaddingMode = .valid, outputPadding: Int? = nil,
    dataFormat: ImageDataFormat = .channelsLast, dilationRate: Int = 1, activation: ActivationFunction = .linear,
    useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform, biasInitializer: Initializer = .zeros,
    kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    var a = ConvolutionArguments(kernelSize: [kernelSize])
    (a.filters, a.strides) = (filters, [strides])
    (a.padding, a.dataFormat, a.dilationRate) = (TemporalPaddingMode(padding), dataFormat, [dilationRate])
    a.outputPadding = outputPadding.map { [$0] }
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
    filters: Int, kernelSize: Int, strides: Int = 1, padding: PaddingMode = .valid, outputPadding: Int? = nil,
    dataFormat: ImageDataFormat = .channelsLast, dilationRate: Int = 1, activation: ActivationFunction = .linear,
    useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform, biasInitializer: Initializer = .zeros,
    kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    var a = ConvolutionArguments(kernelSize: [kernelSize])
    (a.filters, a.strides) = (filters, [strides])
    (a.padding, a.dataFormat, a.dilationRate) = (TemporalPaddingMode(padding), dataFormat, [dilationRate])
    a.outputPadding = outputPadding.map { [$0] }
    (a.activation, a.useBias) = (activation, useBias)
    (a.kernelInitializer, a.biasInitializer) = (kernelInitializer, biasInitializer)
    (a.kernelRegularizer, a.biasRegularizer, a.activityRegularizer) = (
      kernelRegularizer, biasRegularizer, activityRegularizer)
    (a.kernelConstraint, a.biasConstraint) = (kernelConstraint, biasConstraint)
    (a.inputShape, a.name, a.trainable, a.dtype) = (inputShape, name, trainable, dtype)
    self.init(a)
  }
}
