import Display

/// NumPy's result dtype for an array and a Swift number: the array's, unless the number is real and
/// the array is not.
private func pair(_ array: NDArray, _ scalar: some TensorScalar) -> (Tensor, Tensor) {
  let source = scalar.tensorSource
  var dtype = array.dtype
  if case .real = source, !dtype.isFloating { dtype = .float64 }
  if case .integer = source, dtype == .bool { dtype = .int64 }
  return (Tensor.cast(array.base, to: dtype), source.tensor(operation: "array", dtype: dtype))
}

private func pair(_ a: NDArray, _ b: NDArray) -> (Tensor, Tensor) {
  let dtype = DType.promoted(a.dtype, b.dtype)
  return (Tensor.cast(a.base, to: dtype), Tensor.cast(b.base, to: dtype))
}

private func swapped(_ pair: (Tensor, Tensor)) -> (Tensor, Tensor) { (pair.1, pair.0) }

private func apply(_ op: Op, _ pair: (Tensor, Tensor)) -> NDArray {
  NDArray(dispatch(op, [pair.0, pair.1]))
}

private func quotient(_ pair: (Tensor, Tensor)) -> NDArray {
  let isReal = pair.0.dtype.isFloating
  let target: DType = isReal ? pair.0.dtype : .float64
  return NDArray(
    dispatch(ArithmeticOps.divide, [Tensor.cast(pair.0, to: target), Tensor.cast(pair.1, to: target)]))
}

/// Elementwise arithmetic by NumPy's rules; with a tensor the array becomes a tensor of its dtype.
extension NDArray {
  public static func + (a: NDArray, b: NDArray) -> NDArray { apply(ArithmeticOps.add, pair(a, b)) }
  public static func + <S: TensorScalar>(a: NDArray, b: S) -> NDArray { apply(ArithmeticOps.add, pair(a, b)) }
  public static func + <S: TensorScalar>(a: S, b: NDArray) -> NDArray { apply(ArithmeticOps.add, swapped(pair(b, a))) }
  public static func - (a: NDArray, b: NDArray) -> NDArray { apply(ArithmeticOps.subtract, pair(a, b)) }
  public static func - <S: TensorScalar>(a: NDArray, b: S) -> NDArray { apply(ArithmeticOps.subtract, pair(a, b)) }
  public static func - <S: TensorScalar>(a: S, b: NDArray) -> NDArray { apply(ArithmeticOps.subtract, swapped(pair(b, a))) }
  public static func * (a: NDArray, b: NDArray) -> NDArray { apply(ArithmeticOps.multiply, pair(a, b)) }
  public static func * <S: TensorScalar>(a: NDArray, b: S) -> NDArray { apply(ArithmeticOps.multiply, pair(a, b)) }
  public static func * <S: TensorScalar>(a: S, b: NDArray) -> NDArray { apply(ArithmeticOps.multiply, swapped(pair(b, a))) }
  public static func / (a: NDArray, b: NDArray) -> NDArray { quotient(pair(a, b)) }
  public static func / <S: TensorScalar>(a: NDArray, b: S) -> NDArray { quotient(pair(a, b)) }
  public static func / <S: TensorScalar>(a: S, b: NDArray) -> NDArray { quotient(swapped(pair(b, a))) }
  public static func % (a: NDArray, b: NDArray) -> NDArray { apply(ArithmeticOps.mod, pair(a, b)) }
  public static func % <S: TensorScalar>(a: NDArray, b: S) -> NDArray { apply(ArithmeticOps.mod, pair(a, b)) }
  public static func % <S: TensorScalar>(a: S, b: NDArray) -> NDArray { apply(ArithmeticOps.mod, swapped(pair(b, a))) }
  public static func ** (a: NDArray, b: NDArray) -> NDArray { apply(ArithmeticOps.pow, pair(a, b)) }
  public static func ** <S: TensorScalar>(a: NDArray, b: S) -> NDArray { apply(ArithmeticOps.pow, pair(a, b)) }
  public static func ** <S: TensorScalar>(a: S, b: NDArray) -> NDArray { apply(ArithmeticOps.pow, swapped(pair(b, a))) }
  public static prefix func - (a: NDArray) -> NDArray { NDArray(-a.base) }

  public static func + (a: Tensor, b: NDArray) -> Tensor { tf.add(a, b) }
  public static func + (a: NDArray, b: Tensor) -> Tensor { tf.add(a, b) }
  public static func - (a: Tensor, b: NDArray) -> Tensor { tf.subtract(a, b) }
  public static func - (a: NDArray, b: Tensor) -> Tensor { tf.subtract(a, b) }
  public static func * (a: Tensor, b: NDArray) -> Tensor { tf.multiply(a, b) }
  public static func * (a: NDArray, b: Tensor) -> Tensor { tf.multiply(a, b) }
  public static func / (a: Tensor, b: NDArray) -> Tensor { tf.divide(a, b) }
  public static func / (a: NDArray, b: Tensor) -> Tensor { tf.divide(a, b) }

