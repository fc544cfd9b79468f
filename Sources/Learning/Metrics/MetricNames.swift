import Tensors

// Metrics that share their name with no loss are found without `keras.metrics.` as well: `metrics: [Precision()]`.
public typealias Accuracy = keras.metrics.Accuracy
public typealias BinaryAccuracy = keras.metrics.BinaryAccuracy
public typealias CategoricalAccuracy = keras.metrics.CategoricalAccuracy
public typealias SparseCategoricalAccuracy = keras.metrics.SparseCategoricalAccuracy
public typealias TopKCategoricalAccuracy = keras.metrics.TopKCategoricalAccuracy
public typealias SparseTopKCategoricalAccuracy = keras.metrics.SparseTopKCategoricalAccuracy
public typealias TruePositives = keras.metrics.TruePositives
public typealias TrueNegatives = keras.metrics.TrueNegatives
public typealias FalsePositives = keras.metrics.FalsePositives
public typealias FalseNegatives = keras.metrics.FalseNegatives
public typealias Precision = keras.metrics.Precision
public typealias Recall = keras.metrics.Recall
public typealias AUC = keras.metrics.AUC
public typealias SensitivityAtSpecificity = keras.metrics.SensitivityAtSpecificity
public typealias SpecificityAtSensitivity = keras.metrics.SpecificityAtSensitivity
public typealias PrecisionAtRecall = keras.metrics.PrecisionAtRecall
public typealias RecallAtPrecision = keras.metrics.RecallAtPrecision
public typealias F1Score = keras.metrics.F1Score
public typealias FBetaScore = keras.metrics.FBetaScore
public typealias IoU = keras.metrics.IoU
public typealias MeanIoU = keras.metrics.MeanIoU
public typealias BinaryIoU = keras.metrics.BinaryIoU
public typealias OneHotIoU = keras.metrics.OneHotIoU
public typealias OneHotMeanIoU = keras.metrics.OneHotMeanIoU
public typealias RootMeanSquaredError = keras.metrics.RootMeanSquaredError
public typealias LogCoshError = keras.metrics.LogCoshError
public typealias R2Score = keras.metrics.R2Score
public typealias PearsonCorrelation = keras.metrics.PearsonCorrelation
public typealias ConcordanceCorrelation = keras.metrics.ConcordanceCorrelation
public typealias Mean = keras.metrics.Mean
public typealias Sum = keras.metrics.Sum
