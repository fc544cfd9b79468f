# Writes convolution.json beside this file: what TensorFlow computes for convolutions and pools, with
# the gradients of sum(y * weights) for weights 1, 1.5, 2, ... modulo 7.
#   CUDA_VISIBLE_DEVICES= python make_convolution.py      (TensorFlow 2.21)
import json, os
import numpy as np
import tensorflow as tf

tf.config.threading.set_inter_op_parallelism_threads(1)
cases = []


def fill(dims, step, dtype="float32"):
    count = int(np.prod(dims))
    return (((np.arange(count) * step) % 23) / 8 - 1.3).reshape(dims).astype(dtype)


def record(label, parameters, inputs, function, dtype="float32"):
    tensors = [tf.constant(x) for x in inputs]
    with tf.GradientTape() as tape:
        for t in tensors:
            tape.watch(t)
        y = function(*tensors)
        weights = tf.reshape(tf.cast(tf.range(tf.size(y)) % 7, y.dtype) * 0.5 + 1, y.shape)
        loss = tf.reduce_sum(y * weights)
    gradients = tape.gradient(loss, tensors)
    pack = lambda t: dict(dims=list(t.shape), dtype=t.dtype.name,
                          values=" ".join(f"{v:.7g}" for v in np.asarray(t, "float64").ravel()))
    cases.append(dict(label=label, **parameters, inputs=[dict(dims=list(x.shape), dtype=str(x.dtype)) for x in inputs],
                      y=pack(y), gradients=[pack(g) for g in gradients]))


def conv(label, x, f, strides, padding, dilations=None):
    axes = len(f) - 2
    p = dict(kind="conv", strides=strides, dilations=dilations or [1] * axes,
             padding=padding if isinstance(padding, str) else "explicit",
             pads=[] if isinstance(padding, str) else padding)
    full = padding if isinstance(padding, str) else [[0, 0]] + padding + [[0, 0]]
    def run(a, b):
        if axes == 1:
            return tf.nn.conv1d(a, b, strides[0], full, dilations=dilations)
        if axes == 2:
            return tf.nn.conv2d(a, b, strides, full, dilations=dilations)
        return tf.nn.conv3d(a, b, [1] + strides + [1], full, dilations=[1] + (dilations or [1] * 3) + [1])
    record(label, p, [fill(x, 5), fill(f, 7)], run)


conv("same", [3, 6, 5, 2], [3, 3, 2, 4], [1, 1], "SAME")
conv("valid", [2, 6, 5, 3], [3, 2, 3, 5], [1, 1], "VALID")
conv("strided same", [2, 7, 6, 2], [3, 3, 2, 3], [2, 2], "SAME")
conv("strided even kernel", [2, 8, 7, 2], [4, 2, 2, 3], [3, 2], "SAME")
conv("dilated", [2, 9, 8, 2], [3, 3, 2, 3], [1, 1], "SAME", [2, 2])
conv("explicit", [2, 5, 5, 2], [3, 3, 2, 3], [2, 1], [[2, 0], [1, 3]])
conv("wide", [1, 5, 4, 16], [3, 3, 16, 32], [1, 1], "SAME")
conv("one by one", [2, 4, 4, 8], [1, 1, 8, 16], [1, 1], "VALID")
conv("grouped", [2, 5, 5, 6], [3, 3, 2, 9], [1, 1], "SAME")
conv("one axis", [2, 9, 3], [4, 3, 5], [2], "SAME")
conv("one axis valid", [3, 9, 3], [3, 3, 4], [1], "VALID", [2])
conv("three axes", [2, 4, 5, 4, 2], [2, 3, 2, 2, 3], [1, 2, 1], "SAME")


def transposed(label, x, f, shape, strides, padding):
    record(label, dict(kind="transpose", strides=strides, padding=padding, shape=shape), [fill(x, 5), fill(f, 7)],
           lambda a, b: tf.nn.conv2d_transpose(a, b, shape, strides, padding))


transposed("transpose", [2, 3, 4, 3], [3, 3, 2, 3], [2, 6, 8, 2], [2, 2], "SAME")
transposed("transpose odd", [2, 3, 3, 3], [3, 3, 2, 3], [2, 5, 6, 2], [2, 2], "SAME")
transposed("transpose valid", [1, 3, 3, 2], [2, 4, 3, 2], [1, 6, 8, 3], [2, 2], "VALID")


def depthwise(label, x, f, strides, padding, dilations=None):
    record(label, dict(kind="depthwise", strides=strides, padding=padding, dilations=dilations or [1, 1]),
           [fill(x, 5), fill(f, 7)],
           lambda a, b: tf.nn.depthwise_conv2d(a, b, [1] + strides + [1], padding, dilations=dilations))


depthwise("depthwise", [2, 5, 6, 3], [3, 3, 3, 1], [1, 1], "SAME")
depthwise("depthwise two", [2, 6, 6, 3], [3, 2, 3, 2], [2, 2], "VALID")
depthwise("depthwise dilated", [1, 7, 7, 2], [3, 3, 2, 2], [1, 1], "SAME", [2, 2])


def pool(label, kind, x, k, s, padding, step=5):
    three = len(k) == 3
    fs = dict(max=tf.nn.max_pool3d if three else tf.nn.max_pool, avg=tf.nn.avg_pool3d if three else tf.nn.avg_pool)
    record(label, dict(kind=kind, ksize=k, strides=s, padding=padding, step=step), [fill(x, step)],
           lambda a: fs[kind](a, k, s, padding))


for kind in ["max", "avg"]:
    pool(kind + " pool", kind, [2, 6, 6, 3], [2, 2], [2, 2], "VALID")
    pool(kind + " pool same", kind, [2, 5, 7, 2], [3, 2], [2, 2], "SAME")
    pool(kind + " pool overlapping", kind, [1, 6, 5, 4], [3, 3], [1, 1], "SAME")
    pool(kind + " pool one axis", kind, [2, 7, 3], [3], [2], "SAME")
    pool(kind + " pool three axes", kind, [1, 4, 3, 4, 2], [2, 2, 2], [2, 2, 1], "VALID")
pool("max pool ties", "max", [1, 6, 6, 1], [3, 3], [2, 2], "SAME", step=23)

json.dump(dict(cases=cases), open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "convolution.json"), "w"), indent=0)
