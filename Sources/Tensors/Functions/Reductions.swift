import Display

extension Tensor {
  /// One reduction with its axes normalised; the unreduced tensor's shape names them in errors.
  package final func reduced(_ op: Op, _ axes: [Int]?, _ keepdims: Bool) -> Tensor {
    if ExecutionContext.current.mustStop { return .inert }
    if shape.hasUnknownRank, axes == nil, !keepdims {
      return nodeNamed(op.nodeName) { dispatch(op, [reshaped([-1])], .axes([0], keepdims: false)) }
    }
    guard let axes = normalizedAxes(axes, rank: rank, op.name, dims: dims) else { return .inert }
    return dispatch(op, [self], .axes(axes, keepdims: keepdims))
  }

  /// The standard deviation's square, as a mean of squared deviations.
  package final func variance(_ axes: [Int]?, _ keepdims: Bool) -> Tensor {
    let centered = self - reduced(ReductionOps.mean, axes, true)
    return dispatch(ArithmeticOps.square, [centered]).reduced(ReductionOps.mean, axes, keepdims)
  }

  package final func argReduced(_ op: Op, _ axis: Int) -> Tensor {
    if ExecutionContext.current.mustStop { return .inert }
    guard let axes = normalizedAxes([axis], rank: rank, op.name, dims: dims) else { return .inert }
    return dispatch(op, [self], .axis(axes[0]))
  }

  /// The sum over `axis`, over everything without it: `tf.reduceSum`.
  public final func sum(axis: [Int]? = nil, keepdims: Bool = false) -> Tensor {
    reduced(ReductionOps.sum, axis, keepdims)
  }
  /// The sum over one axis: `tf.reduceSum`.
  public final func sum(axis: Int, keepdims: Bool = false) -> Tensor {
    reduced(ReductionOps.sum, [axis], keepdims)
  }

  /// The mean over `axis`, over everything without it: `tf.reduceMean`.
  public final func mean(axis: [Int]? = nil, keepdims: Bool = false) -> Tensor {
    reduced(ReductionOps.mean, axis, keepdims)
  }
  /// The mean over one axis: `tf.reduceMean`.
  public final func mean(axis: Int, keepdims: Bool = false) -> Tensor {
    reduced(ReductionOps.mean, [axis], keepdims)
  }

  /// The largest element over `axis`, over everything without it: `tf.reduceMax`.
  public final func max(axis: [Int]? = nil, keepdims: Bool = false) -> Tensor {
    reduced(ReductionOps.max, axis, keepdims)
  }
  /// The largest element over one axis: `tf.reduceMax`.
  public final func max(axis: Int, keepdims: Bool = false) -> Tensor {
    reduced(ReductionOps.max, [axis], keepdims)
  }

  /// The smallest element over `axis`, over everything without it: `tf.reduceMin`.
  public final func min(axis: [Int]? = nil, keepdims: Bool = false) -> Tensor {
    reduced(ReductionOps.min, axis, keepdims)
  }
  /// The smallest element over one axis: `tf.reduceMin`.
  public final func min(axis: Int, keepdims: Bool = false) -> Tensor {
    reduced(ReductionOps.min, [axis], keepdims)
  }

  /// The product over `axis`, over everything without it: `tf.reduceProd`.
  public final func prod(axis: [Int]? = nil, keepdims: Bool = false) -> Tensor {
    reduced(ReductionOps.prod, axis, keepdims)
  }
  /// The product over one axis: `tf.reduceProd`.
  public final func prod(axis: Int, keepdims: Bool = false) -> Tensor {
    reduced(ReductionOps.prod, [axis], keepdims)
  }

}

extension tf {
  /// The sum over the given axes, over all without `axis`.
  public static func reduceSum(
    _ x: some TensorConvertible, axis: [Int]? = nil, keepdims: Bool = false
  ) -> Tensor {
    operand(x, "reduceSum").reduced(ReductionOps.sum, axis, keepdims)
  }
  /// The sum over the given axes, over all without `axis`.
  public static func reduceSum(_ x: some TensorConvertible, axis: Int, keepdims: Bool = false) -> Tensor {
    operand(x, "reduceSum").reduced(ReductionOps.sum, [axis], keepdims)
  }

