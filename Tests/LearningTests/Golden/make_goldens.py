"""Writes the golden files beside this script from Keras 3 with TensorFlow as its backend.

    python make_goldens.py          (pip install tensorflow keras; made with Keras 3.15.1)

Every number the tests compare against comes from here; nothing is edited by hand.
"""

import io
import json
import os
import sys
from unittest import mock

os.environ["CUDA_VISIBLE_DEVICES"] = ""
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import numpy as np
import tensorflow as tf
from keras.src.utils import progbar as progbar_module

HERE = os.path.dirname(os.path.abspath(__file__))


def write(name, value):
    with open(os.path.join(HERE, name), "w") as file:
        json.dump(value, file, indent=1, sort_keys=False, ensure_ascii=False)
        file.write("\n")


def floats(array):
    return [float(v) for v in np.asarray(array, dtype=np.float32).reshape(-1)]


def screen(text):
    """What a terminal shows after the text, colour codes removed."""
    lines, column = [[]], 0
    i = 0
    while i < len(text):
        c = text[i]
        if c == "\x1b":
            while text[i] != "m":
                i += 1
        elif c == "\n":
            lines.append([])
            column = 0
        elif c == "\r":
            column = 0
        elif c == "\b":
            column = max(0, column - 1)
        else:
            line = lines[-1]
            if column < len(line):
                line[column] = c
            else:
                line.append(c)
            column += 1
        i += 1
    return "\n".join("".join(line).rstrip() for line in lines)


# ---------------------------------------------------------------- progress lines


def progress_case(target, verbose, steps):
    """`steps`: (time, step, values, finalize). Returns the screen and the last text written."""
    clock = [0.0]
    writes = []

    class Out(io.StringIO):
        def write(self, text):
            writes.append(text)
            return len(text)

    with mock.patch.object(progbar_module.time, "time", lambda: clock[0]):
        with mock.patch.object(sys, "stdout", Out()):
            clock[0] = 1000.0
            bar = progbar_module.Progbar(
                target=target, verbose=verbose, unit_name="step", stateless_metrics=set()
            )
            for time, step, values, finalize in steps:
                clock[0] = 1000.0 + time
                if finalize and target is None:
                    bar.target = step
                bar.update(step, list(values.items()), finalize=finalize)
    text = "".join(writes)
    return {
        "target": target,
        "verbose": verbose,
        "steps": [
            {"time": t, "step": s, "values": v, "final": f} for t, s, v, f in steps
        ],
        "screen": screen(text),
        "last": text.split("\r")[-1],
    }


def progress():
    cases = []
    cases.append(
        progress_case(
            1,
            1,
            [(0.039, 1, {"loss": 2.4713}, False), (0.0401, 1, {"loss": 2.4713}, True)],
        )
    )
    losses = {"loss": 3.1298e-06, "mae": 0.0012345}
    cases.append(progress_case(1, 1, [(0.0005, 1, losses, False), (0.0006, 1, losses, True)]))
    many = []
    for step in [1, *range(25, 1876, 25)]:
        values = {"accuracy": step / 2000, "loss": 3.0 / step}
        many.append((0.4 + step * 0.0021, step, values, False))
    final = dict(values, val_accuracy=0.75, val_loss=0.6931471805)
    many.append((0.4 + 1875 * 0.0021 + 0.3, 1875, final, True))
    cases.append(progress_case(1875, 1, many))
    # Stopped in the middle: what an ETA looks like.
    cases.append(progress_case(1875, 1, many[:28]))
    cases.append(progress_case(1875, 2, [many[-1]]))
    cases.append(
        progress_case(
            20000,
            1,
            [
                (1.0, 1, {"loss": 1.0}, False),
                (1.3, 2, {"loss": -12.5}, False),
                (9.0, 3, {"loss": 1e-3}, False),
            ],
        )
    )
    cases.append(
        progress_case(
            300, 1, [(2.0, 1, {"loss": 0.0}, False), (3.3, 2, {"loss": 12345.678951}, False)]
        )
    )
    cases.append(
        progress_case(
            None,
            1,
            [(0.2, 1, {"loss": 0.5}, False), (0.4, 2, {"loss": 0.4}, False), (0.6, 2, {"loss": 0.4}, True)],
        )
    )
    cases.append(progress_case(3, 1, [(0.3, 1, {}, False), (0.5, 3, {}, True)]))
    cases.append(progress_case(3, 2, [(4.2, 3, {"loss": -0.5, "mae": 1e-4}, True)]))
    cases.append(progress_case(2, 1, [(4.2, 2, {"loss": float("inf")}, True)]))
    write("progress.json", cases)


