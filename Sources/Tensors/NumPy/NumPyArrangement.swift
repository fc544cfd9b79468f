import Display

/// Joining, splitting and rearranging arrays.
extension np {
  /// Arrays as they are joined: of one dtype.
  static func sharing(_ arrays: [any TensorConvertible], _ operation: String) -> [NDArray] {
    let tensors = arrays.map { Tensors.array($0, operation) }
    guard let first = tensors.first else { return [] }
    let dtype = tensors.dropFirst().reduce(first.dtype) { DType.promoted($0, $1.dtype) }
    return tensors.map { NDArray(Tensor.cast($0, to: dtype)) }
  }

  /// Arrays joined along an axis they have, of the dtype that holds them all.
  public static func concatenate(_ arrays: [any TensorConvertible], axis: Int = 0) -> NDArray {
    joined(sharing(arrays, "concatenate"), axis, "concatenate")
  }
  private static func joined(_ arrays: [NDArray], _ axis: Int, _ operation: String) -> NDArray {
    guard let first = arrays.first else { return NDArray(failed(operation, "there is nothing to join")) }
    guard let place = first.oneAxis(axis, operation) else { return NDArray(.inert) }
    return NDArray(dispatch(StackingOps.concat, arrays.map(\.base), .axis(place)))
  }

  /// Arrays of one shape joined along a new axis.
  public static func stack(_ arrays: [any TensorConvertible], axis: Int = 0) -> NDArray {
    NDArray(StackingOps.stack(sharing(arrays, "stack").map(\.base), axis: axis))
  }

  /// Arrays on top of each other: vectors become rows.
  ///
  ///     print(np.vstack([[1, 2], [3, 4]]))      // [[1 2] and [3 4]]
  public static func vstack(_ arrays: [any TensorConvertible]) -> NDArray {
    joined(sharing(arrays, "vstack").map { atLeast($0, 2) }, 0, "vstack")
  }
  /// Arrays side by side: vectors one after the other.
  public static func hstack(_ arrays: [any TensorConvertible]) -> NDArray {
    let arrays = sharing(arrays, "hstack").map { atLeast($0, 1) }
    return joined(arrays, arrays.first?.ndim == 1 ? 0 : 1, "hstack")
  }
  /// Vectors as the columns of a matrix, beside the columns of matrices.
  public static func columnStack(_ arrays: [any TensorConvertible]) -> NDArray {
    joined(sharing(arrays, "columnStack").map { $0.ndim < 2 ? $0.reshape(-1, 1) : $0 }, 1, "columnStack")
  }
  /// Arrays behind each other, along a third axis.
  public static func dstack(_ arrays: [any TensorConvertible]) -> NDArray {
    joined(sharing(arrays, "dstack").map { $0.ndim < 3 ? atLeast($0, 2).expanded(at: 2) : $0 }, 2, "dstack")
  }

  private static func atLeast(_ x: NDArray, _ axes: Int) -> NDArray {
    var x = x
    while x.ndim < axes && !ExecutionContext.current.mustStop { x = x.expanded(at: 0) }
    return x
  }

  /// The array with one axis at least.
  public static func atleast1d(_ x: some TensorConvertible) -> NDArray { atLeast(view(x, "atleast1d"), 1) }
  /// The array with two axes at least.
  public static func atleast2d(_ x: some TensorConvertible) -> NDArray { atLeast(view(x, "atleast2d"), 2) }

  /// An argument as an array: an NDArray stays itself, so that the result can be a view of it.
  static func view(_ x: some TensorConvertible, _ operation: String) -> NDArray {
    if let array = x as? NDArray { return array }
    return NDArray(Tensors.array(x, operation))
  }

  /// Equal parts along an axis, as views; its length divides by their number.
  public static func split(_ x: some TensorConvertible, _ sections: Int, axis: Int = 0) -> [NDArray] {
    let x = view(x, "split")
    guard let place = x.oneAxis(axis, "split") else { return [] }
    guard sections > 0, x.dims[place] % sections == 0 else {
      _ = failed("split", "axis \(axis) of length \(x.dims[place]) does not split into \(sections) equal parts")
      return []
    }
    return arraySplit(x, sections, axis: axis)
  }
  /// The parts before, between and after the given places of an axis, as views.
  public static func split(_ x: some TensorConvertible, _ places: [Int], axis: Int = 0) -> [NDArray] {
    let x = view(x, "split")
    guard let place = x.oneAxis(axis, "split") else { return [] }
    let ends: [Int?] = places + [nil]
    return zip([0] + places, ends).map { part(x, place, $0, $1) }
  }
  /// Parts along an axis, as views; the first ones are one longer where the length does not divide.
  public static func arraySplit(_ x: some TensorConvertible, _ sections: Int, axis: Int = 0) -> [NDArray] {
    let x = view(x, "arraySplit")
    guard let place = x.oneAxis(axis, "arraySplit") else { return [] }
    guard sections > 0, sections <= 1 << 24 else {
      _ = failed("arraySplit", "the number of parts is \(sections), must be from 1 to \(1 << 24)")
      return []
    }
    let (base, longer) = x.dims[place].quotientAndRemainder(dividingBy: sections)
    var start = 0
    return (0..<sections).map { index in
      defer { start += base + (index < longer ? 1 : 0) }
      return part(x, place, start, start + base + (index < longer ? 1 : 0))
    }
  }

