import Display
import Tensors

/// A number that training reports and does not optimize: accuracy, mean error, ...
///
/// A metric is updated with every batch, read once, and reset between epochs. Members stand for
/// the usual ones: `metrics: [.accuracy, keras.metrics.MeanAbsoluteError()]`.
///
///     let m = keras.metrics.MeanSquaredError()
///     m.updateState([1.0, 2.0], [1.0, 4.0])
///     print(m.result())      // tf.Tensor(2.0, shape=(), dtype=float32)
///
/// A metric of one's own counts in variables; in `fit` it is part of the compiled step.
///
///     final class LargestError: keras.metrics.Metric {
///       var largest: Variable!
///       init() {
///         super.init(name: "largest_error")
///         largest = addWeight(initializer: .zeros, name: "largest")
///       }
///       override func updateState(_ yTrue: Tensor, _ yPred: Tensor) {
///         largest.assign(tf.maximum(largest, tf.reduceMax(tf.abs(yTrue - yPred))))
///       }
///       override func result() -> Tensor { largest.value() }
///     }
///
/// Source: https://keras.io/api/metrics/
open class Metric: Configurable {
  /// The key under which `logs` and `history` hold it.
  public private(set) final var name: String
  /// What the metric has counted so far.
  public private(set) final var variables: [Variable] = []
  /// Breaks the circle of the two forms of `updateState` where a subclass overrides neither.
  private var isForwarding = false

  /// A metric; without a name it gets that of its class. Subclasses override `updateState` and `result`.
  public init(name: String = "") {
    self.name = name
    if name.isEmpty { self.name = AutomaticNames.unique(forClass: className) }
  }

  /// A number (or tensor) to count in, 0 at first.
  public func addWeight(
    shape: [Int] = [], initializer: Initializer = .zeros, dtype: DType = .float32, name: String = "variable"
  ) -> Variable {
    let value = Trace.suspended { initializer(shape, dtype: dtype) }
    let variable = Variable(value, trainable: false, name: name)
    variables.append(variable)
    return variable
  }

  /// `addWeight` under its other name.
  public func addVariable(
    shape: [Int] = [], initializer: Initializer = .zeros, dtype: DType = .float32, name: String = "variable"
  ) -> Variable {
    addWeight(shape: shape, initializer: initializer, dtype: dtype, name: name)
  }

  /// Takes a batch into account. Subclasses override this form or the one with weights.
  open func updateState(_ yTrue: Tensor, _ yPred: Tensor) {
    forward { updateState(yTrue, yPred, sampleWeight: nil) }
  }

  /// Takes a batch into account whose samples count differently.
  open func updateState(_ yTrue: Tensor, _ yPred: Tensor, sampleWeight: Tensor?) {
    forward { updateState(yTrue, yPred) }
  }

  private func forward(_ update: () -> Void) {
    if isForwarding { return }
    isForwarding = true
    update()
    isForwarding = false
  }

  /// The value over everything since the last reset, as a scalar tensor.
  open func result() -> Tensor { tf.constant(0.0) }

  /// Forgets everything counted so far.
  open func resetState() {
    for variable in variables { variable.assign(tf.zerosLike(variable)) }
  }

  /// The metric to use for targets and predictions of these shapes.
  package func resolved(_ yTrue: Tensor, _ yPred: Tensor) -> Metric { self }

  /// `result()` as a number.
  package func value() -> Double {
    let result = result()
    if ExecutionContext.current.mustStop { return .nan }
    guard result.elementCount == 1 else {
      _ = failed(name, "logs hold single numbers, the metric gives shape \(result.shape); choose a way to average")
      return .nan
    }
    return Double(tf.reshape(result, [Int]()))
  }

  package var className: String { nameOfClass(self) }
  package var registeredModule: String? { nil }
  package var config: ConfigDictionary { ["name": .string(name), "dtype": "float32"] }
}

extension Metric {
  package final func update(_ yTrue: Tensor, _ yPred: Tensor, sampleWeight: Tensor?) {
    updateState(yTrue, yPred, sampleWeight: sampleWeight)
  }

  /// Takes a batch of arrays or lists into account.
  public func updateState(_ yTrue: some TensorConvertible, _ yPred: some TensorConvertible) {
    updateState(yTrue.asTensor, yPred.asTensor)
  }

  /// Takes a batch of arrays or lists into account whose samples count differently.
  public func updateState(
    _ yTrue: some TensorConvertible, _ yPred: some TensorConvertible, sampleWeight: some TensorConvertible
  ) {
    let weight: Tensor? = sampleWeight.asTensor
    updateState(yTrue.asTensor, yPred.asTensor, sampleWeight: weight)
  }

  /// Takes a batch into account and gives the value so far.
  @discardableResult
  public func callAsFunction(_ yTrue: some TensorConvertible, _ yPred: some TensorConvertible)
    -> Tensor
  {
    updateState(yTrue, yPred)
    return result()
  }

  /// Takes a batch into account whose samples count differently and gives the value so far.
  @discardableResult
  public func callAsFunction(
    _ yTrue: some TensorConvertible, _ yPred: some TensorConvertible, sampleWeight: some TensorConvertible
  ) -> Tensor {
    updateState(yTrue, yPred, sampleWeight: sampleWeight)
    return result()
  }

  /// What the metric has counted so far, under the name layers have for it.
  public var weights: [Variable] { variables }
}

extension Metric: CustomStringConvertible {
  /// `<Mean name=mean>`, as Keras prints it.
  public var description: String { "<\(className) name=\(name)>" }
}

/// One of Keras's own metrics.
public class KerasMetric: Metric {
  private let arguments: ConfigDictionary

  package init(name: String, arguments: ConfigDictionary) {
    self.arguments = arguments
    super.init(name: name)
  }

  override package var registeredModule: String? { "keras.metrics" }
  override package var config: ConfigDictionary { super.config.merging(arguments) }
}
