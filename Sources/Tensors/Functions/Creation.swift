import Display
import Glibc

extension tf {
  /// A tensor with the given values.
  ///
  /// Integers become int32, real numbers float32, unless `dtype` says otherwise; NumPy arrays keep
  /// their dtype. `name` is that of the node in a graph. With `shape` the values are arranged in it, a single value is repeated.
  ///
  ///     print(tf.constant([1, 2, 3]))      // tf.Tensor([1 2 3], shape=(3,), dtype=int32)
  public static func constant(
    _ value: some TensorConvertible, dtype: DType? = nil, shape: [Int]? = nil, name: String? = nil
  ) -> Tensor {
    created(constantValue(value, dtype, shape), name ?? "Const")
  }

  /// As the other form, of a literal without elements, whose type nothing else tells.
  ///
  ///     print(tf.constant([]).shape)      // (0,)
  public static func constant(_ value: [Never], dtype: DType? = nil, name: String? = nil) -> Tensor {
    constant([Double](), dtype: dtype, name: name)
  }

  private static func constantValue(_ value: some TensorConvertible, _ dtype: DType?, _ shape: [Int]?) -> Tensor {
    let source = value.tensorSource
    var tensor = source.isWeak || dtype == nil
      ? source.tensor(operation: "constant", dtype: dtype)
      : Tensor.cast(source.tensor(operation: "constant"), to: dtype!)
    if tensor.variable != nil { tensor = dispatch(ShapingOps.identity, [tensor]) }
    guard let shape, shape != tensor.dims else { return tensor }
    if tensor.elementCount == 1 {
      return dispatch(
        ShapingOps.broadcastTo, [dispatch(ShapingOps.reshape, [tensor], .dims([]))], .dims(shape))
    }
    return dispatch(ShapingOps.reshape, [tensor], .dims(shape))
  }

  /// The value as a tensor; a tensor stays itself, and must have `dtype` if one is given.
  public static func convertToTensor(_ value: some TensorConvertible, dtype: DType? = nil) -> Tensor {
    created(value.tensorSource.tensor(operation: "convertToTensor", dtype: dtype), "Const")
  }

  /// Zeros.
  ///
  ///     print(tf.zeros([2, 2]))
  public static func zeros(_ shape: [Int], dtype: DType = .float32) -> Tensor {
    created(CreationOps.fill(shape, 0, dtype), "zeros")
  }

  /// As the other form, with a `TensorShape`, a number or an integer tensor as the shape.
  public static func zeros(_ shape: some TensorConvertible, dtype: DType = .float32) -> Tensor {
    created(CreationOps.fill(ShapeArgument(shape, "zeros"), 0, dtype), "zeros")
  }

  /// As the other form, with tensors such as `tf.shape(x)[0]` among the numbers.
  public static func zeros(_ shape: [any TensorConvertible], dtype: DType = .float32) -> Tensor {
    created(CreationOps.fill(ShapeArgument(shape, "zeros"), 0, dtype), "zeros")
  }

  /// Ones.
  public static func ones(_ shape: [Int], dtype: DType = .float32) -> Tensor {
    created(CreationOps.fill(shape, 1, dtype), "ones")
  }

  /// As the other form, with a `TensorShape`, a number or an integer tensor as the shape.
  public static func ones(_ shape: some TensorConvertible, dtype: DType = .float32) -> Tensor {
    created(CreationOps.fill(ShapeArgument(shape, "ones"), 1, dtype), "ones")
  }

  /// As the other form, with tensors such as `tf.shape(x)[0]` among the numbers.
  public static func ones(_ shape: [any TensorConvertible], dtype: DType = .float32) -> Tensor {
    created(CreationOps.fill(ShapeArgument(shape, "ones"), 1, dtype), "ones")
  }

  /// One value everywhere.
  public static func fill(_ shape: some TensorConvertible, _ value: some TensorConvertible) -> Tensor {
    filled(ShapeArgument(shape, "fill"), operand(value, "fill"))
  }

  /// As the other form, with tensors such as `tf.shape(x)[0]` among the numbers.
  public static func fill(_ shape: [any TensorConvertible], _ value: some TensorConvertible) -> Tensor {
    filled(ShapeArgument(shape, "fill"), operand(value, "fill"))
  }

  private static func filled(_ shape: ShapeArgument?, _ element: Tensor) -> Tensor {
    guard element.dims.isEmpty else {
      return failed("fill", "the value is a scalar, found shape \(element.shape)")
    }
    return nodeNamed("Fill") { shape?.broadcast(element) ?? .inert }
  }

  /// Zeros of the shape of `x`, of its dtype unless another is given.
  public static func zerosLike(_ x: some TensorConvertible, dtype: DType? = nil) -> Tensor {
    let x = operand(x, "zerosLike")
    let result = CreationOps.like(x, 0, dtype ?? x.dtype)
    return x.isSymbolic ? created(result, "zeros_like") : result
  }

  /// Ones of the shape of `x`, of its dtype unless another is given.
  public static func onesLike(_ x: some TensorConvertible, dtype: DType? = nil) -> Tensor {
    let x = operand(x, "onesLike")
    let result = CreationOps.like(x, 1, dtype ?? x.dtype)
    return x.isSymbolic ? created(result, "ones_like") : result
  }

  /// Numbers from 0 up to, not including, `limit`.
  ///
  ///     print(tf.range(3))      // tf.Tensor([0 1 2], shape=(3,), dtype=int32)
  public static func range<S: TensorScalar>(_ limit: S, dtype: DType? = nil) -> Tensor {
    sequence(from: 0.tensorSource, to: limit.tensorSource, by: 1.tensorSource, dtype)
  }

