"""Writes layers_shapes.json: reshaping, merging and activation layers as Keras computes them."""

import numpy as np
from keras import layers

from layer_goldens import Cases

c = Cases("layers_shapes.json")
sequence, image, volume = (2, 5, 3), (2, 4, 5, 3), (1, 3, 4, 5, 2)

c.add("reshape", layers.Reshape((3, 4), name="a"), (2, 12))
c.add("reshapeOpen", layers.Reshape((-1, 2), name="a"), (2, 3, 4))
c.add("permute", layers.Permute((2, 1), name="a"), sequence)
c.add("repeatVector", layers.RepeatVector(3, name="a"), (2, 4))
c.add("identity", layers.Identity(name="a"), sequence)
c.add("zero1d", layers.ZeroPadding1D((1, 2), name="a"), sequence)
c.add("zero2d", layers.ZeroPadding2D(name="a"), image)
c.add("zero2dPairs", layers.ZeroPadding2D(((1, 0), (2, 3)), name="a"), image)
c.add("zero2dFirst", layers.ZeroPadding2D((1, 2), data_format="channels_first", name="a"), image)
c.add("zero3d", layers.ZeroPadding3D((1, 0, 2), name="a"), volume)
c.add("crop1d", layers.Cropping1D(name="a"), sequence)
c.add("crop2d", layers.Cropping2D(((1, 0), (2, 1)), name="a"), image)
c.add("crop3d", layers.Cropping3D(1, name="a"), volume)
c.add("up1d", layers.UpSampling1D(3, name="a"), sequence)
c.add("up2d", layers.UpSampling2D((2, 3), name="a"), image)
c.add("up2dBilinear", layers.UpSampling2D(2, interpolation="bilinear", name="a"), image)
c.add("up2dFirst", layers.UpSampling2D(2, data_format="channels_first", interpolation="bicubic", name="a"), image)
c.add("up3d", layers.UpSampling3D(2, name="a"), volume)

c.add("relu", layers.ReLU(name="a"), sequence)
c.add("reluAll", layers.ReLU(max_value=1.0, negative_slope=0.2, threshold=0.5, name="a"), sequence)
c.add("leaky", layers.LeakyReLU(name="a"), sequence)
c.add("elu", layers.ELU(alpha=0.7, name="a"), sequence)
c.add("prelu", layers.PReLU(name="a"), sequence)
c.add("preluShared", layers.PReLU(alpha_initializer="ones", shared_axes=[1, 2], name="a"), image)
c.add("softmax", layers.Softmax(name="a"), sequence)
c.add("softmaxAxis", layers.Softmax(axis=1, name="a"), sequence)
c.add("softmaxAxes", layers.Softmax(axis=[1, 2], name="a"), sequence)
c.add("softmaxMasked", layers.Softmax(name="a"), (3, 4),
      mask=np.array([[True, False, True, True], [False, True, False, False], [False] * 4]))
c.add("activation", layers.Activation("tanh", name="a"), sequence)

for kind in ["Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum"]:
    c.add(kind.lower(), getattr(layers, kind)(name="a"), sequence, sequence)
c.add("addThree", layers.Add(name="a"), sequence, sequence, (2, 1, 3))
c.add("multiplyRanks", layers.Multiply(name="a"), sequence, (2, 3))
c.add("concatenate", layers.Concatenate(name="a"), sequence, (2, 5, 2))
c.add("concatenateAxis", layers.Concatenate(axis=1, name="a"), sequence, (2, 4, 3), sequence)
c.add("dot", layers.Dot(axes=1, name="a"), (3, 4), (3, 4))
c.add("dotMatrices", layers.Dot(axes=(2, 1), name="a"), (2, 5, 3), (2, 3, 4))
c.add("dotLast", layers.Dot(axes=-1, normalize=True, name="a"), (2, 5, 3), (2, 4, 3))
c.add("einsum", layers.EinsumDense("abc,cd->abd", output_shape=(5, 4), bias_axes="d", activation="relu", name="a"), sequence)
c.add("einsumLeft", layers.EinsumDense("...x,xyz->...yz", output_shape=(2, 4), bias_axes="yz", name="a"), sequence)
c.add("einsumRight", layers.EinsumDense("ab...,bc->ac...", output_shape=4, bias_axes="c", name="a"), (2, 3, 5, 2))
c.write()
