import Datasets
import Display
import Tensors

/// The number of the bin each value falls into: bin i holds what is at least boundary i - 1 and below boundary i.
///
///     let layer = Discretization(binBoundaries: [0, 1, 2])
///     print(layer([-1.5, 1.0, 3.4, 0.5]))      // tf.Tensor([0 2 3 1], shape=(4,), dtype=int32)
///
/// With `numBins` the boundaries are quantiles that `adapt` finds, within `epsilon`.
/// Source: https://keras.io/api/layers/preprocessing_layers/numerical/discretization/
public final class Discretization: Layer {
  /// Where bins end; nil before `adapt`.
  public private(set) var binBoundaries: [Double]?
  private let numBins: Int?
  private let epsilon: Double
  private let outputMode: LookupOutputMode

  /// Bins with these boundaries, or `numBins` to be adapted.
  public init(
    binBoundaries: [Double]? = nil, numBins: Int? = nil, epsilon: Double = 0.01, outputMode: LookupOutputMode = .int,
    name: String? = nil, dtype: DType = .float32
  ) {
    self.binBoundaries = binBoundaries
    self.numBins = numBins
    self.epsilon = epsilon
    self.outputMode = outputMode
    super.init(name: name, dtype: dtype)
    if (binBoundaries == nil) == (numBins == nil) { fail("takes either binBoundaries or numBins") }
    if let numBins, numBins <= 0 { fail("numBins must be positive, found \(numBins)") }
    if outputMode == .tfIdf { fail("outputMode: .tfIdf belongs to texts") }
    if !(epsilon > 1e-6 && epsilon <= 1) { fail("epsilon is in (0.000001, 1], found \(epsilon)") }
  }

  override package var hasFixedWeights: Bool { true }
  override package var config: ConfigDictionary {
    [
      "bin_boundaries": binBoundaries.map { ConfigValue($0) } ?? nil, "num_bins": ConfigValue(numBins),
      "epsilon": .number(epsilon), "output_mode": .string(outputMode.rawValue), "sparse": false, "name": .string(name),
      "dtype": .string(dtype.name),
    ]
  }

  /// Finds the boundaries in numbers.
  public func adapt(_ data: some TensorConvertible) {
    guard mayAdapt() else { return }
    finish(Summary([], []).merged(with: data.asTensor, epsilon))
  }

  /// Finds the boundaries in a data set.
  public func adapt(_ data: Dataset<Tensor>, steps: Int? = nil) {
    guard mayAdapt() else { return }
    var summary = Summary([], [])
    forEachBatch(data, steps: steps) { summary = summary.merged(with: $0, epsilon) }
    finish(summary)
  }

  private func mayAdapt() -> Bool {
    if numBins == nil { fail("adapt: the boundaries were given when the layer was made; use numBins") }
    return numBins != nil && !ExecutionContext.current.mustStop
  }

  private func finish(_ summary: Summary) {
    guard let numBins, !ExecutionContext.current.mustStop else { return }
    guard !summary.values.isEmpty else { return fail("adapt: there are no numbers") }
    binBoundaries = summary.compressed(1 / Double(numBins)).values.dropLast().map { Double($0) }
  }

  override public func call(_ inputs: Tensor) -> Tensor {
    guard let binBoundaries else {
      fail("has no boundaries yet: pass binBoundaries or call adapt")
      return .inert
    }
    let bounds = tf.constant(binBoundaries, dtype: inputs.dtype)
    let reached = tf.greaterEqual(tf.expandDims(inputs, axis: -1), bounds)
    return outputMode.encoded(tf.reduceSum(tf.cast(reached, .int32), axis: -1), binBoundaries.count + 1, dtype)
  }
}

/// Values in order and how many numbers each stands for.
private struct Summary {
  var values: [Float]
  var weights: [Float]

  init(_ values: [Float], _ weights: [Float]) {
    self.values = values
    self.weights = weights
  }

  func merged(with data: Tensor, _ epsilon: Double) -> Summary {
    guard data.dtype != .string else {
      _ = failed("Discretization", "adapt: expected numbers, found strings")
      return self
    }
    let sorted = tf.cast(data, .float32).elements(as: Float.self).sorted()
    if sorted.isEmpty { return self }
    let step = max(Double(sorted.count) / (1 / epsilon), 1)
    let picked = stride(from: Int(step - 1), to: sorted.count, by: Int(step)).map { sorted[$0] }
    let all = zip(picked + values, picked.map { _ in Float(step) } + weights).sorted { $0.0 < $1.0 }
    return Summary(all.map(\.0), all.map(\.1)).compressed(epsilon)
  }

  /// Quantiles by interpolation.
  func compressed(_ epsilon: Double) -> Summary {
    if Double(values.count) * epsilon < 1 { return self }
    let cumulative = weights.reduce(into: [Float]()) { $0.append(($0.last ?? 0) + $1) }
    let shares = cumulative.map { Double($0 / cumulative.last!) }
    func interpolated(_ x: Double, _ ys: [Float]) -> Double {
      if x <= shares[0] { return Double(ys[0]) }
      guard let upper = shares.firstIndex(where: { $0 > x }) else { return Double(ys[ys.count - 1]) }
      let slope = (Double(ys[upper]) - Double(ys[upper - 1])) / (shares[upper] - shares[upper - 1])
      return slope * (x - shares[upper - 1]) + Double(ys[upper - 1])
    }
    let percents = (0..<Int((1 / epsilon).rounded(.up))).map { epsilon + Double($0) * epsilon }
    let ends = percents.map { interpolated($0, cumulative) }
    let counts = ends.indices.map { Float(ends[$0] - ($0 == 0 ? 0 : ends[$0 - 1])) }
    return Summary(percents.map { Float(interpolated($0, values)) }, counts)
  }
}
