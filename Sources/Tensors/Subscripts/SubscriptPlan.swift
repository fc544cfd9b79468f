import Display

/// A subscript worked out for one shape: a slice, then axes to drop and to insert, then the rows that
/// index tensors name.
struct SubscriptPlan {
  var slice = SlicePlan(parts: [])
  /// Shape after dropping integer axes and inserting new ones.
  var dims: [Int] = []
  /// Index tensors (int64) and the axes of `dims` that they replace; several choose together.
  var gathers: [(axis: Int, index: Tensor)] = []
  /// Whether the chosen axes come first: NumPy's rule when something stands between two indices.
  var gathersLead = false

  /// nil after a failure has been recorded.
  init?(_ parts: [SubscriptPart], _ shape: [Int]) {
    guard let parts = Self.withoutEllipsis(parts, shape) else { return nil }
    var axis = 0
    // Where integers and index tensors stand.
    var chosen: [Int] = []
    for (place, part) in parts.enumerated() {
      switch part.kind {
      case .newAxis: dims.append(1)
      case .ellipsis: break
      case .ends:
        _ = failed("subscript", "places that tensors say are for reading; assign to ranges of numbers")
        return nil
      case .integer(let index):
        guard let position = Self.position(index, axis, shape) else { return nil }
        slice.parts.append(.init(start: position, step: 1, count: 1))
        axis += 1
        chosen.append(place)
      case .range(let start, let stop, let step):
        guard let taken = Self.taken(start, stop, step, axis, shape) else { return nil }
        slice.parts.append(taken)
        dims.append(taken.count == -1 ? shape[axis] : taken.count)
        axis += 1
      case .tensor(let index):
        guard let columns = Self.columns(index, axis, shape) else { return nil }
        for column in columns {
          gathers.append((dims.count, column))
          slice.parts.append(.init(start: 0, step: 1, count: -1))
          dims.append(shape[axis])
          axis += 1
        }
        chosen.append(place)
      }
    }
    gathersLead = zip(chosen, chosen.dropFirst()).contains { $1 != $0 + 1 }
    while axis < shape.count {
      slice.parts.append(.init(start: 0, step: 1, count: -1))
      dims.append(shape[axis])
      axis += 1
    }
  }

  private static func withoutEllipsis(_ parts: [SubscriptPart], _ shape: [Int]) -> [SubscriptPart]? {
    let used = parts.reduce(0) { $0 + $1.consumedAxes }
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
    // Larger steps than any axis is long take one element all the same.
    let step = min(max(step, -(1 << 48)), 1 << 48)
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

  /// An index tensor as places along one axis, a mask as places along each of its axes.
  private static func columns(_ index: Tensor, _ axis: Int, _ shape: [Int]) -> [Tensor]? {
    if index.dtype.isInteger { return [nonNegative(Tensor.cast(index, to: .int64), shape[axis])] }
    guard index.dtype == .bool else {
      _ = failed("subscript", "an index tensor holds integers or booleans, found \(index.dtype.name)")
      return nil
    }
    guard !index.isSymbolic else {
      _ = dependsOnValues("subscript")
      return nil
    }
    let covered = Array(shape[axis..<(axis + index.rank)])
    guard index.rank > 0, index.dims == covered else {
      _ = failed(
        "subscript",
        "a mask of shape \(index.shape) does not fit axes of lengths \(covered) of shape \(shape.shapeText)")
      return nil
    }
    let hits = truePlaces(index)
    let strides = index.dims.contiguousStrides
    return index.dims.indices.map { place in
      Tensor(hits.map { Int64($0 / strides[place] % index.dims[place]) }, dtype: .int64, dims: [hits.count])
    }
  }

  /// Places counted from the end as places counted from the start.
  static func nonNegative(_ places: Tensor, _ length: Int) -> Tensor {
    guard length >= 0 else { return places }
    return dispatch(SelectionOps.select, [places < 0, places + length, places])
  }
}

extension Tensor {
  package final func subscripted(_ parts: [SubscriptPart]) -> Tensor {
    if ExecutionContext.current.mustStop { return .inert }
    if parts.count == 1, case .tensor(let mask) = parts[0].kind, mask.dtype == .bool, mask.rank > 0 {
      return masked(mask, axis: 0)
    }
    let (source, parts) = withoutOpenEnds(parts)
    if source !== self { return source.subscripted(parts) }
    guard let plan = SubscriptPlan(parts, dims) else { return .inert }
    return nodeNamed("strided_slice") { subscripted(plan) }
  }

