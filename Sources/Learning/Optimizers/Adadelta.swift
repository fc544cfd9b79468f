import Tensors

/// Adadelta: steps as large as recent steps, relative to recent gradients (Zeiler, 2012).
///
///     a = rho a + (1 - rho) g^2
///     d = -sqrt(s + epsilon) / sqrt(a + epsilon) * g
///     s = rho s + (1 - rho) d^2
///     w += learningRate * d
///
/// Source: https://keras.io/api/optimizers/adadelta/
public final class Adadelta: Optimizer {
  private let rho: Double
  private let epsilon: Double
  private var gradients: [Variable] = []
  private var steps: [Variable] = []

  package init(
    rate: LearningRate, rho: Double, epsilon: Double, options: OptimizerOptions, name: String?
  ) {
    self.rho = rho
    self.epsilon = epsilon
    super.init(name: name ?? AutomaticNames.unique(forClass: "Adadelta"), rate: rate, options: options)
  }

  /// Keras's defaults unless others are given; what all optimizers share is described at ``Optimizer``.
  public convenience init(
    learningRate: Double = 0.001, rho: Double = 0.95, epsilon: Double = 1e-7, weightDecay: Double? = nil,
    clipnorm: Double? = nil, clipvalue: Double? = nil, globalClipnorm: Double? = nil, useEma: Bool = false,
    emaMomentum: Double = 0.99, emaOverwriteFrequency: Int? = nil, lossScaleFactor: Double? = nil,
    gradientAccumulationSteps: Int? = nil, name: String? = nil
  ) {
    self.init(
      rate: .constant(learningRate), rho: rho, epsilon: epsilon,
      options: OptimizerOptions(
        weightDecay: weightDecay, clipnorm: clipnorm, clipvalue: clipvalue, globalClipnorm: globalClipnorm,
        useEma: useEma, emaMomentum: emaMomentum, emaOverwriteFrequency: emaOverwriteFrequency,
        lossScaleFactor: lossScaleFactor, gradientAccumulationSteps: gradientAccumulationSteps),
      name: name)
  }

  /// The same with a learning rate that changes from step to step.
  public convenience init(
    learningRate: LearningRateSchedule, rho: Double = 0.95, epsilon: Double = 1e-7, weightDecay: Double? = nil,
    clipnorm: Double? = nil, clipvalue: Double? = nil, globalClipnorm: Double? = nil, useEma: Bool = false,
    emaMomentum: Double = 0.99, emaOverwriteFrequency: Int? = nil, lossScaleFactor: Double? = nil,
    gradientAccumulationSteps: Int? = nil, name: String? = nil
  ) {
    self.init(
      rate: .schedule(learningRate), rho: rho, epsilon: epsilon,
      options: OptimizerOptions(
        weightDecay: weightDecay, clipnorm: clipnorm, clipvalue: clipvalue, globalClipnorm: globalClipnorm,
        useEma: useEma, emaMomentum: emaMomentum, emaOverwriteFrequency: emaOverwriteFrequency,
        lossScaleFactor: lossScaleFactor, gradientAccumulationSteps: gradientAccumulationSteps),
      name: name)
  }

  override package func makeSlots(_ weights: [Variable]) {
    gradients = addSlots(weights, "accumulated_grad")
    steps = addSlots(weights, "accumulated_delta_var")
    keep(zip(gradients, steps).flatMap { [$0, $1] })
  }

  override package func update(_ weight: Variable, _ index: Int, _ gradient: Tensor, rate: Tensor) {
    let (squares, steps) = (gradients[index], steps[index])
    squares.assign(squares * rho + tf.square(gradient) * (1 - rho))
    let step = tf.sqrt(steps + epsilon) * gradient / tf.sqrt(squares + epsilon)
    steps.assign(steps * rho + tf.square(step) * (1 - rho))
    weight.assignSub(step * rate)
  }

  override package var ownConfig: ConfigDictionary {
    ["rho": .number(rho), "epsilon": .number(epsilon)]
  }
}

extension Optimizer {
  /// `Adadelta()`
  public static var adadelta: Optimizer { Adadelta() }
}