# ---------------------------------------------------------------- summaries


def summary_text(model, columns=80):
    lines = []
    with mock.patch.dict(os.environ, {"COLUMNS": str(columns)}):
        model.summary(print_fn=lines.append)
    return "\n".join(lines)


def summaries():
    L = keras.layers
    cases = []

    def add(name, model, columns=80):
        cases.append({"name": name, "columns": columns, "text": summary_text(model, columns)})

    keras.backend.clear_session()
    model = keras.Sequential([keras.Input(shape=(1,)), L.Dense(1, activation="sigmoid")])
    add("one layer, built", model)
    model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    add("compiled adam", model)
    model.fit(np.zeros((4, 1)), np.zeros(4), verbose=0)
    add("fitted adam", model)

    keras.backend.clear_session()
    model = keras.Sequential(
        [L.Flatten(), L.Dense(64, activation="relu"), L.Dense(10, activation="softmax")]
    )
    add("lab 2 unbuilt", model)
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
    model.fit(np.zeros((2, 28, 28, 1)), np.zeros(2), verbose=0)
    add("lab 2 fitted", model)
    add("lab 2 narrow", model, 50)
    add("lab 2 wide", model, 200)

    keras.backend.clear_session()
    model = keras.Sequential(
        [
            L.Dense(32, activation="relu", input_shape=(16,)),
            L.Dense(16, activation="relu", name="a_layer_with_quite_a_long_name_of_its_own"),
            L.Activation("tanh"),
            L.ReLU(),
            L.Dense(1, use_bias=False),
        ],
        name="named_model",
    )
    add("names", model)
    model.layers[0].trainable = False
    model.compile(optimizer=keras.optimizers.SGD(momentum=0.9), loss="mse")
    model.fit(np.zeros((2, 16)), np.zeros(2), verbose=0)
    add("frozen sgd momentum", model)
    write("summaries.json", cases)


# ---------------------------------------------------------------- losses and metrics


