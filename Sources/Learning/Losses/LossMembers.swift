/// Keras's string ids of losses as members: `loss: .mse`.
extension Loss {
  /// `MeanSquaredError()`
  public static var mse: Loss { MeanSquaredError() }
  /// `MeanSquaredError()`
  public static var meanSquaredError: Loss { MeanSquaredError() }
  /// `MeanAbsoluteError()`
  public static var mae: Loss { MeanAbsoluteError() }
  /// `MeanAbsoluteError()`
  public static var meanAbsoluteError: Loss { MeanAbsoluteError() }
  /// `MeanAbsolutePercentageError()`
  public static var mape: Loss { MeanAbsolutePercentageError() }
  /// `MeanAbsolutePercentageError()`
  public static var meanAbsolutePercentageError: Loss { MeanAbsolutePercentageError() }
  /// `MeanSquaredLogarithmicError()`
  public static var msle: Loss { MeanSquaredLogarithmicError() }
  /// `MeanSquaredLogarithmicError()`
  public static var meanSquaredLogarithmicError: Loss { MeanSquaredLogarithmicError() }
  /// `CosineSimilarity()`
  public static var cosineSimilarity: Loss { CosineSimilarity() }
  /// `Huber()`
  public static var huber: Loss { Huber() }
  /// `LogCosh()`
  public static var logCosh: Loss { LogCosh() }
  /// `Poisson()`
  public static var poisson: Loss { Poisson() }
  /// `KLDivergence()`
  public static var klDivergence: Loss { KLDivergence() }
  /// `KLDivergence()`
  public static var kld: Loss { KLDivergence() }
  /// `Hinge()`
  public static var hinge: Loss { Hinge() }
  /// `SquaredHinge()`
  public static var squaredHinge: Loss { SquaredHinge() }
  /// `CategoricalHinge()`
  public static var categoricalHinge: Loss { CategoricalHinge() }
  /// `BinaryCrossentropy()`
  public static var binaryCrossentropy: Loss { BinaryCrossentropy() }
  /// `BinaryCrossentropy()`
  public static var bce: Loss { BinaryCrossentropy() }
  /// `CategoricalCrossentropy()`
  public static var categoricalCrossentropy: Loss { CategoricalCrossentropy() }
  /// `SparseCategoricalCrossentropy()`
  public static var sparseCategoricalCrossentropy: Loss { SparseCategoricalCrossentropy() }
  /// `BinaryFocalCrossentropy()`
  public static var binaryFocalCrossentropy: Loss { BinaryFocalCrossentropy() }
  /// `CategoricalFocalCrossentropy()`
  public static var categoricalFocalCrossentropy: Loss { CategoricalFocalCrossentropy() }
  /// `Dice()`
  public static var dice: Loss { Dice() }
  /// `Tversky()`
  public static var tversky: Loss { Tversky() }
  /// `Circle()`
  public static var circle: Loss { Circle() }
}
