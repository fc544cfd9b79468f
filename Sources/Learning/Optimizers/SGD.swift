import Tensors

/// Stochastic gradient descent: w -= learningRate * g.
///
/// With momentum: v = momentum * v - learningRate * g, w += v; and with Nesterov's change
/// w += momentum * v - learningRate * g.
///
///     model.compile(optimizer: SGD(learningRate: 0.01, momentum: 0.9, nesterov: true), loss: .mse)
///
/// Source: https://keras.io/api/optimizers/sgd/
public final class SGD: Optimizer {
  private let momentum: Double
  private let nesterov: Bool
  private var velocities: [Variable] = []

  package init(
    rate: LearningRate, momentum: Double, nesterov: Bool, options: OptimizerOptions, name: String?
  ) {
    self.momentum = momentum
    self.nesterov = nesterov
    super.init(name: name ?? AutomaticNames.unique(forClass: "SGD"), rate: rate, options: options)
  }

  /// Plain descent unless momentum is given; what all optimizers share is described at ``Optimizer``.
  public convenience init(
    learningRate: Double = 0.01, momentum: Double = 0, nesterov: Bool = false, weightDecay: Double? = nil,
    clipnorm: Double? = nil, clipvalue: Double? = nil, globalClipnorm: Double? = nil, useEma: Bool = false,
    emaMomentum: Double = 0.99, emaOverwriteFrequency: Int? = nil, lossScaleFactor: Double? = nil,
    gradientAccumulationSteps: Int? = nil, name: String? = nil
  ) {
    self.init(
      rate: .constant(learningRate), momentum: momentum, nesterov: nesterov,
      options: OptimizerOptions(
        weightDecay: weightDecay, clipnorm: clipnorm, clipvalue: clipvalue, globalClipnorm: globalClipnorm,
        useEma: useEma, emaMomentum: emaMomentum, emaOverwriteFrequency: emaOverwriteFrequency,
        lossScaleFactor: lossScaleFactor, gradientAccumulationSteps: gradientAccumulationSteps),
      name: name)
  }

  /// The same with a learning rate that changes from step to step.
  public convenience init(
    learningRate: LearningRateSchedule, momentum: Double = 0, nesterov: Bool = false,
    weightDecay: Double? = nil, clipnorm: Double? = nil, clipvalue: Double? = nil,
    globalClipnorm: Double? = nil, useEma: Bool = false, emaMomentum: Double = 0.99,
    emaOverwriteFrequency: Int? = nil, lossScaleFactor: Double? = nil, gradientAccumulationSteps: Int? = nil,
    name: String? = nil
  ) {
    self.init(
      rate: .schedule(learningRate), momentum: momentum, nesterov: nesterov,
      options: OptimizerOptions(
        weightDecay: weightDecay, clipnorm: clipnorm, clipvalue: clipvalue, globalClipnorm: globalClipnorm,
        useEma: useEma, emaMomentum: emaMomentum, emaOverwriteFrequency: emaOverwriteFrequency,
        lossScaleFactor: lossScaleFactor, gradientAccumulationSteps: gradientAccumulationSteps),
      name: name)
  }

  override package func makeSlots(_ weights: [Variable]) {
    guard momentum != 0 else { return }
    velocities = addSlots(weights, "momentum")
    keep(velocities)
  }

  override package func update(_ weight: Variable, _ index: Int, _ gradient: Tensor, rate: Tensor) {
    let step = gradient * rate
    guard momentum != 0 else {
      weight.assignSub(step)
      return
    }
    let velocity = velocities[index]
    velocity.assign(velocity * momentum - step)
    weight.assignAdd(nesterov ? velocity * momentum - step : velocity.value())
  }

  override package var ownConfig: ConfigDictionary {
    ["momentum": .number(momentum), "nesterov": .bool(nesterov)]
  }
}

extension Optimizer {
  /// `SGD()`
  public static var sgd: Optimizer { SGD() }
}
