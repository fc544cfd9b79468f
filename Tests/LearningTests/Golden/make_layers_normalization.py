"""Writes layers_normalization.json: normalization, dropout and noise as Keras computes them."""

import numpy as np
from keras import layers

from layer_goldens import Cases

c = Cases("layers_normalization.json")
image, rows = (2, 3, 4, 6), (5, 4)
positive = {3: lambda v: np.abs(v) + 0.5}
train = {"training": True}

c.add("batch", layers.BatchNormalization(name="a"), rows, weights=positive)
c.add("batchTraining", layers.BatchNormalization(name="a"), rows, weights=positive, **train)
c.add("batchImage", layers.BatchNormalization(momentum=0.8, epsilon=1e-4, name="a"), image, weights=positive, **train)
c.add("batchFirst", layers.BatchNormalization(axis=1, name="a"), image, weights=positive, **train)
c.add("batchFirstInference", layers.BatchNormalization(axis=1, name="a"), image, weights=positive)
c.add("batchPlain", layers.BatchNormalization(center=False, scale=False, name="a"), rows, weights={1: lambda v: np.abs(v)}, **train)
c.add("batchMasked", layers.BatchNormalization(name="a"), (2, 4, 3), weights=positive, mask=np.array([[True, True, False, False], [True, True, True, False]]), **train)
frozen = layers.BatchNormalization(name="a")
frozen.trainable = False
c.add("batchFrozen", frozen, rows, weights=positive, **train)
c.add("layer", layers.LayerNormalization(name="a"), image)
c.add("layerPlain", layers.LayerNormalization(epsilon=1e-6, center=False, scale=False, name="a"), rows)
c.add("layerAxes", layers.LayerNormalization(axis=[1, 2], gamma_regularizer="l2", name="a"), image)
c.add("layerAxis", layers.LayerNormalization(axis=1, center=False, name="a"), image)
c.add("group", layers.GroupNormalization(groups=3, name="a"), image)
c.add("groupOne", layers.GroupNormalization(groups=1, scale=False, name="a"), image)
c.add("groupEach", layers.GroupNormalization(groups=-1, name="a"), image)
c.add("groupFirst", layers.GroupNormalization(groups=2, axis=1, name="a"), (2, 4, 3, 2))
c.add("unit", layers.UnitNormalization(name="a"), rows)
c.add("unitAxes", layers.UnitNormalization(axis=[1, 2], name="a"), image)
c.add("rms", layers.RMSNormalization(name="a"), rows)
c.add("dropout", layers.Dropout(0.4, seed=3, name="a"), (4, 6), **train)
c.add("dropoutShape", layers.Dropout(0.5, noise_shape=(None, 1, 6), seed=4, name="a"), (2, 3, 6), **train)
c.add("dropoutInference", layers.Dropout(0.4, name="a"), (4, 6))
c.add("dropoutAll", layers.Dropout(1.0, name="a"), (4, 6), gradients=False, **train)
c.add("spatial1d", layers.SpatialDropout1D(0.5, seed=5, name="a"), (2, 3, 6), **train)
c.add("spatial2d", layers.SpatialDropout2D(0.5, seed=5, name="a"), image, **train)
c.add("spatial2dFirst", layers.SpatialDropout2D(0.5, data_format="channels_first", seed=6, name="a"), image, **train)
c.add("spatial3d", layers.SpatialDropout3D(0.5, seed=5, name="a"), (2, 2, 1, 2, 4), **train)
c.add("alpha", layers.AlphaDropout(0.3, seed=7, name="a"), (4, 6), **train)
c.add("gaussianNoise", layers.GaussianNoise(0.3, seed=8, name="a"), (4, 6), **train)
c.add("gaussianDropout", layers.GaussianDropout(0.3, seed=9, name="a"), (4, 6), **train)
c.add("activity", layers.ActivityRegularization(l1=0.1, l2=0.2, name="a"), (4, 6))
c.write()
