import Tensors

extension keras.metrics {
  /// The number of predictions above the threshold whose target is 1.
  ///
  /// With several thresholds the result has one number for each.
  public final class TruePositives: ConfusionMetric {
    /// Counts at thresholds, 0.5 unless others are given.
    public init(thresholds: [Double]? = nil, name: String? = nil) {
      super.init(
        name: name, base: "TruePositives", arguments: ["thresholds": thresholdConfig(thresholds)],
        rule: ThresholdRule(thresholds, topK: nil, classId: nil), kinds: [.truePositives], variable: "accumulator")
    }

    /// Counts at one threshold.
    public convenience init(thresholds: Double, name: String? = nil) {
      self.init(thresholds: [thresholds], name: name)
    }

    override public func result() -> Tensor { perThreshold(count(.truePositives)) }
  }

  /// The number of predictions not above the threshold whose target is 0.
  ///
  /// With several thresholds the result has one number for each.
  public final class TrueNegatives: ConfusionMetric {
    /// Counts at thresholds, 0.5 unless others are given.
    public init(thresholds: [Double]? = nil, name: String? = nil) {
      super.init(
        name: name, base: "TrueNegatives", arguments: ["thresholds": thresholdConfig(thresholds)],
        rule: ThresholdRule(thresholds, topK: nil, classId: nil), kinds: [.trueNegatives], variable: "accumulator")
    }

    /// Counts at one threshold.
    public convenience init(thresholds: Double, name: String? = nil) {
      self.init(thresholds: [thresholds], name: name)
    }

    override public func result() -> Tensor { perThreshold(count(.trueNegatives)) }
  }

  /// The number of predictions above the threshold whose target is 0.
  ///
  /// With several thresholds the result has one number for each.
  public final class FalsePositives: ConfusionMetric {
    /// Counts at thresholds, 0.5 unless others are given.
    public init(thresholds: [Double]? = nil, name: String? = nil) {
      super.init(
        name: name, base: "FalsePositives", arguments: ["thresholds": thresholdConfig(thresholds)],
        rule: ThresholdRule(thresholds, topK: nil, classId: nil), kinds: [.falsePositives], variable: "accumulator")
    }

    /// Counts at one threshold.
    public convenience init(thresholds: Double, name: String? = nil) {
      self.init(thresholds: [thresholds], name: name)
    }

    override public func result() -> Tensor { perThreshold(count(.falsePositives)) }
  }

  /// The number of predictions not above the threshold whose target is 1.
  ///
  /// With several thresholds the result has one number for each.
  public final class FalseNegatives: ConfusionMetric {
    /// Counts at thresholds, 0.5 unless others are given.
    public init(thresholds: [Double]? = nil, name: String? = nil) {
      super.init(
        name: name, base: "FalseNegatives", arguments: ["thresholds": thresholdConfig(thresholds)],
        rule: ThresholdRule(thresholds, topK: nil, classId: nil), kinds: [.falseNegatives], variable: "accumulator")
    }

    /// Counts at one threshold.
    public convenience init(thresholds: Double, name: String? = nil) {
      self.init(thresholds: [thresholds], name: name)
    }

    override public func result() -> Tensor { perThreshold(count(.falseNegatives)) }
  }

  /// The share of predictions above the threshold whose target is 1; 0 without any.
  ///
  /// With `topK` the largest predictions of each sample count in place of those above a threshold; with `classId`
  /// only one class counts. With several thresholds the result has one number for each.
  ///
  ///     let m = keras.metrics.Precision()
  ///     m.updateState([0.0, 1, 1, 1], [1.0, 0, 1, 1])
  ///     print(m.result())      // tf.Tensor(0.6666667, shape=(), dtype=float32)
  public final class Precision: ConfusionMetric {
    /// At thresholds, 0.5 unless others are given.
    public init(thresholds: [Double]? = nil, topK: Int? = nil, classId: Int? = nil, name: String? = nil) {
      super.init(
        name: name, base: "Precision",
        arguments: [
          "thresholds": thresholdConfig(thresholds), "top_k": ConfigValue(topK), "class_id": ConfigValue(classId),
        ], rule: ThresholdRule(thresholds, topK: topK, classId: classId), kinds: [.truePositives, .falsePositives])
    }

    /// At one threshold.
    public convenience init(
      thresholds: Double, topK: Int? = nil, classId: Int? = nil, name: String? = nil
    ) {
      self.init(thresholds: [thresholds], topK: topK, classId: classId, name: name)
    }

    override public func result() -> Tensor {
      let hits = count(.truePositives)
      return perThreshold(tf.math.divideNoNan(hits, hits + count(.falsePositives)))
    }
  }

  /// The share of targets 1 whose prediction is above the threshold; 0 without any.
  ///
  /// With `topK` the largest predictions of each sample count in place of those above a threshold; with `classId`
  /// only one class counts. With several thresholds the result has one number for each.
  ///
  ///     let m = keras.metrics.Recall()
  ///     m.updateState([0.0, 1, 1, 1], [1.0, 0, 1, 1])
  ///     print(m.result())      // tf.Tensor(0.6666667, shape=(), dtype=float32)
  public final class Recall: ConfusionMetric {
    /// At thresholds, 0.5 unless others are given.
    public init(thresholds: [Double]? = nil, topK: Int? = nil, classId: Int? = nil, name: String? = nil) {
      super.init(
        name: name, base: "Recall",
        arguments: [
          "thresholds": thresholdConfig(thresholds), "top_k": ConfigValue(topK), "class_id": ConfigValue(classId),
        ], rule: ThresholdRule(thresholds, topK: topK, classId: classId), kinds: [.truePositives, .falseNegatives])
    }

    /// At one threshold.
    public convenience init(
      thresholds: Double, topK: Int? = nil, classId: Int? = nil, name: String? = nil
    ) {
      self.init(thresholds: [thresholds], topK: topK, classId: classId, name: name)
    }

    override public func result() -> Tensor {
      let hits = count(.truePositives)
      return perThreshold(tf.math.divideNoNan(hits, hits + count(.falseNegatives)))
    }
  }
}
