import Tensors

/// RMSprop: gradients divided by the root of a running mean of their squares (Hinton, lecture 6e).
///
///     v = rho v + (1 - rho) g^2
///     w -= learningRate * g / sqrt(v + epsilon)
///
/// With momentum the step goes through m = momentum m + step; with `centered` the square of a running mean of the
/// gradients is taken off v.
///
/// Source: https://keras.io/api/optimizers/rmsprop/
public final class RMSprop: Optimizer {
  private let rho: Double
  private let momentum: Double
  private let epsilon: Double
  private let centered: Bool
  private var squares: [Variable] = []
  private var momenta: [Variable] = []
  private var means: [Variable] = []

  package init(
    rate: LearningRate, rho: Double, momentum: Double, epsilon: Double, centered: Bool,
    options: OptimizerOptions, name: String?
  ) {
    self.rho = rho
    self.momentum = momentum
    self.epsilon = epsilon
    self.centered = centered
    super.init(name: name ?? AutomaticNames.unique(forClass: "RMSprop"), rate: rate, options: options)
  }

  /// Keras's defaults unless others are given; what all optimizers share is described at ``Optimizer``.
  public convenience init(
    learningRate: Double = 0.001, rho: Double = 0.9, momentum: Double = 0, epsilon: Double = 1e-7,
    centered: Bool = false, weightDecay: Double? = nil, clipnorm: Double? = nil, clipvalue: Double? = nil,
    globalClipnorm: Double? = nil, useEma: Bool = false, emaMomentum: Double = 0.99,
    emaOverwriteFrequency: Int? = nil, lossScaleFactor: Double? = nil, gradientAccumulationSteps: Int? = nil,
    name: String? = nil
  ) {
    self.init(
      rate: .constant(learningRate), rho: rho, momentum: momentum, epsilon: epsilon, centered: centered,
      options: OptimizerOptions(
        weightDecay: weightDecay, clipnorm: clipnorm, clipvalue: clipvalue, globalClipnorm: globalClipnorm,
        useEma: useEma, emaMomentum: emaMomentum, emaOverwriteFrequency: emaOverwriteFrequency,
        lossScaleFactor: lossScaleFactor, gradientAccumulationSteps: gradientAccumulationSteps),
      name: name)
  }

  /// The same with a learning rate that changes from step to step.
  public convenience init(
    learningRate: LearningRateSchedule, rho: Double = 0.9, momentum: Double = 0, epsilon: Double = 1e-7,
    centered: Bool = false, weightDecay: Double? = nil, clipnorm: Double? = nil, clipvalue: Double? = nil,
    globalClipnorm: Double? = nil, useEma: Bool = false, emaMomentum: Double = 0.99,
    emaOverwriteFrequency: Int? = nil, lossScaleFactor: Double? = nil, gradientAccumulationSteps: Int? = nil,
    name: String? = nil
  ) {
    self.init(
      rate: .schedule(learningRate), rho: rho, momentum: momentum, epsilon: epsilon, centered: centered,
      options: OptimizerOptions(
        weightDecay: weightDecay, clipnorm: clipnorm, clipvalue: clipvalue, globalClipnorm: globalClipnorm,
        useEma: useEma, emaMomentum: emaMomentum, emaOverwriteFrequency: emaOverwriteFrequency,
        lossScaleFactor: lossScaleFactor, gradientAccumulationSteps: gradientAccumulationSteps),
      name: name)
  }

  override package func makeSlots(_ weights: [Variable]) {
    squares = addSlots(weights, "velocity")
    if momentum > 0 { momenta = addSlots(weights, "momentum") }
    if centered { means = addSlots(weights, "average_gradient") }
    keep(squares + momenta + means)
  }

  override package func update(_ weight: Variable, _ index: Int, _ gradient: Tensor, rate: Tensor) {
    let square = squares[index]
    square.assign(square * rho + tf.square(gradient) * (1 - rho))
    var spread: Tensor = square
    if centered {
      let mean = means[index]
      mean.assign(mean * rho + gradient * (1 - rho))
      spread = square - tf.square(mean)
    }
    let step = gradient * rate / tf.sqrt(spread + epsilon)
    guard momentum > 0 else {
      weight.assignSub(step)
      return
    }
    momenta[index].assign(momenta[index] * momentum + step)
    weight.assignSub(momenta[index].value())
  }

  override package var ownConfig: ConfigDictionary {
    ["rho": .number(rho), "momentum": .number(momentum), "epsilon": .number(epsilon), "centered": .bool(centered)]
  }
}

extension Optimizer {
  /// `RMSprop()`
  public static var rmsprop: Optimizer { RMSprop() }
}
