import Tensors

/// The mean of numbers, one per sample; what most metrics are.
public class MeanMetric: KerasMetric {
  private let values: (Tensor, Tensor) -> Tensor
  private(set) var total: Variable!
  private(set) var seen: Variable!

  package init(
    name: String, arguments: ConfigDictionary = [:], _ values: @escaping (Tensor, Tensor) -> Tensor
  ) {
    self.values = values
    super.init(name: name, arguments: arguments)
    total = addWeight(name: "total")
    seen = addWeight(name: "count")
  }

  override public func updateState(_ yTrue: Tensor, _ yPred: Tensor) {
    updateState(yTrue, yPred, sampleWeight: nil)
  }

  override public func updateState(_ yTrue: Tensor, _ yPred: Tensor, sampleWeight: Tensor?) {
    let batch = values(yTrue, yPred)
    var weight = sampleWeight.map(realNumbers)
    if let mask = yPred.mask {
      let counted = tf.cast(mask, .float32)
      weight = weight.map { given in
        let (counted, given) = alignedRanks(counted, given)
        return given * counted
      } ?? counted
    }
    if let weight { add(batch, weighted: weight) } else { add(batch) }
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

  package final func add(_ batch: Tensor, weighted weight: Tensor) {
    let (values, weights) = SampleValues.weighted(batch, weight) { tf.reduceMean($0, axis: $1) }
    total.assignAdd(tf.reduceSum(values))
    seen.assignAdd(tf.reduceSum(weights))
  }

  /// Adds a number that stands for `weight` samples.
  package final func add(_ value: Tensor, weight: Int) {
    total.assignAdd(value * Double(weight))
    seen.assignAdd(Double(weight))
  }

  override public func result() -> Tensor { tf.math.divideNoNan(total, seen) }

  override package func value() -> Double {
    seen.firstFloat == 0 ? 0 : Double(total.firstFloat / seen.firstFloat)
  }

  override public func resetState() {
    total.firstFloat = 0
    seen.firstFloat = 0
  }
}

/// Values and weights brought to one number per sample, as Keras does it.
package enum SampleValues {
  package static func weighted(
    _ values: Tensor, _ weight: Tensor, _ reduce: (Tensor, [Int]) -> Tensor
  ) -> (values: Tensor, weights: Tensor) {
    var (values, weights) = alignedRanks(realNumbers(values), realNumbers(weight))
    if values.rank > weights.rank { values = reduce(values, Array(weights.rank..<values.rank)) }
    let rank = weights.rank
    weights = tf.zerosLike(values) + weights
    values = values * weights
    if rank > 1 { weights = reduce(weights, Array(1..<rank)) }
    if values.rank > 1 { values = reduce(values, Array(1..<values.rank)) }
    return (values, weights)
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

/// The mean of what a function gives for targets and predictions, one number per sample.
///
///     model.compile(optimizer: .adam, loss: .mse, metrics: [
///       MeanMetricWrapper({ y, p in tf.reduceMax(tf.abs(y - p), axis: -1) }, name: "largest")])
public final class MeanMetricWrapper: MeanMetric {
  /// A metric of this name in logs.
  public init(_ fn: @escaping (Tensor, Tensor) -> Tensor, name: String = "mean_metric_wrapper") {
    super.init(name: name) {
      let (target, prediction) = alignedRanks(realNumbers($0), realNumbers($1))
      return fn(target, prediction)
    }
  }
}

extension keras.metrics {
  public typealias MeanMetricWrapper = Learning.MeanMetricWrapper

  /// The mean of the values it is given.
  ///
  ///     let m = keras.metrics.Mean()
  ///     m.updateState([1.0, 3.0, 5.0, 7.0])
  ///     print(m.result())      // tf.Tensor(4.0, shape=(), dtype=float32)
  public final class Mean: MeanMetric {
    /// A metric of this name in logs.
    public init(name: String = "mean") { super.init(name: name) { values, _ in realNumbers(values) } }

    /// As in Keras the second argument of a mean are weights.
    override public func updateState(_ yTrue: Tensor, _ yPred: Tensor) { add(yTrue, weighted: yPred) }

    /// Takes values into account.
    public func updateState(_ values: some TensorConvertible) { add(realNumbers(values.asTensor)) }

    /// Takes values into account that count differently.
    public func updateState(_ values: some TensorConvertible, sampleWeight: some TensorConvertible) {
      add(values.asTensor, weighted: sampleWeight.asTensor)
    }

    /// Takes values into account and gives the mean so far.
    @discardableResult
    public func callAsFunction(_ values: some TensorConvertible) -> Tensor {
      updateState(values)
      return result()
    }
  }

  /// The sum of the values it is given.
  ///
  ///     let m = keras.metrics.Sum()
  ///     m.updateState([1.0, 3.0])
  ///     print(m.result())      // tf.Tensor(4.0, shape=(), dtype=float32)
  public final class Sum: KerasMetric {
    private var total: Variable!

    /// A metric of this name in logs.
    public init(name: String = "sum") {
      super.init(name: name, arguments: [:])
      total = addWeight(name: "total")
    }

    /// As in Keras the second argument of a sum are weights.
    override public func updateState(_ yTrue: Tensor, _ yPred: Tensor) {
      updateState(yTrue, sampleWeight: yPred)
    }

    /// Takes values into account.
    public func updateState(_ values: some TensorConvertible) {
      total.assignAdd(tf.reduceSum(realNumbers(values.asTensor)))
    }

    /// Takes values into account that count differently.
    public func updateState(_ values: some TensorConvertible, sampleWeight: some TensorConvertible) {
      let pair = SampleValues.weighted(values.asTensor, sampleWeight.asTensor) { tf.reduceSum($0, axis: $1) }
      total.assignAdd(tf.reduceSum(pair.values))
    }

    override public func result() -> Tensor { total.value() }

    /// Takes values into account and gives the sum so far.
    @discardableResult
    public func callAsFunction(_ values: some TensorConvertible) -> Tensor {
      updateState(values)
      return result()
    }
  }
}
