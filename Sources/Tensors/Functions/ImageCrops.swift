import Display

extension tf.image {
  /// Parts of images, each stretched to one size: what detectors look at.
  ///
  /// - Parameters:
  ///   - image: shape [batch, height, width, channels]; counts as float32.
  ///   - boxes: shape [boxes, 4], each y1, x1, y2, x2 in parts of the image (0 to 1); y1 above y2 flips the part.
  ///   - boxIndices: shape [boxes], the image that each box is cut from.
  ///   - cropSize: height and width of the results.
  ///   - method: `.bilinear` or `.nearest`.
  ///   - extrapolationValue: what stands where a box is outside of its image.
  ///
  /// Gives float32 of shape [boxes, cropHeight, cropWidth, channels]. The gradient reaches images and boxes.
  ///
  ///     let crops = tf.image.cropAndResize(photos, [[0.0, 0, 0.5, 0.5]], [0], [32, 32])
  ///     print(crops.shape)      // (1, 32, 32, 3)
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/image/crop_and_resize
  public static func cropAndResize(
    _ image: some TensorConvertible, _ boxes: some TensorConvertible, _ boxIndices: some TensorConvertible,
    _ cropSize: [Int], method: ResizeMethod = .bilinear, extrapolationValue: Double = 0
  ) -> Tensor {
    let image = Tensor.cast(operand(image, "cropAndResize"), to: .float32)
    let boxes = Tensor.cast(operand(boxes, "cropAndResize"), to: .float32)
    let places = Tensor.cast(operand(boxIndices, "cropAndResize"), to: .int32)
    if ExecutionContext.current.mustStop { return .inert }
    guard image.rank == 4, !image.dims[1...2].contains(where: { $0 < 1 }) else {
      return failed("cropAndResize", "takes images (batch, height, width, channels) of known size, found shape \(image.shape)")
    }
    guard boxes.rank == 2, boxes.dims[1] == 4, places.rank == 1,
      boxes.dims[0] == places.dims[0] || boxes.dims[0] < 0 || places.dims[0] < 0
    else {
      return failed(
        "cropAndResize", "takes boxes (count, 4) and as many image numbers, found shapes \(boxes.shape) and \(places.shape)")
    }
    guard cropSize.count == 2, cropSize.allSatisfy({ $0 > 0 && $0 < 1 << 24 }) else {
      return failed("cropAndResize", "cropSize is a height and a width above 0, found \(cropSize)")
    }
    guard method == .bilinear || method == .nearest else {
      return failed("cropAndResize", "takes method .bilinear or .nearest")
    }
    let rows = CropLine(boxes, 0, image.dims[1], cropSize[0])
    let columns = CropLine(boxes, 1, image.dims[2], cropSize[1])
    let isInside = tf.expandDims(tf.expandDims(rows.isInside, axis: 2) & tf.expandDims(columns.isInside, axis: 1), axis: 3)
    func pixels(_ y: Tensor, _ x: Tensor) -> Tensor {
      let grid = tf.zerosLike(tf.expandDims(y, axis: 2) + tf.expandDims(x, axis: 1))
      let parts = [
        tf.reshape(places, [-1, 1, 1]) + grid, tf.expandDims(y, axis: 2) + grid, tf.expandDims(x, axis: 1) + grid,
      ]
      return tf.gatherNd(image, tf.stack(parts, axis: -1))
    }
    let found: Tensor
    if method == .nearest {
      found = pixels(rows.nearest, columns.nearest)
    } else {
      let (down, right) = (tf.reshape(rows.fraction, [-1, cropSize[0], 1, 1]), tf.reshape(columns.fraction, [-1, 1, cropSize[1], 1]))
      let above = pixels(rows.first, columns.first)
      let top = above + (pixels(rows.first, columns.second) - above) * right
      let below = pixels(rows.second, columns.first)
      let bottom = below + (pixels(rows.second, columns.second) - below) * right
      found = top + (bottom - top) * down
    }
    return tf.where(isInside, found, Tensor.scalar(extrapolationValue, .float32))
  }

  /// The edges of images by Sobel's filters: shape [batch, height, width, channels, 2], the last axis the change
  /// from top to bottom and from left to right.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/image/sobel_edges
  public static func sobelEdges(_ image: some TensorConvertible) -> Tensor {
    let x = operand(image, "sobelEdges")
    if ExecutionContext.current.mustStop { return .inert }
    guard x.rank == 4, x.dtype.isFloating, !x.dims[1...].contains(-1) else {
      return failed(
        "sobelEdges", "takes real images (batch, height, width, channels) of known size, found \(x.dtype.name) \(x.shape)")
    }
    let both: [Double] = [-1, -1, -2, 0, -1, 1, 0, -2, 0, 0, 0, 2, 1, -1, 2, 0, 1, 1]
    let kernel = Tensor.cast(Tensor(both, dtype: .float64, dims: [3, 3, 1, 2]), to: x.dtype)
    let padded = tf.pad(x, [[0, 0], [1, 1], [1, 1], [0, 0]], mode: .reflect)
    let edges = tf.nn.depthwiseConv2d(
      padded, tf.tile(kernel, [1, 1, x.dims[3], 1]), strides: [1, 1, 1, 1], padding: .valid)
    return tf.reshape(edges, [-1] + x.dims[1...] + [2])
  }
}

/// Where the rows (or the columns) of crops lie in their image.
private struct CropLine {
  let isInside: Tensor
  /// The neighbours on both sides, and how far from the first one towards the second the place is.
  let first: Tensor
  let second: Tensor
  let fraction: Tensor
  let nearest: Tensor

  init(_ boxes: Tensor, _ axis: Int, _ length: Int, _ count: Int) {
    let (low, high) = (boxes[0..., .range(axis, axis + 1)], boxes[0..., .range(axis + 2, axis + 3)])
    let last = Double(length - 1)
    let steps = tf.reshape(tf.range(count, dtype: .float32), [1, count])
    let place = count > 1 ? low * last + steps * ((high - low) * last / Double(count - 1)) : (low + high) * (0.5 * last)
    isInside = (place >= 0) & (place <= last)
    // Places outside are looked up nowhere.
    let known = tf.where(isInside, place, Tensor.scalar(0, .float32))
    first = Tensor.cast(tf.floor(known), to: .int32)
    second = Tensor.cast(tf.math.ceil(known), to: .int32)
    fraction = known - tf.floor(known)
    // Halves go up: places inside are not negative.
    nearest = Tensor.cast(tf.floor(known + 0.5), to: .int32)
  }
}
