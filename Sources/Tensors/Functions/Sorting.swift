import Display

/// Which way `tf.sort` and `tf.argsort` order.
public enum SortDirection {
  /// The smallest first.
  case ascending
  /// The largest first.
  case descending
}

/// On which side of equal elements `tf.searchsorted` puts a value.
public enum SearchSide {
  /// Before them.
  case left
  /// After them.
  case right
}

extension tf {
  /// The elements along an axis in order; NaN comes last.
  ///
  ///     print(tf.sort([3, 1, 2]))      // [1 2 3]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/sort
  public static func sort(
    _ values: some TensorConvertible, axis: Int = -1, direction: SortDirection = .ascending
  ) -> Tensor {
    let values = operand(values, "sort")
    guard let axes = normalizedAxes([axis], rank: values.rank, "sort", dims: values.dims) else { return .inert }
    let places = dispatch(
      SortingOps.argsort, [values], .order(axis: axes[0], descending: direction == .descending))
    return dispatch(GatherOps.takeAlongAxis, [values, Tensor.cast(places, to: .int64)], .axis(axes[0]))
  }

  /// The places of the elements along an axis in order, as int32; equal elements keep their order.
  ///
  ///     print(tf.argsort([3, 1, 2]))      // [1 2 0]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/argsort
  public static func argsort(
    _ values: some TensorConvertible, axis: Int = -1, direction: SortDirection = .ascending,
    stable: Bool = false
  ) -> Tensor {
    let values = operand(values, "argsort")
    guard let axes = normalizedAxes([axis], rank: values.rank, "argsort", dims: values.dims) else { return .inert }
    return dispatch(
      SortingOps.argsort, [values], .order(axis: axes[0], descending: direction == .descending))
  }

  /// The place in its sorted row before which each value would be inserted.
  ///
  /// Both have the same axes before the last. Without side `.left` it is before equal elements.
  ///
  ///     print(tf.searchsorted([1, 3, 5], [3, 4], side: .right))      // [2 2]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/searchsorted
  public static func searchsorted(
    _ sortedSequence: some TensorConvertible, _ values: some TensorConvertible, side: SearchSide = .left,
    outType: DType = .int32
  ) -> Tensor {
    Tensor.cast(
      dispatch(
        SortingOps.searchsorted, operands(sortedSequence, values, "searchsorted"),
        .search(afterEquals: side == .right)), to: outType)
  }

  /// The distinct elements of a vector in order of first occurrence, and for every element which of
  /// them it is.
  ///
  ///     let (y, idx) = tf.unique([1, 1, 2, 4, 2])
  ///     print(y, idx)      // [1 2 4]  [0 0 1 2 1]
  ///
  /// How many there are depends on values, so this has no place in a traced function.
  /// Source: https://www.tensorflow.org/api_docs/python/tf/unique
  public static func unique(_ x: some TensorConvertible, outIdx: DType = .int32) -> (y: Tensor, idx: Tensor) {
    let found = distinct(operand(x, "unique"), outIdx, "unique")
    return (found.0, found.1)
  }

  /// As `tf.unique`, with the number of times each occurs.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/unique_with_counts
  public static func uniqueWithCounts(_ x: some TensorConvertible, outIdx: DType = .int32) -> (
    y: Tensor, idx: Tensor, count: Tensor
  ) {
    let found = distinct(operand(x, "uniqueWithCounts"), outIdx, "uniqueWithCounts")
    return (found.0, found.1, found.2)
  }

  private static func distinct(_ x: Tensor, _ outIdx: DType, _ operation: String) -> (Tensor, Tensor, Tensor) {
    let inert = (Tensor.inert, Tensor.inert, Tensor.inert)
    if ExecutionContext.current.mustStop { return inert }
    guard !x.isSymbolic else {
      _ = dependsOnValues(operation)
      return inert
    }
    guard x.rank == 1, outIdx == .int32 || outIdx == .int64 else {
      _ = failed(operation, "takes a vector, and int32 or int64 for the places, found \(x.dtype.name) \(x.shape), \(outIdx.name)")
      return inert
    }
    // float16 and bfloat16 are told apart as well in float32.
    let elements = x.dtype.isHalf ? Tensor.cast(x, to: .float32) : x
    let (firsts, places, counts) = x.dtype == .string
      ? DistinctElements.of(x.strings) : elements.dtype.visit(DistinctElements(tensor: elements))
    return (
      GatherOps.rows(x, firsts.map(Int.init)),
      Tensor.cast(Tensor(places, dtype: .int64, dims: [places.count]), to: outIdx),
      Tensor.cast(Tensor(counts, dtype: .int64, dims: [counts.count]), to: outIdx)
    )
  }
}

