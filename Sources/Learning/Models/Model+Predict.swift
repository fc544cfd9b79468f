import Display
import Tensors

extension Model {
  /// The model's output for samples `x`, as a NumPy array of dtype float32.
  ///
  ///     print(model.predict([10.0], verbose: 0))      // [[31.]]
  ///
  /// Needs no `compile`. Shapes that do not fit end the cell.
  public func predict(
    _ x: some TensorConvertible, batchSize: Int = 32, verbose: Int = 1, steps: Int? = nil, callbacks: [Callback] = []
  ) -> NDArray {
    predictAll(x.tensorSource, batchSize, verbose, steps, callbacks)?.first ?? Tensor.inert.numpy()
  }

  /// What a model with several outputs gives for samples `x`.
  ///
  ///     let both: [NDArray] = model.predict(x)
  public func predict(
    _ x: some TensorConvertible, batchSize: Int = 32, verbose: Int = 1, steps: Int? = nil, callbacks: [Callback] = [],
    outputs: OutputChoice = .all
  ) -> [NDArray] {
    predictAll(x.tensorSource, batchSize, verbose, steps, callbacks) ?? []
  }

  private func predictAll(
    _ x: TensorSource, _ batchSize: Int, _ verbose: Int, _ steps: Int?, _ callbacks: [Callback]
  ) -> [NDArray]? {
    guard accepts(batchSize: batchSize), accepts(steps: steps), let data = TrainingData(x, nil, for: self) else {
      return nil
    }
    return predict(data.batches(batchSize, shuffles: false, stepsPerEpoch: steps, for: self), verbose, callbacks)
  }

  package func predict(_ batches: Batches, _ verbose: Int, _ callbacks: [Callback]) -> [NDArray]? {
    guard let first = batches.firstBatch(), prepare(for: first) else { return nil }
    let state = predictionState
    guard state.step(.predict, for: first, of: self) != nil else { return nil }
    let context = ExecutionContext.current
    let list = CallbackList(callbacks, model: self)
    let bar =
      verbose == 0
      ? nil : ProgressBar(target: batches.stepCount, verbose: verbose, style: .fitting(context.sink))
    guard list.each({ $0.onPredictBegin(logs: Logs()) }) else { return nil }
    var outputs: [[Tensor]] = []
    batches.start()
    while let batch = batches.next() {
      guard list.eachBatch({ Logs() }, { $0.onPredictBatchBegin(outputs.count, logs: $1) }),
        let step = state.step(.predict, for: batch, of: self)
      else { return nil }
      outputs.append(step.run(batch))
      if context.mustStop { return nil }
      guard list.eachBatch({ Logs() }, { $0.onPredictBatchEnd(outputs.count - 1, logs: $1) }) else {
        return nil
      }
      if let line = bar?.advance(to: outputs.count, values: { Logs() }) {
        context.sink.write(line, to: .standardOutput)
      }
    }
    if context.mustStop { return nil }
    guard list.each({ $0.onPredictEnd(logs: Logs()) }) else { return nil }
    if let line = bar?.finish(at: outputs.count, values: Logs()) {
      context.sink.write(line, to: .standardOutput)
    }
    return outputs[0].indices.map { place in joined(outputs.map { $0[place] }).numpy() }
  }

  private func joined(_ outputs: [Tensor]) -> Tensor {
    outputs.count == 1 ? outputs[0] : tf.concat(outputs, axis: 0)
  }

  /// Where compiled prediction steps are kept.
  package var predictionState: TrainingState {
    if let training { return training }
    if predictions == nil {
      predictions = TrainingState(optimizer: SGD(), objective: Objective(losses: .all(.mse)))
    }
    return predictions!
  }
}
