import Display

/// Views: arrays that share their elements with the one they came from.
extension NDArray {
  var presentLayout: ArrayLayout { layout ?? ArrayLayout(strides: dims.contiguousStrides) }

  var isContiguous: Bool { layout == nil || layout!.strides == dims.contiguousStrides }

  func view(_ dims: [Int], _ layout: ArrayLayout) -> NDArray { NDArray(block, dtype, dims, layout) }

  /// What a subscript names: a view, or an array of its own where index arrays choose. A number is a value.
  func viewed(_ parts: [SubscriptPart]) -> NDArray {
    if ExecutionContext.current.mustStop { return NDArray(.inert) }
    for part in parts {
      if case .tensor = part.kind { return NDArray(base.subscripted(parts)) }
    }
    guard let plan = SubscriptPlan(parts, dims) else { return NDArray(.inert) }
    let own = presentLayout
    let slice = plan.slice.resolved(dims).parts
    var layout = ArrayLayout(strides: plan.dims.map { _ in 0 }, offset: own.offset)
    // The plan's shape is the slice's, but for axes of length 1 that went or came: those need no stride.
    var kept = slice.indices.filter { slice[$0].count != 1 }.map { own.strides[$0] * slice[$0].step }[...]
    for axis in plan.dims.indices where plan.dims[axis] != 1 { layout.strides[axis] = kept.removeFirst() }
    for axis in slice.indices where slice[axis].count > 0 {
      layout.offset += slice[axis].start * own.strides[axis]
    }
    if plan.dims.isEmpty { return number(at: layout.offset) }
    return view(plan.dims, plan.dims.contains(0) ? ArrayLayout(strides: plan.dims.contiguousStrides) : layout)
  }

  /// One element, in memory of its own: a number kept from an array does not keep the array's memory shared.
  private func number(at place: Int) -> NDArray {
    let tensor = Tensor.uninitialized(dtype, [])
    tensor.pointer.copyMemory(from: block.pointer + place * dtype.size, byteCount: dtype.size)
    if dtype == .string { tensor.storage?.ownStrings() }
    return NDArray(tensor)
  }

  /// The axes in another order.
  func permuted(_ order: [Int]) -> NDArray {
    let own = presentLayout
    return view(order.map { dims[$0] }, ArrayLayout(strides: order.map { own.strides[$0] }, offset: own.offset))
  }

  /// The same elements under another shape of the same size: a view where they lie in order.
  func reshaped(to wanted: [Int]) -> NDArray {
    guard isContiguous else { return NDArray(dispatch(ShapingOps.reshape, [base], .dims(wanted))) }
    return view(wanted, ArrayLayout(strides: wanted.contiguousStrides, offset: layout?.offset ?? 0))
  }

  /// The axes in reverse order, as a view.
  public var T: NDArray { permuted(Array(dims.indices.reversed())) }

  /// The axes in reverse order, or in the order given, as a view.
  public func transpose(_ axes: [Int]? = nil) -> NDArray {
    guard let axes else { return T }
    guard let order = axisOrder(axes, "transpose") else { return NDArray(.inert) }
    return permuted(order)
  }
  public func transpose(_ axes: Int...) -> NDArray { transpose(axes) }

  /// Two axes exchanged, as a view.
  public func swapaxes(_ axis1: Int, _ axis2: Int) -> NDArray {
    guard let a = oneAxis(axis1, "swapaxes"), let b = oneAxis(axis2, "swapaxes") else { return NDArray(.inert) }
    var order = Array(dims.indices)
    order.swapAt(a, b)
    return permuted(order)
  }

  /// The same elements under another shape, a view where that is possible; one axis may be -1.
  public func reshape(_ shape: [Int]) -> NDArray {
    guard let wanted = resolvedShape(shape) else { return NDArray(.inert) }
    return reshaped(to: wanted)
  }
  public func reshape(_ lengths: Int...) -> NDArray { reshape(lengths) }

  /// All elements in one axis, as a view where they lie in order.
  public func ravel() -> NDArray { reshaped(to: [size]) }

  /// All elements in one axis, as an array of its own.
  public func flatten() -> NDArray { ravel().copy() }

  /// Without the axes of length 1, or without the one given, as a view.
  public func squeeze(axis: Int? = nil) -> NDArray {
    guard let axis else {
      let kept = dims.indices.filter { dims[$0] != 1 }
      return permutedPart(kept)
    }
    guard let place = oneAxis(axis, "squeeze") else { return NDArray(.inert) }
    guard dims[place] == 1 else {
      return NDArray(failed("squeeze", "axis \(axis) of shape \(shape) has length \(dims[place]), not 1"))
    }
    return permutedPart(dims.indices.filter { $0 != place })
  }

  private func permutedPart(_ kept: [Int]) -> NDArray {
    let own = presentLayout
    return view(kept.map { dims[$0] }, ArrayLayout(strides: kept.map { own.strides[$0] }, offset: own.offset))
  }

  /// With a new axis of length 1, as a view.
  func expanded(at axis: Int) -> NDArray {
    let place = axis < 0 ? axis + ndim + 1 : axis
    guard place >= 0 && place <= ndim else {
      return NDArray(failed("expandDims", "axis \(axis) is out of range for \(ndim + 1) axes"))
    }
    var own = presentLayout
    var lengths = dims
    own.strides.insert(1, at: place)
    lengths.insert(1, at: place)
    return view(lengths, own)
  }

  /// One axis, or all of them, read from its end, as a view.
  func flipped(_ axes: [Int]) -> NDArray {
    var own = presentLayout
    for axis in axes where dims[axis] > 0 {
      own.offset += (dims[axis] - 1) * own.strides[axis]
      own.strides[axis] = -own.strides[axis]
    }
    return view(dims, own)
  }

  // MARK: Axes

  /// One axis counted from the start; nil after a failure.
  func oneAxis(_ axis: Int, _ operation: String) -> Int? {
    if ExecutionContext.current.mustStop { return nil }
    let place = axis < 0 ? axis + ndim : axis
    if place >= 0 && place < ndim { return place }
    _ = failed(operation, "axis \(axis) is out of range for shape \(shape)")
    return nil
  }

  func axisOrder(_ axes: [Int], _ operation: String) -> [Int]? {
    let places = axes.compactMap { oneAxis($0, operation) }
    guard places.count == axes.count else { return nil }
    guard Set(places).count == ndim, places.count == ndim else {
      _ = failed(operation, "the order \(axes) does not name each of the \(ndim) axes of shape \(shape) once")
      return nil
    }
    return places
  }

  /// A target shape with its -1 worked out.
  private func resolvedShape(_ wanted: [Int]) -> [Int]? {
    if ExecutionContext.current.mustStop { return nil }
    var lengths = wanted
    let known = wanted.filter { $0 != -1 }
    let product = known.contains(where: { $0 < 0 }) ? -1 : TensorSpec(.int8, known).sizeProblem == nil ? known.elementCount : -1
    if wanted.filter({ $0 == -1 }).count == 1, product > 0, size % product == 0 {
      lengths[wanted.firstIndex(of: -1)!] = size / product
    }
    guard product >= 0, !lengths.contains(-1), lengths.elementCount == size else {
      _ = failed("reshape", "an array of size \(size) does not fit shape \(wanted)")
      return nil
    }
    return lengths
  }
}
