"""Writes the golden files of TensorsTests from what NumPy and TensorFlow really print and compute.

    python make_golden.py        (needs numpy and tensorflow-cpu; versions are noted in the files)
"""
import json, os
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import numpy as np
import tensorflow as tf

here = os.path.dirname(os.path.abspath(__file__))
rng = np.random.default_rng(20)

def text(v):
    if isinstance(v, (bool, np.bool_)):
        return "1" if v else "0"
    if isinstance(v, (float, np.floating)):
        return repr(float(v))
    return str(int(v))

def write(name, cases):
    with open(os.path.join(here, name), "w") as f:
        f.write('{"numpy": "%s", "tensorflow": "%s", "cases": [\n' % (np.__version__, tf.__version__))
        f.write(",\n".join(json.dumps(c) for c in cases))
        f.write("\n]}\n")

# --- printing -------------------------------------------------------------------------------------

def printing_case(a, pattern=None):
    t = tf.constant(a)
    case = {"dtype": a.dtype.name, "dims": list(a.shape), "str": str(a), "repr": repr(a),
            "tf": str(t), "tfrepr": repr(t)}
    if a.ndim == 0:
        case["str"] = str(a[()])
        case["repr"] = repr(a[()])
    # TensorFlow's text around NumPy's, which need not be stored twice.
    if a.ndim:
        case["tf"] = case["tf"].replace(case["str"], "{str}")
        case["tfrepr"] = case["tfrepr"].replace(case["repr"], "{repr}")
    if pattern:
        case["start"], case["step"] = pattern
    else:
        case["values"] = " ".join(text(v) for v in a.reshape(-1))
    return case

def floats(n):
    kind = rng.integers(0, 10)
    x = rng.normal(size=n)
    if kind == 0: x = x * 10.0 ** rng.integers(-6, 10)
    if kind == 1: x = x * 10.0 ** rng.integers(-8, 9, size=n)
    if kind == 2: x = np.round(x * 10)
    if kind == 3: x = np.round(x * 100, int(rng.integers(0, 5)))
    if kind == 4: x = np.abs(x)
    if kind == 5: x = np.where(rng.random(n) < 0.3, np.nan, x)
    if kind == 6: x = np.where(rng.random(n) < 0.3, rng.choice([np.inf, -np.inf, np.nan], n), np.round(x, 2))
    if kind == 7: x = x * 0.0 + rng.choice([0.0, -0.0, 1.0, 0.1, 1e-5, 1e16, 123456789.0])
    if kind == 8: x = rng.random(n)
    if kind == 9: x = np.where(rng.random(n) < 0.5, 0.0, x * 1e3)
    return x

cases = []
shapes = [(), (1,), (3,), (7,), (2, 3), (1, 1), (3, 2, 2), (2, 1, 2, 2), (12,), (30,), (4, 12), (0,), (2, 0), (40,)]
for index in range(360):
    shape = shapes[int(rng.integers(0, len(shapes)))]
    n = int(np.prod(shape))
    dtype = rng.choice(["float32", "float64", "float32", "float64", "int32", "int64", "uint8", "bool", "int8", "uint16"])
    if dtype.startswith("float"):
        with np.errstate(over="ignore"):
            a = floats(n).astype(dtype).reshape(shape)
    elif dtype == "bool":
        a = (rng.random(n) < 0.5).reshape(shape)
    else:
        info = np.iinfo(dtype)
        top = int(min(info.max, 10 ** int(rng.integers(1, 12))))
        low = int(max(info.min, -top)) if rng.random() < 0.5 else 0
        a = rng.integers(low, top, size=n, endpoint=True).astype(dtype).reshape(shape)
    cases.append(printing_case(a))
for dims, dtype in [((1001,), "int64"), ((2000,), "float64"), ((40, 30), "int32"), ((7, 200), "float32"),
                    ((1500, 2), "float64"), ((20, 10, 10), "float32"), ((1000,), "int64"), ((3, 4, 5, 30), "int64"),
                    ((1200, 1), "float32"), ((2, 600), "float64"), ((10, 101), "bool")]:
    start, step = (-3.5, 0.25) if dtype.startswith("float") else (0, 1)
    n = int(np.prod(dims))
    a = (start + step * np.arange(n)).astype(dtype).reshape(dims)
    if dtype == "bool":
        a = (np.arange(n) % 2 == 1).reshape(dims)
    cases.append(printing_case(a, (start, step)))
write("printing.json", cases)

# --- subscripts -----------------------------------------------------------------------------------

def part_text(p):
    if p is None: return "n"
    if p is Ellipsis: return "e"
    if isinstance(p, int): return "i%d" % p
    f = lambda v: "" if v is None else str(v)
    return "s%s:%s:%s" % (f(p.start), f(p.stop), f(p.step))

