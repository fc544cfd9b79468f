"""Writes printing_dtypes.json: how NumPy and TensorFlow show arrays of every dtype.

    python make_printing.py      (needs numpy and tensorflow-cpu; versions are noted in the file)
"""
import json, os
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")
import numpy as np
import tensorflow as tf

here = os.path.dirname(os.path.abspath(__file__))
rng = np.random.default_rng(21)
BF16 = tf.bfloat16.as_numpy_dtype


def word(v):
    if isinstance(v, bytes):
        return v.hex() or "-"
    if isinstance(v, (bool, np.bool_)):
        return "1" if v else "0"
    if isinstance(v, (int, np.integer)):
        return str(int(v))
    return repr(float(v))


def case(a, pattern=None):
    t = tf.constant(a)
    a = t.numpy() if t.ndim else np.asarray(t)
    item = a if t.ndim else (t.numpy() if t.dtype == tf.string else a[()])
    c = {"dtype": t.dtype.name, "dims": list(t.shape), "str": str(item), "repr": repr(item)}
    tf_str, tf_repr = str(t), repr(t)
    if t.ndim:
        tf_str = tf_str.replace(c["str"], "{str}")
        tf_repr = tf_repr.replace(c["repr"], "{repr}")
    c["tf"], c["tfrepr"] = tf_str, tf_repr
    if pattern:
        c["start"], c["step"] = pattern
    else:
        c["values"] = " ".join(word(v) for v in np.asarray(a, dtype=object).reshape(-1).tolist()) \
            if t.dtype == tf.string else " ".join(word(v) for v in a.reshape(-1))
    return c


def floats(n):
    kind = rng.integers(0, 12)
    x = rng.normal(size=n)
    if kind == 0: x = x * 10.0 ** rng.integers(-4, 4)
    if kind == 1: x = x * 10.0 ** rng.integers(-6, 6, size=n)
    if kind == 2: x = np.round(x * 10)
    if kind == 3: x = np.round(x * 100, int(rng.integers(0, 5)))
    if kind == 4: x = np.where(rng.random(n) < 0.3, rng.choice([np.inf, -np.inf, np.nan], n), x)
    if kind == 5: x = x * 0.0 + rng.choice([0.0, -0.0, 1.0, 0.1, 1e-5, 1e3, 999.5, 1000.0, 65504.0, 1e-4, 9.9e-5])
    if kind == 6: x = x * 10.0 ** rng.integers(-300, 300)
    if kind == 7: x = x * 10.0 ** rng.integers(-40, 38)
    if kind == 8: x = rng.choice([5e-324, 1.7976931348623157e308, 1e-45, 3.4028235e38, 6e-8, 0.0, 1.0], n)
    if kind == 9: x = np.where(rng.random(n) < 0.5, 0.0, x * 1e3)
    if kind == 10: x = rng.choice([np.nan, np.inf, -np.inf], n)
    if kind == 11: x = rng.integers(0, 2000, n) / 8
    return x


def bytes_array(shape):
    n = int(np.prod(shape))
    pool = [b"", b"a", b"Hello", b"it's", b'"', b"'\"", b"\\", b"line\nbreak\ttab\r", bytes([0, 127, 128, 255]),
            "größe €".encode(), b"a longer piece of text, with commas", b"0123456789" * 4]
    return np.array([pool[int(i)] for i in rng.integers(0, len(pool), n)] + [None], dtype=object)[:-1].reshape(shape)


cases = []
shapes = [(), (1,), (2,), (3,), (5,), (9,), (17,), (2, 3), (4, 1), (1, 7), (3, 2, 2), (2, 1, 2, 2), (1, 2, 1, 2, 2),
          (0,), (2, 0), (0, 3), (3, 0, 2), (31,), (3, 11)]
kinds = ["float16", "bfloat16", "float32", "float64", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64",
         "uint64", "bool", "string"]
for index in range(420):
    kind = kinds[index % len(kinds)]
    shape = shapes[int(rng.integers(0, len(shapes)))]
    n = int(np.prod(shape))
    if kind == "string":
        a = tf.constant(bytes_array(shape).tolist() if n and shape else (b"one" if not shape else []), tf.string)
        if shape and not n:
            a = tf.zeros(shape, tf.string)
        cases.append(case(a))
        continue
    if kind in ("float16", "bfloat16", "float32", "float64"):
        with np.errstate(all="ignore"):
            a = floats(n).astype(BF16 if kind == "bfloat16" else kind).reshape(shape)
    elif kind == "bool":
        a = (rng.random(n) < 0.5).reshape(shape)
    else:
        info = np.iinfo(kind)
        ends = [info.min, info.max, 0, 1, info.max // 2]
        a = np.array([ends[int(rng.integers(0, 5))] if rng.random() < 0.3 else int(rng.integers(0, 100)) for _ in range(n)],
                     dtype=kind).reshape(shape)
    cases.append(case(a))
for dims, kind in [((1001,), "float16"), ((1024,), "uint8"), ((1100,), "bfloat16"), ((11, 100), "float16"),
                   ((7, 1, 150), "int8"), ((2, 2, 300), "uint64"), ((6, 6, 6, 6), "int32"), ((7, 7, 7, 7), "float64"),
                   ((3, 3, 3, 3, 20), "float32"), ((1, 1001), "bool"), ((1001, 1), "int16"), ((4, 4, 4, 4, 4), "uint16")]:
    start, step = (-3.5, 0.25) if "float" in kind else (0, 1)
    n = int(np.prod(dims))
    a = (np.arange(n) % 2 == 1) if kind == "bool" else start + step * np.arange(n)
    if kind in ("uint8", "int8", "int16"):
        a = a.astype("int64")
    with np.errstate(all="ignore"):
        cases.append(case(a.astype(BF16 if kind == "bfloat16" else kind).reshape(dims), (start, step)))

with open(os.path.join(here, "printing_dtypes.json"), "w") as f:
    f.write('{"numpy": "%s", "tensorflow": "%s", "cases": [\n' % (np.__version__, tf.__version__))
    f.write(",\n".join(json.dumps(c) for c in cases))
    f.write("\n]}\n")
