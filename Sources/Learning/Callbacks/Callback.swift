/// Code that runs at points of training: at its ends, and before and after every epoch and batch.
///
/// Subclasses override the hooks they need; `model` is the model being trained.
///
///     final class StopAtGoal: Callback {
///       override func onEpochEnd(_ epoch: Int, logs: Logs) {
///         if logs.get("accuracy") > 0.84 { model.stopTraining = true }
///       }
///     }
///     model.fit(x, y, epochs: 50, callbacks: [StopAtGoal()])
///
/// Epochs and batches count from 0. `logs` holds the values over the epoch so far.
open class Callback {
  /// The model that is being trained, tested or asked to predict.
  public var model: Model!

  public init() {}

  open func onTrainBegin(logs: Logs) {}
  open func onTrainEnd(logs: Logs) {}
  open func onEpochBegin(_ epoch: Int, logs: Logs) {}
  open func onEpochEnd(_ epoch: Int, logs: Logs) {}
  open func onTrainBatchBegin(_ batch: Int, logs: Logs) { onBatchBegin(batch, logs: logs) }
  open func onTrainBatchEnd(_ batch: Int, logs: Logs) { onBatchEnd(batch, logs: logs) }
  /// The older name of `onTrainBatchBegin`.
  open func onBatchBegin(_ batch: Int, logs: Logs) {}
  /// The older name of `onTrainBatchEnd`.
  open func onBatchEnd(_ batch: Int, logs: Logs) {}
  open func onTestBegin(logs: Logs) {}
  open func onTestEnd(logs: Logs) {}
  open func onTestBatchBegin(_ batch: Int, logs: Logs) {}
  open func onTestBatchEnd(_ batch: Int, logs: Logs) {}
  open func onPredictBegin(logs: Logs) {}
  open func onPredictEnd(logs: Logs) {}
  open func onPredictBatchBegin(_ batch: Int, logs: Logs) {}
  open func onPredictBatchEnd(_ batch: Int, logs: Logs) {}

  /// False for callbacks that do nothing per batch, so that nothing is computed for them.
  package var wantsBatches: Bool { true }
}
