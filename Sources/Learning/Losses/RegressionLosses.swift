import Tensors

/// The mean of (yTrue - yPred)^2 over the last axis.
///
///     print(MeanSquaredError()([1.0, 2.0], [1.0, 4.0]))      // tf.Tensor(2.0, shape=(), dtype=float32)
public final class MeanSquaredError: FormulaLoss {
  /// The loss with Keras's defaults unless others are given.
  public init(reduction: LossReduction = .sumOverBatchSize, name: String = "mean_squared_error") {
    super.init(name, reduction) {
      LossFormulas.meanSquaredError($0, $1)
    }
  }
}

/// The mean of abs(yTrue - yPred) over the last axis.
public final class MeanAbsoluteError: FormulaLoss {
  /// The loss with Keras's defaults unless others are given.
  public init(reduction: LossReduction = .sumOverBatchSize, name: String = "mean_absolute_error") {
    super.init(name, reduction) {
      LossFormulas.meanAbsoluteError($0, $1)
    }
  }
}

/// 100 times the mean of abs((yTrue - yPred) / yTrue) over the last axis.
///
/// Targets nearer to 0 than 1e-7 count as 1e-7.
public final class MeanAbsolutePercentageError: FormulaLoss {
  /// The loss with Keras's defaults unless others are given.
  public init(reduction: LossReduction = .sumOverBatchSize, name: String = "mean_absolute_percentage_error") {
    super.init(name, reduction) {
      LossFormulas.meanAbsolutePercentageError($0, $1)
    }
  }
}

/// The mean of (log(1 + yTrue) - log(1 + yPred))^2 over the last axis; negative values count as 0.
public final class MeanSquaredLogarithmicError: FormulaLoss {
  /// The loss with Keras's defaults unless others are given.
  public init(reduction: LossReduction = .sumOverBatchSize, name: String = "mean_squared_logarithmic_error") {
    super.init(name, reduction) {
      LossFormulas.meanSquaredLogarithmicError($0, $1)
    }
  }
}

/// The negative cosine of the angle between targets and predictions along `axis`: -1 for the same direction.
///
///     print(CosineSimilarity()([[1.0, 0.0]], [[2.0, 0.0]]))      // tf.Tensor(-1.0, shape=(), dtype=float32)
public final class CosineSimilarity: FormulaLoss {
  /// The loss with Keras's defaults unless others are given.
  public init(
    axis: Int = -1, reduction: LossReduction = .sumOverBatchSize, name: String = "cosine_similarity"
  ) {
    super.init(name, reduction) {
      -LossFormulas.cosineSimilarity($0, $1, axis: axis)
    }
  }
}

/// Squares of small errors and absolute values of large ones: e^2 / 2 where abs(e) <= delta, else
/// delta abs(e) - delta^2 / 2; the mean over the last axis.
public final class Huber: FormulaLoss {
  /// The loss with Keras's defaults unless others are given.
  public init(delta: Double = 1, reduction: LossReduction = .sumOverBatchSize, name: String = "huber_loss") {
    super.init(name, reduction) {
      LossFormulas.huber($0, $1, delta: delta)
    }
  }
}

/// The mean of log(cosh(yPred - yTrue)) over the last axis: like the mean squared error, but gentle with large errors.
public final class LogCosh: FormulaLoss {
  /// The loss with Keras's defaults unless others are given.
  public init(reduction: LossReduction = .sumOverBatchSize, name: String = "log_cosh") {
    super.init(name, reduction) {
      LossFormulas.logCosh($0, $1)
    }
  }
}

/// The mean of yPred - yTrue log(yPred) over the last axis, for counts.
public final class Poisson: FormulaLoss {
  /// The loss with Keras's defaults unless others are given.
  public init(reduction: LossReduction = .sumOverBatchSize, name: String = "poisson") {
    super.init(name, reduction) {
      LossFormulas.poisson($0, $1)
    }
  }
}

/// The sum of yTrue log(yTrue / yPred) over the last axis, for probabilities (Kullback and Leibler, 1951).
public final class KLDivergence: FormulaLoss {
  /// The loss with Keras's defaults unless others are given.
  public init(reduction: LossReduction = .sumOverBatchSize, name: String = "kl_divergence") {
    super.init(name, reduction) {
      LossFormulas.klDivergence($0, $1)
    }
  }
}
