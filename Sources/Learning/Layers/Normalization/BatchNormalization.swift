import Tensors

/// Normalises every channel over the batch: (x - mean) / sqrt(variance + epsilon) * gamma + beta.
///
/// In training mean and variance are those of the batch, and the moving averages come closer to them: moving =
/// moving * momentum + batch's * (1 - momentum), with the biased variance. Otherwise, and whenever the layer is frozen
/// (`trainable = false`), the moving averages stand for them. Weights: gamma, beta, moving mean, moving variance, one
/// number per channel.
///
///     let layer = BatchNormalization()
///     print(layer(tf.ones([32, 10]), training: true).shape)      // (32, 10)
///     print(layer.countParams())                                  // 40
///
/// Input whose channels are not known ends the cell.
/// Source: https://keras.io/api/layers/normalization_layers/batch_normalization/ (Ioffe and Szegedy, 2015)
public final class BatchNormalization: Layer {
  package let axis: Int
  package let momentum: Double
  package let epsilon: Double
  package let center: Bool
  package let scale: Bool
  package let betaInitializer: Initializer
  package let gammaInitializer: Initializer
  package let movingMeanInitializer: Initializer
  package let movingVarianceInitializer: Initializer
  package let betaRegularizer: Regularizer?
  package let gammaRegularizer: Regularizer?
  package let betaConstraint: Constraint?
  package let gammaConstraint: Constraint?

  /// The learned factor of each channel; nil without `scale` and before the layer is built.
  public private(set) var gamma: Variable!
  /// The learned shift of each channel; nil without `center` and before the layer is built.
  public private(set) var beta: Variable!
  /// What stands for the mean outside of training; nil before the layer is built.
  public private(set) var movingMean: Variable!
  /// What stands for the variance outside of training; nil before the layer is built.
  public private(set) var movingVariance: Variable!

  /// A layer that normalises along `axis`, the channels.
  public init(
    axis: Int = -1, momentum: Double = 0.99, epsilon: Double = 1e-3, center: Bool = true, scale: Bool = true,
    betaInitializer: Initializer = .zeros, gammaInitializer: Initializer = .ones,
    movingMeanInitializer: Initializer = .zeros, movingVarianceInitializer: Initializer = .ones,
    betaRegularizer: Regularizer? = nil, gammaRegularizer: Regularizer? = nil, betaConstraint: Constraint? = nil,
    gammaConstraint: Constraint? = nil, inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true,
    dtype: DType = .float32
  ) {
    (self.axis, self.momentum, self.epsilon) = (axis, momentum, epsilon)
    (self.center, self.scale) = (center, scale)
    (self.betaInitializer, self.gammaInitializer) = (betaInitializer, gammaInitializer)
    (self.movingMeanInitializer, self.movingVarianceInitializer) = (movingMeanInitializer, movingVarianceInitializer)
    (self.betaRegularizer, self.gammaRegularizer) = (betaRegularizer, gammaRegularizer)
    (self.betaConstraint, self.gammaConstraint) = (betaConstraint, gammaConstraint)
    super.init(name: name, trainable: trainable, dtype: dtype)
    inputShapeArgument = inputShape
  }

  override package func mismatch(with inputShape: TensorShape) -> String? {
    channelProblem(inputShape, axis: axis, expected: movingMean?.shape[0])
  }

  override public func build(_ inputShape: TensorShape) {
    let shape = [inputShape[axis]]
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
    movingMean = addWeight(shape: shape, initializer: movingMeanInitializer, trainable: false, name: "moving_mean")
    movingVariance = addWeight(
      shape: shape, initializer: movingVarianceInitializer, trainable: false, name: "moving_variance")
  }

