import Display

extension tf.image {
  /// Images of another height and width.
  ///
  /// images (height, width, channels) or a batch of them, of any numeric dtype; the result is float32,
  /// except with `.nearest`, which keeps the dtype. Pixels count by their centres, as in TensorFlow 2.
  ///
  /// - Parameters:
  ///   - size: height and width.
  ///   - preserveAspectRatio: the largest size with the images' own proportions that fits in `size`.
  ///   - antialias: when shrinking, average over the pixels that fall together.
  ///
  ///     let x = tf.reshape(tf.constant([1.0, 2.0, 3.0, 4.0]), [2, 2, 1])
  ///     tf.squeeze(tf.image.resize(x, [1, 4]))      // [2. 2.25 2.75 3.]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/image/resize
  public static func resize(
    _ images: some TensorConvertible, _ size: some TensorConvertible, method: ResizeMethod = .bilinear,
    preserveAspectRatio: Bool = false, antialias: Bool = false
  ) -> Tensor {
    guard let size = shapeArgument(size, "resize") else { return .inert }
    return onBatch("resize", operand(images, "resize")) { x in
      guard size.count == 2, size.allSatisfy({ $0 > 0 }) else {
        return failed("resize", "size is a positive height and width, found \(size)")
      }
      guard x.dtype != .bool, x.dtype != .string else {
        return failed("resize", "takes a numeric dtype, found \(x.dtype.name)")
      }
      guard x.dims[1] > 0, x.dims[2] > 0 else {
        return failed("resize", "takes images of known height and width, found shape \(x.shape)")
      }
      var (height, width) = (size[0], size[1])
      if preserveAspectRatio {
        let scale = min(Double(height) / Double(x.dims[1]), Double(width) / Double(x.dims[2]))
        height = Int((scale * Double(x.dims[1])).rounded(.toNearestOrEven))
        width = Int((scale * Double(x.dims[2])).rounded(.toNearestOrEven))
        guard height > 0, width > 0 else {
          return failed("resize", "images of shape \(x.shape) have no proportional size within \(size)")
        }
      }
      if height == x.dims[1] && width == x.dims[2] { return x }
      if method == .nearest { return nearest(nearest(x, 1, height), 2, width) }
      func axis(_ x: Tensor, _ axis: Int, _ length: Int) -> Tensor {
        if x.dims[axis] == length && !needsKernel(method, antialias) { return x }
        return dispatch(
          ResamplingOps.resample, [x],
          .resampling(
            ResamplingPlan(
              method: method, antialias: antialias, axis: axis, inputs: x.dims[axis], outputs: length)))
      }
      return axis(axis(Tensor.cast(x, to: .float32), 2, width), 1, height)
    }
  }

  /// Some methods smooth an axis that keeps its length, too.
  private static func needsKernel(_ method: ResizeMethod, _ antialias: Bool) -> Bool {
    method == .gaussian || method == .mitchellcubic
  }

  private static func nearest(_ x: Tensor, _ axis: Int, _ length: Int) -> Tensor {
    if x.isInert { return x }
    let plan = ResamplingPlan(
      method: .nearest, antialias: false, axis: axis, inputs: x.dims[axis], outputs: length)
    let places = Tensor(ResamplingWeights(plan).starts, dtype: .int64, dims: [length])
    return tf.gather(x, places, axis: axis)
  }

  /// Resized without distortion and padded with zeros on both sides to exactly this size.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/image/resize_with_pad
  public static func resizeWithPad(
    _ image: some TensorConvertible, _ targetHeight: Int, _ targetWidth: Int,
    method: ResizeMethod = .bilinear, antialias: Bool = false
  ) -> Tensor {
    onBatch("resizeWithPad", operand(image, "resizeWithPad")) { x in
      guard targetHeight > 0, targetWidth > 0, x.dims[1] > 0, x.dims[2] > 0 else {
        return failed(
          "resizeWithPad", "takes positive sizes, found \(targetHeight) x \(targetWidth) for shape \(x.shape)")
      }
      let (height, width) = (Double(x.dims[1]), Double(x.dims[2]))
      let ratio = max(width / Double(targetWidth), height / Double(targetHeight))
      let (newHeight, newWidth) = (height / ratio, width / ratio)
      let resized = resize(
        x, [max(Int(newHeight), 1), max(Int(newWidth), 1)], method: method, antialias: antialias)
      let top = max(0, Int(((Double(targetHeight) - newHeight) / 2).rounded(.down)))
      let left = max(0, Int(((Double(targetWidth) - newWidth) / 2).rounded(.down)))
      return padToBoundingBox(resized, top, left, targetHeight, targetWidth)
    }
  }

