import Tensors

/// What happens to one batch, traced once for batches of one shape and run many times: forward pass,
/// loss, gradients, the optimizer's update and the metrics as one plan, without closures and
/// without allocation.
package final class CompiledStep {
  private let mode: TrainingState.Mode
  private let plan: ExecutablePlan

  /// Nil, with the failure recorded, if the model, the loss or a metric does not accept such batches.
  package init?(
    _ mode: TrainingState.Mode, _ x: TensorSpec, _ y: TensorSpec?, _ model: Model,
    _ state: TrainingState
  ) {
    let body = StepBody(model: model, state: state)
    let specs = [x] + (y.map { [$0] } ?? [])
    let traced = TracedFunction.trace(specs) { inputs in
      switch mode {
      case .train: body.train(inputs[0], inputs[1])
      case .test: body.test(inputs[0], inputs[1])
      case .predict: return [body.predict(inputs[0])]
      }
      return []
    }
    guard let plan = traced?.plan(for: specs.map(\.dims)) else { return nil }
    self.mode = mode
    self.plan = plan
  }

  /// Runs the step on a batch; the predictions, if that is what the step is for.
  @discardableResult
  package func run(_ batch: Batch) -> [Tensor] {
    if mode == .predict {
      plan.run([batch.x.pointer])
      return [plan.output(0)]
    }
    plan.run([batch.x.pointer, batch.y!.pointer])
    return []
  }
}
