import Display
import Tensors

extension Layer {
  /// A new weight of this layer, to be called in `build`.
  ///
  ///     override func build(_ inputShape: TensorShape) {
  ///       w = addWeight(shape: [inputShape[-1], units], initializer: .glorotUniform, name: "w")
  ///     }
  @discardableResult
  public func addWeight(
    shape: [Int], initializer: Initializer = .glorotUniform, trainable: Bool = true,
    name: String = "variable"
  ) -> Variable {
    let variable = Variable(initializer(shape), trainable: trainable, name: name)
    ownWeights.append((variable, trainable))
    return variable
  }

  /// All weights: those of this layer, then those of the layers inside it, in each case the ones
  /// training changes first. The order of Keras's `weights`.
  public var weights: [Variable] {
    ownWeights.filter(\.isTrainable).map(\.variable)
      + ownWeights.filter { !$0.isTrainable }.map(\.variable) + subLayers.flatMap(\.weights)
  }

  /// The weights that training changes.
  public var trainableWeights: [Variable] {
    guard trainable else { return [] }
    return ownWeights.filter(\.isTrainable).map(\.variable) + subLayers.flatMap(\.trainableWeights)
  }

  /// The weights that training leaves alone.
  public var nonTrainableWeights: [Variable] {
    guard trainable else { return weights }
    return ownWeights.filter { !$0.isTrainable }.map(\.variable)
      + subLayers.flatMap(\.nonTrainableWeights)
  }

  /// The weights, under TensorFlow's name.
  public var variables: [Variable] { weights }
  /// The weights that training changes, under TensorFlow's name.
  public var trainableVariables: [Variable] { trainableWeights }
  /// The weights that training leaves alone, under TensorFlow's name.
  public var nonTrainableVariables: [Variable] { nonTrainableWeights }

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
    let tensors = values.map { tf.cast($0.asTensor, .float32) }
    for (target, tensor) in zip(targets, tensors) where target.shape != tensor.shape {
      return fail(
        "setWeights: an array of shape \(tensor.shape) was given for weight '\(target.name)' of shape \(target.shape)")
    }
    for (target, tensor) in zip(targets, tensors) { target.assign(tensor) }
  }
}
