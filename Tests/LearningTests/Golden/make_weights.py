"""Writes initializers.json, regularizers.json and constraints.json: what Keras computes for weights.

    CUDA_VISIBLE_DEVICES= TF_CPP_MIN_LOG_LEVEL=3 python make_weights.py
"""

import json
import os

import keras
import numpy as np
import tensorflow as tf

HERE = os.path.dirname(os.path.abspath(__file__))


def array(values):
    values = np.asarray(values)
    return {"shape": list(values.shape), "values": [float(v) for v in values.reshape(-1)]}


def write(name, cases):
    with open(os.path.join(HERE, name), "w") as file:
        json.dump(cases, file, indent=None, separators=(",", ":"))
        file.write("\n")


def case(name, obj, **tensors):
    return {
        "name": name,
        "serialized": json.dumps(keras.saving.serialize_keras_object(obj)) if obj is not None else "",
        "tensors": {key: array(value) for key, value in tensors.items()},
    }


def initializers():
    I = keras.initializers
    cases = []

    def add(name, initializer, *shapes):
        cases.append(case(name, initializer, **{f"{i}": initializer(shape) for i, shape in enumerate(shapes)}))

    add("zeros", I.Zeros(), (2, 3), ())
    add("ones", I.Ones(), (2, 3), ())
    add("constant", I.Constant(2.5), (2, 3))
    add("identity", I.Identity(gain=3.0), (2, 3), (3, 3))
    add("randomNormal", I.RandomNormal(mean=1.0, stddev=2.0, seed=7), (3, 4), (5,))
    add("truncatedNormal", I.TruncatedNormal(mean=1.0, stddev=2.0, seed=7), (3, 4), (50,))
    add("randomUniform", I.RandomUniform(minval=-2.0, maxval=3.0, seed=7), (3, 4), (5,))
    add("glorotUniform", I.GlorotUniform(seed=1), (3, 4), (2, 2, 3, 4), (5,))
    add("glorotNormal", I.GlorotNormal(seed=2), (3, 4), (2, 2, 3, 4), (5,))
    add("heUniform", I.HeUniform(seed=3), (3, 4), (2, 2, 3, 4))
    add("heNormal", I.HeNormal(seed=4), (3, 4), (2, 2, 3, 4))
    add("lecunUniform", I.LecunUniform(seed=5), (3, 4), (2, 2, 3, 4))
    add("lecunNormal", I.LecunNormal(seed=6), (3, 4), (2, 2, 3, 4))
    add("varianceScaling", I.VarianceScaling(scale=0.5, mode="fan_out", distribution="untruncated_normal", seed=8), (3, 4))
    add("varianceScalingAverage", I.VarianceScaling(scale=2.0, mode="fan_avg", distribution="uniform", seed=8), (3, 4))
    add("orthogonal", I.Orthogonal(gain=2.0, seed=9), (4, 3), (3, 4), (2, 3, 4))
    keras.utils.set_random_seed(42)
    kernels = {f"{i}": I.GlorotUniform()((2, 2)) for i in range(3)}
    cases.append(case("setRandomSeed", None, **kernels, tensorflow=tf.random.uniform((2,)), numpy=np.random.rand(2)))
    keras.utils.set_random_seed(7)
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(4, activation="relu"), keras.layers.Dense(2)])
    cases.append(case("model", None, **{f"{i}": w for i, w in enumerate(model.get_weights())}))
    write("initializers.json", cases)


def weights():
    return np.random.default_rng(3).normal(size=(4, 3)).astype("float32")


def regularizers():
    R = keras.regularizers
    cases = []

    def add(name, regularizer, w):
        variable = tf.Variable(w)
        with tf.GradientTape() as tape:
            value = regularizer(variable)
        cases.append(case(name, regularizer, w=w, value=value, gradient=tape.gradient(value, variable)))

    w = weights()
    add("l1", R.L1(0.3), w)
    add("l1Default", R.L1(), w)
    add("l2", R.L2(0.2), w)
    add("l2Default", R.L2(), w)
    add("l1L2", R.L1L2(l1=0.1, l2=0.2), w)
    add("orthogonalRows", R.OrthogonalRegularizer(0.4), w)
    add("orthogonalColumns", R.OrthogonalRegularizer(0.4, mode="columns"), w)
    write("regularizers.json", cases)


def constraints():
    C = keras.constraints
    cases = []
    w = weights()
    kernel = np.random.default_rng(4).normal(size=(2, 2, 3, 2)).astype("float32")

    def add(name, constraint, w):
        cases.append(case(name, constraint, w=w, value=constraint(w)))

    add("nonNeg", C.NonNeg(), w)
    add("unitNorm", C.UnitNorm(), w)
    add("unitNormAxes", C.UnitNorm(axis=[0, 1, 2]), kernel)
    add("maxNorm", C.MaxNorm(1.5), w)
    add("maxNormAxes", C.MaxNorm(1.0, axis=[0, 1, 2]), kernel)
    add("minMaxNorm", C.MinMaxNorm(0.8, 1.2, rate=0.7, axis=1), w)
    write("constraints.json", cases)


if __name__ == "__main__":
    initializers()
    regularizers()
    constraints()
