import Display
import Tensors

/// Changes weights so that the loss falls: `SGD()`, `Adam(learningRate: 0.01)`, or `.sgd`, `.adam`.
///
/// In `fit` the updates are part of the compiled step; in a loop of one's own:
///
///     let optimizer = SGD(learningRate: 0.1)
///     let w = tf.Variable(3.0)
///     let tape = tf.GradientTape()
///     let loss = with(tape) { w * w }
///     optimizer.applyGradients([(tape.gradient(loss, w), w)])
///     print(w.numpy())      // 2.4
public class Optimizer {
  /// Keras's name, as in `adam`.
  public let name: String
  /// How many updates there have been.
  public private(set) var iterations: Variable
  package private(set) var learningRateVariable: Variable
  /// The place of each weight among those the slots belong to; nil before the first update.
  private var places: [ObjectIdentifier: Int]?
  /// Keeps the weights alive, so that no other object takes their identity.
  private var builtFor: [Variable] = []
  private var slots: [Variable] = []

  package init(name: String, learningRate: Double) {
    self.name = name
    iterations = Variable(
      tf.constant(0, dtype: .int64), trainable: false, name: "iteration")
    learningRateVariable = Variable(
      tf.constant(learningRate, dtype: .float32), trainable: false, name: "learning_rate")
  }

  /// The size of the steps; may be changed at any time, also by a callback during training.
  public final var learningRate: Double {
    get { Double(learningRateVariable.pointer.load(as: Float.self)) }
    set { learningRateVariable.assign(tf.constant(newValue, dtype: .float32)) }
  }

  /// All numbers of the optimizer: iterations, learning rate, and what it keeps per weight.
  public final var variables: [Variable] { [iterations, learningRateVariable] + slots }

  /// True once the numbers per weight exist.
  package final var isBuilt: Bool { places != nil }

  /// Makes what the optimizer keeps per weight; called by the first update.
  ///
  /// Later updates are of the same weights or some of them; others end the cell.
  public final func build(_ weights: [Variable]) {
    guard let places else {
      builtFor = weights
      places = Dictionary(
        weights.enumerated().map { (ObjectIdentifier($1), $0) }, uniquingKeysWith: { first, _ in first })
      return makeSlots(weights)
    }
    guard let stranger = weights.first(where: { places[ObjectIdentifier($0)] == nil }) else { return }
    ExecutionContext.current.fail(
      OperationFailure(
        operation: name,
        "weight '\(stranger.name)' of shape \(stranger.shape) is not one this optimizer was made for; call compile again with a new optimizer"
      ))
  }

  /// One number per element of every weight, 0 at first.
  package final func addSlots(_ weights: [Variable], _ name: String) -> [Variable] {
    weights.map { weight in
      // TensorFlow's names end in `:0`.
      let zeros = Initializer.zeros(weight.shape.dims)
      return Variable(zeros, trainable: false, name: "\(weight.name.dropLast(2))_\(name)")
    }
  }

  /// Keeps the slots in Keras's order for `variables`.
  package final func keep(_ slots: [Variable]) { self.slots = slots }

  /// Updates each weight by its gradient and counts one iteration.
  public final func applyGradients(_ gradientsAndVariables: [(Tensor, Variable)]) {
    let weights = gradientsAndVariables.map(\.1)
    build(weights)
    if ExecutionContext.current.mustStop { return }
    for (gradient, weight) in gradientsAndVariables where !fits(gradient, weight) { return }
    prepareStep()
    for (gradient, weight) in gradientsAndVariables {
      guard let place = places?[ObjectIdentifier(weight)] else { return }
      update(weight, place, gradient)
    }
    iterations.assignAdd(1)
  }

  private func fits(_ gradient: Tensor, _ weight: Variable) -> Bool {
    if gradient.shape == weight.shape { return !ExecutionContext.current.mustStop }
    if !ExecutionContext.current.mustStop {
      ExecutionContext.current.fail(
        OperationFailure(
          operation: name,
          "a gradient of shape \(gradient.shape) was given for weight '\(weight.name)' of shape \(weight.shape)"
        ))
    }
    return false
  }

  /// Makes the slots; the default keeps none.
  package func makeSlots(_ weights: [Variable]) {}

  /// Computes what all weights of one update share.
  package func prepareStep() {}

  /// Updates a weight; `index` is its place among those the slots were made for.
  package func update(_ weight: Variable, _ index: Int, _ gradient: Tensor) {}
}
