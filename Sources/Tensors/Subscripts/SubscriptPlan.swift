import Display

/// A subscript worked out for one shape: a slice, then axes to drop and to insert, or the rows that
/// an index tensor names.
struct SubscriptPlan {
  var slice = SlicePlan(parts: [])
  /// Shape after dropping integer axes and inserting new ones.
  var dims: [Int] = []
  /// At most one index tensor and the axis (of `dims`) that it replaces.
  var gather: (axis: Int, index: Tensor)?

  /// nil after a failure has been recorded.
  init?(_ parts: [SubscriptPart], _ shape: [Int]) {
    guard let parts = Self.withoutEllipsis(parts, shape) else { return nil }
    var axis = 0
    for part in parts {
      switch part.kind {
      case .newAxis: dims.append(1)
      case .ellipsis: break
      case .integer(let index):
        guard let position = Self.position(index, axis, shape) else { return nil }
        slice.parts.append(.init(start: position, step: 1, count: 1))
        axis += 1
      case .range(let start, let stop, let step):
        guard let taken = Self.taken(start, stop, step, axis, shape) else { return nil }
        slice.parts.append(taken)
        dims.append(taken.count == -1 ? shape[axis] : taken.count)
        axis += 1
      case .tensor(let index):
        guard gather == nil else {
          _ = failed("subscript", "one index tensor at a time is supported, found two")
          return nil
        }
        slice.parts.append(.init(start: 0, step: 1, count: -1))
        if index.dtype == .bool {
          guard let places = Self.places(index, axis, shape) else { return nil }
          gather = (dims.count, places)
        } else {
          gather = (dims.count, Self.nonNegative(index, shape[axis]))
        }
        dims.append(shape[axis])
        axis += 1
      }
    }
    while axis < shape.count {
      slice.parts.append(.init(start: 0, step: 1, count: -1))
      dims.append(shape[axis])
      axis += 1
    }
  }

  private static func withoutEllipsis(_ parts: [SubscriptPart], _ shape: [Int]) -> [SubscriptPart]? {
    func consumes(_ part: SubscriptPart) -> Bool {
      switch part.kind {
      case .newAxis, .ellipsis: false
      default: true
      }
    }
    let used = parts.filter(consumes).count
    guard used <= shape.count else {
      _ = failed(
        "subscript", "too many indices: \(used) for a tensor of rank \(shape.count), shape \(shape.shapeText)")
      return nil
    }
    var result: [SubscriptPart] = []
    var expanded = false
    for part in parts {
      guard case .ellipsis = part.kind else {
        result.append(part)
        continue
      }
      guard !expanded else {
        _ = failed("subscript", "only one ellipsis fits a subscript")
        return nil
      }
      expanded = true
      result += Array(repeating: .all, count: shape.count - used)
    }
    return result
  }

  private static func position(_ index: Int, _ axis: Int, _ shape: [Int]) -> Int? {
    let length = shape[axis]
    if length == -1 && index >= 0 { return index }
    let position = index < 0 ? index + length : index
    guard length >= 0, position >= 0 && position < length else {
      _ = failed(
        "subscript", "index \(index) is out of range for axis \(axis) of shape \(shape.shapeText)")
      return nil
    }
    return position
  }

  /// Python's rules: places beyond the ends are clipped, an empty range gives no elements.
  private static func taken(_ start: Int?, _ stop: Int?, _ step: Int, _ axis: Int, _ shape: [Int])
    -> SlicePlan.Part?
  {
    guard step != 0 else {
      _ = failed("subscript", "a step of 0 goes nowhere")
      return nil
    }
    let length = shape[axis]
    if length == -1 {
      if (start ?? 0) == 0 && stop == nil && step == 1 { return .init(start: 0, step: 1, count: -1) }
      if let stop, stop >= 0, (start ?? 0) >= 0, step > 0 {
        let first = start ?? 0
        return .init(start: first, step: step, count: max(0, (stop - first + step - 1) / step))
      }
      _ = failed(
        "subscript", "axis \(axis) has no known length while the function is traced; slice it whole")
      return nil
    }
    func clipped(_ place: Int, _ low: Int, _ high: Int) -> Int {
      min(max(place < 0 ? place + length : place, low), high)
    }
    if step > 0 {
      let first = clipped(start ?? 0, 0, length)
      let last = stop.map { clipped($0, 0, length) } ?? length
      return .init(start: first, step: step, count: max(0, (last - first + step - 1) / step))
    }
    let first = start.map { clipped($0, -1, length - 1) } ?? length - 1
    let last = stop.map { clipped($0, -1, length - 1) } ?? -1
    return .init(start: first, step: step, count: max(0, (first - last - step - 1) / -step))
  }

