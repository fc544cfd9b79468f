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
}
