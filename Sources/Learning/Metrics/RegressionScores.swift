import Display
import Tensors

/// How `R2Score` puts the scores of several outputs together.
public enum ClassAggregation: String {
  /// Their mean.
  case uniformAverage = "uniform_average"
  /// Their mean, weighted by the variance of the targets.
  case varianceWeightedAverage = "variance_weighted_average"
  /// One score per output.
  case none
}

extension keras.metrics {
  /// The share of the targets' variance that predictions explain: 1 - sum(error^2) / sum((y - mean)^2).
  ///
  ///     let m = keras.metrics.R2Score()
  ///     m.updateState([[1.0], [4.0], [3.0]], [[2.0], [4.0], [4.0]])
  ///     print(m.result())      // tf.Tensor(0.57142866, shape=(), dtype=float32)
  ///
  /// Not a number without data. `numRegressors` adjusts the score for the number of independent inputs.
  public final class R2Score: KerasMetric {
    private let classAggregation: ClassAggregation
    private let numRegressors: Int
    private var samples: Variable!
    private var sums: [Variable] = []

    /// The mean of the scores of all outputs unless another way is chosen.
    public init(
      classAggregation: ClassAggregation = .uniformAverage, numRegressors: Int = 0, name: String = "r2_score"
    ) {
      self.classAggregation = classAggregation
      self.numRegressors = numRegressors
      super.init(
        name: name,
        arguments: [
          "class_aggregation": classAggregation == .none ? .null : .string(classAggregation.rawValue),
          "num_regressors": .integer(numRegressors),
        ])
      samples = addWeight(name: "num_samples")
      if numRegressors < 0 { _ = failed(name, "numRegressors must not be negative, found \(numRegressors)") }
    }

    override public func updateState(_ yTrue: Tensor, _ yPred: Tensor) {
      updateState(yTrue, yPred, sampleWeight: nil)
    }

    override public func updateState(_ yTrue: Tensor, _ yPred: Tensor, sampleWeight: Tensor?) {
      let (target, prediction) = alignedRanks(realNumbers(yTrue), realNumbers(yPred))
      guard LossFormulas.fits(target, prediction, name) else { return }
      guard target.rank == 2, target.shape[1] > 0 else {
        _ = failed(name, "takes targets and predictions of shape (samples, outputs), found \(target.shape)")
        return
      }
      if sums.isEmpty {
        sums = ["squared_sum", "sum", "residual", "count"].map { addWeight(shape: [target.shape[1]], name: $0) }
      }
      var weights = tf.onesLike(target)
      if let sampleWeight {
        let given = realNumbers(sampleWeight)
        weights = weights * (given.rank == 1 ? tf.expandDims(given, axis: 1) : given)
      }
      let weighted = target * weights
      sums[0].assignAdd(tf.reduceSum(target * weighted, axis: 0))
      sums[1].assignAdd(tf.reduceSum(weighted, axis: 0))
      sums[2].assignAdd(tf.reduceSum(tf.square(target - prediction) * weights, axis: 0))
      sums[3].assignAdd(tf.reduceSum(weights, axis: 0))
      samples.assignAdd(Double(target.elementCount))
    }

    override public func result() -> Tensor {
      guard sums.count == 4 else { return tf.constant(Double.nan, dtype: .float32) }
      let variance = sums[0] - sums[1] * (sums[1] / sums[3])
      let raw = 1 - sums[2] / variance
      let scores = tf.where(tf.math.isInf(raw), tf.zerosLike(raw), raw)
      var score =
        switch classAggregation {
        case .uniformAverage: tf.reduceMean(scores)
        case .varianceWeightedAverage: tf.reduceSum(variance * scores) / tf.reduceSum(variance)
        case .none: scores
        }
      if numRegressors > 0 {
        let free = samples - Double(numRegressors) - 1
        // With too few samples the score stays as it is.
        let adjusted = 1 - (1 - score) * (samples - 1) / free
        score = tf.where(free > 0, adjusted, score)
      }
      return score
    }

    override package func value() -> Double { sums.isEmpty ? .nan : super.value() }
  }

  /// The mean correlation of targets and predictions along `axis`: 1 where one grows as the other does (Pearson).
  public final class PearsonCorrelation: MeanMetric {
    /// A metric of this name in logs.
    public init(name: String = "pearson_correlation", axis: Int = -1) {
      super.init(name: name, arguments: ["axis": .integer(axis)]) {
        Correlations.values($0, $1, axis, name) { target, prediction in
          func normal(_ x: Tensor) -> Tensor {
            let centred = x - tf.reduceMean(x, axis: axis, keepdims: true)
            return centred / tf.sqrt(tf.reduceMean(tf.square(centred), axis: axis, keepdims: true))
          }
          return tf.reduceMean(normal(target) * normal(prediction), axis: axis)
        }
      }
    }
  }

  /// The mean agreement of targets and predictions along `axis`: 1 where they are equal (Lin, 1989).
  public final class ConcordanceCorrelation: MeanMetric {
    /// A metric of this name in logs.
    public init(name: String = "concordance_correlation", axis: Int = -1) {
      super.init(name: name, arguments: ["axis": .integer(axis)]) {
        Correlations.values($0, $1, axis, name) { target, prediction in
          let means = [target, prediction].map { tf.reduceMean($0, axis: axis, keepdims: true) }
          let (a, b) = (target - means[0], prediction - means[1])
          let spread =
            tf.reduceMean(tf.square(a), axis: axis) + tf.reduceMean(tf.square(b), axis: axis)
            + tf.squeeze(tf.square(means[0] - means[1]), axis: axis)
          return tf.reduceMean(a * b, axis: axis) * 2 / (spread + 1e-7)
        }
      }
    }
  }
}

private enum Correlations {
  static func values(
    _ yTrue: Tensor, _ yPred: Tensor, _ axis: Int, _ name: String, _ formula: (Tensor, Tensor) -> Tensor
  ) -> Tensor {
    let (target, prediction) = alignedRanks(realNumbers(yTrue), realNumbers(yPred))
    guard LossFormulas.fits(target, prediction, name) else { return .inert }
    guard (-target.rank..<target.rank).contains(axis) else {
      return failed(name, "axis \(axis) does not fit shape \(target.shape)")
    }
    return formula(target, prediction)
  }
}