  /// Cut at the middle or padded with zeros on both sides to exactly this size.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/image/resize_with_crop_or_pad
  public static func resizeWithCropOrPad(
    _ image: some TensorConvertible, _ targetHeight: Int, _ targetWidth: Int
  ) -> Tensor {
    let name = "resizeWithCropOrPad"
    return onBatch(name, operand(image, name)) { x in
      let (height, width) = (x.dims[1], x.dims[2])
      guard targetHeight > 0, targetWidth > 0, height >= 0, width >= 0 else {
        return failed(name, "takes positive sizes, found \(targetHeight) x \(targetWidth) for shape \(x.shape)")
      }
      let cropped = cropToBoundingBox(
        x, floorHalf(max(height - targetHeight, 0)), floorHalf(max(width - targetWidth, 0)),
        min(targetHeight, height), min(targetWidth, width))
      return padToBoundingBox(
        cropped, floorHalf(max(targetHeight - height, 0)), floorHalf(max(targetWidth - width, 0)),
        targetHeight, targetWidth)
    }
  }

  private static func floorHalf(_ n: Int) -> Int { n / 2 }

  /// The part of the images that starts at the offsets and has the target size.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/image/crop_to_bounding_box
  public static func cropToBoundingBox(
    _ image: some TensorConvertible, _ offsetHeight: Int, _ offsetWidth: Int, _ targetHeight: Int,
    _ targetWidth: Int
  ) -> Tensor {
    let name = "cropToBoundingBox"
    return onBatch(name, operand(image, name)) { x in
      guard offsetHeight >= 0, offsetWidth >= 0, targetHeight > 0, targetWidth > 0,
        x.dims[1] == -1 || targetHeight <= x.dims[1] - offsetHeight,
        x.dims[2] == -1 || targetWidth <= x.dims[2] - offsetWidth
      else {
        return failed(
          name,
          "a box of \(targetHeight) x \(targetWidth) at (\(offsetHeight), \(offsetWidth)) does not lie in images of shape \(x.shape)")
      }
      return part(x, offsetHeight, offsetWidth, targetHeight, targetWidth)
    }
  }

  /// All images and channels of a batch, whose length may not be known yet.
  private static func part(_ x: Tensor, _ top: Int, _ left: Int, _ height: Int, _ width: Int) -> Tensor {
    let all = SlicePlan.Part(start: 0, step: 1, count: -1)
    let (rows, columns) = (
      SlicePlan.Part(start: top, step: 1, count: height), SlicePlan.Part(start: left, step: 1, count: width)
    )
    return dispatch(SlicingOps.slice, [x], .slice(SlicePlan(parts: [all, rows, columns, all])))
  }

  /// Zeros around the images: `offsetHeight` rows above, `offsetWidth` columns to the left, and what
  /// the target size leaves below and to the right.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/image/pad_to_bounding_box
  public static func padToBoundingBox(
    _ image: some TensorConvertible, _ offsetHeight: Int, _ offsetWidth: Int, _ targetHeight: Int,
    _ targetWidth: Int
  ) -> Tensor {
    let name = "padToBoundingBox"
    return onBatch(name, operand(image, name)) { x in
      let limit = 1 << 40
      guard offsetHeight >= 0, offsetWidth >= 0, max(targetHeight, targetWidth, offsetHeight, offsetWidth) < limit,
        targetHeight - offsetHeight >= x.dims[1], targetWidth - offsetWidth >= x.dims[2], x.dims[1] >= 0,
        x.dims[2] >= 0
      else {
        return failed(
          name,
          "images of shape \(x.shape) at (\(offsetHeight), \(offsetWidth)) do not fit in \(targetHeight) x \(targetWidth)")
      }
      let (below, right) = (targetHeight - offsetHeight - x.dims[1], targetWidth - offsetWidth - x.dims[2])
      return tf.pad(x, [[0, 0], [offsetHeight, below], [offsetWidth, right], [0, 0]])
    }
  }

  /// The middle of the images: `centralFraction` of their height and width.
  ///
  ///     tf.image.centralCrop(tf.ones([8, 8, 3]), 0.5).shape      // (4, 4, 3)
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/image/central_crop
  public static func centralCrop(_ image: some TensorConvertible, _ centralFraction: Double) -> Tensor {
    onBatch("centralCrop", operand(image, "centralCrop")) { x in
      guard centralFraction > 0, centralFraction <= 1, x.dims[1] >= 0, x.dims[2] >= 0 else {
        return failed("centralCrop", "centralFraction is in (0, 1], found \(centralFraction) for shape \(x.shape)")
      }
      if centralFraction == 1 { return x }
      func start(_ length: Int) -> Int { Int((Double(length) - Double(length) * centralFraction) / 2) }
      let (top, left) = (start(x.dims[1]), start(x.dims[2]))
      return part(x, top, left, x.dims[1] - 2 * top, x.dims[2] - 2 * left)
    }
  }

