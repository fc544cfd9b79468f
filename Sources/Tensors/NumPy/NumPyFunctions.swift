import Display

/// An argument as NumPy sees it: numbers are int64 and float64.
package func array(_ value: some TensorConvertible, _ operation: String, dtype: DType? = nil) -> Tensor {
  let source = value.tensorSource
  let tensor = source.isWeak
    ? source.tensor(operation: operation, dtype: dtype, defaults: .numPy)
    : source.tensor(operation: operation)
  if tensor.isSymbolic {
    return failed(operation, "a symbolic tensor has no values; use the tf function of the same name")
  }
  let plain = tensor.variable == nil ? tensor : Tensor(copying: tensor)
  return dtype == nil ? plain : Tensor.cast(plain, to: dtype!)
}

/// NumPy's mathematics of integers happens in float64.
func realArray(_ value: some TensorConvertible, _ operation: String) -> Tensor {
  let x = array(value, operation)
  return x.dtype.isFloating ? x : Tensor.cast(x, to: .float64)
}

/// A function of one number: NumPy computes it in the narrowest floating dtype that holds the integers.
func mapped(_ op: Op, _ value: some TensorConvertible) -> NDArray {
  let x = array(value, op.name)
  if x.dtype.isFloating || x.dtype == .string { return NDArray(dispatch(op, [x])) }
  let dtype: DType = x.dtype.size == 1 ? .float16 : x.dtype.size == 2 ? .float32 : .float64
  return NDArray(dispatch(op, [Tensor.cast(x, to: dtype)]))
}

func promotedArrays(_ a: some TensorConvertible, _ b: some TensorConvertible, _ operation: String)
  -> (Tensor, Tensor)
{
  let (x, y) = (a.tensorSource, b.tensorSource)
  var dtype = DType.promoted(array(a, operation).dtype, array(b, operation).dtype)
  // A Swift number next to an array changes its dtype only from whole to real.
  if x.isWeakScalar != y.isWeakScalar {
    let strong = x.isWeakScalar ? array(b, operation).dtype : array(a, operation).dtype
    if strong.isFloating || !dtype.isFloating { dtype = strong }
  }
  return (array(a, operation, dtype: dtype), array(b, operation, dtype: dtype))
}

extension TensorSource {
  fileprivate var isWeakScalar: Bool {
    switch self {
    case .integer, .real: true
    default: false
    }
  }
}

extension np {
  /// An array of the given values: int64 for integers, float64 for real numbers, unless `dtype` says
  /// otherwise.
  ///
  ///     print(np.array([1.0, 2.5]))      // [1.  2.5]
  public static func array(_ value: some TensorConvertible, dtype: DType? = nil) -> NDArray {
    let source = value.tensorSource
    if source.isWeak, let dtype, !dtype.isFloating {
      return NDArray(Tensor.cast(source.tensor(operation: "array", defaults: .numPy), to: dtype))
    }
    return NDArray(Tensors.array(value, "array", dtype: dtype))
  }

  /// `num` numbers from `start` to `stop`, both included, as float64.
  public static func linspace<A: TensorScalar, B: TensorScalar>(
    _ start: A, _ stop: B, num: Int = 50, endpoint: Bool = true, dtype: DType = .float64
  ) -> NDArray {
    NDArray(
      evenlySpaced(
        start.tensorSource.number, stop.tensorSource.number, num, dtype, endpoint: endpoint,
        "linspace"))
  }

  /// As the other form, with `num` in third place.
  public static func linspace<A: TensorScalar, B: TensorScalar>(_ start: A, _ stop: B, _ num: Int) -> NDArray {
    linspace(start, stop, num: num)
  }

  /// Numbers from 0 up to, not including, `stop`.
  public static func arange<S: TensorScalar>(_ stop: S, dtype: DType? = nil) -> NDArray {
    sequence(0.tensorSource, stop.tensorSource, 1.tensorSource, dtype)
  }

  /// Numbers from `start` up to, not including, `stop`.
  public static func arange<A: TensorScalar, B: TensorScalar>(_ start: A, _ stop: B, dtype: DType? = nil)
    -> NDArray
  {
    sequence(start.tensorSource, stop.tensorSource, 1.tensorSource, dtype)
  }

  /// Numbers from `start` up to, not including, `stop`, `step` apart.
  public static func arange<A: TensorScalar, B: TensorScalar, C: TensorScalar>(
    _ start: A, _ stop: B, _ step: C, dtype: DType? = nil
  ) -> NDArray {
    sequence(start.tensorSource, stop.tensorSource, step.tensorSource, dtype)
  }

  private static func sequence(
    _ start: TensorSource, _ stop: TensorSource, _ step: TensorSource, _ dtype: DType?
  ) -> NDArray {
    let dtype = dtype ?? TensorSource.list([start, stop, step]).defaultDType(.numPy)
    return NDArray(arithmeticSequence(start, stop, step, dtype, "arange"))
  }

  public static func zeros(_ shape: some TensorConvertible, dtype: DType = .float64) -> NDArray {
    NDArray(tf.zeros(shape, dtype: dtype))
  }
  public static func ones(_ shape: some TensorConvertible, dtype: DType = .float64) -> NDArray {
    NDArray(tf.ones(shape, dtype: dtype))
  }
  public static func full(_ shape: some TensorConvertible, _ value: some TensorConvertible) -> NDArray {
    guard let dims = shapeArgument(shape, "full") else { return NDArray(.inert) }
    return NDArray(dispatch(ShapingOps.broadcastTo, [Tensors.array(value, "full")], .dims(dims)))
  }
  public static func zerosLike(_ x: some TensorConvertible) -> NDArray { NDArray(tf.zerosLike(Tensors.array(x, "zerosLike"))) }
  public static func onesLike(_ x: some TensorConvertible) -> NDArray { NDArray(tf.onesLike(Tensors.array(x, "onesLike"))) }
  public static func eye(_ n: Int, _ m: Int? = nil, dtype: DType = .float64) -> NDArray {
    NDArray(identityMatrix(n, m ?? n, dtype, "eye"))
  }

