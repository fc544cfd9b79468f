"""Order and contents of tf.data pipelines, as TensorFlow 2.21 gives them: pipeline.json.

    CUDA_VISIBLE_DEVICES= TF_CPP_MIN_LOG_LEVEL=3 python make_pipeline.py
"""
import json
import pathlib

import tensorflow as tf

D = tf.data.Dataset


def rows(data):
    return [x.tolist() for x in data.as_numpy_iterator()]


def windows(n, *args, **kwargs):
    data = D.range(n).window(*args, **kwargs)
    return {"elements": [[int(x) for x in w.as_numpy_iterator()] for w in data], "cardinality": int(data.cardinality())}


def entry(data):
    return {"elements": rows(data), "cardinality": int(data.cardinality())}


cases = {}
for n in (0, 1, 7, 10):
    for size in (1, 3, 4):
        for shift in (1, 2, 5):
            for stride in (1, 2, 3):
                for drop in (False, True):
                    cases[f"window {n} {size} {shift} {stride} {int(drop)}"] = windows(n, size, shift, stride, drop)
for n in (1, 3, 5):
    for cycle in (1, 2, 3, 8):
        for block in (1, 2, 4):
            data = D.range(n).interleave(
                lambda x: D.from_tensors(x).repeat(x % 3 + 1), cycle_length=cycle, block_length=block)
            cases[f"interleave {n} {cycle} {block}"] = entry(data)
lengths = [3, 1, 0, 4, 2]
ragged = lambda: D.from_tensor_slices(lengths).map(lambda n: tf.range(n) + 1)
for size in (1, 2, 3):
    for drop in (False, True):
        cases[f"padded {size} {int(drop)}"] = entry(ragged().padded_batch(size, drop_remainder=drop))
        cases[f"padded to 5 with -1 {size} {int(drop)}"] = entry(
            ragged().padded_batch(size, padded_shapes=[5], padding_values=-1, drop_remainder=drop))
for n in (0, 1, 5, 6):
    for size in (1, 2, 4, 9):
        for drop in (False, True):
            cases[f"batch {n} {size} {int(drop)}"] = entry(D.range(n).batch(size, drop_remainder=drop))
    for shards in (1, 2, 4):
        for index in range(shards):
            cases[f"shard {n} {shards} {index}"] = entry(D.range(n).shard(shards, index))
    for count in (-1, 0, 2, 9):
        cases[f"take {n} {count}"] = entry(D.range(n).take(count))
        cases[f"skip {n} {count}"] = entry(D.range(n).skip(count))
    for count in (0, 1, 3):
        cases[f"repeat {n} {count}"] = entry(D.range(n).repeat(count))
        cases[f"repeat batch {n} {count}"] = entry(D.range(n).repeat(count).batch(4))
for args in ((5,), (2, 5), (5, 1, -2), (1, 5, 2), (5, 1), (-4, 4, 3)):
    cases["range " + " ".join(map(str, args))] = entry(D.range(*args))
cases["unbatch"] = entry(D.range(7).batch(3).unbatch())
cases["concatenate"] = entry(D.range(3).concatenate(D.range(5, 7)))
cases["flatMap"] = entry(D.range(4).flat_map(lambda x: D.range(x)))
cases["takeWhile"] = entry(D.range(9).take_while(lambda x: x < 4))
cases["filter"] = entry(D.range(9).filter(lambda x: x % 3 != 1))

specs = {}
pair = D.from_tensor_slices((tf.zeros([10, 4, 3], tf.uint8), tf.zeros([10], tf.int64)))
for name, data in {
    "slices": pair,
    "batch": pair.batch(4),
    "batch drop": pair.batch(5, drop_remainder=True),
    "map": pair.map(lambda x, y: (tf.reshape(tf.cast(x, tf.float32), [-1]), tf.one_hot(y, 5))),
    "batch map": pair.batch(4).map(lambda x, y: (tf.cast(x, tf.float32) / 255, y)),
    "shuffle repeat": pair.shuffle(3).repeat().take(3).skip(1).cache().prefetch(1),
    "unbatch": pair.batch(2).unbatch(),
}.items():
    specs[name] = [str(s) for s in data.element_spec]
folder = pathlib.Path(__file__).parent
(folder / "pipeline.json").write_text(json.dumps({"cases": cases, "specs": specs}, separators=(",", ":"), sort_keys=True))
