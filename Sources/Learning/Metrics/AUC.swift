import Display
import Tensors

/// Which curve `AUC` measures the area under.
public enum AUCCurve: String {
  /// Recall over the share of false positives.
  case roc = "ROC"
  /// Precision over recall.
  case pr = "PR"
  /// Gains of precision over gains of recall (Flach and Kull, 2015).
  case prgain = "PRGAIN"
}

/// How `AUC` goes from one threshold to the next.
public enum AUCSummationMethod: String {
  /// By straight lines; for the PR curve by interpolating counts (Davis and Goadrich, 2006).
  case interpolation
  /// By the smaller of both heights.
  case minoring
  /// By the larger of both heights.
  case majoring
}

extension keras.metrics {
  /// The area under the ROC (or PR) curve, summed over thresholds; 0 without data.
  ///
  ///     let m = keras.metrics.AUC(numThresholds: 3)
  ///     m.updateState([0.0, 0, 1, 1], [0.0, 0.5, 0.3, 0.9])
  ///     print(m.result())      // tf.Tensor(0.75, shape=(), dtype=float32)
  ///
  /// With `multiLabel` each column of targets (n, labels) has an area of its own, and the result is their mean,
  /// weighted by `labelWeights`. With `fromLogits` a sigmoid comes first.
  public final class AUC: KerasMetric {
    private let rule: ThresholdRule
    private let curve: AUCCurve
    private let summationMethod: AUCSummationMethod
    private let multiLabel: Bool
    private let labelWeights: [Double]?
    private let fromLogits: Bool
    private var counts: [ConfusionKind: Variable] = [:]

    /// At `numThresholds` thresholds between 0 and 1, or at `thresholds`.
    public init(
      numThresholds: Int = 200, curve: AUCCurve = .roc, summationMethod: AUCSummationMethod = .interpolation,
      name: String? = nil, thresholds: [Double]? = nil, multiLabel: Bool = false, numLabels: Int? = nil,
      labelWeights: [Double]? = nil, fromLogits: Bool = false
    ) {
      self.curve = curve
      self.summationMethod = summationMethod
      self.multiLabel = multiLabel
      self.labelWeights = labelWeights
      self.fromLogits = fromLogits
      let count = max(numThresholds, 2)
      let inner = thresholds.map { $0.sorted() } ?? (1..<count - 1).map { Double($0) / Double(count - 1) }
      // The ends lie beyond 0 and 1, so that rounding loses no prediction.
      rule = ThresholdRule(
        [-1e-7] + inner + [1 + 1e-7],
        isEven: thresholds == nil ? true : ThresholdRule([0] + inner + [1]).countsInBuckets)
      var arguments: ConfigDictionary = [
        "num_thresholds": .integer(thresholds.map { $0.count + 2 } ?? numThresholds), "curve": .string(curve.rawValue),
        "summation_method": .string(summationMethod.rawValue), "multi_label": .bool(multiLabel),
        "num_labels": ConfigValue(numLabels), "label_weights": labelWeights.map { ConfigValue($0) } ?? .null,
        "from_logits": .bool(fromLogits),
      ]
      if thresholds != nil { arguments["thresholds"] = ConfigValue(inner) }
      super.init(name: name ?? AutomaticNames.unique(forClass: "AUC"), arguments: arguments)
      if numThresholds <= 1 { _ = failed(self.name, "numThresholds must be 2 or more, found \(numThresholds)") }
      if !multiLabel { build([]) } else if let numLabels { build([numLabels]) }
    }

    private func build(_ labels: [Int]) {
      for kind in [ConfusionKind.truePositives, .falsePositives, .trueNegatives, .falseNegatives] {
        counts[kind] = addWeight(shape: [rule.thresholds.count] + labels, name: kind.rawValue)
      }
    }

    override public func updateState(_ yTrue: Tensor, _ yPred: Tensor) {
      updateState(yTrue, yPred, sampleWeight: nil)
    }

    override public func updateState(_ yTrue: Tensor, _ yPred: Tensor, sampleWeight: Tensor?) {
      if ExecutionContext.current.mustStop { return }
      if multiLabel {
        guard yPred.rank == 2, yPred.shape[1] > 0 else {
          _ = failed(name, "multiLabel takes predictions of shape (samples, labels), found \(yPred.shape)")
          return
        }
        if counts.isEmpty { build([yPred.shape[1]]) }
      }
      let found = rule.counts(
        yTrue, fromLogits ? tf.sigmoid(realNumbers(yPred)) : yPred, sampleWeight, of: name, byLabel: multiLabel,
        labelWeights: multiLabel ? nil : labelWeights)
      guard let found else { return }
      for (kind, variable) in counts { variable.assignAdd(found[kind]!) }
    }

    override public func result() -> Tensor {
      guard !counts.isEmpty else { return tf.constant(0.0) }
      let tp = counts[.truePositives]!.value()
      let (fp, tn, fn) = (counts[.falsePositives]!, counts[.trueNegatives]!, counts[.falseNegatives]!)
      if curve == .pr && summationMethod == .interpolation { return averaged(interpolated(tp, fp, fn)) }
      let recall = tf.math.divideNoNan(tp, tp + fn)
      let (x, y): (Tensor, Tensor)
      switch curve {
      case .roc: (x, y) = (tf.math.divideNoNan(fp, fp + tn), recall)
      case .pr: (x, y) = (recall, tf.math.divideNoNan(tp, tp + fp))
      case .prgain:
        let scale = tf.math.divideNoNan(tp + fn, tn + fp)
        let (none, zeros) = (tf.equal(tp, 0), tf.zerosLike(tp))
        x = tf.maximum(tf.where(none, zeros, 1 - scale * tf.math.divideNoNan(fn, tp)), 0)
        y = tf.where(none, tf.onesLike(tp), 1 - scale * tf.math.divideNoNan(fp, tp))
      }
      let (before, after) = (upper(y), lower(y))
      let heights =
        switch summationMethod {
        case .interpolation: (before + after) / 2
        case .minoring: tf.minimum(before, after)
        case .majoring: tf.maximum(before, after)
        }
      return averaged((upper(x) - lower(x)) * heights)
    }

    /// All thresholds but the last, and all but the first.
    private func upper(_ values: Tensor) -> Tensor { values[..<(-1)] }
    private func lower(_ values: Tensor) -> Tensor { values[1...] }

    private func interpolated(_ tp: Tensor, _ fp: Tensor, _ fn: Tensor) -> Tensor {
      let change = upper(tp) - lower(tp)
      let positives = tp + fp
      let slope = tf.math.divideNoNan(change, tf.maximum(upper(positives) - lower(positives), 0))
      let intercept = lower(tp) - slope * lower(positives)
      let ratio = tf.where(
        tf.math.logicalAnd(upper(positives) > 0, lower(positives) > 0),
        tf.math.divideNoNan(upper(positives), tf.maximum(lower(positives), 0)), tf.onesLike(lower(positives)))
      return tf.math.divideNoNan(
        slope * (change + intercept * tf.math.log(ratio)), tf.maximum(lower(tp) + lower(fn), 0))
    }

    private func averaged(_ areas: Tensor) -> Tensor {
      guard multiLabel else { return tf.reduceSum(areas) }
      let byLabel = tf.reduceSum(areas, axis: 0)
      guard let labelWeights else { return tf.reduceMean(byLabel) }
      let weights = tf.constant(labelWeights, dtype: .float32)
      return tf.math.divideNoNan(tf.reduceSum(byLabel * weights), tf.reduceSum(weights))
    }
  }
}
