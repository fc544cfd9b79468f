import Display
import Tensors

/// How scores of several classes become one.
public enum ScoreAverage: String {
  /// One score from the counts of all classes together.
  case micro
  /// The mean of the scores of the classes.
  case macro
  /// Their mean, weighted by how often each class occurs.
  case weighted
}

/// The weighted harmonic mean of precision and recall.
public class FScore: KerasMetric {
  private let (average, beta, threshold): (ScoreAverage?, Double, Double?)
  private var counts: [Variable] = []

  package init(
    name: String, average: ScoreAverage?, beta: Double, threshold: Double?, arguments: ConfigDictionary
  ) {
    (self.average, self.beta, self.threshold) = (average, beta, threshold)
    super.init(
      name: name,
      arguments: (["average": ConfigValue(average?.rawValue)] as ConfigDictionary).merging(arguments)
        .merging(["threshold": ConfigValue(threshold)]))
    if !(beta > 0) { _ = failed(name, "beta must be a positive number, found \(beta)") }
    if let threshold, !(threshold > 0 && threshold <= 1) {
      _ = failed(name, "threshold must be above 0 and not above 1, found \(threshold)")
    }
  }

  override public func updateState(_ yTrue: Tensor, _ yPred: Tensor) {
    updateState(yTrue, yPred, sampleWeight: nil)
  }

  override public func updateState(_ yTrue: Tensor, _ yPred: Tensor, sampleWeight: Tensor?) {
    let (target, prediction) = (realNumbers(yTrue), realNumbers(yPred))
    guard LossFormulas.fits(target, prediction, name) else { return }
    guard prediction.rank == 2, prediction.shape[1] > 0 else {
      _ = failed(name, "takes targets and predictions of shape (samples, classes), found \(prediction.shape)")
      return
    }
    if counts.isEmpty {
      let shape = average == .micro ? [] : [prediction.shape[1]]
      counts = ["true_positives", "false_positives", "false_negatives", "intermediate_weights"].map {
        addWeight(shape: shape, name: $0)
      }
    }
    let chosen: Tensor
    if let threshold {
      chosen = prediction > threshold
    } else {
      let isLargest = prediction >= tf.reduceMax(prediction, axis: -1, keepdims: true)
      // A row of zeros chooses no class.
      chosen = tf.math.logicalAnd(isLargest, tf.abs(prediction) > 1e-9)
    }
    let guess = tf.cast(chosen, .float32)
    let weight = sampleWeight.map { tf.reshape(realNumbers($0), [-1, 1]) }
    let terms = [guess * target, guess * (1 - target), (1 - guess) * target, target]
    for (variable, term) in zip(counts, terms) {
      let weighted = weight.map { term * $0 } ?? term
      variable.assignAdd(average == .micro ? tf.reduceSum(weighted) : tf.reduceSum(weighted, axis: 0))
    }
  }

  override public func result() -> Tensor {
    guard counts.count == 4 else { return tf.constant(0.0) }
    let (hits, epsilon) = (counts[0].value(), 1e-7)
    let precision = hits / (hits + counts[1] + epsilon)
    let recall = hits / (hits + counts[2] + epsilon)
    let mean = precision * recall / (precision * (beta * beta) + recall + epsilon)
    let score = mean * (1 + beta * beta)
    switch average {
    case nil: return score
    case .micro, .macro: return tf.reduceMean(score)
    case .weighted: return tf.reduceSum(score * (counts[3] / (tf.reduceSum(counts[3]) + epsilon)))
    }
  }
}

extension keras.metrics {
  /// (1 + beta^2) precision recall / (beta^2 precision + recall), one score per class or their average.
  ///
  /// Targets and predictions have shape (samples, classes); the largest prediction of a row is its class, or every
  /// one above `threshold`. In `compile` an average must be chosen, since logs hold single numbers.
  public final class FBetaScore: FScore {
    /// A score in which recall counts `beta` times as much as precision.
    public init(
      average: ScoreAverage? = nil, beta: Double = 1, threshold: Double? = nil, name: String = "fbeta_score"
    ) {
      super.init(
        name: name, average: average, beta: beta, threshold: threshold, arguments: ["beta": .number(beta)])
    }
  }

  /// The harmonic mean of precision and recall, one score per class or their average.
  ///
  ///     let m = keras.metrics.F1Score(average: .macro)
  ///     m.updateState([[1.0, 0], [0, 1]], [[0.9, 0.1], [0.2, 0.8]])
  ///     print(m.result())      // tf.Tensor(0.9999998, shape=(), dtype=float32)
  public final class F1Score: FScore {
    /// A score in which precision and recall count the same.
    public init(average: ScoreAverage? = nil, threshold: Double? = nil, name: String = "f1_score") {
      super.init(name: name, average: average, beta: 1, threshold: threshold, arguments: [:])
    }
  }
}
