import Tensors

/// AdamW: Adam whose weight decay is apart from the gradient (Loshchilov and Hutter, 2019).
///
///     w -= learningRate * weightDecay * w, then Adam's step
///
/// Source: https://keras.io/api/optimizers/adamw/
public final class AdamW: Adam {
  package init(
    decaying rate: LearningRate, beta1: Double, beta2: Double, epsilon: Double, amsgrad: Bool, options: OptimizerOptions,
    name: String?
  ) {
    super.init(
      rate: rate, beta1: beta1, beta2: beta2, epsilon: epsilon, amsgrad: amsgrad, options: options,
      name: name ?? AutomaticNames.unique(forClass: "AdamW"))
  }

  /// Keras's defaults unless others are given; what all optimizers share is described at ``Optimizer``.
  public convenience init(
    learningRate: Double = 0.001, weightDecay: Double = 0.004, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-7, amsgrad: Bool = false, clipnorm: Double? = nil, clipvalue: Double? = nil,
    globalClipnorm: Double? = nil, useEma: Bool = false, emaMomentum: Double = 0.99,
    emaOverwriteFrequency: Int? = nil, lossScaleFactor: Double? = nil, gradientAccumulationSteps: Int? = nil,
    name: String? = nil
  ) {
    self.init(
      decaying: .constant(learningRate), beta1: beta1, beta2: beta2, epsilon: epsilon, amsgrad: amsgrad,
      options: OptimizerOptions(
        weightDecay: weightDecay, clipnorm: clipnorm, clipvalue: clipvalue, globalClipnorm: globalClipnorm,
        useEma: useEma, emaMomentum: emaMomentum, emaOverwriteFrequency: emaOverwriteFrequency,
        lossScaleFactor: lossScaleFactor, gradientAccumulationSteps: gradientAccumulationSteps),
      name: name)
  }

  /// The same with a learning rate that changes from step to step.
  public convenience init(
    learningRate: LearningRateSchedule, weightDecay: Double = 0.004, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-7, amsgrad: Bool = false, clipnorm: Double? = nil, clipvalue: Double? = nil,
    globalClipnorm: Double? = nil, useEma: Bool = false, emaMomentum: Double = 0.99,
    emaOverwriteFrequency: Int? = nil, lossScaleFactor: Double? = nil, gradientAccumulationSteps: Int? = nil,
    name: String? = nil
  ) {
    self.init(
      decaying: .schedule(learningRate), beta1: beta1, beta2: beta2, epsilon: epsilon, amsgrad: amsgrad,
      options: OptimizerOptions(
        weightDecay: weightDecay, clipnorm: clipnorm, clipvalue: clipvalue, globalClipnorm: globalClipnorm,
        useEma: useEma, emaMomentum: emaMomentum, emaOverwriteFrequency: emaOverwriteFrequency,
        lossScaleFactor: lossScaleFactor, gradientAccumulationSteps: gradientAccumulationSteps),
      name: name)
  }
}

extension Optimizer {
  /// `AdamW()`
  public static var adamw: Optimizer { AdamW() }
}
