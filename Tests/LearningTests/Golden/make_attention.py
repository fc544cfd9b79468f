"""Writes attention.json: what Keras's attention layers compute, and their gradients.

    CUDA_VISIBLE_DEVICES= TF_CPP_MIN_LOG_LEVEL=3 python make_attention.py
"""

import json
import os

import keras
import numpy as np
import tensorflow as tf

HERE = os.path.dirname(os.path.abspath(__file__))
L = keras.layers
random = np.random.RandomState(8)


def array(values):
    values = np.asarray(values)
    return {"shape": list(values.shape), "values": [float(f"{v:.8g}") for v in values.reshape(-1)]}


def numbers(*shape):
    return random.uniform(-1, 1, shape).astype("float32")


cases = []


def add(name, make, query, value, key=None, mask=None, masks=None, scores=False, causal=False):
    """q, v, k, mask, qmask, vmask; weights w0...; outputs y0...; gradients of sum(y_i g_i): d0... for q, v, k, weights"""
    layer = make()
    serialized = keras.saving.serialize_keras_object(layer)
    serialized = {k: serialized[k] for k in ("module", "class_name", "config", "registered_name")}
    inputs = [tf.constant(numbers(*s)) for s in (query, value, key) if s]
    arguments = {}
    if mask is not None:
        arguments["attention_mask"] = tf.constant(mask)
    if scores:
        arguments["return_attention_scores"] = True
    if causal:
        arguments["use_causal_mask"] = True
    heads = isinstance(layer, L.MultiHeadAttention)

    def call():
        # The layer takes the masks away from its inputs.
        for x, m in zip(inputs, masks or []):
            keras.src.backend.set_keras_mask(x, tf.constant(np.asarray(m, bool)))
        result = layer(inputs[0], inputs[1], **(dict(key=inputs[2]) if key else {}), **arguments) if heads else layer(inputs, **arguments)
        return list(result) if isinstance(result, (list, tuple)) else [result]

    call()
    layer.set_weights([numbers(*w.shape) * 0.8 for w in layer.weights])
    weights = [v.value for v in layer.trainable_variables]
    with tf.GradientTape() as tape:
        tape.watch(inputs)
        outputs = call()
        factors = [numbers(*o.shape) for o in outputs]
        loss = sum(tf.reduce_sum(o * g) for o, g in zip(outputs, factors))
    gradients = tape.gradient(loss, inputs + weights)
    tensors = {n: x.numpy() for n, x in zip("qvk", inputs)}
    if mask is not None:
        tensors["mask"] = np.asarray(mask, "float32")
    for n, m in zip(("qmask", "vmask"), masks or []):
        if m is not None:
            tensors[n] = np.asarray(m, "float32")
    for i, w in enumerate(layer.get_weights()):
        tensors[f"w{i}"] = w
    for i, (o, g) in enumerate(zip(outputs, factors)):
        tensors[f"y{i}"], tensors[f"g{i}"] = o.numpy(), g
    for i, g in enumerate(gradients):
        tensors[f"d{i}"] = g.numpy()
    flags = ("+scores" if scores else "") + ("+causal" if causal else "")
    cases.append({"name": name + flags, "serialized": json.dumps(serialized), "tensors": {k: array(v) for k, v in tensors.items()}})


M = L.MultiHeadAttention
rows = [[1, 1, 0, 1], [0, 1, 1, 0]]
add("heads", lambda: M(2, 3, name="layer"), (2, 4, 5), (2, 4, 5))
add("headsScores", lambda: M(2, 3, value_dim=4, name="layer"), (2, 4, 5), (2, 3, 6), (2, 3, 7), scores=True)
add("headsCausal", lambda: M(2, 3, use_bias=False, name="layer"), (2, 4, 5), (2, 4, 5), causal=True)
add("headsMask", lambda: M(2, 3, output_shape=6, name="layer"), (2, 4, 5), (2, 3, 5), mask=numbers(2, 4, 3) > 0)
add("headsAdditiveMask", lambda: M(2, 3, name="layer"), (2, 4, 5), (2, 4, 5), mask=((1 - np.tril(np.ones((4, 4)))) * -1e9).astype("float32"), scores=True)
add("headsMasks", lambda: M(2, 3, dropout=0.25, name="layer"), (2, 4, 5), (2, 4, 5), masks=[rows, rows], causal=True)
add("headsPlane", lambda: M(2, 3, name="layer"), (2, 2, 3, 5), (2, 2, 2, 5))
add("headsAxis", lambda: M(2, 3, attention_axes=[2], name="layer"), (2, 2, 3, 5), (2, 2, 2, 5), scores=True)
add("attention", lambda: L.Attention(use_scale=True, name="layer"), (2, 4, 5), (2, 3, 5))
add("attentionMasks", lambda: L.Attention(name="layer"), (2, 4, 5), (2, 4, 6), (2, 4, 5), masks=[rows, rows], scores=True, causal=True)
add("attentionSums", lambda: L.Attention(use_scale=True, score_mode="concat", dropout=0.5, name="layer"), (2, 4, 5), (2, 3, 5))
add("additive", lambda: L.AdditiveAttention(name="layer"), (2, 4, 5), (2, 3, 5), scores=True)
add("additivePlain", lambda: L.AdditiveAttention(use_scale=False, name="layer"), (2, 4, 5), (2, 3, 5))

with open(os.path.join(HERE, "attention.json"), "w") as file:
    json.dump(cases, file, separators=(",", ":"))
    file.write("\n")
