import Display
import Tensors

extension Model {
  /// The loss, then the metrics, over samples `x` and targets `y`, without training.
  ///
  ///     let values = model.evaluate(x, y)
  ///     print("loss \(values[0]), accuracy \(values[1])")
  ///
  /// Shapes that do not fit end the cell.
  public func evaluate(
    _ x: some TensorConvertible, _ y: some TensorConvertible, batchSize: Int = 32,
    verbose: Int = 1, callbacks: [Callback] = [], sampleWeight: (any TensorConvertible)? = nil, steps: Int? = nil
  ) -> [Double] {
    guard compiledTraining("evaluate") != nil, accepts(batchSize: batchSize), accepts(steps: steps),
      let data = TrainingData(
        x.tensorSource, y.tensorSource, sampleWeight: sampleWeight?.tensorSource, for: self)
    else { return [] }
    return evaluate(data.batches(batchSize, shuffles: false, stepsPerEpoch: steps, for: self), verbose, callbacks)
  }

  package func evaluate(_ batches: Batches, _ verbose: Int, _ callbacks: [Callback]) -> [Double] {
    guard let state = training, let first = batches.firstBatch(), prepare(for: first),
      state.step(.test, for: first, of: self) != nil
    else { return [] }
    let sink = ExecutionContext.current.sink
    let bar =
      verbose == 0
      ? nil : ProgressBar(target: batches.stepCount, verbose: verbose, style: .fitting(sink))
    bar?.reserve(state.objective.logNames)
    let run = EvaluationRun(
      model: self, batches: batches, callbacks: CallbackList(callbacks, model: self), bar: bar)
    return run.run() == nil ? [] : state.objective.orderedEntries().map(\.value)
  }
}
