import Display
import Tensors

/// What one step does with a batch, written with ordinary operations; `CompiledStep` traces it.
package struct StepBody {
  let model: Model
  let state: TrainingState

  /// Forward pass, loss, gradients, update of the weights, metrics.
  package func train(_ batch: Batch) {
    let weights = model.trainableWeights
    let tape = GradientTape()
    let (predictions, loss, scaled) = with(tape) {
      let (predictions, loss) = forward(batch, training: true)
      return (predictions, loss, state.optimizer.scaleLoss(loss))
    }
    if ExecutionContext.current.mustStop { return }
    track(loss, batch)
    let gradients = tape.connectedGradients(scaled, weights)
    if ExecutionContext.current.mustStop { return }
    let pairs = zip(gradients, weights).compactMap { gradient, weight in gradient.map { ($0, weight) } }
    warnAboutUnconnected(gradients, weights)
    if !pairs.isEmpty { state.optimizer.applyGradients(pairs) }
    state.objective.updateMetrics(batch, predictions)
  }

  /// Forward pass, loss, metrics.
  package func test(_ batch: Batch) {
    let (predictions, loss) = forward(batch, training: false)
    if ExecutionContext.current.mustStop { return }
    track(loss, batch)
    state.objective.updateMetrics(batch, predictions)
  }

  /// The model's outputs.
  package func predict(_ batch: Batch) -> [Tensor] { outputs(batch, training: false) }

  private func outputs(_ batch: Batch, training: Bool) -> [Tensor] {
    model.invoke(batch.inputs, CallArguments(training: training, isList: batch.inputs.count > 1))
  }

  private func forward(_ batch: Batch, training: Bool) -> (predictions: [Tensor], loss: Tensor) {
    LogitsMemory.forget()
    model.forgetLosses()
    let predictions = outputs(batch, training: training)
    defer { model.forgetLosses() }
    guard !ExecutionContext.current.mustStop, state.objective.match(batch.targets, predictions, of: model) else {
      return ([.inert], .inert)
    }
    return (predictions, state.objective.loss(batch, predictions, of: model))
  }

  /// A loss that was not reduced counts with its mean; its gradient is that of its sum, as in Keras.
  private func track(_ loss: Tensor, _ batch: Batch) {
    state.objective.lossTracker.add(loss.rank == 0 ? loss : tf.reduceMean(loss), weight: batch.count)
  }

  private func warnAboutUnconnected(_ gradients: [Tensor?], _ weights: [Variable]) {
    let names = zip(gradients, weights).filter { $0.0 == nil }.map { "'\($0.1.name)'" }
    if names.isEmpty { return }
    ExecutionContext.current.sink.write(
      "warning: the loss does not depend on \(names.joined(separator: ", ")), which training leaves as they are\n",
      to: .standardError)
  }
}
