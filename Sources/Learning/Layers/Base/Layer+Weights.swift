import Display
import Tensors

extension Layer {
  /// A new weight of this layer, to be called in `build`.
  ///
  ///     override func build(_ inputShape: TensorShape) {
  ///       w = addWeight(shape: [inputShape[-1], units], initializer: .glorotUniform, name: "w")
  ///     }
  ///
  /// - Parameters:
  ///   - regularizer: what is added to the loss for this weight.
  ///   - constraint: what is applied to the weight after each update.
  @discardableResult
  public func addWeight(
    shape: [Int] = [], initializer: Initializer = .glorotUniform, trainable: Bool = true,
    name: String = "variable", dtype: DType? = nil, regularizer: Regularizer? = nil, constraint: Constraint? = nil
  ) -> Variable {
    if let problem = shape.first(where: { $0 < 0 }) {
      fail("addWeight: the shape \(shape) of weight '\(name)' has the length \(problem)")
      return Variable(0.0, name: name)
    }
    let elements = dtype ?? (self.dtype.isFloating ? self.dtype : .float32)
    guard WeightBudget.takes(shape, elements) else {
      fail("weight '\(name)' of shape \(TensorShape(shape)) is more than the file can hold")
      return Variable(0.0, name: name)
    }
    let first = WeightBudget.isActive ? tf.zeros(shape) : initializer(shape)
    let variable = Variable(first, trainable: trainable, name: name, dtype: elements)
    if let constraint { variable.constraint = { constraint($0) } }
    ownWeights.append(LayerWeight(variable: variable, isTrainable: trainable, regularizer: regularizer))
    return variable
  }

  /// The same with the name first, as older tutorials write it.
  @discardableResult
  public func addWeight(
    _ name: String, shape: [Int] = [], initializer: Initializer = .glorotUniform, trainable: Bool = true,
    dtype: DType? = nil, regularizer: Regularizer? = nil, constraint: Constraint? = nil
  ) -> Variable {
    addWeight(
      shape: shape, initializer: initializer, trainable: trainable, name: name, dtype: dtype,
      regularizer: regularizer, constraint: constraint)
  }

  /// All weights: those of this layer, then those of the layers inside it, in each case the ones
  /// training changes first. The order of Keras's `weights`.
  public var weights: [Variable] { unique(everyLayer.flatMap(\.ordered)) }

  /// The weights that training changes.
  public var trainableWeights: [Variable] {
    unique(layers(entering: \.trainable).flatMap { $0.leaves.filter(\.isTrainable).map(\.variable) })
  }

  /// The weights that training leaves alone.
  public var nonTrainableWeights: [Variable] {
    guard trainable else { return weights }
    let trained = Set(trainableWeights.map { ObjectIdentifier($0) })
    return weights.filter { !trained.contains(ObjectIdentifier($0)) }
  }

  private var ordered: [Variable] {
    let own = leaves
    return own.filter(\.isTrainable).map(\.variable) + own.filter { !$0.isTrainable }.map(\.variable)
  }

  /// Weights shared between layers count once.
  private func unique(_ variables: [Variable]) -> [Variable] {
    var known: Set<ObjectIdentifier> = []
    return variables.filter { known.insert(ObjectIdentifier($0)).inserted }
  }

  /// The weights, under TensorFlow's name.
  public var variables: [Variable] { weights }
  /// The weights that training changes, under TensorFlow's name.
  public var trainableVariables: [Variable] { trainableWeights }
  /// The weights that training leaves alone, under TensorFlow's name.
  public var nonTrainableVariables: [Variable] { nonTrainableWeights }

  /// The layer's own weights, then the variables its properties hold.
  package var leaves: [LayerWeight] {
    let known = Set(ownWeights.map { ObjectIdentifier($0.variable) })
    return ownWeights
      + attributes.variables.filter { !known.contains(ObjectIdentifier($0)) }
      .map { LayerWeight(variable: $0, isTrainable: $0.trainable, regularizer: nil) }
  }

  /// How many numbers the weights hold.
  ///
  /// A layer that has not been built ends the cell: it has no weights yet.
  public func countParams() -> Int {
    if !built && !hasFixedWeights {
      fail("countParams() needs the weights, which are made when the layer first sees input")
      return 0
    }
    return weights.reduce(0) { $0 + $1.elementCount }
  }

  /// Copies of all weights as NumPy arrays, in the order of `weights`.
  public func getWeights() -> [NDArray] { weights.map { $0.numpy() } }

  /// Replaces all weights, given in the order of `weights`.
  ///
  /// Another number of arrays, or an array of another shape, ends the cell and changes nothing.
  public func setWeights(_ values: [any TensorConvertible]) {
    let targets = weights
    guard values.count == targets.count else {
      return fail(
        "setWeights: \(values.count) arrays were given, the layer has \(targets.count) weights")
    }
    let tensors = zip(values, targets).map { tf.cast($0.asTensor, $1.dtype) }
    for (target, tensor) in zip(targets, tensors) where target.shape != tensor.shape {
      return fail(
        "setWeights: an array of shape \(tensor.shape) was given for weight '\(target.name)' of shape \(target.shape)")
    }
    for (target, tensor) in zip(targets, tensors) { target.assign(tensor) }
  }
}

extension Layer {
  /// Adds a scalar to the loss of the batch that is being processed; to be called in `call`.
  ///
  ///     override func call(_ inputs: Tensor) -> Tensor {
  ///       addLoss(0.01 * tf.reduceSum(tf.square(inputs)))
  ///       return inputs
  ///     }
  public func addLoss(_ loss: some TensorConvertible) {
    let tensor = loss.asTensor
    addedLosses.append(tensor.rank == 0 ? tensor : tf.reduceMean(tensor))
  }

  /// What the layers add to the loss: `addLoss`, activity regularizers, then the regularizers of the weights.
  public var losses: [Tensor] { everyLayer.flatMap(\.addedLosses) + regularizationLosses }

  package var regularizationLosses: [Tensor] {
    everyLayer.flatMap { layer in
      layer.trainable
        ? layer.ownWeights.compactMap { weight in weight.regularizer.map { $0(weight.variable) } } : []
    }
  }

  package func forgetLosses() {
    for layer in everyLayer { layer.addedLosses = [] }
  }

  /// This layer and every one inside it, each once.
  package var everyLayer: [Layer] { layers { _ in true } }

  /// The same without those that do not satisfy a condition and what is inside them. A layer may be reached in several
  /// ways, from inside itself too.
  private func layers(entering isEntered: (Layer) -> Bool) -> [Layer] {
    var seen: Set<ObjectIdentifier> = []
    var found: [Layer] = []
    func visit(_ layer: Layer) {
      guard seen.insert(ObjectIdentifier(layer)).inserted, isEntered(layer) else { return }
      found.append(layer)
      layer.subLayers.forEach(visit)
    }
    visit(self)
    return found
  }
}
