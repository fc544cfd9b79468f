import Display
import Glibc

extension tf.image {
  /// How alike two images look: the structural similarity of windows under a Gaussian, 1 for equal images.
  ///
  /// SSIM(x, y) = (2 mx my + c1) (2 sxy + c2) / ((mx^2 + my^2 + c1) (sx^2 + sy^2 + c2)) with the windows' means,
  /// variances and covariance, c1 = (k1 maxVal)^2, c2 = (k2 maxVal)^2; the mean over windows and channels.
  ///
  /// - Parameters:
  ///   - img1: shape [..., height, width, channels], at least `filterSize` high and wide.
  ///   - img2: the same shape; both of one dtype.
  ///   - maxVal: the difference between the largest and the smallest value that images can have: 255 or 1.
  ///   - filterSize: the side of a window.
  ///   - filterSigma: the width of the Gaussian.
  ///
  /// Gives one number per image.
  ///
  ///     print(tf.image.ssim(image, image, maxVal: 1.0))      // tf.Tensor(1.0, shape=(), dtype=float32)
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/image/ssim, Wang et al. 2004
  public static func ssim(
    _ img1: some TensorConvertible, _ img2: some TensorConvertible, maxVal: Double, filterSize: Int = 11,
    filterSigma: Double = 1.5, k1: Double = 0.01, k2: Double = 0.03
  ) -> Tensor {
    let pair = operands(img1, img2, "ssim")
    if ExecutionContext.current.mustStop { return .inert }
    guard pair[0].rank >= 3, pair[0].dims == pair[1].dims, !pair[0].dims.suffix(3).contains(-1) else {
      return failed("ssim", "takes two batches of images of one known size, found shapes \(pair[0].shape) and \(pair[1].shape)")
    }
    let dims = pair[0].dims
    let size = Array(dims.suffix(3))
    guard filterSize > 0, size[0] >= filterSize, size[1] >= filterSize else {
      return failed("ssim", "images of shape \(pair[0].shape) are smaller than the window, \(filterSize) x \(filterSize)")
    }
    let scale = pair[0].dtype.isInteger ? maxVal / pair[0].dtype.largest : maxVal
    let (x, y) = (convertImageDtype(pair[0], .float32), convertImageDtype(pair[1], .float32))
    let window = tf.tile(gaussianWindow(filterSize, filterSigma), [1, 1, size[2], 1])
    func mean(_ x: Tensor) -> Tensor {
      tf.nn.depthwiseConv2d(tf.reshape(x, [-1] + size), window, strides: [1, 1, 1, 1], padding: .valid)
    }
    let (c1, c2) = (k1 * scale * k1 * scale, k2 * scale * k2 * scale)
    let (mx, my) = (mean(x), mean(y))
    let products = mx * my * 2
    let squares = tf.square(mx) + tf.square(my)
    let luminance = (products + c1) / (squares + c1)
    let structure = (mean(x * y) * 2 - products + c2) / (mean(tf.square(x) + tf.square(y)) - squares + c2)
    let each = tf.reduceMean(tf.reduceMean(luminance * structure, axis: [-3, -2]), axis: -1)
    return dims.count == 3 ? tf.reshape(each, [Int]()) : tf.reshape(each, Array(dims.dropLast(3)))
  }

  /// Weights of a square window that fall off as a Gaussian and add up to 1, as a filter of one channel.
  private static func gaussianWindow(_ size: Int, _ sigma: Double) -> Tensor {
    let line = (0..<size).map { place -> Double in
      let distance = Double(place) - Double(size - 1) / 2
      return exp(-0.5 * distance * distance / (sigma * sigma))
    }
    let total = line.reduce(0, +)
    let weights = line.flatMap { row in line.map { row * $0 / (total * total) } }
    return Tensor.cast(Tensor(weights, dtype: .float64, dims: [size, size, 1, 1]), to: .float32)
  }

  /// The places of boxes to keep, best first: one that covers another of higher score too much is dropped.
  ///
  /// - Parameters:
  ///   - boxes: shape [count, 4], each two opposite corners y1, x1, y2, x2.
  ///   - scores: shape [count].
  ///   - maxOutputSize: how many are kept at most.
  ///   - iouThreshold: the intersection over union above which the lower box is dropped.
  ///   - scoreThreshold: boxes that score no more than this are dropped.
  ///
  /// Gives int32 of a length that depends on values, so this has no place in a traced function.
  ///
  ///     print(tf.image.nonMaxSuppression([[0.0, 0, 1, 1], [0, 0, 1, 0.9]], [0.8, 0.9], 2))      // [1]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/image/non_max_suppression
  public static func nonMaxSuppression(
    _ boxes: some TensorConvertible, _ scores: some TensorConvertible, _ maxOutputSize: Int, iouThreshold: Double = 0.5,
    scoreThreshold: Double = -Double.infinity
  ) -> Tensor {
    let boxes = Tensor.cast(operand(boxes, "nonMaxSuppression"), to: .float32)
    let scores = Tensor.cast(operand(scores, "nonMaxSuppression"), to: .float32)
    if ExecutionContext.current.mustStop { return .inert }
    guard !boxes.isSymbolic, !scores.isSymbolic else { return dependsOnValues("nonMaxSuppression") }
    guard boxes.rank == 2, boxes.dims[1] == 4, scores.dims == [boxes.dims[0]] else {
      return failed(
        "nonMaxSuppression", "takes boxes (count, 4) and as many scores, found shapes \(boxes.shape) and \(scores.shape)")
    }
    guard maxOutputSize >= 0, iouThreshold >= 0, iouThreshold <= 1 else {
      return failed(
        "nonMaxSuppression",
        "maxOutputSize is not negative and iouThreshold from 0 to 1, found \(maxOutputSize) and \(iouThreshold)")
    }
    let ends = boxes.elements(as: Float.self)
    let values = scores.elements(as: Float.self)
    let corners = values.indices.map { Box(ends[4 * $0], ends[4 * $0 + 1], ends[4 * $0 + 2], ends[4 * $0 + 3]) }
    let order = values.indices.filter { values[$0] > Float(scoreThreshold) }
      .sorted { values[$0] == values[$1] ? $0 < $1 : values[$0] > values[$1] }
    var kept: [Int] = []
    for place in order where kept.count < maxOutputSize {
      if kept.allSatisfy({ corners[place].overlap(corners[$0]) <= Float(iouThreshold) }) { kept.append(place) }
    }
    return Tensor(kept.map(Int32.init), dtype: .int32, dims: [kept.count])
  }
}

/// A rectangle with its corners in order.
private struct Box {
  let top, left, bottom, right: Float

  init(_ y1: Float, _ x1: Float, _ y2: Float, _ x2: Float) {
    (top, left, bottom, right) = (min(y1, y2), min(x1, x2), max(y1, y2), max(x1, x2))
  }

  var area: Float { (bottom - top) * (right - left) }

  /// Intersection over union; 0 where a rectangle is empty.
  func overlap(_ other: Box) -> Float {
    if area <= 0 || other.area <= 0 { return 0 }
    let height = max(min(bottom, other.bottom) - max(top, other.top), 0)
    let width = max(min(right, other.right) - max(left, other.left), 0)
    return height * width / (area + other.area - height * width)
  }
}
