import Display

/// A callback that changes the learning rate and notes in the logs which one an epoch had.
public class LearningRateCallback: Callback {
  override package var wantsBatches: Bool { false }

  override package func amended(_ logs: Logs) -> Logs {
    var amended = logs
    amended.entries["learning_rate"] = model.optimizer.learningRate
    return amended
  }

  fileprivate func announce(_ text: String) {
    ExecutionContext.current.sink.write("\n\(text)\n", to: .standardOutput)
  }
}

/// Multiplies the learning rate by `factor` when the monitored value has not improved for `patience` epochs.
///
///     model.fit(x, y, epochs: 100, validationSplit: 0.2, callbacks: [
///       ReduceLROnPlateau(monitor: "val_loss", factor: 0.5, patience: 5, verbose: 1, minLr: 1e-6)])
///
/// Each epoch's logs and the history get the rate it was trained with, as `learning_rate`. After a reduction nothing
/// is judged for `cooldown` epochs. A factor of 1 or more ends the cell; a `monitor` that is not among the logs
/// writes a warning.
///
/// Source: https://keras.io/api/callbacks/reduce_lr_on_plateau/
public final class ReduceLROnPlateau: LearningRateCallback {
  private let monitor: Monitor
  private let factor: Double
  private let patience: Int
  private let verbose: Int
  private let cooldown: Int
  private let minLr: Double
  private var best: Double?
  private var cooldownCounter = 0
  private var wait = 0

  /// Changes smaller than `minDelta` are no improvement; the rate never falls below `minLr`.
  public init(
    monitor: String = "val_loss", factor: Double = 0.1, patience: Int = 10, verbose: Int = 0,
    mode: MonitorMode = .auto, minDelta: Double = 1e-4, cooldown: Int = 0, minLr: Double = 0
  ) {
    self.monitor = Monitor(monitor, mode, minDelta: minDelta)
    self.factor = factor
    self.patience = patience
    self.verbose = verbose
    self.cooldown = cooldown
    self.minLr = minLr
    super.init()
    if !(factor < 1) {
      ExecutionContext.current.fail(
        OperationFailure(operation: "ReduceLROnPlateau", "factor must be below 1, found \(factor)"))
    }
  }

  override public func onTrainBegin(logs: Logs) {
    best = nil
    cooldownCounter = 0
    wait = 0
  }

  override public func onEpochEnd(_ epoch: Int, logs: Logs) {
    guard let current = logs[monitor.name] else { return monitor.warn("ReduceLROnPlateau", logs) }
    if cooldownCounter > 0 {
      cooldownCounter -= 1
      wait = 0
    }
    if monitor.improves(current, on: best) {
      best = current
      wait = 0
    } else if cooldownCounter == 0 {
      wait += 1
      if wait >= patience { reduce(epoch) }
    }
  }

  private func reduce(_ epoch: Int) {
    let old = model.optimizer.learningRate
    guard old > Double(Float(minLr)) else { return }
    let new = max(old * factor, minLr)
    model.optimizer.learningRate = new
    if verbose > 0 { announce("Epoch \(epoch + 1): ReduceLROnPlateau reducing learning rate to \(new).") }
    cooldownCounter = cooldown
    wait = 0
  }
}

/// Sets the learning rate of every epoch by a function.
///
///     model.fit(x, y, epochs: 20, callbacks: [
///       LearningRateScheduler({ epoch, rate in epoch < 10 ? rate : rate * 0.9 })])
///
/// Each epoch's logs and the history get its rate, as `learning_rate`.
///
/// Source: https://keras.io/api/callbacks/learning_rate_scheduler/
public final class LearningRateScheduler: LearningRateCallback {
  private let schedule: (Int, Double) -> Double
  private let verbose: Int

  /// A function of the epoch, counted from 0, and the rate so far.
  public init(_ schedule: @escaping (Int, Double) -> Double, verbose: Int = 0) {
    self.schedule = schedule
    self.verbose = verbose
    super.init()
  }

  /// A function of the epoch alone.
  public convenience init(_ schedule: @escaping (Int) -> Double, verbose: Int = 0) {
    self.init({ epoch, _ in schedule(epoch) }, verbose: verbose)
  }

  override public func onEpochBegin(_ epoch: Int, logs: Logs) {
    let rate = schedule(epoch, model.optimizer.learningRate)
    if ExecutionContext.current.mustStop { return }
    model.optimizer.learningRate = rate
    if verbose > 0 { announce("Epoch \(epoch + 1): LearningRateScheduler setting learning rate to \(rate).") }
  }
}