  /// The mean over the given axes, over all without `axis`; of integers truncated toward zero.
  public static func reduceMean(
    _ x: some TensorConvertible, axis: [Int]? = nil, keepdims: Bool = false
  ) -> Tensor {
    operand(x, "reduceMean").reduced(ReductionOps.mean, axis, keepdims)
  }
  /// The mean over the given axes, over all without `axis`; of integers truncated toward zero.
  public static func reduceMean(_ x: some TensorConvertible, axis: Int, keepdims: Bool = false) -> Tensor {
    operand(x, "reduceMean").reduced(ReductionOps.mean, [axis], keepdims)
  }

  /// The largest element over the given axes; NaN wins. Ties share the gradient.
  public static func reduceMax(
    _ x: some TensorConvertible, axis: [Int]? = nil, keepdims: Bool = false
  ) -> Tensor {
    operand(x, "reduceMax").reduced(ReductionOps.max, axis, keepdims)
  }
  /// The largest element over the given axes; NaN wins. Ties share the gradient.
  public static func reduceMax(_ x: some TensorConvertible, axis: Int, keepdims: Bool = false) -> Tensor {
    operand(x, "reduceMax").reduced(ReductionOps.max, [axis], keepdims)
  }

  /// The smallest element over the given axes; NaN wins. Ties share the gradient.
  public static func reduceMin(
    _ x: some TensorConvertible, axis: [Int]? = nil, keepdims: Bool = false
  ) -> Tensor {
    operand(x, "reduceMin").reduced(ReductionOps.min, axis, keepdims)
  }
  /// The smallest element over the given axes; NaN wins. Ties share the gradient.
  public static func reduceMin(_ x: some TensorConvertible, axis: Int, keepdims: Bool = false) -> Tensor {
    operand(x, "reduceMin").reduced(ReductionOps.min, [axis], keepdims)
  }

  /// The product over the given axes, over all without `axis`.
  public static func reduceProd(
    _ x: some TensorConvertible, axis: [Int]? = nil, keepdims: Bool = false
  ) -> Tensor {
    operand(x, "reduceProd").reduced(ReductionOps.prod, axis, keepdims)
  }
  /// The product over the given axes, over all without `axis`.
  public static func reduceProd(_ x: some TensorConvertible, axis: Int, keepdims: Bool = false) -> Tensor {
    operand(x, "reduceProd").reduced(ReductionOps.prod, [axis], keepdims)
  }

  /// True where any element along the axes is. bool.
  public static func reduceAny(
    _ x: some TensorConvertible, axis: [Int]? = nil, keepdims: Bool = false
  ) -> Tensor {
    operand(x, "reduceAny").reduced(ReductionOps.any, axis, keepdims)
  }
  /// True where any element along the axes is. bool.
  public static func reduceAny(_ x: some TensorConvertible, axis: Int, keepdims: Bool = false) -> Tensor {
    operand(x, "reduceAny").reduced(ReductionOps.any, [axis], keepdims)
  }

  /// True where all elements along the axes are. bool.
  public static func reduceAll(
    _ x: some TensorConvertible, axis: [Int]? = nil, keepdims: Bool = false
  ) -> Tensor {
    operand(x, "reduceAll").reduced(ReductionOps.all_, axis, keepdims)
  }
  /// True where all elements along the axes are. bool.
  public static func reduceAll(_ x: some TensorConvertible, axis: Int, keepdims: Bool = false) -> Tensor {
    operand(x, "reduceAll").reduced(ReductionOps.all_, [axis], keepdims)
  }

  /// The place of the largest element along the axis; the first of equals, NaN never.
  public static func argmax(_ x: some TensorConvertible, axis: Int = 0, outputType: DType = .int64) -> Tensor {
    Tensor.cast(operand(x, "argmax").argReduced(ReductionOps.argmax, axis), to: outputType)
  }

  /// The place of the smallest element along the axis; the first of equals, NaN never.
  public static func argmin(_ x: some TensorConvertible, axis: Int = 0, outputType: DType = .int64) -> Tensor {
    Tensor.cast(operand(x, "argmin").argReduced(ReductionOps.argmin, axis), to: outputType)
  }
}

