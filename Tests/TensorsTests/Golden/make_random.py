"""Writes tfrandom.json: TensorFlow's random numbers, drawn in a fresh process in this order.

    CUDA_VISIBLE_DEVICES= python make_random.py
Of long results the first eight numbers, every 997th and the last eight are kept.
"""
import json
import pathlib

import numpy as np
import tensorflow as tf

here = pathlib.Path(__file__).parent
cases = []


def text(value):
    if isinstance(value, (bool, np.bool_)):
        return str(int(value))
    if isinstance(value, (int, np.integer)):
        return str(int(value))
    return repr(float(value))


def case(label, result):
    array = np.asarray(result)
    if array.dtype.name == "bfloat16":
        flat = array.astype("float32").reshape(-1)
    else:
        flat = array.reshape(-1)
    n = len(flat)
    places = sorted(set(range(min(8, n))) | set(range(0, n, 997)) | set(range(max(0, n - 8), n)))
    cases.append({"label": label, "dtype": array.dtype.name, "dims": list(array.shape), "places": places,
                  "values": " ".join(text(flat[i]) for i in places)})


r = tf.random
logits = [[0.5, 1.5, -1.0, 0.0], [3.0, 2.0, 1.0, 0.0], [0.0, float("-inf"), 0.0, 1.0]]

# Seeds of operations, no global seed.
case("uniform seed 22", r.uniform([3], 0, 5, seed=22))
case("uniform seed 22 again", r.uniform([3], 0, 5, seed=22))
case("uniform seed -7", r.uniform([5], seed=-7))
case("normal seed 7 odd", r.normal([7], seed=7))
case("shuffle seed 3", r.shuffle(list(range(10)), seed=3))
case("shuffle seed 3 again", r.shuffle(list(range(10)), seed=3))
case("shuffle rows", r.shuffle(np.arange(12).reshape(6, 2), seed=3))
case("categorical seed 5", r.categorical(logits, 7, seed=5))
case("categorical seed 5 again", r.categorical(logits, 7, seed=5))
case("gamma seed 1", r.gamma([5], [0.5, 1.0, 4.5], seed=1))
case("gamma seed 1 again", r.gamma([5], [0.5, 1.0, 4.5], seed=1))
case("gamma beta", r.gamma([3], [[0.5], [4.5]], beta=[2.0, 3.0], seed=2))
case("poisson seed 1", r.poisson([6], [0.5, 8.0, 30.0, 500.0], seed=1))
case("poisson seed 1 again", r.poisson([6], [0.5, 8.0, 30.0, 500.0], seed=1, dtype=tf.int32))

r.set_seed(42)
for name, dtype in [("float32", tf.float32), ("float64", tf.float64), ("float16", tf.float16),
                    ("bfloat16", tf.bfloat16)]:
    for n in [1, 6, 5003]:
        case(f"uniform {name} {n}", r.uniform([n], dtype=dtype))
        case(f"normal {name} {n}", r.normal([n], dtype=dtype))
        case(f"truncated {name} {n}", r.truncated_normal([n], dtype=dtype))
for n in [1, 6, 5003]:
    case(f"int32 {n}", r.uniform([n], -17, 1000, dtype=tf.int32))
    case(f"int64 {n}", r.uniform([n], -17, 10**12, dtype=tf.int64))
