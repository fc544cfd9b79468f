import Display
import Tensors

/// What happens to one batch, traced once for batches of one form and run many times: forward pass,
/// loss, gradients, the optimizer's update and the metrics as one plan, without closures and
/// without allocation.
package final class CompiledStep {
  private let mode: TrainingState.Mode
  private let plan: ExecutablePlan
  private let outputCount: Int

  /// Nil, with the failure recorded, if the model, the loss or a metric does not accept such batches.
  package init?(_ mode: TrainingState.Mode, _ form: Batch.Form, _ model: Model, _ state: TrainingState) {
    let body = StepBody(model: model, state: state)
    let specs = form.all
    let traced = TracedFunction.trace(specs) { tensors in
      let batch = Batch(
        inputs: Array(tensors.prefix(form.inputs.count)),
        targets: Array(tensors.dropFirst(form.inputs.count).prefix(form.targets.count)),
        weights: Array(tensors.suffix(form.weights.count)))
      switch mode {
      case .train: body.train(batch)
      case .test: body.test(batch)
      case .predict: return body.predict(batch)
      }
      return []
    }
    guard let traced, !ExecutionContext.current.mustStop, let plan = traced.plan(for: specs.map(\.dims)) else { return nil }
    self.mode = mode
    self.plan = plan
    outputCount = mode == .predict ? traced.outputSpecs.count : 0
  }

  /// Runs the step on a batch; the predictions, if that is what the step is for.
  @discardableResult
  package func run(_ batch: Batch) -> [Tensor] {
    plan.run(batch.inputs.map(\.pointer) + batch.targets.map(\.pointer) + batch.weights.map(\.pointer))
    return (0..<outputCount).map { plan.output($0) }
  }
}
