import Display
import Tensors

/// What is counted of predictions on either side of thresholds.
package enum ConfusionKind: String, CaseIterable {
  case truePositives = "true_positives"
  case falsePositives = "false_positives"
  case trueNegatives = "true_negatives"
  case falseNegatives = "false_negatives"
}

/// How predictions are compared with thresholds.
package struct ThresholdRule {
  package let thresholds: [Double]
  /// Thresholds 0, 1/n, 2/n, ..., 1, where Keras counts in buckets.
  private let isEven: Bool
  package var countsInBuckets: Bool { isEven }
  private let firstAlwaysCounts: Bool
  package var topK: Int?
  package var classId: Int?

  package init(_ thresholds: [Double], topK: Int? = nil, classId: Int? = nil, isEven: Bool? = nil) {
    self.thresholds = thresholds
    self.topK = topK
    self.classId = classId
    let last = Double(thresholds.count - 1)
    self.isEven =
      isEven
      ?? (thresholds.count >= 3
        && thresholds.enumerated().allSatisfy { abs($1 - Double($0) / last) <= 1e-7 + 1e-5 * Double($0) / last })
    firstAlwaysCounts = (thresholds.first ?? 0) < 0 || (thresholds.last ?? 1) > 1
  }

  /// What Keras makes of `thresholds:`, a number or several.
  package init(_ given: [Double]?, topK: Int?, classId: Int?) {
    self.init(given ?? [topK == nil ? 0.5 : Self.lowest], topK: topK, classId: classId)
  }

  private static let lowest = -1e10

  /// What a batch adds to the counts: one number per threshold, and per label if labels are counted apart.
  ///
  /// Nil after a failure.
  package func counts(
    _ yTrue: Tensor, _ yPred: Tensor, _ sampleWeight: Tensor?, of name: String, byLabel: Bool = false,
    labelWeights: [Double]? = nil
  ) -> [ConfusionKind: Tensor]? {
    var (prediction, target) = alignedRanks(realNumbers(yPred), realNumbers(yTrue))
    guard LossFormulas.fits(target, prediction, name) else { return nil }
    guard accepts(prediction, name) else { return nil }
    if let topK {
      let places = tf.math.topK(prediction, k: topK).indices
      let chosen = tf.reduceSum(tf.oneHot(places, prediction.shape[-1]), axis: -2)
      prediction = prediction * chosen + (1 - chosen) * Self.lowest
    }
    if let classId {
      target = tf.gather(target, [classId], axis: -1)
      prediction = tf.gather(prediction, [classId], axis: -1)
    }
    var weights = tf.onesLike(prediction)
    if let sampleWeight {
      guard let spread = spread(realNumbers(sampleWeight), over: prediction, name) else { return nil }
      weights = weights * spread
    }
    if let labelWeights { weights = weights * tf.constant(labelWeights, dtype: .float32) }
    if ExecutionContext.current.mustStop { return nil }

    // [thresholds, samples, labels]; a single label where labels are not counted apart.
    let rows = byLabel ? [1, prediction.shape[0], prediction.shape[-1]] : [1, prediction.elementCount, 1]
    let truth = tf.reshape(tf.cast(tf.notEqual(target, 0), .float32), rows)
    let counted = tf.reshape(weights, rows)
    let isPositive = tf.cast(exceeds(tf.reshape(prediction, rows)), .float32)
    let (positives, negatives) = (truth * counted, (1 - truth) * counted)
    let shape = byLabel ? [thresholds.count, rows[2]] : [thresholds.count]
    func sum(_ values: Tensor) -> Tensor { tf.reshape(tf.reduceSum(values, axis: 1), shape) }
    return [
      .truePositives: sum(isPositive * positives), .falsePositives: sum(isPositive * negatives),
      .falseNegatives: sum((1 - isPositive) * positives), .trueNegatives: sum((1 - isPositive) * negatives),
    ]
  }

  private func exceeds(_ prediction: Tensor) -> Tensor {
    guard isEven else {
      return prediction > tf.reshape(tf.constant(thresholds, dtype: .float32), [thresholds.count, 1, 1])
    }
    var bucket = tf.math.ceil(tf.clipByValue(prediction, 0, 1) * Double(thresholds.count - 1))
    if firstAlwaysCounts { bucket = tf.maximum(bucket, 1) }
    let numbers = (0..<thresholds.count).map(Double.init)
    return bucket > tf.reshape(tf.constant(numbers, dtype: .float32), [thresholds.count, 1, 1])
  }

  /// False, with the failure recorded, where `topK` or `classId` do not fit the predictions.
  private func accepts(_ prediction: Tensor, _ name: String) -> Bool {
    let classes = prediction.shape.dims.last ?? 0
    if let classId, prediction.rank < 2 || !(0..<classes).contains(classId) {
      _ = failed(name, "classId \(classId) does not fit predictions of shape \(prediction.shape)")
      return false
    }
    if let topK, prediction.rank < 1 || topK < 1 || topK > classes {
      _ = failed(name, "topK \(topK) does not fit predictions of shape \(prediction.shape)")
      return false
    }
    return true
  }

  /// One weight per sample or per prediction.
  private func spread(_ weight: Tensor, over prediction: Tensor, _ name: String) -> Tensor? {
    var dims = weight.shape.dims
    while dims.count > prediction.rank, dims.last == 1 { dims.removeLast() }
    while dims.count < prediction.rank { dims.append(1) }
    guard dims.count == prediction.rank,
      zip(dims, prediction.shape.dims).allSatisfy({ $0 == $1 || $0 == 1 || $0 < 0 || $1 < 0 })
    else {
      _ = failed(name, "sample weights of shape \(weight.shape) do not fit predictions of shape \(prediction.shape)")
      return nil
    }
    return tf.reshape(weight, dims)
  }
}

/// A metric that counts right and wrong predictions on either side of thresholds.
public class ConfusionMetric: KerasMetric {
  let rule: ThresholdRule
  private var counts: [ConfusionKind: Variable] = [:]

  package init(
    name: String?, base: String, arguments: ConfigDictionary, rule: ThresholdRule, kinds: [ConfusionKind],
    variable: String? = nil
  ) {
    self.rule = rule
    super.init(name: name ?? AutomaticNames.unique(forClass: base), arguments: arguments)
    for kind in kinds {
      counts[kind] = addWeight(shape: [rule.thresholds.count], name: variable ?? kind.rawValue)
    }
  }

  override public func updateState(_ yTrue: Tensor, _ yPred: Tensor) {
    updateState(yTrue, yPred, sampleWeight: nil)
  }

  override public func updateState(_ yTrue: Tensor, _ yPred: Tensor, sampleWeight: Tensor?) {
    guard let found = rule.counts(yTrue, yPred, sampleWeight, of: name) else { return }
    for (kind, variable) in counts { variable.assignAdd(found[kind]!) }
  }

  func count(_ kind: ConfusionKind) -> Tensor { counts[kind]!.value() }

  /// The one number of one threshold, or all of them.
  func perThreshold(_ values: Tensor) -> Tensor {
    rule.thresholds.count == 1 ? tf.reshape(values, [Int]()) : values
  }
}

/// `thresholds:` as Keras's files hold it: what was given.
func thresholdConfig(_ thresholds: [Double]?) -> ConfigValue {
  guard let thresholds else { return .null }
  return thresholds.count == 1 ? .number(thresholds[0]) : ConfigValue(thresholds)
}
