import Display

extension tf.image {
  /// The images in another dtype, scaled: integers stand for 0 to their largest, real numbers for 0 to 1.
  ///
  /// `saturate` clips what does not fit before the conversion.
  ///
  ///     tf.image.convertImageDtype(tf.constant([0, 51, 255], dtype: .uint8), .float32)      // [0. 0.2 1.]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/image/convert_image_dtype
  public static func convertImageDtype(
    _ image: some TensorConvertible, _ dtype: DType, saturate: Bool = false
  ) -> Tensor {
    let x = operand(image, "convertImageDtype")
    if ExecutionContext.current.mustStop || x.dtype == dtype { return x }
    guard x.dtype.isInteger || x.dtype.isFloating, dtype.isInteger || dtype.isFloating else {
      return failed("convertImageDtype", "converts between numbers, found \(x.dtype.name) and \(dtype.name)")
    }
    if x.dtype.isFloating && dtype.isFloating { return Tensor.cast(x, to: dtype) }
    if dtype.isFloating { return Tensor.cast(x, to: dtype) * (1 / x.dtype.largest) }
    if x.dtype.isFloating {
      let scaled = x * (dtype.largest + 0.5)
      return saturate ? saturated(scaled, dtype) : Tensor.cast(scaled, to: dtype)
    }
    let (from, to) = (x.dtype.largest + 1, dtype.largest + 1)
    if from > to {
      let scaled = dispatch(ArithmeticOps.floordiv, [x, Tensor.scalar(from / to, x.dtype)])
      return saturate ? saturated(scaled, dtype) : Tensor.cast(scaled, to: dtype)
    }
    let wide = saturate ? saturated(x, dtype) : Tensor.cast(x, to: dtype)
    return wide * Tensor.scalar(to / from, dtype)
  }

  /// Values beyond the dtype's range become its ends.
  private static func saturated(_ x: Tensor, _ dtype: DType) -> Tensor {
    if x.isInert { return x }
    let (low, high) = (dtype.smallest, dtype.largest)
    if x.dtype.isInteger {
      let inside = (Swift.max(low, x.dtype.smallest), Swift.min(high, x.dtype.largest))
      return Tensor.cast(
        tf.minimum(tf.maximum(x, Tensor.scalar(inside.0, x.dtype)), Tensor.scalar(inside.1, x.dtype)), to: dtype)
    }
    return Tensor.cast(tf.minimum(tf.maximum(x, low), high), to: dtype)
  }

  /// `body` on the images as real numbers from 0 to 1, the result in the images' own dtype.
  private static func asReal(_ name: String, _ image: some TensorConvertible, _ body: (Tensor) -> Tensor) -> Tensor {
    let x = operand(image, name)
    if ExecutionContext.current.mustStop { return .inert }
    if x.dtype.isFloating && !x.dtype.isHalf { return body(x) }
    return convertImageDtype(body(convertImageDtype(x, .float32)), x.dtype, saturate: true)
  }

  /// The images plus `delta`; integers count as 0 to 1 meanwhile.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/image/adjust_brightness
  public static func adjustBrightness(_ image: some TensorConvertible, _ delta: some TensorConvertible) -> Tensor {
    asReal("adjustBrightness", image) { x in x + scalar(delta, x, "adjustBrightness") }
  }

  /// (x - mean) * contrastFactor + mean, with the mean of each channel of each image.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/image/adjust_contrast
  public static func adjustContrast(
    _ images: some TensorConvertible, _ contrastFactor: some TensorConvertible
  ) -> Tensor {
    asReal("adjustContrast", images) { x in
      guard x.rank >= 3 else { return failed("adjustContrast", "takes images, found shape \(x.shape)") }
      let mean = x.mean(axis: [-3, -2], keepdims: true)
      return (x - mean) * scalar(contrastFactor, x, "adjustContrast") + mean
    }
  }

  /// gain * x ^ gamma.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/image/adjust_gamma
  public static func adjustGamma(_ image: some TensorConvertible, gamma: Double = 1, gain: Double = 1) -> Tensor {
    guard gamma >= 0 else { return failed("adjustGamma", "gamma is not negative, found \(gamma)") }
    return asReal("adjustGamma", image) { x in (x ** gamma) * gain }
  }

