import Display

extension tf.nn {
  /// (x - mean) / sqrt(variance + varianceEpsilon) * scale + offset.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/nn/batch_normalization
  public static func batchNormalization(
    _ x: some TensorConvertible, _ mean: some TensorConvertible, _ variance: some TensorConvertible,
    offset: Tensor? = nil, scale: Tensor? = nil, varianceEpsilon: Double
  ) -> Tensor {
    let name = "batchNormalization"
    let x = operand(x, name)
    let (mean, variance) = (operands(x, mean, name)[1], operands(x, variance, name)[1])
    var inverse = dispatch(ArithmeticOps.rsqrt, [variance + varianceEpsilon])
    if let scale { inverse = inverse * scale }
    let shift = offset.map { $0 - mean * inverse } ?? -(mean * inverse)
    return x * inverse + shift
  }

  /// x / (bias + alpha * sum of x^2 over the channels at most depthRadius away) ^ beta.
  ///
  /// input (batch, height, width, channels). float32 or float64.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/nn/local_response_normalization
  public static func localResponseNormalization(
    _ input: some TensorConvertible, depthRadius: Int = 5, bias: Double = 1, alpha: Double = 1,
    beta: Double = 0.5
  ) -> Tensor {
    let name = "localResponseNormalization"
    let x = operand(input, name)
    if ExecutionContext.current.mustStop { return .inert }
    guard x.rank == 4, x.dims[3] >= 0 else {
      return failed(name, "takes (batch, height, width, channels), found shape \(x.shape)")
    }
    guard depthRadius >= 0 else { return failed(name, "depthRadius is not negative, found \(depthRadius)") }
    // The sum over neighbouring channels is a convolution with ones along them.
    let radius = min(depthRadius, max(x.dims[3] - 1, 0))
    let rows = dispatch(ShapingOps.reshape, [tf.square(x)], .dims([-1, x.dims[3], 1]))
    let sums = conv1d(rows, tf.ones([2 * radius + 1, 1, 1], dtype: x.dtype), stride: 1, padding: .same)
    return x / ((ShapingOps.reshape(sums, like: x) * alpha + bias) ** beta)
  }
}

/// Normalisation over the last axis in one pass, for the layers: half types go through float32.
package func layerNormalization(_ x: Tensor, scale: Tensor, offset: Tensor, epsilon: Double) -> Tensor {
  if x.dtype.isHalf {
    let single = [x, scale, offset].map { Tensor.cast($0, to: .float32) }
    return Tensor.cast(dispatch(LayerNormalizationOps.layerNorm, single, .epsilon(epsilon)), to: x.dtype)
  }
  return dispatch(LayerNormalizationOps.layerNorm, [x, scale, offset], .epsilon(epsilon))
}

/// Normalisation of each channel over all other axes as in training, for the layers: the result, and
/// the batch's means and variances.
package func batchNormalization(_ x: Tensor, scale: Tensor, offset: Tensor, epsilon: Double)
  -> (output: Tensor, mean: Tensor, variance: Tensor)
{
  if x.dtype.isHalf {
    let single = [x, scale, offset].map { Tensor.cast($0, to: .float32) }
    let (y, mean, variance) = batchNormalization(single[0], scale: single[1], offset: single[2], epsilon: epsilon)
    return (Tensor.cast(y, to: x.dtype), mean, variance)
  }
  let moments = dispatch(BatchNormalizationOps.moments, [x])
  if ExecutionContext.current.mustStop { return (.inert, .inert, .inert) }
  let output = dispatch(BatchNormalizationOps.normalize, [x, scale, offset, moments], .epsilon(epsilon))
  return (output, moments[0], moments[1])
}
