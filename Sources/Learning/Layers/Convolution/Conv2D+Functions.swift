import Tensors

extension Conv2D {
  /// The same with a function as activation.
  public convenience init(
    _ filters: Int, _ kernelSize: Int, strides: Int = 1, padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, dilationRate: Int = 1, groups: Int = 1,
    activation: @escaping (Tensor) -> Tensor, useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform,
    biasInitializer: Initializer = .zeros, kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    var a = ConvolutionArguments(kernelSize: [kernelSize])
    (a.filters, a.strides) = (filters, [strides])
    (a.padding, a.dataFormat, a.dilationRate) = (TemporalPaddingMode(padding), dataFormat, [dilationRate])
    a.groups = groups
    (a.activation, a.useBias) = (ActivationFunction(activation), useBias)
    (a.kernelInitializer, a.biasInitializer) = (kernelInitializer, biasInitializer)
    (a.kernelRegularizer, a.biasRegularizer, a.activityRegularizer) = (
      kernelRegularizer, biasRegularizer, activityRegularizer)
    (a.kernelConstraint, a.biasConstraint) = (kernelConstraint, biasConstraint)
    (a.inputShape, a.name, a.trainable, a.dtype) = (inputShape, name, trainable, dtype)
    self.init(a)
  }

  /// The same with one number per axis with a function as activation.
  public convenience init(
    _ filters: Int, _ kernelSize: Int, strides: (Int, Int), padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, dilationRate: Int = 1, groups: Int = 1,
    activation: @escaping (Tensor) -> Tensor, useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform,
    biasInitializer: Initializer = .zeros, kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    var a = ConvolutionArguments(kernelSize: [kernelSize])
    (a.filters, a.strides) = (filters, [strides.0, strides.1])
    (a.padding, a.dataFormat, a.dilationRate) = (TemporalPaddingMode(padding), dataFormat, [dilationRate])
    a.groups = groups
    (a.activation, a.useBias) = (ActivationFunction(activation), useBias)
    (a.kernelInitializer, a.biasInitializer) = (kernelInitializer, biasInitializer)
    (a.kernelRegularizer, a.biasRegularizer, a.activityRegularizer) = (
      kernelRegularizer, biasRegularizer, activityRegularizer)
    (a.kernelConstraint, a.biasConstraint) = (kernelConstraint, biasConstraint)
    (a.inputShape, a.name, a.trainable, a.dtype) = (inputShape, name, trainable, dtype)
    self.init(a)
  }

  /// The same with one number per axis with a function as activation.
  public convenience init(
    _ filters: Int, _ kernelSize: (Int, Int), strides: Int = 1, padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, dilationRate: Int = 1, groups: Int = 1,
    activation: @escaping (Tensor) -> Tensor, useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform,
    biasInitializer: Initializer = .zeros, kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    var a = ConvolutionArguments(kernelSize: [kernelSize.0, kernelSize.1])
    (a.filters, a.strides) = (filters, [strides])
    (a.padding, a.dataFormat, a.dilationRate) = (TemporalPaddingMode(padding), dataFormat, [dilationRate])
    a.groups = groups
    (a.activation, a.useBias) = (ActivationFunction(activation), useBias)
    (a.kernelInitializer, a.biasInitializer) = (kernelInitializer, biasInitializer)
    (a.kernelRegularizer, a.biasRegularizer, a.activityRegularizer) = (
      kernelRegularizer, biasRegularizer, activityRegularizer)
    (a.kernelConstraint, a.biasConstraint) = (kernelConstraint, biasConstraint)
    (a.inputShape, a.name, a.trainable, a.dtype) = (inputShape, name, trainable, dtype)
    self.init(a)
  }

