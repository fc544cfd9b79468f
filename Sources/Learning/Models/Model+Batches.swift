import Display
import Tensors

extension Model {
  /// One update of the weights on one batch; gives the loss and the metrics as `evaluate` does, over all batches
  /// since `resetMetrics` was last called.
  ///
  ///     let values = model.trainOnBatch(x, y)
  @discardableResult
  public func trainOnBatch(
    _ x: some TensorConvertible, _ y: some TensorConvertible, sampleWeight: (any TensorConvertible)? = nil,
    classWeight: [Int: Double]? = nil
  ) -> [Double] {
    guard let state = compiledTraining("trainOnBatch"),
      let batch = batch(x.tensorSource, y.tensorSource, sampleWeight?.tensorSource, classWeight)
    else { return [] }
    state.optimizer.build(trainableWeights)
    return run(.train, batch, state)
  }

  /// The loss and the metrics for one batch, over all batches since `resetMetrics` was last called.
  public func testOnBatch(
    _ x: some TensorConvertible, _ y: some TensorConvertible, sampleWeight: (any TensorConvertible)? = nil
  ) -> [Double] {
    guard let state = compiledTraining("testOnBatch"),
      let batch = batch(x.tensorSource, y.tensorSource, sampleWeight?.tensorSource, nil)
    else { return [] }
    return run(.test, batch, state)
  }

  /// The model's output for one batch.
  public func predictOnBatch(_ x: some TensorConvertible) -> NDArray {
    guard let batch = batch(x.tensorSource, nil, nil, nil),
      let step = predictionState.step(.predict, for: batch, of: self)
    else { return Tensor.inert.numpy() }
    return step.run(batch)[0].numpy()
  }

  /// Forgets what losses and metrics have counted.
  public func resetMetrics() { training?.objective.reset() }

  private func batch(
    _ x: TensorSource, _ y: TensorSource?, _ sampleWeight: TensorSource?, _ classWeight: [Int: Double]?
  ) -> Batch? {
    guard let data = TrainingData(x, y, sampleWeight: sampleWeight, classWeight: classWeight, for: self) else {
      return nil
    }
    let batches = data.batches(data.count, shuffles: false, for: self)
    guard let batch = batches.firstBatch(), prepare(for: batch) else { return nil }
    return batch
  }

  private func run(_ mode: TrainingState.Mode, _ batch: Batch, _ state: TrainingState) -> [Double] {
    guard let step = state.step(mode, for: batch, of: self) else { return [] }
    step.run(batch)
    return ExecutionContext.current.mustStop ? [] : state.objective.orderedEntries().map(\.value)
  }
}
