import Display

extension tf {
  /// Zeros of the given shape with updates added at rows of places; repeated places add up.
  ///
  ///     print(tf.scatterNd([[1], [3]], [9, 8], [5]))      // [0 9 0 8 0]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/scatter_nd
  public static func scatterNd(
    _ indices: some TensorConvertible, _ updates: some TensorConvertible, _ shape: some TensorConvertible
  ) -> Tensor {
    let updates = operand(updates, "scatterNd")
    guard let dims = shapeArgument(shape, "scatterNd") else { return .inert }
    return scattered(tf.zeros(dims, dtype: updates.dtype), indices, updates, .add, "scatterNd")
  }

  /// The tensor with slices replaced: the last axis of `indices` holds places along its first axes.
  ///
  ///     print(tf.tensorScatterNdUpdate([1, 2, 3], [[0], [2]], [8, 9]))      // [8 2 9]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/tensor_scatter_nd_update
  public static func tensorScatterNdUpdate(
    _ tensor: some TensorConvertible, _ indices: some TensorConvertible, _ updates: some TensorConvertible
  ) -> Tensor {
    scatteredPair(tensor, indices, updates, .set, "tensorScatterNdUpdate")
  }

  /// The tensor with updates added at rows of places; repeated places add up.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/tensor_scatter_nd_add
  public static func tensorScatterNdAdd(
    _ tensor: some TensorConvertible, _ indices: some TensorConvertible, _ updates: some TensorConvertible
  ) -> Tensor {
    scatteredPair(tensor, indices, updates, .add, "tensorScatterNdAdd")
  }

  /// The tensor with updates subtracted at rows of places.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/tensor_scatter_nd_sub
  public static func tensorScatterNdSub(
    _ tensor: some TensorConvertible, _ indices: some TensorConvertible, _ updates: some TensorConvertible
  ) -> Tensor {
    scatteredPair(tensor, indices, updates, .subtract, "tensorScatterNdSub")
  }

  /// The tensor with the larger of element and update at rows of places.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/tensor_scatter_nd_max
  public static func tensorScatterNdMax(
    _ tensor: some TensorConvertible, _ indices: some TensorConvertible, _ updates: some TensorConvertible
  ) -> Tensor {
    scatteredPair(tensor, indices, updates, .max, "tensorScatterNdMax")
  }

  /// The tensor with the smaller of element and update at rows of places.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/tensor_scatter_nd_min
  public static func tensorScatterNdMin(
    _ tensor: some TensorConvertible, _ indices: some TensorConvertible, _ updates: some TensorConvertible
  ) -> Tensor {
    scatteredPair(tensor, indices, updates, .min, "tensorScatterNdMin")
  }

  /// `dataParts[i]` written to the rows that `indices[i]` names; later parts win, rows that none names
  /// are 0.
  ///
  ///     print(tf.dynamicStitch([[0, 2], [1]], [[10, 30], [20]]))      // [10 20 30]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/dynamic_stitch
  public static func dynamicStitch(_ indices: [some TensorConvertible], _ dataParts: [some TensorConvertible]) -> Tensor {
    guard indices.count == dataParts.count, !indices.isEmpty else {
      return failed("dynamicStitch", "\(indices.count) index tensors for \(dataParts.count) parts")
    }
    var places: [Tensor] = []
    var rows: [Tensor] = []
    for (index, part) in zip(indices, dataParts) {
      guard let index = indexOperand(index, "dynamicStitch", "indices") else { return .inert }
      let part = operand(part, "dynamicStitch")
      guard index.rank <= part.rank, Array(part.dims.prefix(index.rank)) == index.dims else {
        return failed("dynamicStitch", "indices of shape \(index.shape) do not fit data of shape \(part.shape)")
      }
      places.append(dispatch(ShapingOps.reshape, [index], .dims([-1, 1])))
      rows.append(dispatch(ShapingOps.reshape, [part], .dims([index.elementCount] + part.dims.dropFirst(index.rank))))
    }
    let place = dispatch(StackingOps.concat, places, .axis(0))
    let row = dispatch(StackingOps.concat, rows, .axis(0))
    guard let numbers = wholeNumbers(place, "dynamicStitch", "indices") else { return .inert }
    let empty = tf.zeros([(numbers.max() ?? -1) + 1] + row.dims.dropFirst(), dtype: row.dtype)
    return scattered(empty, place, row, .set, "dynamicStitch")
  }

