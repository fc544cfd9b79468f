import Display
import Tensors

/// Where the batches of one run come from, epoch after epoch.
package protocol Batches: AnyObject {
  /// Steps per epoch; nil while that is not known.
  var stepCount: Int? { get }
  /// A first batch to learn shapes from; nil, with the failure recorded if there was one, without data.
  func firstBatch() -> Batch?
  /// Begins an epoch.
  func start()
  /// The next batch of the epoch.
  func next() -> Batch?
}

/// Samples and their targets.
package struct Batch {
  package let x: Tensor
  package let y: Tensor?
  package var count: Int { x.shape.dims.first ?? 1 }
}

/// Batches out of arrays that are wholly in memory, in order or shuffled anew every epoch.
package final class ArrayBatches: Batches {
  private let x: BatchFiller
  private let y: BatchFiller?
  private let sampleCount: Int
  private let batchSize: Int
  private let shuffles: Bool
  private var order: [Int32] = []
  private var position = 0

  package init(x: Tensor, xDType: DType, y: Tensor?, yDType: DType, batchSize: Int, shuffles: Bool) {
    self.x = BatchFiller(x, dtype: xDType)
    self.y = y.map { BatchFiller($0, dtype: yDType) }
    sampleCount = x.shape.dims[0]
    self.batchSize = batchSize
    self.shuffles = shuffles
  }

  package var stepCount: Int? { (sampleCount + batchSize - 1) / batchSize }

  package func firstBatch() -> Batch? {
    let range = 0..<min(batchSize, sampleCount)
    return Batch(x: x.batch(range), y: y?.batch(range))
  }

  /// The sizes a batch can have: the usual one and that of the last.
  package var batchSizes: [Int] {
    let rest = sampleCount % batchSize
    if sampleCount < batchSize { return [sampleCount] }
    return rest == 0 ? [batchSize] : [batchSize, rest]
  }

  package func start() {
    position = 0
    if shuffles { order = RandomSource.shared.permutation(sampleCount) }
  }

  package func next() -> Batch? {
    guard position < sampleCount else { return nil }
    let range = position..<min(position + batchSize, sampleCount)
    position = range.upperBound
    if shuffles {
      let places = order[range]
      return Batch(x: x.batch(places), y: y?.batch(places))
    }
    return Batch(x: x.batch(range), y: y?.batch(range))
  }
}
