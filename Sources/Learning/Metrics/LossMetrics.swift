import Tensors

extension keras.metrics {
  /// The mean of (yTrue - yPred)^2.
  public final class MeanSquaredError: MeanMetric {
    /// A metric of this name in logs.
    public init(name: String = "mean_squared_error") {
      super.init(name: name) { LossFormulas.meanSquaredError(realNumbers($0), realNumbers($1)) }
    }
  }

  /// The mean of abs(yTrue - yPred).
  public final class MeanAbsoluteError: MeanMetric {
    /// A metric of this name in logs.
    public init(name: String = "mean_absolute_error") {
      super.init(name: name) { LossFormulas.meanAbsoluteError(realNumbers($0), realNumbers($1)) }
    }
  }

  /// The mean of `BinaryCrossentropy`, the loss.
  public final class BinaryCrossentropy: MeanMetric {
    /// A metric of this name in logs.
    public init(
      name: String = "binary_crossentropy", fromLogits: Bool = false, labelSmoothing: Double = 0
    ) {
      super.init(name: name) {
        LossFormulas.binaryCrossentropy(
          realNumbers($0), realNumbers($1), fromLogits: fromLogits, labelSmoothing: labelSmoothing)
      }
    }
  }

  /// The mean of `CategoricalCrossentropy`, the loss.
  public final class CategoricalCrossentropy: MeanMetric {
    /// A metric of this name in logs.
    public init(
      name: String = "categorical_crossentropy", fromLogits: Bool = false,
      labelSmoothing: Double = 0
    ) {
      super.init(name: name) {
        LossFormulas.categoricalCrossentropy(
          realNumbers($0), realNumbers($1), fromLogits: fromLogits, labelSmoothing: labelSmoothing)
      }
    }
  }

  /// The mean of `SparseCategoricalCrossentropy`, the loss.
  public final class SparseCategoricalCrossentropy: MeanMetric {
    /// A metric of this name in logs.
    public init(name: String = "sparse_categorical_crossentropy", fromLogits: Bool = false) {
      super.init(name: name) {
        LossFormulas.sparseCategoricalCrossentropy($0, realNumbers($1), fromLogits: fromLogits)
      }
    }
  }
}

extension Metric {
  /// Mean squared error, called `mse` in logs.
  public static var mse: Metric { keras.metrics.MeanSquaredError(name: "mse") }
  /// Mean squared error, called `mean_squared_error` in logs.
  public static var meanSquaredError: Metric { keras.metrics.MeanSquaredError() }
  /// Mean absolute error, called `mae` in logs.
  public static var mae: Metric { keras.metrics.MeanAbsoluteError(name: "mae") }
  /// Mean absolute error, called `mean_absolute_error` in logs.
  public static var meanAbsoluteError: Metric { keras.metrics.MeanAbsoluteError() }
  /// Binary cross entropy of probabilities.
  public static var binaryCrossentropy: Metric { keras.metrics.BinaryCrossentropy() }
  /// Cross entropy of probabilities and one-hot targets.
  public static var categoricalCrossentropy: Metric { keras.metrics.CategoricalCrossentropy() }
  /// Cross entropy of probabilities and class numbers.
  public static var sparseCategoricalCrossentropy: Metric {
    keras.metrics.SparseCategoricalCrossentropy()
  }
}
