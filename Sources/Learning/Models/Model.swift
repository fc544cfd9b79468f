import Display
import Tensors

/// Layers with what it takes to train them: compile, fit, evaluate, predict.
///
///     let model = Sequential([Dense(1, inputShape: [1])])
///     model.compile(optimizer: .sgd, loss: .mse)
///     model.fit([-1.0, 0, 1, 2], [-2.0, 1, 4, 7], epochs: 100, verbose: 0)
///     print(model.predict([10.0], verbose: 0))      // about [[31.]]
open class Model: Layer {
  /// Set to true by a callback to end training after the epoch that is running.
  public final var stopTraining = false
  /// What `compile` was told; nil before.
  package final var training: TrainingState?
  /// Prediction steps of a model that has not been compiled.
  package final var predictions: TrainingState?

  /// A model; without a name it gets its class's name and a number.
  public init(name: String? = nil) { super.init(name: name, trainable: true) }

  /// The layers in order, without the one that only gives the input's shape.
  public var layers: [Layer] { [] }

  override package var subLayers: [Layer] { layers }

  /// Brings a batch into the form the model was built for; nil, with the failure recorded, if that
  /// is not possible.
  package func adapt(_ inputs: Tensor) -> Tensor? { inputs }

  /// The shape of the model's input with the batch axis unknown; nil before it is built.
  package var batchInputShape: TensorShape? { nil }

  /// Forgets compiled steps: the layers have changed.
  package final func forgetSteps() {
    training?.forgetSteps()
    predictions = nil
  }
}

extension Model {
  /// The optimizer given to `compile`; nil before.
  public var optimizer: Optimizer! { training?.optimizer }

  /// The layer of this name; a name that no layer has ends the cell.
  public func getLayer(_ name: String) -> Layer {
    if let layer = layers.first(where: { $0.name == name }) { return layer }
    let names = layers.map { "'\($0.name)'" }.joined(separator: ", ")
    fail("getLayer: there is no layer '\(name)'; there are: \(names)")
    return layers.first ?? self
  }

  /// The layer at this place, counted from 0, or from the end if negative.
  public func getLayer(index: Int) -> Layer {
    let place = index < 0 ? index + layers.count : index
    if layers.indices.contains(place) { return layers[place] }
    fail("getLayer: there is no layer \(index); there are \(layers.count)")
    return layers.first ?? self
  }

  /// Chooses how the model is trained and what is reported.
  ///
  ///     model.compile(optimizer: Adam(learningRate: 0.01), loss: .sparseCategoricalCrossentropy,
  ///                   metrics: [.accuracy])
  ///
  /// May be called before the layers have weights, and again at any time; the optimizer then starts
  /// afresh.
  public func compile(optimizer: Optimizer, loss: Loss, metrics: [Metric] = []) {
    training = TrainingState(optimizer: optimizer, loss: loss, metrics: metrics)
  }

  /// The same with a loss of one's own, a function of the true and the predicted values.
  ///
  ///     model.compile(optimizer: .adam, loss: { yTrue, yPred in
  ///       tf.reduceMean(tf.square(yTrue - yPred))
  ///     })
  public func compile(
    optimizer: Optimizer, loss: @escaping (Tensor, Tensor) -> Tensor, metrics: [Metric] = []
  ) {
    compile(optimizer: optimizer, loss: ClosureLoss(loss), metrics: metrics)
  }

  /// What `evaluate` returns, in its order: `loss`, then the metrics.
  public var metricsNames: [String] {
    guard let training else { return [] }
    return ["loss"] + training.metrics.map(\.name)
  }
}
