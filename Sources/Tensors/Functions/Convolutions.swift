import Display

extension tf.nn {
  /// Convolution over one axis: y[n, p, o] = sum over k, c of x[n, p * stride + k, c] * f[k, c, o].
  ///
  /// input (batch, width, channels), filters (size, channels / groups, outputs); the result is
  /// (batch, new width, outputs). A floating dtype.
  ///
  ///     tf.nn.conv1d(tf.ones([1, 4, 1]), tf.ones([2, 1, 1]), stride: 1, padding: .valid)      // [[[2.], [2.], [2.]]]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/nn/conv1d
  public static func conv1d(
    _ input: some TensorConvertible, _ filters: some TensorConvertible, stride: Int, padding: WindowPadding,
    dataFormat: DataFormat = .nwc, dilations: Int = 1
  ) -> Tensor {
    convolve("conv1d", operands(input, filters, "conv1d"), [stride], padding, dataFormat, [dilations], axes: 1)
  }

  /// Convolution over two axes:
  /// y[n, i, j, o] = sum over k, l, c of x[n, i * stride + k, j * stride + l, c] * f[k, l, c, o].
  ///
  /// input (batch, height, width, channels), filters (rows, columns, channels / groups, outputs); the
  /// result is (batch, new height, new width, outputs). A floating dtype. Groups follow from the
  /// filters' channels.
  ///
  ///     tf.nn.conv2d(tf.ones([1, 3, 3, 1]), tf.ones([2, 2, 1, 1]), strides: 1, padding: .valid).shape      // (1, 2, 2, 1)
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/nn/conv2d
  public static func conv2d(
    _ input: some TensorConvertible, _ filters: some TensorConvertible, strides: Int, padding: WindowPadding,
    dataFormat: DataFormat = .nhwc, dilations: Int = 1
  ) -> Tensor {
    convolve("conv2d", operands(input, filters, "conv2d"), [strides], padding, dataFormat, [dilations], axes: 2)
  }

  /// As the other form, with one stride per axis: 2 numbers, or 4 with 1 for batch and channels.
  public static func conv2d(
    _ input: some TensorConvertible, _ filters: some TensorConvertible, strides: [Int], padding: WindowPadding,
    dataFormat: DataFormat = .nhwc, dilations: [Int] = [1]
  ) -> Tensor {
    convolve("conv2d", operands(input, filters, "conv2d"), strides, padding, dataFormat, dilations, axes: 2)
  }

  /// Convolution over three axes; input (batch, depth, height, width, channels).
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/nn/conv3d
  public static func conv3d(
    _ input: some TensorConvertible, _ filters: some TensorConvertible, strides: [Int], padding: WindowPadding,
    dataFormat: DataFormat = .ndhwc, dilations: [Int] = [1]
  ) -> Tensor {
    convolve("conv3d", operands(input, filters, "conv3d"), strides, padding, dataFormat, dilations, axes: 3)
  }

  /// Convolution over as many axes as the filters have besides their last two.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/nn/convolution
  public static func convolution(
    _ input: some TensorConvertible, _ filters: some TensorConvertible, strides: [Int] = [1],
    padding: WindowPadding = .valid, dataFormat: DataFormat? = nil, dilations: [Int] = [1]
  ) -> Tensor {
    let pair = operands(input, filters, "convolution")
    let axes = pair[1].rank - 2
    guard (1...3).contains(axes) else {
      return failed("convolution", "filters have 1 to 3 spatial axes, found shape \(pair[1].shape)")
    }
    let format = dataFormat ?? [.nwc, .nhwc, .ndhwc][axes - 1]
    return convolve("convolution", pair, strides, padding, format, dilations, axes: axes)
  }

  /// Convolution whose window reads only every `rate`-th element of the input.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/nn/atrous_conv2d
  public static func atrousConv2d(
    _ value: some TensorConvertible, _ filters: some TensorConvertible, rate: Int, padding: WindowPadding
  ) -> Tensor {
    convolve("atrousConv2d", operands(value, filters, "atrousConv2d"), [1], padding, .nhwc, [rate], axes: 2)
  }

  /// The transpose of `conv1d` (the gradient of its input): filters (size, outputs, channels).
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/nn/conv1d_transpose
  public static func conv1dTranspose(
    _ input: some TensorConvertible, _ filters: some TensorConvertible, outputShape: [Int], strides: Int,
    padding: WindowPadding = .same, dataFormat: DataFormat = .nwc, dilations: Int = 1
  ) -> Tensor {
    convolveTransposed(
      "conv1dTranspose", operands(input, filters, "conv1dTranspose"), outputShape, [strides], padding,
      dataFormat, [dilations], axes: 1)
  }

