import Display
import Tensors

/// Ends training once the monitored value has not improved for `patience` epochs.
///
///     model.fit(x, y, epochs: 100, validationSplit: 0.2,
///               callbacks: [EarlyStopping(monitor: "val_loss", patience: 3, restoreBestWeights: true)])
///
/// With `restoreBestWeights` the model ends with the weights of its best epoch, also when training
/// was not stopped early. A `monitor` that is not among the logs writes a warning.
public final class EarlyStopping: Callback {
  private let monitor: Monitor
  private let patience: Int
  private let verbose: Int
  private let baseline: Double?
  private let restoreBestWeights: Bool
  private let startFromEpoch: Int

  /// The epoch, counted from 0, after which training was stopped; 0 if it was not.
  public private(set) var stoppedEpoch = 0
  /// The best value so far; nil before the first epoch.
  public private(set) var best: Double?
  /// The epoch, counted from 0, of the best value.
  public private(set) var bestEpoch = 0
  private var wait = 0
  private var bestWeights: [NDArray]?

  /// Changes smaller than `minDelta` are no improvement; nothing is judged before `startFromEpoch`.
  public init(
    monitor: String = "val_loss", minDelta: Double = 0, patience: Int = 0, verbose: Int = 0,
    mode: MonitorMode = .auto, baseline: Double? = nil, restoreBestWeights: Bool = false,
    startFromEpoch: Int = 0
  ) {
    self.monitor = Monitor(monitor, mode, minDelta: minDelta)
    self.patience = patience
    self.verbose = verbose
    self.baseline = baseline
    self.restoreBestWeights = restoreBestWeights
    self.startFromEpoch = startFromEpoch
    super.init()
  }

  override package var wantsBatches: Bool { false }

  override public func onTrainBegin(logs: Logs) {
    wait = 0
    stoppedEpoch = 0
    best = nil
    bestWeights = nil
    bestEpoch = 0
  }

  override public func onEpochEnd(_ epoch: Int, logs: Logs) {
    guard let current = logs[monitor.name] else { return monitor.warn("EarlyStopping", logs) }
    if epoch < startFromEpoch { return }
    if restoreBestWeights && bestWeights == nil {
      bestWeights = model.getWeights()
      bestEpoch = epoch
    }
    wait += 1
    if monitor.improves(current, on: best) {
      best = current
      bestEpoch = epoch
      if restoreBestWeights { bestWeights = model.getWeights() }
      if baseline == nil || monitor.improves(current, on: baseline) { wait = 0 }
      return
    }
    if wait >= patience && epoch > 0 {
      stoppedEpoch = epoch
      model.stopTraining = true
    }
  }

  override public func onTrainEnd(logs: Logs) {
    if stoppedEpoch > 0 && verbose > 0 {
      write("Epoch \(stoppedEpoch + 1): early stopping\n", to: .standardOutput)
    }
    guard restoreBestWeights, let bestWeights else { return }
    if verbose > 0 {
      write(
        "Restoring model weights from the end of the best epoch: \(bestEpoch + 1).\n",
        to: .standardOutput)
    }
    model.setWeights(bestWeights)
  }

  private func write(_ text: String, to stream: OutputStream) {
    ExecutionContext.current.sink.write(text, to: stream)
  }
}
