import Display

/// Running sums, differences and order statistics.
extension np {
  /// Running sums along an axis; without one, of the flattened array. Of integers as int64.
  public static func cumsum(_ x: some TensorConvertible, axis: Int? = nil) -> NDArray { scan(x, axis, "cumsum") { tf.math.cumsum($0, axis: $1) } }
  /// Running products along an axis; without one, of the flattened array. Of integers as int64.
  public static func cumprod(_ x: some TensorConvertible, axis: Int? = nil) -> NDArray { scan(x, axis, "cumprod") { tf.math.cumprod($0, axis: $1) } }

  private static func scan(
    _ x: some TensorConvertible, _ axis: Int?, _ operation: String, _ run: (Tensor, Int) -> Tensor
  ) -> NDArray {
    var values = Tensors.array(x, operation)
    if !values.dtype.isFloating { values = Tensor.cast(values, to: values.dtype.isUnsigned ? .uint64 : .int64) }
    return NDArray(axis == nil ? run(tf.reshape(values, [-1]), 0) : run(values, axis!))
  }

  /// Differences of neighbours along an axis, taken `n` times.
  ///
  ///     print(np.diff([1, 4, 9]))      // [3 5]
  public static func diff(_ x: some TensorConvertible, n: Int = 1, axis: Int = -1) -> NDArray {
    var x = view(x, "diff")
    guard let place = x.oneAxis(axis, "diff") else { return NDArray(.inert) }
    let lead = Array(repeating: SubscriptPart.all, count: place)
    for _ in 0..<Swift.max(n, 0) where !ExecutionContext.current.mustStop && x.dims[place] > 0 {
      let later = x.viewed(lead + [SubscriptPart(.range(start: 1, stop: nil, step: 1))])
      let earlier = x.viewed(lead + [SubscriptPart(.range(start: nil, stop: -1, step: 1))])
      x = x.dtype == .bool ? later != earlier : later - earlier
    }
    return x
  }
  /// The slope at each element of a vector: central differences inside, one-sided ones at the ends.
  public static func gradient(_ f: some TensorConvertible, _ spacing: Double = 1) -> NDArray {
    let f = realArray(f, "gradient")
    guard f.rank == 1, f.elementCount >= 2 else {
      return NDArray(failed("gradient", "takes a vector of two elements at least, found shape \(f.shape)"))
    }
    let values = NDArray(f).toDoubles()
    let last = values.count - 1
    let slopes = values.indices.map { place in
      place == 0 ? (values[1] - values[0]) / spacing
        : place == last ? (values[last] - values[last - 1]) / spacing
        : (values[place + 1] - values[place - 1]) / (2 * spacing)
    }
    return vector(slopes).astype(f.dtype)
  }
  /// The area under the line through the points, along the last axis: at the places `x`, or `dx` apart.
  ///
  ///     print(np.trapezoid([1, 2, 3]), np.trapezoid([1, 2, 3], [4, 6, 8]))      // 4.0 8.0
  public static func trapezoid(_ y: some TensorConvertible, _ x: (any TensorConvertible)? = nil, dx: Double = 1) -> NDArray {
    let y = NDArray(realArray(y, "trapezoid"))
    guard y.ndim > 0 else { return NDArray(failed("trapezoid", "takes one axis at least, found shape \(y.shape)")) }
    let heights = (y[..., 1...] + y[..., ..<(-1)]) / 2.0
    guard let x else { return sum(heights * dx, axis: -1) }
    return sum(heights * diff(NDArray(realArray(x, "trapezoid"))), axis: -1)
  }

  /// The values below which the given shares (0 to 1) of the elements lie, interpolated.
  public static func quantile(_ x: some TensorConvertible, _ q: some TensorConvertible, axis: Int? = nil) -> NDArray {
    share(x, realArray(q, "quantile"), axis, "quantile")
  }
  /// As `quantile`, with shares in percent.
  ///
  ///     print(np.percentile([1, 2, 3, 4], 50))      // 2.5
  public static func percentile(_ x: some TensorConvertible, _ q: some TensorConvertible, axis: Int? = nil) -> NDArray {
    share(x, realArray(q, "percentile") / 100, axis, "percentile")
  }
  /// The middle value; of an even number of elements the mean of the two in the middle.
  public static func median(_ x: some TensorConvertible, axis: Int? = nil) -> NDArray {
    share(x, Tensor.scalar(0.5, .float64), axis, "median")
  }

  private static func share(_ x: some TensorConvertible, _ q: Tensor, _ axis: Int?, _ operation: String) -> NDArray {
    let x = NDArray(realArray(x, operation))
    let moved = axis == nil ? x.ravel() : moveaxis(x, axis!, 0)
    if ExecutionContext.current.mustStop { return NDArray(.inert) }
    let count = moved.count
    guard count > 0 else { return NDArray(failed(operation, "there are no elements, shape \(x.shape)")) }
    let shares = NDArray(q).toDoubles()
    if let wrong = shares.first(where: { !($0 >= 0 && $0 <= 1) }) {
      return NDArray(failed(operation, "a share lies between 0 and 1 (0 and 100 percent), found \(wrong)"))
    }
    let ordered = sort(moved, axis: 0)
    let rows = shares.map { share -> NDArray in
      let place = share * Double(count - 1)
      let low = Int(place)
      let (a, b) = (ordered[low], ordered[Swift.min(low + 1, count - 1)])
      let t = place - Double(low)
      // From the nearer end, so that both ends are met exactly.
      let between = t < 0.5 ? a + (b - a) * t : b - (b - a) * (1 - t)
      return `where`(isnan(ordered[count - 1]), Double.nan, between)
    }
    return q.rank == 0 ? rows[0] : stack(rows).reshape(q.dims + moved.dims.dropFirst())
  }

