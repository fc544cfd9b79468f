import Tensors

/// Convolution over volumes: (batch, depth, height, width, channels) gives (batch, new depth, new height, new width,
/// filters).
///
/// The kernel has shape (size, size, size, channels / groups, filters), the bias (filters,).
///
///     print(Conv3D(2, 3)(tf.ones([1, 5, 6, 7, 1])).shape)      // (1, 3, 4, 5, 2)
///
/// Source: https://keras.io/api/layers/convolution_layers/convolution3d/
public final class Conv3D: BaseConv {
  override var axes: Int { 3 }

  /// A layer of so many filters, whose windows are cubes of `kernelSize`.
  public convenience init(
    _ filters: Int, _ kernelSize: Int, strides: Int = 1, padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, dilationRate: Int = 1, groups: Int = 1,
    activation: ActivationFunction = .linear, useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform,
    biasInitializer: Initializer = .zeros, kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    var a = ConvolutionArguments(kernelSize: [kernelSize])
    (a.filters, a.strides) = (filters, [strides])
    (a.padding, a.dataFormat, a.dilationRate) = (TemporalPaddingMode(padding), dataFormat, [dilationRate])
    a.groups = groups
    (a.activation, a.useBias) = (activation, useBias)
    (a.kernelInitializer, a.biasInitializer) = (kernelInitializer, biasInitializer)
    (a.kernelRegularizer, a.biasRegularizer, a.activityRegularizer) = (
      kernelRegularizer, biasRegularizer, activityRegularizer)
    (a.kernelConstraint, a.biasConstraint) = (kernelConstraint, biasConstraint)
    (a.inputShape, a.name, a.trainable, a.dtype) = (inputShape, name, trainable, dtype)
    self.init(a)
  }

  /// The same with one number per axis.
  public convenience init(
    _ filters: Int, _ kernelSize: Int, strides: (Int, Int, Int), padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, dilationRate: Int = 1, groups: Int = 1,
    activation: ActivationFunction = .linear, useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform,
    biasInitializer: Initializer = .zeros, kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    var a = ConvolutionArguments(kernelSize: [kernelSize])
    (a.filters, a.strides) = (filters, [strides.0, strides.1, strides.2])
    (a.padding, a.dataFormat, a.dilationRate) = (TemporalPaddingMode(padding), dataFormat, [dilationRate])
    a.groups = groups
    (a.activation, a.useBias) = (activation, useBias)
    (a.kernelInitializer, a.biasInitializer) = (kernelInitializer, biasInitializer)
    (a.kernelRegularizer, a.biasRegularizer, a.activityRegularizer) = (
      kernelRegularizer, biasRegularizer, activityRegularizer)
    (a.kernelConstraint, a.biasConstraint) = (kernelConstraint, biasConstraint)
    (a.inputShape, a.name, a.trainable, a.dtype) = (inputShape, name, trainable, dtype)
    self.init(a)
  }

  /// The same with one number per axis.
  public convenience init(
    _ filters: Int, _ kernelSize: (Int, Int, Int), strides: Int = 1, padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, dilationRate: Int = 1, groups: Int = 1,
    activation: ActivationFunction = .linear, useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform,
    biasInitializer: Initializer = .zeros, kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    var a = ConvolutionArguments(kernelSize: [kernelSize.0, kernelSize.1, kernelSize.2])
    (a.filters, a.strides) = (filters, [strides])
    (a.padding, a.dataFormat, a.dilationRate) = (TemporalPaddingMode(padding), dataFormat, [dilationRate])
    a.groups = groups
    (a.activation, a.useBias) = (activation, useBias)
    (a.kernelInitializer, a.biasInitializer) = (kernelInitializer, biasInitializer)
    (a.kernelRegularizer, a.biasRegularizer, a.activityRegularizer) = (
      kernelRegularizer, biasRegularizer, activityRegularizer)
    (a.kernelConstraint, a.biasConstraint) = (kernelConstraint, biasConstraint)
    (a.inputShape, a.name, a.trainable, a.dtype) = (inputShape, name, trainable, dtype)
    self.init(a)
  }

