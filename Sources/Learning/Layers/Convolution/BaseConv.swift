import Tensors

/// What the layers of this folder are made with, under Keras's names and with its defaults.
package struct ConvolutionArguments {
  package var filters = 1
  package var kernelSize: [Int]
  package var strides = [1]
  package var padding = TemporalPaddingMode.valid
  package var outputPadding: [Int]?
  package var dataFormat = ImageDataFormat.channelsLast
  package var dilationRate = [1]
  package var groups = 1
  package var depthMultiplier = 1
  package var activation = ActivationFunction.linear
  package var useBias = true
  /// Of depthwise layers the depthwise kernel's.
  package var kernelInitializer = Initializer.glorotUniform
  package var pointwiseInitializer = Initializer.glorotUniform
  package var biasInitializer = Initializer.zeros
  package var kernelRegularizer: Regularizer?
  package var pointwiseRegularizer: Regularizer?
  package var biasRegularizer: Regularizer?
  package var activityRegularizer: Regularizer?
  package var kernelConstraint: Constraint?
  package var pointwiseConstraint: Constraint?
  package var biasConstraint: Constraint?
  package var inputShape: [Int?]?
  package var name: String?
  package var trainable = true
  package var dtype = DType.float32

  package init(kernelSize: [Int]) { self.kernelSize = kernelSize }
}

/// What all convolution layers have in common: checks, bias and activation.
///
/// Input whose rank or channels do not fit, or that is smaller than the window, ends the cell.
public class BaseConv: Layer {
  /// The arguments, with one number per axis for sizes.
  package private(set) var arguments: ConvolutionArguments
  /// The weights that windows are multiplied with; nil before the layer is built.
  public fileprivate(set) final var kernel: Variable!
  /// The bias, one number per output channel; nil without `useBias`.
  public fileprivate(set) final var bias: Variable!

  /// The length of the output's channel axis.
  public final var filters: Int { arguments.filters }
  /// Lengths of the window.
  public final var kernelSize: [Int] { arguments.kernelSize }
  /// Steps of the window.
  public final var strides: [Int] { arguments.strides }

  package init(_ arguments: ConvolutionArguments) {
    self.arguments = arguments
    super.init(name: arguments.name, trainable: arguments.trainable, dtype: arguments.dtype)
    inputShapeArgument = arguments.inputShape
    activityRegularizer = arguments.activityRegularizer
    self.arguments.kernelSize = lengths(arguments.kernelSize, "kernelSize", axes: axes)
    self.arguments.strides = lengths(arguments.strides, "strides", axes: axes)
    self.arguments.dilationRate = lengths(arguments.dilationRate, "dilationRate", axes: axes)
    self.arguments.outputPadding = arguments.outputPadding.map { lengths($0, "outputPadding", axes: axes, from: 0) }
    if let problem = argumentProblem { fail(problem) }
  }

  /// How many axes the window moves over.
  var axes: Int { 2 }

  var argumentProblem: String? {
    let a = arguments
    if a.filters <= 0 { return "filters must be a positive number, found \(a.filters)" }
    if a.depthMultiplier <= 0 || a.depthMultiplier >= 1 << 20 {
      return "depthMultiplier takes numbers from 1 to \((1 << 20) - 1), found \(a.depthMultiplier)"
    }
    if a.groups <= 0 { return "groups must be a positive number, found \(a.groups)" }
    if a.filters % a.groups != 0 { return "\(a.filters) filters cannot be divided into \(a.groups) groups" }
    if a.strides.max()! > 1 && a.dilationRate.max()! > 1 {
      return "strides \(a.strides) and dilationRate \(a.dilationRate) cannot both be above 1"
    }
    return nil
  }

  final var format: DataFormat { arguments.dataFormat.engineFormat(axes: axes) }

  final func channels(of shape: TensorShape) -> Int {
    shape[arguments.dataFormat.channelAxis(rank: shape.rank, axes: axes)]
  }

  /// The channels the layer was built for.
  private var builtChannels: Int? { builtShapes.map { channels(of: $0[0]) } }

  /// Whether windows lie inside the input, which must then be long enough.
  var needsRoom: Bool { arguments.padding == .valid }

