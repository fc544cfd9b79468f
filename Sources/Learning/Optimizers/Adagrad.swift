import Tensors

/// Adagrad: steps that shrink with the squares of all gradients so far (Duchi et al., 2011).
///
///     a += g^2
///     w -= learningRate * g / sqrt(a + epsilon)
///
/// Source: https://keras.io/api/optimizers/adagrad/
public final class Adagrad: Optimizer {
  private let initialAccumulatorValue: Double
  private let epsilon: Double
  private var accumulators: [Variable] = []

  package init(
    rate: LearningRate, initialAccumulatorValue: Double, epsilon: Double, options: OptimizerOptions,
    name: String?
  ) {
    self.initialAccumulatorValue = initialAccumulatorValue
    self.epsilon = epsilon
    super.init(name: name ?? AutomaticNames.unique(forClass: "Adagrad"), rate: rate, options: options)
  }

  /// Keras's defaults unless others are given; what all optimizers share is described at ``Optimizer``.
  public convenience init(
    learningRate: Double = 0.001, initialAccumulatorValue: Double = 0.1, epsilon: Double = 1e-7,
    weightDecay: Double? = nil, clipnorm: Double? = nil, clipvalue: Double? = nil,
    globalClipnorm: Double? = nil, useEma: Bool = false, emaMomentum: Double = 0.99,
    emaOverwriteFrequency: Int? = nil, lossScaleFactor: Double? = nil, gradientAccumulationSteps: Int? = nil,
    name: String? = nil
  ) {
    self.init(
      rate: .constant(learningRate), initialAccumulatorValue: initialAccumulatorValue, epsilon: epsilon,
      options: OptimizerOptions(
        weightDecay: weightDecay, clipnorm: clipnorm, clipvalue: clipvalue, globalClipnorm: globalClipnorm,
        useEma: useEma, emaMomentum: emaMomentum, emaOverwriteFrequency: emaOverwriteFrequency,
        lossScaleFactor: lossScaleFactor, gradientAccumulationSteps: gradientAccumulationSteps),
      name: name)
  }

  /// The same with a learning rate that changes from step to step.
  public convenience init(
    learningRate: LearningRateSchedule, initialAccumulatorValue: Double = 0.1, epsilon: Double = 1e-7,
    weightDecay: Double? = nil, clipnorm: Double? = nil, clipvalue: Double? = nil,
    globalClipnorm: Double? = nil, useEma: Bool = false, emaMomentum: Double = 0.99,
    emaOverwriteFrequency: Int? = nil, lossScaleFactor: Double? = nil, gradientAccumulationSteps: Int? = nil,
    name: String? = nil
  ) {
    self.init(
      rate: .schedule(learningRate), initialAccumulatorValue: initialAccumulatorValue, epsilon: epsilon,
      options: OptimizerOptions(
        weightDecay: weightDecay, clipnorm: clipnorm, clipvalue: clipvalue, globalClipnorm: globalClipnorm,
        useEma: useEma, emaMomentum: emaMomentum, emaOverwriteFrequency: emaOverwriteFrequency,
        lossScaleFactor: lossScaleFactor, gradientAccumulationSteps: gradientAccumulationSteps),
      name: name)
  }

  override package func makeSlots(_ weights: [Variable]) {
    accumulators = addSlots(weights, "accumulator", initialValue: initialAccumulatorValue)
    keep(accumulators)
  }

  override package func update(_ weight: Variable, _ index: Int, _ gradient: Tensor, rate: Tensor) {
    let accumulator = accumulators[index]
    accumulator.assignAdd(tf.square(gradient))
    weight.assignSub(gradient * rate / tf.sqrt(accumulator + epsilon))
  }

  override package var ownConfig: ConfigDictionary {
    ["initial_accumulator_value": .number(initialAccumulatorValue), "epsilon": .number(epsilon)]
  }
}

extension Optimizer {
  /// `Adagrad()`
  public static var adagrad: Optimizer { Adagrad() }
}