  /// The same with one number per axis.
  public convenience init(
    _ filters: Int, _ kernelSize: (Int, Int, Int), strides: (Int, Int, Int), padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, dilationRate: Int = 1, groups: Int = 1,
    activation: ActivationFunction = .linear, useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform,
    biasInitializer: Initializer = .zeros, kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    var a = ConvolutionArguments(kernelSize: [kernelSize.0, kernelSize.1, kernelSize.2])
    (a.filters, a.strides) = (filters, [strides.0, strides.1, strides.2])
    (a.padding, a.dataFormat, a.dilationRate) = (TemporalPaddingMode(padding), dataFormat, [dilationRate])
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
    _ filters: Int, kernelSize: Int, strides: Int = 1, padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, dilationRate: Int = 1, groups: Int = 1,
    activation: ActivationFunction = .linear, useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform,
    biasInitializer: Initializer = .zeros, kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    var a = ConvolutionArguments(kernelSize: [kernelSize])
    (a.filters, a.strides) = (filters, [strides])
    (a.padding, a.dataFormat, a.dilationRate) = (TemporalPaddingMode(padding), dataFormat, [dilationRate])
    a.groups = groups
    (a.activation, a.useBias) = (activation, useBias)
    (a.kernelInitializer, a.biasInitializer) = (kernelInitializer, biasInitializer)
    (a.kernelRegularizer, a.biasRegularizer, a.activityRegularizer) = (
      kernelRegularizer, biasRegularizer, activityRegularizer)
    (a.kernelConstraint, a.biasConstraint) = (kernelConstraint, biasConstraint)
    (a.inputShape, a.name, a.trainable, a.dtype) = (inputShape, name, trainable, dtype)
    self.init(a)
  }

  /// The same with a label with one number per axis.
  public convenience init(
    _ filters: Int, kernelSize: Int, strides: (Int, Int, Int), padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, dilationRate: Int = 1, groups: Int = 1,
    activation: ActivationFunction = .linear, useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform,
    biasInitializer: Initializer = .zeros, kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    var a = ConvolutionArguments(kernelSize: [kernelSize])
    (a.filters, a.strides) = (filters, [strides.0, strides.1, strides.2])
    (a.padding, a.dataFormat, a.dilationRate) = (TemporalPaddingMode(padding), dataFormat, [dilationRate])
    a.groups = groups
    (a.activation, a.useBias) = (activation, useBias)
    (a.kernelInitializer, a.biasInitializer) = (kernelInitializer, biasInitializer)
    (a.kernelRegularizer, a.biasRegularizer, a.activityRegularizer) = (
      kernelRegularizer, biasRegularizer, activityRegularizer)
    (a.kernelConstraint, a.biasConstraint) = (kernelConstraint, biasConstraint)
    (a.inputShape, a.name, a.trainable, a.dtype) = (inputShape, name, trainable, dtype)
    self.init(a)
  }

  /// The same with a label with one number per axis.
  public convenience init(
    _ filters: Int, kernelSize: (Int, Int, Int), strides: Int = 1, padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, dilationRate: Int = 1, groups: Int = 1,
    activation: ActivationFunction = .linear, useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform,
    biasInitializer: Initializer = .zeros, kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    var a = ConvolutionArguments(kernelSize: [kernelSize.0, kernelSize.1, kernelSize.2])
    (a.filters, a.strides) = (filters, [strides])
    (a.padding, a.dataFormat, a.dilationRate) = (TemporalPaddingMode(padding), dataFormat, [dilationRate])
    a.groups = groups
    (a.activation, a.useBias) = (activation, useBias)
    (a.kernelInitializer, a.biasInitializer) = (kernelInitializer, biasInitializer)
    (a.kernelRegularizer, a.biasRegularizer, a.activityRegularizer) = (
      kernelRegularizer, biasRegularizer, activityRegularizer)
    (a.kernelConstraint, a.biasConstraint) = (kernelConstraint, biasConstraint)
    (a.inputShape, a.name, a.trainable, a.dtype) = (inputShape, name, trainable, dtype)
    self.init(a)
  }