  private static func part(_ x: NDArray, _ axis: Int, _ start: Int, _ end: Int?) -> NDArray {
    x.viewed(Array(repeating: SubscriptPart.all, count: axis) + [SubscriptPart(.range(start: start, stop: end, step: 1))])
  }

  /// The array repeated: `reps` times along the last axis.
  public static func tile(_ x: some TensorConvertible, _ reps: Int) -> NDArray { tile(x, [reps]) }
  /// The array repeated along each axis; missing axes are added in front.
  public static func tile(_ x: some TensorConvertible, _ reps: [Int]) -> NDArray {
    let x = atLeast(view(x, "tile"), reps.count)
    let lead = Array(repeating: 1, count: Swift.max(x.ndim - reps.count, 0))
    return NDArray(dispatch(ShapingOps.tile, [x.base], .dims(lead + reps)))
  }
  /// Every element repeated, along an axis or, without one, in the flattened array.
  public static func `repeat`(_ x: some TensorConvertible, _ repeats: Int, axis: Int? = nil) -> NDArray {
    NDArray(tf.repeat(Tensors.array(x, "repeat"), repeats, axis: axis))
  }
  /// As the other form, with a number of repetitions for each element.
  public static func `repeat`(_ x: some TensorConvertible, _ repeats: [Int], axis: Int? = nil) -> NDArray {
    NDArray(tf.repeat(Tensors.array(x, "repeat"), repeats, axis: axis))
  }

  /// The same elements under another shape, a view where that is possible; one axis may be -1.
  public static func reshape(_ a: some TensorConvertible, _ shape: [Int]) -> NDArray { view(a, "reshape").reshape(shape) }
  /// All elements in one axis, a view where that is possible.
  public static func ravel(_ a: some TensorConvertible) -> NDArray { view(a, "ravel").ravel() }
  /// Without the axes of length 1, or without the one given, as a view.
  public static func squeeze(_ a: some TensorConvertible, axis: Int? = nil) -> NDArray { view(a, "squeeze").squeeze(axis: axis) }
  /// The axes in reverse order, or in the order given, as a view.
  public static func transpose(_ a: some TensorConvertible, _ axes: [Int]? = nil) -> NDArray { view(a, "transpose").transpose(axes) }
  /// Two axes exchanged, as a view.
  public static func swapaxes(_ a: some TensorConvertible, _ axis1: Int, _ axis2: Int) -> NDArray {
    view(a, "swapaxes").swapaxes(axis1, axis2)
  }
  /// One axis moved to another place, as a view.
  public static func moveaxis(_ a: some TensorConvertible, _ source: Int, _ destination: Int) -> NDArray {
    let a = view(a, "moveaxis")
    guard let from = a.oneAxis(source, "moveaxis"), let to = a.oneAxis(destination, "moveaxis") else {
      return NDArray(.inert)
    }
    var order = a.dims.indices.filter { $0 != from }
    order.insert(from, at: to)
    return a.permuted(order)
  }
  /// A new axis of length 1, as a view.
  public static func expandDims(_ a: some TensorConvertible, axis: Int) -> NDArray { view(a, "expandDims").expanded(at: axis) }
  /// Repeated to a shape by the rules of broadcasting.
  public static func broadcastTo(_ a: some TensorConvertible, _ shape: [Int]) -> NDArray {
    NDArray(dispatch(ShapingOps.broadcastTo, [Tensors.array(a, "broadcastTo")], .dims(shape)))
  }

