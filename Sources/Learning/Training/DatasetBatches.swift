import Datasets
import Display
import Tensors

/// Batches that a data set makes, one element each.
///
/// Every epoch is a new pass; with a given number of steps per epoch a pass goes on from epoch to
/// epoch, as in Keras.
package final class DatasetBatches: Batches {
  private let source: DatasetCore
  private let xDType: (DType) -> DType
  private let yDType: DType
  private let stepsPerEpoch: Int?
  private let model: Model
  private var pass: DatasetCore.Step?
  /// The batch that shapes were learned from, not yet used for training.
  private var peeked: Batch?
  private var position = 0
  /// Steps of an epoch that has ended, which is how long all of them are.
  private var knownCount: Int?
  /// How many classes the model predicts, when targets are class numbers.
  package var classes: Int?

  package init(_ source: DatasetCore, stepsPerEpoch: Int?, model: Model) {
    self.source = source
    self.stepsPerEpoch = stepsPerEpoch
    self.model = model
    xDType = model.batchDType(for:)
    yDType = model.targetDType
  }

  package var stepCount: Int? {
    if let stepsPerEpoch { return stepsPerEpoch }
    if case .finite(let count) = source.cardinality { return count }
    return knownCount
  }

  package func firstBatch() -> Batch? {
    if peeked == nil {
      pass = source.makeStep()
      peeked = pull()
      if peeked == nil { model.fail("the data set has no elements") }
    }
    return peeked
  }

  package func start() {
    position = 0
    if peeked != nil || (stepsPerEpoch != nil && pass != nil) { return }
    pass = source.makeStep()
  }

  package func next() -> Batch? {
    if let stepsPerEpoch, position == stepsPerEpoch { return nil }
    let batch = peeked ?? pull()
    peeked = nil
    guard let batch else {
      endOfData()
      return nil
    }
    if let classes, let y = batch.y, !ClassNumbers.areValid(y, classes: classes) { return nil }
    position += 1
    return batch
  }

  private func endOfData() {
    if ExecutionContext.current.mustStop { return }
    pass = nil
    if let stepsPerEpoch {
      ExecutionContext.current.sink.write(
        "warning: the data set ended after \(position) of \(stepsPerEpoch) steps; use repeat() to make it longer\n",
        to: .standardError)
    } else {
      knownCount = position
    }
  }

  private func pull() -> Batch? {
    guard let tensors = pass?(), !ExecutionContext.current.mustStop else { return nil }
    let (x, y) = (tensors[0], tensors.count > 1 ? tensors[1] : nil)
    guard x.rank >= 1, y?.rank ?? 1 >= 1 else {
      model.fail("the data set gives single numbers; gather them with batch(32)")
      return nil
    }
    if let y, y.count != x.count {
      model.fail("input and targets of a batch differ in length: \(x.shape) and \(y.shape)")
      return nil
    }
    return Batch(x: converted(x, xDType(x.dtype)), y: y.map { converted($0, yDType) })
  }

  private func converted(_ tensor: Tensor, _ dtype: DType) -> Tensor {
    tensor.dtype == dtype ? tensor : tf.cast(tensor, dtype)
  }
}