  /// The transpose of `conv2d` (the gradient of its input), often called deconvolution.
  ///
  /// input (batch, height, width, channels), filters (rows, columns, outputs, channels); `outputShape`
  /// (batch, new height, new width, outputs) is one from which `conv2d` with the same strides and
  /// padding gives the input's shape.
  ///
  ///     tf.nn.conv2dTranspose(tf.ones([1, 2, 2, 1]), tf.ones([2, 2, 3, 1]), outputShape: [1, 4, 4, 3], strides: 2).shape      // (1, 4, 4, 3)
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/nn/conv2d_transpose
  public static func conv2dTranspose(
    _ input: some TensorConvertible, _ filters: some TensorConvertible, outputShape: [Int], strides: Int,
    padding: WindowPadding = .same, dataFormat: DataFormat = .nhwc, dilations: Int = 1
  ) -> Tensor {
    convolveTransposed(
      "conv2dTranspose", operands(input, filters, "conv2dTranspose"), outputShape, [strides], padding,
      dataFormat, [dilations], axes: 2)
  }

  /// As the other form, with one stride per axis.
  public static func conv2dTranspose(
    _ input: some TensorConvertible, _ filters: some TensorConvertible, outputShape: [Int],
    strides: [Int], padding: WindowPadding = .same, dataFormat: DataFormat = .nhwc, dilations: [Int] = [1]
  ) -> Tensor {
    convolveTransposed(
      "conv2dTranspose", operands(input, filters, "conv2dTranspose"), outputShape, strides, padding,
      dataFormat, dilations, axes: 2)
  }

  /// The transpose of `conv3d`.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/nn/conv3d_transpose
  public static func conv3dTranspose(
    _ input: some TensorConvertible, _ filters: some TensorConvertible, outputShape: [Int],
    strides: [Int], padding: WindowPadding = .same, dataFormat: DataFormat = .ndhwc, dilations: [Int] = [1]
  ) -> Tensor {
    convolveTransposed(
      "conv3dTranspose", operands(input, filters, "conv3dTranspose"), outputShape, strides, padding,
      dataFormat, dilations, axes: 3)
  }

  /// Every channel convolved on its own: filter (rows, columns, channels, multiplier), the result has
  /// channels * multiplier channels.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/nn/depthwise_conv2d
  public static func depthwiseConv2d(
    _ input: some TensorConvertible, _ filter: some TensorConvertible, strides: [Int], padding: WindowPadding,
    dataFormat: DataFormat = .nhwc, dilations: [Int] = [1]
  ) -> Tensor {
    depthwise(
      "depthwiseConv2d", operands(input, filter, "depthwiseConv2d"), strides, padding, dataFormat, dilations)
  }

  /// A depthwise convolution followed by a 1 x 1 convolution that mixes the channels.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/nn/separable_conv2d
  public static func separableConv2d(
    _ input: some TensorConvertible, _ depthwiseFilter: some TensorConvertible,
    _ pointwiseFilter: some TensorConvertible, strides: [Int], padding: WindowPadding,
    dataFormat: DataFormat = .nhwc, dilations: [Int] = [1]
  ) -> Tensor {
    let name = "separableConv2d"
    let parted = depthwise(
      name, operands(input, depthwiseFilter, name), strides, padding, dataFormat, dilations)
    let pair = operands(parted, pointwiseFilter, name)
    return convolve(name, pair, [1], .valid, dataFormat, [1], axes: 2)
  }
}

/// Convolution over one to three axes; what the layers call, too.
package func convolve(
  _ name: String, _ pair: [Tensor], _ strides: [Int], _ padding: WindowPadding, _ format: DataFormat,
  _ dilations: [Int], axes: Int
) -> Tensor {
  if pair[0].dtype.isHalf && pair[1].dtype == pair[0].dtype {
    let single = pair.map { Tensor.cast($0, to: .float32) }
    return Tensor.cast(
      convolve(name, single, strides, padding, format, dilations, axes: axes), to: pair[0].dtype)
  }
  guard
    let window = windowPlan(
      name, strides: strides, dilations: dilations, padding: padding, axes: axes,
      channelsFirst: format.isChannelsFirst)
  else { return .inert }
  return channelsLast(name, pair[0], format, axes: axes) { x in
    dispatch(ConvolutionOps.convolution, [x, pair[1]], .convolution(ConvolutionPlan(name: name, window: window)))
  }
}