  override package func forward(_ inputs: [Tensor], _ arguments: CallArguments) -> [Tensor] {
    let x = inputs[0]
    guard arguments.isTraining && trainable else { return [normalized(x, movingMean, movingVariance)] }
    if let mask = arguments.mask { return [maskedTraining(x, mask)] }
    let place = axis < 0 ? axis + x.rank : axis
    let order = (0..<x.rank).filter { $0 != place } + [place]
    let isLast = place == x.rank - 1
    let channels = movingMean.shape[0]
    let (output, mean, variance) = batchNormalization(
      isLast ? x : tf.transpose(x, perm: order),
      scale: gamma ?? tf.ones([channels], dtype: x.dtype), offset: beta ?? tf.zeros([channels], dtype: x.dtype),
      epsilon: epsilon)
    follow(mean, variance)
    if isLast { return [output] }
    return [tf.transpose(output, perm: (0..<x.rank).map { order.firstIndex(of: $0)! })]
  }

  /// One number per channel in the shape that meets the input's axes.
  private func spread(_ values: Tensor, _ x: Tensor) -> Tensor {
    let place = axis < 0 ? axis + x.rank : axis
    if place == x.rank - 1 { return values }
    return tf.reshape(values, (0..<x.rank).map { $0 == place ? -1 : 1 })
  }

  private func normalized(_ x: Tensor, _ mean: Tensor, _ variance: Tensor) -> Tensor {
    tf.nn.batchNormalization(
      x, spread(mean, x), spread(variance, x), offset: beta.map { spread($0, x) }, scale: gamma.map { spread($0, x) },
      varianceEpsilon: epsilon)
  }

  /// Steps that do not count have no part in mean and variance.
  private func maskedTraining(_ x: Tensor, _ mask: Tensor) -> Tensor {
    guard mask.rank == x.rank - 1 else {
      fail("the mask has one axis less than the input, found mask \(mask.shape) and input \(x.shape)")
      return .inert
    }
    let counts = tf.broadcastTo(tf.cast(tf.expandDims(mask, axis: -1), x.dtype), x.shape.dims)
    let place = axis < 0 ? axis + x.rank : axis
    let others = (0..<x.rank).filter { $0 != place }
    let total = tf.reduceSum(counts, axis: others) + 1e-7
    let mean = tf.reduceSum(x * counts, axis: others) / total
    let variance = tf.reduceSum(tf.square(x - spread(mean, x)) * counts, axis: others) / total
    follow(mean, variance)
    return normalized(x, mean, variance)
  }

  private func follow(_ mean: Tensor, _ variance: Tensor) {
    let (mean, variance) = (tf.stopGradient(mean), tf.stopGradient(variance))
    movingMean.assign(movingMean * momentum + tf.cast(mean, movingMean.dtype) * (1 - momentum))
    movingVariance.assign(movingVariance * momentum + tf.cast(variance, movingMean.dtype) * (1 - momentum))
  }

  override package var config: ConfigDictionary {
    super.config.merging([
      "axis": ConfigValue(axis), "momentum": ConfigValue(momentum), "epsilon": ConfigValue(epsilon),
      "center": ConfigValue(center), "scale": ConfigValue(scale), "beta_initializer": ConfigValue(betaInitializer),
      "gamma_initializer": ConfigValue(gammaInitializer),
      "moving_mean_initializer": ConfigValue(movingMeanInitializer),
      "moving_variance_initializer": ConfigValue(movingVarianceInitializer),
      "beta_regularizer": ConfigValue(betaRegularizer), "gamma_regularizer": ConfigValue(gammaRegularizer),
      "beta_constraint": ConfigValue(betaConstraint), "gamma_constraint": ConfigValue(gammaConstraint),
      "synchronized": false, "renorm": false, "renorm_clipping": nil, "renorm_momentum": 0.99,
    ])
  }
}

extension Layer {
  /// What is wrong with the axis of the channels; nil if it is there, known, and as long as the layer was built for.
  func channelProblem(_ shape: TensorShape, axis: Int, expected: Int?) -> String? {
    guard shape.rank >= 1, axis >= -shape.rank, axis < shape.rank else {
      return "axis \(axis) is out of range for input of shape \(shape.withUnknownBatch)"
    }
    let found = "found shape \(shape.withUnknownBatch)"
    if shape[axis] < 0 { return "axis \(axis) of the input must be known, \(found)" }
    if let expected, shape[axis] != expected { return "expected input whose axis \(axis) is \(expected), \(found)" }
    return nil
  }
}
