import Display
import Tensors

/// Arrays given to `fit`, `evaluate` or `predict`, checked and ready to be cut into batches.
package struct TrainingData {
  package let inputs: [Tensor]
  package let targets: [Tensor]
  package let weights: [Tensor]
  package var count: Int { inputs[0].count }

  /// Nil, with the failure recorded, if the arrays cannot be batches of samples and targets.
  ///
  /// - Parameters:
  ///   - sampleWeight: what each sample counts, one array for all outputs or a list of one per output.
  ///   - classWeight: what each class counts.
  package init?(
    _ x: TensorSource, _ y: TensorSource?, sampleWeight: TensorSource? = nil, classWeight: [Int: Double]? = nil,
    for model: Model
  ) {
    if ExecutionContext.current.mustStop { return nil }
    let inputs = Self.parts(x, wanted: model.graph?.inputs.count)
    let targets = y.map { Self.parts($0, wanted: model.graph?.outputs.count) } ?? []
    var weights = sampleWeight.map { Self.parts($0, wanted: targets.count) } ?? []
    if ExecutionContext.current.mustStop { return nil }
    guard inputs.count == model.graph?.inputs.count ?? inputs.count else {
      model.fail("takes \(model.graph!.inputs.count) inputs, found \(inputs.count)")
      return nil
    }
    guard Self.fit(inputs, targets, weights, model) else { return nil }
    if let classWeight {
      guard weights.isEmpty else {
        model.fail("classWeight and sampleWeight exclude each other")
        return nil
      }
      guard targets.count == 1 else {
        model.fail("classWeight is for models with one output, this one has \(targets.count)")
        return nil
      }
      guard let made = ClassNumbers.weights(of: targets[0], classWeight) else { return nil }
      weights = [made]
    }
    self.init(inputs: inputs, targets: targets, weights: weights)
  }

  private init(inputs: [Tensor], targets: [Tensor], weights: [Tensor]) {
    self.inputs = inputs
    self.targets = targets
    self.weights = weights
  }

  /// A list of arrays is one array per input (or output); for a model with one input it is an array of rows.
  private static func parts(_ source: TensorSource, wanted: Int?) -> [Tensor] {
    if wanted != 1, case .list(let items) = source, items.allSatisfy(\.isArray) {
      return items.map { $0.tensor(operation: "constant") }
    }
    if case .list(let items) = source, items.count == 1, items[0].isArray {
      return [items[0].tensor(operation: "constant")]
    }
    return [source.tensor(operation: "constant")]
  }

  private static func fit(_ inputs: [Tensor], _ targets: [Tensor], _ weights: [Tensor], _ model: Model) -> Bool {
    let all = inputs + targets + weights
    guard all.allSatisfy({ $0.rank >= 1 }) else {
      model.fail("expected arrays of samples, found a single number")
      return false
    }
    let x = inputs[0]
    guard x.count > 0 else {
      model.fail("there are no samples: the input has shape \(x.shape)")
      return false
    }
    if let other = inputs.first(where: { $0.count != x.count }) {
      model.fail("inputs differ in length: \(x.count) samples (shape \(x.shape)) and \(other.count) (shape \(other.shape))")
      return false
    }
    if let y = targets.first(where: { $0.count != x.count }) {
      model.fail(
        "input and targets differ in length: x has \(x.count) samples (shape \(x.shape)), y has \(y.count) (shape \(y.shape))"
      )
      return false
    }
    if let weight = weights.first(where: { $0.count != x.count }) {
      model.fail("sampleWeight has \(weight.count) entries (shape \(weight.shape)), there are \(x.count) samples")
      return false
    }
    if targets.contains(where: { $0.dtype == .string }) {
      model.fail("the targets are text; a model takes numbers")
      return false
    }
    if x.dtype == .string, model.inputDType != .string, model.graph.map({ $0.inputs[0].dtype != .string }) ?? true {
      model.fail("the input is text; a model takes numbers")
      return false
    }
    return true
  }

  /// The first samples and, held back for validation, the last ones.
  package func split(validation share: Double, for model: Model) -> (TrainingData, TrainingData)? {
    let kept = Int((Double(count) * (1 - share)).rounded(.down))
    guard share > 0, share < 1, kept > 0, kept < count else {
      model.fail(
        "validationSplit: \(share) leaves no samples on one side; there are \(count), the share must be between 0 and 1"
      )
      return nil
    }
    return (rows(0..<kept), rows(kept..<count))
  }

  private func rows(_ range: Range<Int>) -> TrainingData {
    TrainingData(
      inputs: inputs.map { $0.rows(range) }, targets: targets.map { $0.rows(range) },
      weights: weights.map { $0.rows(range) })
  }

  package func batches(_ size: Int, shuffles: Bool, stepsPerEpoch: Int? = nil, for model: Model) -> ArrayBatches {
    ArrayBatches(
      self, dtypes: model.batchDTypes(inputs: inputs.map(\.dtype), targetCount: targets.count),
      batchSize: size, shuffles: shuffles, stepsPerEpoch: stepsPerEpoch)
  }
}

extension TensorSource {
  /// True for a tensor or NumPy array, and not a list of numbers.
  fileprivate var isArray: Bool {
    switch self {
    case .tensor, .array: true
    default: false
    }
  }
}

extension Model {
  /// What `compile` chose; nil, with the failure recorded, if it has not been called.
  package func compiledTraining(_ operation: String) -> TrainingState? {
    if training == nil { fail("\(operation) needs compile(optimizer:loss:metrics:) first") }
    return training
  }

  /// False, with the failure recorded, for a batch size no batch can have.
  package func accepts(batchSize: Int) -> Bool {
    if batchSize > 0 { return true }
    fail("batchSize must be a positive number, found \(batchSize)")
    return false
  }

  /// False, with the failure recorded, for a number of steps that no epoch can have.
  package func accepts(steps: Int?) -> Bool {
    guard let steps, steps <= 0 else { return true }
    fail("a number of steps must be positive, found \(steps)")
    return false
  }
}