  /// The rows of `data` in `numPartitions` tensors: row i goes to the one that `partitions[i]` names.
  ///
  ///     print(tf.dynamicPartition([10, 20, 30], [0, 1, 0], 2))      // [10 30] and [20]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/dynamic_partition
  public static func dynamicPartition(
    _ data: some TensorConvertible, _ partitions: some TensorConvertible, _ numPartitions: Int
  ) -> [Tensor] {
    let data = operand(data, "dynamicPartition")
    guard let index = indexOperand(partitions, "dynamicPartition", "partitions") else { return [] }
    guard !index.isSymbolic else {
      _ = dependsOnValues("dynamicPartition")
      return []
    }
    let numbers = index.elements(as: Int64.self)
    guard numPartitions > 0, numPartitions < 1 << 24, numbers.allSatisfy({ $0 >= 0 && $0 < numPartitions }) else {
      _ = failed("dynamicPartition", "partitions \(numbers.prefix(8)) do not lie in [0, \(numPartitions))")
      return []
    }
    return (0..<numPartitions).map { part in
      booleanMask(data, dispatch(ComparisonOps.equal, [index, Tensor([Int64(part)], dtype: .int64, dims: [])]))
    }
  }

  private static func scatteredPair(
    _ tensor: some TensorConvertible, _ indices: some TensorConvertible, _ updates: some TensorConvertible,
    _ rule: ScatterRule, _ operation: String
  ) -> Tensor {
    let pair = operands(tensor, updates, operation)
    return scattered(pair[0], indices, pair[1], rule, operation)
  }

  fileprivate static func scattered(
    _ tensor: Tensor, _ indices: some TensorConvertible, _ updates: Tensor, _ rule: ScatterRule,
    _ operation: String
  ) -> Tensor {
    guard let places = indexOperand(indices, operation, "indices") else { return .inert }
    return dispatch(ScatterOps.tensorScatter, [tensor, places, updates], .scatter(rule))
  }
}

/// Rows of a tensor and the places along the first axis that they belong to.
///
/// Source: https://www.tensorflow.org/api_docs/python/tf/IndexedSlices
public final class IndexedSlices {
  /// The rows.
  public let values: Tensor
  /// The place of each row.
  public let indices: Tensor

  public init(_ values: some TensorConvertible, _ indices: some TensorConvertible) {
    self.values = operand(values, "IndexedSlices")
    self.indices = operand(indices, "IndexedSlices")
  }
}

extension tf {
  public typealias IndexedSlices = Tensors.IndexedSlices
}

extension Variable {
  /// Replaces rows.
  ///
  ///     let v = tf.Variable([1.0, 2.0, 3.0])
  ///     v.scatterUpdate(tf.IndexedSlices([9.0], [1]))
  ///     print(v.numpy())      // [1. 9. 3.]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/Variable#scatter_update
  @discardableResult
  public func scatterUpdate(_ sparseDelta: IndexedSlices) -> Variable { scatter(sparseDelta, .set, "scatterUpdate") }
  /// Adds to rows.
  @discardableResult
  public func scatterAdd(_ sparseDelta: IndexedSlices) -> Variable { scatter(sparseDelta, .add, "scatterAdd") }
  /// Subtracts from rows.
  @discardableResult
  public func scatterSub(_ sparseDelta: IndexedSlices) -> Variable { scatter(sparseDelta, .subtract, "scatterSub") }
  /// Multiplies rows.
  @discardableResult
  public func scatterMul(_ sparseDelta: IndexedSlices) -> Variable { scatter(sparseDelta, .multiply, "scatterMul") }
  /// Keeps the larger of each element and its update.
  @discardableResult
  public func scatterMax(_ sparseDelta: IndexedSlices) -> Variable { scatter(sparseDelta, .max, "scatterMax") }
  /// Keeps the smaller of each element and its update.
  @discardableResult
  public func scatterMin(_ sparseDelta: IndexedSlices) -> Variable { scatter(sparseDelta, .min, "scatterMin") }

  /// Replaces slices at rows of places, as `tf.tensorScatterNdUpdate`.
  @discardableResult
  public func scatterNdUpdate(_ indices: some TensorConvertible, _ updates: some TensorConvertible) -> Variable {
    scatterNd(indices, updates, .set, "scatterNdUpdate")
  }
  /// Adds to slices at rows of places, as `tf.tensorScatterNdAdd`.
  @discardableResult
  public func scatterNdAdd(_ indices: some TensorConvertible, _ updates: some TensorConvertible) -> Variable {
    scatterNd(indices, updates, .add, "scatterNdAdd")
  }
  /// Subtracts from slices at rows of places, as `tf.tensorScatterNdSub`.
  @discardableResult
  public func scatterNdSub(_ indices: some TensorConvertible, _ updates: some TensorConvertible) -> Variable {
    scatterNd(indices, updates, .subtract, "scatterNdSub")
  }

  private func scatter(_ delta: IndexedSlices, _ rule: ScatterRule, _ operation: String) -> Variable {
    let rows = dispatch(ShapingOps.expandDims, [delta.indices], .axis(delta.indices.rank))
    return scatterNd(rows, delta.values, rule, operation)
  }

  private func scatterNd(
    _ indices: some TensorConvertible, _ updates: some TensorConvertible, _ rule: ScatterRule,
    _ operation: String
  ) -> Variable {
    let pair = operands(self as Tensor, updates, operation)
    return assign(tf.scattered(pair[0], indices, pair[1], rule, operation))
  }
}
