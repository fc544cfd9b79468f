import Tensors

extension keras.losses {
  /// The mean of (yTrue - yPred)^2 over the last axis, one number per sample.
  ///
  ///     print(keras.losses.meanSquaredError([[1.0, 2.0]], [[1.0, 4.0]]).numpy())      // [2.]
  ///
  /// Passes as a loss too: `model.compile(optimizer: .sgd, loss: keras.losses.MSE)`.
  public static func meanSquaredError(
    _ yTrue: some TensorConvertible, _ yPred: some TensorConvertible
  ) -> Tensor {
    LossFormulas.meanSquaredError(realNumbers(yTrue.asTensor), realNumbers(yPred.asTensor))
  }

  /// `meanSquaredError` under its short name.
  public static func MSE(_ yTrue: some TensorConvertible, _ yPred: some TensorConvertible) -> Tensor {
    meanSquaredError(yTrue, yPred)
  }

  /// The mean of abs(yTrue - yPred) over the last axis, one number per sample.
  public static func meanAbsoluteError(
    _ yTrue: some TensorConvertible, _ yPred: some TensorConvertible
  ) -> Tensor {
    LossFormulas.meanAbsoluteError(realNumbers(yTrue.asTensor), realNumbers(yPred.asTensor))
  }

  /// `meanAbsoluteError` under its short name.
  public static func MAE(_ yTrue: some TensorConvertible, _ yPred: some TensorConvertible) -> Tensor {
    meanAbsoluteError(yTrue, yPred)
  }

  /// -(y log(p) + (1 - y) log(1 - p)), the mean over the last axis, one number per sample.
  public static func binaryCrossentropy(
    _ yTrue: some TensorConvertible, _ yPred: some TensorConvertible
  ) -> Tensor {
    binaryCrossentropy(yTrue, yPred, fromLogits: false)
  }

  /// The same from the numbers before the sigmoid.
  public static func binaryCrossentropy(
    _ yTrue: some TensorConvertible, _ yPred: some TensorConvertible, fromLogits: Bool,
    labelSmoothing: Double = 0
  ) -> Tensor {
    LossFormulas.binaryCrossentropy(
      realNumbers(yTrue.asTensor), realNumbers(yPred.asTensor), fromLogits: fromLogits,
      labelSmoothing: labelSmoothing)
  }

  /// -sum(y log(p)) over the last axis, one number per sample.
  public static func categoricalCrossentropy(
    _ yTrue: some TensorConvertible, _ yPred: some TensorConvertible
  ) -> Tensor {
    categoricalCrossentropy(yTrue, yPred, fromLogits: false)
  }

  /// The same from the numbers before the softmax.
  public static func categoricalCrossentropy(
    _ yTrue: some TensorConvertible, _ yPred: some TensorConvertible, fromLogits: Bool,
    labelSmoothing: Double = 0
  ) -> Tensor {
    LossFormulas.categoricalCrossentropy(
      realNumbers(yTrue.asTensor), realNumbers(yPred.asTensor), fromLogits: fromLogits,
      labelSmoothing: labelSmoothing)
  }

  /// -log(p[class]) for class numbers, one number per sample.
  public static func sparseCategoricalCrossentropy(
    _ yTrue: some TensorConvertible, _ yPred: some TensorConvertible
  ) -> Tensor {
    sparseCategoricalCrossentropy(yTrue, yPred, fromLogits: false)
  }

  /// The same from the numbers before the softmax.
  public static func sparseCategoricalCrossentropy(
    _ yTrue: some TensorConvertible, _ yPred: some TensorConvertible, fromLogits: Bool
  ) -> Tensor {
    LossFormulas.sparseCategoricalCrossentropy(
      yTrue.asTensor, realNumbers(yPred.asTensor), fromLogits: fromLogits)
  }

  /// 100 times the mean of abs((yTrue - yPred) / yTrue) over the last axis, one number per sample.
  public static func meanAbsolutePercentageError(_ yTrue: some TensorConvertible, _ yPred: some TensorConvertible) -> Tensor {
    LossFormulas.meanAbsolutePercentageError(realNumbers(yTrue.asTensor), realNumbers(yPred.asTensor))
  }

  /// The mean of (log(1 + yTrue) - log(1 + yPred))^2 over the last axis, one number per sample.
  public static func meanSquaredLogarithmicError(_ yTrue: some TensorConvertible, _ yPred: some TensorConvertible) -> Tensor {
    LossFormulas.meanSquaredLogarithmicError(realNumbers(yTrue.asTensor), realNumbers(yPred.asTensor))
  }

  /// Squares of small errors and absolute values of large ones, the mean over the last axis.
  public static func huber(_ yTrue: some TensorConvertible, _ yPred: some TensorConvertible) -> Tensor {
    LossFormulas.huber(realNumbers(yTrue.asTensor), realNumbers(yPred.asTensor), delta: 1)
  }

  /// The same with arguments of its own.
  public static func huber(
    _ yTrue: some TensorConvertible, _ yPred: some TensorConvertible, delta: Double
  ) -> Tensor {
    LossFormulas.huber(realNumbers(yTrue.asTensor), realNumbers(yPred.asTensor), delta: delta)
  }