def losses():
    rng = np.random.default_rng(7)
    K = keras.losses
    p = rng.uniform(0.02, 0.98, size=(4, 3)).astype("float32")
    y = (rng.uniform(size=(4, 3)) > 0.5).astype("float32")
    logits = rng.normal(size=(4, 3)).astype("float32") * 3
    soft = np.exp(logits) / np.exp(logits).sum(-1, keepdims=True)
    onehot = np.eye(3, dtype="float32")[[0, 2, 1, 1]]
    sparse = np.array([0, 2, 1, 1], dtype="int32")
    hard = np.array([[0.0, 1.0, 0.0], [1.0, 0.0, 0.0], [0.2, 0.3, 0.5], [0.0, 0.0, 1.0]], "float32")
    cases = []

    def add(name, loss, y_true, y_pred):
        variable = tf.Variable(y_pred)
        with tf.GradientTape() as tape:
            value = loss(tf.constant(y_true), variable)
        gradient = tape.gradient(value, variable)
        cases.append(
            {
                "name": name,
                "trueShape": list(np.shape(y_true)),
                "yTrue": [float(v) for v in np.reshape(y_true, -1)],
                "integers": bool(np.asarray(y_true).dtype.kind == "i"),
                "predShape": list(np.shape(y_pred)),
                "yPred": floats(y_pred),
                "value": float(value),
                "gradient": floats(gradient),
            }
        )

    add("mse", K.MeanSquaredError(), y, logits)
    add("mse", K.MeanSquaredError(), y[:, 0], logits[:, :1])
    add("mse", K.MeanSquaredError(), y[:, :1], logits[:, 0])
    add("mae", K.MeanAbsoluteError(), y, logits)
    add("bce", K.BinaryCrossentropy(), y, p)
    add("bce", K.BinaryCrossentropy(), y[:, 0], p[:, :1])
    add("bce", K.BinaryCrossentropy(), np.array([1.0, 0.0, 1.0, 0.0], "float32"),
        np.array([[0.0], [1.0], [1.0], [0.0]], "float32"))
    add("bceLogits", K.BinaryCrossentropy(from_logits=True), y, logits)
    add("bceLogits", K.BinaryCrossentropy(from_logits=True), y[:, 0], logits[:, :1] * 20)
    add("bceSmoothed", K.BinaryCrossentropy(label_smoothing=0.2), y, p)
    add("cce", K.CategoricalCrossentropy(), onehot, soft)
    add("cce", K.CategoricalCrossentropy(), onehot, hard)
    add("cceLogits", K.CategoricalCrossentropy(from_logits=True), onehot, logits)
    add("cceSmoothed", K.CategoricalCrossentropy(label_smoothing=0.1), onehot, soft)
    add("scce", K.SparseCategoricalCrossentropy(), sparse, soft)
    add("scce", K.SparseCategoricalCrossentropy(), sparse.reshape(4, 1), hard)
    add("scceLogits", K.SparseCategoricalCrossentropy(from_logits=True), sparse, logits)
    add("scceLogits", K.SparseCategoricalCrossentropy(from_logits=True),
        np.array([[0, 1], [2, 2]], "int32"), np.stack([logits[:2], logits[2:]]))
    write("losses.json", cases)

    M = keras.metrics
    results = []

    def metric(name, m, batches):
        for y_true, y_pred in batches:
            m.update_state(y_true, y_pred)
        results.append(
            {
                "name": name,
                "batches": [
                    {
                        "trueShape": list(np.shape(a)),
                        "yTrue": [float(v) for v in np.reshape(a, -1)],
                        "predShape": list(np.shape(b)),
                        "yPred": floats(b),
                    }
                    for a, b in batches
                ],
                "value": float(m.result()),
                "defaultName": m.name,
            }
        )

    two = [(y, p), (y[:2], p[2:])]
    metric("mse", M.MeanSquaredError(), two)
    metric("mae", M.MeanAbsoluteError(), two)
    metric("binaryAccuracy", M.BinaryAccuracy(), two)
    metric("binaryAccuracy", M.BinaryAccuracy(), [(np.array([1.0, 0.0, 1.0], "float32"), np.array([[0.5], [0.5], [0.6]], "float32"))])
    metric("categoricalAccuracy", M.CategoricalAccuracy(), [(onehot, soft), (onehot[:3], soft[1:])])
    metric("sparseCategoricalAccuracy", M.SparseCategoricalAccuracy(), [(sparse, soft), (sparse[:3].reshape(3, 1), soft[1:])])
    metric("binaryCrossentropy", M.BinaryCrossentropy(), two)
    metric("sparseCategoricalCrossentropy", M.SparseCategoricalCrossentropy(), [(sparse, soft), (sparse[:1], soft[3:])])
    metric("categoricalCrossentropy", M.CategoricalCrossentropy(), [(onehot, soft)])
    write("metrics.json", results)


# ---------------------------------------------------------------- training


