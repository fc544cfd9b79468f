import Tensors

/// A learning rate for every step: a rule that an optimizer asks with the number of its steps so far.
///
///     let schedule = ExponentialDecay(0.1, 1000, 0.96)
///     print(schedule(1000).numpy())      // 0.096
///     model.compile(optimizer: Adam(learningRate: schedule), loss: .mse)
///
///     final class Warmup: LearningRateSchedule {
///       override func callAsFunction(_ step: Tensor) -> Tensor { tf.cast(step, .float32) * 1e-5 }
///     }
///
/// Source: https://keras.io/api/optimizers/learning_rate_schedules/
open class LearningRateSchedule: Configurable {
  /// A schedule; subclasses override `callAsFunction`.
  public init() {}

  /// The learning rate at a step, a scalar; the step is an integer tensor.
  open func callAsFunction(_ step: Tensor) -> Tensor {
    failed(className, "the class overrides callAsFunction(_:), which gives the learning rate")
  }

  package var className: String { nameOfClass(self) }
  package var registeredModule: String? { nil }
  package var config: ConfigDictionary { [:] }

  /// The step as float32.
  final func real(_ step: Tensor) -> Tensor { tf.cast(step, .float32) }

  /// False, with the failure recorded, for a number of steps nothing can be divided by.
  final func accepts(_ argument: String, _ steps: Int) -> Bool {
    if steps > 0 { return true }
    _ = failed(className, "\(argument) must be a positive number, found \(steps)")
    return false
  }
}

extension LearningRateSchedule {
  /// The learning rate at a step.
  public func callAsFunction(_ step: some TensorConvertible) -> Tensor { self(step.asTensor) }
}

/// Schedules of Keras's own.
public class DecaySchedule: LearningRateSchedule {
  let arguments: ConfigDictionary
  init(arguments: ConfigDictionary) {
    self.arguments = arguments
    super.init()
  }
  override package var registeredModule: String? { "keras.optimizers.schedules" }
  override package var config: ConfigDictionary { arguments }
}