  /// Numbers from `start` up to, not including, `limit`, `delta` apart.
  public static func range<A: TensorScalar, B: TensorScalar>(
    _ start: A, _ limit: B, dtype: DType? = nil
  ) -> Tensor {
    sequence(from: start.tensorSource, to: limit.tensorSource, by: 1.tensorSource, dtype)
  }

  /// Numbers from `start` up to, not including, `limit`, `delta` apart.
  public static func range<A: TensorScalar, B: TensorScalar, C: TensorScalar>(
    _ start: A, _ limit: B, _ delta: C, dtype: DType? = nil
  ) -> Tensor {
    sequence(from: start.tensorSource, to: limit.tensorSource, by: delta.tensorSource, dtype)
  }

  private static func sequence(
    from start: TensorSource, to limit: TensorSource, by delta: TensorSource, _ dtype: DType?
  ) -> Tensor {
    let dtype = dtype ?? TensorSource.list([start, limit, delta]).defaultDType(.tensorFlow)
    return created(arithmeticSequence(start, limit, delta, dtype, "range"), "range")
  }

  /// `num` numbers from `start` to `stop`, both included. Integer ends give float64.
  public static func linspace<A: TensorScalar, B: TensorScalar>(_ start: A, _ stop: B, _ num: Int)
    -> Tensor
  {
    let natural = TensorSource.list([start.tensorSource, stop.tensorSource]).defaultDType(.tensorFlow)
    let dtype: DType = natural.isFloating ? natural : .float64
    return created(
      evenlySpaced(
        start.tensorSource.number, stop.tensorSource.number, num, dtype, endpoint: true, "linspace"), "linspace")
  }

  /// The identity matrix, repeated over `batchShape`.
  public static func eye(
    _ numRows: Int, _ numColumns: Int? = nil, batchShape: [Int] = [], dtype: DType = .float32
  ) -> Tensor {
    let matrix = created(identityMatrix(numRows, numColumns ?? numRows, dtype, "eye"), "eye/diag")
    if batchShape.isEmpty || ExecutionContext.current.mustStop { return matrix }
    return dispatch(ShapingOps.broadcastTo, [matrix], .dims(batchShape + matrix.dims))
  }

  /// The tensor in another dtype; real numbers lose their fraction on the way to integers.
  public static func cast(_ x: some TensorConvertible, _ dtype: DType) -> Tensor {
    Tensor.cast(operand(x, "cast"), to: dtype)
  }

  /// A tensor with the same contents.
  public static func identity(_ x: some TensorConvertible) -> Tensor {
    dispatch(ShapingOps.identity, [operand(x, "identity")])
  }

  /// The same values, through which no gradient flows.
  public static func stopGradient(_ x: some TensorConvertible) -> Tensor {
    dispatch(ShapingOps.stopGradient, [operand(x, "stopGradient")])
  }
}

extension TensorSource {
  /// A Swift number as a Double.
  var number: Double {
    switch self {
    case .integer(let value, _): Double(value)
    case .real(let value, _): value
    default: 0
    }
  }
  var wholeNumber: Int64? {
    if case .integer(let value, _) = self { return value }
    return nil
  }
}

/// The elements start, start + delta, ... before limit.
package func arithmeticSequence(
  _ start: TensorSource, _ limit: TensorSource, _ delta: TensorSource, _ dtype: DType,
  _ operation: String
) -> Tensor {
  guard delta.number != 0 else { return failed(operation, "the step is 0") }
  let steps = ((limit.number - start.number) / delta.number).rounded(.up)
  guard steps.isFinite, steps < 1e12 else { return failed(operation, "the range has no end") }
  let count = max(0, Int(steps))
  if let problem = TensorSpec(.float64, [count]).sizeProblem { return failed(operation, problem) }
  if let first = start.wholeNumber, let step = delta.wholeNumber {
    let values = (0..<count).map { first &+ Int64($0) &* step }
    return TensorSource.integers(values, dims: [count], natural: nil).tensor(
      operation: operation, dtype: dtype)
  }
  let values = (0..<count).map { start.number + Double($0) * delta.number }
  let reals = TensorSource.reals(values, dims: [count], natural: nil)
  return dtype.isFloating
    ? reals.tensor(operation: operation, dtype: dtype)
    : Tensor.cast(reals.tensor(operation: operation, dtype: .float64), to: dtype)
}

package func evenlySpaced(
  _ start: Double, _ stop: Double, _ num: Int, _ dtype: DType, endpoint: Bool, _ operation: String
) -> Tensor {
  guard num >= 0 else { return failed(operation, "num is \(num), must not be negative") }
  if let problem = TensorSpec(.float64, [num]).sizeProblem { return failed(operation, problem) }
  let gaps = endpoint ? num - 1 : num
  let step = gaps > 0 ? (stop - start) / Double(gaps) : 0
  var values = (0..<num).map { Double($0) * step + start }
  if endpoint && num > 1 { values[num - 1] = stop }
  return Tensor.cast(Tensor(values, dtype: .float64, dims: [num]), to: dtype)
}

package func identityMatrix(_ rows: Int, _ columns: Int, _ dtype: DType, _ operation: String) -> Tensor {
  guard rows >= 0, columns >= 0 else {
    return failed(operation, "a matrix has no negative sides, found \(rows) x \(columns)")
  }
  if let problem = TensorSpec(.float64, [rows, columns]).sizeProblem { return failed(operation, problem) }
  var values = [Double](repeating: 0, count: rows * columns)
  for index in 0..<min(rows, columns) { values[index * columns + index] = 1 }
  return Tensor.cast(Tensor(values, dtype: .float64, dims: [rows, columns]), to: dtype)
}
