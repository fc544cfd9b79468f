import Display
import Tensors

/// What `compile` chose, and the steps compiled for it.
package final class TrainingState {
  package let optimizer: Optimizer
  package let objective: Objective
  private var steps: [StepKey: CompiledStep] = [:]

  package init(optimizer: Optimizer, objective: Objective) {
    self.optimizer = optimizer
    self.objective = objective
  }

  package enum Mode: Hashable { case train, test, predict }

  private struct StepKey: Hashable {
    let mode: Mode
    let form: Batch.Form
  }

  package func forgetSteps() { steps = [:] }

  /// The compiled step for batches of this form; nil, with the failure recorded, if the model, the
  /// loss or a metric does not accept them.
  package func step(_ mode: Mode, for batch: Batch, of model: Model) -> CompiledStep? {
    let key = StepKey(mode: mode, form: batch.form)
    if let known = steps[key] { return known }
    guard let made = CompiledStep(mode, key.form, model, self) else { return nil }
    steps[key] = made
    return made
  }
}
