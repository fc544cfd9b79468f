import Display
import Tensors

/// Layers with what it takes to train them: compile, fit, evaluate, predict.
///
/// Made of the symbolic tensors that go in and come out, as a list (`Sequential`), or as a subclass of one's own
/// with layers as properties and a `call`:
///
///     let inputs = Input(shape: [1])
///     let model = Model(inputs: inputs, outputs: Dense(1)(inputs))
///     model.compile(optimizer: .sgd, loss: .mse)
///     model.fit([-1.0, 0, 1, 2], [-2.0, 1, 4, 7], epochs: 100, verbose: 0)
///     print(model.predict([10.0], verbose: 0))      // about [[31.]]
///
/// Source: https://keras.io/api/models/model/
open class Model: Layer {
  /// Set to true by a callback to end training after the epoch that is running.
  public final var stopTraining = false
  /// What `compile` was told; nil before.
  package final var training: TrainingState?
  /// The epoch that training goes on with, where a callback has restored an earlier state.
  package final var restoredEpoch: Int?
  /// Prediction steps of a model that has not been compiled.
  package final var predictions: TrainingState?
  /// The calls between inputs and outputs of a model made of symbolic tensors; nil for a class with a `call` of its own.
  package final var graph: LayerGraph?

  /// A model; without a name it gets its class's name and a number.
  public init(name: String? = nil) { super.init(name: name, trainable: true) }

  /// The layers in order, without the ones that only give an input's shape in models that are a list.
  public var layers: [Layer] { graph?.layers ?? attributes.layers }

  override package var subLayers: [Layer] { layers }

  override package var className: String {
    graph != nil && type(of: self) == Model.self ? "Functional" : super.className
  }

  /// Brings a batch into the form the model was built for; nil, with the failure recorded, if that
  /// is not possible.
  package func adapt(_ inputs: Tensor, to place: Int = 0) -> Tensor? {
    guard let graph, place < graph.inputs.count else { return inputs }
    let symbol = graph.inputs[place]
    if let fitted = fitted(inputs, to: symbol.shape) { return fitted }
    // The layer that takes the input says it best.
    let takers = graph.calls.filter { $0.inputs.contains { ($0 as? KerasTensor)?.result == symbol.result } }
    for call in takers where call.inputs.count == 1 {
      if let problem = call.layer.mismatch(with: inputs.shape) { call.layer.fail(problem) }
    }
    fail("expected input of shape \(symbol.shape), found \(inputs.shape.withUnknownBatch)")
    return nil
  }

  /// A last axis of length 1 more or less than the model wants is no difference.
  private func fitted(_ input: Tensor, to wanted: TensorShape) -> Tensor? {
    var result = input
    if input.rank == wanted.rank - 1, wanted[-1] == 1 {
      result = tf.expandDims(input, axis: -1)
    } else if input.rank == wanted.rank + 1, input.shape[-1] == 1 {
      result = tf.squeeze(input, axis: -1)
    }
    // A list of layers takes sequences of any length, as in Keras; its layers say what does not fit them.
    let agrees = result.rank == wanted.rank
      && (self is Sequential || zip(result.dims, wanted.dims).allSatisfy { $0 == $1 || $1 < 0 || $0 < 0 })
    return agrees ? result : nil
  }

  override package func forward(_ inputs: [Tensor], _ arguments: CallArguments) -> [Tensor] {
    guard let graph else { return super.forward(inputs, arguments) }
    guard inputs.count == graph.inputs.count else {
      fail("takes \(graph.inputs.count) inputs, found \(inputs.count)")
      return [.inert]
    }
    var values: [Tensor] = []
    for (place, input) in inputs.enumerated() {
      guard let adapted = adapt(input, to: place) else { return [.inert] }
      let wanted = graph.inputs[place].dtype
      values.append(adapted.dtype == wanted || adapted.dtype == .string ? adapted : tf.cast(adapted, wanted))
      values[place].mask = input.mask
    }
    return graph.run(values, arguments)
  }

  override package func outputMasks(_ inputs: [Tensor], _ outputs: [Tensor], _ arguments: CallArguments) -> [Tensor?] {
    graph == nil ? super.outputMasks(inputs, outputs, arguments) : outputs.map(\.mask)
  }

  override package var hasFixedWeights: Bool { graph != nil }
  override package var inputDType: DType? { graph == nil ? super.inputDType : nil }

  /// The shape of the model's input with the batch axis unknown; nil before it is built.
  package var batchInputShape: TensorShape? { graph?.inputs.first?.shape }

  /// Forgets compiled steps: the layers have changed.
  package final func forgetSteps() {
    training?.forgetSteps()
    predictions = nil
  }

  private convenience init(graph inputs: [Tensor], _ outputs: [Tensor], _ name: String?) {
    self.init(name: name ?? AutomaticNames.unique(forClass: "Functional"))
    graph = LayerGraph(inputs: inputs, outputs: outputs, for: self)
    outputShapes = graph?.outputs.map(\.shape)
    built = true
  }

  /// A model of everything between an input and an output.
  ///
  ///     let inputs = Input(shape: [16])
  ///     let x = Dense(32, activation: .relu)(inputs)
  ///     let model = Model(inputs: inputs, outputs: Dense(1)(x))
  public convenience init(inputs: Tensor, outputs: Tensor, name: String? = nil) { self.init(graph: [inputs], [outputs], name) }
  /// A model with several inputs.
  public convenience init(inputs: [Tensor], outputs: Tensor, name: String? = nil) { self.init(graph: inputs, [outputs], name) }
  /// A model with several outputs.
  public convenience init(inputs: Tensor, outputs: [Tensor], name: String? = nil) { self.init(graph: [inputs], outputs, name) }
  /// A model with several inputs and outputs.
  public convenience init(inputs: [Tensor], outputs: [Tensor], name: String? = nil) { self.init(graph: inputs, outputs, name) }
  /// The same without labels: `Model(inputs, outputs)`.
  public convenience init(_ inputs: Tensor, _ outputs: Tensor, name: String? = nil) { self.init(graph: [inputs], [outputs], name) }
  /// The same without labels, with several inputs.
  public convenience init(_ inputs: [Tensor], _ outputs: Tensor, name: String? = nil) { self.init(graph: inputs, [outputs], name) }
  /// The same without labels, with several outputs.
  public convenience init(_ inputs: Tensor, _ outputs: [Tensor], name: String? = nil) { self.init(graph: [inputs], outputs, name) }
  /// The same without labels, with several inputs and outputs.
  public convenience init(_ inputs: [Tensor], _ outputs: [Tensor], name: String? = nil) { self.init(graph: inputs, outputs, name) }
}
