import Tensors

/// Normalises every sample over groups of its channels: (x - mean) / sqrt(variance + epsilon) * gamma + beta.
///
/// Mean and variance of a group are taken over its channels and all axes but the batch. `groups: 1` normalises over
/// everything, `groups: -1` every channel on its own. gamma and beta have one number per channel.
///
///     print(GroupNormalization(groups: 2)(tf.ones([1, 4, 4, 6])).shape)      // (1, 4, 4, 6)
///
/// Channels that cannot be divided into the groups end the cell.
/// Source: https://keras.io/api/layers/normalization_layers/group_normalization/ (Wu and He, 2018)
public final class GroupNormalization: Layer {
  package private(set) var groups: Int
  package let axis: Int
  package let epsilon: Double
  package let center: Bool
  package let scale: Bool
  package let betaInitializer: Initializer
  package let gammaInitializer: Initializer
  package let betaRegularizer: Regularizer?
  package let gammaRegularizer: Regularizer?
  package let betaConstraint: Constraint?
  package let gammaConstraint: Constraint?

  /// The learned factor of each channel; nil without `scale` and before the layer is built.
  public private(set) var gamma: Variable!
  /// The learned shift of each channel; nil without `center` and before the layer is built.
  public private(set) var beta: Variable!

  /// A layer that divides the channels, along `axis`, into so many groups.
  public init(
    groups: Int = 32, axis: Int = -1, epsilon: Double = 1e-3, center: Bool = true, scale: Bool = true,
    betaInitializer: Initializer = .zeros, gammaInitializer: Initializer = .ones,
    betaRegularizer: Regularizer? = nil, gammaRegularizer: Regularizer? = nil, betaConstraint: Constraint? = nil,
    gammaConstraint: Constraint? = nil, inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true,
    dtype: DType = .float32
  ) {
    (self.groups, self.axis, self.epsilon, self.center, self.scale) = (groups, axis, epsilon, center, scale)
    (self.betaInitializer, self.gammaInitializer) = (betaInitializer, gammaInitializer)
    (self.betaRegularizer, self.gammaRegularizer) = (betaRegularizer, gammaRegularizer)
    (self.betaConstraint, self.gammaConstraint) = (betaConstraint, gammaConstraint)
    super.init(name: name, trainable: trainable, dtype: dtype)
    inputShapeArgument = inputShape
    if groups <= 0 && groups != -1 { fail("groups is a positive number, or -1 for one per channel, found \(groups)") }
  }

  override package func mismatch(with inputShape: TensorShape) -> String? {
    guard inputShape.rank >= 2 else {
      return "expected input of rank 2 or more, found shape \(inputShape.withUnknownBatch)"
    }
    if axis == 0 || axis == -inputShape.rank { return "axis 0 is the batch, not the channels" }
    if let problem = channelProblem(inputShape, axis: axis, expected: (gamma ?? beta)?.shape[0]) { return problem }
    if groups > 0 && inputShape[axis] % groups != 0 {
      return "\(inputShape[axis]) channels cannot be divided into \(groups) groups"
    }
    return nil
  }

  override public func build(_ inputShape: TensorShape) {
    let channels = inputShape[axis]
    if groups == -1 { groups = max(channels, 1) }
    if scale {
      gamma = addWeight(
        shape: [channels], initializer: gammaInitializer, name: "gamma", regularizer: gammaRegularizer,
        constraint: gammaConstraint)
    }
    if center {
      beta = addWeight(
        shape: [channels], initializer: betaInitializer, name: "beta", regularizer: betaRegularizer,
        constraint: betaConstraint)
    }
  }

  override public func call(_ inputs: Tensor) -> Tensor {
    let place = axis < 0 ? axis + inputs.rank : axis
    var grouped = inputs.shape.dims
    grouped[place] /= groups
    grouped.insert(groups, at: place)
    let ones = grouped.enumerated().map { $0 == place || $0 == place + 1 ? $1 : 1 }
    let x = tf.reshape(inputs, grouped)
    let axes = (1..<grouped.count).filter { $0 != place }
    let mean = tf.reduceMean(x, axis: axes, keepdims: true)
    let variance = tf.reduceMean(tf.square(x - mean), axis: axes, keepdims: true)
    var factor = tf.math.rsqrt(variance + epsilon)
    if let gamma { factor = factor * tf.reshape(gamma, ones) }
    var result = (x - mean) * factor
    if let beta { result = result + tf.reshape(beta, ones) }
    return tf.reshape(result, inputs.shape.dims)
  }

  override package var config: ConfigDictionary {
    super.config.merging([
      "groups": ConfigValue(groups), "axis": ConfigValue(axis), "epsilon": ConfigValue(epsilon),
      "center": ConfigValue(center), "scale": ConfigValue(scale), "beta_initializer": ConfigValue(betaInitializer),
      "gamma_initializer": ConfigValue(gammaInitializer), "beta_regularizer": ConfigValue(betaRegularizer),
      "gamma_regularizer": ConfigValue(gammaRegularizer), "beta_constraint": ConfigValue(betaConstraint),
      "gamma_constraint": ConfigValue(gammaConstraint),
    ])
  }
}
