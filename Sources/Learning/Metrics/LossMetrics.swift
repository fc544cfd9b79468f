import Tensors

extension keras.metrics {
  /// The mean of (yTrue - yPred)^2.
  public final class MeanSquaredError: MeanMetric {
    /// A metric of this name in logs.
    public init(name: String = "mean_squared_error") {
      super.init(name: name) {
        LossFormulas.meanSquaredError(realNumbers($0), realNumbers($1))
      }
    }
  }

  /// The mean of abs(yTrue - yPred).
  public final class MeanAbsoluteError: MeanMetric {
    /// A metric of this name in logs.
    public init(name: String = "mean_absolute_error") {
      super.init(name: name) {
        LossFormulas.meanAbsoluteError(realNumbers($0), realNumbers($1))
      }
    }
  }

  /// 100 times the mean of abs((yTrue - yPred) / yTrue).
  public final class MeanAbsolutePercentageError: MeanMetric {
    /// A metric of this name in logs.
    public init(name: String = "mean_absolute_percentage_error") {
      super.init(name: name) {
        LossFormulas.meanAbsolutePercentageError(realNumbers($0), realNumbers($1))
      }
    }
  }

  /// The mean of (log(1 + yTrue) - log(1 + yPred))^2.
  public final class MeanSquaredLogarithmicError: MeanMetric {
    /// A metric of this name in logs.
    public init(name: String = "mean_squared_logarithmic_error") {
      super.init(name: name) {
        LossFormulas.meanSquaredLogarithmicError(realNumbers($0), realNumbers($1))
      }
    }
  }

  /// The mean cosine of the angle between targets and predictions: 1 for the same direction.
  public final class CosineSimilarity: MeanMetric {
    /// A metric of this name in logs.
    public init(name: String = "cosine_similarity", axis: Int = -1) {
      super.init(name: name) {
        LossFormulas.cosineSimilarity(realNumbers($0), realNumbers($1), axis: axis)
      }
    }
  }

  /// The mean of log(cosh(yPred - yTrue)).
  public final class LogCoshError: MeanMetric {
    /// A metric of this name in logs.
    public init(name: String = "logcosh") {
      super.init(name: name) {
        LossFormulas.logCosh(realNumbers($0), realNumbers($1))
      }
    }
  }

  /// The mean of yPred - yTrue log(yPred).
  public final class Poisson: MeanMetric {
    /// A metric of this name in logs.
    public init(name: String = "poisson") {
      super.init(name: name) {
        LossFormulas.poisson(realNumbers($0), realNumbers($1))
      }
    }
  }

  /// The mean of the sums of yTrue log(yTrue / yPred), for probabilities.
  public final class KLDivergence: MeanMetric {
    /// A metric of this name in logs.
    public init(name: String = "kl_divergence") {
      super.init(name: name) {
        LossFormulas.klDivergence(realNumbers($0), realNumbers($1))
      }
    }
  }

  /// The mean of max(1 - yTrue yPred, 0), for targets -1 and 1.
  public final class Hinge: MeanMetric {
    /// A metric of this name in logs.
    public init(name: String = "hinge") {
      super.init(name: name) {
        LossFormulas.hinge(realNumbers($0), realNumbers($1))
      }
    }
  }

  /// The mean of max(1 - yTrue yPred, 0)^2, for targets -1 and 1.
  public final class SquaredHinge: MeanMetric {
    /// A metric of this name in logs.
    public init(name: String = "squared_hinge") {
      super.init(name: name) {
        LossFormulas.squaredHinge(realNumbers($0), realNumbers($1))
      }
    }
  }

  /// The mean of max(largest wrong prediction - prediction of the true class + 1, 0).
  public final class CategoricalHinge: MeanMetric {
    /// A metric of this name in logs.
    public init(name: String = "categorical_hinge") {
      super.init(name: name) {
        LossFormulas.categoricalHinge(realNumbers($0), realNumbers($1))
      }
    }
  }

  /// The mean of `BinaryCrossentropy`, the loss.
  public final class BinaryCrossentropy: MeanMetric {
    /// A metric of this name in logs.
    public init(name: String = "binary_crossentropy", fromLogits: Bool = false, labelSmoothing: Double = 0) {
      super.init(name: name, arguments: ["from_logits": .bool(fromLogits), "label_smoothing": .number(labelSmoothing)]) {
        LossFormulas.binaryCrossentropy(realNumbers($0), realNumbers($1), fromLogits: fromLogits, labelSmoothing: labelSmoothing)
      }
    }
  }

  /// The mean of `CategoricalCrossentropy`, the loss.
  public final class CategoricalCrossentropy: MeanMetric {
    /// A metric of this name in logs.
    public init(
      name: String = "categorical_crossentropy", fromLogits: Bool = false, labelSmoothing: Double = 0
    ) {
      super.init(name: name, arguments: [
        "from_logits": .bool(fromLogits), "label_smoothing": .number(labelSmoothing), "axis": -1,
      ]) {
        LossFormulas.categoricalCrossentropy(realNumbers($0), realNumbers($1), fromLogits: fromLogits, labelSmoothing: labelSmoothing)
      }
    }
  }

  /// The mean of `SparseCategoricalCrossentropy`, the loss.
  public final class SparseCategoricalCrossentropy: MeanMetric {
    /// A metric of this name in logs.
    public init(
      name: String = "sparse_categorical_crossentropy", fromLogits: Bool = false, ignoreClass: Int? = nil
    ) {
      super.init(name: name, arguments: [
        "from_logits": .bool(fromLogits), "ignore_class": ConfigValue(ignoreClass), "axis": -1,
      ]) {
        LossFormulas.sparseCategoricalCrossentropy($0, realNumbers($1), fromLogits: fromLogits, ignoreClass: ignoreClass)
      }
    }
  }

  /// The root of the mean of (yTrue - yPred)^2.
  ///
  ///     let m = keras.metrics.RootMeanSquaredError()
  ///     m.updateState([0.0, 0.0], [3.0, 4.0])
  ///     print(m.result())      // tf.Tensor(3.535534, shape=(), dtype=float32)
  public final class RootMeanSquaredError: MeanMetric {
    /// A metric of this name in logs.
    public init(name: String = "root_mean_squared_error") {
      super.init(name: name) {
        let (target, prediction) = alignedRanks(realNumbers($0), realNumbers($1))
        guard LossFormulas.fits(target, prediction, "root_mean_squared_error") else { return .inert }
        return tf.square(prediction - target)
      }
    }

    override public func result() -> Tensor { tf.sqrt(super.result()) }
    override package func value() -> Double { super.value().squareRoot() }
  }
}
