import Display
import Tensors

extension Model {
  /// The optimizer given to `compile`; nil before.
  public var optimizer: Optimizer! { training?.optimizer }

  /// The loss given to `compile`; nil before, and where each output has its own.
  public var loss: Loss? { training?.objective.commonLoss }

  /// The metrics given to `compile`.
  public var metrics: [Metric] { training?.objective.metrics ?? [] }

  /// Chooses how the model is trained and what is reported.
  ///
  ///     model.compile(optimizer: Adam(learningRate: 0.01), loss: .sparseCategoricalCrossentropy,
  ///                   metrics: [.accuracy])
  ///
  /// May be called before the layers have weights, and again at any time; the optimizer then starts
  /// afresh. A model with several outputs uses the loss for each of them.
  ///
  /// - Parameters:
  ///   - weightedMetrics: metrics in which samples count as `sampleWeight` or `classWeight` says.
  public func compile(
    optimizer: Optimizer = .rmsprop, loss: Loss? = nil, metrics: [Metric] = [], lossWeights: [Double]? = nil,
    weightedMetrics: [Metric] = []
  ) {
    compile(
      optimizer, .all(loss), lossWeights.map { .each($0) }, .all(metrics), .all(weightedMetrics))
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

  /// One loss, and one list of metrics, per output.
  ///
  ///     model.compile(optimizer: .adam, loss: [.mse, .binaryCrossentropy], metrics: [[.mae], [.accuracy]],
  ///                   lossWeights: [1, 0.5])
  public func compile(
    optimizer: Optimizer, loss: [Loss], metrics: [[Metric]] = [], lossWeights: [Double]? = nil
  ) {
    compile(
      optimizer, .each(loss.map { $0 }), lossWeights.map { .each($0) }, metrics.isEmpty ? .all([]) : .each(metrics), .all([]))
  }

  /// Losses and metrics by the names of the outputs, which are those of the layers that give them.
  ///
  ///     model.compile(optimizer: .adam, loss: ["price": .mse, "sold": .binaryCrossentropy],
  ///                   metrics: ["sold": [.accuracy]])
  public func compile(
    optimizer: Optimizer, loss: [String: Loss], metrics: [String: [Metric]] = [:], lossWeights: [String: Double]? = nil
  ) {
    compile(optimizer, .named(loss.mapValues { $0 }), lossWeights.map { .named($0) }, .named(metrics), .all([]))
  }

  package func compile(
    _ optimizer: Optimizer, _ losses: PerOutput<Loss?>, _ weights: PerOutput<Double>?, _ metrics: PerOutput<[Metric]>,
    _ weighted: PerOutput<[Metric]>
  ) {
    training = TrainingState(
      optimizer: optimizer,
      objective: Objective(losses: losses, weights: weights, metrics: metrics, weightedMetrics: weighted))
  }

  /// What `evaluate` returns, in its order: `loss`, then the metrics.
  public var metricsNames: [String] { training?.objective.orderedEntries().map(\.name) ?? [] }

  /// Builds the model for a batch, layers inside it too; false, with the failure recorded, if that is not possible.
  package func prepare(for batch: Batch) -> Bool {
    guard prepare(for: batch.inputs.map(\.shape), CallArguments(isList: batch.inputs.count > 1)) else { return false }
    guard graph == nil else { return true }
    // A class with a call of its own makes its weights by being called.
    outputShapes = inferredOutputs(
      batch.form.inputs.map { TensorSpec($0.dtype, $0.shape.withUnknownBatch.dims) },
      CallArguments(isList: batch.inputs.count > 1))?.map(\.shape)
    return outputShapes != nil
  }
}
