"""Writes the checkpoints in `checkpoint/` with TensorFlow: python make_checkpoints.py

Versions used: TensorFlow 2.21. `read_back` is for a person: it restores in TensorFlow what Swift wrote.
"""
import os
import sys

import numpy as np
import tensorflow as tf

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "checkpoint")
NAMES = ["uint8", "int8", "uint16", "int16", "uint32", "int32", "uint64", "int64", "float32", "float64", "float16", "bfloat16"]


class Net(tf.Module):
    def __init__(self):
        super().__init__()
        self.w = tf.Variable([[1.0, 2.0], [3.0, 4.0]], name="kernel")
        self.b = tf.Variable([5.0, 6.0])
        self.layers = [tf.Variable(1), tf.Variable(2)]
        self.d = {"z": tf.Variable(True), "a.b": tf.Variable(3.0, dtype=tf.float64)}


class Kinds(tf.Module):
    def __init__(self):
        super().__init__()
        self.kinds = {name: tf.Variable(tf.cast([1, 2], name)) for name in NAMES}


def everything():
    return dict(
        net=Net(), step=tf.Variable(7, dtype=tf.int64), text=tf.Variable(["hi", "w\u00f6rld"]), all=Kinds())


def read_back(path):
    """Restores what Swift wrote from the same objects, and compares."""
    objects = everything()
    for variable in objects["net"].variables:
        variable.assign(tf.zeros_like(variable))
    tf.train.Checkpoint(**objects).restore(path).assert_consumed()
    assert objects["net"].w.numpy().tolist() == [[1, 2], [3, 4]] and objects["net"].b.numpy().tolist() == [5, 6]
    assert objects["step"].numpy() == 7 and objects["text"].numpy().tolist() == [b"hi", "w\u00f6rld".encode()]
    for name, variable in objects["all"].kinds.items():
        assert np.asarray(variable.numpy(), np.float64).tolist() == [1, 2], name
    print("TensorFlow restored", path)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        read_back(sys.argv[1])
    else:
        os.makedirs(FOLDER, exist_ok=True)
        tf.train.Checkpoint(**everything()).save(os.path.join(FOLDER, "python"))
        parts = []
        for shard, (name, value) in enumerate([("a", [1.0, 2.0, 3.0]), ("b", [4, 5])]):
            part = os.path.join(FOLDER, f"part{shard}")
            tf.raw_ops.SaveV2(prefix=part, tensor_names=[name], shape_and_slices=[""], tensors=[tf.constant(value)])
            parts.append(part)
        tf.raw_ops.MergeV2Checkpoints(
            checkpoint_prefixes=parts, destination_prefix=os.path.join(FOLDER, "sharded"), delete_old_dirs=False)
