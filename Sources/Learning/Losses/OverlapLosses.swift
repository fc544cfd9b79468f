import Tensors

/// 1 - 2 sum(y p) / (sum(y) + sum(p)): how little masks overlap (Dice, 1945).
///
/// The sums are over everything, or over `axis`.
public final class Dice: FormulaLoss {
  /// The loss with Keras's defaults unless others are given.
  public init(axis: [Int]? = nil, reduction: LossReduction = .sumOverBatchSize, name: String = "dice") {
    super.init(name, reduction, ["axis": axis.map { ConfigValue($0) } ?? .null]) {
      LossFormulas.dice($0, $1, axis: axis)
    }
  }
}

/// 1 - TP / (TP + alpha FP + beta FN): how little masks overlap, with a price for each kind of error (Salehi et al., 2017).
///
/// The sums are over everything, or over `axis`.
public final class Tversky: FormulaLoss {
  /// The loss with Keras's defaults unless others are given.
  public init(
    alpha: Double = 0.5, beta: Double = 0.5, axis: [Int]? = nil, reduction: LossReduction =
    .sumOverBatchSize, name: String = "tversky"
  ) {
    super.init(name, reduction, [
        "alpha": .number(alpha), "beta": .number(beta), "axis": axis.map { ConfigValue($0) } ?? .null,
      ]) {
      LossFormulas.tversky($0, $1, alpha: alpha, beta: beta, axis: axis)
    }
  }
}

/// The circle loss of normalized embeddings and their class numbers (Sun et al., 2020).
///
/// Predictions are rows of length 1, one embedding per sample; other ranks end the cell.
public final class Circle: FormulaLoss {
  /// The loss with Keras's defaults unless others are given.
  public init(
    gamma: Double = 80, margin: Double = 0.4, removeDiagonal: Bool = true, reduction: LossReduction =
    .sumOverBatchSize, name: String = "circle"
  ) {
    super.init(name, reduction, [
        "gamma": .number(gamma), "margin": .number(margin), "remove_diagonal": .bool(removeDiagonal),
      ]) {
      LossFormulas.circle($0, $1, gamma: gamma, margin: margin, removeDiagonal: removeDiagonal)
    }
  }
}
