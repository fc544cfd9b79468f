import Datasets
import Display
import Tensors

/// Shifts and scales to mean 0 and variance 1: (x - mean) / sqrt(variance), feature by feature.
///
///     let layer = Normalization()
///     layer.adapt([[1.0, 2.0], [3.0, 6.0], [5.0, 7.0]])
///     print(layer([[1.0, 2.0]]))      // tf.Tensor([[-1.2247448 -1.3887302]], shape=(1, 2), dtype=float32)
///
/// Mean and variance are given, or found by `adapt` for each place along `axis` (nil: one for all).
/// Source: https://keras.io/api/layers/preprocessing_layers/numerical/normalization/
public final class Normalization: Layer {
  private let axes: [Int]
  private let invert: Bool
  private let givenMean: Tensor?
  private let givenVariance: Tensor?
  private var meanWeight: Variable?
  private var varianceWeight: Variable?
  private var countWeight: Variable?
  /// What the statistics look like next to input: lengths of the kept axes, 1 for the others.
  private var broadcastDims: [Int] = []

  /// A normalisation of each place along some axes.
  ///
  /// - Parameter invert: whether the layer undoes the normalisation instead.
  public init(
    axis: [Int], mean: (any TensorConvertible)? = nil, variance: (any TensorConvertible)? = nil, invert: Bool = false,
    inputShape: [Int?]? = nil, name: String? = nil, dtype: DType = .float32
  ) {
    axes = axis
    self.invert = invert
    givenMean = mean.map { tf.cast($0.asTensor, dtype) }
    givenVariance = variance.map { tf.cast($0.asTensor, dtype) }
    super.init(name: name, dtype: dtype)
    inputShapeArgument = inputShape
    if (mean == nil) != (variance == nil) { fail("takes both mean and variance, or neither") }
  }

  /// A normalisation of each place along one axis, the last one unless told otherwise; nil for one of all numbers.
  public convenience init(
    axis: Int? = -1, mean: (any TensorConvertible)? = nil, variance: (any TensorConvertible)? = nil,
    invert: Bool = false, inputShape: [Int?]? = nil, name: String? = nil, dtype: DType = .float32
  ) {
    self.init(
      axis: axis.map { [$0] } ?? [], mean: mean, variance: variance, invert: invert, inputShape: inputShape, name: name,
      dtype: dtype)
  }

  override package var config: ConfigDictionary {
    func values(_ tensor: Tensor?) -> ConfigValue {
      guard let tensor else { return nil }
      let numbers = tf.cast(tensor, .float64).elements(as: Double.self)
      return tensor.rank == 0 ? .number(numbers[0]) : ConfigValue(numbers)
    }
    return super.config.merging([
      "axis": ConfigValue(axes), "invert": .bool(invert), "mean": values(givenMean), "variance": values(givenVariance),
    ])
  }

  /// The mean, next to which input broadcasts; of `adapt`, or as given.
  public var mean: Tensor { givenMean ?? meanWeight.map { tf.reshape($0, broadcastDims) } ?? .inert }
  /// The variance.
  public var variance: Tensor { givenVariance ?? varianceWeight.map { tf.reshape($0, broadcastDims) } ?? .inert }

  private func keptAxes(_ rank: Int) -> [Int] { axes.map { $0 < 0 ? $0 + rank : $0 }.sorted() }

  override package func mismatch(with inputShape: TensorShape) -> String? {
    let kept = keptAxes(inputShape.rank)
    guard kept.allSatisfy({ $0 >= 0 && $0 < inputShape.rank }), Set(kept).count == kept.count else {
      return "axis \(axes) is no axis of input of shape \(inputShape.withUnknownBatch)"
    }
    guard givenMean == nil else { return nil }
    let lengths = kept.map { inputShape[$0] }
    if kept.contains(where: { $0 > 0 && inputShape[$0] < 0 }) { return "the length of axis \(axes) must be known" }
    if built, lengths != kept.map({ broadcastDims.indices.contains($0) ? broadcastDims[$0] : -1 }) {
      return "was adapted to \(TensorShape(broadcastDims)), found shape \(inputShape.withUnknownBatch)"
    }
    return nil
  }

  override public func build(_ inputShape: TensorShape) {
    guard givenMean == nil else { return }
    let kept = keptAxes(inputShape.rank)
    let lengths = kept.map { inputShape[$0] }
    broadcastDims = inputShape.dims.indices.map { kept.contains($0) ? inputShape[$0] : 1 }
    meanWeight = addWeight(shape: lengths, initializer: .zeros, trainable: false, name: "mean")
    varianceWeight = addWeight(shape: lengths, initializer: .ones, trainable: false, name: "variance")
    countWeight = addWeight(shape: [], initializer: .zeros, trainable: false, name: "count", dtype: .int32)
  }

  // MARK: adapting

  /// Finds mean and variance of numbers.
  public func adapt(_ data: some TensorConvertible) {
    guard mayAdapt() else { return }
    var sums = Sums()
    add(data.asTensor, to: &sums)
    finish(sums)
  }

  /// Finds mean and variance of a data set of batches.
  public func adapt(_ data: Dataset<Tensor>, steps: Int? = nil) {
    guard mayAdapt() else { return }
    var sums = Sums()
    forEachBatch(data, steps: steps) { add($0, to: &sums) }
    finish(sums)
  }

  private struct Sums {
    var mean: Tensor?
    var variance: Tensor?
    var count = 0
  }

  private func mayAdapt() -> Bool {
    if givenMean != nil { fail("adapt: mean and variance were given when the layer was made") }
    return givenMean == nil && !ExecutionContext.current.mustStop
  }

  private func add(_ batch: Tensor, to sums: inout Sums) {
    guard batch.dtype != .string else { return fail("adapt: expected numbers, found strings") }
    // One number per sample is a column of them.
    let data = batch.rank == 1 ? tf.reshape(batch, [batch.dims[0], 1]) : batch
    guard prepare(for: [data.shape]) else { return }
    let values = tf.cast(data, .float64)
    let kept = keptAxes(data.rank)
    let others = data.dims.indices.filter { !kept.contains($0) }
    let count = others.map { data.dims[$0] }.reduce(1, *)
    if count == 0 { return }
    let mean = others.isEmpty ? values : tf.reduceMean(values, axis: others, keepdims: true)
    let square = tf.square(values - mean)
    let variance = others.isEmpty ? square : tf.reduceMean(square, axis: others, keepdims: true)
    guard let before = sums.mean, let spread = sums.variance else {
      sums = Sums(mean: mean, variance: variance, count: count)
      return
    }
    let share = Double(count) / Double(sums.count + count)
    let total = before * (1 - share) + mean * share
    sums.variance = (spread + tf.square(before - total)) * (1 - share) + (variance + tf.square(mean - total)) * share
    sums.mean = total
    sums.count += count
  }

  private func finish(_ sums: Sums) {
    guard !ExecutionContext.current.mustStop else { return }
    guard let mean = sums.mean, let variance = sums.variance else { return fail("adapt: there are no numbers") }
    for (weight, value) in [(meanWeight!, mean), (varianceWeight!, variance)] {
      weight.assign(tf.cast(tf.reshape(value, weight.dims), dtype))
    }
    countWeight!.assign(tf.constant(sums.count, dtype: .int32))
  }

  override public func call(_ inputs: Tensor) -> Tensor {
    let deviation = tf.maximum(tf.sqrt(variance), 1e-7)
    return invert ? mean + inputs * deviation : (inputs - mean) / deviation
  }
}
