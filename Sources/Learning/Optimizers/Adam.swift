import Tensors

/// Adam: steps scaled by running means of the gradient and its square (Kingma and Ba, 2015).
///
///     m += (1 - beta1) (g - m)
///     v += (1 - beta2) (g^2 - v)
///     w -= learningRate sqrt(1 - beta2^t) / (1 - beta1^t) * m / (sqrt(v) + epsilon)
///
/// As in Keras, epsilon is added after the bias correction has moved into the step size ("epsilon
/// hat" in the paper). With `amsgrad` the largest v so far takes the place of v.
///
/// Source: https://keras.io/api/optimizers/adam/
public class Adam: Optimizer {
  private let beta1: Double
  private let beta2: Double
  private let epsilon: Double
  private let amsgrad: Bool
  private var means: [Variable] = []
  private var squares: [Variable] = []
  private var largestSquares: [Variable] = []
  private var stepSize: Tensor = .inert

  package init(
    rate: LearningRate, beta1: Double, beta2: Double, epsilon: Double, amsgrad: Bool, options: OptimizerOptions,
    name: String?
  ) {
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.amsgrad = amsgrad
    super.init(name: name ?? AutomaticNames.unique(forClass: "Adam"), rate: rate, options: options)
  }

  /// Keras's defaults unless others are given; what all optimizers share is described at ``Optimizer``.
  public convenience init(
    learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-7,
    amsgrad: Bool = false, weightDecay: Double? = nil, clipnorm: Double? = nil, clipvalue: Double? = nil,
    globalClipnorm: Double? = nil, useEma: Bool = false, emaMomentum: Double = 0.99,
    emaOverwriteFrequency: Int? = nil, lossScaleFactor: Double? = nil, gradientAccumulationSteps: Int? = nil,
    name: String? = nil
  ) {
    self.init(
      rate: .constant(learningRate), beta1: beta1, beta2: beta2, epsilon: epsilon, amsgrad: amsgrad,
      options: OptimizerOptions(
        weightDecay: weightDecay, clipnorm: clipnorm, clipvalue: clipvalue, globalClipnorm: globalClipnorm,
        useEma: useEma, emaMomentum: emaMomentum, emaOverwriteFrequency: emaOverwriteFrequency,
        lossScaleFactor: lossScaleFactor, gradientAccumulationSteps: gradientAccumulationSteps),
      name: name)
  }

  /// The same with a learning rate that changes from step to step.
  public convenience init(
    learningRate: LearningRateSchedule, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-7,
    amsgrad: Bool = false, weightDecay: Double? = nil, clipnorm: Double? = nil, clipvalue: Double? = nil,
    globalClipnorm: Double? = nil, useEma: Bool = false, emaMomentum: Double = 0.99,
    emaOverwriteFrequency: Int? = nil, lossScaleFactor: Double? = nil, gradientAccumulationSteps: Int? = nil,
    name: String? = nil
  ) {
    self.init(
      rate: .schedule(learningRate), beta1: beta1, beta2: beta2, epsilon: epsilon, amsgrad: amsgrad,
      options: OptimizerOptions(
        weightDecay: weightDecay, clipnorm: clipnorm, clipvalue: clipvalue, globalClipnorm: globalClipnorm,
        useEma: useEma, emaMomentum: emaMomentum, emaOverwriteFrequency: emaOverwriteFrequency,
        lossScaleFactor: lossScaleFactor, gradientAccumulationSteps: gradientAccumulationSteps),
      name: name)
  }

  override package func makeSlots(_ weights: [Variable]) {
    means = addSlots(weights, "momentum")
    squares = addSlots(weights, "velocity")
    if amsgrad { largestSquares = addSlots(weights, "velocity_hat") }
    keep(zip(means, squares).flatMap { [$0, $1] } + largestSquares)
  }

  override package func prepareStep(_ rate: Tensor) {
    let step = tf.cast(updates + 1, .float32)
    let correction1 = 1 - tf.pow(tf.constant(beta1, dtype: .float32), step)
    let correction2 = 1 - tf.pow(tf.constant(beta2, dtype: .float32), step)
    stepSize = rate * tf.sqrt(correction2) / correction1
  }

  override package func update(_ weight: Variable, _ index: Int, _ gradient: Tensor, rate: Tensor) {
    let (mean, square) = (means[index], squares[index])
    mean.assignAdd((gradient - mean) * (1 - beta1))
    square.assignAdd((tf.square(gradient) - square) * (1 - beta2))
    var scale: Tensor = square.value()
    if amsgrad {
      largestSquares[index].assign(tf.maximum(largestSquares[index], square))
      scale = largestSquares[index].value()
    }
    weight.assignSub(mean * like(weight, stepSize) / (tf.sqrt(scale) + epsilon))
  }

  override package var ownConfig: ConfigDictionary {
    ["beta_1": .number(beta1), "beta_2": .number(beta2), "epsilon": .number(epsilon), "amsgrad": .bool(amsgrad)]
  }
}

extension Optimizer {
  /// `Adam()`
  public static var adam: Optimizer { Adam() }
}
