import Display

/// Ends training when the loss is not a number or infinite; the epoch is still finished with its validation.
///
///     model.fit(x, y, epochs: 10, callbacks: [TerminateOnNaN()])
///
/// Source: https://keras.io/api/callbacks/terminate_on_nan/
public final class TerminateOnNaN: Callback {
  /// A callback that watches the loss of every batch.
  public override init() { super.init() }

  override public func onTrainBatchEnd(_ batch: Int, logs: Logs) {
    guard let loss = logs["loss"], !loss.isFinite else { return }
    ExecutionContext.current.sink.write(
      "Batch \(batch): Invalid loss, terminating training\n", to: .standardOutput)
    model.stopTraining = true
  }
}
