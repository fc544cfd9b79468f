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
///
/// All optimizers take the same further arguments:
///
/// - `learningRate`: a number, or a schedule such as `ExponentialDecay(0.1, 1000, 0.96)`.
/// - `clipnorm`, `clipvalue`, `globalClipnorm`: limits for the norm of each gradient, for its elements, for the norm
///   of all gradients together. Only one of them; two end the cell.
/// - `weightDecay`: w -= weightDecay * learningRate * w before each update.
/// - `useEma`: keeps running means of the weights with `emaMomentum`, which replace them when training ends, or
///   every `emaOverwriteFrequency` steps.
/// - `lossScaleFactor`: the loss is multiplied by it and the gradients are divided.
/// - `gradientAccumulationSteps`: updates follow every so many steps, from the mean of their gradients.
///
/// Source: https://keras.io/api/optimizers/
public class Optimizer: Configurable {
  /// Keras's name, as in `adam`.
  public let name: String
  /// How many steps there have been.
  public private(set) var iterations: Variable
  /// What the learning rate follows; nil if it is a number.
  public let learningRateSchedule: LearningRateSchedule?
  package let options: OptimizerOptions
  private let learningRateVariable: Variable?
  /// The place of each weight among those the slots belong to; nil before the first update.
  private var places: [ObjectIdentifier: Int]?
  /// Keeps the weights alive, so that no other object takes their identity.
  private var builtFor: [Variable] = []
  private var averages: [Variable] = []
  private var accumulators: [Variable] = []
  private var slots: [Variable] = []
  private var undecayed: Set<ObjectIdentifier> = []
  private var undecayedNames: [String] = []

  package init(name: String, rate: LearningRate, options: OptimizerOptions) {
    self.name = name
    self.options = options
    iterations = Variable(tf.constant(0, dtype: .int64), trainable: false, name: "iteration")
    switch rate {
    case .constant(let value):
      learningRateVariable = Variable(
        tf.constant(value, dtype: .float32), trainable: false, name: "learning_rate")
      learningRateSchedule = nil
    case .schedule(let schedule):
      learningRateVariable = nil
      learningRateSchedule = schedule
    }
    if let problem = options.problem { _ = failed(name, problem) }
  }

  /// The size of the steps; a number may be changed at any time, also by a callback during training.
  ///
  /// Setting it ends the cell if the optimizer was made with a schedule.
  public final var learningRate: Double {
    get {
      if let learningRateVariable { return Double(learningRateVariable.pointer.load(as: Float.self)) }
      return Double(currentRate)
    }
    set {
      guard let learningRateVariable else {
        _ = failed(name, "the learning rate follows a schedule; make the optimizer with a number to set it")
        return
      }
      learningRateVariable.assign(tf.constant(newValue, dtype: .float32))
    }
  }

  /// All numbers of the optimizer: iterations, learning rate, and what it keeps per weight. Keras's order.
  public final var variables: [Variable] {
    [iterations] + (learningRateVariable.map { [$0] } ?? []) + averages + accumulators + slots
  }

  /// True once the numbers per weight exist.
  package final var isBuilt: Bool { places != nil }

  /// The number of updates; with accumulation several iterations are one.
  package final var updates: Tensor {
    options.gradientAccumulationSteps.map { tf.math.floordiv(iterations, $0) } ?? iterations
  }

  private var currentRate: Tensor {
    learningRateVariable ?? tf.cast(learningRateSchedule!(iterations), .float32)
  }

  /// Makes what the optimizer keeps per weight; called by the first update.
  ///
  /// Later updates are of the same weights or some of them; others end the cell.
  public final func build(_ weights: [Variable]) {
    guard let places else {
      builtFor = weights
      places = Dictionary(
        weights.enumerated().map { (ObjectIdentifier($1), $0) }, uniquingKeysWith: { first, _ in first })
      if options.useEma { averages = addSlots(weights, "average") }
      if options.gradientAccumulationSteps != nil { accumulators = addSlots(weights, "gradient_accumulator") }
      return makeSlots(weights)
    }
    guard let stranger = weights.first(where: { places[ObjectIdentifier($0)] == nil }) else { return }
    _ = failed(
      name,
      "weight '\(stranger.name)' of shape \(stranger.shape) is not one this optimizer was made for; call compile again with a new optimizer")
  }

  /// One number per element of every weight.
  package final func addSlots(_ weights: [Variable], _ name: String, initialValue: Double = 0) -> [Variable] {
    weights.map { weight in
      let values = Initializer.constant(initialValue)(weight.shape.dims, dtype: weight.dtype)
      return Variable(values, trainable: false, name: "\(weight.baseName.replacingSlashes)_\(name)")
    }
  }

  /// Keeps the slots in Keras's order for `variables`.
  package final func keep(_ slots: [Variable]) { self.slots = slots }

  /// Updates each weight by its gradient and counts one iteration.
  ///
  /// A gradient of another shape than its weight ends the cell.
  public final func applyGradients(_ gradientsAndVariables: [(Tensor, Variable)]) {
    apply(gradientsAndVariables.map(\.0), gradientsAndVariables.map(\.1))
  }

  /// The same for `zip(gradients, variables)`.
  public final func applyGradients(_ gradientsAndVariables: Zip2Sequence<[Tensor], [Variable]>) {
    applyGradients(Array(gradientsAndVariables))
  }

