"""Reads the files that KerasReadsTests wrote into the folder given, and compares what the models give."""

import json
import os
import sys

os.environ["CUDA_VISIBLE_DEVICES"] = ""
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import numpy as np

os.chdir(sys.argv[1])
with open("expected.json") as file:
    expected = json.load(file)


def numbers(*shape):
    count = int(np.prod(shape))
    return np.sin(np.arange(count) * 0.37).astype("float32").reshape(shape)


@keras.saving.register_keras_serializable(package="", name="Blocks")
class Blocks(keras.Model):
    def __init__(self, **arguments):
        super().__init__(**arguments)
        self.first = keras.layers.Dense(3)
        self.blocks = [keras.layers.Dense(2), keras.layers.Dense(2)]
        self.tail = keras.Sequential([keras.layers.Dense(2)])

    def call(self, x):
        x = self.first(x)
        for block in self.blocks:
            x = block(x)
        return self.tail(x)


def compare(name, model, x):
    found = model.predict(x, verbose=0)
    for output, wanted in zip(found if isinstance(found, list) else [found], expected[name], strict=True):
        np.testing.assert_allclose(np.asarray(output).reshape(-1), wanted, rtol=1e-5, atol=1e-6, err_msg=name)


custom = {"Blocks": Blocks}
x, y = numbers(8, 4), np.array([0, 1] * 4)
model = keras.models.load_model("sequential.keras")
compare("sequential", model, x)
model.load_weights("sequential.weights.h5")
compare("sequential", model, x)
assert int(model.optimizer.iterations.numpy()) == 4
losses = model.fit(x, y, epochs=2, batch_size=4, shuffle=False, verbose=0).history["loss"]
np.testing.assert_allclose(losses, expected["resumed"][0], rtol=1e-5)

model = keras.models.load_model("functional.keras")
compare("functional", model, [numbers(8, 4), numbers(8, 3)])
assert isinstance(model.optimizer.learning_rate, object) and int(model.optimizer.iterations.numpy()) == 2
model.fit([numbers(8, 4), numbers(8, 3)], {"o1": numbers(8, 1), "o2": numbers(8, 2)}, verbose=0)
compare("nested", keras.models.load_model("nested.keras"), numbers(4, 3))
compare("blocks", keras.models.load_model("blocks.keras", custom_objects=custom), numbers(4, 4))
print("Keras agrees")