  public static func += (a: inout NDArray, b: NDArray) { update(&a, a + b, "+=") }
  public static func += <S: TensorScalar>(a: inout NDArray, b: S) { update(&a, a + b, "+=") }
  public static func -= (a: inout NDArray, b: NDArray) { update(&a, a - b, "-=") }
  public static func -= <S: TensorScalar>(a: inout NDArray, b: S) { update(&a, a - b, "-=") }
  public static func *= (a: inout NDArray, b: NDArray) { update(&a, a * b, "*=") }
  public static func *= <S: TensorScalar>(a: inout NDArray, b: S) { update(&a, a * b, "*=") }
  public static func /= (a: inout NDArray, b: NDArray) { update(&a, a / b, "/=") }
  public static func /= <S: TensorScalar>(a: inout NDArray, b: S) { update(&a, a / b, "/=") }
  public static func %= (a: inout NDArray, b: NDArray) { update(&a, a % b, "%=") }
  public static func %= <S: TensorScalar>(a: inout NDArray, b: S) { update(&a, a % b, "%=") }

  /// As in NumPy an array is changed where it is, so that its views and other names of it see the result,
  /// and keeps its dtype. A single number becomes another one.
  private static func update(_ a: inout NDArray, _ result: NDArray, _ operation: String) {
    if ExecutionContext.current.mustStop { return }
    guard a.ndim > 0 else {
      a = result
      return
    }
    guard result.dtype == a.dtype || result.dtype.isFloating == a.dtype.isFloating else {
      _ = failed(
        operation, "a result of \(result.dtype.name) does not go into an array of \(a.dtype.name); write a = a \(operation.dropLast()) b")
      return
    }
    guard result.shape == a.shape else {
      _ = failed(operation, "a result of shape \(result.shape) does not go into an array of shape \(a.shape)")
      return
    }
    a.write(result.base)
  }
}

/// Comparisons are elementwise and give an array of bool.
extension NDArray {
  public static func == (a: NDArray, b: NDArray) -> NDArray { apply(ComparisonOps.equal, pair(a, b)) }
  public static func == <S: TensorScalar>(a: NDArray, b: S) -> NDArray { apply(ComparisonOps.equal, pair(a, b)) }
  public static func != (a: NDArray, b: NDArray) -> NDArray { apply(ComparisonOps.notEqual, pair(a, b)) }
  public static func != <S: TensorScalar>(a: NDArray, b: S) -> NDArray { apply(ComparisonOps.notEqual, pair(a, b)) }
  public static func < (a: NDArray, b: NDArray) -> NDArray { apply(ComparisonOps.less, pair(a, b)) }
  public static func < <S: TensorScalar>(a: NDArray, b: S) -> NDArray { apply(ComparisonOps.less, pair(a, b)) }
  public static func < <S: TensorScalar>(a: S, b: NDArray) -> NDArray { apply(ComparisonOps.less, swapped(pair(b, a))) }
  public static func <= (a: NDArray, b: NDArray) -> NDArray { apply(ComparisonOps.lessEqual, pair(a, b)) }
  public static func <= <S: TensorScalar>(a: NDArray, b: S) -> NDArray { apply(ComparisonOps.lessEqual, pair(a, b)) }
  public static func <= <S: TensorScalar>(a: S, b: NDArray) -> NDArray { apply(ComparisonOps.lessEqual, swapped(pair(b, a))) }
  public static func > (a: NDArray, b: NDArray) -> NDArray { apply(ComparisonOps.greater, pair(a, b)) }
  public static func > <S: TensorScalar>(a: NDArray, b: S) -> NDArray { apply(ComparisonOps.greater, pair(a, b)) }
  public static func > <S: TensorScalar>(a: S, b: NDArray) -> NDArray { apply(ComparisonOps.greater, swapped(pair(b, a))) }
  public static func >= (a: NDArray, b: NDArray) -> NDArray { apply(ComparisonOps.greaterEqual, pair(a, b)) }
  public static func >= <S: TensorScalar>(a: NDArray, b: S) -> NDArray { apply(ComparisonOps.greaterEqual, pair(a, b)) }
  public static func >= <S: TensorScalar>(a: S, b: NDArray) -> NDArray { apply(ComparisonOps.greaterEqual, swapped(pair(b, a))) }
  public static func & (a: NDArray, b: NDArray) -> NDArray { apply(ComparisonOps.logicalAnd, pair(a, b)) }
  public static func | (a: NDArray, b: NDArray) -> NDArray { apply(ComparisonOps.logicalOr, pair(a, b)) }
  public static func ^ (a: NDArray, b: NDArray) -> NDArray { apply(ComparisonOps.logicalXor, pair(a, b)) }
  public static prefix func ~ (a: NDArray) -> NDArray { NDArray(~a.base) }
}
