import Display
import Glibc
import Glibc

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

/// A function without a kernel of its own, computed element by element in double precision.
func computed(_ value: some TensorConvertible, _ operation: String, _ function: (Double) -> Double) -> NDArray {
  let x = array(value, operation)
  let results = NDArray(x).toDoubles().map(function)
  if ExecutionContext.current.mustStop { return NDArray(.inert) }
  return NDArray(Tensor.cast(Tensor(results, dtype: .float64, dims: x.dims), to: mathDType(x.dtype)))
}

/// The narrowest floating dtype that holds the numbers of a dtype: functions of integers are computed in it.
private func mathDType(_ dtype: DType) -> DType {
  if dtype.isFloating { return dtype }
  return dtype.size == 1 ? .float16 : dtype.size == 2 ? .float32 : .float64
}

/// NumPy's mathematics of integers happens in float64.
func realArray(_ value: some TensorConvertible, _ operation: String) -> Tensor {
  let x = array(value, operation)
  return x.dtype.isFloating ? x : Tensor.cast(x, to: .float64)
}

/// A function of one number.
func mapped(_ op: Op, _ value: some TensorConvertible) -> NDArray {
  let x = array(value, op.name)
  if x.dtype.isFloating || x.dtype == .string { return NDArray(dispatch(op, [x])) }
  return NDArray(dispatch(op, [Tensor.cast(x, to: mathDType(x.dtype))]))
}

