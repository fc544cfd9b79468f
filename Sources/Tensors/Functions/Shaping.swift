import Display

extension tf {
  /// The same elements under another shape; one axis may be -1 and is worked out.
  ///
  ///     print(tf.reshape(tf.range(6), [2, 3]))
  public static func reshape(_ tensor: some TensorConvertible, _ shape: [Int]) -> Tensor {
    dispatch(ShapingOps.reshape, [operand(tensor, "reshape")], .dims(shape))
  }

  /// As the other form, with a `TensorShape` or an integer tensor as the shape.
  public static func reshape(_ tensor: some TensorConvertible, _ shape: some TensorConvertible) -> Tensor {
    ShapeArgument(shape, "reshape")?.reshape(operand(tensor, "reshape")) ?? .inert
  }

  /// As the other form, with tensors such as `tf.shape(x)[0]` among the numbers.
  ///
  ///     print(tf.reshape(x, [tf.shape(x)[0], -1]))
  public static func reshape(_ tensor: some TensorConvertible, _ shape: [any TensorConvertible]) -> Tensor {
    ShapeArgument(shape, "reshape")?.reshape(operand(tensor, "reshape")) ?? .inert
  }

  /// The axes in another order; reversed without `perm`.
  public static func transpose(_ a: some TensorConvertible, perm: [Int]? = nil) -> Tensor {
    let a = operand(a, "transpose")
    return dispatch(
      ShapingOps.transpose, [a], .permutation(perm ?? Array((0..<a.rank).reversed())))
  }

  /// A new axis of length 1.
  public static func expandDims(_ input: some TensorConvertible, axis: Int) -> Tensor {
    let input = operand(input, "expandDims")
    return dispatch(
      ShapingOps.expandDims, [input], .axis(axis < 0 ? axis + input.rank + 1 : axis))
  }

  /// Without the axes of length 1, or without those given.
  public static func squeeze(_ input: some TensorConvertible, axis: [Int]? = nil) -> Tensor {
    operand(input, "squeeze").squeezed(axis)
  }

  /// Without one axis, whose length is 1.
  public static func squeeze(_ input: some TensorConvertible, axis: Int) -> Tensor {
    operand(input, "squeeze").squeezed([axis])
  }

  /// Repeats the tensor to the given shape, by the rules of broadcasting.
  public static func broadcastTo(_ input: some TensorConvertible, _ shape: some TensorConvertible) -> Tensor {
    ShapeArgument(shape, "broadcastTo")?.broadcast(operand(input, "broadcastTo")) ?? .inert
  }

  /// As the other form, with tensors such as `tf.shape(x)[0]` among the numbers.
  public static func broadcastTo(_ input: some TensorConvertible, _ shape: [any TensorConvertible]) -> Tensor {
    ShapeArgument(shape, "broadcastTo")?.broadcast(operand(input, "broadcastTo")) ?? .inert
  }

  /// Joins tensors along an axis they have.
  public static func concat(_ values: [some TensorConvertible], axis: Int) -> Tensor {
    let tensors = sharingDType(values, "concat")
    let rank = tensors.first?.rank ?? 0
    return dispatch(StackingOps.concat, tensors, .axis(axis < 0 ? axis + rank : axis))
  }

  /// Joins tensors of one shape along a new axis.
  public static func stack(_ values: [some TensorConvertible], axis: Int = 0) -> Tensor {
    StackingOps.stack(sharingDType(values, "stack"), axis: axis)
  }

  /// The tensors along an axis, without it.
  public static func unstack(_ value: some TensorConvertible, num: Int? = nil, axis: Int = 0) -> [Tensor] {
    let value = operand(value, "unstack")
    guard let axes = normalizedAxes([axis], rank: value.rank, "unstack", dims: value.dims) else { return [] }
    let length = value.dims[axes[0]]
    guard length >= 0 || num != nil, num == nil || num! >= 0, num == nil || length < 0 || num == length else {
      _ = failed("unstack", "num \(num.map(String.init) ?? "(none)") is not the length of axis \(axis) of shape \(value.shape)")
      return []
    }
    let whole = [SubscriptPart](repeating: .all, count: axes[0])
    return (0..<(num ?? length)).map { value.subscripted(whole + [$0.subscriptPart]) }
  }

  /// Equal parts along an axis, whose length divides by their number.
  public static func split(_ value: some TensorConvertible, _ numOrSizeSplits: Int, axis: Int = 0) -> [Tensor] {
    let value = operand(value, "split")
    guard let axes = normalizedAxes([axis], rank: value.rank, "split", dims: value.dims) else { return [] }
    let length = value.dims[axes[0]]
    guard numOrSizeSplits > 0, numOrSizeSplits <= max(length, 1 << 16), length % numOrSizeSplits == 0 else {
      _ = failed("split", "axis \(axis) of length \(length) does not split into \(numOrSizeSplits) equal parts")
      return []
    }
    return split(value, Array(repeating: length / numOrSizeSplits, count: numOrSizeSplits), axis: axis)
  }