  /// Read from the end along an axis, or along all, as a view.
  public static func flip(_ a: some TensorConvertible, axis: Int? = nil) -> NDArray {
    let a = view(a, "flip")
    guard let axis else { return a.flipped(Array(a.dims.indices)) }
    return a.oneAxis(axis, "flip").map { a.flipped([$0]) } ?? NDArray(.inert)
  }
  /// Left and right exchanged.
  public static func fliplr(_ a: some TensorConvertible) -> NDArray { flip(a, axis: 1) }
  /// Up and down exchanged.
  public static func flipud(_ a: some TensorConvertible) -> NDArray { flip(a, axis: 0) }
  /// Turned by quarters in the plane of the first two axes, counterclockwise, as a view.
  public static func rot90(_ a: some TensorConvertible, _ k: Int = 1) -> NDArray {
    let a = view(a, "rot90")
    guard a.ndim >= 2 else { return NDArray(failed("rot90", "takes two axes at least, found shape \(a.shape)")) }
    switch ((k % 4) + 4) % 4 {
    case 1: return a.swapaxes(0, 1).flipped([0])
    case 2: return a.flipped([0, 1])
    case 3: return a.flipped([0]).swapaxes(0, 1)
    default: return a
    }
  }
  /// Elements moved along an axis, those that fall off coming back at the other end; without an axis in the flattened array.
  public static func roll(_ a: some TensorConvertible, _ shift: Int, axis: Int? = nil) -> NDArray {
    let a = Tensors.array(a, "roll")
    guard let axis else { return NDArray(tf.reshape(tf.roll(tf.reshape(a, [-1]), shift: shift, axis: 0), a.dims)) }
    return NDArray(tf.roll(a, shift: shift, axis: axis))
  }
  /// Elements added around the array: `padWidth` on both sides of each axis.
  public static func pad(
    _ a: some TensorConvertible, _ padWidth: Int, mode: PadMode = .constant, constantValues: Double = 0
  ) -> NDArray {
    let a = Tensors.array(a, "pad")
    return pad(NDArray(a), a.dims.map { _ in [padWidth, padWidth] }, mode: mode, constantValues: constantValues)
  }
  /// Elements added around the array: so many before and after, on each axis.
  public static func pad(
    _ a: some TensorConvertible, _ padWidth: [Int], mode: PadMode = .constant, constantValues: Double = 0
  ) -> NDArray {
    let a = Tensors.array(a, "pad")
    return pad(NDArray(a), a.dims.map { _ in padWidth }, mode: mode, constantValues: constantValues)
  }
  /// Elements added around the array: two numbers per axis.
  public static func pad(
    _ a: some TensorConvertible, _ padWidth: [[Int]], mode: PadMode = .constant, constantValues: Double = 0
  ) -> NDArray {
    NDArray(tf.pad(Tensors.array(a, "pad"), padWidth, mode: mode, constantValues: constantValues))
  }

  /// The array with values added at the end of an axis; without one both are flattened.
  public static func append(_ a: some TensorConvertible, _ values: some TensorConvertible, axis: Int? = nil) -> NDArray {
    let (a, values) = (view(a, "append"), view(values, "append"))
    return axis == nil ? concatenate([a.ravel(), values.ravel()]) : concatenate([a, values], axis: axis!)
  }
  /// The array without the rows of the given numbers along an axis; without one, of the flattened array.
  public static func delete(_ a: some TensorConvertible, _ places: [Int], axis: Int? = nil) -> NDArray {
    let a = axis == nil ? view(a, "delete").ravel() : view(a, "delete")
    guard let along = a.oneAxis(axis ?? 0, "delete") else { return NDArray(.inert) }
    let length = a.dims[along]
    if let wrong = places.first(where: { $0 < -length || $0 >= length }) {
      return NDArray(failed("delete", "index \(wrong) is out of range for axis \(along) of length \(length)"))
    }
    let gone = Set(places.map { $0 < 0 ? $0 + length : $0 })
    return take(a, (0..<length).filter { !gone.contains($0) }, axis: along)
  }
  /// As the other form, without one row.
  public static func delete(_ a: some TensorConvertible, _ place: Int, axis: Int? = nil) -> NDArray {
    delete(a, [place], axis: axis)
  }
  /// The array with values put before a place of an axis; without an axis both are flattened.
  ///
  ///     print(np.insert([1, 2, 4], 2, 3))      // [1 2 3 4]
  public static func insert(_ a: some TensorConvertible, _ place: Int, _ values: some TensorConvertible, axis: Int? = nil) -> NDArray {
    let a = axis == nil ? view(a, "insert").ravel() : view(a, "insert")
    guard let along = a.oneAxis(axis ?? 0, "insert") else { return NDArray(.inert) }
    let length = a.dims[along]
    guard place >= -length, place <= length else {
      return NDArray(failed("insert", "place \(place) is out of range for axis \(along) of length \(length)"))
    }
    var added = NDArray(Tensors.array(values, "insert", dtype: a.dtype))
    if a.ndim == 1 {
      added = added.ravel()
    } else if added.ndim < a.ndim {
      var dims = a.dims
      dims[along] = 1
      added = broadcastTo(added.ndim == 0 ? added : expandDims(atLeast(added, a.ndim - 1), axis: along), dims)
    }
    let middle = place < 0 ? place + length : place
    return joined([part(a, along, 0, middle), added, part(a, along, middle, nil)], along, "insert")
  }
  /// The rows at the given places along an axis; without one, elements of the flattened array.
  public static func take(_ a: some TensorConvertible, _ indices: some TensorConvertible, axis: Int? = nil) -> NDArray {
    let a = axis == nil ? view(a, "take").ravel() : view(a, "take")
    guard let along = a.oneAxis(axis ?? 0, "take") else { return NDArray(.inert) }
    var indices = Tensors.array(indices, "take")
    if indices.elementCount == 0 { indices = Tensor.cast(indices, to: .int64) }
    return NDArray(a.base.subscripted(Array(repeating: .all, count: along) + [SubscriptPart(.tensor(indices))]))
  }
}