  /// Updates each weight by its gradient, given in the same order.
  public final func apply(_ gradients: [Tensor], _ weights: [Variable]) {
    guard gradients.count == weights.count else {
      _ = failed(name, "\(gradients.count) gradients were given for \(weights.count) weights")
      return
    }
    if gradients.isEmpty { return }
    build(weights)
    for (gradient, weight) in zip(gradients, weights) where !fits(gradient, weight) { return }
    let scaled = zip(gradients, weights).map { gradient, weight in
      let converted = like(weight, gradient)
      return options.lossScaleFactor.map { converted / $0 } ?? converted
    }
    step(scaled, weights)
    for weight in weights {
      if let constraint = weight.constraint { weight.assign(constraint(weight)) }
    }
    iterations.assignAdd(1)
  }

  private func fits(_ gradient: Tensor, _ weight: Variable) -> Bool {
    if gradient.shape == weight.shape { return !ExecutionContext.current.mustStop }
    _ = failed(
      name, "a gradient of shape \(gradient.shape) was given for weight '\(weight.name)' of shape \(weight.shape)")
    return false
  }

  private func step(_ gradients: [Tensor], _ weights: [Variable]) {
    guard let places else { return }
    if let count = options.gradientAccumulationSteps {
      let sums = zip(gradients, weights).map { gradient, weight in
        accumulators[places[ObjectIdentifier(weight)]!] + gradient
      }
      tf.cond(
        tf.equal(tf.math.floormod(iterations + 1, count), 0),
        {
          self.update(weights, sums.map { $0 / Double(count) })
          for accumulator in self.accumulators { accumulator.assign(tf.zerosLike(accumulator)) }
        },
        {
          for (sum, weight) in zip(sums, weights) { self.accumulators[places[ObjectIdentifier(weight)]!].assign(sum) }
        })
    } else {
      update(weights, gradients)
    }
    if options.useEma { updateAverages() }
  }

  private func update(_ weights: [Variable], _ gradients: [Tensor]) {
    let clipped = options.clipped(gradients)
    let rate = currentRate
    if let decay = options.weightDecay {
      for weight in weights where decays(weight) { weight.assignSub(weight * decay * like(weight, rate)) }
    }
    prepareStep(rate)
    for (gradient, weight) in zip(clipped, weights) {
      guard let place = places?[ObjectIdentifier(weight)] else { return }
      update(weight, place, gradient, rate: like(weight, rate))
    }
  }

  private func updateAverages() {
    // The first update takes the weights as they are.
    let momentum = tf.cast(tf.notEqual(updates, 0), .float32) * options.emaMomentum
    for (weight, average) in zip(builtFor, averages) {
      let share = like(weight, momentum)
      average.assign(share * average + (1 - share) * weight)
    }
    guard let frequency = options.emaOverwriteFrequency else { return }
    let isDue = tf.equal(tf.math.floormod(updates + 1, frequency), 0)
    for (weight, average) in zip(builtFor, averages) { weight.assign(tf.where(isDue, average, weight)) }
  }

  /// What training with this optimizer differentiates in place of the loss.
  package final func scaleLoss(_ loss: Tensor) -> Tensor { options.lossScaleFactor.map { loss * $0 } ?? loss }

  /// Gives the weights the values they have after training: their running means with `useEma`.
  public final func finalizeVariableValues(_ weights: [Variable]) {
    guard let places else { return }
    for weight in weights {
      if let place = places[ObjectIdentifier(weight)], averages.indices.contains(place) {
        weight.assign(averages[place])
      }
    }
  }

  /// Leaves weights out of `weightDecay`: these, and those in whose names one of the texts occurs.
  ///
  ///     optimizer.excludeFromWeightDecay(varNames: ["bias"])
  public final func excludeFromWeightDecay(varList: [Variable] = [], varNames: [String] = []) {
    undecayed = Set(varList.map(ObjectIdentifier.init))
    undecayedNames = varNames
  }

  private func decays(_ weight: Variable) -> Bool {
    !undecayed.contains(ObjectIdentifier(weight)) && !undecayedNames.contains { weight.baseName.contains($0) }
  }

  /// The tensor in the dtype of a weight.
  package final func like(_ weight: Variable, _ tensor: Tensor) -> Tensor {
    tensor.dtype == weight.dtype ? tensor : tf.cast(tensor, weight.dtype)
  }

  /// 1 - beta as Keras computes it where it has made beta a float32 first.
  package final func remainder(_ beta: Double) -> Double { Double(1 - Float(beta)) }

  package final var className: String { nameOfClass(self) }
  package final var registeredModule: String? { "keras.optimizers" }
  package final var config: ConfigDictionary {
    let rate: ConfigValue = learningRateSchedule.map { ConfigValue($0) } ?? .number(learningRate)
    return (["name": .string(name), "learning_rate": rate] as ConfigDictionary)
      .merging(options.config).merging(ownConfig)
  }

  /// The arguments that other optimizers do not have.
  package var ownConfig: ConfigDictionary { [:] }

  /// Makes the slots; the default keeps none.
  package func makeSlots(_ weights: [Variable]) {}

  /// Computes what all weights of one update share; the rate is float32.
  package func prepareStep(_ rate: Tensor) {}

  /// Updates a weight; `index` is its place among those the slots were made for, gradient and rate have its dtype.
  package func update(_ weight: Variable, _ index: Int, _ gradient: Tensor, rate: Tensor) {}
}

extension String {
  fileprivate var replacingSlashes: String { String(map { $0 == "/" || $0 == ":" ? "_" : $0 }) }
}
