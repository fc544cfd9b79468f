import Tensors

/// RMSprop: gradients divided by the root of a running mean of their squares (Hinton, lecture 6e).
///
///     v = rho v + (1 - rho) g^2
///     w -= learningRate * g / sqrt(v + epsilon)
///
/// With momentum the step goes through m = momentum m + step.
public final class RMSprop: Optimizer {
  private let rho: Double
  private let momentum: Double
  private let epsilon: Double
  private var squares: [Variable] = []
  private var momenta: [Variable] = []

  /// RMSprop; `rho` is how much of the old mean is kept.
  public init(
    learningRate: Double = 0.001, rho: Double = 0.9, momentum: Double = 0, epsilon: Double = 1e-7,
    name: String = "rmsprop"
  ) {
    self.rho = rho
    self.momentum = momentum
    self.epsilon = epsilon
    super.init(name: name, learningRate: learningRate)
  }

  override package func makeSlots(_ weights: [Variable]) {
    squares = addSlots(weights, "velocity")
    if momentum > 0 { momenta = addSlots(weights, "momentum") }
    keep(squares + momenta)
  }

  override package func update(_ weight: Variable, _ index: Int, _ gradient: Tensor) {
    let square = squares[index]
    square.assign(square * rho + tf.square(gradient) * (1 - rho))
    let step = gradient * learningRateVariable / tf.sqrt(square + epsilon)
    guard momentum > 0 else {
      weight.assignSub(step)
      return
    }
    momenta[index].assign(momenta[index] * momentum + step)
    weight.assignSub(momenta[index].value())
  }
}

extension Optimizer {
  /// `RMSprop()`
  public static var rmsprop: Optimizer { RMSprop() }
}
