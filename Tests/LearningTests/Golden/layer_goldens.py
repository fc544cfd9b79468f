"""What the make_layers_*.py scripts share: Keras's numbers, gradients, shapes and configuration of one layer.

    CUDA_VISIBLE_DEVICES= TF_CPP_MIN_LOG_LEVEL=3 python make_layers_convolution.py
"""

import json
import os

import keras
import numpy as np
import tensorflow as tf

HERE = os.path.dirname(os.path.abspath(__file__))


def array(values):
    values = np.asarray(values)
    return {"shape": list(values.shape), "values": [float(f"{float(v):.9g}") for v in values.reshape(-1)]}


class Cases:
    def __init__(self, name):
        self.name = name
        self.cases = []
        self.rng = np.random.default_rng(7)

    def random(self, *shape):
        return np.round(self.rng.normal(size=shape), 2).astype("float32")

    def add(self, name, layer, *inputs, training=False, weights=None, mask=None, input_shapes=None, gradients=True):
        """Inputs are arrays or shapes; several make a list. `weights` maps a weight's place to a function of its value."""
        inputs = [self.random(*i) if isinstance(i, tuple) else np.asarray(i, "float32") for i in inputs]
        tensors = {f"input{i}": x for i, x in enumerate(inputs)}
        variables = [tf.constant(x) for x in inputs]
        call = lambda: layer(variables if len(variables) > 1 else variables[0], training=training, **({"mask": tf.constant(mask)} if mask is not None else {}))
        call()
        values = [self.random(*w.shape) for w in layer.weights]
        for place, change in (weights or {}).items():
            values[place] = change(values[place])
        layer.set_weights(values)
        for i, value in enumerate(values):
            tensors[f"weight{i}"] = value
        if mask is not None:
            tensors["mask"] = mask
        for generator in getattr(layer, "_seed_generators", []):
            generator.state.assign([generator.state[0], 0])
        with tf.GradientTape() as tape:
            tape.watch(variables)
            output = call()
            upstream = self.random(*output.shape)
            loss = tf.reduce_sum(output * upstream)
        tensors |= {"output": output, "upstream": upstream}
        for i, value in enumerate(layer.get_weights()):
            if not np.array_equal(value, values[i]):
                tensors[f"changed{i}"] = value
        if gradients:
            trainable = [w.value for w in layer.trainable_weights]
            found = tape.gradient(loss, variables + trainable)
            for i, gradient in enumerate(found[: len(variables)]):
                tensors[f"inputGradient{i}"] = gradient
            for i, gradient in enumerate(found[len(variables):]):
                tensors[f"weightGradient{i}"] = gradient
        shapes = input_shapes or [x.shape[1:] for x in inputs]
        for i, shape in enumerate(shapes):
            tensors[f"inputShape{i}"] = [-1 if n is None else n for n in shape]
        if training:
            tensors["training"] = 1
        symbols = [keras.Input(shape) for shape in shapes]
        shape = layer(symbols if len(symbols) > 1 else symbols[0]).shape
        tensors["shape"] = [-1 if n is None else n for n in shape]
        serialized = keras.saving.serialize_keras_object(layer)
        serialized.pop("build_config", None)
        self.cases.append({"name": name, "serialized": json.dumps(serialized), "tensors": {k: array(v) for k, v in tensors.items()}})

    def write(self):
        with open(os.path.join(HERE, self.name), "w") as file:
            json.dump(self.cases, file, indent=None, separators=(",", ":"))
            file.write("\n")