case("uniform bounds", r.uniform([2, 3], -2.5, 7.25))
case("uniform tensor bounds", r.uniform([2, 3], tf.constant([0.0, 10.0, 20.0]), tf.constant([1.0, 20.0, 40.0])))
case("normal parameters", r.normal([2, 3], mean=3.0, stddev=0.1))
case("normal tensors", r.normal([2, 3], mean=tf.constant([0.0, 10.0, 20.0]), stddev=tf.constant(2.0)))
case("uniform long", r.uniform([131072 + 3]))
case("normal long", r.normal([131072 + 3]))
case("truncated long", r.truncated_normal([131072 + 3]))
case("int32 long", r.uniform([131072 + 3], 0, 10, dtype=tf.int32))
case("shuffle long", r.shuffle(tf.range(3000)))
case("categorical many", r.categorical(logits[:1], 1001))
case("gamma many", r.gamma([501], [0.2, 1.0, 7.0], dtype=tf.float64))
case("poisson many", r.poisson([501], [0.2, 9.99, 70.0], dtype=tf.float64))
r.set_seed(0)
case("zero seeds", r.uniform([3], seed=0))
r.set_seed(2**31 - 1)
case("seed modulo", r.uniform([3], seed=5))
r.set_seed(-3)
case("negative global", r.uniform([3]))

# Stateless.
seed = [12, -34]
for name, dtype in [("float32", tf.float32), ("float64", tf.float64), ("float16", tf.float16),
                    ("bfloat16", tf.bfloat16)]:
    case(f"stateless uniform {name}", r.stateless_uniform([7], seed, -1.0, 3.0, dtype=dtype))
    case(f"stateless normal {name}", r.stateless_normal([7], seed, 1.0, 2.0, dtype=dtype))
    case(f"stateless truncated {name}", r.stateless_truncated_normal([7], seed, dtype=dtype))
for name, dtype in [("int32", tf.int32), ("int64", tf.int64)]:
    case(f"stateless {name}", r.stateless_uniform([7], seed, -5, 100, dtype=dtype))
for name, dtype in [("int32", tf.int32), ("int64", tf.int64), ("uint32", tf.uint32), ("uint64", tf.uint64)]:
    case(f"stateless full {name}", r.stateless_uniform([7], seed, None, None, dtype=dtype))
case("stateless int64 seed", r.stateless_normal([3], tf.constant([2**40, -1], tf.int64)))
case("stateless long", r.stateless_normal([100003], [1, 2]))
case("stateless categorical", r.stateless_categorical(logits, 9, seed))
case("stateless gamma", r.stateless_gamma([4, 3], seed, [0.5, 1.0, 4.5], [1.0, 2.0, 0.5]))
case("stateless poisson", r.stateless_poisson([4, 3], seed, [0.5, 8.0, 50.0]))
case("stateless binomial", r.stateless_binomial([9, 2], seed, counts=[10.0, 200.0], probs=[0.3, 0.8]))
case("stateless shuffle", r.experimental.stateless_shuffle(tf.range(50), [8, 9]))
case("split", r.split([1, 2], 3))
case("fold in", r.fold_in([1, 2], 3))

# Generators.
g = r.Generator.from_seed(1234)
case("generator normal", g.normal([2, 3]))
case("generator uniform", g.uniform([5], 2.0, 4.0))
case("generator int32", g.uniform([5], 0, 100, dtype=tf.int32))
case("generator full", g.uniform_full_int([3]))
case("generator truncated", g.truncated_normal([5], dtype=tf.float64))
case("generator skip", g.skip(7))
case("generator state", g.state)
case("generator split", tf.stack([x.normal([2]) for x in g.split(3)]))
case("generator seeds", g.make_seeds(3))
case("generator binomial", g.binomial([40, 1], counts=[200.0], probs=[0.3]))
case("generator binomial state", g.state)
g.reset_from_seed(5)
case("generator reset", g.normal([3]))
case("generator list seed", r.Generator.from_seed([7, 8]).normal([3]))


# Traced functions have streams of their own, which a global seed restarts.
r.set_seed(1)


@tf.function
def f():
    return tf.concat([r.uniform([2]), r.uniform([2], seed=5), r.uniform([2], seed=5), r.normal([2])], 0)


case("traced first", f())
case("traced second", f())
case("eager between", r.uniform([2]))
r.set_seed(9)
case("traced again", f())

(here / "tfrandom.json").write_text(
    "{" + f'"tensorflow": "{tf.__version__}", "cases": [\n' + ",\n".join(json.dumps(c) for c in cases) + "\n]}\n")
