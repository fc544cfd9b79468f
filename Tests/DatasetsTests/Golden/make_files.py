"""Small files as TensorFlow, Keras and NumPy write them, and what they hold: folder files, files.json.

    CUDA_VISIBLE_DEVICES= TF_CPP_MIN_LOG_LEVEL=3 python make_files.py
"""
import gzip
import json
import pathlib
import pickle
import struct

import numpy as np
import tensorflow as tf
import keras

folder = pathlib.Path(__file__).parent
files = folder / "files"
files.mkdir(exist_ok=True)
rng = np.random.RandomState(7)
told = {}

# Pictures: smooth ones, so that JPEG keeps them, of odd sizes.
y, x = np.mgrid[0:13, 0:19]
smooth = np.stack([x * 13 % 256, y * 19 % 256, (x + y) * 7 % 256], -1).astype(np.uint8)
grey = smooth[:, :, :1]
alpha = np.concatenate([smooth, (255 - smooth[:, :, :1])], -1)
for name, picture in {"rgb": smooth, "grey": grey, "rgba": alpha}.items():
    (files / f"{name}.png").write_bytes(tf.io.encode_png(picture).numpy())
    if name != "rgba":
        (files / f"{name}.jpg").write_bytes(tf.io.encode_jpeg(picture, quality=90).numpy())
pictures = {}
for path in sorted(files.glob("*.jpg")) + sorted(files.glob("*.png")):
    data = path.read_bytes()
    for channels in (0, 1, 3) if path.suffix == ".jpg" else (0, 1, 3, 4):
        out = tf.io.decode_image(data, channels=channels).numpy() if path.suffix == ".jpg" else tf.io.decode_png(data, channels=channels).numpy()
        pictures[f"{path.name} {channels}"] = {"shape": list(out.shape), "values": out.ravel().tolist()}
told["pictures"] = pictures

# Records.
with tf.io.TFRecordWriter(str(files / "examples.tfrecord")) as writer:
    for i in range(3):
        writer.write(tf.train.Example(features=tf.train.Features(feature={
            "name": tf.train.Feature(bytes_list=tf.train.BytesList(value=[f"row {i}".encode()])),
            "reals": tf.train.Feature(float_list=tf.train.FloatList(value=[i + 0.5, -i])),
            "label": tf.train.Feature(int64_list=tf.train.Int64List(value=[i * 10**12 - 1])),
        })).SerializeToString())
(files / "lines.txt").write_bytes("first\nsecond line\r\n\nlast äöü".encode())

# A table.
(files / "table.csv").write_text('id,age,price,name,label\n1,30,1.5,"Ann, ""A""",0\n2,,2,Bob,1\n3,41,1e3,Cy,0\n4,7,,Di,1\n')

# Archives in the formats of the data sets.
def idx(array):
    return struct.pack(">HBB", 0, 8, array.ndim) + struct.pack(f">{array.ndim}I", *array.shape) + array.tobytes()

digits, labels = rng.randint(0, 256, (5, 4, 3)).astype(np.uint8), rng.randint(0, 10, 5).astype(np.uint8)
(files / "images.idx.gz").write_bytes(gzip.compress(idx(digits), mtime=0))
(files / "labels.idx").write_bytes(idx(labels))
told["digits"], told["labels"] = digits.ravel().tolist(), labels.tolist()
batch = rng.randint(0, 256, (3, 3072)).astype(np.uint8)
for protocol in (2, 4):
    (files / f"batch.pickle{protocol}").write_bytes(pickle.dumps({"data": batch, "labels": [6, 9, 1]}, protocol=protocol))
told["cifar sums"] = [int(batch.sum()), int(batch.reshape(3, 3, 32, 32).transpose(0, 2, 3, 1)[1, 5, 7, 2])]
(files / "batch.bin").write_bytes(b"".join(bytes([l]) + row.tobytes() for l, row in zip([6, 9, 1], batch)))
(files / "evil.pickle").write_bytes(b"cos\nsystem\n(S'true'\ntR.")

reviews = [list(map(int, rng.randint(1, 40, n))) for n in (5, 9, 3, 7)]
ragged = np.empty(4, dtype=object)
ragged[:] = reviews
np.savez(files / "imdb.npz", x_train=ragged, y_train=np.array([1, 0, 0, 1]), x_test=ragged[:2], y_test=np.array([0, 1]))

def imdb(num_words=None, skip_top=0, maxlen=None, start_char=1, oov_char=2, index_from=3, seed=113):
    state = np.random.RandomState(seed)
    parts = []
    for texts, marks in ((ragged, np.array([1, 0, 0, 1])), (ragged[:2], np.array([0, 1]))):
        order = np.arange(len(texts))
        state.shuffle(order)
        texts, marks = [[start_char] + [w + index_from for w in t] for t in texts[order]], marks[order].tolist()
        if maxlen:
            kept = [i for i, t in enumerate(texts) if len(t) < maxlen]
            texts, marks = [texts[i] for i in kept], [marks[i] for i in kept]
        parts.append((texts, marks))
    num_words = num_words or max(max(t) for p in parts for t in p[0])
    return [[[[w if skip_top <= w < num_words else oov_char for w in t] for t in p[0]], p[1]] for p in parts]

told["imdb"] = {"all": imdb(), "numWords 20": imdb(num_words=20), "maxlen 8": imdb(num_words=100, maxlen=9)}
prices = rng.rand(11, 2).round(3), rng.rand(11).round(3)
np.savez(files / "boston_housing.npz", x=prices[0], y=prices[1])
order = np.arange(11)
np.random.RandomState(113).shuffle(order)
cut = int(11 * (1 - 0.2))
told["housing"] = [prices[1][order][:cut].tolist(), prices[1][order][cut:].tolist(), prices[0][order][0].tolist()]

# Series.
series = {}
values = np.arange(20)
for args in ((3, 1, 1, 4), (4, 2, 3, 2), (20, 1, 1, 5), (1, 5, 1, 100)):
    for start, end in ((None, None), (2, 17)):
        data = keras.utils.timeseries_dataset_from_array(
            values, values * 10, sequence_length=args[0], sequence_stride=args[1], sampling_rate=args[2],
            batch_size=args[3], start_index=start, end_index=end)
        series[" ".join(map(str, args + (start or 0, end or 20)))] = [[a.numpy().tolist(), b.numpy().tolist()] for a, b in data]
told["series"] = series
(folder / "files.json").write_text(json.dumps(told, separators=(",", ":"), sort_keys=True))
