import Tensors

extension keras.utils {
  /// Windows of a series, in batches (n, sequenceLength, ...), each with the target at its beginning's place.
  ///
  /// Window number i takes the rows i * sequenceStride, then every `samplingRate`-th; `targets[i * sequenceStride]`
  /// belongs to it. To predict the value after a window, shift the targets by its length.
  ///
  ///     let x = tf.range(10)
  ///     let data = keras.utils.timeseriesDatasetFromArray(x[..<(-3)], x[3...], sequenceLength: 3, batchSize: 2)
  ///     for (window, next) in data.take(1) { print(window.numpy(), next.numpy()) }      // [[0 1 2] [1 2 3]] [3 4]
  ///
  /// Source: https://keras.io/api/data_loading/timeseries/
  public static func timeseriesDatasetFromArray(
    _ data: some TensorConvertible, _ targets: some TensorConvertible, sequenceLength: Int, sequenceStride: Int = 1,
    samplingRate: Int = 1, batchSize: Int? = 128, shuffle: Bool = false, seed: Int? = nil, startIndex: Int? = nil,
    endIndex: Int? = nil
  ) -> Dataset<(Tensor, Tensor)> {
    let core = SeriesWindows(
      data.asTensor, targets.asTensor, sequenceLength, sequenceStride, samplingRate, startIndex, endIndex
    )?.dataset(batchSize, shuffle, seed)
    return Dataset(core: core ?? .empty())
  }

  /// The same without targets.
  public static func timeseriesDatasetFromArray(
    _ data: some TensorConvertible, sequenceLength: Int, sequenceStride: Int = 1, samplingRate: Int = 1,
    batchSize: Int? = 128, shuffle: Bool = false, seed: Int? = nil, startIndex: Int? = nil, endIndex: Int? = nil
  ) -> Dataset<Tensor> {
    let core = SeriesWindows(
      data.asTensor, nil, sequenceLength, sequenceStride, samplingRate, startIndex, endIndex
    )?.dataset(batchSize, shuffle, seed)
    return Dataset(core: core ?? .empty())
  }
}

/// Where the windows of a series begin.
private struct SeriesWindows {
  private let data: Tensor
  private let targets: Tensor?
  private let length: Int
  private let rate: Int
  private var starts: [Int]

  /// nil after a failure.
  init?(_ data: Tensor, _ targets: Tensor?, _ length: Int, _ stride: Int, _ rate: Int, _ first: Int?, _ last: Int?) {
    let (first, last) = (first ?? 0, last ?? data.count)
    guard data.rank > 0, targets?.rank ?? 1 > 0, !data.isSymbolic else {
      failDataset("timeseriesDatasetFromArray", "data and targets have rows, found shapes \(data.shape)\(targets.map { " and \($0.shape)" } ?? "")")
      return nil
    }
    guard length > 0, stride > 0, rate > 0, length <= data.count, rate <= data.count, stride <= data.count else {
      failDataset(
        "timeseriesDatasetFromArray",
        "sequenceLength, sequenceStride and samplingRate are from 1 to the \(data.count) rows there are, found \(length), \(stride) and \(rate)")
      return nil
    }
    guard first >= 0, last <= data.count, first < last else {
      failDataset("timeseriesDatasetFromArray", "startIndex \(first) and endIndex \(last) are no range of \(data.count) rows")
      return nil
    }
    self.data = data.rows(first..<last)
    self.targets = targets.map { $0.rows(min(first, $0.count)..<max(min(first, $0.count), min(last, $0.count))) }
    self.length = length
    self.rate = rate
    var count = last - first - (length - 1) * rate
    if let targets = self.targets { count = min(count, targets.count) }
    starts = Array(Swift.stride(from: 0, to: max(count, 0), by: stride))
  }

  func dataset(_ batchSize: Int?, _ shuffle: Bool, _ seed: Int?) -> DatasetCore {
    var starts = starts
    if shuffle {
      let order = RandomState(seed).permutation(starts.count).toDoubles()
      starts = order.map { starts[Int($0)] }
    }
    let (data, targets, length, rate) = (data, targets, length, rate)
    let window = TensorSpec(data.dtype, [length] + data.dims.dropFirst())
    let specs = [window] + (targets.map { [TensorSpec($0.dtype, Array($0.dims.dropFirst()))] } ?? [])
    let core = DatasetCore(cardinality: .finite(starts.count), specs: { specs }) {
      SeriesPass(data, targets, length, rate, starts)
    }
    let shuffled = shuffle ? core.shuffle(bufferSize: max((batchSize ?? 1) &* 8, 8), seed: seed) : core
    return (batchSize.map { shuffled.batch($0, dropRemainder: false) } ?? shuffled).prefetch(-1)
  }
}

private final class SeriesPass: ElementPass {
  private let data: Tensor
  private let targets: Tensor?
  private let length: Int
  private let rate: Int
  private let starts: [Int]
  private var place = 0

  init(_ data: Tensor, _ targets: Tensor?, _ length: Int, _ rate: Int, _ starts: [Int]) {
    self.data = data
    self.targets = targets
    self.length = length
    self.rate = rate
    self.starts = starts
  }

  override var isNative: Bool { true }
  override var givesBlocks: Bool { true }

  override func next() -> [Tensor]? {
    next(stacking: 1).map { block in block.map { $0.viewed(Array($0.dims.dropFirst())) } }
  }

  override func next(stacking count: Int) -> [Tensor]? {
    let chosen = starts[place..<min(starts.count, place + min(count, starts.count))]
    guard !chosen.isEmpty else { return nil }
    place += chosen.count
    let rows = Stacking.gather(data, chosen.flatMap { start in (0..<length).map { start + $0 * rate } })
    let windows = rows.viewed([chosen.count, length] + data.dims.dropFirst())
    return [windows] + (targets.map { [Stacking.gather($0, Array(chosen))] } ?? [])
  }
}