extension tf.math {
  /// The k largest elements of the last axis, the largest first, and their places (int32); of equal
  /// elements the earlier comes first.
  ///
  ///     let (values, indices) = tf.math.topK([3.0, 1.0, 2.0], k: 2)
  ///     print(values, indices)      // [3. 2.]  [0 2]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/top_k
  public static func topK(_ input: some TensorConvertible, k: Int = 1, sorted: Bool = true) -> (
    values: Tensor, indices: Tensor
  ) {
    let input = operand(input, "topK")
    let places = dispatch(SortingOps.topK, [input], .count(k))
    if ExecutionContext.current.mustStop { return (.inert, .inert) }
    let values = dispatch(
      GatherOps.takeAlongAxis, [input, Tensor.cast(places, to: .int64)], .axis(input.rank - 1))
    return (values, places)
  }

  /// Whether the prediction of each row's target class is among the k largest of the row; false where a
  /// prediction is not finite or the class does not exist.
  ///
  ///     print(tf.math.inTopK([1, 0], [[0.1, 0.9], [0.2, 0.8]], k: 1))      // [ True False]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/in_top_k
  public static func inTopK(_ targets: some TensorConvertible, _ predictions: some TensorConvertible, k: Int)
    -> Tensor
  {
    let predictions = operand(predictions, "inTopK")
    guard let targets = indexOperand(targets, "inTopK", "targets") else { return .inert }
    guard predictions.rank == 2, targets.rank == 1, predictions.dtype.isFloating else {
      return failed(
        "inTopK", "takes targets (batch,) and predictions (batch, classes), found \(targets.shape) and \(predictions.shape)")
    }
    let classes = predictions.dims[1]
    guard classes > 0 else { return tf.zerosLike(targets, dtype: .bool) }
    let exists = dispatch(ComparisonOps.logicalAnd, [targets >= 0, targets < classes])
    let column = tf.expandDims(tf.where(exists, targets, tf.zerosLike(targets)), axis: 1)
    let own = dispatch(GatherOps.takeAlongAxis, [predictions, column], .axis(1))
    let larger = tf.reduceSum(tf.cast(predictions > own, .int32), axis: 1)
    let finite = tf.reduceAll(isFinite(predictions), axis: 1)
    return exists & finite & (larger < k)
  }
}

extension tf.nn {
  /// `tf.math.topK`.
  public static func topK(_ input: some TensorConvertible, k: Int = 1, sorted: Bool = true) -> (
    values: Tensor, indices: Tensor
  ) {
    tf.math.topK(input, k: k, sorted: sorted)
  }

  /// `tf.math.inTopK`.
  public static func inTopK(_ targets: some TensorConvertible, _ predictions: some TensorConvertible, k: Int)
    -> Tensor
  {
    tf.math.inTopK(targets, predictions, k: k)
  }
}

/// First places, numbers by element and counts of the distinct elements of a vector.
private struct DistinctElements: ElementVisitor {
  let tensor: Tensor

  func visit<T: Comparable & Hashable>(_ type: T.Type) -> ([Int64], [Int64], [Int64]) {
    Self.of(
      UnsafeBufferPointer(
        start: tensor.pointer.assumingMemoryBound(to: T.self), count: tensor.elementCount))
  }

  static func of<Elements: Sequence>(_ elements: Elements) -> ([Int64], [Int64], [Int64])
  where Elements.Element: Hashable {
    var numbers: [Elements.Element: Int] = [:]
    var (firsts, places, counts): ([Int64], [Int64], [Int64]) = ([], [], [])
    for (place, element) in elements.enumerated() {
      if let known = numbers[element] {
        counts[known] += 1
        places.append(Int64(known))
      } else {
        numbers[element] = firsts.count
        places.append(Int64(firsts.count))
        firsts.append(Int64(place))
        counts.append(1)
      }
    }
    return (firsts, places, counts)
  }
}
