import Tensors

/// Adamax: Adam with the largest recent gradient in place of the mean square (Kingma and Ba, 2015, section 7).
///
///     m += (1 - beta1) (g - m)
///     u = max(beta2 u, abs(g))
///     w -= learningRate / (1 - beta1^t) * m / (u + epsilon)
///
/// Source: https://keras.io/api/optimizers/adamax/
public final class Adamax: Optimizer {
  private let beta1: Double
  private let beta2: Double
  private let epsilon: Double
  private var means: [Variable] = []
  private var norms: [Variable] = []
  private var correction: Tensor = .inert

  package init(
    rate: LearningRate, beta1: Double, beta2: Double, epsilon: Double, options: OptimizerOptions, name: String?
  ) {
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    super.init(name: name ?? AutomaticNames.unique(forClass: "Adamax"), rate: rate, options: options)
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
    norms = addSlots(weights, "norm")
    keep(zip(means, norms).flatMap { [$0, $1] })
  }

  override package func prepareStep(_ rate: Tensor) {
    correction = 1 - tf.pow(tf.constant(beta1, dtype: .float32), tf.cast(updates + 1, .float32))
  }

  override package func update(_ weight: Variable, _ index: Int, _ gradient: Tensor, rate: Tensor) {
    let (mean, norm) = (means[index], norms[index])
    mean.assignAdd((gradient - mean) * (1 - beta1))
    norm.assign(tf.maximum(norm * beta2, tf.abs(gradient)))
    weight.assignSub(mean * rate / ((norm + epsilon) * like(weight, correction)))
  }

  override package var ownConfig: ConfigDictionary {
    ["beta_1": .number(beta1), "beta_2": .number(beta2), "epsilon": .number(epsilon)]
  }
}

extension Optimizer {
  /// `Adamax()`
  public static var adamax: Optimizer { Adamax() }
}
