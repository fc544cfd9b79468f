"""Writes layers_images.json: layers for images as Keras computes them."""

import numpy as np
from keras import layers

from layer_goldens import Cases

c = Cases("layers_images.json")
image = (2, 5, 6, 2)
train = {"training": True, "gradients": False}

c.add("rescaling", layers.Rescaling(0.5, offset=-1.0, name="a"), image)
c.add("resizing", layers.Resizing(3, 4, name="a"), image)
c.add("resizingNearest", layers.Resizing(7, 9, interpolation="nearest", name="a"), image)
c.add("resizingCrop", layers.Resizing(4, 2, crop_to_aspect_ratio=True, name="a"), image)
c.add("resizingPad", layers.Resizing(4, 8, pad_to_aspect_ratio=True, fill_value=0.5, name="a"), image)
c.add("resizingSmooth", layers.Resizing(2, 3, antialias=True, interpolation="bicubic", name="a"), image)
c.add("centerCrop", layers.CenterCrop(2, 3, name="a"), image)
c.add("centerCropLarger", layers.CenterCrop(7, 4, name="a"), image)
for mode in ["horizontal", "vertical", "horizontal_and_vertical"]:
    c.add("flip_" + mode, layers.RandomFlip(mode, seed=3, name="a"), (4, 3, 4, 2), **train)
c.add("flipInference", layers.RandomFlip(seed=3, name="a"), image, gradients=False)
c.add("flipFirst", layers.RandomFlip("horizontal", seed=4, data_format="channels_first", name="a"), (3, 2, 3, 4), **train)
for fill in ["reflect", "wrap", "constant", "nearest"]:
    c.add("rotation_" + fill, layers.RandomRotation(0.3, fill_mode=fill, fill_value=0.25, seed=5, name="a"), image, **train)
    c.add("translation_" + fill, layers.RandomTranslation(0.6, 0.9, fill_mode=fill, seed=6, name="a"), image, **train)
c.add("rotationNearest", layers.RandomRotation((0.1, 0.2), interpolation="nearest", seed=5, name="a"), image, **train)
c.add("zoom", layers.RandomZoom(0.5, seed=7, name="a"), image, **train)
c.add("zoomBoth", layers.RandomZoom(height_factor=(0.2, 0.3), width_factor=(-0.3, -0.2), seed=7, name="a"), image, **train)
c.add("contrast", layers.RandomContrast(0.5, value_range=(-1, 1), seed=8, name="a"), image, **train)
c.add("brightness", layers.RandomBrightness(0.3, value_range=(-2, 2), seed=9, name="a"), image, **train)
c.add("crop", layers.RandomCrop(3, 4, seed=10, name="a"), image, **train)
c.write()