package func depthwise(
  _ name: String, _ pair: [Tensor], _ strides: [Int], _ padding: WindowPadding, _ format: DataFormat,
  _ dilations: [Int]
) -> Tensor {
  let filter = pair[1]
  guard filter.rank == 4 else {
    return failed(name, "the filter has shape (rows, columns, channels, multiplier), found \(filter.shape)")
  }
  let dims = filter.dims
  let channels = pair[0].rank == 4 ? pair[0].dims[format.isChannelsFirst ? 1 : 3] : dims[2]
  guard channels == dims[2] else {
    return failed(name, "an input \(pair[0].shape) does not fit filter \(filter.shape): \(channels) != \(dims[2]) channels")
  }
  let flat = filter.reshaped([dims[0], dims[1], 1, dims[2] * dims[3]])
  return convolve(name, [pair[0], flat], strides, padding, format, dilations, axes: 2)
}

package func convolveTransposed(
  _ name: String, _ pair: [Tensor], _ outputShape: [Int], _ strides: [Int], _ padding: WindowPadding,
  _ format: DataFormat, _ dilations: [Int], axes: Int
) -> Tensor {
  if pair[0].dtype.isHalf && pair[1].dtype == pair[0].dtype {
    let single = pair.map { Tensor.cast($0, to: .float32) }
    return Tensor.cast(
      convolveTransposed(name, single, outputShape, strides, padding, format, dilations, axes: axes),
      to: pair[0].dtype)
  }
  guard
    let window = windowPlan(
      name, strides: strides, dilations: dilations, padding: padding, axes: axes,
      channelsFirst: format.isChannelsFirst)
  else { return .inert }
  let (x, filter) = (pair[0], pair[1])
  var shape = outputShape
  if shape.count == axes { shape = [x.dims.first ?? 0] + shape + [filter.rank == axes + 2 ? filter.dims[axes] : 0] }
  else if shape.count == axes + 2 && format.isChannelsFirst { shape.append(shape.remove(at: 1)) }
  guard shape.count == axes + 2, filter.rank == axes + 2, shape.last! == filter.dims[axes],
    shape[0] == (x.dims.first ?? 0) || x.dims.first == -1, shape[1...axes].allSatisfy({ $0 >= 0 })
  else {
    return failed(
      name, "outputShape \(outputShape) does not fit input \(x.shape) and filters \(filter.shape)")
  }
  let plan = ConvolutionPlan(name: name, window: window, spatial: Array(shape[1...axes]))
  return channelsLast(name, x, format, axes: axes) {
    dispatch(ConvolutionOps.inputGradient, [$0, filter], .convolution(plan))
  }
}

/// Runs `body` on the tensor with its channels last and one batch axis, and gives the result the
/// caller's arrangement.
func channelsLast(
  _ name: String, _ x: Tensor, _ format: DataFormat, axes: Int, _ body: (Tensor) -> Tensor
) -> Tensor {
  guard format.axes == axes else {
    return failed(name, "the data format has \(format.axes) spatial axes, \(name) has \(axes)")
  }
  guard x.rank >= axes + 2 else {
    return failed(name, "takes a tensor of rank \(axes + 2), found shape \(x.shape)")
  }
  if x.rank > axes + 2 {
    let lead = Array(x.dims.dropLast(axes + 1))
    guard lead.filter({ $0 == -1 }).count <= 1 else {
      return failed(name, "at most one batch axis may be unknown, found shape \(x.shape)")
    }
    let flat = x.reshaped([lead.contains(-1) ? -1 : lead.reduce(1, *)] + x.dims.suffix(axes + 1))
    let result = channelsLast(name, flat, format, axes: axes, body)
    return result.isInert ? result : result.reshaped(lead + result.dims.dropFirst())
  }
  if !format.isChannelsFirst { return body(x) }
  let spatial = Array(2..<(axes + 2))
  let moved = dispatch(ShapingOps.transpose, [x], .permutation([0] + spatial + [1]))
  let result = body(moved)
  if result.isInert { return result }
  return dispatch(ShapingOps.transpose, [result], .permutation([0, axes + 1] + Array(1...axes)))
}
