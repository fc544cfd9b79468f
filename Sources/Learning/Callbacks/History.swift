/// What `fit` returns: the values of every epoch.
///
///     let history = model.fit(x, y, epochs: 3)
///     print(history.history["loss"]!)      // three numbers
///     print(history.epoch)                 // [0, 1, 2]
public final class History: Callback {
  /// One list per name; `val_` stands before names that belong to validation data.
  public private(set) var history = TrainingRecord()
  /// The epochs that were run, counted from 0.
  public private(set) var epoch: [Int] = []

  override public func onTrainBegin(logs: Logs) { epoch = [] }

  override public func onEpochEnd(_ epoch: Int, logs: Logs) {
    self.epoch.append(epoch)
    history.append(logs)
  }

  override package var wantsBatches: Bool { false }
}
