import Tensors

/// How losses, metrics and schedules are made from their arguments, by Keras's class names and the short names that
/// `compile` takes.
enum TrainingCatalog {
  typealias Make<Object> = (ConfigReader) throws -> Object

  static let losses: [String: Make<Loss>] = {
    let classes: [String: Make<Loss>] = [
      "MeanSquaredError": { MeanSquaredError(reduction: try $0.reduction, name: try $0.string("name", "mean_squared_error")) },
      "MeanAbsoluteError": { MeanAbsoluteError(reduction: try $0.reduction, name: try $0.string("name", "mean_absolute_error")) },
      "MeanAbsolutePercentageError": {
        MeanAbsolutePercentageError(reduction: try $0.reduction, name: try $0.string("name", "mean_absolute_percentage_error"))
      },
      "MeanSquaredLogarithmicError": {
        MeanSquaredLogarithmicError(reduction: try $0.reduction, name: try $0.string("name", "mean_squared_logarithmic_error"))
      },
      "CosineSimilarity": {
        CosineSimilarity(axis: try $0.int("axis", -1), reduction: try $0.reduction, name: try $0.string("name", "cosine_similarity"))
      },
      "Huber": { Huber(delta: try $0.double("delta", 1), reduction: try $0.reduction, name: try $0.string("name", "huber_loss")) },
      "LogCosh": { LogCosh(reduction: try $0.reduction, name: try $0.string("name", "log_cosh")) },
      "Poisson": { Poisson(reduction: try $0.reduction, name: try $0.string("name", "poisson")) },
      "KLDivergence": { KLDivergence(reduction: try $0.reduction, name: try $0.string("name", "kl_divergence")) },
      "Hinge": { Hinge(reduction: try $0.reduction, name: try $0.string("name", "hinge")) },
      "SquaredHinge": { SquaredHinge(reduction: try $0.reduction, name: try $0.string("name", "squared_hinge")) },
      "CategoricalHinge": { CategoricalHinge(reduction: try $0.reduction, name: try $0.string("name", "categorical_hinge")) },
      "BinaryCrossentropy": {
        BinaryCrossentropy(
          fromLogits: try $0.bool("from_logits", false), labelSmoothing: try $0.double("label_smoothing", 0),
          reduction: try $0.reduction, name: try $0.string("name", "binary_crossentropy"))
      },
      "CategoricalCrossentropy": {
        CategoricalCrossentropy(
          fromLogits: try $0.bool("from_logits", false), labelSmoothing: try $0.double("label_smoothing", 0),
          reduction: try $0.reduction, name: try $0.string("name", "categorical_crossentropy"))
      },
      "SparseCategoricalCrossentropy": {
        SparseCategoricalCrossentropy(
          fromLogits: try $0.bool("from_logits", false), ignoreClass: try $0.optionalInt("ignore_class"),
          reduction: try $0.reduction, name: try $0.string("name", "sparse_categorical_crossentropy"))
      },
    ]
    let short = [
      "mse": "MeanSquaredError", "mae": "MeanAbsoluteError", "mape": "MeanAbsolutePercentageError",
      "msle": "MeanSquaredLogarithmicError", "bce": "BinaryCrossentropy", "kld": "KLDivergence",
      "kl_divergence": "KLDivergence", "logcosh": "LogCosh",
    ]
    return ArgumentCatalog.withShortNames(classes).merging(short.mapValues { classes[$0]! }) { $1 }
  }()

