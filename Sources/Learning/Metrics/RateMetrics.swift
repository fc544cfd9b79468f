import Display
import Tensors

/// The best of one rate at thresholds where another reaches a given value.
public class RateAtRate: ConfusionMetric {
  private let value: Double
  private let reached: (RateAtRate) -> Tensor
  private let best: (RateAtRate) -> Tensor

  package init(
    _ base: String, _ argument: String, _ value: Double, numThresholds: Int, classId: Int?, name: String?,
    reached: @escaping (RateAtRate) -> Tensor, best: @escaping (RateAtRate) -> Tensor
  ) {
    self.value = value
    self.reached = reached
    self.best = best
    let count = max(numThresholds, 1)
    let thresholds = count == 1 ? [0.5] : (0..<count).map { Double($0) / Double(count - 1) }
    super.init(
      name: name, base: base,
      arguments: [
        "num_thresholds": .integer(numThresholds), argument: .number(value), "class_id": ConfigValue(classId),
      ], rule: ThresholdRule(thresholds, classId: classId, isEven: count > 1), kinds: ConfusionKind.allCases)
    if numThresholds <= 0 { _ = failed(self.name, "numThresholds must be a positive number, found \(numThresholds)") }
    if !(value >= 0 && value <= 1) { _ = failed(self.name, "\(argument) must be between 0 and 1, found \(value)") }
  }

  override public func result() -> Tensor {
    let isReached = reached(self) >= value
    let rates = best(self)
    return tf.maximum(tf.reduceMax(tf.where(isReached, rates, tf.zerosLike(rates))), 0)
  }

  fileprivate func share(_ kind: ConfusionKind, _ other: ConfusionKind) -> Tensor {
    tf.math.divideNoNan(count(kind), count(kind) + count(other))
  }
  fileprivate static let recallRate = { (metric: RateAtRate) in metric.share(.truePositives, .falseNegatives) }
  fileprivate static let precisionRate = { (metric: RateAtRate) in metric.share(.truePositives, .falsePositives) }
  fileprivate static let specificityRate = { (metric: RateAtRate) in metric.share(.trueNegatives, .falsePositives) }
}

extension keras.metrics {
  /// The best share of targets 1 that are found where the share of targets 0 that are found reaches `specificity`.
  ///
  /// A value outside of 0 to 1 ends the cell.
  public final class SensitivityAtSpecificity: RateAtRate {
    /// Looks for it at `numThresholds` thresholds between 0 and 1.
    public init(_ specificity: Double, numThresholds: Int = 200, classId: Int? = nil, name: String? = nil) {
      super.init(
        "SensitivityAtSpecificity", "specificity", specificity, numThresholds: numThresholds, classId: classId, name: name,
        reached: RateAtRate.specificityRate, best: RateAtRate.recallRate)
    }
  }

  /// The best share of targets 0 that are found where the share of targets 1 that are found reaches `sensitivity`.
  ///
  /// A value outside of 0 to 1 ends the cell.
  public final class SpecificityAtSensitivity: RateAtRate {
    /// Looks for it at `numThresholds` thresholds between 0 and 1.
    public init(_ sensitivity: Double, numThresholds: Int = 200, classId: Int? = nil, name: String? = nil) {
      super.init(
        "SpecificityAtSensitivity", "sensitivity", sensitivity, numThresholds: numThresholds, classId: classId, name: name,
        reached: RateAtRate.recallRate, best: RateAtRate.specificityRate)
    }
  }

  /// The best precision at thresholds where recall reaches `recall`.
  ///
  /// A value outside of 0 to 1 ends the cell.
  public final class PrecisionAtRecall: RateAtRate {
    /// Looks for it at `numThresholds` thresholds between 0 and 1.
    public init(_ recall: Double, numThresholds: Int = 200, classId: Int? = nil, name: String? = nil) {
      super.init(
        "PrecisionAtRecall", "recall", recall, numThresholds: numThresholds, classId: classId, name: name,
        reached: RateAtRate.recallRate, best: RateAtRate.precisionRate)
    }
  }

  /// The best recall at thresholds where precision reaches `precision`.
  ///
  /// A value outside of 0 to 1 ends the cell.
  public final class RecallAtPrecision: RateAtRate {
    /// Looks for it at `numThresholds` thresholds between 0 and 1.
    public init(_ precision: Double, numThresholds: Int = 200, classId: Int? = nil, name: String? = nil) {
      super.init(
        "RecallAtPrecision", "precision", precision, numThresholds: numThresholds, classId: classId, name: name,
        reached: RateAtRate.precisionRate, best: RateAtRate.recallRate)
    }
  }
}
