import Display

extension np {
  private static func reduced(
    _ op: Op, _ x: some TensorConvertible, _ axis: [Int]?, _ keepdims: Bool, widening: Bool = false
  ) -> NDArray {
    var values = Tensors.array(x, op.name)
    if widening && !values.dtype.isFloating {
      values = Tensor.cast(values, to: values.dtype.isUnsigned ? .uint64 : .int64)
    }
    return NDArray(values.reduced(op, axis, keepdims))
  }

  /// The squared deviations from the mean over n - ddof.
  private static func spread(
    _ x: some TensorConvertible, _ axis: [Int]?, _ ddof: Int, _ keepdims: Bool, _ operation: String
  ) -> Tensor {
    let values = realArray(x, operation)
    if ExecutionContext.current.mustStop { return .inert }
    guard let axes = normalizedAxes(axis, rank: values.rank, operation, dims: values.dims) else { return .inert }
    let count = axes.reduce(1) { $0 * values.dims[$1] }
    let centered = values - values.reduced(ReductionOps.mean, axes, true)
    let total = dispatch(ArithmeticOps.square, [centered]).reduced(ReductionOps.sum, axes, keepdims)
    return total / Swift.max(count - ddof, 0)
  }

  /// The sum; of integers as int64.
  public static func sum(
    _ x: some TensorConvertible, axis: [Int]? = nil, keepdims: Bool = false
  ) -> NDArray {
    reduced(ReductionOps.sum, x, axis, keepdims, widening: true)
  }
  /// As the other form, along one axis.
  public static func sum(_ x: some TensorConvertible, axis: Int, keepdims: Bool = false) -> NDArray {
    sum(x, axis: [axis], keepdims: keepdims)
  }

  /// The product; of integers as int64.
  public static func prod(
    _ x: some TensorConvertible, axis: [Int]? = nil, keepdims: Bool = false
  ) -> NDArray {
    reduced(ReductionOps.prod, x, axis, keepdims, widening: true)
  }
  /// As the other form, along one axis.
  public static func prod(_ x: some TensorConvertible, axis: Int, keepdims: Bool = false) -> NDArray {
    prod(x, axis: [axis], keepdims: keepdims)
  }

  /// The mean; of integers as float64.
  public static func mean(
    _ x: some TensorConvertible, axis: [Int]? = nil, keepdims: Bool = false
  ) -> NDArray {
    NDArray(realArray(x, "mean").reduced(ReductionOps.mean, axis, keepdims))
  }
  /// As the other form, along one axis.
  public static func mean(_ x: some TensorConvertible, axis: Int, keepdims: Bool = false) -> NDArray {
    mean(x, axis: [axis], keepdims: keepdims)
  }

  /// The standard deviation: the root of the squared deviations over n - ddof.
  public static func std(
    _ x: some TensorConvertible, axis: [Int]? = nil, ddof: Int = 0, keepdims: Bool = false
  ) -> NDArray {
    NDArray(tf.sqrt(spread(x, axis, ddof, keepdims, "std")))
  }
  /// As the other form, along one axis.
  public static func std(_ x: some TensorConvertible, axis: Int, ddof: Int = 0, keepdims: Bool = false) -> NDArray {
    std(x, axis: [axis], ddof: ddof, keepdims: keepdims)
  }

  /// The variance: the squared deviations over n - ddof.
  public static func `var`(
    _ x: some TensorConvertible, axis: [Int]? = nil, ddof: Int = 0, keepdims: Bool = false
  ) -> NDArray {
    NDArray(spread(x, axis, ddof, keepdims, "var"))
  }
  /// As the other form, along one axis.
  public static func `var`(_ x: some TensorConvertible, axis: Int, ddof: Int = 0, keepdims: Bool = false) -> NDArray {
    `var`(x, axis: [axis], ddof: ddof, keepdims: keepdims)
  }

  /// The largest element.
  public static func max(
    _ x: some TensorConvertible, axis: [Int]? = nil, keepdims: Bool = false
  ) -> NDArray {
    reduced(ReductionOps.max, x, axis, keepdims)
  }
  /// As the other form, along one axis.
  public static func max(_ x: some TensorConvertible, axis: Int, keepdims: Bool = false) -> NDArray {
    max(x, axis: [axis], keepdims: keepdims)
  }

  /// The smallest element.
  public static func min(
    _ x: some TensorConvertible, axis: [Int]? = nil, keepdims: Bool = false
  ) -> NDArray {
    reduced(ReductionOps.min, x, axis, keepdims)
  }
  /// As the other form, along one axis.
  public static func min(_ x: some TensorConvertible, axis: Int, keepdims: Bool = false) -> NDArray {
    min(x, axis: [axis], keepdims: keepdims)
  }

  /// The largest element minus the smallest.
  public static func ptp(
    _ x: some TensorConvertible, axis: [Int]? = nil, keepdims: Bool = false
  ) -> NDArray {
    max(x, axis: axis, keepdims: keepdims) - min(x, axis: axis, keepdims: keepdims)
  }
  /// As the other form, along one axis.
  public static func ptp(_ x: some TensorConvertible, axis: Int, keepdims: Bool = false) -> NDArray {
    ptp(x, axis: [axis], keepdims: keepdims)
  }

  /// Whether any element is true (not 0).
  public static func any(
    _ x: some TensorConvertible, axis: [Int]? = nil, keepdims: Bool = false
  ) -> NDArray {
    NDArray(Tensor.cast(Tensors.array(x, "any"), to: .bool).reduced(ReductionOps.any, axis, keepdims))
  }
  /// As the other form, along one axis.
  public static func any(_ x: some TensorConvertible, axis: Int, keepdims: Bool = false) -> NDArray {
    any(x, axis: [axis], keepdims: keepdims)
  }

  /// Whether all elements are true (not 0).
  public static func all(
    _ x: some TensorConvertible, axis: [Int]? = nil, keepdims: Bool = false
  ) -> NDArray {
    NDArray(Tensor.cast(Tensors.array(x, "all"), to: .bool).reduced(ReductionOps.all_, axis, keepdims))
  }
  /// As the other form, along one axis.
  public static func all(_ x: some TensorConvertible, axis: Int, keepdims: Bool = false) -> NDArray {
    all(x, axis: [axis], keepdims: keepdims)
  }

  /// The place of the largest element, in the flattened array without `axis`; the first of equals.
  public static func argmax(_ x: some TensorConvertible, axis: Int? = nil) -> NDArray {
    place(ReductionOps.argmax, x, axis)
  }
  /// The place of the smallest element, in the flattened array without `axis`; the first of equals.
  public static func argmin(_ x: some TensorConvertible, axis: Int? = nil) -> NDArray {
    place(ReductionOps.argmin, x, axis)
  }

  private static func place(_ op: Op, _ x: some TensorConvertible, _ axis: Int?) -> NDArray {
    let values = Tensors.array(x, op.name)
    return NDArray(axis.map { values.argReduced(op, $0) } ?? tf.reshape(values, [-1]).argReduced(op, 0))
  }

  /// The number of elements that are true (not 0).
  public static func countNonzero(_ x: some TensorConvertible, axis: Int? = nil) -> NDArray {
    sum(NDArray(Tensor.cast(Tensor.cast(Tensors.array(x, "countNonzero"), to: .bool), to: .int64)), axis: axis.map { [$0] })
  }
}