  /// RGB images with their saturation multiplied.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/image/adjust_saturation
  public static func adjustSaturation(
    _ image: some TensorConvertible, _ saturationFactor: some TensorConvertible
  ) -> Tensor {
    asReal("adjustSaturation", image) { x in
      let parts = channels("adjustSaturation", rgbToHsv(x))
      guard parts.count == 3 else { return .inert }
      let factor = scalar(saturationFactor, x, "adjustSaturation")
      let saturation = tf.minimum(tf.maximum(parts[1] * factor, 0), 1)
      return hsvToRgb(tf.concat([parts[0], saturation, parts[2]], axis: -1))
    }
  }

  /// RGB images with `delta` added to their hue, which runs in a circle from 0 to 1.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/image/adjust_hue
  public static func adjustHue(_ image: some TensorConvertible, _ delta: some TensorConvertible) -> Tensor {
    asReal("adjustHue", image) { x in
      let parts = channels("adjustHue", rgbToHsv(x))
      guard parts.count == 3 else { return .inert }
      let hue = tf.math.floormod(parts[0] + scalar(delta, x, "adjustHue"), 1)
      return hsvToRgb(tf.concat([hue, parts[1], parts[2]], axis: -1))
    }
  }

  /// Hue, saturation and value of red, green and blue, all from 0 to 1.
  ///
  ///     tf.image.rgbToHsv([[[1.0, 0.0, 0.0]]])      // [[[0. 1. 1.]]]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/image/rgb_to_hsv
  public static func rgbToHsv(_ images: some TensorConvertible) -> Tensor {
    let parts = channels("rgbToHsv", operand(images, "rgbToHsv"))
    guard parts.count == 3 else { return .inert }
    let (r, g, b) = (parts[0], parts[1], parts[2])
    let value = tf.maximum(tf.maximum(r, g), b)
    let range = value - tf.minimum(tf.minimum(r, g), b)
    let (one, zero) = (Tensor.scalar(1, r.dtype), Tensor.scalar(0, r.dtype))
    let saturation = tf.where(value > 0, range / tf.where(value > 0, value, one), zero)
    let norm = 1 / (tf.where(range > 0, range, one) * 6)
    let hue = tf.where(
      r == value, norm * (g - b),
      tf.where(g == value, norm * (b - r) + 2.0 / 6, norm * (r - g) + 4.0 / 6))
    let turned = tf.where(range > 0, tf.where(hue < 0, hue + 1, hue), zero)
    return tf.concat([turned, saturation, value], axis: -1)
  }

  /// Red, green and blue of hue, saturation and value.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/image/hsv_to_rgb
  public static func hsvToRgb(_ images: some TensorConvertible) -> Tensor {
    let parts = channels("hsvToRgb", operand(images, "hsvToRgb"))
    guard parts.count == 3 else { return .inert }
    let (hue, saturation, value) = (parts[0] * 6, parts[1], parts[2])
    func clipped(_ x: Tensor) -> Tensor { tf.minimum(tf.maximum(x, 0), 1) }
    let ways = [clipped(tf.abs(hue - 3) - 1), clipped(2 - tf.abs(hue - 2)), clipped(2 - tf.abs(hue - 4))]
    return tf.concat(ways.map { ((1 - saturation) + saturation * $0) * value }, axis: -1)
  }

  /// One channel of brightness: 0.2989 red + 0.587 green + 0.114 blue.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/image/rgb_to_grayscale
  public static func rgbToGrayscale(_ images: some TensorConvertible) -> Tensor {
    let x = operand(images, "rgbToGrayscale")
    if ExecutionContext.current.mustStop { return .inert }
    let parts = channels("rgbToGrayscale", convertImageDtype(x, .float32))
    guard parts.count == 3 else { return .inert }
    let gray = parts[0] * 0.2989 + parts[1] * 0.587 + parts[2] * 0.114
    return convertImageDtype(gray, x.dtype)
  }