  private final func subscripted(_ plan: SubscriptPlan) -> Tensor {
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
    return plan.gathers.isEmpty ? result : plan.chosen(from: result)
  }

  /// The elements at which a mask of the axes from `axis` on is true, along one axis.
  package final func masked(_ mask: Tensor, axis: Int) -> Tensor {
    guard !mask.isSymbolic else { return dependsOnValues("booleanMask") }
    let end = axis + mask.rank
    guard end <= rank, Array(dims[axis..<end]) == mask.dims else {
      return failed("booleanMask", "a mask of shape \(mask.shape) does not fit shape \(shape)")
    }
    let places = truePlaces(mask)
    let flat = dispatch(
      ShapingOps.reshape, [self], .dims(dims[..<axis] + [mask.elementCount] + dims[end...]))
    return GatherOps.rows(flat, places, axis: axis)
  }

  /// Replaces the part that a subscript names; only a variable can.
  package final func assign(_ parts: [SubscriptPart], _ value: Tensor) {
    if ExecutionContext.current.mustStop { return }
    guard let variable else {
      _ = failed(
        "assignment",
        "a tensor never changes; assign to a part of a tf.Variable, or make a changed copy with tf.tensorScatterNdUpdate")
      return
    }
    variable.replace(parts, with: value)
  }

  /// Part of the tensor, by Python's rules: an integer drops its axis, a range keeps it, tensors of
  /// integers or booleans choose elements. Of a `tf.Variable` the part can be assigned.
  ///
  ///     x[0]      x[0..., 1]      x[..<(-30)]      x[..., .newaxis]      x[.range(step: 2)]
  public final subscript(_ a: some TensorIndex) -> Tensor {
    get { subscripted([a.subscriptPart]) }
    set { assign([a.subscriptPart], newValue) }
  }
  public final subscript(_ a: some TensorIndex, _ b: some TensorIndex) -> Tensor {
    get { subscripted([a.subscriptPart, b.subscriptPart]) }
    set { assign([a.subscriptPart, b.subscriptPart], newValue) }
  }
  public final subscript(_ a: some TensorIndex, _ b: some TensorIndex, _ c: some TensorIndex) -> Tensor {
    get { subscripted([a.subscriptPart, b.subscriptPart, c.subscriptPart]) }
    set { assign([a.subscriptPart, b.subscriptPart, c.subscriptPart], newValue) }
  }
  public final subscript(
    _ a: some TensorIndex, _ b: some TensorIndex, _ c: some TensorIndex, _ d: some TensorIndex
  ) -> Tensor {
    get { subscripted([a.subscriptPart, b.subscriptPart, c.subscriptPart, d.subscriptPart]) }
    set { assign([a.subscriptPart, b.subscriptPart, c.subscriptPart, d.subscriptPart], newValue) }
  }
  public final subscript(_ ellipsis: UnboundedRange) -> Tensor {
    get { self }
    set { assign([.ellipsis], newValue) }
  }
  public final subscript(_ ellipsis: UnboundedRange, _ b: some TensorIndex) -> Tensor {
    get { subscripted([.ellipsis, b.subscriptPart]) }
    set { assign([.ellipsis, b.subscriptPart], newValue) }
  }
  public final subscript(_ ellipsis: UnboundedRange, _ b: some TensorIndex, _ c: some TensorIndex)
    -> Tensor {
    get { subscripted([.ellipsis, b.subscriptPart, c.subscriptPart]) }
    set { assign([.ellipsis, b.subscriptPart, c.subscriptPart], newValue) }
  }
  public final subscript(_ a: some TensorIndex, _ ellipsis: UnboundedRange) -> Tensor {
    get { subscripted([a.subscriptPart, .ellipsis]) }
    set { assign([a.subscriptPart, .ellipsis], newValue) }
  }
  public final subscript(_ a: some TensorIndex, _ ellipsis: UnboundedRange, _ c: some TensorIndex)
    -> Tensor {
    get { subscripted([a.subscriptPart, .ellipsis, c.subscriptPart]) }
    set { assign([a.subscriptPart, .ellipsis, c.subscriptPart], newValue) }
  }
}
