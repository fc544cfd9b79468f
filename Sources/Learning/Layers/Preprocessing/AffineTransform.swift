import Tensors

/// Moves images: the pixel (x, y) of a result is that of the image at (a0 x + a1 y + a2, b0 x + b1 y + b2).
///
/// images (batch, height, width, channels); transforms [a0, a1, a2, b0, b1, b2], each (batch, 1). The numbers are those
/// of TensorFlow's ImageProjectiveTransformV3.
func affineTransformed(
  _ images: Tensor, _ transforms: [Tensor], _ interpolation: Interpolation, _ fillMode: FillMode, _ fillValue: Double
) -> Tensor {
  let (height, width) = (images.shape[1], images.shape[2])
  let pixels = height * width
  let xs = Tensor((0..<pixels).map { Float($0 % width) }, dtype: .float32, dims: [1, pixels])
  let ys = Tensor((0..<pixels).map { Float($0 / width) }, dtype: .float32, dims: [1, pixels])
  let x = mapped(transforms[0] * xs + transforms[1] * ys + transforms[2], width, fillMode)
  let y = mapped(transforms[3] * xs + transforms[4] * ys + transforms[5], height, fillMode)
  let flat = tf.reshape(images, [images.shape[0], pixels, images.shape[3]])
  func read(_ x: Tensor, _ y: Tensor) -> Tensor { pixel(flat, x, y, width, height, fillValue) }
  var result: Tensor
  if interpolation == .nearest {
    result = read(rounded(x), rounded(y))
  } else {
    let (left, top) = (tf.floor(x), tf.floor(y))
    let (right, bottom) = (left + 1, top + 1)
    func row(_ y: Tensor) -> Tensor {
      tf.expandDims(right - x, axis: -1) * read(left, y) + tf.expandDims(x - left, axis: -1) * read(right, y)
    }
    result = tf.expandDims(bottom - y, axis: -1) * row(top) + tf.expandDims(y - top, axis: -1) * row(bottom)
  }
  result = tf.reshape(result, images.shape.dims)
  return result.dtype == images.dtype ? result : tf.cast(result, images.dtype)
}

/// Halves away from zero, as C rounds.
private func rounded(_ x: Tensor) -> Tensor { tf.sign(x) * tf.floor(tf.abs(x) + 0.5) }

/// The pixels at whole places; the fill value outside.
private func pixel(_ flat: Tensor, _ x: Tensor, _ y: Tensor, _ width: Int, _ height: Int, _ fillValue: Double) -> Tensor {
  let (right, bottom) = (Double(width - 1), Double(height - 1))
  let isInside = tf.logicalAnd(tf.logicalAnd(x >= 0, x <= right), tf.logicalAnd(y >= 0, y <= bottom))
  let place = tf.minimum(tf.maximum(y, 0), bottom) * Double(width) + tf.minimum(tf.maximum(x, 0), right)
  let found = tf.gather(flat, tf.cast(place, .int32), axis: 1, batchDims: 1)
  return tf.where(tf.expandDims(isInside, axis: -1), found, tf.zerosLike(found) + fillValue)
}

/// Places outside of an axis taken to where the fill mode finds their pixels.
private func mapped(_ place: Tensor, _ length: Int, _ mode: FillMode) -> Tensor {
  let (n, last) = (Double(length), Double(length - 1))
  func clamped(_ x: Tensor) -> Tensor { tf.minimum(tf.maximum(x, 0), last) }
  if mode == .constant { return place }
  if mode == .nearest { return clamped(place) }
  if length <= 1 { return clamped(place) }
  let (below, above) = (place < 0, place > last)
  if mode == .wrap {
    let raised = place + (tf.floor(-place / last) + 1) * n
    let lowered = place - tf.floor(place / last) * n
    return clamped(tf.where(below, raised, tf.where(above, lowered, place)))
  }
  let period = 2 * n
  let raised = tf.where(place < period, tf.floor(-place / period) * period + place, place)
  let fromBelow = tf.where(raised < -n, raised + period, -raised - 1)
  let lowered = place - tf.floor(place / period) * period
  let fromAbove = tf.where(lowered >= n, period - lowered - 1, lowered)
  return clamped(tf.where(below, fromBelow, tf.where(above, fromAbove, place)))
}