  /// The places at which a mask of one axis is true.
  private static func places(_ mask: Tensor, _ axis: Int, _ shape: [Int]) -> Tensor? {
    guard mask.dims == [shape[axis]], !mask.isSymbolic else {
      _ = failed(
        "subscript",
        "a mask of shape \(mask.shape) does not fit axis \(axis) of shape \(shape.shapeText); it has one value per element of the axis")
      return nil
    }
    let flags = mask.elements(as: UInt8.self)
    let places = flags.indices.filter { flags[$0] != 0 }.map(Int64.init)
    return Tensor(places, dtype: .int64, dims: [places.count])
  }

  private static func nonNegative(_ index: Tensor, _ length: Int) -> Tensor {
    let places = Tensor.cast(index, to: .int64)
    guard !places.isSymbolic, length >= 0 else { return places }
    let negative = places < 0
    return dispatch(SelectionOps.select, [negative, places + length, places])
  }
}

extension Tensor {
  package final func subscripted(_ parts: [SubscriptPart]) -> Tensor {
    if ExecutionContext.current.mustStop { return .inert }
    if parts.count == 1, case .tensor(let mask) = parts[0].kind, mask.dtype == .bool, mask.rank > 1 {
      return masked(mask)
    }
    guard let plan = SubscriptPlan(parts, dims) else { return .inert }
    var result = self as Tensor
    let isWhole = plan.slice.parts.indices.allSatisfy { axis in
      let part = plan.slice.parts[axis]
      return part.start == 0 && part.step == 1 && (part.count == -1 || part.count == dims[axis])
    }
    if !isWhole || (variable != nil && plan.dims == dims) {
      result = dispatch(SlicingOps.slice, [result], .slice(plan.slice))
    }
    if result.dims != plan.dims {
      result = dispatch(ShapingOps.reshape, [result], .dims(plan.dims))
    }
    if let gather = plan.gather {
      result = dispatch(SlicingOps.gather, [result, gather.index], .axis(gather.axis))
    }
    return result
  }

  /// The elements at which a mask of the leading axes is true, along one axis.
  package final func masked(_ mask: Tensor) -> Tensor {
    guard mask.rank <= rank, Array(dims.prefix(mask.rank)) == mask.dims, !mask.isSymbolic else {
      return failed("booleanMask", "a mask of shape \(mask.shape) does not fit shape \(shape)")
    }
    let rest = Array(dims.dropFirst(mask.rank))
    let flat = dispatch(ShapingOps.reshape, [self], .dims([mask.elementCount] + rest))
    return flat.subscripted([
      SubscriptPart(.tensor(dispatch(ShapingOps.reshape, [mask], .dims([mask.elementCount]))))
    ])
  }

  /// Part of the tensor, by Python's rules: an integer drops its axis, a range keeps it.
  ///
  ///     x[0]      x[0..., 1]      x[..<(-30)]      x[..., .newaxis]      x[.range(step: 2)]
  public final subscript(_ a: some TensorIndex) -> Tensor { subscripted([a.subscriptPart]) }
  public final subscript(_ a: some TensorIndex, _ b: some TensorIndex) -> Tensor {
    subscripted([a.subscriptPart, b.subscriptPart])
  }
  public final subscript(_ a: some TensorIndex, _ b: some TensorIndex, _ c: some TensorIndex) -> Tensor
  {
    subscripted([a.subscriptPart, b.subscriptPart, c.subscriptPart])
  }
  public final subscript(
    _ a: some TensorIndex, _ b: some TensorIndex, _ c: some TensorIndex, _ d: some TensorIndex
  ) -> Tensor {
    subscripted([a.subscriptPart, b.subscriptPart, c.subscriptPart, d.subscriptPart])
  }
  public final subscript(_ ellipsis: UnboundedRange) -> Tensor { self }
  public final subscript(_ ellipsis: UnboundedRange, _ b: some TensorIndex) -> Tensor {
    subscripted([.ellipsis, b.subscriptPart])
  }
  public final subscript(_ ellipsis: UnboundedRange, _ b: some TensorIndex, _ c: some TensorIndex)
    -> Tensor
  {
    subscripted([.ellipsis, b.subscriptPart, c.subscriptPart])
  }
  public final subscript(_ a: some TensorIndex, _ ellipsis: UnboundedRange) -> Tensor {
    subscripted([a.subscriptPart, .ellipsis])
  }
  public final subscript(_ a: some TensorIndex, _ ellipsis: UnboundedRange, _ c: some TensorIndex)
    -> Tensor
  {
    subscripted([a.subscriptPart, .ellipsis, c.subscriptPart])
  }
}