cases = []
while len(cases) < 200:
    rank = int(rng.integers(1, 5))
    dims = [int(d) for d in rng.integers(1, 6, size=rank)]
    a = np.arange(int(np.prod(dims))).reshape(dims)
    parts = []
    used = 0
    ellipsis = False
    for _ in range(int(rng.integers(1, 5))):
        kind = rng.integers(0, 6)
        if kind == 0: parts.append(None)
        elif kind == 1 and not ellipsis: parts.append(Ellipsis); ellipsis = True
        elif used < rank:
            used += 1
            if kind in (2, 3): parts.append(int(rng.integers(-dims[0], dims[0])))
            else:
                pick = lambda: None if rng.random() < 0.4 else int(rng.integers(-6, 7))
                step = int(rng.choice([1, 1, 1, 2, 3, -1, -2]))
                parts.append(slice(pick(), pick(), step))
    try:
        r = a[tuple(parts)]
    except IndexError:
        continue
    cases.append({"dims": dims, "parts": " ".join(part_text(p) for p in parts),
                  "result": list(r.shape), "values": " ".join(str(v) for v in np.asarray(r).reshape(-1))})
write("subscripts.json", cases)

# --- values -----------------------------------------------------------------------------------------

x = (rng.normal(size=(2, 3, 4)) * 2).astype("float32")
y = (rng.normal(size=(2, 3, 4)) * 2).astype("float32")
p = rng.random((3, 4)).astype("float32")
i = np.array([[2, 0, 1], [1, 1, 0]])
cases = []

def value_case(label, r):
    r = np.asarray(r)
    cases.append({"label": label, "dtype": r.dtype.name, "dims": list(r.shape),
                  "values": " ".join(text(v) for v in r.reshape(-1))})

for label, a in [("x", x), ("y", y), ("p", p), ("i", i)]:
    value_case(label, a)
value_case("softmax", tf.nn.softmax(x))
value_case("softmax axis 1", tf.nn.softmax(x, axis=1))
value_case("logSoftmax axis 0", tf.nn.log_softmax(x, axis=0))
value_case("reduceStd", tf.math.reduce_std(x, axis=1))
value_case("reduceVariance", tf.math.reduce_variance(x))
value_case("reduceSum 0 2", tf.reduce_sum(x, axis=[0, 2]))
value_case("reduceMax keepdims", tf.reduce_max(x, axis=-1, keepdims=True))
value_case("reduceProd", tf.reduce_prod(x, axis=-1))
value_case("argmax", tf.argmax(x))
value_case("argmin last", tf.argmin(x, axis=-1))
value_case("oneHot", tf.one_hot(i, 3))
value_case("oneHot axis 0", tf.one_hot(i, 3, on_value=5.0, off_value=-1.0, axis=0))
value_case("gather", tf.gather(x, i[0], axis=1))
value_case("gather rows", tf.gather(p, i))
value_case("concat", tf.concat([x, y], axis=-1))
value_case("stack", tf.stack([x, y], axis=1))
value_case("split", tf.split(x, [1, 2], axis=1)[1])
value_case("tile", tf.tile(p, [2, 1]))
value_case("transpose", tf.transpose(x, perm=[1, 2, 0]))
value_case("clipByValue", tf.clip_by_value(x, -1.0, 0.5))
value_case("matmul", tf.matmul(x, y, transpose_b=True))
value_case("matmul row batches", tf.matmul(x, p, transpose_b=True))
value_case("sparse cross entropy", tf.nn.sparse_softmax_cross_entropy_with_logits(labels=i, logits=x))
value_case("softmax cross entropy", tf.nn.softmax_cross_entropy_with_logits(labels=tf.nn.softmax(y), logits=x))
value_case("sigmoid cross entropy", tf.nn.sigmoid_cross_entropy_with_logits(labels=p, logits=x[0]))
value_case("where", tf.where(x > 0, x, y))
value_case("where places", tf.where(p > 0.5))
value_case("floormod", tf.math.floormod(x, y))
value_case("pow", tf.pow(p, 2.5))
value_case("linspace ints", tf.linspace(-3, 3, 13))
value_case("linspace reals", tf.linspace(0.0, 1.0, 10))
value_case("range", tf.range(3, 18, 3))
value_case("range reals", tf.range(0.5, 3.0, 0.75))
value_case("eye", tf.eye(2, 3))
value_case("cast", tf.cast(x, tf.int32))
value_case("int division", tf.constant([7, -7]) / tf.constant([2, 2]))
value_case("int floordiv", tf.constant([7, -7]) // tf.constant([2, 2]))
value_case("int mod", tf.constant([7, -7]) % tf.constant([3, 3]))
value_case("round", tf.round([0.5, 1.5, -2.5, 2.4]))
value_case("booleanMask", tf.boolean_mask(p, p > 0.5))
value_case("np.std", np.std(x.astype("float64"), axis=0))
value_case("np.arange", np.arange(0, 1, 0.3))
value_case("np.linspace", np.linspace(-12, 12, num=7))
value_case("np.linspace open", np.linspace(0, 1, 4, endpoint=False))
value_case("np.where", np.where(i > 0, 1, 0))
value_case("np.round", np.round(x.astype("float64"), 2))
value_case("np.argmax", np.argmax(x))
value_case("np.mean", np.mean(i))
value_case("np.maximum", np.maximum(0, x))
value_case("astype", (x > 0).astype(int))
value_case("np.dot", np.dot(p, p.T))
write("values.json", cases)
