import Display

/// Which axis of a grid the first vector of `tf.meshgrid` runs along.
public enum MeshIndexing {
  /// The second axis, as x on a plot.
  case xy
  /// The first axis, as row numbers of a matrix.
  case ij
}

extension tf {
  /// The coordinates of a grid: one tensor per vector, each with the shape of the grid.
  ///
  ///     let grid = tf.meshgrid([1, 2, 3], [4, 5])
  ///     print(grid[0], grid[1])      // [[1 2 3] [1 2 3]]  [[4 4 4] [5 5 5]]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/meshgrid
  public static func meshgrid(
    _ args: any TensorConvertible..., indexing: MeshIndexing = .xy
  ) -> [Tensor] {
    meshgrid(args, indexing: indexing)
  }

  /// As the other form, with the vectors in a list.
  public static func meshgrid(_ args: [any TensorConvertible], indexing: MeshIndexing = .xy) -> [Tensor] {
    let vectors = args.map { $0.tensorSource.tensor(operation: "meshgrid") }
    if ExecutionContext.current.mustStop { return [] }
    if let wrong = vectors.first(where: { $0.rank > 1 }) {
      _ = failed("meshgrid", "takes vectors, found shape \(wrong.shape)")
      return []
    }
    let lengths = vectors.map { $0.rank == 0 ? 1 : $0.dims[0] }
    // With xy the first two axes change places.
    func axis(_ index: Int) -> Int {
      indexing == .xy && vectors.count > 1 && index < 2 ? 1 - index : index
    }
    var grid = lengths
    for index in lengths.indices { grid[axis(index)] = lengths[index] }
    return vectors.enumerated().map { index, vector in
      var dims = [Int](repeating: 1, count: grid.count)
      dims[axis(index)] = lengths[index]
      return dispatch(
        ShapingOps.broadcastTo, [dispatch(ShapingOps.reshape, [vector], .dims(dims))], .dims(grid))
    }
  }

  /// Masks of sequences: true in the first `lengths[i]` places of row i.
  ///
  /// Rows are `maxlen` long, without it as long as the longest sequence.
  ///
  ///     print(tf.sequenceMask([1, 3, 2]))
  ///     // tf.Tensor(
  ///     // [[ True False False]
  ///     //  [ True  True  True]
  ///     //  [ True  True False]], shape=(3, 3), dtype=bool)
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/sequence_mask
  public static func sequenceMask(
    _ lengths: some TensorConvertible, maxlen: Int? = nil, dtype: DType = .bool
  ) -> Tensor {
    guard let lengths = indexOperand(lengths, "sequenceMask", "lengths") else { return .inert }
    var width = maxlen ?? 0
    if maxlen == nil {
      guard let known = wholeNumbers(lengths, "sequenceMask", "lengths (without maxlen)") else { return .inert }
      width = max(0, known.max() ?? 0)
    }
    guard width >= 0, TensorSpec(.int64, [width]).sizeProblem == nil else {
      return failed("sequenceMask", "maxlen is \(width); it must not be negative and has to fit into memory")
    }
    let places = Tensor((0..<Int64(width)).map { $0 }, dtype: .int64, dims: [width])
    let column = dispatch(ShapingOps.expandDims, [lengths], .axis(lengths.rank))
    return Tensor.cast(dispatch(ComparisonOps.less, [places, column]), to: dtype)
  }

  /// The shape two shapes broadcast to.
  ///
  ///     print(tf.broadcastStaticShape(TensorShape([3, 1]), TensorShape([4])))      // (3, 4)
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/broadcast_static_shape
  public static func broadcastStaticShape(_ shapeX: TensorShape, _ shapeY: TensorShape) -> TensorShape {
    guard let dims = broadcastDims(shapeX.dims, shapeY.dims) else {
      _ = failed("broadcastStaticShape", "shapes do not broadcast: \(shapeX) and \(shapeY)")
      return TensorShape([])
    }
    return TensorShape(dims)
  }

  /// The tensor itself, once its shape is known to fit; nil stands for any length.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/ensure_shape
  public static func ensureShape(_ x: some TensorConvertible, _ shape: [Int?]) -> Tensor {
    let x = operand(x, "ensureShape")
    if ExecutionContext.current.mustStop { return .inert }
    let fits = zip(x.dims, shape).allSatisfy { $1 == nil || $0 == $1! || $0 == -1 }
    guard x.rank == shape.count, fits else {
      return failed(
        "ensureShape", "shape \(x.shape) is not \(shape.map { $0 ?? -1 }.shapeText)")
    }
    return x
  }
}