  /// The same with one number per axis with a function as activation.
  public convenience init(
    _ filters: Int, _ kernelSize: (Int, Int), strides: (Int, Int), padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, dilationRate: Int = 1, groups: Int = 1,
    activation: @escaping (Tensor) -> Tensor, useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform,
    biasInitializer: Initializer = .zeros, kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    var a = ConvolutionArguments(kernelSize: [kernelSize.0, kernelSize.1])
    (a.filters, a.strides) = (filters, [strides.0, strides.1])
    (a.padding, a.dataFormat, a.dilationRate) = (TemporalPaddingMode(padding), dataFormat, [dilationRate])
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
    _ filters: Int, kernelSize: Int, strides: Int = 1, padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, dilationRate: Int = 1, groups: Int = 1,
    activation: @escaping (Tensor) -> Tensor, useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform,
    biasInitializer: Initializer = .zeros, kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    var a = ConvolutionArguments(kernelSize: [kernelSize])
    (a.filters, a.strides) = (filters, [strides])
    (a.padding, a.dataFormat, a.dilationRate) = (TemporalPaddingMode(padding), dataFormat, [dilationRate])
    a.groups = groups
    (a.activation, a.useBias) = (ActivationFunction(activation), useBias)
    (a.kernelInitializer, a.biasInitializer) = (kernelInitializer, biasInitializer)
    (a.kernelRegularizer, a.biasRegularizer, a.activityRegularizer) = (
      kernelRegularizer, biasRegularizer, activityRegularizer)
    (a.kernelConstraint, a.biasConstraint) = (kernelConstraint, biasConstraint)
    (a.inputShape, a.name, a.trainable, a.dtype) = (inputShape, name, trainable, dtype)
    self.init(a)
  }

  /// The same with a label with one number per axis with a function as activation.
  public convenience init(
    _ filters: Int, kernelSize: Int, strides: (Int, Int), padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, dilationRate: Int = 1, groups: Int = 1,
    activation: @escaping (Tensor) -> Tensor, useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform,
    biasInitializer: Initializer = .zeros, kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    var a = ConvolutionArguments(kernelSize: [kernelSize])
    (a.filters, a.strides) = (filters, [strides.0, strides.1])
    (a.padding, a.dataFormat, a.dilationRate) = (TemporalPaddingMode(padding), dataFormat, [dilationRate])
    a.groups = groups
    (a.activation, a.useBias) = (ActivationFunction(activation), useBias)
    (a.kernelInitializer, a.biasInitializer) = (kernelInitializer, biasInitializer)
    (a.kernelRegularizer, a.biasRegularizer, a.activityRegularizer) = (
      kernelRegularizer, biasRegularizer, activityRegularizer)
    (a.kernelConstraint, a.biasConstraint) = (kernelConstraint, biasConstraint)
    (a.inputShape, a.name, a.trainable, a.dtype) = (inputShape, name, trainable, dtype)
    self.init(a)
  }

  /// The same with a label with one number per axis with a function as activation.
  public convenience init(
    _ filters: Int, kernelSize: (Int, Int), strides: Int = 1, padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, dilationRate: Int = 1, groups: Int = 1,
    activation: @escaping (Tensor) -> Tensor, useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform,
    biasInitializer: Initializer = .zeros, kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    var a = ConvolutionArguments(kernelSize: [kernelSize.0, kernelSize.1])
    (a.filters, a.strides) = (filters, [strides])
    (a.padding, a.dataFormat, a.dilationRate) = (TemporalPaddingMode(padding), dataFormat, [dilationRate])
    a.groups = groups
    (a.activation, a.useBias) = (ActivationFunction(activation), useBias)
    (a.kernelInitializer, a.biasInitializer) = (kernelInitializer, biasInitializer)
    (a.kernelRegularizer, a.biasRegularizer, a.activityRegularizer) = (
      kernelRegularizer, biasRegularizer, activityRegularizer)
    (a.kernelConstraint, a.biasConstraint) = (kernelConstraint, biasConstraint)
    (a.inputShape, a.name, a.trainable, a.dtype) = (inputShape, name, trainable, dtype)
    self.init(a)
  }