  /// Parts of the given lengths along an axis; one length may be -1 and takes the rest.
  public static func split(_ value: some TensorConvertible, _ numOrSizeSplits: [Int], axis: Int = 0) -> [Tensor] {
    let value = operand(value, "split")
    guard let axes = normalizedAxes([axis], rank: value.rank, "split", dims: value.dims) else { return [] }
    var sizes = numOrSizeSplits
    let length = value.dims[axes[0]]
    // Lengths beyond the axis would overflow when added up.
    guard sizes.allSatisfy({ $0 >= -1 && $0 <= max(length, 0) }) else {
      _ = failed("split", "parts \(numOrSizeSplits) do not add up to axis \(axis) of shape \(value.shape)")
      return []
    }
    if let free = sizes.firstIndex(of: -1) {
      sizes[free] = 0
      sizes[free] = length - sizes.reduce(0, +)
    }
    guard sizes.allSatisfy({ $0 >= 0 }), sizes.reduce(0, +) == length else {
      _ = failed("split", "parts \(numOrSizeSplits) do not add up to axis \(axis) of shape \(value.shape)")
      return []
    }
    var start = 0
    return sizes.map { size in
      defer { start += size }
      return dispatch(
        SlicingOps.slice, [value],
        .slice(.block(rank: value.rank, axis: axes[0], start: start, count: size)))
    }
  }

  /// Repeats the tensor `multiples` times along each axis.
  public static func tile(_ input: some TensorConvertible, _ multiples: [Int]) -> Tensor {
    dispatch(ShapingOps.tile, [operand(input, "tile")], .dims(multiples))
  }

  /// As the other form, with an integer tensor as the repetitions.
  public static func tile(_ input: some TensorConvertible, _ multiples: some TensorConvertible) -> Tensor {
    ShapeArgument(multiples, "tile")?.tile(operand(input, "tile")) ?? .inert
  }

  /// As the other form, with tensors such as `tf.shape(x)[0]` among the numbers.
  public static func tile(_ input: some TensorConvertible, _ multiples: [any TensorConvertible]) -> Tensor {
    ShapeArgument(multiples, "tile")?.tile(operand(input, "tile")) ?? .inert
  }

  /// 1 at each index along a new axis, 0 elsewhere.
  public static func oneHot(
    _ indices: some TensorConvertible, _ depth: Int, onValue: Double = 1, offValue: Double = 0,
    axis: Int = -1, dtype: DType = .float32
  ) -> Tensor {
    let places = operand(indices, "oneHot")
    guard places.dtype.isInteger else {
      return failed("oneHot", "indices are integers, found \(places.dtype.name)")
    }
    let hot = dispatch(
      SlicingOps.oneHot, [Tensor.cast(places, to: .int64)],
      .oneHot(axis: axis < 0 ? axis + places.rank + 1 : axis, depth: depth, dtype: dtype))
    if onValue == 1 && offValue == 0 { return hot }
    return hot * Tensor.scalar(onValue - offValue, dtype) + Tensor.scalar(offValue, dtype)
  }

  /// Size elements from `begin` on along each axis; a size of -1 is all that is left.
  public static func slice(_ input: some TensorConvertible, _ begin: [Int], _ size: [Int]) -> Tensor {
    let input = operand(input, "slice")
    guard begin.count == input.rank, size.count == input.rank else {
      return failed("slice", "begin and size have one number per axis of shape \(input.shape)")
    }
    guard zip(begin, input.dims).allSatisfy({ $0 >= 0 && ($0 <= $1 || $1 == -1) }),
      zip(size, input.dims).allSatisfy({ $0 >= -1 && ($0 <= $1 || $1 == -1) })
    else {
      return failed("slice", "begin \(begin) and size \(size) do not fit shape \(input.shape)")
    }
    let parts = input.dims.indices.map { axis in
      SlicePlan.Part(
        start: begin[axis], step: 1, count: size[axis] == -1 ? input.dims[axis] - begin[axis] : size[axis])
    }
    return dispatch(SlicingOps.slice, [input], .slice(SlicePlan(parts: parts)))
  }

  /// The shape as a vector of int32.
  public static func shape(_ input: some TensorConvertible) -> Tensor {
    dispatch(CreationOps.shape, [operand(input, "shape")])
  }

  /// The number of elements, as an int32 scalar.
  public static func size(_ input: some TensorConvertible) -> Tensor {
    let lengths = shape(input)
    return lengths.reduced(ReductionOps.prod, nil, false)
  }

  /// The number of axes, as an int32 scalar.
  public static func rank(_ input: some TensorConvertible) -> Tensor {
    TensorSource.integer(Int64(operand(input, "rank").rank), natural: nil).tensor(operation: "rank")
  }

  /// The matrix product of the last two axes; axes before them are batches and broadcast.
  ///
  /// Shapes (..., m, k) and (..., k, n) give (..., m, n).
  public static func matmul(
    _ a: some TensorConvertible, _ b: some TensorConvertible, transposeA: Bool = false,
    transposeB: Bool = false
  ) -> Tensor {
    dispatch(
      MatmulOps.matmul, operands(a, b, "matmul"),
      .matmul(transposeA: transposeA, transposeB: transposeB))
  }

  private static func sharingDType(_ values: [some TensorConvertible], _ operation: String) -> [Tensor] {
    let sources = values.map(\.tensorSource)
    let dtype = TensorSource.list(sources).defaultDType(.tensorFlow)
    return sources.map { $0.isWeak ? $0.tensor(operation: operation, dtype: dtype) : $0.tensor(operation: operation) }
  }
}

extension Tensor {
  /// The same elements under another shape: `tf.reshape`.
  public final func reshaped(_ shape: [Int]) -> Tensor { dispatch(ShapingOps.reshape, [self], .dims(shape)) }

  package final func squeezed(_ axes: [Int]?) -> Tensor {
    if ExecutionContext.current.mustStop { return .inert }
    let chosen = axes ?? dims.indices.filter { dims[$0] == 1 }
    guard let normal = normalizedAxes(chosen, rank: rank, "squeeze", dims: dims) else { return .inert }
    return dispatch(ShapingOps.squeeze, [self], .axes(normal, keepdims: false))
  }
}
