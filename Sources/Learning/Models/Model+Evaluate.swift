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
    verbose: Int = 1, callbacks: [Callback] = []
  ) -> [Double] {
    guard compiledTraining("evaluate") != nil, accepts(batchSize: batchSize),
      let data = TrainingData(x.asTensor, y.asTensor, for: self)
    else { return [] }
    let batches = data.batches(batchSize, shuffles: false, for: self)
    guard prepare(for: batches.firstBatch()!.x.shape) else { return [] }
    return evaluate(batches, verbose, callbacks)
  }

  package func evaluate(_ batches: Batches, _ verbose: Int, _ callbacks: [Callback]) -> [Double] {
    guard let state = training, let first = batches.firstBatch(), prepare(for: first.x.shape),
      state.step(.test, for: first, of: self) != nil
    else { return [] }
    let sink = ExecutionContext.current.sink
    let bar =
      verbose == 0
      ? nil : ProgressBar(target: batches.stepCount, verbose: verbose, style: .fitting(sink))
    bar?.reserve(state.logNames)
    let run = EvaluationRun(
      model: self, batches: batches, callbacks: CallbackList(callbacks, model: self), bar: bar)
    return run.run() == nil ? [] : state.orderedValues()
  }
}
