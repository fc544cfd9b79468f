import Datasets
import Display
import Tensors

/// Batches that a data set makes, one element each.
///
/// Every epoch is a new pass; with a given number of steps per epoch a pass goes on from epoch to
/// epoch, as in Keras.
package final class DatasetBatches: Batches {
  /// What the tensors of an element are for, in their order.
  package struct Layout {
    package var inputs = 1
    package var targets = 1
    package var weights = 0

    package static let samples = Layout(targets: 0)
    package static let pairs = Layout()
    package static let weightedPairs = Layout(weights: 1)
  }

  private let source: DatasetCore
  private let layout: Layout
  private let classWeight: [Int: Double]?
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

  package init(
    _ source: DatasetCore, layout: Layout, stepsPerEpoch: Int? = nil, classWeight: [Int: Double]? = nil, model: Model
  ) {
    self.source = source
    self.layout = layout
    self.stepsPerEpoch = stepsPerEpoch
    self.classWeight = classWeight
    self.model = model
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
    if let classes, let y = batch.targets.first, !ClassNumbers.areValid(y, classes: classes) { return nil }
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
    guard tensors.allSatisfy({ $0.rank >= 1 }) else {
      model.fail("the data set gives single numbers; gather them with batch(32)")
      return nil
    }
    let inputs = Array(tensors.prefix(layout.inputs))
    let targets = Array(tensors.dropFirst(layout.inputs).prefix(layout.targets))
    var weights = Array(tensors.dropFirst(layout.inputs + layout.targets).prefix(layout.weights))
    if let other = (targets + weights).first(where: { $0.count != inputs[0].count }) {
      model.fail("input and targets of a batch differ in length: \(inputs[0].shape) and \(other.shape)")
      return nil
    }
    if let classWeight, let y = targets.first {
      guard let made = ClassNumbers.weights(of: y, classWeight) else { return nil }
      weights = [made]
    }
    let dtypes = model.batchDTypes(inputs: inputs.map(\.dtype), targetCount: targets.count)
    return Batch(
      inputs: zip(inputs, dtypes.inputs).map(converted), targets: zip(targets, dtypes.targets).map(converted),
      weights: weights.map { converted($0, .float32) })
  }

  private func converted(_ tensor: Tensor, _ dtype: DType) -> Tensor {
    tensor.dtype == dtype ? tensor : tf.cast(tensor, dtype)
  }
}
