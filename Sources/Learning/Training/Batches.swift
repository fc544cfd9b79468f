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

/// Samples, their targets and what each sample counts: one tensor per input and per output of the model.
package struct Batch {
  package let inputs: [Tensor]
  package let targets: [Tensor]
  /// None, or one per output.
  package let weights: [Tensor]

  package init(inputs: [Tensor], targets: [Tensor] = [], weights: [Tensor] = []) {
    self.inputs = inputs
    self.targets = targets
    self.weights = weights
  }

  package var count: Int { inputs[0].shape.dims.first ?? 1 }

  /// What each sample counts for an output; one array serves all of them.
  package func weight(ofOutput place: Int) -> Tensor? {
    weights.count == 1 ? weights[0] : place < weights.count ? weights[place] : nil
  }

  package var form: Form {
    Form(inputs: inputs.map(\.spec), targets: targets.map(\.spec), weights: weights.map(\.spec))
  }

  /// Dtypes and shapes: batches of one form share a compiled step.
  package struct Form: Hashable {
    package let inputs: [TensorSpec]
    package let targets: [TensorSpec]
    package let weights: [TensorSpec]
    package var all: [TensorSpec] { inputs + targets + weights }
  }
}

/// Batches out of arrays that are wholly in memory, in order or shuffled anew every epoch.
package final class ArrayBatches: Batches {
  private let inputs: [BatchFiller]
  private let targets: [BatchFiller]
  private let weights: [BatchFiller]
  private let sampleCount: Int
  private let batchSize: Int
  private let shuffles: Bool
  /// Given, an epoch ends after so many steps and the next goes on from there.
  private let stepsPerEpoch: Int?
  private var order: [Int32] = []
  private var position = 0
  private var stepsLeft: Int?

  package init(_ data: TrainingData, dtypes: BatchDTypes, batchSize: Int, shuffles: Bool, stepsPerEpoch: Int? = nil) {
    inputs = zip(data.inputs, dtypes.inputs).map { BatchFiller($0, dtype: $1) }
    targets = zip(data.targets, dtypes.targets).map { BatchFiller($0, dtype: $1) }
    weights = data.weights.map { BatchFiller($0, dtype: .float32) }
    sampleCount = data.count
    self.batchSize = batchSize
    self.shuffles = shuffles
    self.stepsPerEpoch = stepsPerEpoch
    position = sampleCount
  }

  package var stepCount: Int? { stepsPerEpoch ?? (sampleCount + batchSize - 1) / batchSize }

  package func firstBatch() -> Batch? {
    let range = 0..<min(batchSize, sampleCount)
    return batch { $0.batch(range) }
  }

  package func start() {
    stepsLeft = stepsPerEpoch
    if stepsPerEpoch == nil || position >= sampleCount { startPass() }
  }

  private func startPass() {
    position = 0
    if shuffles { order = RandomSource.shared.permutation(sampleCount) }
  }

  package func next() -> Batch? {
    if let left = stepsLeft {
      guard left > 0 else { return nil }
      stepsLeft = left - 1
      if position >= sampleCount { startPass() }
    }
    guard position < sampleCount else { return nil }
    let range = position..<min(position + batchSize, sampleCount)
    position = range.upperBound
    if shuffles {
      let places = order[range]
      return batch { $0.batch(places) }
    }
    return batch { $0.batch(range) }
  }

  private func batch(_ fill: (BatchFiller) -> Tensor) -> Batch {
    Batch(inputs: inputs.map(fill), targets: targets.map(fill), weights: weights.map(fill))
  }
}

/// The dtypes that batches arrive in.
package struct BatchDTypes {
  package let inputs: [DType]
  package let targets: [DType]
}

extension Model {
  /// What batches of such inputs and so many targets are converted to: class numbers stay integers, targets are
  /// float32 otherwise.
  package func batchDTypes(inputs: [DType], targetCount: Int) -> BatchDTypes {
    BatchDTypes(
      inputs: inputs.enumerated().map { place, source in
        if source == .string { return source }
        if let graph, place < graph.inputs.count { return graph.inputs[place].dtype }
        return inputDType ?? (source.isFloating ? .float32 : source)
      },
      targets: (0..<targetCount).map { training?.objective.takesClassNumbers($0, of: self) == true ? .int64 : .float32 })
  }
}
