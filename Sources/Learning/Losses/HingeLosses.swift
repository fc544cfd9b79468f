import Tensors

/// The mean of max(1 - yTrue yPred, 0) over the last axis, for targets -1 and 1; 0 and 1 are converted.
///
///     print(Hinge()([[1.0, -1.0]], [[0.5, 0.5]]))      // tf.Tensor(1.0, shape=(), dtype=float32)
public final class Hinge: FormulaLoss {
  /// The loss with Keras's defaults unless others are given.
  public init(reduction: LossReduction = .sumOverBatchSize, name: String = "hinge") {
    super.init(name, reduction) {
      LossFormulas.hinge($0, $1)
    }
  }
}

/// The mean of max(1 - yTrue yPred, 0)^2 over the last axis, for targets -1 and 1; 0 and 1 are converted.
public final class SquaredHinge: FormulaLoss {
  /// The loss with Keras's defaults unless others are given.
  public init(reduction: LossReduction = .sumOverBatchSize, name: String = "squared_hinge") {
    super.init(name, reduction) {
      LossFormulas.squaredHinge($0, $1)
    }
  }
}

/// max(largest wrong prediction - prediction of the true class + 1, 0), for one-hot targets.
public final class CategoricalHinge: FormulaLoss {
  /// The loss with Keras's defaults unless others are given.
  public init(reduction: LossReduction = .sumOverBatchSize, name: String = "categorical_hinge") {
    super.init(name, reduction) {
      LossFormulas.categoricalHinge($0, $1)
    }
  }
}
