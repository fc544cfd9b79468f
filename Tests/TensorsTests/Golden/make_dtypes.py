"""Writes dtypes.json: conversions, promotion and arithmetic of every dtype, as TensorFlow and NumPy have them.

    python make_dtypes.py        (needs numpy and tensorflow-cpu; versions are noted in the file)
"""
import json, os
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")
import numpy as np
import tensorflow as tf

here = os.path.dirname(os.path.abspath(__file__))
rng = np.random.default_rng(22)
INTEGERS = ["uint8", "int8", "uint16", "int16", "uint32", "int32", "uint64", "int64"]
REALS = ["float16", "bfloat16", "float32", "float64"]
ALL = ["bool"] + INTEGERS + REALS
cases = []


def words(x):
    x = tf.convert_to_tensor(x)
    if x.dtype.is_floating:
        return " ".join(repr(float(v)) for v in tf.cast(x, tf.float64).numpy().reshape(-1))
    return " ".join(str(int(v)) for v in x.numpy().reshape(-1))


def add(kind, dtype, inputs, result, **more):
    result = tf.convert_to_tensor(result)
    cases.append(dict(kind=kind, dtype=dtype, inputs=[words(x) for x in inputs], result=result.dtype.name,
                      values=words(result), **more))


def integers(dtype, n):
    info = np.iinfo(dtype)
    pool = [info.min, info.max, info.min + 1, info.max - 1, 0, 1, 2, 3, 7, info.max // 2, info.max // 3]
    if info.min < 0: pool += [-1, -2, -3, -7]
    return np.array([pool[int(rng.integers(0, len(pool)))] if rng.random() < 0.7 else int(rng.integers(0, 50))
                     for _ in range(n)], dtype=dtype)


def reals(dtype, n):
    with np.errstate(all="ignore"):
        x = (rng.normal(size=n) * 10.0 ** rng.integers(-3, 3, size=n)).astype("float32")
    x[:6] = [0.0, -0.0, 1.0, -2.5, 0.5, 3.0]
    return tf.cast(x, dtype)


# Conversions. TensorFlow's vector code converts what does not fit differently on every processor; one element at a
# time it follows one rule.
special = [float("nan"), float("inf"), float("-inf"), 300.7, -1.5, -300.2, 1e10, -1e10, 4294967301.0, 1e19, -1e19,
           1.8e19, 2147483648.0, -2147483649.0, 65536.5, 3e38, 0.9, -0.9, 255.9, 256.0, 128.0, -129.0, 65519.0, 65520.0,
           6e-8, 1e-46, 2049.0, 2051.0, 33554433.0, 1.00390625, 1.01171875, 0.0, -0.0]
for source in ALL:
    if source in REALS:
        x = tf.constant(special, tf.float64) if source == "float64" else tf.cast(tf.constant(special, tf.float32), source)
    elif source == "bool":
        x = tf.constant([True, False])
    else:
        x = tf.constant(integers(source, 24))
    for target in ALL:
        if source != target:
            add("cast", source, [x], tf.stack([tf.cast(v, target) for v in x]))

# Promotion of arrays, and of arrays with Python numbers.
numpy_types = [d for d in ALL if d != "bfloat16"]
for a in numpy_types:
    for b in numpy_types:
        cases.append(dict(kind="promote", dtype=a, other=b, result=np.result_type(np.dtype(a), np.dtype(b)).name))
    x = np.ones(2, a)
    with np.errstate(all="ignore"):
        for op, y in [("+ 1", x + 1), ("+ 1.5", x + 1.5), ("/ 2", x / 2), ("x / x", x / x), ("exp", np.exp(x)),
                      ("sqrt", np.sqrt(x)), ("sum", np.sum(x)), ("mean", np.mean(x)), ("2 * x", 2 * x),
                      ("x * 0.5", x * 0.5), ("prod", np.prod(x)), ("std", np.std(x))]:
            cases.append(dict(kind="numpy", dtype=a, op=op, result=np.asarray(y).dtype.name))

# Integers wrap around; division and remainders come in two kinds.
for d in INTEGERS:
    a, b = tf.constant(integers(d, 40)), tf.constant(integers(d, 40))
    divisor = tf.where(b == 0, tf.constant(3, d), b)
    small = tf.constant(rng.integers(0, 6, 40).astype(d))
    for op, f in [("add", tf.add), ("subtract", tf.subtract), ("multiply", tf.multiply), ("maximum", tf.maximum),
                  ("minimum", tf.minimum), ("bitwiseAnd", tf.bitwise.bitwise_and), ("bitwiseOr", tf.bitwise.bitwise_or),
                  ("bitwiseXor", tf.bitwise.bitwise_xor)]:
        try:
            add("binary", d, [a, b], f(a, b), op=op)
        except tf.errors.InvalidArgumentError:
            pass
    add("binary", d, [a, divisor], tf.math.floordiv(a, divisor), op="floordiv")
    for op, f in [("floormod", tf.math.floormod), ("truncatediv", tf.truncatediv), ("truncatemod", tf.truncatemod)]:
        try:
            add("binary", d, [a, divisor], f(a, divisor), op=op)
        except (tf.errors.InvalidArgumentError, tf.errors.NotFoundError):
            pass
    for op, f in [("leftShift", tf.bitwise.left_shift), ("rightShift", tf.bitwise.right_shift)]:
        add("binary", d, [a, small], f(a, small), op=op)
    try:
        add("binary", d, [a, small], tf.pow(a, small), op="pow")
    except (tf.errors.InvalidArgumentError, tf.errors.NotFoundError):
        pass
    for op, f in [("negative", tf.negative), ("abs", tf.abs), ("sign", tf.sign), ("square", tf.square),
                  ("invert", tf.bitwise.invert), ("reduceSum", tf.reduce_sum), ("reduceMax", tf.reduce_max),
                  ("reduceMin", tf.reduce_min), ("reduceProd", tf.reduce_prod), ("argmax", tf.argmax)]:
        try:
            add("unary", d, [a], f(a), op=op)
        except (tf.errors.InvalidArgumentError, tf.errors.NotFoundError, TypeError, ValueError):
            pass
    if d[-2:] != "64":
        add("unary", d, [a], tf.reduce_mean(a), op="reduceMean")
    for target in INTEGERS + REALS:
        # TensorFlow's upper limit for these overflows in int64.
        if target != d and not (d == "int64" and target in REALS + ["uint64"]):
            try:
                add("saturate", d, [a], tf.saturate_cast(a, target))
            except (tf.errors.NotFoundError, tf.errors.InvalidArgumentError, OverflowError, ValueError, TypeError):
                pass

# Every single operation of the 16-bit floats is one in float32, rounded.
for d in ["float16", "bfloat16"]:
    a, b = reals(d, 60), reals(d, 60)[::-1]
    for op, f in [("add", tf.add), ("subtract", tf.subtract), ("multiply", tf.multiply), ("divide", tf.divide),
                  ("maximum", tf.maximum), ("minimum", tf.minimum)]:
        add("binary", d, [a, b], f(a, b), op=op)
    for op, f in [("equal", tf.equal), ("less", tf.less), ("greaterEqual", tf.greater_equal)]:
        add("binary", d, [a, b], f(a, b), op=op)
    for op, f in [("negative", tf.negative), ("abs", tf.abs), ("square", tf.square), ("floor", tf.floor),
                  ("ceil", tf.math.ceil), ("round", tf.round), ("relu", tf.nn.relu), ("isFinite", tf.math.is_finite),
                  ("exp", tf.exp), ("tanh", tf.tanh), ("sigmoid", tf.sigmoid), ("reduceMax", tf.reduce_max),
                  ("argmax", tf.argmax), ("softmax", tf.nn.softmax)]:
        add("unary", d, [a], f(a), op=op)
    positive = tf.abs(a) + 0.5
    for op, f in [("sqrt", tf.sqrt), ("log", tf.math.log)]:
        add("unary", d, [positive], f(positive), op=op)

with open(os.path.join(here, "dtypes.json"), "w") as f:
    f.write('{"numpy": "%s", "tensorflow": "%s", "cases": [\n' % (np.__version__, tf.__version__))
    f.write(",\n".join(json.dumps(c) for c in cases))
    f.write("\n]}\n")
