import Display

extension tf.math {
  /// The sum of the slices of `data` that have one segment number; numbers are sorted. An empty segment
  /// holds 0.
  ///
  ///     print(tf.math.segmentSum([1, 2, 3], [0, 0, 1]))      // [3 3]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/segment_sum
  public static func segmentSum(_ data: some TensorConvertible, _ segmentIds: some TensorConvertible) -> Tensor {
    sorted("segmentSum", data, segmentIds) { segments($0, $1, $2, .sum) }
  }

  /// The product of the slices of `data` that have one segment number; numbers are sorted. An empty segment
  /// holds 1.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/segment_prod
  public static func segmentProd(_ data: some TensorConvertible, _ segmentIds: some TensorConvertible) -> Tensor {
    sorted("segmentProd", data, segmentIds) { segments($0, $1, $2, .prod) }
  }

  /// The maximum of the slices of `data` that have one segment number; numbers are sorted. An empty segment
  /// holds 0.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/segment_max
  public static func segmentMax(_ data: some TensorConvertible, _ segmentIds: some TensorConvertible) -> Tensor {
    sorted("segmentMax", data, segmentIds) { zeroWhereEmpty(segments($0, $1, $2, .max), $1, $2) }
  }

  /// The minimum of the slices of `data` that have one segment number; numbers are sorted. An empty segment
  /// holds 0.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/segment_min
  public static func segmentMin(_ data: some TensorConvertible, _ segmentIds: some TensorConvertible) -> Tensor {
    sorted("segmentMin", data, segmentIds) { zeroWhereEmpty(segments($0, $1, $2, .min), $1, $2) }
  }

  /// The mean of the slices of `data` that have one segment number; numbers are sorted. An empty segment
  /// holds 0.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/segment_mean
  public static func segmentMean(_ data: some TensorConvertible, _ segmentIds: some TensorConvertible) -> Tensor {
    sorted("segmentMean", data, segmentIds) { meanOfSegments($0, $1, $2, root: false) }
  }

  /// The sum of the slices of `data` that have one segment number, in any order; numbers below 0 are left
  /// out. An empty segment holds 0.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/unsorted_segment_sum
  public static func unsortedSegmentSum(
    _ data: some TensorConvertible, _ segmentIds: some TensorConvertible, _ numSegments: Int
  ) -> Tensor {
    unsorted("unsortedSegmentSum", data, segmentIds) { segments($0, $1, numSegments, .sum) }
  }

  /// The product of the slices of `data` that have one segment number, in any order; numbers below 0 are left
  /// out. An empty segment holds 1.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/unsorted_segment_prod
  public static func unsortedSegmentProd(
    _ data: some TensorConvertible, _ segmentIds: some TensorConvertible, _ numSegments: Int
  ) -> Tensor {
    unsorted("unsortedSegmentProd", data, segmentIds) { segments($0, $1, numSegments, .prod) }
  }

  /// The maximum of the slices of `data` that have one segment number, in any order; numbers below 0 are left
  /// out. An empty segment holds the lowest number.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/unsorted_segment_max
  public static func unsortedSegmentMax(
    _ data: some TensorConvertible, _ segmentIds: some TensorConvertible, _ numSegments: Int
  ) -> Tensor {
    unsorted("unsortedSegmentMax", data, segmentIds) { segments($0, $1, numSegments, .max) }
  }

  /// The minimum of the slices of `data` that have one segment number, in any order; numbers below 0 are left
  /// out. An empty segment holds the highest number.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/unsorted_segment_min
  public static func unsortedSegmentMin(
    _ data: some TensorConvertible, _ segmentIds: some TensorConvertible, _ numSegments: Int
  ) -> Tensor {
    unsorted("unsortedSegmentMin", data, segmentIds) { segments($0, $1, numSegments, .min) }
  }

