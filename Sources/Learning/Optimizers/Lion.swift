import Tensors

/// Lion: steps of one size in the direction of the momentum's sign (Chen et al., 2023).
///
///     w -= learningRate * sign(beta1 m + (1 - beta1) g)
///     m = beta2 m + (1 - beta2) g
///
/// Source: https://keras.io/api/optimizers/lion/
public final class Lion: Optimizer {
  private let beta1: Double
  private let beta2: Double
  private var momenta: [Variable] = []

  package init(
    rate: LearningRate, beta1: Double, beta2: Double, options: OptimizerOptions, name: String?
  ) {
    self.beta1 = beta1
    self.beta2 = beta2
    super.init(name: name ?? AutomaticNames.unique(forClass: "Lion"), rate: rate, options: options)
  }

  /// Keras's defaults unless others are given; what all optimizers share is described at ``Optimizer``.
  public convenience init(
    learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.99, weightDecay: Double? = nil,
    clipnorm: Double? = nil, clipvalue: Double? = nil, globalClipnorm: Double? = nil, useEma: Bool = false,
    emaMomentum: Double = 0.99, emaOverwriteFrequency: Int? = nil, lossScaleFactor: Double? = nil,
    gradientAccumulationSteps: Int? = nil, name: String? = nil
  ) {
    self.init(
      rate: .constant(learningRate), beta1: beta1, beta2: beta2,
      options: OptimizerOptions(
        weightDecay: weightDecay, clipnorm: clipnorm, clipvalue: clipvalue, globalClipnorm: globalClipnorm,
        useEma: useEma, emaMomentum: emaMomentum, emaOverwriteFrequency: emaOverwriteFrequency,
        lossScaleFactor: lossScaleFactor, gradientAccumulationSteps: gradientAccumulationSteps),
      name: name)
  }

  /// The same with a learning rate that changes from step to step.
  public convenience init(
    learningRate: LearningRateSchedule, beta1: Double = 0.9, beta2: Double = 0.99, weightDecay: Double? = nil,
    clipnorm: Double? = nil, clipvalue: Double? = nil, globalClipnorm: Double? = nil, useEma: Bool = false,
    emaMomentum: Double = 0.99, emaOverwriteFrequency: Int? = nil, lossScaleFactor: Double? = nil,
    gradientAccumulationSteps: Int? = nil, name: String? = nil
  ) {
    self.init(
      rate: .schedule(learningRate), beta1: beta1, beta2: beta2,
      options: OptimizerOptions(
        weightDecay: weightDecay, clipnorm: clipnorm, clipvalue: clipvalue, globalClipnorm: globalClipnorm,
        useEma: useEma, emaMomentum: emaMomentum, emaOverwriteFrequency: emaOverwriteFrequency,
        lossScaleFactor: lossScaleFactor, gradientAccumulationSteps: gradientAccumulationSteps),
      name: name)
  }

  override package func makeSlots(_ weights: [Variable]) {
    if !(beta1 > 0 && beta1 <= 1) { _ = failed(name, "beta1 must be in (0, 1], found \(beta1)") }
    momenta = addSlots(weights, "momentum")
    keep(momenta)
  }

  override package func update(_ weight: Variable, _ index: Int, _ gradient: Tensor, rate: Tensor) {
    let momentum = momenta[index]
    weight.assignSub(tf.sign(momentum * beta1 + gradient * remainder(beta1)) * rate)
    momentum.assign(momentum * beta2 + gradient * remainder(beta2))
  }

  override package var ownConfig: ConfigDictionary {
    ["beta_1": .number(beta1), "beta_2": .number(beta2)]
  }
}

extension Optimizer {
  /// `Lion()`
  public static var lion: Optimizer { Lion() }
}
