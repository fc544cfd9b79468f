import Display
import Tensors

/// What `compile` chose, and the steps compiled for it.
package final class TrainingState {
  package let optimizer: Optimizer
  package let loss: Loss
  private let chosenMetrics: [Metric]
  /// The metrics once targets and predictions have been seen; before, those that were chosen.
  package private(set) var metrics: [Metric]
  package let lossTracker = MeanMetric(name: "loss") { _, prediction in prediction }
  private var areMetricsResolved = false
  private var steps: [StepKey: CompiledStep] = [:]

  package init(optimizer: Optimizer, loss: Loss, metrics: [Metric]) {
    self.optimizer = optimizer
    self.loss = loss
    chosenMetrics = metrics
    self.metrics = metrics
  }

  package enum Mode: Hashable { case train, test, predict }

  private struct StepKey: Hashable {
    let mode: Mode
    let x: TensorSpec
    let y: TensorSpec?
  }

  package func forgetSteps() { steps = [:] }

  /// The compiled step for batches of this form; nil, with the failure recorded, if the model, the
  /// loss or a metric does not accept them.
  package func step(_ mode: Mode, for batch: Batch, of model: Model) -> CompiledStep? {
    let key = StepKey(mode: mode, x: batch.x.spec, y: batch.y?.spec)
    if let known = steps[key] { return known }
    guard let made = CompiledStep(mode, key.x, key.y, model, self) else { return nil }
    steps[key] = made
    return made
  }

  /// Decides what `.accuracy` means, the first time targets and predictions are seen.
  package func resolveMetrics(_ yTrue: Tensor, _ yPred: Tensor) {
    guard !areMetricsResolved else { return }
    areMetricsResolved = true
    metrics = chosenMetrics.map { $0.resolved(yTrue, yPred) }
  }

  package func resetMetrics() {
    lossTracker.resetState()
    for metric in metrics { metric.resetState() }
  }

  /// The values so far, in Keras's order for callbacks.
  package func logs() -> Logs {
    Logs(sorting: [("loss", lossTracker.value())] + metrics.map { ($0.name, $0.value()) })
  }

  /// The values so far: the loss, then the metrics as they were given.
  package func orderedValues() -> [Double] { [lossTracker.value()] + metrics.map { $0.value() } }

  /// The names of the logs in their order.
  package var logNames: [String] { (["loss"] + metrics.map(\.name)).sorted() }
}
