import Display

/// Which number of a window pooling keeps.
public enum PoolingType: Sendable {
  /// The largest.
  case max
  /// The mean of those inside the image.
  case avg
}

extension tf.nn {
  /// The largest element of each window over two axes.
  ///
  /// input (batch, height, width, channels), of a floating dtype. Of several largest elements the first
  /// one gets the gradient.
  ///
  ///     let x = tf.reshape(tf.range(16.0), [1, 4, 4, 1])
  ///     tf.squeeze(tf.nn.maxPool2d(x, ksize: 2, strides: 2, padding: .valid))      // [[5. 7.] [13. 15.]]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/nn/max_pool2d
  public static func maxPool2d(
    _ input: some TensorConvertible, ksize: Int, strides: Int, padding: WindowPadding,
    dataFormat: DataFormat = .nhwc
  ) -> Tensor {
    pooled("maxPool2d", .max, operand(input, "maxPool2d"), [ksize], [strides], padding, dataFormat, axes: 2)
  }

  /// As the other form, with one number per axis: 2, or 4 with 1 for batch and channels.
  public static func maxPool2d(
    _ input: some TensorConvertible, ksize: [Int], strides: [Int], padding: WindowPadding,
    dataFormat: DataFormat = .nhwc
  ) -> Tensor {
    pooled("maxPool2d", .max, operand(input, "maxPool2d"), ksize, strides, padding, dataFormat, axes: 2)
  }

  /// The largest element of each window over all axes between batch and channels, one to three.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/nn/max_pool
  public static func maxPool(
    _ input: some TensorConvertible, ksize: [Int], strides: [Int], padding: WindowPadding,
    dataFormat: DataFormat? = nil
  ) -> Tensor {
    poolAll("maxPool", .max, operand(input, "maxPool"), ksize, strides, padding, dataFormat, [1])
  }

  /// As the other form, with one number for all axes.
  public static func maxPool(
    _ input: some TensorConvertible, ksize: Int, strides: Int, padding: WindowPadding,
    dataFormat: DataFormat? = nil
  ) -> Tensor {
    poolAll("maxPool", .max, operand(input, "maxPool"), [ksize], [strides], padding, dataFormat, [1])
  }

  /// The largest element of each window over one axis.
  public static func maxPool1d(
    _ input: some TensorConvertible, ksize: Int, strides: Int, padding: WindowPadding,
    dataFormat: DataFormat = .nwc
  ) -> Tensor {
    pooled("maxPool1d", .max, operand(input, "maxPool1d"), [ksize], [strides], padding, dataFormat, axes: 1)
  }

  /// The largest element of each window over three axes.
  public static func maxPool3d(
    _ input: some TensorConvertible, ksize: [Int], strides: [Int], padding: WindowPadding,
    dataFormat: DataFormat = .ndhwc
  ) -> Tensor {
    pooled("maxPool3d", .max, operand(input, "maxPool3d"), ksize, strides, padding, dataFormat, axes: 3)
  }

  /// The mean of each window over two axes, without what lies beyond the edges.
  ///
  ///     let x = tf.reshape(tf.range(16.0), [1, 4, 4, 1])
  ///     tf.squeeze(tf.nn.avgPool2d(x, ksize: 2, strides: 2, padding: .valid))      // [[2.5 4.5] [10.5 12.5]]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/nn/avg_pool2d
  public static func avgPool2d(
    _ input: some TensorConvertible, ksize: Int, strides: Int, padding: WindowPadding,
    dataFormat: DataFormat = .nhwc
  ) -> Tensor {
    pooled("avgPool2d", .avg, operand(input, "avgPool2d"), [ksize], [strides], padding, dataFormat, axes: 2)
  }

  /// As the other form, with one number per axis: 2, or 4 with 1 for batch and channels.
  public static func avgPool2d(
    _ input: some TensorConvertible, ksize: [Int], strides: [Int], padding: WindowPadding,
    dataFormat: DataFormat = .nhwc
  ) -> Tensor {
    pooled("avgPool2d", .avg, operand(input, "avgPool2d"), ksize, strides, padding, dataFormat, axes: 2)
  }

  /// The mean of each window over all axes between batch and channels, one to three.
  public static func avgPool(
    _ input: some TensorConvertible, ksize: [Int], strides: [Int], padding: WindowPadding,
    dataFormat: DataFormat? = nil
  ) -> Tensor {
    poolAll("avgPool", .avg, operand(input, "avgPool"), ksize, strides, padding, dataFormat, [1])
  }