  override package func mismatch(with inputShape: TensorShape) -> String? {
    let found = "found shape \(inputShape.withUnknownBatch)"
    guard inputShape.rank >= axes + 2 else {
      return "expected input of rank \(axes + 2), \(arguments.dataFormat.axisNames(axes: axes)), \(found)"
    }
    let count = channels(of: inputShape)
    if count < 0 { return "the channels of the input must be known, \(found)" }
    if let builtChannels, count != builtChannels { return "expected input with \(builtChannels) channels, \(found)" }
    if count % arguments.groups != 0 {
      return "\(count) channels of the input cannot be divided into \(arguments.groups) groups, \(found)"
    }
    return windowProblem(
      inputShape, arguments.dataFormat, size: kernelSize, dilation: arguments.dilationRate, isValid: needsRoom)
  }

  override public func build(_ inputShape: TensorShape) {
    makeKernels(channels: channels(of: inputShape))
    guard arguments.useBias else { return }
    bias = addWeight(
      shape: [outputChannels(channels(of: inputShape))], initializer: arguments.biasInitializer, name: "bias",
      regularizer: arguments.biasRegularizer, constraint: arguments.biasConstraint)
  }

  func outputChannels(_ channels: Int) -> Int { filters }

  /// Makes the weights before the bias.
  func makeKernels(channels: Int) {
    makeKernel(kernelSize + [channels / arguments.groups, filters], name: "kernel")
  }

  final func makeKernel(_ shape: [Int], name: String) {
    kernel = addWeight(
      shape: shape, initializer: arguments.kernelInitializer, name: name, regularizer: arguments.kernelRegularizer,
      constraint: arguments.kernelConstraint)
  }

  /// The output without bias and activation.
  func convolved(_ inputs: Tensor) -> Tensor {
    var padding = WindowPadding.valid
    switch arguments.padding {
    case .valid: break
    case .same: padding = .same
    case .causal: padding = .explicit([[(kernelSize[0] - 1) * arguments.dilationRate[0], 0]])
    }
    return convolve(className, [inputs, kernel], strides, padding, format, arguments.dilationRate, axes: axes)
  }

  override public func call(_ inputs: Tensor) -> Tensor {
    var result = convolved(inputs)
    if arguments.useBias {
      let isLast = arguments.dataFormat == .channelsLast
      result = result + (isLast ? bias : tf.reshape(bias, [-1] + Array(repeating: 1, count: axes)))
    }
    return arguments.activation.apply(result)
  }

  /// Keras's arguments up to `use_bias`, and those after the weights' own.
  var leadingConfig: ConfigDictionary {
    let a = arguments
    return [
      "filters": ConfigValue(a.filters), "kernel_size": ConfigValue(a.kernelSize), "strides": ConfigValue(a.strides),
      "padding": ConfigValue(a.padding.rawValue), "data_format": ConfigValue(a.dataFormat.rawValue),
      "dilation_rate": ConfigValue(a.dilationRate), "groups": ConfigValue(a.groups),
      "activation": a.activation.config, "use_bias": ConfigValue(a.useBias),
    ]
  }

  override package var config: ConfigDictionary {
    let a = arguments
    return super.config.merging(leadingConfig).merging([
      "kernel_initializer": ConfigValue(a.kernelInitializer), "bias_initializer": ConfigValue(a.biasInitializer),
      "kernel_regularizer": ConfigValue(a.kernelRegularizer), "bias_regularizer": ConfigValue(a.biasRegularizer),
      "activity_regularizer": ConfigValue(a.activityRegularizer),
      "kernel_constraint": ConfigValue(a.kernelConstraint), "bias_constraint": ConfigValue(a.biasConstraint),
    ])
  }
}

/// What the transposed convolutions have in common: the gradient of a convolution's input as a layer.
public class BaseConvTranspose: BaseConv {
  override var needsRoom: Bool { false }

  override func makeKernels(channels: Int) {
    makeKernel(kernelSize + [filters, channels], name: "kernel")
  }

  /// Without `outputPadding` there is room for every window, and with `.same` exactly `stride` outputs a step.
  private func outputLength(_ length: Int, _ axis: Int) -> Int {
    let (stride, reach) = (strides[axis], (kernelSize[axis] - 1) * arguments.dilationRate[axis] + 1)
    let extra = arguments.outputPadding?[axis]
    if arguments.padding == .same { return extra.map { (length - 1) * stride + reach % 2 + $0 } ?? length * stride }
    return (length - 1) * stride + reach + (extra ?? max(reach, stride) - reach)
  }

