import Display

/// A shape given as a list, a `TensorShape`, a number, an integer tensor, or a list with tensors in it.
/// While a function is traced it may depend on axes that are not known yet.
package struct ShapeArgument {
  /// Axes; -1 as written, or where `vector` says more.
  package let dims: [Int]
  /// The axes as a symbolic tensor, where some are not known.
  let vector: Tensor?

  /// nil after a failure.
  package init?(_ value: some TensorConvertible, _ operation: String) {
    if let dims = value as? [Int] { self.init(dims) }
    else if let shape = value as? TensorShape { self.init(shape.dims) }
    else if let length = value as? Int { self.init([length]) }
    else { self.init(value.tensorSource.tensor(operation: operation), operation) }
  }

  /// nil after a failure.
  package init?(_ values: [any TensorConvertible], _ operation: String) {
    if values.isEmpty { self.init([]); return }
    self.init(TensorSource.list(values.map { $0.tensorSource }).tensor(operation: operation), operation)
  }

  private init(_ dims: [Int], vector: Tensor? = nil) {
    self.dims = dims
    self.vector = vector
  }

  private init?(_ tensor: Tensor, _ operation: String) {
    if ExecutionContext.current.mustStop { return nil }
    if tensor.elementCount == 0 { self.init([]); return }
    let tensor = tensor.variable == nil ? tensor : tf.identity(tensor)
    guard tensor.dtype.isInteger, tensor.rank <= 1, tensor.shape.isFullyKnown else {
      _ = failed(operation, "a shape is a list of integers, found \(tensor.dtype.name) \(tensor.shape)")
      return nil
    }
    let values = StaticValue.of(tensor) ?? Array(repeating: nil, count: tensor.elementCount)
    let isOpen = values.contains { $0 == nil }
    self.init(values.map { $0 ?? -1 }, vector: isOpen ? tf.reshape(tensor, [values.count]) : nil)
  }

  func reshape(_ x: Tensor) -> Tensor {
    // One open axis follows from the others.
    guard let vector, dims.filter({ $0 == -1 }).count > 1 else { return dispatch(ShapingOps.reshape, [x], .dims(dims)) }
    return dispatch(OpenShapeOps.reshape, [x, vector], .dims(dims))
  }

  func broadcast(_ x: Tensor) -> Tensor {
    guard let vector else { return dispatch(ShapingOps.broadcastTo, [x], .dims(dims)) }
    return dispatch(OpenShapeOps.broadcastTo, [x, vector], .dims(dims))
  }

  /// Every axis split in repetition and length, the former spread out, the two joined.
  func tile(_ x: Tensor) -> Tensor {
    guard let vector else { return dispatch(ShapingOps.tile, [x], .dims(dims)) }
    guard dims.count == x.rank else {
      return failed("tile", "multiples are one number per axis of shape \(x.shape), found \(dims.count)")
    }
    // What is known stays a number: the gradient sees by it which axes were spread out.
    let (times, shape) = (Tensor.cast(vector, to: .int32), tf.shape(x))
    let axes = x.dims.indices.map { axis -> (times: any TensorConvertible, length: any TensorConvertible) in
      (dims[axis] >= 0 ? dims[axis] : times[axis], x.dims[axis] >= 0 ? x.dims[axis] : shape[axis])
    }
    let whole = ShapeArgument(times * shape, "tile")
    let spread = ShapeArgument(axes.flatMap { [1 as any TensorConvertible, $0.length] }, "tile")?.reshape(x)
    let filled = spread.flatMap { ShapeArgument(axes.flatMap { [$0.times, $0.length] }, "tile")?.broadcast($0) }
    return filled.flatMap { whole?.reshape($0) } ?? .inert
  }

  /// The axes where all are known; else a failure.
  func known(_ operation: String) -> [Int]? {
    guard vector != nil else { return dims }
    _ = failed(operation, "the shape is not known while the function is traced, found \(dims.shapeText)")
    return nil
  }
}

/// A shape whose axes are all known; nil after a failure.
package func shapeArgument(_ value: some TensorConvertible, _ operation: String) -> [Int]? {
  ShapeArgument(value, operation)?.known(operation)
}
