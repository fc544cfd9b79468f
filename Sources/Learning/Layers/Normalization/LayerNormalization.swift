import Tensors

/// Normalises every sample over its features: (x - mean) / sqrt(variance + epsilon) * gamma + beta.
///
/// `axis` says which axes mean and variance are taken over, by default the last one; gamma and beta have their shape.
///
///     print(LayerNormalization(epsilon: 0)(tf.constant([[1.0, 3.0]])).numpy())      // [[-1.  1.]]
///
/// Input in which these axes are not known ends the cell.
/// Source: https://keras.io/api/layers/normalization_layers/layer_normalization/ (Ba et al., 2016)
public final class LayerNormalization: Layer {
  package let axis: [Int]
  /// Keras writes a single axis as a number until the layer is built.
  private let isSingleAxis: Bool
  package let epsilon: Double
  package let center: Bool
  package let scale: Bool
  package let betaInitializer: Initializer
  package let gammaInitializer: Initializer
  package let betaRegularizer: Regularizer?
  package let gammaRegularizer: Regularizer?
  package let betaConstraint: Constraint?
  package let gammaConstraint: Constraint?

  /// The learned factors; nil without `scale` and before the layer is built.
  public private(set) var gamma: Variable!
  /// The learned shifts; nil without `center` and before the layer is built.
  public private(set) var beta: Variable!

  private init(
    axes: [Int], isSingle: Bool, _ epsilon: Double, _ center: Bool, _ scale: Bool,
    _ initializers: (Initializer, Initializer), _ regularizers: (Regularizer?, Regularizer?),
    _ constraints: (Constraint?, Constraint?), _ inputShape: [Int?]?, _ name: String?, _ trainable: Bool, _ dtype: DType
  ) {
    (axis, isSingleAxis) = (axes.sorted(), isSingle)
    (self.epsilon, self.center, self.scale) = (epsilon, center, scale)
    (betaInitializer, gammaInitializer) = initializers
    (betaRegularizer, gammaRegularizer) = regularizers
    (betaConstraint, gammaConstraint) = constraints
    super.init(name: name, trainable: trainable, dtype: dtype)
    inputShapeArgument = inputShape
    if axes.isEmpty { fail("axis names no axes") }
  }

  /// A layer that normalises over one axis.
  public convenience init(
    axis: Int = -1, epsilon: Double = 1e-3, center: Bool = true, scale: Bool = true,
    betaInitializer: Initializer = .zeros, gammaInitializer: Initializer = .ones,
    betaRegularizer: Regularizer? = nil, gammaRegularizer: Regularizer? = nil, betaConstraint: Constraint? = nil,
    gammaConstraint: Constraint? = nil, inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true,
    dtype: DType = .float32
  ) {
    self.init(
      axes: [axis], isSingle: true, epsilon, center, scale, (betaInitializer, gammaInitializer),
      (betaRegularizer, gammaRegularizer), (betaConstraint, gammaConstraint), inputShape, name, trainable, dtype)
  }

  /// A layer that normalises over several axes together.
  public convenience init(
    axis: [Int], epsilon: Double = 1e-3, center: Bool = true, scale: Bool = true,
    betaInitializer: Initializer = .zeros, gammaInitializer: Initializer = .ones,
    betaRegularizer: Regularizer? = nil, gammaRegularizer: Regularizer? = nil, betaConstraint: Constraint? = nil,
    gammaConstraint: Constraint? = nil, inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true,
    dtype: DType = .float32
  ) {
    self.init(
      axes: axis, isSingle: false, epsilon, center, scale, (betaInitializer, gammaInitializer),
      (betaRegularizer, gammaRegularizer), (betaConstraint, gammaConstraint), inputShape, name, trainable, dtype)
  }

  override package func mismatch(with inputShape: TensorShape) -> String? {
    axesProblem(inputShape, axis, expected: (gamma ?? beta)?.shape.dims)
  }

  override public func build(_ inputShape: TensorShape) {
    let shape = axis.map { inputShape[$0] }
    if scale {
      gamma = addWeight(
        shape: shape, initializer: gammaInitializer, name: "gamma", regularizer: gammaRegularizer,
        constraint: gammaConstraint)
    }
    if center {
      beta = addWeight(
        shape: shape, initializer: betaInitializer, name: "beta", regularizer: betaRegularizer,
        constraint: betaConstraint)
    }
  }

  override public func call(_ inputs: Tensor) -> Tensor {
    let axes = axis.map { $0 < 0 ? $0 + inputs.rank : $0 }
    if axes == [inputs.rank - 1] {
      let length = inputs.shape[-1]
      return layerNormalization(
        inputs, scale: gamma ?? tf.ones([length], dtype: inputs.dtype),
        offset: beta ?? tf.zeros([length], dtype: inputs.dtype), epsilon: epsilon)
    }
    let centered = inputs - tf.reduceMean(inputs, axis: axes, keepdims: true)
    let variance = tf.reduceMean(tf.square(centered), axis: axes, keepdims: true)
    var result = centered * tf.math.rsqrt(variance + epsilon)
    let shape = inputs.shape.dims.enumerated().map { axes.contains($0) ? $1 : 1 }
    if let gamma { result = result * tf.reshape(gamma, shape) }
    if let beta { result = result + tf.reshape(beta, shape) }
    return result
  }

  override package var config: ConfigDictionary {
    super.config.merging([
      "axis": isSingleAxis && !built ? ConfigValue(axis[0]) : ConfigValue(axis), "epsilon": ConfigValue(epsilon),
      "center": ConfigValue(center), "scale": ConfigValue(scale), "rms_scaling": false,
      "beta_initializer": ConfigValue(betaInitializer), "gamma_initializer": ConfigValue(gammaInitializer),
      "beta_regularizer": ConfigValue(betaRegularizer), "gamma_regularizer": ConfigValue(gammaRegularizer),
      "beta_constraint": ConfigValue(betaConstraint), "gamma_constraint": ConfigValue(gammaConstraint),
    ])
  }
}

extension Layer {
  /// What is wrong with axes that a layer has weights for; nil if they are there and known.
  func axesProblem(_ shape: TensorShape, _ axes: [Int], expected: [Int]?) -> String? {
    for (place, axis) in axes.enumerated() {
      if let problem = channelProblem(shape, axis: axis, expected: expected?[place]) { return problem }
    }
    let normal = axes.map { $0 < 0 ? $0 + shape.rank : $0 }
    return Set(normal).count == axes.count ? nil : "axis names an axis twice: \(axes)"
  }
}
