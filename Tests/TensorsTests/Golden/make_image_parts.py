"""Writes image_parts.json: crops, similarity, morphology and edges of images as TensorFlow has them.

    python make_image_parts.py
"""
import json
import pathlib

import numpy as np
import tensorflow as tf

here = pathlib.Path(__file__).parent
cases = []


def case(label, result):
    array = np.asarray(result)
    text = [str(int(v)) if array.dtype.kind in "iub" else repr(float(v)) for v in array.reshape(-1)]
    cases.append({"label": label, "dtype": array.dtype.name, "dims": list(array.shape), "values": " ".join(text)})


def real(*dims):
    return tf.constant((np.arange(np.prod(dims)) * 5 % 23 / 22).reshape(dims).astype(np.float32))


def byte(*dims):
    return tf.constant((np.arange(np.prod(dims)) * 37 % 256).reshape(dims).astype(np.uint8))


x = real(2, 5, 4, 2)
boxes = tf.constant([[0.0, 0.0, 1.0, 1.0], [0.1, 0.2, 0.7, 0.9], [0.8, 0.9, 0.3, 0.1], [-0.3, 0.5, 0.6, 1.4]])
index = tf.constant([0, 1, 1, 0])
for method in ("bilinear", "nearest"):
    case(f"crops {method}", tf.image.crop_and_resize(x, boxes, index, [3, 4], method=method, extrapolation_value=-1.0))
    case(f"crops small {method}", tf.image.crop_and_resize(x, boxes, index, [1, 2], method=method))
case("crops bytes", tf.image.crop_and_resize(byte(1, 4, 4, 1), [[0.0, 0.0, 0.5, 0.5]], [0], [3, 3]))
with tf.GradientTape() as tape:
    tape.watch([x, boxes])
    loss = tf.reduce_sum(tf.image.crop_and_resize(x, boxes[:2], index[:2], [3, 4]) ** 2)
dx, dboxes = tape.gradient(loss, [x, boxes])
case("crops gradient of image", dx)
case("crops gradient of boxes", tf.convert_to_tensor(dboxes)[:2])

a, b = real(2, 16, 14, 3), tf.sqrt(real(2, 16, 14, 3))
case("ssim", tf.image.ssim(a, b, max_val=1.0))
case("ssim one", tf.image.ssim(a[0], b[0], max_val=1.0, filter_size=7, filter_sigma=1.0, k1=0.02, k2=0.05))
case("ssim bytes", tf.image.ssim(byte(12, 12, 1), byte(12, 12, 1) // 2, max_val=255))
case("sobel", tf.image.sobel_edges(x))
case("kept", tf.image.non_max_suppression(
    [[0.0, 0.0, 1.0, 1.0], [0.1, 0.0, 1.0, 1.0], [2.0, 2.0, 3.0, 3.0], [1.0, 1.0, 0.0, 0.2], [2.0, 2.0, 2.4, 3.0]],
    [0.7, 0.9, 0.3, 0.8, 0.6], 3, iou_threshold=0.4))
case("kept above", tf.image.non_max_suppression(
    [[0.0, 0.0, 1.0, 1.0], [2.0, 2.0, 3.0, 3.0]], [0.7, 0.3], 5, score_threshold=0.5))

kernel = tf.constant((np.arange(12) * 7 % 11 / 10 - 0.5).reshape(3, 2, 2).astype(np.float32))
for padding in ("SAME", "VALID"):
    for strides, rates in (((1, 1), (1, 1)), ((2, 1), (1, 2))):
        name = f"{padding} {strides[0]}{strides[1]} {rates[0]}{rates[1]}"
        case(f"dilation {name}", tf.nn.dilation2d(x, kernel, [1, *strides, 1], padding, "NHWC", [1, *rates, 1]))
        case(f"erosion {name}", tf.nn.erosion2d(x, kernel, [1, *strides, 1], padding, "NHWC", [1, *rates, 1]))
case("dilation whole", tf.nn.dilation2d(
    tf.cast(byte(1, 4, 4, 1), tf.int32), tf.zeros([2, 2, 1], tf.int32), [1, 1, 1, 1], "SAME", "NHWC", [1, 1, 1, 1]))
with tf.GradientTape() as tape:
    tape.watch([x, kernel])
    loss = tf.reduce_sum(tf.nn.dilation2d(x, kernel, [1, 1, 1, 1], "SAME", "NHWC", [1, 1, 1, 1]) ** 2)
dx, dkernel = tape.gradient(loss, [x, kernel])
case("dilation gradient of input", dx)
case("dilation gradient of filter", dkernel)

(here / "image_parts.json").write_text(
    "{" + f'"tensorflow": "{tf.__version__}", "cases": [\n' + ",\n".join(json.dumps(c) for c in cases) + "\n]}\n")