  static let metrics: [String: Make<Metric>] = {
    typealias M = keras.metrics
    let classes: [String: Make<Metric>] = [
      "Accuracy": { M.Accuracy(name: try $0.string("name", "accuracy")) },
      "BinaryAccuracy": {
        M.BinaryAccuracy(name: try $0.string("name", "binary_accuracy"), threshold: try $0.double("threshold", 0.5))
      },
      "CategoricalAccuracy": { M.CategoricalAccuracy(name: try $0.string("name", "categorical_accuracy")) },
      "SparseCategoricalAccuracy": { M.SparseCategoricalAccuracy(name: try $0.string("name", "sparse_categorical_accuracy")) },
      "MeanSquaredError": { M.MeanSquaredError(name: try $0.string("name", "mean_squared_error")) },
      "MeanAbsoluteError": { M.MeanAbsoluteError(name: try $0.string("name", "mean_absolute_error")) },
      "BinaryCrossentropy": {
        M.BinaryCrossentropy(
          name: try $0.string("name", "binary_crossentropy"), fromLogits: try $0.bool("from_logits", false),
          labelSmoothing: try $0.double("label_smoothing", 0))
      },
      "CategoricalCrossentropy": {
        M.CategoricalCrossentropy(
          name: try $0.string("name", "categorical_crossentropy"), fromLogits: try $0.bool("from_logits", false),
          labelSmoothing: try $0.double("label_smoothing", 0))
      },
      "SparseCategoricalCrossentropy": {
        M.SparseCategoricalCrossentropy(
          name: try $0.string("name", "sparse_categorical_crossentropy"), fromLogits: try $0.bool("from_logits", false))
      },
      "TopKCategoricalAccuracy": {
        M.TopKCategoricalAccuracy(k: try $0.int("k", 5), name: try $0.string("name", "top_k_categorical_accuracy"))
      },
      "SparseTopKCategoricalAccuracy": {
        M.SparseTopKCategoricalAccuracy(k: try $0.int("k", 5), name: try $0.string("name", "sparse_top_k_categorical_accuracy"))
      },
      "TruePositives": { M.TruePositives(thresholds: try $0.optionalDoubles("thresholds"), name: try $0.name) },
      "TrueNegatives": { M.TrueNegatives(thresholds: try $0.optionalDoubles("thresholds"), name: try $0.name) },
      "FalsePositives": { M.FalsePositives(thresholds: try $0.optionalDoubles("thresholds"), name: try $0.name) },
      "FalseNegatives": { M.FalseNegatives(thresholds: try $0.optionalDoubles("thresholds"), name: try $0.name) },
      "Precision": {
        M.Precision(
          thresholds: try $0.optionalDoubles("thresholds"), topK: try $0.optionalInt("top_k"),
          classId: try $0.optionalInt("class_id"), name: try $0.name)
      },
      "Recall": {
        M.Recall(
          thresholds: try $0.optionalDoubles("thresholds"), topK: try $0.optionalInt("top_k"),
          classId: try $0.optionalInt("class_id"), name: try $0.name)
      },
      "RootMeanSquaredError": { M.RootMeanSquaredError(name: try $0.string("name", "root_mean_squared_error")) },
    ]
    let names: [String: Make<Metric>] = [
      "accuracy": { _ in .accuracy }, "acc": { _ in .acc },
      "mse": { _ in .mse }, "mae": { _ in .mae },
    ]
    return ArgumentCatalog.withShortNames(classes).merging(names) { $1 }
  }()

  static let schedules: [String: Make<LearningRateSchedule>] = [
    "ExponentialDecay": {
      ExponentialDecay(
        try $0.double("initial_learning_rate"), try $0.int("decay_steps"), try $0.double("decay_rate"),
        staircase: try $0.bool("staircase", false), name: try $0.string("name", "ExponentialDecay"))
    },
    "InverseTimeDecay": {
      InverseTimeDecay(
        try $0.double("initial_learning_rate"), try $0.int("decay_steps"), try $0.double("decay_rate"),
        staircase: try $0.bool("staircase", false), name: try $0.string("name", "InverseTimeDecay"))
    },
    "PolynomialDecay": {
      PolynomialDecay(
        try $0.double("initial_learning_rate"), try $0.int("decay_steps"),
        endLearningRate: try $0.double("end_learning_rate", 0.0001), power: try $0.double("power", 1),
        cycle: try $0.bool("cycle", false), name: try $0.string("name", "PolynomialDecay"))
    },
    "PiecewiseConstantDecay": {
      guard let boundaries = try $0.optionalInts("boundaries"), let values = try $0.optionalDoubles("values") else {
        throw $0.wrong("values", "a list of numbers")
      }
      return PiecewiseConstantDecay(boundaries, values, name: try $0.string("name", "PiecewiseConstant"))
    },
    "CosineDecay": {
      CosineDecay(
        try $0.double("initial_learning_rate"), try $0.int("decay_steps"), alpha: try $0.double("alpha", 0),
        name: try $0.string("name", "CosineDecay"), warmupTarget: try $0.optionalDouble("warmup_target"),
        warmupSteps: try $0.int("warmup_steps", 0))
    },
    "CosineDecayRestarts": {
      CosineDecayRestarts(
        try $0.double("initial_learning_rate"), try $0.int("first_decay_steps"), tMul: try $0.double("t_mul", 2),
        mMul: try $0.double("m_mul", 1), alpha: try $0.double("alpha", 0), name: try $0.string("name", "SGDRDecay"))
    },
  ]
}

extension ConfigReader {
  fileprivate var reduction: LossReduction { get throws { try choice("reduction", .sumOverBatchSize) } }
}
