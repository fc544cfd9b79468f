"""Writes numpyrandom.json: NumPy's random numbers.

    python make_numpy_random.py
Of long results the first eight numbers, every 997th and the last eight are kept.
"""
import json
import pathlib

import numpy as np

here = pathlib.Path(__file__).parent
cases = []


def text(value):
    return str(int(value)) if isinstance(value, (bool, np.bool_, int, np.integer)) else repr(float(value))


def case(label, result):
    array = np.asarray(result)
    flat = array.reshape(-1)
    n = len(flat)
    places = sorted(set(range(min(8, n))) | set(range(0, n, 997)) | set(range(max(0, n - 8), n)))
    cases.append({"label": label, "dtype": array.dtype.name, "dims": list(array.shape), "places": places,
                  "values": " ".join(text(flat[i]) for i in places)})


weights = [0.1, 0.0, 0.3, 0.4, 0.2]
integers = [("int64", -5, 2**40), ("int64", 0, 100), ("int32", -5, 100), ("uint8", 0, 256), ("int8", -100, 28),
            ("int16", -5, 3000), ("uint16", 0, 65536), ("uint32", 0, 2**32), ("bool", 0, 2)]
distributions = [
    ("normal", (1.5, 2.0)), ("uniform", (-1.0, 3.0)), ("exponential", (2.5,)), ("gamma", (0.3, 2.0)),
    ("gamma", (1.0, 2.0)), ("gamma", (7.5, 1.0)), ("beta", (0.5, 0.5)), ("beta", (2.0, 3.0)), ("lognormal", (0.0, 1.0)),
    ("laplace", (0.0, 1.0)), ("logistic", (1.0, 2.0)), ("chisquare", (3.0,)), ("poisson", (0.5,)),
    ("poisson", (77.0,)), ("binomial", (10, 0.3)), ("binomial", (1000, 0.6)), ("geometric", (0.5,)), ("geometric", (0.1,)),
]

for kind in ["old", "new"]:
    r = np.random.RandomState(42) if kind == "old" else np.random.default_rng(42)
    case(f"{kind} first", r.randn(3) if kind == "old" else r.random(3))
    for name, parameters in distributions:
        for n in [1, 3001]:
            case(f"{kind} {name} {parameters[0]} {n}", getattr(r, name)(*parameters, n))
    case(f"{kind} standard normal", r.standard_normal((3, 5)))
    case(f"{kind} one normal", r.normal(10.0, 2.0))
    case(f"{kind} array parameters", r.normal([0.0, 100.0], [[1.0], [0.1]], (3, 2, 2)))
    case(f"{kind} random", r.random((2, 3)))
    draw = r.randint if kind == "old" else r.integers
    for dtype, low, high in integers:
        case(f"{kind} {dtype} {low} {high}", draw(low, high, 1001, dtype=dtype))
    case(f"{kind} one integer", draw(7))
    a = np.arange(1000)
    r.shuffle(a)
    case(f"{kind} shuffle", a)
    b = np.arange(12).reshape(6, 2)
    r.shuffle(b)
    case(f"{kind} shuffle rows", b)
    case(f"{kind} permutation", r.permutation(77))
    case(f"{kind} permutation of rows", r.permutation(np.arange(12.0).reshape(6, 2)))
    case(f"{kind} choice", r.choice(5, 1001))
    case(f"{kind} choice one", r.choice([10.5, 20.5, 30.5]))
    case(f"{kind} choice shape", r.choice([10.5, 20.5, 30.5], (2, 3)))
    case(f"{kind} choice weights", r.choice(5, 1001, p=weights))
    case(f"{kind} choice distinct", r.choice(50, 20, replace=False))
    case(f"{kind} choice most", r.choice(50, 50, replace=False))
    case(f"{kind} choice distinct weights", r.choice(5, 4, replace=False, p=weights))
    case(f"{kind} choice many", r.choice(20000, 1000, replace=False))
    if kind == "new":
        case("new float32", r.random(1001, dtype=np.float32))
        case("new endpoint", r.integers(1, 6, 20, endpoint=True))
        case("new long seed", np.random.default_rng(2**40 + 7).random(5))
        case("new zero seed", np.random.default_rng(0).standard_normal(5))

r = np.random.RandomState([1, 2, 3])
case("old list seed", r.rand(5))
np.random.seed(42)
case("global randint", np.random.randint(0, 10, 5))
case("global rand", np.random.rand(2, 2))
case("global choice", np.random.choice(5, 3, replace=False))

(here / "numpyrandom.json").write_text(
    "{" + f'"numpy": "{np.__version__}", "cases": [\n' + ",\n".join(json.dumps(c) for c in cases) + "\n]}\n")
