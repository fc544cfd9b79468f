import Display

/// Places in arrays, and choices by them.
extension np {
  /// The places along each axis of a grid: shape [rank, ...shape], int64.
  public static func indices(_ dimensions: [Int]) -> NDArray {
    guard dimensions.allSatisfy({ $0 >= 0 }) else {
      return NDArray(failed("indices", "lengths are not negative, found \(dimensions)"))
    }
    if let problem = TensorSpec(.int64, dimensions).sizeProblem { return NDArray(failed("indices", problem)) }
    let axes = dimensions.map { vector(Array(0..<$0)) as any TensorConvertible }
    return axes.isEmpty ? zeros([0], dtype: .int64) : stack(meshgrid(axes, indexing: .ij), axis: 0)
  }
  /// Places in the flattened array as places along its axes: one array per axis.
  ///
  ///     print(np.unravelIndex(5, [2, 3]))      // [1, 2]
  public static func unravelIndex(_ indices: some TensorConvertible, _ shape: [Int]) -> [NDArray] {
    let places = view(indices, "unravelIndex").astype(.int64)
    if let problem = TensorSpec(.int64, shape).sizeProblem {
      _ = failed("unravelIndex", problem)
      return []
    }
    guard places.base.elements(as: Int64.self).allSatisfy({ $0 >= 0 && $0 < shape.elementCount }) else {
      _ = failed("unravelIndex", "a place in an array of shape \(shape) is from 0 to \(shape.elementCount - 1), found \(places)")
      return []
    }
    return zip(shape, shape.contiguousStrides).map { floorDivide(places, $1) % $0 }
  }
  /// Places along the axes as places in the flattened array.
  public static func ravelMultiIndex(_ multiIndex: [any TensorConvertible], _ dims: [Int]) -> NDArray {
    guard multiIndex.count == dims.count, !dims.isEmpty else {
      return NDArray(failed("ravelMultiIndex", "there are places along \(multiIndex.count) axes, \(dims.count) lengths"))
    }
    var result = zeros([0], dtype: .int64)
    for (axis, part) in multiIndex.enumerated() {
      let places = NDArray(Tensors.array(part, "ravelMultiIndex")).astype(.int64)
      if ExecutionContext.current.mustStop { return NDArray(.inert) }
      guard places.base.elements(as: Int64.self).allSatisfy({ $0 >= 0 && $0 < dims[axis] }) else {
        return NDArray(failed("ravelMultiIndex", "axis \(axis) has places from 0 to \(dims[axis] - 1), found \(places)"))
      }
      result = axis == 0 ? places : result * dims[axis] + places
    }
    return result
  }
  /// One element per index along an axis: what `argsort` of the same axis says.
  ///
  ///     let a = np.array([[3, 1], [2, 4]])
  ///     print(np.takeAlongAxis(a, np.argsort(a, axis: 1), axis: 1))      // [[1 3] and [2 4]]
  public static func takeAlongAxis(_ arr: some TensorConvertible, _ indices: some TensorConvertible, axis: Int = -1) -> NDArray {
    let x = view(arr, "takeAlongAxis")
    guard let place = x.oneAxis(axis, "takeAlongAxis") else { return NDArray(.inert) }
    let places = NDArray(Tensors.array(indices, "takeAlongAxis")).astype(.int64)
    let known = `where`(places < 0, places + x.dims[place], places)
    return NDArray(dispatch(GatherOps.takeAlongAxis, [x.base, known.base], .axis(place)))
  }
  /// For every place the choice of the first condition that is true there, the default where none is.
  public static func select(
    _ conditions: [any TensorConvertible], _ choices: [any TensorConvertible], default defaultValue: any TensorConvertible = 0
  ) -> NDArray {
    guard conditions.count == choices.count, !choices.isEmpty else {
      return NDArray(failed("select", "there are \(conditions.count) conditions and \(choices.count) choices"))
    }
    let arrays = choices.map { NDArray(Tensors.array($0, "select")) }
    var result = arrays.dropFirst().reduce(arrays[0]) { NDArray(Tensor.cast($0.base, to: DType.promoted($0.dtype, $1.dtype))) }
    result = fullLike(result, defaultValue)
    for (condition, choice) in zip(conditions, arrays).reversed() {
      result = `where`(NDArray(Tensors.array(condition, "select")), choice, result)
    }
    return result
  }
  /// The array with the k-th smallest element of each row in its place, smaller ones before it; here in full order.
  public static func partition(_ a: some TensorConvertible, _ kth: Int, axis: Int = -1) -> NDArray {
    checked(view(a, "partition"), kth, axis, "partition").map { sort($0, axis: axis) } ?? NDArray(.inert)
  }
  /// The places of what `partition` gives.
  public static func argpartition(_ a: some TensorConvertible, _ kth: Int, axis: Int = -1) -> NDArray {
    checked(view(a, "argpartition"), kth, axis, "argpartition").map { argsort($0, axis: axis) } ?? NDArray(.inert)
  }
  private static func checked(_ a: NDArray, _ kth: Int, _ axis: Int, _ operation: String) -> NDArray? {
    guard let place = a.oneAxis(axis, operation) else { return nil }
    if kth >= -a.dims[place] && kth < a.dims[place] { return a }
    _ = failed(operation, "place \(kth) is out of range for axis \(axis) of length \(a.dims[place])")
    return nil
  }

  /// The lengths of the axes.
  public static func shape(_ a: some TensorConvertible) -> TensorShape { view(a, "shape").shape }
  /// The number of axes.
  public static func ndim(_ a: some TensorConvertible) -> Int { view(a, "ndim").ndim }
  /// The number of elements.
  public static func size(_ a: some TensorConvertible) -> Int { view(a, "size").size }
}