  public static func exp(_ x: some TensorConvertible) -> NDArray { mapped(ExponentialOps.exp, x) }
  public static func log(_ x: some TensorConvertible) -> NDArray { mapped(ExponentialOps.log, x) }
  public static func log1p(_ x: some TensorConvertible) -> NDArray { mapped(ExponentialOps.log1p, x) }
  public static func sqrt(_ x: some TensorConvertible) -> NDArray { mapped(ArithmeticOps.sqrt, x) }
  public static func sin(_ x: some TensorConvertible) -> NDArray { mapped(TrigonometryOps.sin, x) }
  public static func cos(_ x: some TensorConvertible) -> NDArray { mapped(TrigonometryOps.cos, x) }
  public static func tan(_ x: some TensorConvertible) -> NDArray { mapped(TrigonometryOps.tan, x) }
  public static func tanh(_ x: some TensorConvertible) -> NDArray { mapped(ActivationOps.tanh, x) }
  public static func floor(_ x: some TensorConvertible) -> NDArray { mapped(RoundingOps.floor, x) }
  public static func ceil(_ x: some TensorConvertible) -> NDArray { mapped(RoundingOps.ceil, x) }
  public static func isnan(_ x: some TensorConvertible) -> NDArray { mapped(RoundingOps.isnan, x) }
  public static func abs(_ x: some TensorConvertible) -> NDArray {
    NDArray(dispatch(ArithmeticOps.abs, [Tensors.array(x, "abs")]))
  }
  public static func square(_ x: some TensorConvertible) -> NDArray {
    NDArray(dispatch(ArithmeticOps.square, [Tensors.array(x, "square")]))
  }
  /// Rounded to whole numbers, or to a number of decimals; halves go to even.
  public static func round(_ x: some TensorConvertible, _ decimals: Int = 0) -> NDArray {
    let values = Tensors.array(x, "round")
    guard values.dtype.isFloating else { return NDArray(values) }
    var scale = 1.0
    for _ in 0..<Swift.abs(decimals) { scale *= 10 }
    let factor = decimals < 0 ? 1 / scale : scale
    return NDArray(dispatch(RoundingOps.round, [values * factor]) / factor)
  }

  public static func maximum(_ a: some TensorConvertible, _ b: some TensorConvertible) -> NDArray {
    let (x, y) = promotedArrays(a, b, "maximum")
    return NDArray(dispatch(ArithmeticOps.maximum, [x, y]))
  }
  public static func minimum(_ a: some TensorConvertible, _ b: some TensorConvertible) -> NDArray {
    let (x, y) = promotedArrays(a, b, "minimum")
    return NDArray(dispatch(ArithmeticOps.minimum, [x, y]))
  }
  /// `x` where the condition is true, `y` elsewhere.
  public static func `where`(
    _ condition: some TensorConvertible, _ x: some TensorConvertible, _ y: some TensorConvertible
  ) -> NDArray {
    let (a, b) = promotedArrays(x, y, "where")
    return NDArray(dispatch(SelectionOps.select, [Tensors.array(condition, "where"), a, b]))
  }
  /// The product of matrices, or the sum of products of vectors.
  public static func dot(_ a: some TensorConvertible, _ b: some TensorConvertible) -> NDArray {
    let (x, y) = promotedArrays(a, b, "dot")
    if x.rank == 1 && y.rank == 1 { return NDArray((x * y).sum()) }
    return NDArray(tf.matmul(x, y))
  }
  public static func concatenate(_ arrays: [some TensorConvertible], axis: Int = 0) -> NDArray {
    NDArray(tf.concat(arrays.map { Tensors.array($0, "concatenate") }, axis: axis))
  }
  public static func stack(_ arrays: [some TensorConvertible], axis: Int = 0) -> NDArray {
    NDArray(tf.stack(arrays.map { Tensors.array($0, "stack") }, axis: axis))
  }
  public static func reshape(_ a: some TensorConvertible, _ shape: [Int]) -> NDArray {
    NDArray(tf.reshape(Tensors.array(a, "reshape"), shape))
  }
  public static func transpose(_ a: some TensorConvertible) -> NDArray {
    NDArray(tf.transpose(Tensors.array(a, "transpose")))
  }
  public static func expandDims(_ a: some TensorConvertible, axis: Int) -> NDArray {
    NDArray(tf.expandDims(Tensors.array(a, "expandDims"), axis: axis))
  }

  /// True when all elements agree within `atol + rtol * |b|`.
  public static func allclose(
    _ a: some TensorConvertible, _ b: some TensorConvertible, rtol: Double = 1e-5, atol: Double = 1e-8
  ) -> Bool {
    let x = Tensor.cast(Tensors.array(a, "allclose"), to: .float64)
    let y = Tensor.cast(Tensors.array(b, "allclose"), to: .float64)
    let close = (tf.abs(x - y) <= tf.abs(y) * rtol + atol) | (x == y)
    return Bool(tf.reduceAll(close))
  }
}
