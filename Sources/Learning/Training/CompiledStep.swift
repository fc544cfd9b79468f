import Display
import Tensors

/// What happens to one batch, traced once for batches of one shape and run many times: forward pass,
/// loss, gradients, the optimizer's update and the metrics, as one plan.
package final class CompiledStep {
  package init?(
    _ mode: TrainingState.Mode, _ x: TensorSpec, _ y: TensorSpec?, _ model: Model,
    _ state: TrainingState
  ) {
    return nil
  }
  @discardableResult
  package func run(_ batch: Batch) -> [Tensor] { [] }
}
