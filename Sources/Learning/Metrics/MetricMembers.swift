import Tensors

/// Keras's string ids of metrics as members: `metrics: [.accuracy, .mae]`.
extension Metric {
  /// Binary, categorical or sparse categorical accuracy, whichever fits targets and predictions;
  /// called `accuracy` in logs.
  public static var accuracy: Metric { AccuracyByShape(name: "accuracy") }
  /// `.accuracy`, called `acc` in logs.
  public static var acc: Metric { AccuracyByShape(name: "acc") }
  /// Mean squared error, called `mse` in logs.
  public static var mse: Metric { keras.metrics.MeanSquaredError(name: "mse") }
  /// Mean squared error.
  public static var meanSquaredError: Metric { keras.metrics.MeanSquaredError() }
  /// Mean absolute error, called `mae` in logs.
  public static var mae: Metric { keras.metrics.MeanAbsoluteError(name: "mae") }
  /// Mean absolute error.
  public static var meanAbsoluteError: Metric { keras.metrics.MeanAbsoluteError() }
  /// Mean absolute percentage error, called `mape` in logs.
  public static var mape: Metric { keras.metrics.MeanAbsolutePercentageError(name: "mape") }
  /// Mean absolute percentage error.
  public static var meanAbsolutePercentageError: Metric { keras.metrics.MeanAbsolutePercentageError() }
  /// Mean squared logarithmic error, called `msle` in logs.
  public static var msle: Metric { keras.metrics.MeanSquaredLogarithmicError(name: "msle") }
  /// Mean squared logarithmic error.
  public static var meanSquaredLogarithmicError: Metric { keras.metrics.MeanSquaredLogarithmicError() }
  /// Root of the mean squared error.
  public static var rootMeanSquaredError: Metric { keras.metrics.RootMeanSquaredError() }
  /// Mean cosine of the angle between targets and predictions.
  public static var cosineSimilarity: Metric { keras.metrics.CosineSimilarity() }
  /// Mean of log(cosh(error)).
  public static var logCoshError: Metric { keras.metrics.LogCoshError() }
  /// Mean Poisson loss.
  public static var poisson: Metric { keras.metrics.Poisson() }
  /// Mean divergence of probabilities.
  public static var klDivergence: Metric { keras.metrics.KLDivergence() }
  /// Mean hinge loss.
  public static var hinge: Metric { keras.metrics.Hinge() }
  /// Mean squared hinge loss.
  public static var squaredHinge: Metric { keras.metrics.SquaredHinge() }
  /// Mean categorical hinge loss.
  public static var categoricalHinge: Metric { keras.metrics.CategoricalHinge() }
  /// Binary cross entropy of probabilities.
  public static var binaryCrossentropy: Metric { keras.metrics.BinaryCrossentropy() }
  /// Binary cross entropy of probabilities, called `bce` in logs.
  public static var bce: Metric { keras.metrics.BinaryCrossentropy(name: "bce") }
  /// Cross entropy of probabilities and one-hot targets.
  public static var categoricalCrossentropy: Metric { keras.metrics.CategoricalCrossentropy() }
  /// Cross entropy of probabilities and class numbers.
  public static var sparseCategoricalCrossentropy: Metric { keras.metrics.SparseCategoricalCrossentropy() }
  /// How often predictions are on the right side of 0.5.
  public static var binaryAccuracy: Metric { keras.metrics.BinaryAccuracy() }
  /// How often the largest prediction is that of the one-hot target.
  public static var categoricalAccuracy: Metric { keras.metrics.CategoricalAccuracy() }
  /// How often the largest prediction is that of the class number.
  public static var sparseCategoricalAccuracy: Metric { keras.metrics.SparseCategoricalAccuracy() }
  /// How often the true class is among the 5 largest predictions.
  public static var topKCategoricalAccuracy: Metric { keras.metrics.TopKCategoricalAccuracy() }
  /// How often the class number is among the 5 largest predictions.
  public static var sparseTopKCategoricalAccuracy: Metric { keras.metrics.SparseTopKCategoricalAccuracy() }
  /// The share of positive predictions that are right.
  public static var precision: Metric { keras.metrics.Precision() }
  /// The share of positive targets that are predicted.
  public static var recall: Metric { keras.metrics.Recall() }
  /// The area under the ROC curve.
  public static var auc: Metric { keras.metrics.AUC() }
  /// The number of positive predictions that are right.
  public static var truePositives: Metric { keras.metrics.TruePositives() }
  /// The number of negative predictions that are right.
  public static var trueNegatives: Metric { keras.metrics.TrueNegatives() }
  /// The number of positive predictions that are wrong.
  public static var falsePositives: Metric { keras.metrics.FalsePositives() }
  /// The number of negative predictions that are wrong.
  public static var falseNegatives: Metric { keras.metrics.FalseNegatives() }
  /// The share of the variance that predictions explain.
  public static var r2Score: Metric { keras.metrics.R2Score() }
  /// The harmonic means of precision and recall, one per class.
  public static var f1Score: Metric { keras.metrics.F1Score() }
}
