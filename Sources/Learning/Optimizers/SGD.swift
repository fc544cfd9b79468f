import Tensors

/// Stochastic gradient descent: w -= learningRate * g.
///
/// With momentum: v = momentum * v - learningRate * g, w += v; and with Nesterov's change
/// w += momentum * v - learningRate * g.
public final class SGD: Optimizer {
  private let momentum: Double
  private let nesterov: Bool
  private var velocities: [Variable] = []

  /// Plain descent unless `momentum` is given.
  public init(
    learningRate: Double = 0.01, momentum: Double = 0, nesterov: Bool = false, name: String = "SGD"
  ) {
    self.momentum = momentum
    self.nesterov = nesterov
    super.init(name: name, learningRate: learningRate)
  }

  override package func makeSlots(_ weights: [Variable]) {
    guard momentum != 0 else { return }
    velocities = addSlots(weights, "momentum")
    keep(velocities)
  }

  override package func update(_ weight: Variable, _ index: Int, _ gradient: Tensor) {
    let step = gradient * learningRateVariable
    guard momentum != 0 else {
      weight.assignSub(step)
      return
    }
    let velocity = velocities[index]
    velocity.assign(velocity * momentum - step)
    weight.assignAdd(nesterov ? velocity * momentum - step : velocity.value())
  }
}

extension Optimizer {
  /// `SGD()`
  public static var sgd: Optimizer { SGD() }
}
