"""Writes metric_classes.json: every metric over two batches, without and with sample weights.

    CUDA_VISIBLE_DEVICES= TF_CPP_MIN_LOG_LEVEL=3 python make_metrics.py
"""

import keras
import numpy as np

from make_weights import case, write

M = keras.metrics


def metrics():
    rng = np.random.default_rng(21)
    cases = []
    f = lambda a: np.asarray(a, "float32")
    real, other = f(rng.normal(size=(6, 3))), f(rng.normal(size=(6, 3)))
    positive = f(rng.uniform(0.1, 3, size=(6, 3)))
    binary, p = f(rng.uniform(size=(6, 3)) > 0.5), f(rng.uniform(0.01, 0.99, size=(6, 3)))
    flat, flat_p = f([0, 1, 1, 0, 1, 0]), f([0.1, 0.8, 0.4, 0.5, 0.95, 0.62])
    onehot = np.eye(3, dtype="float32")[[0, 2, 1, 1, 0, 2]]
    soft = f(np.exp(other) / np.exp(other).sum(-1, keepdims=True))
    sparse, guess = f([0, 2, 1, 1, 0, 2]), f([0, 1, 1, 2, 0, 2])
    weights = f([0.5, 2.0, 0.0, 1.5, 1.0, 3.0])

    def add(name, metric, y_true, y_pred, w=weights):
        tensors = dict(yTrue=y_true, yPred=y_pred)
        metric.update_state(y_true[:4], y_pred[:4])
        metric.update_state(y_true[4:], y_pred[4:])
        tensors["value"] = np.array(metric.result())
        if w is not None:
            metric.reset_state()
            metric.update_state(y_true[:4], y_pred[:4], sample_weight=w[:4])
            metric.update_state(y_true[4:], y_pred[4:], sample_weight=w[4:])
            tensors["weights"] = w
            tensors["weighted"] = metric.result()
        entry = case(name, metric, **tensors)
        entry["names"] = [v.name for v in metric.variables]
        cases.append(entry)

    add("meanSquaredError", M.MeanSquaredError(), real, other)
    add("rootMeanSquaredError", M.RootMeanSquaredError(), real, other)
    add("meanAbsoluteError", M.MeanAbsoluteError(), real, other)
    add("meanAbsolutePercentageError", M.MeanAbsolutePercentageError(), real, other)
    add("meanSquaredLogarithmicError", M.MeanSquaredLogarithmicError(), positive, positive[::-1].copy())
    add("cosineSimilarity", M.CosineSimilarity(), real, other)
    add("logCoshError", M.LogCoshError(), real, other)
    add("poisson", M.Poisson(), positive, positive[::-1].copy())
    add("klDivergence", M.KLDivergence(), soft[::-1].copy(), soft)
    add("hinge", M.Hinge(), np.sign(real), other)
    add("squaredHinge", M.SquaredHinge(), np.sign(real), other)
    add("categoricalHinge", M.CategoricalHinge(), onehot, other)
    add("binaryCrossentropy", M.BinaryCrossentropy(), binary, p)
    add("binaryCrossentropyLogits", M.BinaryCrossentropy(from_logits=True, label_smoothing=0.1), binary, other)
    add("categoricalCrossentropy", M.CategoricalCrossentropy(), onehot, soft)
    add("sparseCategoricalCrossentropy", M.SparseCategoricalCrossentropy(), sparse, soft)
    add("accuracy", M.Accuracy(), sparse, guess)
    add("binaryAccuracy", M.BinaryAccuracy(), binary, p)
    add("binaryAccuracyThreshold", M.BinaryAccuracy(threshold=0.7), flat, flat_p)
    add("categoricalAccuracy", M.CategoricalAccuracy(), onehot, soft)
    add("sparseCategoricalAccuracy", M.SparseCategoricalAccuracy(), sparse, soft)
    add("topKCategoricalAccuracy", M.TopKCategoricalAccuracy(k=2), onehot, soft)
    add("sparseTopKCategoricalAccuracy", M.SparseTopKCategoricalAccuracy(k=2), sparse, soft)
    add("truePositives", M.TruePositives(), binary, p)
    add("trueNegatives", M.TrueNegatives(thresholds=0.4), binary, p)
    add("falsePositives", M.FalsePositives(thresholds=[0.2, 0.6]), binary, p)
    add("falseNegatives", M.FalseNegatives(), flat, flat_p)
    add("precision", M.Precision(), binary, p)
    add("precisionThresholds", M.Precision(thresholds=[0.0, 0.5, 1.0]), flat, flat_p)
    add("precisionTopK", M.Precision(top_k=2), binary, p)
    add("recall", M.Recall(), flat, flat_p)
    add("recallClass", M.Recall(class_id=1, top_k=2), binary, p)
    add("auc", M.AUC(), flat, flat_p)
    add("aucPR", M.AUC(curve="PR", num_thresholds=20), binary, p)
    add("aucMinoring", M.AUC(curve="PR", summation_method="minoring", thresholds=[0.3, 0.5, 0.6]), flat, flat_p)
    add("aucMajoring", M.AUC(summation_method="majoring", num_thresholds=11), flat, flat_p)
    add("aucGain", M.AUC(curve="PRGAIN", num_thresholds=11), binary, p)
    add("aucMultiLabel", M.AUC(multi_label=True, num_thresholds=20), binary, p)
    add("aucLabelWeights", M.AUC(multi_label=True, num_labels=3, label_weights=[1.0, 2.0, 0.5], from_logits=True,
        num_thresholds=50), binary, other)
    add("sensitivityAtSpecificity", M.SensitivityAtSpecificity(0.5), flat, flat_p)
    add("specificityAtSensitivity", M.SpecificityAtSensitivity(0.6, num_thresholds=20), binary, p)
    add("precisionAtRecall", M.PrecisionAtRecall(0.5, num_thresholds=1), flat, flat_p)
    add("recallAtPrecision", M.RecallAtPrecision(0.4, class_id=1), binary, p)
    add("f1Score", M.F1Score(), onehot, soft)
    add("f1ScoreMacro", M.F1Score(average="macro", threshold=0.4), binary, p)
    add("fBetaScore", M.FBetaScore(average="micro", beta=2.0), onehot, soft)
    add("fBetaScoreWeighted", M.FBetaScore(average="weighted", beta=0.5), onehot, soft)
    add("meanIoU", M.MeanIoU(3), sparse, guess, f([1.9, 2, 0.9, 1, 1, 3]))
    add("iou", M.IoU(3, [0, 2], ignore_class=1), sparse, guess)
    add("binaryIoU", M.BinaryIoU([1], threshold=0.6), flat, flat_p)
    add("oneHotIoU", M.OneHotIoU(3, [0, 1]), onehot, soft)
    add("oneHotMeanIoU", M.OneHotMeanIoU(3), onehot, soft)
    add("r2Score", M.R2Score(), real, other)
    add("r2ScoreWeighted", M.R2Score(class_aggregation="variance_weighted_average", num_regressors=2), real, other)
    add("r2ScoreEach", M.R2Score(class_aggregation=None), real, other)
    add("pearsonCorrelation", M.PearsonCorrelation(), real, other)
    add("concordanceCorrelation", M.ConcordanceCorrelation(), real, other)
    write("metric_classes.json", cases)


if __name__ == "__main__":
    metrics()
