"""Writes activations.json: every activation and its gradient.

    CUDA_VISIBLE_DEVICES= TF_CPP_MIN_LOG_LEVEL=3 python make_activations.py
"""

import keras
import numpy as np
import tensorflow as tf

from make_weights import case, write

A = keras.activations


def activations():
    x = np.array([[-4.0, -2.5, -0.9, -0.3, 0.1, 0.45], [0.55, 0.95, 1.5, 2.9, 3.5, 7.0]], "float32")
    cases = []

    def add(name, function):
        variable = tf.Variable(x)
        with tf.GradientTape() as tape:
            value = function(variable)
            total = tf.reduce_sum(value * tf.range(1.0, 1.0 + value.shape[-1]))
        cases.append(case(name, None, x=x, value=value, gradient=tape.gradient(total, variable)))

    for name in ["linear", "relu", "leaky_relu", "relu6", "softmax", "celu", "elu", "selu", "softplus", "softsign",
                 "squareplus", "soft_shrink", "sparse_plus", "silu", "gelu", "glu", "tanh", "tanh_shrink", "sigmoid",
                 "sparse_sigmoid", "exponential", "hard_sigmoid", "hard_silu", "hard_tanh", "hard_shrink", "mish",
                 "log_softmax", "log_sigmoid", "sparsemax"]:
        add(name, getattr(A, name))
    add("gelu_approximate", lambda x: A.gelu(x, approximate=True))
    add("relu_arguments", lambda x: A.relu(x, negative_slope=0.1, max_value=2.0, threshold=0.5))
    add("leaky_relu_slope", lambda x: A.leaky_relu(x, negative_slope=0.1))
    add("elu_alpha", lambda x: A.elu(x, alpha=0.5))
    add("celu_alpha", lambda x: A.celu(x, alpha=0.5))
    add("threshold", lambda x: A.threshold(x, 0.5, 20.0))
    add("softmax_axis", lambda x: A.softmax(x, axis=0))
    write("activations.json", cases)


if __name__ == "__main__":
    activations()