  /// The mean of log(cosh(yPred - yTrue)) over the last axis, one number per sample.
  public static func logCosh(_ yTrue: some TensorConvertible, _ yPred: some TensorConvertible) -> Tensor {
    LossFormulas.logCosh(realNumbers(yTrue.asTensor), realNumbers(yPred.asTensor))
  }

  /// The mean of yPred - yTrue log(yPred) over the last axis, one number per sample.
  public static func poisson(_ yTrue: some TensorConvertible, _ yPred: some TensorConvertible) -> Tensor {
    LossFormulas.poisson(realNumbers(yTrue.asTensor), realNumbers(yPred.asTensor))
  }

  /// The sum of yTrue log(yTrue / yPred) over the last axis, one number per sample.
  public static func klDivergence(_ yTrue: some TensorConvertible, _ yPred: some TensorConvertible) -> Tensor {
    LossFormulas.klDivergence(realNumbers(yTrue.asTensor), realNumbers(yPred.asTensor))
  }

  /// The mean of max(1 - yTrue yPred, 0) over the last axis, one number per sample.
  public static func hinge(_ yTrue: some TensorConvertible, _ yPred: some TensorConvertible) -> Tensor {
    LossFormulas.hinge(realNumbers(yTrue.asTensor), realNumbers(yPred.asTensor))
  }

  /// The mean of max(1 - yTrue yPred, 0)^2 over the last axis, one number per sample.
  public static func squaredHinge(_ yTrue: some TensorConvertible, _ yPred: some TensorConvertible) -> Tensor {
    LossFormulas.squaredHinge(realNumbers(yTrue.asTensor), realNumbers(yPred.asTensor))
  }

  /// max(largest wrong prediction - prediction of the true class + 1, 0), one number per sample.
  public static func categoricalHinge(_ yTrue: some TensorConvertible, _ yPred: some TensorConvertible) -> Tensor {
    LossFormulas.categoricalHinge(realNumbers(yTrue.asTensor), realNumbers(yPred.asTensor))
  }

  /// 1 - 2 sum(y p) / (sum(y) + sum(p)).
  public static func dice(_ yTrue: some TensorConvertible, _ yPred: some TensorConvertible) -> Tensor {
    LossFormulas.dice(realNumbers(yTrue.asTensor), realNumbers(yPred.asTensor), axis: nil)
  }

  /// The same with arguments of its own.
  public static func dice(
    _ yTrue: some TensorConvertible, _ yPred: some TensorConvertible, axis: [Int]?
  ) -> Tensor {
    LossFormulas.dice(realNumbers(yTrue.asTensor), realNumbers(yPred.asTensor), axis: axis)
  }

  /// 1 - TP / (TP + alpha FP + beta FN).
  public static func tversky(_ yTrue: some TensorConvertible, _ yPred: some TensorConvertible) -> Tensor {
    LossFormulas.tversky(realNumbers(yTrue.asTensor), realNumbers(yPred.asTensor), alpha: 0.5, beta: 0.5, axis: nil)
  }

  /// The same with arguments of its own.
  public static func tversky(
    _ yTrue: some TensorConvertible, _ yPred: some TensorConvertible, alpha: Double, beta: Double = 0.5, axis: [Int]? = nil
  ) -> Tensor {
    LossFormulas.tversky(realNumbers(yTrue.asTensor), realNumbers(yPred.asTensor), alpha: alpha, beta: beta, axis: axis)
  }

  /// The negative cosine of the angle between rows, one number per row.
  public static func cosineSimilarity(_ yTrue: some TensorConvertible, _ yPred: some TensorConvertible) -> Tensor {
    cosineSimilarity(yTrue, yPred, axis: -1)
  }

  /// The same along another axis.
  public static func cosineSimilarity(
    _ yTrue: some TensorConvertible, _ yPred: some TensorConvertible, axis: Int
  ) -> Tensor {
    -LossFormulas.cosineSimilarity(realNumbers(yTrue.asTensor), realNumbers(yPred.asTensor), axis: axis)
  }

  /// `BinaryFocalCrossentropy`, one number per sample.
  public static func binaryFocalCrossentropy(
    _ yTrue: some TensorConvertible, _ yPred: some TensorConvertible, applyClassBalancing: Bool = false,
    alpha: Double = 0.25, gamma: Double = 2, fromLogits: Bool = false, labelSmoothing: Double = 0
  ) -> Tensor {
    LossFormulas.binaryFocalCrossentropy(
      realNumbers(yTrue.asTensor), realNumbers(yPred.asTensor), applyClassBalancing: applyClassBalancing,
      alpha: alpha, gamma: gamma, fromLogits: fromLogits, labelSmoothing: labelSmoothing)
  }

  /// `CategoricalFocalCrossentropy`, one number per sample.
  public static func categoricalFocalCrossentropy(
    _ yTrue: some TensorConvertible, _ yPred: some TensorConvertible, alpha: Double = 0.25, gamma: Double = 2,
    fromLogits: Bool = false, labelSmoothing: Double = 0
  ) -> Tensor {
    LossFormulas.categoricalFocalCrossentropy(
      realNumbers(yTrue.asTensor), realNumbers(yPred.asTensor), alpha: alpha, gamma: gamma, fromLogits: fromLogits,
      labelSmoothing: labelSmoothing)
  }
}
