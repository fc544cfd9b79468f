import Display

extension tf.math {
  /// How often each number from 0 on occurs, or the sum of the weights of its occurrences.
  ///
  /// - Parameters:
  ///   - arr: integers, none negative.
  ///   - weights: one per element; the result then has their dtype.
  ///   - minlength: the result has at least this many elements.
  ///   - maxlength: the result has at most this many; larger numbers are left out.
  ///   - axis: -1 counts each row of a matrix by itself; without it all elements count together.
  ///   - binaryOutput: 1 for every number that occurs.
  ///
  ///     print(tf.math.bincount([1, 1, 3]))      // [0 2 0 1]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/bincount
  public static func bincount(
    _ arr: some TensorConvertible, weights: (any TensorConvertible)? = nil, minlength: Int? = nil,
    maxlength: Int? = nil, dtype: DType = .int32, axis: Int? = nil, binaryOutput: Bool = false
  ) -> Tensor {
    guard let numbers = indexOperand(arr, "bincount", "arr") else { return .inert }
    guard !numbers.isSymbolic else { return dependsOnValues("bincount") }
    let values = numbers.elements(as: Int64.self)
    let largest = values.max() ?? -1
    guard (values.min() ?? 0) >= 0, largest < 1 << 40 else {
      return failed("bincount", "arr holds numbers from 0 on, found \(values.min() ?? 0) to \(largest)")
    }
    guard axis == nil || ((axis == -1 || axis == numbers.rank - 1) && numbers.rank <= 2) || axis == 0 && numbers.rank == 1 else {
      return failed("bincount", "axis \(axis!) does not fit shape \(numbers.shape); it is -1 or left out")
    }
    let width = max(0, min(max(Int(largest) + 1, minlength ?? 0), maxlength ?? .max))
    let rows = axis != nil && numbers.rank == 2 ? numbers.dims[0] : 1
    let perRow = max(values.count / max(rows, 1), 1)
    guard TensorSpec(.int64, [rows, width]).sizeProblem == nil else {
      return failed("bincount", "\(rows) x \(width) counts do not fit into memory")
    }
    let places = values.enumerated().map { place, value in
      value < Int64(width) ? Int64(place / perRow * width) + value : -1
    }
    let flat = Tensor(places, dtype: .int64, dims: [places.count])
    var parts = tf.ones([places.count], dtype: dtype)
    if let weights, !binaryOutput {
      let given = weights.tensorSource.tensor(operation: "bincount")
      guard given.elementCount == places.count else {
        return failed("bincount", "weights of shape \(given.shape) do not fit arr of shape \(numbers.shape)")
      }
      parts = dispatch(ShapingOps.reshape, [given], .dims([places.count]))
    }
    var counts = unsortedSegmentSum(parts, flat, rows * width)
    if binaryOutput { counts = tf.minimum(counts, 1) }
    return axis != nil && numbers.rank == 2
      ? dispatch(ShapingOps.reshape, [counts], .dims([rows, width])) : counts
  }

  /// The confusion matrix: row i, column j holds how many elements of class i were predicted as j.
  ///
  ///     print(tf.math.confusionMatrix([1, 2, 0], [1, 0, 0]))
  ///     // [[1 0 0]
  ///     //  [0 1 0]
  ///     //  [1 0 0]]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/confusion_matrix
  public static func confusionMatrix(
    _ labels: some TensorConvertible, _ predictions: some TensorConvertible, numClasses: Int? = nil,
    weights: (any TensorConvertible)? = nil, dtype: DType = .int32
  ) -> Tensor {
    guard let rows = indexOperand(labels, "confusionMatrix", "labels"),
      let columns = indexOperand(predictions, "confusionMatrix", "predictions")
    else { return .inert }
    guard rows.dims == columns.dims, rows.rank == 1 else {
      return failed(
        "confusionMatrix", "takes two vectors of one length, found \(rows.shape) and \(columns.shape)")
    }
    var size = numClasses ?? 0
    if numClasses == nil {
      guard let known = wholeNumbers(tf.concat([rows, columns], axis: 0), "confusionMatrix", "labels and predictions")
      else { return .inert }
      size = (known.max() ?? -1) + 1
    }
    var parts = tf.onesLike(rows, dtype: dtype)
    if let weights { parts = tf.cast(weights.tensorSource.tensor(operation: "confusionMatrix"), dtype) }
    return tf.scatterNd(tf.stack([rows, columns], axis: 1), parts, [size, size])
  }
}

extension tf {
  /// How many values fall into each of `nbins` equal parts of the range; those outside count at its ends.
  ///
  ///     print(tf.histogramFixedWidth([-1.0, 0.0, 1.5, 2.0, 5.0, 15.0], [0.0, 5.0], nbins: 5))      // [2 1 1 0 2]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/histogram_fixed_width
  public static func histogramFixedWidth(
    _ values: some TensorConvertible, _ valueRange: some TensorConvertible, nbins: Int = 100,
    dtype: DType = .int32
  ) -> Tensor {
    let places = histogramFixedWidthBins(values, valueRange, nbins: nbins)
    if ExecutionContext.current.mustStop { return .inert }
    let flat = dispatch(ShapingOps.reshape, [tf.cast(places, .int64)], .dims([-1]))
    return tf.math.unsortedSegmentSum(tf.onesLike(flat, dtype: dtype), flat, nbins)
  }

  /// The number of the part of the range that each value falls into.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/histogram_fixed_width_bins
  public static func histogramFixedWidthBins(
    _ values: some TensorConvertible, _ valueRange: some TensorConvertible, nbins: Int = 100,
    dtype: DType = .int32
  ) -> Tensor {
    let pair = operands(values, valueRange, "histogramFixedWidth")
    if ExecutionContext.current.mustStop { return .inert }
    guard pair[1].dims == [2], nbins > 0, nbins < 1 << 31, pair[0].dtype == pair[1].dtype else {
      return failed(
        "histogramFixedWidth",
        "takes a range of two values of dtype \(pair[0].dtype.name) and a positive nbins, found \(pair[1].dtype.name) \(pair[1].shape), \(nbins)")
    }
    let (low, high) = (pair[1][0], pair[1][1])
    let scaled = (pair[0] - low) / (high - low)
    let places = tf.floor(scaled * Double(nbins))
    return tf.cast(tf.clipByValue(places, 0.0, Double(nbins - 1)), dtype)
  }
}
