import Tensors

/// -(y log(p) + (1 - y) log(1 - p)), the mean over the last axis, for targets 0 and 1.
///
/// Predictions are probabilities, as a sigmoid gives them, or with `fromLogits` the numbers before
/// the sigmoid. Probabilities are kept 1e-7 away from 0 and 1. `labelSmoothing` moves the targets
/// that share of the way to 0.5.
///
///     print(BinaryCrossentropy()([[1.0]], [[0.5]]))      // tf.Tensor(0.6931472, shape=(), dtype=float32)
public final class BinaryCrossentropy: FormulaLoss {
  /// The loss with Keras's defaults unless others are given.
  public init(
    fromLogits: Bool = false, labelSmoothing: Double = 0, reduction: LossReduction = .sumOverBatchSize,
    name: String = "binary_crossentropy"
  ) {
    super.init(name, reduction, ["from_logits": .bool(fromLogits), "label_smoothing": .number(labelSmoothing), "axis": -1]) {
      LossFormulas.binaryCrossentropy($0, $1, fromLogits: fromLogits, labelSmoothing: labelSmoothing)
    }
  }
}

/// -sum(y log(p)) over the last axis, for targets that are probabilities (one-hot rows).
///
/// Predictions are probabilities, as a softmax gives them, or with `fromLogits` the numbers before
/// the softmax. Probabilities are scaled to sum to 1 and kept 1e-7 away from 0 and 1.
///
///     print(CategoricalCrossentropy()([[0.0, 1.0]], [[0.5, 0.5]]))
///     // tf.Tensor(0.6931472, shape=(), dtype=float32)
public final class CategoricalCrossentropy: FormulaLoss {
  /// The loss with Keras's defaults unless others are given.
  public init(
    fromLogits: Bool = false, labelSmoothing: Double = 0, reduction: LossReduction = .sumOverBatchSize,
    name: String = "categorical_crossentropy"
  ) {
    super.init(name, reduction, ["from_logits": .bool(fromLogits), "label_smoothing": .number(labelSmoothing), "axis": -1]) {
      LossFormulas.categoricalCrossentropy($0, $1, fromLogits: fromLogits, labelSmoothing: labelSmoothing)
    }
  }
}

/// -log(p[class]) for targets that are class numbers, of shape (batch,) or (batch, 1).
///
/// Predictions are probabilities, as a softmax gives them, or with `fromLogits` the numbers before
/// the softmax. Samples of class `ignoreClass` do not count.
///
///     print(SparseCategoricalCrossentropy()([1], [[0.5, 0.5]]))
///     // tf.Tensor(0.6931472, shape=(), dtype=float32)
public final class SparseCategoricalCrossentropy: FormulaLoss {
  /// The loss with Keras's defaults unless others are given.
  public init(
    fromLogits: Bool = false, ignoreClass: Int? = nil, reduction: LossReduction = .sumOverBatchSize, name:
    String = "sparse_categorical_crossentropy"
  ) {
    super.init(name, reduction, ["from_logits": .bool(fromLogits), "ignore_class": ConfigValue(ignoreClass)]) {
      LossFormulas.sparseCategoricalCrossentropy($0, $1, fromLogits: fromLogits, ignoreClass: ignoreClass)
    }
  }

  override package var takesClassNumbers: Bool { true }
}

/// `BinaryCrossentropy` times (1 - p)^gamma, p being the probability of the truth: samples that are predicted well
/// count little (Lin et al., 2018).
///
/// With `applyClassBalancing` targets 1 count `alpha` and targets 0 count 1 - alpha.
public final class BinaryFocalCrossentropy: FormulaLoss {
  /// The loss with Keras's defaults unless others are given.
  public init(
    applyClassBalancing: Bool = false, alpha: Double = 0.25, gamma: Double = 2, fromLogits: Bool = false,
    labelSmoothing: Double = 0, reduction: LossReduction = .sumOverBatchSize, name: String =
    "binary_focal_crossentropy"
  ) {
    super.init(name, reduction, [
        "from_logits": .bool(fromLogits), "label_smoothing": .number(labelSmoothing), "axis": -1,
        "apply_class_balancing": .bool(applyClassBalancing), "alpha": .number(alpha), "gamma": .number(gamma),
      ]) {
      LossFormulas.binaryFocalCrossentropy(
        $0, $1, applyClassBalancing: applyClassBalancing, alpha: alpha, gamma: gamma, fromLogits: fromLogits,
        labelSmoothing: labelSmoothing)
    }
  }
}

/// alpha times the sum of -y (1 - p)^gamma log(p) over the last axis, for one-hot targets (Lin et al., 2018).
public final class CategoricalFocalCrossentropy: FormulaLoss {
  /// The loss with Keras's defaults unless others are given.
  public init(
    alpha: Double = 0.25, gamma: Double = 2, fromLogits: Bool = false, labelSmoothing: Double = 0,
    reduction: LossReduction = .sumOverBatchSize, name: String = "categorical_focal_crossentropy"
  ) {
    super.init(name, reduction, [
        "from_logits": .bool(fromLogits), "label_smoothing": .number(labelSmoothing), "axis": -1,
        "alpha": .number(alpha), "gamma": .number(gamma),
      ]) {
      LossFormulas.categoricalFocalCrossentropy(
        $0, $1, alpha: alpha, gamma: gamma, fromLogits: fromLogits, labelSmoothing: labelSmoothing)
    }
  }
}

/// (1 - p^q) / q, p being the probability of the class a target numbers: between cross entropy (q near 0) and absolute
/// error (q = 1), for labels that may be wrong (Zhang and Sabuncu, 2018).
///
/// A `q` outside of 0 to 1 ends the cell.
public final class CategoricalGeneralizedCrossEntropy: FormulaLoss {
  /// The loss with Keras's defaults unless others are given.
  public init(
    q: Double = 0.5, reduction: LossReduction = .sumOverBatchSize, name: String =
    "categorical_generalized_cross_entropy"
  ) {
    super.init(name, reduction, ["q": .number(q)]) {
      LossFormulas.generalizedCrossEntropy($0, $1, q: q)
    }
  }

  override package var takesClassNumbers: Bool { true }
}