/// A function that rounds: whole numbers stay themselves.
func rounded(_ op: Op, _ value: some TensorConvertible) -> NDArray {
  let x = array(value, op.name)
  return x.dtype.isInteger ? NDArray(x) : mapped(op, x)
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

  /// As the other form, of a literal without elements, whose type nothing else tells.
  ///
  ///     print(np.array([]).shape)      // (0,)
  public static func array(_ value: [Never], dtype: DType? = nil) -> NDArray { array([Double](), dtype: dtype) }

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

  /// Zeros.
  public static func zeros(_ shape: some TensorConvertible, dtype: DType = .float64) -> NDArray {
    NDArray(tf.zeros(shape, dtype: dtype))
  }
  /// Ones.
  public static func ones(_ shape: some TensorConvertible, dtype: DType = .float64) -> NDArray {
    NDArray(tf.ones(shape, dtype: dtype))
  }
  /// As the other form; `[]` is the shape of a single number.
  public static func zeros(_ shape: [Int], dtype: DType = .float64) -> NDArray { NDArray(tf.zeros(shape, dtype: dtype)) }
  /// As the other form; `[]` is the shape of a single number.
  public static func ones(_ shape: [Int], dtype: DType = .float64) -> NDArray { NDArray(tf.ones(shape, dtype: dtype)) }
  /// One value everywhere, of its own dtype unless another is given.
  public static func full(_ shape: some TensorConvertible, _ value: some TensorConvertible, dtype: DType? = nil) -> NDArray {
    guard let dims = shapeArgument(shape, "full") else { return NDArray(.inert) }
    return NDArray(dispatch(ShapingOps.broadcastTo, [array(value, dtype: dtype).base], .dims(dims)))
  }
  /// Zeros in the shape of another array, of its dtype unless another is given.
  public static func zerosLike(_ x: some TensorConvertible, dtype: DType? = nil) -> NDArray { filled(x, dtype, "zerosLike") { tf.zerosLike($0) } }
  /// Ones in the shape of another array, of its dtype unless another is given.
  public static func onesLike(_ x: some TensorConvertible, dtype: DType? = nil) -> NDArray { filled(x, dtype, "onesLike") { tf.onesLike($0) } }
  private static func filled(_ x: some TensorConvertible, _ dtype: DType?, _ operation: String, _ make: (Tensor) -> Tensor) -> NDArray {
    let made = make(Tensors.array(x, operation))
    return NDArray(Tensor.cast(made, to: dtype ?? made.dtype))
  }
  /// A matrix of zeros with ones on a diagonal: the main one, or the k-th above it.
  public static func eye(_ n: Int, _ m: Int? = nil, k: Int = 0, dtype: DType = .float64) -> NDArray {
    guard k != 0 else { return NDArray(identityMatrix(n, m ?? n, dtype, "eye")) }
    let lower = tri(n, m, k: k, dtype: dtype)
    return k == .min ? lower : lower - tri(n, m, k: k - 1, dtype: dtype)
  }

  /// e to the power of each element.
  public static func exp(_ x: some TensorConvertible) -> NDArray { mapped(ExponentialOps.exp, x) }
  /// The natural logarithm.
  public static func log(_ x: some TensorConvertible) -> NDArray { mapped(ExponentialOps.log, x) }
  /// log(1 + x), exact for small x.
  public static func log1p(_ x: some TensorConvertible) -> NDArray { mapped(ExponentialOps.log1p, x) }
  /// The square root; NaN of negative numbers.
  public static func sqrt(_ x: some TensorConvertible) -> NDArray { mapped(ArithmeticOps.sqrt, x) }
  /// The sine of radians.
  public static func sin(_ x: some TensorConvertible) -> NDArray { mapped(TrigonometryOps.sin, x) }
  /// The cosine of radians.
  public static func cos(_ x: some TensorConvertible) -> NDArray { mapped(TrigonometryOps.cos, x) }
  /// The tangent of radians.
  public static func tan(_ x: some TensorConvertible) -> NDArray { mapped(TrigonometryOps.tan, x) }
  /// The hyperbolic tangent.
  public static func tanh(_ x: some TensorConvertible) -> NDArray { mapped(ActivationOps.tanh, x) }
  /// The largest whole number that is not above each element.
  public static func floor(_ x: some TensorConvertible) -> NDArray { rounded(RoundingOps.floor, x) }
  /// The smallest whole number that is not below each element.
  public static func ceil(_ x: some TensorConvertible) -> NDArray { rounded(RoundingOps.ceil, x) }
  /// Where the element is NaN.
  public static func isnan(_ x: some TensorConvertible) -> NDArray { mapped(RoundingOps.isnan, x) }
  /// The distance from 0.
  public static func abs(_ x: some TensorConvertible) -> NDArray {
    NDArray(dispatch(ArithmeticOps.abs, [Tensors.array(x, "abs")]))
  }
  /// Each element times itself.
  public static func square(_ x: some TensorConvertible) -> NDArray {
    NDArray(dispatch(ArithmeticOps.square, [Tensors.array(x, "square")]))
  }
  /// Rounded to whole numbers, or to a number of decimals; halves go to even.
  public static func round(_ x: some TensorConvertible, _ decimals: Int = 0) -> NDArray {
    let values = Tensors.array(x, "round")
    // Beyond these no number has digits.
    let decimals = Swift.min(Swift.max(decimals, -400), 400)
    if values.dtype.isInteger || values.dtype == .bool {
      guard decimals < 0, values.dtype != .bool else { return NDArray(values) }
      let halves = dispatch(RoundingOps.round, [Tensor.cast(values, to: .float64) / Glibc.pow(10, Double(-decimals))])
      return NDArray(Tensor.cast(halves * Glibc.pow(10, Double(-decimals)), to: values.dtype))
    }
    if decimals == 0 { return NDArray(dispatch(RoundingOps.round, [values])) }
    let scale = Glibc.pow(10, Double(Swift.abs(decimals)))
    return NDArray(
      decimals < 0 ? dispatch(RoundingOps.round, [values / scale]) * scale : dispatch(RoundingOps.round, [values * scale]) / scale)
  }

  /// The larger of two elements; NaN where one is NaN.
  public static func maximum(_ a: some TensorConvertible, _ b: some TensorConvertible) -> NDArray {
    let (x, y) = promotedArrays(a, b, "maximum")
    return NDArray(dispatch(ArithmeticOps.maximum, [x, y]))
  }
  /// The smaller of two elements; NaN where one is NaN.
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
}