extension tf.math {
  /// `tf.reduceSum`.
  public static func reduceSum(
    _ x: some TensorConvertible, axis: [Int]? = nil, keepdims: Bool = false
  ) -> Tensor {
    tf.reduceSum(x, axis: axis, keepdims: keepdims)
  }
  /// `tf.reduceSum`.
  public static func reduceSum(_ x: some TensorConvertible, axis: Int, keepdims: Bool = false) -> Tensor {
    tf.reduceSum(x, axis: axis, keepdims: keepdims)
  }

  /// `tf.reduceMean`.
  public static func reduceMean(
    _ x: some TensorConvertible, axis: [Int]? = nil, keepdims: Bool = false
  ) -> Tensor {
    tf.reduceMean(x, axis: axis, keepdims: keepdims)
  }
  /// `tf.reduceMean`.
  public static func reduceMean(_ x: some TensorConvertible, axis: Int, keepdims: Bool = false) -> Tensor {
    tf.reduceMean(x, axis: axis, keepdims: keepdims)
  }

  /// `tf.reduceMax`.
  public static func reduceMax(
    _ x: some TensorConvertible, axis: [Int]? = nil, keepdims: Bool = false
  ) -> Tensor {
    tf.reduceMax(x, axis: axis, keepdims: keepdims)
  }
  /// `tf.reduceMax`.
  public static func reduceMax(_ x: some TensorConvertible, axis: Int, keepdims: Bool = false) -> Tensor {
    tf.reduceMax(x, axis: axis, keepdims: keepdims)
  }

  /// `tf.reduceMin`.
  public static func reduceMin(
    _ x: some TensorConvertible, axis: [Int]? = nil, keepdims: Bool = false
  ) -> Tensor {
    tf.reduceMin(x, axis: axis, keepdims: keepdims)
  }
  /// `tf.reduceMin`.
  public static func reduceMin(_ x: some TensorConvertible, axis: Int, keepdims: Bool = false) -> Tensor {
    tf.reduceMin(x, axis: axis, keepdims: keepdims)
  }

  /// `tf.reduceProd`.
  public static func reduceProd(
    _ x: some TensorConvertible, axis: [Int]? = nil, keepdims: Bool = false
  ) -> Tensor {
    tf.reduceProd(x, axis: axis, keepdims: keepdims)
  }
  /// `tf.reduceProd`.
  public static func reduceProd(_ x: some TensorConvertible, axis: Int, keepdims: Bool = false) -> Tensor {
    tf.reduceProd(x, axis: axis, keepdims: keepdims)
  }

  /// `tf.reduceAny`.
  public static func reduceAny(
    _ x: some TensorConvertible, axis: [Int]? = nil, keepdims: Bool = false
  ) -> Tensor {
    tf.reduceAny(x, axis: axis, keepdims: keepdims)
  }
  /// `tf.reduceAny`.
  public static func reduceAny(_ x: some TensorConvertible, axis: Int, keepdims: Bool = false) -> Tensor {
    tf.reduceAny(x, axis: axis, keepdims: keepdims)
  }

  /// `tf.reduceAll`.
  public static func reduceAll(
    _ x: some TensorConvertible, axis: [Int]? = nil, keepdims: Bool = false
  ) -> Tensor {
    tf.reduceAll(x, axis: axis, keepdims: keepdims)
  }
  /// `tf.reduceAll`.
  public static func reduceAll(_ x: some TensorConvertible, axis: Int, keepdims: Bool = false) -> Tensor {
    tf.reduceAll(x, axis: axis, keepdims: keepdims)
  }

  /// The standard deviation over the given axes.
  public static func reduceStd(
    _ x: some TensorConvertible, axis: [Int]? = nil, keepdims: Bool = false
  ) -> Tensor {
    dispatch(ArithmeticOps.sqrt, [operand(x, "reduceStd").variance(axis, keepdims)])
  }

  /// The variance over the given axes.
  public static func reduceVariance(
    _ x: some TensorConvertible, axis: [Int]? = nil, keepdims: Bool = false
  ) -> Tensor {
    operand(x, "reduceVariance").variance(axis, keepdims)
  }

  /// `tf.argmax`.
  public static func argmax(_ x: some TensorConvertible, axis: Int = 0, outputType: DType = .int64) -> Tensor {
    tf.argmax(x, axis: axis, outputType: outputType)
  }
}
