import Display

extension tf.nn {
  /// The largest sum of a window's elements and the filter's: gray-scale dilation, channel by channel.
  ///
  /// output[b, y, x, c] = max over i, j of input[b, y * s + i * d, x * s + j * d, c] + filters[i, j, c]; what lies
  /// outside of the input does not count.
  ///
  /// - Parameters:
  ///   - input: shape [batch, height, width, channels], height and width known; any numbers.
  ///   - filters: shape [rows, columns, channels], of the input's dtype.
  ///   - strides: one number, two, or four with 1 for batch and channels.
  ///   - padding: `.same` or `.valid`.
  ///   - dataFormat: `.nhwc`.
  ///   - dilations: the distance of a window's elements, as `strides`.
  ///
  ///     let wider = tf.nn.dilation2d(images, tf.zeros([3, 3, 1]), strides: [1, 1, 1, 1], padding: .same)
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/nn/dilation2d
  public static func dilation2d(
    _ input: some TensorConvertible, _ filters: some TensorConvertible, strides: [Int], padding: WindowPadding,
    dataFormat: DataFormat = .nhwc, dilations: [Int] = [1, 1, 1, 1]
  ) -> Tensor {
    dilated("dilation2d", operands(input, filters, "dilation2d"), strides, padding, dataFormat, dilations)
  }

  /// The smallest difference of a window's elements and the filter's: gray-scale erosion, the counterpart of
  /// `dilation2d`, whose arguments it takes.
  ///
  /// output[b, y, x, c] = min over i, j of value[b, y * s + i * d, x * s + j * d, c] - filters[-1 - i, -1 - j, c]: the filter
  /// is turned around, as in TensorFlow.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/nn/erosion2d
  public static func erosion2d(
    _ value: some TensorConvertible, _ filters: some TensorConvertible, strides: [Int], padding: WindowPadding,
    dataFormat: DataFormat = .nhwc, dilations: [Int] = [1, 1, 1, 1]
  ) -> Tensor {
    let pair = operands(value, filters, "erosion2d")
    guard pair[1].rank == 3 else { return failed("erosion2d", "takes a filter (rows, columns, channels), found shape \(pair[1].shape)") }
    let turned = tf.reverse(pair[1], axis: [0, 1])
    return -dilated("erosion2d", [-pair[0], turned], strides, padding, dataFormat, dilations)
  }

  private static func dilated(
    _ name: String, _ pair: [Tensor], _ strides: [Int], _ padding: WindowPadding, _ format: DataFormat, _ dilations: [Int]
  ) -> Tensor {
    let (x, filter) = (pair[0], pair[1])
    if ExecutionContext.current.mustStop { return .inert }
    guard format == .nhwc else { return failed(name, "takes data format .nhwc") }
    guard x.rank == 4, filter.rank == 3, !x.dims[1...].contains(-1), !filter.dims.contains(-1), x.dims[3] == filter.dims[2]
    else {
      return failed(
        name,
        "takes (batch, height, width, channels) of known size and a filter (rows, columns, channels), found shapes \(x.shape) and \(filter.shape)")
    }
    guard x.dtype == filter.dtype, x.dtype.isNumeric else {
      return failed(name, "takes numbers of one dtype, found \(x.dtype.name) and \(filter.dtype.name)")
    }
    guard
      let plan = windowPlan(name, strides: strides, dilations: dilations, padding: padding, axes: 2, channelsFirst: false)
    else { return .inert }
    let window: WindowGeometry
    do {
      window = try WindowGeometry(name, input: Array(x.dims[1...2]), kernel: Array(filter.dims[0...1]), plan: plan)
    } catch {
      ExecutionContext.current.fail(error as? OperationFailure ?? OperationFailure(operation: name, "\(error)"))
      return .inert
    }
    let lowest = x.dtype.isFloating ? -Double.infinity : x.dtype.isUnsigned ? 0 : -x.dtype.largest
    let edges = Padding(before: [0] + window.before + [0], after: [0] + window.after + [0], value: lowest)
    let padded = dispatch(PaddingOps.pad, [x], .padding(edges))
    var result: Tensor?
    for row in 0..<window.kernel[0] {
      for column in 0..<window.kernel[1] {
        if ExecutionContext.current.mustStop { return .inert }
        let part = padded[
          0..., line(row * window.dilations[0], window.output[0], window.strides[0]),
          line(column * window.dilations[1], window.output[1], window.strides[1])]
        let raised = part + filter[row, column]
        result = result.map { tf.maximum($0, raised) } ?? raised
      }
    }
    return result ?? .inert
  }

  private static func line(_ start: Int, _ count: Int, _ step: Int) -> SubscriptPart {
    .range(start, start + Swift.max((count - 1) * step + 1, 0), step: step)
  }
}
