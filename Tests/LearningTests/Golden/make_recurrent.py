"""Writes recurrent.json: what Keras's embeddings, recurrent layers and their wrappers compute, and their gradients.

    CUDA_VISIBLE_DEVICES= TF_CPP_MIN_LOG_LEVEL=3 python make_recurrent.py
"""

import json
import os

import keras
import numpy as np
import tensorflow as tf

HERE = os.path.dirname(os.path.abspath(__file__))
L = keras.layers
random = np.random.RandomState(5)


def array(values):
    values = np.asarray(values)
    return {"shape": list(values.shape), "values": [float(f"{v:.8g}") for v in values.reshape(-1)]}


def numbers(*shape):
    return random.uniform(-1, 1, shape).astype("float32")


cases = []


def add(name, make, x=None, mask=None, states=None, steps=4, features=3, batch=3):
    """Inputs x, mask, s0...; weights w0...; outputs y0...; gradients of sum(y_i g_i): dx, dw0..., ds0..."""
    layer = make()
    serialized = keras.saving.serialize_keras_object(layer)
    serialized = {k: serialized[k] for k in ("module", "class_name", "config", "registered_name")}
    floating = x is None
    x = numbers(batch, steps, features) if floating else np.asarray(x)
    states = [numbers(batch, width) for width in states] if states else None
    mask = np.asarray(mask, bool) if mask is not None else None
    arguments = {}
    if mask is not None:
        arguments["mask"] = tf.constant(mask)
    inputs = tf.constant(x)
    initial = [tf.constant(s) for s in states] if states else []
    if initial:
        arguments["initial_state"] = initial
    layer(inputs, **arguments)
    layer.set_weights([numbers(*w.shape) * 0.8 for w in layer.weights])
    weights = [v.value for v in layer.trainable_variables]
    with tf.GradientTape() as tape:
        tape.watch(initial + ([inputs] if floating else []))
        outputs = layer(inputs, **arguments)
        outputs = list(outputs) if isinstance(outputs, (list, tuple)) else [outputs]
        factors = [numbers(*o.shape) for o in outputs]
        loss = sum(tf.reduce_sum(o * g) for o, g in zip(outputs, factors))
    sources = ([inputs] if floating else []) + weights + initial
    gradients = [tf.convert_to_tensor(g).numpy() for g in tape.gradient(loss, sources)]
    tensors = {"x": x}
    if mask is not None:
        tensors["mask"] = mask.astype("float32")
    for i, s in enumerate(states or []):
        tensors[f"s{i}"] = s
    for i, w in enumerate(layer.get_weights()):
        tensors[f"w{i}"] = w
    for i, (o, g) in enumerate(zip(outputs, factors)):
        tensors[f"y{i}"], tensors[f"g{i}"] = o.numpy(), g
    for i, g in enumerate(gradients):
        tensors[f"d{i}"] = g
    cases.append({"name": name, "serialized": json.dumps(serialized), "tensors": {k: array(v) for k, v in tensors.items()}})


ragged = [[1, 1, 0, 1], [0, 1, 1, 0], [0, 0, 0, 0]]

add("embedding", lambda: L.Embedding(5, 3, name="embedding"), x=[[0, 1, 4], [2, 2, 1]])
add("masking", lambda: L.Masking(mask_value=0.5, name="masking"))
for kind, cell in [("SimpleRNN", L.SimpleRNN), ("LSTM", L.LSTM), ("GRU", L.GRU)]:
    low = kind.lower()
    two = [5, 5] if kind == "LSTM" else [5]
    add(low, lambda: cell(5, name="layer"))
    add(low + "Sequences", lambda: cell(5, return_sequences=True, name="layer"))
    add(low + "States", lambda: cell(5, return_sequences=True, return_state=True, name="layer"), states=two)
    add(low + "Last", lambda: cell(5, return_state=True, go_backwards=True, name="layer"), states=two)
    add(low + "Masked", lambda: cell(5, return_sequences=True, return_state=True, name="layer"), mask=ragged, states=two)
    add(low + "MaskedLast", lambda: cell(5, name="layer"), mask=ragged)
    add(low + "MaskedZeros", lambda: cell(5, return_sequences=True, zero_output_for_mask=True, name="layer"), mask=ragged)
    add(low + "MaskedBackwards", lambda: cell(5, return_sequences=True, go_backwards=True, name="layer"), mask=ragged)
    add(low + "NoBias", lambda: cell(5, use_bias=False, return_sequences=True, name="layer"))
    add(low + "Relu", lambda: cell(5, activation="relu", return_sequences=True, unroll=True, name="layer"))
    add(low + "ReluMasked", lambda: cell(5, activation="relu", return_sequences=True, return_state=True, name="layer"), mask=ragged, states=two)
add("gruResetBefore", lambda: L.GRU(5, reset_after=False, return_sequences=True, name="layer"))
add("gruOneStep", lambda: L.GRU(5, name="layer"), steps=1)
add("lstmOneStep", lambda: L.LSTM(5, return_sequences=True, name="layer"), steps=1)
add("lstmForgetting", lambda: L.LSTM(5, unit_forget_bias=False, dropout=0.25, recurrent_activation="hard_sigmoid", kernel_regularizer=keras.regularizers.L2(0.25), name="layer"))
add("stacked", lambda: L.RNN(L.StackedRNNCells([L.LSTMCell(4, name="a"), L.GRUCell(3, name="b")], name="cells"), return_sequences=True, name="layer"))
add("rnn", lambda: L.RNN(L.SimpleRNNCell(4, activation="sigmoid", name="a"), name="layer"))
add("bidirectional", lambda: L.Bidirectional(L.LSTM(4, name="lstm"), name="layer"))
add("bidirectionalSequences", lambda: L.Bidirectional(L.GRU(4, return_sequences=True, name="gru"), merge_mode="sum", name="layer"), mask=ragged)
add("bidirectionalStates", lambda: L.Bidirectional(L.LSTM(4, return_state=True, return_sequences=True, name="lstm"), merge_mode="ave", name="layer"), states=[4, 4, 4, 4])
add("bidirectionalBoth", lambda: L.Bidirectional(L.SimpleRNN(4, name="rnn"), merge_mode=None, name="layer"))
add("bidirectionalOwn", lambda: L.Bidirectional(L.LSTM(4, name="lstm"), merge_mode="mul", backward_layer=L.LSTM(4, activation="relu", go_backwards=True, name="back"), name="layer"))
add("timeDistributed", lambda: L.TimeDistributed(L.Dense(2, activation="tanh", name="dense"), name="layer"))

with open(os.path.join(HERE, "recurrent.json"), "w") as file:
    json.dump(cases, file, separators=(",", ":"))
    file.write("\n")
