"""Writes files/ with Keras: models, weights, and in files.json what the models give. Run in this folder."""

import json
import os

os.environ["CUDA_VISIBLE_DEVICES"] = ""
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import numpy as np
import tensorflow as tf

os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), "files"))
expected = {}


def numbers(*shape):
    count = int(np.prod(shape))
    return np.sin(np.arange(count) * 0.37).astype("float32").reshape(shape)


def flat(arrays):
    return [np.asarray(a, "float64").reshape(-1).tolist() for a in arrays]


def listed(x):
    return x if isinstance(x, list) else [x]


def note(name, model, x, **more):
    expected[name] = {"predictions": flat(listed(model.predict(x, verbose=0))), **more}


# Trained, saved, and trained on: the same numbers must come out when another process goes on.
keras.utils.set_random_seed(1)
model = keras.Sequential([
    keras.Input((4,)),
    keras.layers.Dense(3, activation="relu", kernel_regularizer="l2", name="hidden"),
    keras.layers.Dense(2, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
x, y = numbers(8, 4), np.array([0, 1] * 4)
model.fit(x, y, epochs=3, batch_size=4, shuffle=False, verbose=0)
model.save("sequential.keras")
model.save("sequential.h5")
model.save_weights("sequential.weights.h5")
predictions = flat([model.predict(x, verbose=0)])
history = model.fit(x, y, epochs=2, batch_size=4, shuffle=False, verbose=0).history
expected["sequential"] = {
    "predictions": predictions, "losses": history["loss"], "accuracies": history["accuracy"],
    "weights": flat(model.get_weights()),
}

# Several inputs and outputs, a shared layer, operations outside of layers, a schedule.
keras.utils.set_random_seed(2)
a, b = keras.Input((4,), name="a"), keras.Input((3,), name="b")
shared = keras.layers.Dense(5, activation="tanh", name="shared")
left, right = shared(a), shared(keras.layers.Dense(4)(b))
z = left + right
z = 1.0 - z * 0.5
o1, o2 = keras.layers.Dense(1, name="o1")(z), keras.layers.Dense(2, name="o2")(z)
model = keras.Model([a, b], [o1, o2])
schedule = keras.optimizers.schedules.ExponentialDecay(0.1, 10, 0.9)
model.compile(
    keras.optimizers.SGD(schedule, momentum=0.9),
    loss={"o1": "mse", "o2": keras.losses.MeanAbsoluteError()}, loss_weights={"o1": 1.0, "o2": 0.5},
    metrics={"o1": ["mae"]})
x, y = [numbers(8, 4), numbers(8, 3)], {"o1": numbers(8, 1), "o2": numbers(8, 2)}
model.fit(x, y, batch_size=4, shuffle=False, verbose=0)
model.save("functional.keras")
predictions = flat(model.predict(x, verbose=0))
losses = model.fit(x, y, epochs=2, batch_size=4, shuffle=False, verbose=0).history["loss"]
expected["functional"] = {"predictions": predictions, "losses": losses, "weights": flat(model.get_weights())}

# A model inside a model, called twice.
keras.utils.set_random_seed(3)
i = keras.Input((3,))
inner = keras.Model(i, keras.layers.Dense(3, activation="sigmoid")(i), name="inner")
h = keras.layers.Dense(3)(inner(i))
model = keras.Model(i, inner(h))
model.save("nested.keras")
note("nested", model, numbers(4, 3))

# A function that is not one of Keras's own.
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2, activation=tf.nn.softmax)])
model.save("softmax.keras")
note("softmax", model, numbers(4, 3))

# Python code.
keras.Sequential([keras.Input((3,)), keras.layers.Lambda(lambda t: t * 2)]).save("lambda.keras")


# Layers in attributes and lists.
@keras.saving.register_keras_serializable()
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


keras.utils.set_random_seed(4)
model = Blocks()
model(numbers(1, 4))
model.save_weights("blocks.weights.h5")
model.save("blocks.keras")
note("blocks", model, numbers(4, 4))

with open("files.json", "w") as file:
    json.dump(expected, file)