  /// As the other form, with one number for all axes.
  public static func avgPool(
    _ input: some TensorConvertible, ksize: Int, strides: Int, padding: WindowPadding,
    dataFormat: DataFormat? = nil
  ) -> Tensor {
    poolAll("avgPool", .avg, operand(input, "avgPool"), [ksize], [strides], padding, dataFormat, [1])
  }

  /// The mean of each window over one axis.
  public static func avgPool1d(
    _ input: some TensorConvertible, ksize: Int, strides: Int, padding: WindowPadding,
    dataFormat: DataFormat = .nwc
  ) -> Tensor {
    pooled("avgPool1d", .avg, operand(input, "avgPool1d"), [ksize], [strides], padding, dataFormat, axes: 1)
  }

  /// The mean of each window over three axes.
  public static func avgPool3d(
    _ input: some TensorConvertible, ksize: [Int], strides: [Int], padding: WindowPadding,
    dataFormat: DataFormat = .ndhwc
  ) -> Tensor {
    pooled("avgPool3d", .avg, operand(input, "avgPool3d"), ksize, strides, padding, dataFormat, axes: 3)
  }

  /// Pooling of either kind over one to three axes, the window spread by `dilations`.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/nn/pool
  public static func pool(
    _ input: some TensorConvertible, windowShape: [Int], poolingType: PoolingType, strides: [Int] = [1],
    padding: WindowPadding = .valid, dataFormat: DataFormat? = nil, dilations: [Int] = [1]
  ) -> Tensor {
    poolAll("pool", poolingType, operand(input, "pool"), windowShape, strides, padding, dataFormat, dilations)
  }

  /// The largest element of each window and where it lies: ((row * width) + column) * channels +
  /// channel within its image, or counted from the start of the batch. int64
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/nn/max_pool_with_argmax
  public static func maxPoolWithArgmax(
    _ input: some TensorConvertible, ksize: [Int], strides: [Int], padding: WindowPadding,
    includeBatchInIndex: Bool = false
  ) -> (output: Tensor, argmax: Tensor) {
    let name = "maxPoolWithArgmax"
    let x = operand(input, name)
    guard var plan = poolingPlan(name, ksize, strides, padding, .nhwc, [1], axes: 2) else {
      return (.inert, .inert)
    }
    plan.includesBatch = includeBatchInIndex
    let largest = dispatch(PoolingOps.maxPool, [x], .pooling(plan))
    return (largest, dispatch(PoolingOps.maxPoolPlaces, [x, largest], .pooling(plan)))
  }
}

private func poolAll(
  _ name: String, _ type: PoolingType, _ x: Tensor, _ kernel: [Int], _ strides: [Int], _ padding: WindowPadding,
  _ format: DataFormat?, _ dilations: [Int]
) -> Tensor {
  let axes = format?.axes ?? x.rank - 2
  guard (1...3).contains(axes) else {
    return failed(name, "takes a tensor with 1 to 3 axes between batch and channels, found shape \(x.shape)")
  }
  return pooled(
    name, type, x, kernel, strides, padding, format ?? [.nwc, .nhwc, .ndhwc][axes - 1], dilations, axes: axes)
}

private func poolingPlan(
  _ name: String, _ kernel: [Int], _ strides: [Int], _ padding: WindowPadding, _ format: DataFormat,
  _ dilations: [Int], axes: Int
) -> PoolingPlan? {
  let channelsFirst = format.isChannelsFirst
  guard
    let window = windowPlan(
      name, strides: strides, dilations: dilations, padding: padding, axes: axes, channelsFirst: channelsFirst),
    let kernel = windowNumbers(name, "ksize", kernel, axes: axes, channelsFirst: channelsFirst)
  else { return nil }
  return PoolingPlan(name: name, kernel: kernel, window: window)
}

/// Pooling over one to three axes; what the layers call, too.
package func pooled(
  _ name: String, _ type: PoolingType, _ x: Tensor, _ kernel: [Int], _ strides: [Int], _ padding: WindowPadding,
  _ format: DataFormat, _ dilations: [Int] = [1], axes: Int
) -> Tensor {
  if x.dtype.isHalf {
    let single = Tensor.cast(x, to: .float32)
    return Tensor.cast(
      pooled(name, type, single, kernel, strides, padding, format, dilations, axes: axes), to: x.dtype)
  }
  guard let plan = poolingPlan(name, kernel, strides, padding, format, dilations, axes: axes) else { return .inert }
  return channelsLast(name, x, format, axes: axes) {
    dispatch(type == .max ? PoolingOps.maxPool : PoolingOps.avgPool, [$0], .pooling(plan))
  }
}