  /// The mean of the slices of `data` that have one segment number, in any order; numbers below 0 are left
  /// out. An empty segment holds 0.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/unsorted_segment_mean
  public static func unsortedSegmentMean(
    _ data: some TensorConvertible, _ segmentIds: some TensorConvertible, _ numSegments: Int
  ) -> Tensor {
    unsorted("unsortedSegmentMean", data, segmentIds) { meanOfSegments($0, $1, numSegments, root: false) }
  }

  /// The sum divided by the square root of the number of the slices of `data` that have one segment number, in any order; numbers below 0 are left
  /// out. An empty segment holds 0.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/unsorted_segment_sqrt_n
  public static func unsortedSegmentSqrtN(
    _ data: some TensorConvertible, _ segmentIds: some TensorConvertible, _ numSegments: Int
  ) -> Tensor {
    unsorted("unsortedSegmentSqrtN", data, segmentIds) { meanOfSegments($0, $1, numSegments, root: true) }
  }

  private static func sorted(
    _ name: String, _ data: some TensorConvertible, _ segmentIds: some TensorConvertible,
    _ reduce: (Tensor, Tensor, Int) -> Tensor
  ) -> Tensor {
    let data = operand(data, name)
    return sortedSegments(segmentIds, name).map { reduce(data, $0.0, $0.1) } ?? .inert
  }

  private static func unsorted(
    _ name: String, _ data: some TensorConvertible, _ segmentIds: some TensorConvertible, _ reduce: (Tensor, Tensor) -> Tensor
  ) -> Tensor {
    let data = operand(data, name)
    return indexOperand(segmentIds, name, "segmentIds").map { reduce(data, $0) } ?? .inert
  }

  private static func segments(_ data: Tensor, _ ids: Tensor, _ count: Int, _ rule: SegmentRule) -> Tensor {
    dispatch(SegmentOps.unsortedSegment, [data, ids], .segments(rule, count: count))
  }

  /// Sorted segment numbers as int64, and how many segments there are.
  private static func sortedSegments(_ segmentIds: some TensorConvertible, _ operation: String) -> (Tensor, Int)? {
    guard let ids = indexOperand(segmentIds, operation, "segmentIds") else { return nil }
    guard !ids.isSymbolic else {
      _ = dependsOnValues(operation)
      return nil
    }
    let numbers = ids.elements(as: Int64.self)
    guard ids.rank == 1, numbers.first ?? 0 >= 0, zip(numbers, numbers.dropFirst()).allSatisfy({ $0 <= $1 }) else {
      _ = failed(operation, "segmentIds are a sorted vector of numbers from 0 on, found \(numbers.prefix(8)), shape \(ids.shape)")
      return nil
    }
    guard let last = numbers.last else { return (ids, 0) }
    guard last < 1 << 40 else {
      _ = failed(operation, "segment number \(last) is too large")
      return nil
    }
    return (ids, Int(last) + 1)
  }

  /// How many elements each segment has, with the axes of `like`.
  private static func sizes(_ ids: Tensor, _ count: Int, like: Tensor) -> Tensor {
    let total = segments(tf.onesLike(ids), ids, count, .sum)
    return dispatch(
      ShapingOps.reshape, [total], .dims([count] + Array(repeating: 1, count: Swift.max(like.rank - 1, 0))))
  }

  private static func zeroWhereEmpty(_ result: Tensor, _ ids: Tensor, _ count: Int) -> Tensor {
    if ExecutionContext.current.mustStop { return .inert }
    return tf.where(sizes(ids, count, like: result) > 0, result, tf.zerosLike(result))
  }

  private static func meanOfSegments(_ data: Tensor, _ ids: Tensor, _ count: Int, root: Bool) -> Tensor {
    let total = segments(data, ids, count, .sum)
    if ExecutionContext.current.mustStop { return .inert }
    guard data.dtype.isFloating else {
      return failed("segmentMean", "takes a floating dtype, found \(data.dtype.name); convert it with tf.cast")
    }
    let share = tf.maximum(tf.cast(sizes(ids, count, like: total), data.dtype), 1)
    return total / (root ? tf.sqrt(share) : share)
  }
}