  /// The mean with weights: sum(a * weights) / sum(weights).
  public static func average(_ x: some TensorConvertible, axis: Int? = nil, weights: (any TensorConvertible)? = nil) -> NDArray {
    let x = NDArray(realArray(x, "average"))
    guard let weights else { return mean(x, axis: axis.map { [$0] }) }
    var w = NDArray(realArray(weights, "average"))
    if let axis, w.ndim == 1, x.ndim > 1, let place = x.oneAxis(axis, "average") {
      w = w.reshape(x.dims.indices.map { $0 == place ? w.size : 1 })
    }
    return sum(x * w, axis: axis.map { [$0] }) / sum(broadcastTo(w, x.dims), axis: axis.map { [$0] })
  }

  /// The covariances of variables, each a row of observations.
  public static func cov(_ m: some TensorConvertible, rowvar: Bool = true, ddof: Int = 1) -> NDArray {
    var m = atleast2d(NDArray(Tensor.cast(Tensors.array(m, "cov"), to: .float64)))
    if !rowvar { m = m.T }
    let centered = m - mean(m, axis: 1, keepdims: true)
    return (dot(centered, centered.T) / Double(Swift.max(m.dims[1] - ddof, 0))).squeeze()
  }
  /// The correlations of variables, each a row of observations.
  public static func corrcoef(_ x: some TensorConvertible, rowvar: Bool = true) -> NDArray {
    let c = cov(x, rowvar: rowvar)
    guard c.ndim == 2 else { return c / c }
    let deviations = sqrt(diagonal(c))
    return clip(c / deviations.reshape(-1, 1) / deviations.reshape(1, -1), -1.0, 1.0)
  }
  /// The correlations of two variables.
  public static func corrcoef(_ x: some TensorConvertible, _ y: some TensorConvertible) -> NDArray {
    corrcoef(vstack([NDArray(realArray(x, "corrcoef")), NDArray(realArray(y, "corrcoef"))]))
  }

  // MARK: Without NaN

  private static func known(_ x: some TensorConvertible, _ filling: Double, _ operation: String) -> (NDArray, NDArray) {
    let x = NDArray(realArray(x, operation))
    let missing = isnan(x)
    return (`where`(missing, filling, x), ~missing)
  }
  /// The sum of the elements that are not NaN.
  public static func nansum(_ x: some TensorConvertible, axis: Int? = nil) -> NDArray { sum(known(x, 0, "nansum").0, axis: axis.map { [$0] }) }
  /// The mean of the elements that are not NaN.
  public static func nanmean(_ x: some TensorConvertible, axis: Int? = nil) -> NDArray {
    let (values, isKnown) = known(x, 0, "nanmean")
    return sum(values, axis: axis.map { [$0] }) / sum(isKnown.astype(values.dtype), axis: axis.map { [$0] })
  }
  /// The variance of the elements that are not NaN.
  public static func nanvar(_ x: some TensorConvertible, axis: Int? = nil) -> NDArray {
    let (values, isKnown) = known(x, 0, "nanvar")
    let counts = sum(isKnown.astype(values.dtype), axis: axis.map { [$0] }, keepdims: true)
    let centered = `where`(isKnown, values - sum(values, axis: axis.map { [$0] }, keepdims: true) / counts, 0.0)
    let total = sum(square(centered), axis: axis.map { [$0] })
    return total / counts.reshape(total.dims)
  }
  /// The standard deviation of the elements that are not NaN.
  public static func nanstd(_ x: some TensorConvertible, axis: Int? = nil) -> NDArray { sqrt(nanvar(x, axis: axis)) }
  /// The largest element that is not NaN.
  public static func nanmax(_ x: some TensorConvertible, axis: Int? = nil) -> NDArray {
    extreme(x, -.infinity, axis, "nanmax") { max($0, axis: $1) }
  }
  /// The smallest element that is not NaN.
  public static func nanmin(_ x: some TensorConvertible, axis: Int? = nil) -> NDArray {
    extreme(x, .infinity, axis, "nanmin") { min($0, axis: $1) }
  }
  /// NaN where nothing else is there.
  private static func extreme(
    _ x: some TensorConvertible, _ filling: Double, _ axis: Int?, _ operation: String, _ reduce: (NDArray, [Int]?) -> NDArray
  ) -> NDArray {
    let (values, isKnown) = known(x, filling, operation)
    let axes = axis.map { [$0] }
    return `where`(any(isKnown, axis: axes), reduce(values, axes), Double.nan)
  }
  /// The middle value of the elements that are not NaN.
  public static func nanmedian(_ x: some TensorConvertible) -> NDArray {
    let x = NDArray(realArray(x, "nanmedian")).ravel()
    return median(x[~isnan(x)])
  }
  /// The values below which the given percentages of the elements that are not NaN lie, interpolated.
  public static func nanpercentile(_ x: some TensorConvertible, _ q: some TensorConvertible) -> NDArray {
    let x = NDArray(realArray(x, "nanpercentile")).ravel()
    return percentile(x[~isnan(x)], q)
  }
}
