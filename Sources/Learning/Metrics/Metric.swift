import Tensors

/// A number that training reports and does not optimize: accuracy, mean error, ...
///
/// A metric is updated with every batch, read once, and reset between epochs. Members stand for
/// the usual ones: `metrics: [.accuracy, keras.metrics.MeanAbsoluteError()]`.
///
///     let m = keras.metrics.MeanSquaredError()
///     m.updateState([1.0, 2.0], [1.0, 4.0])
///     print(m.result())      // tf.Tensor(2.0, shape=(), dtype=float32)
open class Metric {
  /// The key under which `logs` and `history` hold it.
  public final let name: String
  /// What the metric has counted so far.
  public private(set) final var variables: [Variable] = []

  /// A metric of this name; subclasses override `updateState` and `result`.
  public init(name: String) { self.name = name }

  /// A number (or tensor) to count in, 0 at first.
  public func addWeight(shape: [Int] = [], initializer: Initializer = .zeros, name: String = "variable")
    -> Variable
  {
    let variable = Variable(initializer(shape), trainable: false, name: name)
    variables.append(variable)
    return variable
  }

  /// Takes a batch into account.
  open func updateState(_ yTrue: Tensor, _ yPred: Tensor) {}

  /// The value over everything since the last reset, as a scalar tensor.
  open func result() -> Tensor { tf.constant(0.0) }

  /// Forgets everything counted so far.
  open func resetState() {
    for variable in variables { variable.assign(tf.zerosLike(variable)) }
  }

  /// Takes a batch into account whose samples count differently.
  open func updateState(_ yTrue: Tensor, _ yPred: Tensor, sampleWeight: Tensor) { updateState(yTrue, yPred) }

  /// The metric to use for targets and predictions of these shapes.
  package func resolved(_ yTrue: Tensor, _ yPred: Tensor) -> Metric { self }

  /// `result()` as a number.
  package func value() -> Double { Double(result()) }
}

extension Metric {
  package final func update(_ yTrue: Tensor, _ yPred: Tensor, sampleWeight: Tensor?) {
    if let sampleWeight {
      updateState(yTrue, yPred, sampleWeight: sampleWeight)
    } else {
      updateState(yTrue, yPred)
    }
  }

  /// Takes a batch of arrays or lists into account.
  public func updateState(_ yTrue: some TensorConvertible, _ yPred: some TensorConvertible) {
    updateState(yTrue.asTensor, yPred.asTensor)
  }

  /// Takes a batch into account and gives the value so far.
  @discardableResult
  public func callAsFunction(_ yTrue: some TensorConvertible, _ yPred: some TensorConvertible)
    -> Tensor
  {
    updateState(yTrue, yPred)
    return result()
  }
}

/// The mean of numbers, one per sample; what most metrics are.
public class MeanMetric: Metric {
  private let values: (Tensor, Tensor) -> Tensor
  private(set) var total: Variable!
  private(set) var seen: Variable!

  package init(name: String, _ values: @escaping (Tensor, Tensor) -> Tensor) {
    self.values = values
    super.init(name: name)
    total = addWeight(name: "total")
    seen = addWeight(name: "count")
  }

  override public func updateState(_ yTrue: Tensor, _ yPred: Tensor) {
    add(values(yTrue, yPred))
  }

  package final func add(_ batch: Tensor) {
    if batch.rank == 0 {
      total.assignAdd(batch)
      seen.assignAdd(1.0)
      return
    }
    // More than one value per sample counts with its mean.
    let perSample = batch.rank == 1 ? batch : tf.reduceMean(batch, axis: Array(1..<batch.rank))
    total.assignAdd(tf.reduceSum(perSample))
    seen.assignAdd(Double(batch.shape[0]))
  }

  /// Adds a number that stands for `weight` samples.
  package final func add(_ value: Tensor, weight: Int) {
    total.assignAdd(value * Double(weight))
    seen.assignAdd(Double(weight))
  }

  override public func result() -> Tensor { total / tf.maximum(seen, 1) }

  override package func value() -> Double {
    let count = Double(seen.firstFloat)
    return count == 0 ? 0 : Double(total.firstFloat / seen.firstFloat)
  }

  override public func resetState() {
    total.firstFloat = 0
    seen.firstFloat = 0
  }
}

extension Variable {
  /// The one element of a float32 scalar, read and written without an operation.
  fileprivate var firstFloat: Float {
    get { pointer.load(as: Float.self) }
    set {
      makeUnique(keepingContents: false)
      pointer.storeBytes(of: newValue, as: Float.self)
    }
  }
}
