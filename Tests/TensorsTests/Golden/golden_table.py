"""What the make_*.py scripts share: a table of tensors by label, written as one golden file."""
import json, os
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")
import numpy as np
import tensorflow as tf

here = os.path.dirname(os.path.abspath(__file__))


def text(v):
    if isinstance(v, (bool, np.bool_)):
        return "1" if v else "0"
    if isinstance(v, (float, np.floating)):
        return repr(float(v))
    return str(int(v))


class Table:
    def __init__(self, name):
        self.name = name
        self.cases = []
        self.labels = set()

    def add(self, label, value):
        assert label not in self.labels, label
        self.labels.add(label)
        r = np.asarray(value)
        self.cases.append({"label": label, "dtype": r.dtype.name, "dims": list(r.shape),
                           "values": " ".join(text(v) for v in r.reshape(-1))})

    def input(self, name, value):
        self.add("input " + name, value)
        return tf.constant(value)

    def gradients(self, label, inputs, body):
        """Gradients of a weighted sum of the result, weights 1, 1.37, 1.74, ..."""
        inputs = [tf.constant(x) for x in inputs]
        with tf.GradientTape() as tape:
            tape.watch(inputs)
            y = body(*inputs)
            w = 1 + 0.37 * np.arange(int(np.prod(y.shape)))
            target = tf.reduce_sum(y * tf.cast(tf.reshape(tf.constant(w), y.shape), y.dtype))
        for i, g in enumerate(tape.gradient(target, inputs, unconnected_gradients="zero")):
            self.add("%s d%d" % (label, i), tf.convert_to_tensor(g))

    def write(self):
        with open(os.path.join(here, self.name), "w") as f:
            f.write('{"numpy": "%s", "tensorflow": "%s", "cases": [\n' % (np.__version__, tf.__version__))
            f.write(",\n".join(json.dumps(c) for c in self.cases))
            f.write("\n]}\n")
