import Display

extension tf {
  /// Rows along an axis, at the places `indices` names.
  ///
  /// With `batchDims` the leading axes of both run side by side: row b of the indices picks from
  /// row b of `params`. Without `axis` it is the first axis after those.
  ///
  ///     print(tf.gather([10, 20, 30], [2, 0, 0]))      // [30 10 10]
  ///
  /// An index out of range is an error. Source: https://www.tensorflow.org/api_docs/python/tf/gather
  public static func gather(
    _ params: some TensorConvertible, _ indices: some TensorConvertible, axis: Int? = nil,
    batchDims: Int = 0
  ) -> Tensor {
    let params = operand(params, "gather")
    guard let places = indexOperand(indices, "gather", "indices") else { return .inert }
    let batch = batchDims < 0 ? batchDims + places.rank : batchDims
    guard let axes = normalizedAxes([axis ?? batch], rank: params.rank, "gather", dims: params.dims) else { return .inert }
    return dispatch(GatherOps.gather, [params, places], .gather(axis: axes[0], batchDims: batch))
  }

  /// Elements or slices at rows of places: the last axis of `indices` holds places along the first
  /// axes of `params`, after `batchDims` axes that both have in common.
  ///
  ///     print(tf.gatherNd([[1, 2], [3, 4]], [[0, 1], [1, 0]]))      // [2 3]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/gather_nd
  public static func gatherNd(
    _ params: some TensorConvertible, _ indices: some TensorConvertible, batchDims: Int = 0
  ) -> Tensor {
    let params = operand(params, "gatherNd")
    guard var places = indexOperand(indices, "gatherNd", "indices") else { return .inert }
    guard batchDims >= 0, batchDims < max(places.rank, 1), batchDims <= params.rank else {
      return failed(
        "gatherNd", "batchDims \(batchDims) does not fit shapes \(params.shape) and \(places.shape)")
    }
    if batchDims > 0 {
      let batch = Array(places.dims.prefix(batchDims))
      guard batch == Array(params.dims.prefix(batchDims)), !batch.contains(-1) else {
        return failed(
          "gatherNd", "the first \(batchDims) axes must be known and equal, found \(params.shape) and \(places.shape)")
      }
      // The number of the batch becomes part of the place.
      let rows = Array(places.dims.dropLast())
      let numbers = (0..<batchDims).map { axis -> Tensor in
        var dims = [Int](repeating: 1, count: rows.count + 1)
        dims[axis] = batch[axis]
        let column = Tensor((0..<Int64(batch[axis])).map { $0 }, dtype: .int64, dims: dims)
        return tf.broadcastTo(column, rows + [1])
      }
      places = dispatch(StackingOps.concat, numbers + [places], .axis(rows.count))
    }
    return dispatch(GatherOps.gatherNd, [params, places])
  }

  /// The element that `indices` names at each place along one axis, as argsort gives them; negative
  /// places count from the end. The other axes broadcast.
  ///
  ///     print(tf.takeAlongAxis([[10, 30, 20]], [[0, 2, 1]], axis: 1))      // [[10 20 30]]
  ///
  /// Source: https://numpy.org/doc/stable/reference/generated/numpy.take_along_axis.html
  public static func takeAlongAxis(
    _ x: some TensorConvertible, _ indices: some TensorConvertible, axis: Int
  ) -> Tensor {
    var x = operand(x, "takeAlongAxis")
    guard var places = indexOperand(indices, "takeAlongAxis", "indices"),
      let axes = normalizedAxes([axis], rank: x.rank, "takeAlongAxis", dims: x.dims)
    else { return .inert }
    let axis = axes[0]
    guard places.rank == x.rank else {
      return failed("takeAlongAxis", "ranks differ: shapes \(x.shape) and \(places.shape)")
    }
    if x.dims[axis] >= 0 { places = SubscriptPlan.nonNegative(places, x.dims[axis]) }
    var (left, right) = (x.dims, places.dims)
    (left[axis], right[axis]) = (1, 1)
    guard let shared = broadcastDims(left, right) else {
      return failed(
        "takeAlongAxis", "shapes differ beyond axis \(axis): \(x.shape) and \(places.shape)")
    }
    if shared != left, !shared.contains(-1) {
      var dims = shared
      dims[axis] = x.dims[axis]
      x = dispatch(ShapingOps.broadcastTo, [x], .dims(dims))
    }
    if shared != right, !shared.contains(-1) {
      var dims = shared
      dims[axis] = places.dims[axis]
      places = dispatch(ShapingOps.broadcastTo, [places], .dims(dims))
    }
    return dispatch(GatherOps.takeAlongAxis, [x, places], .axis(axis))
  }

  /// The places at which the condition is true (or not 0), one row of indices each, as int64.
  ///
  ///     print(tf.where([true, false, true]))      // [[0] [2]]
  ///
  /// How many there are depends on values, so this has no place in a traced function.
  /// Source: https://www.tensorflow.org/api_docs/python/tf/where
  public static func `where`(_ condition: some TensorConvertible) -> Tensor {
    let condition = operand(condition, "where")
    guard !condition.isSymbolic else { return dependsOnValues("where") }
    if ExecutionContext.current.mustStop { return .inert }
    let strides = condition.dims.contiguousStrides
    let hits = truePlaces(condition)
    var places: [Int64] = []
    places.reserveCapacity(hits.count * condition.rank)
    for hit in hits {
      for axis in strides.indices { places.append(Int64(hit / strides[axis] % condition.dims[axis])) }
    }
    return Tensor(places, dtype: .int64, dims: [hits.count, condition.rank])
  }

  /// The elements at which the mask is true; the mask covers the axes from `axis` on.
  ///
  ///     print(tf.booleanMask([1, 2, 3], [true, false, true]))      // [1 3]
  ///
  /// How many there are depends on values, so this has no place in a traced function.
  /// Source: https://www.tensorflow.org/api_docs/python/tf/boolean_mask
  public static func booleanMask(
    _ tensor: some TensorConvertible, _ mask: some TensorConvertible, axis: Int = 0
  ) -> Tensor {
    let tensor = operand(tensor, "booleanMask")
    let mask = operand(mask, "booleanMask")
    if ExecutionContext.current.mustStop { return .inert }
    guard mask.dtype == .bool, mask.rank > 0 else {
      return failed("booleanMask", "the mask is a bool tensor of rank 1 or more, found \(mask.dtype.name) \(mask.shape)")
    }
    let start = axis < 0 ? axis + tensor.rank : axis
    guard start >= 0, start <= tensor.rank, start + mask.rank <= tensor.rank else {
      return failed("booleanMask", "a mask of shape \(mask.shape) on axis \(axis) does not fit shape \(tensor.shape)")
    }
    return tensor.masked(mask, axis: start)
  }
}

/// The failure of an operation whose shape depends on values, while a function is traced.
package func dependsOnValues(_ operation: String) -> Tensor {
  failed(
    operation,
    "the shape of the result depends on values, which do not exist while the function is traced; call it outside of tf.function")
}

/// The places, in row order, of the elements that are not 0.
package func truePlaces(_ condition: Tensor) -> [Int] {
  if condition.dtype == .bool {
    let flags = UnsafeBufferPointer(
      start: condition.pointer.assumingMemoryBound(to: UInt8.self), count: condition.elementCount)
    return withExtendedLifetime(condition) { flags.indices.filter { flags[$0] != 0 } }
  }
  return truePlaces(Tensor.cast(condition, to: .bool))
}
