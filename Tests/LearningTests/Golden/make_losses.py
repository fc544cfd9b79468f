"""Writes loss_classes.json: every loss with its gradient, with sample weights, masks and reductions.

    CUDA_VISIBLE_DEVICES= TF_CPP_MIN_LOG_LEVEL=3 python make_losses.py
"""

import keras
import numpy as np
import tensorflow as tf

from make_weights import case, write

K = keras.losses


def losses():
    rng = np.random.default_rng(11)
    cases = []
    real = rng.normal(size=(4, 3)).astype("float32")
    other = rng.normal(size=(4, 3)).astype("float32") * 1.5
    positive = rng.uniform(0.1, 3, size=(4, 3)).astype("float32")
    binary = (rng.uniform(size=(4, 3)) > 0.5).astype("float32")
    p = rng.uniform(0.05, 0.95, size=(4, 3)).astype("float32")
    onehot = np.eye(3, dtype="float32")[[0, 2, 1, 1]]
    soft = (np.exp(other) / np.exp(other).sum(-1, keepdims=True)).astype("float32")
    sparse = np.array([0, 2, 1, 1], "float32")
    weights = np.array([0.5, 2.0, 0.0, 1.5], "float32")
    unit = (other / np.linalg.norm(other, axis=1, keepdims=True)).astype("float32")

    def add(name, loss, y_true, y_pred, weighted=True, sums=True):
        variable = tf.Variable(y_pred)
        with tf.GradientTape() as tape:
            value = loss(tf.constant(y_true), variable)
        tensors = dict(yTrue=y_true, yPred=y_pred, value=value, gradient=tape.gradient(value, variable))
        if weighted:
            tensors["weighted"] = loss(y_true, y_pred, sample_weight=weights)
            masked = tf.constant(y_pred) + 0
            keras.src.backend.set_keras_mask(masked, tf.constant([True, False, True, True]))
            tensors["masked"] = loss(tf.constant(y_true), masked)
            tensors["maskedWeighted"] = loss(tf.constant(y_true), masked, sample_weight=weights)
        cases.append(case(name, loss, **tensors))

    add("meanSquaredError", K.MeanSquaredError(), real, other)
    add("meanSquaredError", K.MeanSquaredError(), real[:, 0], other[:, :1])
    add("meanAbsoluteError", K.MeanAbsoluteError(), real, other)
    add("meanAbsolutePercentageError", K.MeanAbsolutePercentageError(), real, other)
    add("meanSquaredLogarithmicError", K.MeanSquaredLogarithmicError(), positive, positive[::-1].copy())
    add("cosineSimilarity", K.CosineSimilarity(), real, other)
    add("cosineSimilarityAxis", K.CosineSimilarity(axis=0), real, other, weighted=False)
    add("huber", K.Huber(), real, other)
    add("huberDelta", K.Huber(delta=0.5), real, other)
    add("logCosh", K.LogCosh(), real, other)
    add("poisson", K.Poisson(), positive, positive[::-1].copy())
    add("klDivergence", K.KLDivergence(), soft[::-1].copy(), soft)
    add("hinge", K.Hinge(), binary, other)
    add("hinge", K.Hinge(), np.sign(real), other)
    add("squaredHinge", K.SquaredHinge(), binary, other)
    add("categoricalHinge", K.CategoricalHinge(), onehot, other)
    add("binaryCrossentropy", K.BinaryCrossentropy(), binary, p)
    add("binaryCrossentropyLogits", K.BinaryCrossentropy(from_logits=True, label_smoothing=0.1), binary, other)
    add("binaryFocal", K.BinaryFocalCrossentropy(), binary, p)
    add("binaryFocalBalanced", K.BinaryFocalCrossentropy(apply_class_balancing=True, alpha=0.4, gamma=1.5,
        from_logits=True, label_smoothing=0.1), binary, other)
    add("categoricalCrossentropy", K.CategoricalCrossentropy(), onehot, soft)
    add("categoricalCrossentropyLogits", K.CategoricalCrossentropy(from_logits=True, label_smoothing=0.2), onehot, other)
    add("categoricalFocal", K.CategoricalFocalCrossentropy(), onehot, soft)
    add("categoricalFocalLogits", K.CategoricalFocalCrossentropy(alpha=0.5, gamma=1.0, from_logits=True,
        label_smoothing=0.1), onehot, other)
    add("sparseCategoricalCrossentropy", K.SparseCategoricalCrossentropy(), sparse, soft)
    add("sparseCategoricalCrossentropyIgnoring", K.SparseCategoricalCrossentropy(from_logits=True, ignore_class=1),
        sparse, other)
    add("generalizedCrossEntropy", K.CategoricalGeneralizedCrossEntropy(q=0.7), sparse, soft)
    add("dice", K.Dice(), binary, p, weighted=False)
    add("diceAxis", K.Dice(axis=(1,)), binary, p, weighted=False)
    add("tversky", K.Tversky(alpha=0.3, beta=0.7), binary, p, weighted=False)
    add("circle", K.Circle(gamma=8.0), np.array([0, 1, 0, 1], "float32"), unit, weighted=False)
    add("sum", K.MeanSquaredError(reduction="sum"), real, other)
    add("unreduced", K.MeanSquaredError(reduction="none"), real, other)
    add("weightedMean", K.MeanSquaredError(reduction="mean_with_sample_weight"), real, other)
    write("loss_classes.json", cases)


if __name__ == "__main__":
    losses()