  override func convolved(_ inputs: Tensor) -> Tensor {
    let spatial = arguments.dataFormat.spatialAxes(rank: inputs.rank, axes: axes).map { inputs.shape[$0] }
    let padding: WindowPadding = arguments.padding == .same ? .same : .valid
    return convolveTransposed(
      className, [inputs, kernel], spatial.enumerated().map { outputLength($1, $0) }, strides, padding, format,
      arguments.dilationRate, axes: axes)
  }

  override var leadingConfig: ConfigDictionary {
    var config = super.leadingConfig
    config.entries.removeValue(forKey: "groups")
    return config.merging(["output_padding": arguments.outputPadding.map { ConfigValue($0) } ?? nil])
  }
}

/// What the layers have in common that convolve every channel on its own.
public class BaseDepthwiseConv: BaseConv {
  override func outputChannels(_ channels: Int) -> Int { channels * arguments.depthMultiplier }

  override func makeKernels(channels: Int) {
    makeKernel(kernelSize + [channels, arguments.depthMultiplier], name: "kernel")
  }

  override func convolved(_ inputs: Tensor) -> Tensor { channelwise(inputs, kernel) }

  /// Over one axis this is a convolution of images of height 1.
  final func channelwise(_ inputs: Tensor, _ kernel: Tensor) -> Tensor {
    let padding: WindowPadding = arguments.padding == .same ? .same : .valid
    if axes == 2 {
      return depthwise(className, [inputs, kernel], strides, padding, format, arguments.dilationRate)
    }
    let row = arguments.dataFormat == .channelsLast ? -3 : -2
    let image = tf.expandDims(inputs, axis: row)
    let result = depthwise(
      className, [image, tf.expandDims(kernel, axis: 0)], [1, strides[0]], padding,
      arguments.dataFormat.engineFormat(axes: 2), [1, arguments.dilationRate[0]])
    return tf.squeeze(result, axis: [row])
  }

  override var leadingConfig: ConfigDictionary {
    var config = super.leadingConfig
    config.entries.removeValue(forKey: "groups")
    config.entries.removeValue(forKey: "filters")
    return config.merging(["depth_multiplier": ConfigValue(arguments.depthMultiplier)])
  }

  override package var config: ConfigDictionary {
    var config = super.config
    for part in ["initializer", "regularizer", "constraint"] {
      config["depthwise_" + part] = config.entries.removeValue(forKey: "kernel_" + part)
    }
    return config
  }
}

/// What the separable convolutions have in common: each channel on its own, then a mixture of the channels.
public class BaseSeparableConv: BaseDepthwiseConv {
  /// The weights that mix the channels, (1, ..., channels * depthMultiplier, filters); nil before the layer is built.
  public private(set) final var pointwiseKernel: Variable!

  /// The weights of the convolution within the channels; nil before the layer is built.
  public final var depthwiseKernel: Variable! { kernel }

  override func outputChannels(_ channels: Int) -> Int { filters }

  override func makeKernels(channels: Int) {
    makeKernel(kernelSize + [channels, arguments.depthMultiplier], name: "depthwise_kernel")
    pointwiseKernel = addWeight(
      shape: Array(repeating: 1, count: axes) + [channels * arguments.depthMultiplier, filters],
      initializer: arguments.pointwiseInitializer, name: "pointwise_kernel",
      regularizer: arguments.pointwiseRegularizer, constraint: arguments.pointwiseConstraint)
  }

  override func convolved(_ inputs: Tensor) -> Tensor {
    let parted = channelwise(inputs, kernel)
    return convolve(className, [parted, pointwiseKernel], [1], .valid, format, [1], axes: axes)
  }

  override var leadingConfig: ConfigDictionary { super.leadingConfig.merging(["filters": ConfigValue(filters)]) }

  override package var config: ConfigDictionary {
    let a = arguments
    return super.config.merging([
      "pointwise_initializer": ConfigValue(a.pointwiseInitializer),
      "pointwise_regularizer": ConfigValue(a.pointwiseRegularizer),
      "pointwise_constraint": ConfigValue(a.pointwiseConstraint),
    ])
  }
}