  /// The same with a label with one number per axis with a function as activation.
  public convenience init(
    _ filters: Int, kernelSize: (Int, Int), strides: (Int, Int), padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, dilationRate: Int = 1, groups: Int = 1,
    activation: @escaping (Tensor) -> Tensor, useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform,
    biasInitializer: Initializer = .zeros, kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    var a = ConvolutionArguments(kernelSize: [kernelSize.0, kernelSize.1])
    (a.filters, a.strides) = (filters, [strides.0, strides.1])
    (a.padding, a.dataFormat, a.dilationRate) = (TemporalPaddingMode(padding), dataFormat, [dilationRate])
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
    filters: Int, kernelSize: Int, strides: Int = 1, padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, dilationRate: Int = 1, groups: Int = 1,
    activation: @escaping (Tensor) -> Tensor, useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform,
    biasInitializer: Initializer = .zeros, kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    var a = ConvolutionArguments(kernelSize: [kernelSize])
    (a.filters, a.strides) = (filters, [strides])
    (a.padding, a.dataFormat, a.dilationRate) = (TemporalPaddingMode(padding), dataFormat, [dilationRate])
    a.groups = groups
    (a.activation, a.useBias) = (ActivationFunction(activation), useBias)
    (a.kernelInitializer, a.biasInitializer) = (kernelInitializer, biasInitializer)
    (a.kernelRegularizer, a.biasRegularizer, a.activityRegularizer) = (
      kernelRegularizer, biasRegularizer, activityRegularizer)
    (a.kernelConstraint, a.biasConstraint) = (kernelConstraint, biasConstraint)
    (a.inputShape, a.name, a.trainable, a.dtype) = (inputShape, name, trainable, dtype)
    self.init(a)
  }

  /// The same with labels with one number per axis with a function as activation.
  public convenience init(
    filters: Int, kernelSize: Int, strides: (Int, Int), padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, dilationRate: Int = 1, groups: Int = 1,
    activation: @escaping (Tensor) -> Tensor, useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform,
    biasInitializer: Initializer = .zeros, kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    var a = ConvolutionArguments(kernelSize: [kernelSize])
    (a.filters, a.strides) = (filters, [strides.0, strides.1])
    (a.padding, a.dataFormat, a.dilationRate) = (TemporalPaddingMode(padding), dataFormat, [dilationRate])
    a.groups = groups
    (a.activation, a.useBias) = (ActivationFunction(activation), useBias)
    (a.kernelInitializer, a.biasInitializer) = (kernelInitializer, biasInitializer)
    (a.kernelRegularizer, a.biasRegularizer, a.activityRegularizer) = (
      kernelRegularizer, biasRegularizer, activityRegularizer)
    (a.kernelConstraint, a.biasConstraint) = (kernelConstraint, biasConstraint)
    (a.inputShape, a.name, a.trainable, a.dtype) = (inputShape, name, trainable, dtype)
    self.init(a)
  }

  /// The same with labels with one number per axis with a function as activation.
  public convenience init(
    filters: Int, kernelSize: (Int, Int), strides: Int = 1, padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, dilationRate: Int = 1, groups: Int = 1,
    activation: @escaping (Tensor) -> Tensor, useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform,
    biasInitializer: Initializer = .zeros, kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    var a = ConvolutionArguments(kernelSize: [kernelSize.0, kernelSize.1])
    (a.filters, a.strides) = (filters, [strides])
    (a.padding, a.dataFormat, a.dilationRate) = (TemporalPaddingMode(padding), dataFormat, [dilationRate])
    a.groups = groups
    (a.activation, a.useBias) = (ActivationFunction(activation), useBias)
    (a.kernelInitializer, a.biasInitializer) = (kernelInitializer, biasInitializer)
    (a.kernelRegularizer, a.biasRegularizer, a.activityRegularizer) = (
      kernelRegularizer, biasRegularizer, activityRegularizer)
    (a.kernelConstraint, a.biasConstraint) = (kernelConstraint, biasConstraint)
    (a.inputShape, a.name, a.trainable, a.dtype) = (inputShape, name, trainable, dtype)
    self.init(a)
  }

  /// The same with labels with one number per axis with a function as activation.
  public convenience init(
    filters: Int, kernelSize: (Int, Int), strides: (Int, Int), padding: PaddingMode = .valid,
    dataFormat: ImageDataFormat = .channelsLast, dilationRate: Int = 1, groups: Int = 1,
    activation: @escaping (Tensor) -> Tensor, useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform,
    biasInitializer: Initializer = .zeros, kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    var a = ConvolutionArguments(kernelSize: [kernelSize.0, kernelSize.1])
    (a.filters, a.strides) = (filters, [strides.0, strides.1])
    (a.padding, a.dataFormat, a.dilationRate) = (TemporalPaddingMode(padding), dataFormat, [dilationRate])
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
