import Tensors

/// A fully connected layer: activation(inputs @ kernel + bias).
///
/// Works on the last axis: input (..., n) of rank 2 or more gives output (..., units). The kernel
/// has shape (n, units), the bias (units,).
///
///     let layer = Dense(64, activation: .relu)
///     print(layer(tf.ones([32, 784])).shape)      // (32, 64)
///
/// Input of rank 1, or whose last axis is not the one the layer was built for, ends the cell.
/// Source: https://keras.io/api/layers/core_layers/dense/
public final class Dense: Layer {
  /// The length of the output's last axis.
  public let units: Int
  /// What is applied to the product.
  public let activation: ActivationFunction
  /// Whether a bias is added.
  public let useBias: Bool
  package let kernelInitializer: Initializer
  package let biasInitializer: Initializer
  package let kernelRegularizer: Regularizer?
  package let biasRegularizer: Regularizer?
  package let kernelConstraint: Constraint?
  package let biasConstraint: Constraint?

  /// The weight matrix of shape (n, units); nil before the layer is built.
  public private(set) var kernel: Variable!
  /// The bias of shape (units,); nil without `useBias`.
  public private(set) var bias: Variable!

  /// A layer of `units` outputs; `inputShape`, without the batch axis, makes a first layer's weights
  /// at once.
  public init(
    _ units: Int, activation: ActivationFunction = .linear, useBias: Bool = true,
    kernelInitializer: Initializer = .glorotUniform, biasInitializer: Initializer = .zeros,
    kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    self.units = units
    self.activation = activation
    self.useBias = useBias
    self.kernelInitializer = kernelInitializer
    self.biasInitializer = biasInitializer
    self.kernelRegularizer = kernelRegularizer
    self.biasRegularizer = biasRegularizer
    self.kernelConstraint = kernelConstraint
    self.biasConstraint = biasConstraint
    super.init(name: name, trainable: trainable, dtype: dtype)
    inputShapeArgument = inputShape
    self.activityRegularizer = activityRegularizer
    if units <= 0 { fail("units must be a positive number, found \(units)") }
  }

  /// The same with a label: `Dense(units: 1, inputShape: [1])`.
  public convenience init(
    units: Int, activation: ActivationFunction = .linear, useBias: Bool = true,
    kernelInitializer: Initializer = .glorotUniform, biasInitializer: Initializer = .zeros,
    kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    self.init(
      units, activation: activation, useBias: useBias, kernelInitializer: kernelInitializer,
      biasInitializer: biasInitializer, kernelRegularizer: kernelRegularizer, biasRegularizer: biasRegularizer,
      activityRegularizer: activityRegularizer, kernelConstraint: kernelConstraint, biasConstraint: biasConstraint,
      inputShape: inputShape, name: name, trainable: trainable, dtype: dtype)
  }

  /// The same with a function as activation: `Dense(64, activation: tf.nn.relu)`.
  public convenience init(
    _ units: Int, activation: @escaping (Tensor) -> Tensor, useBias: Bool = true,
    kernelInitializer: Initializer = .glorotUniform, biasInitializer: Initializer = .zeros,
    kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    self.init(
      units, activation: ActivationFunction(activation), useBias: useBias, kernelInitializer: kernelInitializer,
      biasInitializer: biasInitializer, kernelRegularizer: kernelRegularizer, biasRegularizer: biasRegularizer,
      activityRegularizer: activityRegularizer, kernelConstraint: kernelConstraint, biasConstraint: biasConstraint,
      inputShape: inputShape, name: name, trainable: trainable, dtype: dtype)
  }

  override package func mismatch(with inputShape: TensorShape) -> String? {
    guard inputShape.rank >= 2 else {
      return "expected input of rank 2 or more, found shape \(inputShape.withUnknownBatch)"
    }
    if let kernel, inputShape[-1] != kernel.shape[0] {
      return
        "expected input whose last axis is \(kernel.shape[0]), found shape \(inputShape.withUnknownBatch)"
    }
    return inputShape[-1] < 0 ? "the last axis of the input must be known" : nil
  }

  override public func build(_ inputShape: TensorShape) {
    kernel = addWeight(
      shape: [inputShape[-1], units], initializer: kernelInitializer, name: "kernel",
      regularizer: kernelRegularizer, constraint: kernelConstraint)
    if useBias {
      bias = addWeight(
        shape: [units], initializer: biasInitializer, name: "bias", regularizer: biasRegularizer,
        constraint: biasConstraint)
    }
  }

  override package var config: ConfigDictionary {
    super.config.merging([
      "units": .integer(units), "activation": activation.config, "use_bias": .bool(useBias),
      "kernel_initializer": ConfigValue(kernelInitializer), "bias_initializer": ConfigValue(biasInitializer),
      "kernel_regularizer": ConfigValue(kernelRegularizer), "bias_regularizer": ConfigValue(biasRegularizer),
      "kernel_constraint": ConfigValue(kernelConstraint), "bias_constraint": ConfigValue(biasConstraint),
      "quantization_config": nil,
    ])
    .merging(activityRegularizer.map { ["activity_regularizer": ConfigValue($0)] } ?? [:])
  }

  override public func call(_ inputs: Tensor) -> Tensor {
    var result = tf.matmul(inputs, kernel)
    if useBias { result = result + bias }
    return activation.apply(result)
  }
}
