import Display
import Tensors

/// What one step does with a batch, written with ordinary operations; `CompiledStep` traces it.
package struct StepBody {
  let model: Model
  let state: TrainingState

  /// Forward pass, loss, gradients, update of the weights, metrics.
  package func train(_ x: Tensor, _ y: Tensor) {
    let weights = model.trainableWeights
    let tape = GradientTape()
    let (prediction, loss) = with(tape) { forward(x, y, training: true) }
    if ExecutionContext.current.mustStop { return }
    track(loss, x)
    let gradients = tape.connectedGradients(loss, weights)
    if ExecutionContext.current.mustStop { return }
    let pairs = zip(gradients, weights).compactMap { gradient, weight in gradient.map { ($0, weight) } }
    warnAboutUnconnected(gradients, weights)
    if !pairs.isEmpty { state.optimizer.applyGradients(pairs) }
    updateMetrics(y, prediction)
  }

  /// Forward pass, loss, metrics.
  package func test(_ x: Tensor, _ y: Tensor) {
    let (prediction, loss) = forward(x, y, training: false)
    if ExecutionContext.current.mustStop { return }
    track(loss, x)
    updateMetrics(y, prediction)
  }

  /// The model's output.
  package func predict(_ x: Tensor) -> Tensor { model.apply(to: x, training: false) }

  private func forward(_ x: Tensor, _ y: Tensor, training: Bool) -> (prediction: Tensor, loss: Tensor) {
    LogitsMemory.forget()
    let prediction = model.apply(to: x, training: training)
    if ExecutionContext.current.mustStop { return (.inert, .inert) }
    state.resolveMetrics(y, prediction)
    return (prediction, state.loss.evaluate(y, prediction))
  }

  /// A loss that was not reduced counts with its mean; its gradient is that of its sum, as in Keras.
  private func track(_ loss: Tensor, _ x: Tensor) {
    state.lossTracker.add(
      loss.rank == 0 ? loss : tf.reduceMean(loss), weight: x.shape.dims.first ?? 1)
  }

  private func warnAboutUnconnected(_ gradients: [Tensor?], _ weights: [Variable]) {
    let names = zip(gradients, weights).filter { $0.0 == nil }.map { "'\($0.1.name)'" }
    if names.isEmpty { return }
    ExecutionContext.current.sink.write(
      "warning: the loss does not depend on \(names.joined(separator: ", ")), which training leaves as they are\n",
      to: .standardError)
  }

  private func updateMetrics(_ y: Tensor, _ prediction: Tensor) {
    for metric in state.metrics where !ExecutionContext.current.mustStop {
      metric.updateState(y, prediction)
    }
  }
}