  /// The same with a label with one number per axis.
  public convenience init(
    _ filters: Int, kernelSize: (Int, Int, Int), strides: (Int, Int, Int), padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, dilationRate: Int = 1, groups: Int = 1,
    activation: ActivationFunction = .linear, useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform,
    biasInitializer: Initializer = .zeros, kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    var a = ConvolutionArguments(kernelSize: [kernelSize.0, kernelSize.1, kernelSize.2])
    (a.filters, a.strides) = (filters, [strides.0, strides.1, strides.2])
    (a.padding, a.dataFormat, a.dilationRate) = (TemporalPaddingMode(padding), dataFormat, [dilationRate])
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
    filters: Int, kernelSize: Int, strides: Int = 1, padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, dilationRate: Int = 1, groups: Int = 1,
    activation: ActivationFunction = .linear, useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform,
    biasInitializer: Initializer = .zeros, kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    var a = ConvolutionArguments(kernelSize: [kernelSize])
    (a.filters, a.strides) = (filters, [strides])
    (a.padding, a.dataFormat, a.dilationRate) = (TemporalPaddingMode(padding), dataFormat, [dilationRate])
    a.groups = groups
    (a.activation, a.useBias) = (activation, useBias)
    (a.kernelInitializer, a.biasInitializer) = (kernelInitializer, biasInitializer)
    (a.kernelRegularizer, a.biasRegularizer, a.activityRegularizer) = (
      kernelRegularizer, biasRegularizer, activityRegularizer)
    (a.kernelConstraint, a.biasConstraint) = (kernelConstraint, biasConstraint)
    (a.inputShape, a.name, a.trainable, a.dtype) = (inputShape, name, trainable, dtype)
    self.init(a)
  }

  /// The same with labels with one number per axis.
  public convenience init(
    filters: Int, kernelSize: Int, strides: (Int, Int, Int), padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, dilationRate: Int = 1, groups: Int = 1,
    activation: ActivationFunction = .linear, useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform,
    biasInitializer: Initializer = .zeros, kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    var a = ConvolutionArguments(kernelSize: [kernelSize])
    (a.filters, a.strides) = (filters, [strides.0, strides.1, strides.2])
    (a.padding, a.dataFormat, a.dilationRate) = (TemporalPaddingMode(padding), dataFormat, [dilationRate])
    a.groups = groups
    (a.activation, a.useBias) = (activation, useBias)
    (a.kernelInitializer, a.biasInitializer) = (kernelInitializer, biasInitializer)
    (a.kernelRegularizer, a.biasRegularizer, a.activityRegularizer) = (
      kernelRegularizer, biasRegularizer, activityRegularizer)
    (a.kernelConstraint, a.biasConstraint) = (kernelConstraint, biasConstraint)
    (a.inputShape, a.name, a.trainable, a.dtype) = (inputShape, name, trainable, dtype)
    self.init(a)
  }

  /// The same with labels with one number per axis.
  public convenience init(
    filters: Int, kernelSize: (Int, Int, Int), strides: Int = 1, padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, dilationRate: Int = 1, groups: Int = 1,
    activation: ActivationFunction = .linear, useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform,
    biasInitializer: Initializer = .zeros, kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    var a = ConvolutionArguments(kernelSize: [kernelSize.0, kernelSize.1, kernelSize.2])
    (a.filters, a.strides) = (filters, [strides])
    (a.padding, a.dataFormat, a.dilationRate) = (TemporalPaddingMode(padding), dataFormat, [dilationRate])
    a.groups = groups
    (a.activation, a.useBias) = (activation, useBias)
    (a.kernelInitializer, a.biasInitializer) = (kernelInitializer, biasInitializer)
    (a.kernelRegularizer, a.biasRegularizer, a.activityRegularizer) = (
      kernelRegularizer, biasRegularizer, activityRegularizer)
    (a.kernelConstraint, a.biasConstraint) = (kernelConstraint, biasConstraint)
    (a.inputShape, a.name, a.trainable, a.dtype) = (inputShape, name, trainable, dtype)
    self.init(a)
  }

  /// The same with labels with one number per axis.
  public convenience init(
    filters: Int, kernelSize: (Int, Int, Int), strides: (Int, Int, Int), padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, dilationRate: Int = 1, groups: Int = 1,
    activation: ActivationFunction = .linear, useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform,
    biasInitializer: Initializer = .zeros, kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    var a = ConvolutionArguments(kernelSize: [kernelSize.0, kernelSize.1, kernelSize.2])
    (a.filters, a.strides) = (filters, [strides.0, strides.1, strides.2])
    (a.padding, a.dataFormat, a.dilationRate) = (TemporalPaddingMode(padding), dataFormat, [dilationRate])
    a.groups = groups
    (a.activation, a.useBias) = (activation, useBias)
    (a.kernelInitializer, a.biasInitializer) = (kernelInitializer, biasInitializer)
    (a.kernelRegularizer, a.biasRegularizer, a.activityRegularizer) = (
      kernelRegularizer, biasRegularizer, activityRegularizer)
    (a.kernelConstraint, a.biasConstraint) = (kernelConstraint, biasConstraint)
    (a.inputShape, a.name, a.trainable, a.dtype) = (inputShape, name, trainable, dtype)
    self.init(a)
  }
}
