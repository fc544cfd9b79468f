"""Writes callbacks.json: what callbacks print and write, and the history they lead to.

    CUDA_VISIBLE_DEVICES= TF_CPP_MIN_LOG_LEVEL=3 python make_callbacks.py
"""

import contextlib
import io
import os
import tempfile

import keras
import numpy as np

from make_weights import write

C = keras.callbacks


def callbacks():
    keras.config.disable_interactive_logging()
    cases = []

    def run(name, callback, path=None, epochs=8, rate=0.3, x_scale=1.0, validation=0.0):
        keras.backend.clear_session()
        model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
        model.set_weights([np.array([[2.0]], "float32"), np.array([0.5], "float32")])
        model.compile(keras.optimizers.SGD(rate), "mse", metrics=["mae"])
        x = np.array([[-1.0], [0.5], [2.0], [1.0]], "float32") * x_scale
        y = np.array([[1.0], [-0.5], [0.0], [2.0]], "float32")
        keras.config.enable_interactive_logging()
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            history = model.fit(x, y, epochs=epochs, batch_size=2, shuffle=False, verbose=0, callbacks=[callback],
                                validation_split=validation)
        keras.config.disable_interactive_logging()
        text = ""
        if path:
            with open(path, newline="") as file:
                text = file.read()
        cases.append({
            "name": name, "output": out.getvalue(), "file": text,
            "history": [{"name": k, "values": [float(np.clip(v, -1e300, 1e300)) for v in vs]} for k, vs in history.history.items()],
        })

    run("reduce", C.ReduceLROnPlateau(monitor="loss", factor=0.5, patience=1, min_delta=0.05, cooldown=1, verbose=1))
    run("reduceToMinimum", C.ReduceLROnPlateau(monitor="mae", mode="max", factor=0.1, patience=2, min_lr=0.02, verbose=1))
    run("schedule", C.LearningRateScheduler(lambda epoch, lr: lr if epoch < 2 else lr * 0.5, verbose=1), epochs=4)
    run("scheduleOfEpoch", C.LearningRateScheduler(lambda epoch: 0.1 / (epoch + 1)), epochs=4)
    run("terminate", C.TerminateOnNaN(), rate=1e25, x_scale=1e10)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "log.csv")
        run("csv", C.CSVLogger(path), path, epochs=2, rate=0.0)
        run("csvAppended", C.CSVLogger(path, append=True), path, epochs=1, rate=0.0)
        run("csvValidation", C.CSVLogger(path, separator=";"), path, epochs=2, rate=0.0, validation=0.5)
    write("callbacks.json", cases)


if __name__ == "__main__":
    callbacks()