  /// Three equal channels.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/image/grayscale_to_rgb
  public static func grayscaleToRgb(_ images: some TensorConvertible) -> Tensor {
    let x = operand(images, "grayscaleToRgb")
    if ExecutionContext.current.mustStop { return .inert }
    guard x.rank > 0, x.dims.last == 1 else {
      return failed("grayscaleToRgb", "takes images of one channel, found shape \(x.shape)")
    }
    return tf.concat([x, x, x], axis: -1)
  }

  /// Each image with mean 0 and variance 1; one that is nearly even is divided by less, never by 0.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/image/per_image_standardization
  public static func perImageStandardization(_ image: some TensorConvertible) -> Tensor {
    let given = operand(image, "perImageStandardization")
    if ExecutionContext.current.mustStop { return .inert }
    let x = given.dtype.isFloating ? given : Tensor.cast(given, to: .float32)
    guard x.rank >= 3, !x.dims.suffix(3).contains(-1) else {
      return failed("perImageStandardization", "takes images of known size, found shape \(x.shape)")
    }
    let axes = [-3, -2, -1]
    let centered = x - x.mean(axis: axes, keepdims: true)
    let deviation = tf.sqrt(tf.square(centered).mean(axis: axes, keepdims: true))
    let count = Double(x.dims.suffix(3).reduce(1, *))
    return centered / tf.maximum(deviation, 1 / count.squareRoot())
  }

  /// The sum of the differences between neighbouring pixels, of each image.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/image/total_variation
  public static func totalVariation(_ images: some TensorConvertible) -> Tensor {
    let x = operand(images, "totalVariation")
    if ExecutionContext.current.mustStop { return .inert }
    guard x.rank == 3 || x.rank == 4, !x.dims.suffix(3).contains(-1) else {
      return failed("totalVariation", "takes images of known size, found shape \(x.shape)")
    }
    func variation(_ axis: Int) -> Tensor {
      let length = x.dims[axis]
      func part(_ start: Int) -> Tensor {
        dispatch(
          SlicingOps.slice, [x],
          .slice(.block(rank: x.rank, axis: axis, start: length == 0 ? 0 : start, count: Swift.max(length - 1, 0))))
      }
      return tf.abs(part(1) - part(0)).sum(axis: [-3, -2, -1])
    }
    return variation(x.rank - 3) + variation(x.rank - 2)
  }

  /// The peak signal-to-noise ratio of two images in decibels: 20 log10(maxVal) - 10 log10(mean (a - b)^2).
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/image/psnr
  public static func psnr(_ a: some TensorConvertible, _ b: some TensorConvertible, maxVal: Double) -> Tensor {
    let pair = operands(a, b, "psnr")
    if ExecutionContext.current.mustStop { return .inert }
    guard pair[0].rank >= 3 else { return failed("psnr", "takes images, found shape \(pair[0].shape)") }
    let scale = pair[0].dtype.isInteger ? maxVal / pair[0].dtype.largest : maxVal
    let (x, y) = (convertImageDtype(pair[0], .float32), convertImageDtype(pair[1], .float32))
    let error = tf.square(x - y).mean(axis: [-3, -2, -1])
    return (tf.math.log(error) * -10 + 20 * Tensor.scalar(scale, .float32).logarithm) / 2.302585092994046
  }

  // MARK: at random

  /// `adjustBrightness` by a number from [-maxDelta, maxDelta).
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/image/random_brightness
  public static func randomBrightness(_ image: some TensorConvertible, _ maxDelta: Double, seed: Int? = nil) -> Tensor {
    guard maxDelta >= 0 else { return failed("randomBrightness", "maxDelta is not negative, found \(maxDelta)") }
    return adjustBrightness(image, tf.random.uniform([Int](), -maxDelta, maxDelta, seed: seed))
  }

  /// `adjustContrast` by a factor from [lower, upper).
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/image/random_contrast
  public static func randomContrast(
    _ image: some TensorConvertible, _ lower: Double, _ upper: Double, seed: Int? = nil
  ) -> Tensor {
    guard lower >= 0, upper > lower else {
      return failed("randomContrast", "0 <= lower < upper, found \(lower) and \(upper)")
    }
    return adjustContrast(image, tf.random.uniform([Int](), lower, upper, seed: seed))
  }

