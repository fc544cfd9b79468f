import Display
import Tensors

/// One call of `fit`: its data, its callbacks and its progress lines.
package final class TrainingRun {
  private let model: Model
  private let state: TrainingState
  private let batches: Batches
  private let validation: Batches?
  private let callbacks: CallbackList
  private let verbose: Int
  private var bar: ProgressBar?

  package init(
    model: Model, batches: Batches, validation: Batches?, history: History, callbacks: [Callback],
    verbose: Int
  ) {
    self.model = model
    state = model.training!
    self.batches = batches
    self.validation = validation
    self.callbacks = CallbackList(callbacks + [history], model: model)
    self.verbose = verbose
  }

  /// Builds the model and compiles the steps, so that whatever does not fit shows before the first
  /// epoch begins; false, with the failure recorded, if something does not. Data sets are looked at
  /// batch by batch later, so only arrays are handed in here.
  package func prepare(_ data: TrainingData?, _ validation: TrainingData?) -> Bool {
    guard let first = batches.firstBatch(), model.prepare(for: first) else { return false }
    state.optimizer.build(model.trainableWeights)
    guard !ExecutionContext.current.mustStop else { return false }
    guard prepareSteps(.train, batches, first) else { return false }
    if let batches = self.validation {
      guard let first = batches.firstBatch(), prepareSteps(.test, batches, first) else { return false }
    }
    (batches as? DatasetBatches)?.classes = classes
    (self.validation as? DatasetBatches)?.classes = classes
    return areClassNumbersValid(data) && areClassNumbersValid(validation)
  }

  private func prepareSteps(_ mode: TrainingState.Mode, _ batches: Batches, _ first: Batch) -> Bool {
    state.step(mode, for: first, of: model) != nil
  }

  private func areClassNumbersValid(_ data: TrainingData?) -> Bool {
    guard let classes, let y = data?.targets.first else { return true }
    return ClassNumbers.areValid(y, classes: classes)
  }

  /// How many classes the model predicts, if the targets of its first output are class numbers.
  private var classes: Int? {
    guard state.objective.takesClassNumbers(0, of: model), let width = model.outputShapes?.first?.dims.last, width > 0
    else { return nil }
    return width
  }

  package func train(epochs: Range<Int>, validationFrequency: Int) {
    model.stopTraining = false
    guard callbacks.each({ $0.onTrainBegin(logs: Logs()) }) else { return }
    let first = model.restoredEpoch ?? epochs.lowerBound
    model.restoredEpoch = nil
    var logs = Logs()
    for epoch in min(first, epochs.upperBound)..<epochs.upperBound {
      guard let values = trainEpoch(epoch, of: epochs.upperBound, validationFrequency) else {
        closeLine()
        return
      }
      logs = values
      if model.stopTraining { break }
    }
    state.optimizer.finalizeVariableValues(model.trainableWeights)
    _ = callbacks.each { $0.onTrainEnd(logs: logs) }
  }

  /// Ends a progress line that an interrupt has left open.
  private func closeLine() {
    if let bar, bar.isLineOpen { write("\n") }
  }

  /// The values of the epoch; nil if running code must stop.
  private func trainEpoch(_ epoch: Int, of count: Int, _ validationFrequency: Int) -> Logs? {
    state.objective.reset()
    guard callbacks.each({ $0.onEpochBegin(epoch, logs: Logs()) }) else { return nil }
    let bar = openBar(epoch, of: count)
    guard let steps = runBatches(bar) else { return nil }
    var entries = state.objective.logs().entries
    if let validation, (epoch + 1) % max(validationFrequency, 1) == 0 {
      let runner = EvaluationRun(model: model, batches: validation, callbacks: callbacks, bar: nil)
      guard let values = runner.run() else { return nil }
      for (name, value) in values.entries { entries["val_" + name] = value }
    }
    var logs = Logs(sorting: entries.map { ($0.key, $0.value) })
    let hasAllRun = callbacks.each { callback in
      logs = callback.amended(logs)
      callback.onEpochEnd(epoch, logs: logs)
    }
    guard hasAllRun else { return nil }
    if let line = bar?.finish(at: steps, values: logs) { write(line) }
    return logs
  }

  private func openBar(_ epoch: Int, of count: Int) -> ProgressBar? {
    guard verbose != 0 else { return nil }
    if count > 1 { write("Epoch \(epoch + 1)/\(count)\n") }
    let sink = ExecutionContext.current.sink
    bar = ProgressBar(target: batches.stepCount, verbose: verbose, style: .fitting(sink))
    bar!.reserve(state.objective.logNames)
    return bar
  }

  /// Runs the steps of an epoch; how many there were, or nil if running code must stop.
  private func runBatches(_ bar: ProgressBar?) -> Int? {
    let context = ExecutionContext.current
    var step = 0
    batches.start()
    while let batch = batches.next() {
      guard callbacks.eachBatch({ Logs() }, { $0.onTrainBatchBegin(step, logs: $1) }),
        let compiled = state.step(.train, for: batch, of: model)
      else { return nil }
      compiled.run(batch)
      if context.mustStop { return nil }
      guard callbacks.eachBatch(state.objective.logs, { $0.onTrainBatchEnd(step, logs: $1) }) else {
        return nil
      }
      step += 1
      if let line = bar?.advance(to: step, values: state.objective.logs) { context.sink.write(line, to: .standardOutput) }
      if model.stopTraining { break }
    }
    return context.mustStop ? nil : step
  }

  private func write(_ text: String) {
    ExecutionContext.current.sink.write(text, to: .standardOutput)
  }
}
