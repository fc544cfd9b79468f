import Tensors

/// Nadam: Adam with Nesterov's momentum, whose share grows with the steps (Dozat, 2016).
///
/// Source: https://keras.io/api/optimizers/nadam/
public final class Nadam: Optimizer {
  private let beta1: Double
  private let beta2: Double
  private let epsilon: Double
  private var means: [Variable] = []
  private var squares: [Variable] = []
  /// The product of the shares of momentum over all steps.
  private var product: Variable!
  private var now: Tensor = .inert
  private var next: Tensor = .inert
  private var correction: Tensor = .inert

  package init(
    rate: LearningRate, beta1: Double, beta2: Double, epsilon: Double, options: OptimizerOptions, name: String?
  ) {
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    super.init(name: name ?? AutomaticNames.unique(forClass: "Nadam"), rate: rate, options: options)
  }

  /// Keras's defaults unless others are given; what all optimizers share is described at ``Optimizer``.
  public convenience init(
    learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-7,
    weightDecay: Double? = nil, clipnorm: Double? = nil, clipvalue: Double? = nil,
    globalClipnorm: Double? = nil, useEma: Bool = false, emaMomentum: Double = 0.99,
    emaOverwriteFrequency: Int? = nil, lossScaleFactor: Double? = nil, gradientAccumulationSteps: Int? = nil,
    name: String? = nil
  ) {
    self.init(
      rate: .constant(learningRate), beta1: beta1, beta2: beta2, epsilon: epsilon,
      options: OptimizerOptions(
        weightDecay: weightDecay, clipnorm: clipnorm, clipvalue: clipvalue, globalClipnorm: globalClipnorm,
        useEma: useEma, emaMomentum: emaMomentum, emaOverwriteFrequency: emaOverwriteFrequency,
        lossScaleFactor: lossScaleFactor, gradientAccumulationSteps: gradientAccumulationSteps),
      name: name)
  }

  /// The same with a learning rate that changes from step to step.
  public convenience init(
    learningRate: LearningRateSchedule, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-7,
    weightDecay: Double? = nil, clipnorm: Double? = nil, clipvalue: Double? = nil,
    globalClipnorm: Double? = nil, useEma: Bool = false, emaMomentum: Double = 0.99,
    emaOverwriteFrequency: Int? = nil, lossScaleFactor: Double? = nil, gradientAccumulationSteps: Int? = nil,
    name: String? = nil
  ) {
    self.init(
      rate: .schedule(learningRate), beta1: beta1, beta2: beta2, epsilon: epsilon,
      options: OptimizerOptions(
        weightDecay: weightDecay, clipnorm: clipnorm, clipvalue: clipvalue, globalClipnorm: globalClipnorm,
        useEma: useEma, emaMomentum: emaMomentum, emaOverwriteFrequency: emaOverwriteFrequency,
        lossScaleFactor: lossScaleFactor, gradientAccumulationSteps: gradientAccumulationSteps),
      name: name)
  }

  override package func makeSlots(_ weights: [Variable]) {
    means = addSlots(weights, "momentum")
    squares = addSlots(weights, "velocity")
    product = Variable(tf.ones([], dtype: weights.first?.dtype ?? .float32), trainable: false, name: "variable")
    keep(zip(means, squares).flatMap { [$0, $1] } + [product])
  }

  override package func prepareStep(_ rate: Tensor) {
    let step = tf.cast(updates + 1, .float32)
    func share(_ step: Tensor) -> Tensor {
      (1 - tf.pow(tf.constant(0.96, dtype: .float32), step) * 0.5) * beta1
    }
    now = share(step)
    next = share(step + 1)
    product.assign(product * like(product, now))
    correction = 1 - tf.pow(tf.constant(beta2, dtype: .float32), step)
  }

  override package func update(_ weight: Variable, _ index: Int, _ gradient: Tensor, rate: Tensor) {
    let (mean, square) = (means[index], squares[index])
    mean.assignAdd((gradient - mean) * remainder(beta1))
    square.assignAdd((tf.square(gradient) - square) * remainder(beta2))
    let product = tf.cast(product, .float32)
    let ahead = mean * like(weight, next / (1 - product * next))
    let present = gradient * like(weight, (1 - now) / (1 - product))
    let scale = tf.sqrt(square / like(weight, correction)) + epsilon
    weight.assignSub((ahead + present) * rate / scale)
  }

  override package var ownConfig: ConfigDictionary {
    ["beta_1": .number(beta1), "beta_2": .number(beta2), "epsilon": .number(epsilon)]
  }
}

extension Optimizer {
  /// `Nadam()`
  public static var nadam: Optimizer { Nadam() }
}
