import Display
import Tensors

/// One pass over data without training: `evaluate`, and the validation within `fit`.
package struct EvaluationRun {
  let model: Model
  let batches: Batches
  let callbacks: CallbackList
  /// The progress line, if this run has one of its own.
  let bar: ProgressBar?

  /// The values over all batches; nil if running code must stop. Updates the model's own metrics.
  func run() -> Logs? {
    guard let state = model.training else { return nil }
    let context = ExecutionContext.current
    guard callbacks.each({ $0.onTestBegin(logs: Logs()) }) else { return nil }
    state.objective.reset()
    batches.start()
    var step = 0
    while let batch = batches.next() {
      guard callbacks.eachBatch({ Logs() }, { $0.onTestBatchBegin(step, logs: $1) }),
        let compiled = state.step(.test, for: batch, of: model)
      else { return nil }
      compiled.run(batch)
      if context.mustStop { return nil }
      guard callbacks.eachBatch(state.objective.logs, { $0.onTestBatchEnd(step, logs: $1) }) else { return nil }
      step += 1
      if let line = bar?.advance(to: step, values: state.objective.logs) {
        context.sink.write(line, to: .standardOutput)
      }
    }
    if context.mustStop { return nil }
    let logs = state.objective.logs()
    guard callbacks.each({ $0.onTestEnd(logs: logs) }) else { return nil }
    if let line = bar?.finish(at: step, values: logs) {
      context.sink.write(line, to: .standardOutput)
    }
    return logs
  }
}