  /// Each row mirrored.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/image/flip_left_right
  public static func flipLeftRight(_ image: some TensorConvertible) -> Tensor {
    onBatch("flipLeftRight", operand(image, "flipLeftRight")) { tf.reverse($0, axis: [2]) }
  }

  /// Each column mirrored.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/image/flip_up_down
  public static func flipUpDown(_ image: some TensorConvertible) -> Tensor {
    onBatch("flipUpDown", operand(image, "flipUpDown")) { tf.reverse($0, axis: [1]) }
  }

  /// Rows and columns exchanged.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/image/transpose
  public static func transpose(_ image: some TensorConvertible) -> Tensor {
    onBatch("transpose", operand(image, "transpose")) { tf.transpose($0, perm: [0, 2, 1, 3]) }
  }

  /// Turned counter-clockwise, k times by 90 degrees.
  ///
  ///     tf.squeeze(tf.image.rot90([[[1], [2]], [[3], [4]]]))      // [[2 4] [1 3]]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/image/rot90
  public static func rot90(_ image: some TensorConvertible, k: Int = 1) -> Tensor {
    onBatch("rot90", operand(image, "rot90")) { x in
      switch ((k % 4) + 4) % 4 {
      case 1: tf.reverse(tf.transpose(x, perm: [0, 2, 1, 3]), axis: [1])
      case 2: tf.reverse(x, axis: [1, 2])
      case 3: tf.reverse(tf.transpose(x, perm: [0, 2, 1, 3]), axis: [2])
      default: x
      }
    }
  }

  /// The windows of images as vectors: (batch, rows, columns, window height * window width * channels).
  ///
  /// `sizes`, `strides` and `rates` are 4 numbers, 1 for batch and channels.
  ///
  ///     let x = tf.reshape(tf.range(16), [1, 4, 4, 1])
  ///     tf.image.extractPatches(x, sizes: [1, 2, 2, 1], strides: [1, 2, 2, 1], rates: [1, 1, 1, 1], padding: .valid)[0, 0]
  ///     // [[0 1 4 5] [2 3 6 7]]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/image/extract_patches
  public static func extractPatches(
    _ images: some TensorConvertible, sizes: [Int], strides: [Int], rates: [Int], padding: WindowPadding
  ) -> Tensor {
    let name = "extractPatches"
    guard
      let kernel = windowNumbers(name, "sizes", sizes, axes: 2, channelsFirst: false),
      let window = windowPlan(name, strides: strides, dilations: rates, padding: padding, axes: 2, channelsFirst: false)
    else { return .inert }
    return dispatch(
      PatchOps.extractPatches, [operand(images, name)], .patches(PatchPlan(kernel: kernel, window: window)))
  }

  /// A part of this shape, at a place chosen at random.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/image/random_crop
  public static func randomCrop(_ value: some TensorConvertible, _ size: [Int], seed: Int? = nil) -> Tensor {
    let x = operand(value, "randomCrop")
    if ExecutionContext.current.mustStop { return .inert }
    guard size.count == x.rank, zip(size, x.dims).allSatisfy({ $0 >= 0 && ($0 <= $1 || $1 == -1) }) else {
      return failed("randomCrop", "a part of shape \(size) does not lie in shape \(x.shape)")
    }
    guard x.shape.isFullyKnown, Trace.active == nil else {
      return failed("randomCrop", "works on tensors with values only, not inside a traced function")
    }
    let draws = tf.random.uniform([x.rank], 0, Double(Int32.max), dtype: .int32, seed: seed)
    if draws.isInert { return .inert }
    let begin = (0..<x.rank).map { axis in
      Int(readInteger(draws.pointer, axis, .int32)) % (x.dims[axis] - size[axis] + 1)
    }
    return tf.slice(x, begin, size)
  }
}

/// Runs `body` on a batch of images (batch, height, width, channels); a single image is a batch of one.
func onBatch(_ name: String, _ x: Tensor, _ body: (Tensor) -> Tensor) -> Tensor {
  if ExecutionContext.current.mustStop { return .inert }
  switch x.rank {
  case 4: return body(x)
  case 3:
    let result = body(dispatch(ShapingOps.expandDims, [x], .axis(0)))
    return result.isInert ? result : result.squeezed([0])
  default:
    return failed(
      name, "takes an image (height, width, channels) or a batch of them, found shape \(x.shape)")
  }
}
