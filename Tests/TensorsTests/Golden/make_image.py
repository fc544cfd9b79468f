# Writes image.json beside this file: TensorFlow's image operations on x = ((i * 5) % 23) / 22 as
# float32 and i * 37 % 256 as uint8.
#   CUDA_VISIBLE_DEVICES= python make_image.py      (TensorFlow 2.21)
import json, os
import numpy as np
import tensorflow as tf

cases = []


def record(label, y):
    cases.append(dict(label=label, dims=list(y.shape), dtype=y.dtype.name,
                      values=" ".join(f"{float(v):.7g}" if y.dtype.is_floating else str(int(v))
                                      for v in np.asarray(tf.cast(y, tf.float64)).ravel())))


def real(dims):
    return tf.constant(((np.arange(int(np.prod(dims))) * 5 % 23) / 22).reshape(dims).astype("float32"))


def byte(dims):
    return tf.constant((np.arange(int(np.prod(dims))) * 37 % 256).reshape(dims).astype("uint8"))


im = tf.image
x, u = real([2, 5, 4, 2]), byte([5, 4, 2])
for method in ["bilinear", "nearest", "bicubic", "area", "lanczos3", "lanczos5", "gaussian", "mitchellcubic"]:
    for size in [[7, 9], [3, 2]]:
        for antialias in [False, True]:
            if antialias and method in ["nearest", "area"]:
                continue
            record(f"{method} {size[0]}x{size[1]} {str(antialias).lower()}", im.resize(x[:1], size, method, antialias=antialias))
record("resize bytes", im.resize(u, [3, 8]))
record("nearest bytes", im.resize(u, [3, 8], "nearest"))
record("aspect", im.resize(x[0], [8, 8], preserve_aspect_ratio=True))
record("with pad", im.resize_with_pad(x[0], 7, 9))
record("crop or pad", im.resize_with_crop_or_pad(x[0], 3, 7))
record("central crop", im.central_crop(real([9, 7, 1]), 0.6))
record("crop box", im.crop_to_bounding_box(x, 1, 2, 3, 2))
record("pad box", im.pad_to_bounding_box(u, 2, 1, 8, 6))
record("flip lr", im.flip_left_right(x))
record("flip ud", im.flip_up_down(u))
for k in range(4):
    record(f"rot90 {k}", im.rot90(u, k))
record("transpose", im.transpose(u))
record("patches", im.extract_patches(x, [1, 2, 2, 1], [1, 2, 2, 1], [1, 1, 1, 1], "VALID"))
record("patches spread", im.extract_patches(x, [1, 3, 2, 1], [1, 2, 1, 1], [1, 1, 2, 1], "SAME"))
rgb, bytes3 = real([2, 3, 4, 3]), byte([3, 4, 3])
record("brightness", im.adjust_brightness(rgb, 0.25))
record("brightness bytes", im.adjust_brightness(bytes3, 0.25))
record("contrast", im.adjust_contrast(rgb, 1.7))
record("contrast bytes", im.adjust_contrast(bytes3, 0.4))
record("gamma", im.adjust_gamma(rgb, 0.7, 1.5))
record("saturation", im.adjust_saturation(rgb, 1.6))
record("saturation bytes", im.adjust_saturation(bytes3, 0.5))
record("hue", im.adjust_hue(rgb, 0.3))
record("hue bytes", im.adjust_hue(bytes3, -0.2))
record("to hsv", im.rgb_to_hsv(rgb))
record("to rgb", im.hsv_to_rgb(rgb))
record("gray", im.rgb_to_grayscale(rgb))
record("gray bytes", im.rgb_to_grayscale(bytes3))
record("gray to rgb", im.grayscale_to_rgb(u[..., :1]))
record("standardized", im.per_image_standardization(rgb))
record("standardized bytes", im.per_image_standardization(bytes3))
record("variation", im.total_variation(rgb))
record("psnr", im.psnr(rgb, rgb * 0.9, 1.0))
record("psnr bytes", im.psnr(bytes3, bytes3 // 2, 255))
for a, b in [("uint8", "float32"), ("uint8", "int32"), ("uint8", "uint16"), ("int32", "uint8")]:
    v = tf.constant([0, 1, 100, 127], a) if a != "int32" else tf.constant([0, 1 << 24, 1 << 30, 2147483647], a)
    record(f"convert {a} {b}", im.convert_image_dtype(v, b))
record("convert real", im.convert_image_dtype(tf.constant([0.0, 0.3, 0.999, 1.0]), "uint8"))
record("convert saturated", im.convert_image_dtype(tf.constant([-0.4, 0.3, 1.2]), "uint8", saturate=True))
tf.random.set_seed(9)
record("random brightness", im.random_brightness(rgb, 0.3, seed=4))
record("random contrast", im.random_contrast(rgb, 0.3, 1.8, seed=4))
record("random saturation", im.random_saturation(rgb, 0.3, 1.8, seed=4))
record("random hue", im.random_hue(rgb, 0.4, seed=4))
record("random lr", im.random_flip_left_right(x, seed=4))
record("random ud", im.random_flip_up_down(x, seed=4))
record("random lr single", im.random_flip_left_right(u, seed=5))
record("random crop", im.random_crop(u, [2, 3, 2], seed=4))
json.dump(dict(cases=cases), open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "image.json"), "w"), indent=0)