  /// `adjustSaturation` by a factor from [lower, upper).
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/image/random_saturation
  public static func randomSaturation(
    _ image: some TensorConvertible, _ lower: Double, _ upper: Double, seed: Int? = nil
  ) -> Tensor {
    guard lower >= 0, upper > lower else {
      return failed("randomSaturation", "0 <= lower < upper, found \(lower) and \(upper)")
    }
    return adjustSaturation(image, tf.random.uniform([Int](), lower, upper, seed: seed))
  }

  /// `adjustHue` by a number from [-maxDelta, maxDelta), at most 0.5.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/image/random_hue
  public static func randomHue(_ image: some TensorConvertible, _ maxDelta: Double, seed: Int? = nil) -> Tensor {
    guard maxDelta >= 0, maxDelta <= 0.5 else {
      return failed("randomHue", "maxDelta is in [0, 0.5], found \(maxDelta)")
    }
    return adjustHue(image, tf.random.uniform([Int](), -maxDelta, maxDelta, seed: seed))
  }

  /// Each image mirrored left to right or left as it is, by an even chance.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/image/random_flip_left_right
  public static func randomFlipLeftRight(_ image: some TensorConvertible, seed: Int? = nil) -> Tensor {
    randomFlip("randomFlipLeftRight", operand(image, "randomFlipLeftRight"), 2, seed)
  }

  /// Each image mirrored top to bottom or left as it is, by an even chance.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/image/random_flip_up_down
  public static func randomFlipUpDown(_ image: some TensorConvertible, seed: Int? = nil) -> Tensor {
    randomFlip("randomFlipUpDown", operand(image, "randomFlipUpDown"), 1, seed)
  }

  private static func randomFlip(_ name: String, _ x: Tensor, _ axis: Int, _ seed: Int?) -> Tensor {
    if ExecutionContext.current.mustStop { return .inert }
    if x.rank == 3 {
      let isFlipped = tf.random.uniform([Int](), seed: seed) < 0.5
      return tf.where(isFlipped, tf.reverse(x, axis: [axis - 1]), x)
    }
    return onBatch(name, x) { x in
      let draws = x.dims[0] < 0
        ? tf.random.uniform(tf.shape(x)[0 ..< 1], seed: seed) : tf.random.uniform([x.dims[0]], seed: seed)
      if draws.isInert { return draws }
      // TensorFlow rounds: half goes to the even 0.
      let isFlipped = dispatch(ShapingOps.reshape, [draws > 0.5], .dims([-1, 1, 1, 1]))
      return tf.where(isFlipped, tf.reverse(x, axis: [axis]), x)
    }
  }

  // MARK: parts

  /// The three channels, each with its axis; none after a recorded failure.
  private static func channels(_ name: String, _ x: Tensor) -> [Tensor] {
    if ExecutionContext.current.mustStop { return [] }
    guard x.rank > 0, x.dims.last == 3, x.dtype.isFloating else {
      _ = failed(name, "takes three channels of real numbers, found \(x.dtype.name) of shape \(x.shape)")
      return []
    }
    return (0..<3).map {
      dispatch(
        SlicingOps.slice, [x], .slice(.block(rank: x.rank, axis: x.rank - 1, start: $0, count: 1)))
    }
  }

  /// A number given as a Swift number or as a tensor of any real dtype.
  private static func scalar(_ value: some TensorConvertible, _ x: Tensor, _ name: String) -> Tensor {
    if let tensor = value as? Tensor { return Tensor.cast(tensor, to: x.dtype) }
    return operands(x, value, name)[1]
  }
}

extension Tensor {
  fileprivate var logarithm: Tensor { tf.math.log(self) }
}

extension DType {
  /// The ends of an integer type's range.
  var largest: Double {
    let bits = Double(size * 8 - (isUnsigned ? 0 : 1))
    return (0..<Int(bits)).reduce(1.0) { total, _ in total * 2 } - 1
  }
  fileprivate var smallest: Double { isUnsigned ? 0 : -largest - 1 }
}
