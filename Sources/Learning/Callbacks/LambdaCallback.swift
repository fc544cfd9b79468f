/// A callback made of closures.
///
///     let note = LambdaCallback(onEpochEnd: { epoch, logs in print(epoch, logs["loss"]!) })
public final class LambdaCallback: Callback {
  private let trainBegin: ((Logs) -> Void)?
  private let trainEnd: ((Logs) -> Void)?
  private let epochBegin: ((Int, Logs) -> Void)?
  private let epochEnd: ((Int, Logs) -> Void)?
  private let batchBegin: ((Int, Logs) -> Void)?
  private let batchEnd: ((Int, Logs) -> Void)?

  /// A callback of the closures given.
  public init(
    onEpochBegin: ((Int, Logs) -> Void)? = nil, onEpochEnd: ((Int, Logs) -> Void)? = nil,
    onTrainBegin: ((Logs) -> Void)? = nil, onTrainEnd: ((Logs) -> Void)? = nil,
    onTrainBatchBegin: ((Int, Logs) -> Void)? = nil, onTrainBatchEnd: ((Int, Logs) -> Void)? = nil
  ) {
    trainBegin = onTrainBegin
    trainEnd = onTrainEnd
    epochBegin = onEpochBegin
    epochEnd = onEpochEnd
    batchBegin = onTrainBatchBegin
    batchEnd = onTrainBatchEnd
    super.init()
  }

  override public func onTrainBegin(logs: Logs) { trainBegin?(logs) }
  override public func onTrainEnd(logs: Logs) { trainEnd?(logs) }
  override public func onEpochBegin(_ epoch: Int, logs: Logs) { epochBegin?(epoch, logs) }
  override public func onEpochEnd(_ epoch: Int, logs: Logs) { epochEnd?(epoch, logs) }
  override public func onTrainBatchBegin(_ batch: Int, logs: Logs) { batchBegin?(batch, logs) }
  override public func onTrainBatchEnd(_ batch: Int, logs: Logs) { batchEnd?(batch, logs) }

  override package var wantsBatches: Bool { batchBegin != nil || batchEnd != nil }
}
