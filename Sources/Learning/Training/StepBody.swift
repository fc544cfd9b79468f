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
    state.lossTracker.add(loss, weight: batchCount(x))
    let gradients = tape.connectedGradients(loss, weights)
    let pairs = zip(gradients, weights).compactMap { gradient, weight in gradient.map { ($0, weight) } }
    if pairs.count == weights.count {
      state.optimizer.applyGradients(pairs)
    } else if !ExecutionContext.current.mustStop {
      let index = gradients.firstIndex { $0 == nil }!
      model.fail("the loss does not depend on weight '\(weights[index].name)', so it has no gradient")
    }
    updateMetrics(y, prediction)
  }

  /// Forward pass, loss, metrics.
  package func test(_ x: Tensor, _ y: Tensor) {
    let (prediction, loss) = forward(x, y, training: false)
    if ExecutionContext.current.mustStop { return }
    state.lossTracker.add(loss, weight: batchCount(x))
    updateMetrics(y, prediction)
  }

  /// The model's output.
  package func predict(_ x: Tensor) -> Tensor { model.apply(to: x, training: false) }

  private func forward(_ x: Tensor, _ y: Tensor, training: Bool) -> (prediction: Tensor, loss: Tensor) {
    LogitsMemory.forget()
    let prediction = model.apply(to: x, training: training)
    if ExecutionContext.current.mustStop { return (.inert, .inert) }
    state.resolveMetrics(y, prediction)
    let loss = state.loss.evaluate(y, prediction)
    // A loss without reduction is summed for the gradient and averaged for the report, as in Keras.
    return (prediction, loss.rank == 0 ? loss : tf.reduceMean(loss))
  }

  private func updateMetrics(_ y: Tensor, _ prediction: Tensor) {
    for metric in state.metrics where !ExecutionContext.current.mustStop {
      metric.updateState(y, prediction)
    }
  }

  private func batchCount(_ x: Tensor) -> Int { x.shape.dims.first ?? 1 }
}
