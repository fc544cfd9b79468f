import Tensors

/// FTRL: follow the regularized leader, for large and sparse linear models (McMahan et al., 2013).
///
/// A power above 0 or a negative strength ends the cell.
///
/// Source: https://keras.io/api/optimizers/ftrl/
public final class Ftrl: Optimizer {
  private let learningRatePower: Double
  private let initialAccumulatorValue: Double
  private let l1RegularizationStrength: Double
  private let l2RegularizationStrength: Double
  private let l2ShrinkageRegularizationStrength: Double
  private let beta: Double
  private var accumulators: [Variable] = []
  private var linears: [Variable] = []

  package init(
    rate: LearningRate, learningRatePower: Double, initialAccumulatorValue: Double,
    l1RegularizationStrength: Double, l2RegularizationStrength: Double,
    l2ShrinkageRegularizationStrength: Double, beta: Double, options: OptimizerOptions, name: String?
  ) {
    self.learningRatePower = learningRatePower
    self.initialAccumulatorValue = initialAccumulatorValue
    self.l1RegularizationStrength = l1RegularizationStrength
    self.l2RegularizationStrength = l2RegularizationStrength
    self.l2ShrinkageRegularizationStrength = l2ShrinkageRegularizationStrength
    self.beta = beta
    super.init(name: name ?? AutomaticNames.unique(forClass: "Ftrl"), rate: rate, options: options)
  }

  /// Keras's defaults unless others are given; what all optimizers share is described at ``Optimizer``.
  public convenience init(
    learningRate: Double = 0.001, learningRatePower: Double = -0.5, initialAccumulatorValue: Double = 0.1,
    l1RegularizationStrength: Double = 0, l2RegularizationStrength: Double = 0,
    l2ShrinkageRegularizationStrength: Double = 0, beta: Double = 0, weightDecay: Double? = nil,
    clipnorm: Double? = nil, clipvalue: Double? = nil, globalClipnorm: Double? = nil, useEma: Bool = false,
    emaMomentum: Double = 0.99, emaOverwriteFrequency: Int? = nil, lossScaleFactor: Double? = nil,
    gradientAccumulationSteps: Int? = nil, name: String? = nil
  ) {
    self.init(
      rate: .constant(learningRate), learningRatePower: learningRatePower, initialAccumulatorValue: initialAccumulatorValue, l1RegularizationStrength: l1RegularizationStrength, l2RegularizationStrength: l2RegularizationStrength, l2ShrinkageRegularizationStrength: l2ShrinkageRegularizationStrength, beta: beta,
      options: OptimizerOptions(
        weightDecay: weightDecay, clipnorm: clipnorm, clipvalue: clipvalue, globalClipnorm: globalClipnorm,
        useEma: useEma, emaMomentum: emaMomentum, emaOverwriteFrequency: emaOverwriteFrequency,
        lossScaleFactor: lossScaleFactor, gradientAccumulationSteps: gradientAccumulationSteps),
      name: name)
  }

  /// The same with a learning rate that changes from step to step.
  public convenience init(
    learningRate: LearningRateSchedule, learningRatePower: Double = -0.5, initialAccumulatorValue: Double = 0.1,
    l1RegularizationStrength: Double = 0, l2RegularizationStrength: Double = 0,
    l2ShrinkageRegularizationStrength: Double = 0, beta: Double = 0, weightDecay: Double? = nil,
    clipnorm: Double? = nil, clipvalue: Double? = nil, globalClipnorm: Double? = nil, useEma: Bool = false,
    emaMomentum: Double = 0.99, emaOverwriteFrequency: Int? = nil, lossScaleFactor: Double? = nil,
    gradientAccumulationSteps: Int? = nil, name: String? = nil
  ) {
    self.init(
      rate: .schedule(learningRate), learningRatePower: learningRatePower, initialAccumulatorValue: initialAccumulatorValue, l1RegularizationStrength: l1RegularizationStrength, l2RegularizationStrength: l2RegularizationStrength, l2ShrinkageRegularizationStrength: l2ShrinkageRegularizationStrength, beta: beta,
      options: OptimizerOptions(
        weightDecay: weightDecay, clipnorm: clipnorm, clipvalue: clipvalue, globalClipnorm: globalClipnorm,
        useEma: useEma, emaMomentum: emaMomentum, emaOverwriteFrequency: emaOverwriteFrequency,
        lossScaleFactor: lossScaleFactor, gradientAccumulationSteps: gradientAccumulationSteps),
      name: name)
  }

  override package func makeSlots(_ weights: [Variable]) {
    let strengths = [
      initialAccumulatorValue, l1RegularizationStrength, l2RegularizationStrength, l2ShrinkageRegularizationStrength,
    ]
    if let wrong = strengths.first(where: { !($0 >= 0) }) {
      _ = failed(name, "the initial accumulator and the strengths must not be negative, found \(wrong)")
    }
    if !(learningRatePower <= 0) {
      _ = failed(name, "learningRatePower must not be positive, found \(learningRatePower)")
    }
    accumulators = addSlots(weights, "accumulator", initialValue: initialAccumulatorValue)
    linears = addSlots(weights, "linear")
    keep(zip(accumulators, linears).flatMap { [$0, $1] })
  }

  override package func update(_ weight: Variable, _ index: Int, _ gradient: Tensor, rate: Tensor) {
    let (accumulator, linear) = (accumulators[index], linears[index])
    let shrunk =
      l2ShrinkageRegularizationStrength == 0
      ? gradient : gradient + weight * (2 * l2ShrinkageRegularizationStrength)
    let sum = accumulator + tf.square(gradient)
    let (new, old) = (tf.pow(sum, -learningRatePower), tf.pow(accumulator, -learningRatePower))
    linear.assignAdd(shrunk - (new - old) / rate * weight)
    let quadratic = new / rate + (beta / (2 * rate) + l2RegularizationStrength) * 2
    let clipped = tf.clipByValue(linear, -l1RegularizationStrength, l1RegularizationStrength)
    weight.assign((clipped - linear) / quadratic)
    accumulator.assign(sum)
  }

  override package var ownConfig: ConfigDictionary {
    ["learning_rate_power": .number(learningRatePower), "initial_accumulator_value": .number(initialAccumulatorValue), "l1_regularization_strength": .number(l1RegularizationStrength), "l2_regularization_strength": .number(l2RegularizationStrength), "l2_shrinkage_regularization_strength": .number(l2ShrinkageRegularizationStrength), "beta": .number(beta)]
  }
}

extension Optimizer {
  /// `Ftrl()`
  public static var ftrl: Optimizer { Ftrl() }
}