def training():
    L, O = keras.layers, keras.optimizers
    cases = []

    def run(name, layer_specs, input_shape, optimizer, optimizer_spec, loss, metrics, n, y_kind,
            epochs=4, batch_size=8, validation=0.0, x_kind="normal"):
        keras.backend.clear_session()
        rng = np.random.default_rng(len(cases) + 11)
        layers = [keras.Input(shape=input_shape)]
        for spec in layer_specs:
            if spec["kind"] == "dense":
                layers.append(L.Dense(spec["units"], activation=spec.get("activation"), use_bias=spec.get("useBias", True)))
            elif spec["kind"] == "flatten":
                layers.append(L.Flatten())
            elif spec["kind"] == "activation":
                layers.append(L.Activation(spec["activation"]))
        model = keras.Sequential(layers)
        weights = [(rng.normal(size=w.shape) * 0.5).astype("float32") for w in model.get_weights()]
        model.set_weights(weights)
        x = rng.normal(size=(n, *input_shape)).astype("float32")
        classes = model.output_shape[-1]
        if y_kind == "sparse":
            y = rng.integers(0, classes, size=n).astype("int32")
        elif y_kind == "onehot":
            y = np.eye(classes, dtype="float32")[rng.integers(0, classes, size=n)]
        elif y_kind == "binary":
            y = (x.reshape(n, -1)[:, 0] > 0).astype("float32")
        else:
            y = (x.reshape(n, -1).sum(-1) * 0.7 + 0.3).astype("float32")
        model.compile(optimizer=optimizer, loss=loss, metrics=metrics)
        history = model.fit(x, y, epochs=epochs, batch_size=batch_size, shuffle=False, verbose=0,
                            validation_split=validation)
        cases.append(
            {
                "name": name, "layers": layer_specs, "inputShape": list(input_shape),
                "optimizer": optimizer_spec, "loss": loss, "metrics": metrics,
                "samples": n, "epochs": epochs, "batchSize": batch_size, "validationSplit": validation,
                "weights": [{"shape": list(w.shape), "values": floats(w)} for w in weights],
                "x": floats(x), "y": [float(v) for v in y.reshape(-1)], "yShape": list(y.shape),
                "yIntegers": y.dtype.kind == "i",
                "history": [{"name": k, "values": [float(v) for v in vs]} for k, vs in history.history.items()],
                "final": [floats(w) for w in model.get_weights()],
                "predictions": floats(model.predict(x, verbose=0)),
                "evaluation": [float(v) for v in np.atleast_1d(model.evaluate(x, y, batch_size=batch_size, verbose=0))],
            }
        )

    d = lambda units, activation=None, **more: {"kind": "dense", "units": units, "activation": activation, **more}
    run("lab 1 shape", [d(1)], (1,), O.SGD(), {"kind": "sgd"}, "mse", ["mae"], 6, "real", epochs=20, batch_size=32)
    run("sgd two layers", [d(5, "relu"), d(1)], (3,), O.SGD(0.05), {"kind": "sgd", "learningRate": 0.05}, "mse", ["mae", "mse"], 20, "real")
    run("momentum", [d(5, "tanh"), d(1)], (3,), O.SGD(0.02, momentum=0.9), {"kind": "sgd", "learningRate": 0.02, "momentum": 0.9}, "mse", [], 20, "real")
    run("nesterov", [d(5, "sigmoid"), d(1)], (3,), O.SGD(0.02, momentum=0.9, nesterov=True), {"kind": "sgd", "learningRate": 0.02, "momentum": 0.9, "nesterov": True}, "mae", ["mse"], 20, "real")
    run("adam binary", [d(4, "relu"), d(1, "sigmoid")], (2,), O.Adam(0.01), {"kind": "adam", "learningRate": 0.01}, "binary_crossentropy", ["accuracy"], 20, "binary")
    run("adam sparse", [{"kind": "flatten"}, d(8, "relu"), d(3, "softmax")], (2, 3), O.Adam(), {"kind": "adam"}, "sparse_categorical_crossentropy", ["accuracy"], 27, "sparse")
    run("adam categorical", [d(8, "relu", useBias=False), d(3), {"kind": "activation", "activation": "softmax"}], (4,), O.Adam(0.003, beta_1=0.8, beta_2=0.99, epsilon=1e-5), {"kind": "adam", "learningRate": 0.003, "beta1": 0.8, "beta2": 0.99, "epsilon": 1e-5}, "categorical_crossentropy", ["accuracy", "mse"], 21, "onehot")
    run("amsgrad validation", [d(6, "relu"), d(1)], (3,), O.Adam(0.05, amsgrad=True), {"kind": "adam", "learningRate": 0.05, "amsgrad": True}, "mse", ["mae"], 25, "real", validation=0.2)
    run("rmsprop", [d(6, "relu"), d(1)], (3,), O.RMSprop(0.01), {"kind": "rmsprop", "learningRate": 0.01}, "mse", ["mae"], 20, "real")
    write("training.json", cases)


if __name__ == "__main__":
    wanted = sys.argv[1:] or ["progress", "summaries", "losses", "training"]
    for name in wanted:
        globals()[name]()
