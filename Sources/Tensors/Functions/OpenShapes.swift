import Display

// Shapes that hold tensors, as `tf.random.normal([tf.shape(x)[0], 64])` has them, and slices that end at one.

extension tf.random {
  /// Normally distributed numbers; tensors such as `tf.shape(x)[0]` may be among the axes.
  public static func normal(
    _ shape: [any TensorConvertible], mean: Double = 0, stddev: Double = 1, dtype: DType = .float32,
    seed: Int? = nil
  ) -> Tensor {
    normal(vector(shape, "random.normal"), mean: mean, stddev: stddev, dtype: dtype, seed: seed)
  }

  /// Numbers equally likely between `minval` and `maxval`; tensors such as `tf.shape(x)[0]` may be
  /// among the axes.
  public static func uniform(
    _ shape: [any TensorConvertible], minval: Double = 0, maxval: Double? = nil, dtype: DType = .float32,
    seed: Int? = nil
  ) -> Tensor {
    uniform(shape: vector(shape, "random.uniform"), minval: minval, maxval: maxval, dtype: dtype, seed: seed)
  }

  /// As the other form, with the bounds in second and third place.
  public static func uniform(
    _ shape: [any TensorConvertible], _ minval: Double, _ maxval: Double? = nil, dtype: DType = .float32,
    seed: Int? = nil
  ) -> Tensor {
    uniform(vector(shape, "random.uniform"), minval, maxval, dtype: dtype, seed: seed)
  }

  /// As the other form, with the shape labelled.
  public static func uniform(
    shape: [any TensorConvertible], minval: Double = 0, maxval: Double? = nil, dtype: DType = .float32,
    seed: Int? = nil
  ) -> Tensor {
    uniform(vector(shape, "random.uniform"), minval, maxval, dtype: dtype, seed: seed)
  }

  private static func vector(_ shape: [any TensorConvertible], _ operation: String) -> Tensor {
    TensorSource.list(shape.map { $0.tensorSource }).tensor(operation: operation)
  }
}

extension Tensor {
  /// A part of an axis up to a place that a tensor says, as in `x[0..., ..<tf.shape(y)[1]]`.
  public static prefix func ..< (stop: Tensor) -> SubscriptPart { SubscriptPart(.ends(nil, stop)) }

  /// A part of an axis from a place that a tensor says.
  public static postfix func ... (start: Tensor) -> SubscriptPart { SubscriptPart(.ends(start, nil)) }

  /// A part of an axis between places that tensors say.
  public static func ..< (start: Tensor, stop: Tensor) -> SubscriptPart { SubscriptPart(.ends(start, stop)) }

  /// A part of an axis between a number and a place that a tensor says.
  public static func ..< (start: Int, stop: Tensor) -> SubscriptPart {
    SubscriptPart(.ends(TensorSource.integer(Int64(start), natural: nil).tensor(operation: "subscript", dtype: stop.dtype), stop))
  }

  /// A part of an axis between a place that a tensor says and a number.
  public static func ..< (start: Tensor, stop: Int) -> SubscriptPart {
    SubscriptPart(.ends(start, TensorSource.integer(Int64(stop), natural: nil).tensor(operation: "subscript", dtype: start.dtype)))
  }

  /// This tensor, sliced where ends are symbolic, and the rest of the subscript: ends that are known
  /// as numbers, whole axes where the slicing is done.
  final func withoutOpenEnds(_ parts: [SubscriptPart]) -> (Tensor, [SubscriptPart]) {
    guard parts.contains(where: { if case .ends = $0.kind { true } else { false } }) else { return (self, parts) }
    let used = parts.reduce(0) { $0 + $1.consumedAxes }
    var result = self as Tensor
    var axis = 0
    var closed: [SubscriptPart] = []
    for part in parts {
      var part = part
      if case .ends(let start, let stop) = part.kind {
        let first = start.map { StaticValue.of($0)?.first ?? nil } ?? .some(0)
        let last = stop.map { StaticValue.of($0)?.first ?? nil }
        if let first, last == nil || last! != nil {
          part = SubscriptPart(.range(start: first, stop: last ?? nil, step: 1))
        } else if axis < rank {
          result = result.sliced(axis, start, stop)
          part = .all
        }
      }
      if case .ellipsis = part.kind { axis += rank - used } else { axis += part.consumedAxes }
      closed.append(part)
    }
    return (result, closed)
  }

  /// A part of an axis whose length may be open.
  final func sliced(_ axis: Int, _ start: Tensor?, _ stop: Tensor?) -> Tensor {
    let ends = [start ?? tf.constant(0), stop ?? tf.constant(Int(Int32.max))].map { end -> Tensor in
      guard end.dtype.isInteger, end.rank == 0 else {
        return failed("subscript", "an end of a slice is an integer, found \(end.dtype.name) \(end.shape)")
      }
      return Tensor.cast(end, to: .int64)
    }
    return dispatch(OpenShapeOps.slice, [self, tf.stack(ends)], .axis(axis))
  }
}

extension SubscriptPart {
  var consumedAxes: Int {
    switch kind {
    case .newAxis, .ellipsis: 0
    case .tensor(let mask) where mask.dtype == .bool: mask.rank
    default: 1
    }
  }
}
