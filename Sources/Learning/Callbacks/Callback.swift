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

  /// A callback that does nothing until its hooks are overridden.
  public init() {}

  /// Before the first epoch.
  open func onTrainBegin(logs: Logs) {}
  /// After the last epoch; `logs` are those of the last one.
  open func onTrainEnd(logs: Logs) {}
  /// Before an epoch.
  open func onEpochBegin(_ epoch: Int, logs: Logs) {}
  /// After an epoch and its validation; `logs` holds its values, those of validation as `val_...`.
  open func onEpochEnd(_ epoch: Int, logs: Logs) {}
  /// Before a batch of training.
  open func onTrainBatchBegin(_ batch: Int, logs: Logs) { onBatchBegin(batch, logs: logs) }
  /// After a batch of training; `logs` holds the means over the epoch so far.
  open func onTrainBatchEnd(_ batch: Int, logs: Logs) { onBatchEnd(batch, logs: logs) }
  /// The older name of `onTrainBatchBegin`.
  open func onBatchBegin(_ batch: Int, logs: Logs) {}
  /// The older name of `onTrainBatchEnd`.
  open func onBatchEnd(_ batch: Int, logs: Logs) {}
  /// Before an evaluation, also the one within `fit`.
  open func onTestBegin(logs: Logs) {}
  /// After an evaluation.
  open func onTestEnd(logs: Logs) {}
  /// Before a batch of an evaluation.
  open func onTestBatchBegin(_ batch: Int, logs: Logs) {}
  /// After a batch of an evaluation.
  open func onTestBatchEnd(_ batch: Int, logs: Logs) {}
  /// Before a prediction.
  open func onPredictBegin(logs: Logs) {}
  /// After a prediction.
  open func onPredictEnd(logs: Logs) {}
  /// Before a batch of a prediction.
  open func onPredictBatchBegin(_ batch: Int, logs: Logs) {}
  /// After a batch of a prediction.
  open func onPredictBatchEnd(_ batch: Int, logs: Logs) {}

  /// The logs of an epoch with what this callback adds to them, for itself and the callbacks after it.
  package func amended(_ logs: Logs) -> Logs { logs }

  /// False for callbacks that do nothing per batch, so that nothing is computed for them.
  package var wantsBatches: Bool { true }
}
