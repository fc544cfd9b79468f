# Writes nn.json beside this file: activations, losses and normalisations of TensorFlow, with the
# gradient of sum(y * weights), weights 1, 1.5, 2, ... modulo 7, with respect to the first input.
#   CUDA_VISIBLE_DEVICES= python make_nn.py      (TensorFlow 2.21)
import json, os
import numpy as np
import tensorflow as tf

cases = []


def fill(dims, step, dtype="float32"):
    count = int(np.prod(dims))
    return tf.constant((((np.arange(count) * step) % 23) / 8 - 1.3).reshape(dims).astype(dtype))


def pack(t):
    return dict(dims=list(t.shape), dtype=t.dtype.name,
                values=" ".join(f"{float(v):.8g}" for v in np.asarray(tf.cast(t, tf.float64)).ravel()))


def record(label, function, *inputs):
    with tf.GradientTape() as tape:
        tape.watch(inputs[0])
        y = function(*inputs)
        if y.dtype.is_floating:
            w = tf.reshape(tf.cast(tf.range(tf.size(y)) % 7, y.dtype) * 0.5 + 1, y.shape)
            loss = tf.reduce_sum(y * w)
    item = dict(label=label, y=pack(y))
    if y.dtype.is_floating:
        g = tape.gradient(loss, inputs[0])
        g = tf.convert_to_tensor(g) if g is not None else None
        if g is not None:
            item["gradient"] = pack(g)
    cases.append(item)


nn = tf.nn
x = fill([3, 5], 5)
edges = tf.constant([-7.0, -2.0, -0.5, 0.0, 0.5, 2.0, 6.0, 7.0])
for name in ["relu6", "leaky_relu", "elu", "selu", "silu", "gelu", "softsign", "crelu"]:
    record(name, getattr(nn, name), edges)
record("leaky_relu 1.5", lambda a: nn.leaky_relu(a, alpha=1.5), edges)
record("silu beta", lambda a: nn.silu(a, beta=1.7), edges)
record("gelu approximate", lambda a: nn.gelu(a, approximate=True), edges)
record("bias_add", lambda a: nn.bias_add(a, tf.constant([1.0, 2, 3, 4, 5])), x)
record("l2_loss", nn.l2_loss, x)
record("l2_normalize", lambda a: nn.l2_normalize(a, axis=1), x)
record("weighted cross entropy", lambda a: nn.weighted_cross_entropy_with_logits(tf.sigmoid(fill([3, 5], 7)), a, 2.5), x)
record("softmax cross entropy axis 0", lambda a: nn.softmax_cross_entropy_with_logits(nn.softmax(fill([3, 5], 7), axis=0), a, axis=0), x)
record("log poisson", lambda a: nn.log_poisson_loss(tf.abs(fill([3, 5], 7)) * 2, a), x)
record("log poisson full", lambda a: nn.log_poisson_loss(tf.abs(fill([3, 5], 7)) * 2, a, compute_full_loss=True), x)
record("in_top_k", lambda a: tf.math.in_top_k([1, 4, 0], a, 2), x)
record("embedding", lambda a: nn.embedding_lookup(a, [[0, 2], [1, 1]]), x)
record("embedding max norm", lambda a: nn.embedding_lookup(a, [[0, 2], [1, 1]], max_norm=1.5), x)
image = fill([2, 3, 4, 5], 5)
record("moments mean", lambda a: nn.moments(a, [0, 1, 2])[0], image)
record("moments variance", lambda a: nn.moments(a, [1, 2], keepdims=True)[1], image)
record("batch_normalization", lambda a: nn.batch_normalization(
    a, *nn.moments(a, [0, 1, 2]), tf.constant([0.5, 0, 1, 2, -1]), tf.constant([1.0, 2, 3, 0.5, -1]), 1e-3), image)
record("local_response_normalization", lambda a: nn.local_response_normalization(a, 2, 1.5, 0.7, 0.75), image)
scale, offset = tf.constant([1.0, 2, 3, 0.5, -1]), tf.constant([0.5, 0, 1, 2, -1])
fused = lambda a, s=scale: tf.compat.v1.nn.fused_batch_norm(a, s, offset, epsilon=1e-3)[0]
record("fused batch norm", fused, image)
record("fused batch norm scale", lambda s: fused(image, s), scale)


def layer_norm(a, s=scale):
    mean, variance = nn.moments(a, [-1], keepdims=True)
    return (a - mean) * tf.math.rsqrt(variance + 1e-3) * s + offset


record("layer norm", layer_norm, image)
record("layer norm scale", lambda s: layer_norm(image, s), scale)
tf.random.set_seed(5)
record("dropout", lambda a: nn.dropout(a, 0.4, seed=11), fill([4, 6], 5))
tf.random.set_seed(5)
record("dropout noise shape", lambda a: nn.dropout(a, 0.4, noise_shape=[4, 1], seed=11), fill([4, 6], 5))
json.dump(dict(cases=cases), open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "nn.json"), "w"), indent=0)
