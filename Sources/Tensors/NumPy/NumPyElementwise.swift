import Display
import Glibc

/// Elementwise functions under their full names.
extension np {
  private static func pairwise(_ op: Op, _ a: some TensorConvertible, _ b: some TensorConvertible) -> NDArray {
    let (x, y) = promotedArrays(a, b, op.name)
    return NDArray(dispatch(op, [x, y]))
  }
  private static func logical(_ op: Op, _ a: some TensorConvertible, _ b: some TensorConvertible) -> NDArray {
    NDArray(
      dispatch(op, [Tensor.cast(Tensors.array(a, op.name), to: .bool), Tensor.cast(Tensors.array(b, op.name), to: .bool)]))
  }

  /// The sum of two elements.
  public static func add(_ a: some TensorConvertible, _ b: some TensorConvertible) -> NDArray { pairwise(ArithmeticOps.add, a, b) }
  /// The first element minus the second.
  public static func subtract(_ a: some TensorConvertible, _ b: some TensorConvertible) -> NDArray {
    pairwise(ArithmeticOps.subtract, a, b)
  }
  /// The product of two elements.
  public static func multiply(_ a: some TensorConvertible, _ b: some TensorConvertible) -> NDArray {
    pairwise(ArithmeticOps.multiply, a, b)
  }
  /// True division: whole numbers give float64.
  public static func divide(_ a: some TensorConvertible, _ b: some TensorConvertible) -> NDArray {
    let (x, y) = promotedArrays(a, b, "divide")
    return NDArray(x) / NDArray(y)
  }
  /// a to the power of b.
  public static func power(_ a: some TensorConvertible, _ b: some TensorConvertible) -> NDArray { pairwise(ArithmeticOps.pow, a, b) }
  /// The remainder with the divisor's sign.
  public static func mod(_ a: some TensorConvertible, _ b: some TensorConvertible) -> NDArray { pairwise(ArithmeticOps.mod, a, b) }
  /// The remainder with the divisor's sign, as `mod`.
  public static func remainder(_ a: some TensorConvertible, _ b: some TensorConvertible) -> NDArray { mod(a, b) }
  /// The quotient rounded down.
  public static func floorDivide(_ a: some TensorConvertible, _ b: some TensorConvertible) -> NDArray {
    pairwise(ArithmeticOps.floordiv, a, b)
  }
  /// The angle of the point (x, y), in radians.
  public static func arctan2(_ y: some TensorConvertible, _ x: some TensorConvertible) -> NDArray {
    let (a, b) = promotedArrays(y, x, "arctan2")
    return NDArray(tf.math.atan2(realArray(a, "arctan2"), realArray(b, "arctan2")))
  }
  /// The root of a*a + b*b, also where the squares are beyond all numbers.
  public static func hypot(_ a: some TensorConvertible, _ b: some TensorConvertible) -> NDArray {
    let (x, y) = promotedArrays(a, b, "hypot")
    let (p, q) = (abs(realArray(x, "hypot")), abs(realArray(y, "hypot")))
    let (large, small) = (maximum(p, q), minimum(p, q))
    let ratio = small / `where`((large == 0) | isinf(large), 1.0, large)
    return `where`(isinf(large), large, large * sqrt(square(ratio) + 1.0))
  }
  /// The remainder with the dividend's sign.
  public static func fmod(_ a: some TensorConvertible, _ b: some TensorConvertible) -> NDArray {
    let (x, y) = promotedArrays(a, b, "fmod")
    let remainder = mod(abs(x), abs(y))
    return `where`(NDArray(x) < 0, negative(remainder), remainder)
  }

  /// Where two elements are equal.
  public static func equal(_ a: some TensorConvertible, _ b: some TensorConvertible) -> NDArray { pairwise(ComparisonOps.equal, a, b) }
  /// Where two elements differ.
  public static func notEqual(_ a: some TensorConvertible, _ b: some TensorConvertible) -> NDArray { pairwise(ComparisonOps.notEqual, a, b) }
  /// Where the first element is below the second.
  public static func less(_ a: some TensorConvertible, _ b: some TensorConvertible) -> NDArray { pairwise(ComparisonOps.less, a, b) }
  /// Where the first element is not above the second.
  public static func lessEqual(_ a: some TensorConvertible, _ b: some TensorConvertible) -> NDArray { pairwise(ComparisonOps.lessEqual, a, b) }
  /// Where the first element is above the second.
  public static func greater(_ a: some TensorConvertible, _ b: some TensorConvertible) -> NDArray { pairwise(ComparisonOps.greater, a, b) }
  /// Where the first element is not below the second.
  public static func greaterEqual(_ a: some TensorConvertible, _ b: some TensorConvertible) -> NDArray {
    pairwise(ComparisonOps.greaterEqual, a, b)
  }
  /// Where both are true (not 0).
  public static func logicalAnd(_ a: some TensorConvertible, _ b: some TensorConvertible) -> NDArray { logical(ComparisonOps.logicalAnd, a, b) }
  /// Where at least one is true (not 0).
  public static func logicalOr(_ a: some TensorConvertible, _ b: some TensorConvertible) -> NDArray { logical(ComparisonOps.logicalOr, a, b) }
  /// Where one of the two is true (not 0).
  public static func logicalXor(_ a: some TensorConvertible, _ b: some TensorConvertible) -> NDArray { logical(ComparisonOps.logicalXor, a, b) }
  /// Where the element is false (0).
  public static func logicalNot(_ x: some TensorConvertible) -> NDArray {
    NDArray(dispatch(RoundingOps.logicalNot, [Tensor.cast(Tensors.array(x, "logicalNot"), to: .bool)]))
  }

  /// exp(x) - 1, exact for small x.
  public static func expm1(_ x: some TensorConvertible) -> NDArray { mapped(ExponentialOps.expm1, x) }
  /// 2 to the power of each element.
  public static func exp2(_ x: some TensorConvertible) -> NDArray { computed(x, "exp2", Glibc.exp2) }
  /// The angle in radians whose sine each element is; NaN beyond -1 and 1.
  public static func arcsin(_ x: some TensorConvertible) -> NDArray { mapped(TrigonometryOps.asin, x) }
  /// The angle in radians whose cosine each element is; NaN beyond -1 and 1.
  public static func arccos(_ x: some TensorConvertible) -> NDArray { mapped(TrigonometryOps.acos, x) }
  /// The angle in radians whose tangent each element is.
  public static func arctan(_ x: some TensorConvertible) -> NDArray { mapped(TrigonometryOps.atan, x) }
  /// The hyperbolic sine.
  public static func sinh(_ x: some TensorConvertible) -> NDArray { mapped(TrigonometryOps.sinh, x) }
  /// The hyperbolic cosine.
  public static func cosh(_ x: some TensorConvertible) -> NDArray { mapped(TrigonometryOps.cosh, x) }
  /// Where the element is infinite.
  public static func isinf(_ x: some TensorConvertible) -> NDArray { mapped(RoundingOps.isinf, x) }
  /// Where the element is neither infinite nor NaN.
  public static func isfinite(_ x: some TensorConvertible) -> NDArray { mapped(RoundingOps.isfinite, x) }
  /// Rounded to the nearest whole number; halves go to even.
  public static func rint(_ x: some TensorConvertible) -> NDArray { mapped(RoundingOps.round, x) }
  /// Without the fraction.
  public static func trunc(_ x: some TensorConvertible) -> NDArray {
    let x = view(x, "trunc")
    return x.dtype.isInteger ? x : `where`(x < 0, ceil(x), floor(x))
  }
  /// Without the fraction, as `trunc`.
  public static func fix(_ x: some TensorConvertible) -> NDArray { trunc(x) }
  /// The logarithm to base 2.
  public static func log2(_ x: some TensorConvertible) -> NDArray { computed(x, "log2", Glibc.log2) }
  /// The logarithm to base 10.
  public static func log10(_ x: some TensorConvertible) -> NDArray { computed(x, "log10", Glibc.log10) }
  /// The cube root.
  public static func cbrt(_ x: some TensorConvertible) -> NDArray { computed(x, "cbrt", Glibc.cbrt) }
  /// The inverse of the hyperbolic sine.
  public static func arcsinh(_ x: some TensorConvertible) -> NDArray { computed(x, "arcsinh", Glibc.asinh) }
  /// The inverse of the hyperbolic cosine; NaN below 1.
  public static func arccosh(_ x: some TensorConvertible) -> NDArray { computed(x, "arccosh", Glibc.acosh) }
  /// The inverse of the hyperbolic tangent; NaN beyond -1 and 1.
  public static func arctanh(_ x: some TensorConvertible) -> NDArray { computed(x, "arctanh", Glibc.atanh) }
  /// sin(pi x) / (pi x), 1 at 0.
  public static func sinc(_ x: some TensorConvertible) -> NDArray {
    computed(x, "sinc") { $0 == 0 ? 1 : Glibc.sin(.pi * $0) / (.pi * $0) }
  }
  /// The distance from 0, as `abs`.
  public static func absolute(_ x: some TensorConvertible) -> NDArray { abs(x) }
  /// Each element times -1.
  public static func negative(_ x: some TensorConvertible) -> NDArray { NDArray(dispatch(ArithmeticOps.negative, [Tensors.array(x, "negative")])) }
  /// -1, 0 or 1 by the sign of each element.
  public static func sign(_ x: some TensorConvertible) -> NDArray { NDArray(dispatch(ArithmeticOps.sign, [Tensors.array(x, "sign")])) }
  /// 1 over each element; of whole numbers without the fraction.
  public static func reciprocal(_ x: some TensorConvertible) -> NDArray {
    let x = Tensors.array(x, "reciprocal")
    guard x.dtype.isInteger else { return 1.0 / NDArray(x) }
    // Of whole numbers only 1 and -1 have one; the others, and 0, give 0.
    return `where`(abs(x) == 1, x, 0)
  }
  /// Degrees as radians.
  public static func radians(_ x: some TensorConvertible) -> NDArray { NDArray(realArray(x, "radians")) * (Double.pi / 180) }
  /// Degrees as radians, as `radians`.
  public static func deg2rad(_ x: some TensorConvertible) -> NDArray { radians(x) }
  /// Radians as degrees.
  public static func degrees(_ x: some TensorConvertible) -> NDArray { NDArray(realArray(x, "degrees")) * (180 / Double.pi) }
  /// Radians as degrees, as `degrees`.
  public static func rad2deg(_ x: some TensorConvertible) -> NDArray { degrees(x) }

  /// The elements, none below the first bound and none above the second; nil is no bound.
  public static func clip(
    _ x: some TensorConvertible, _ min: (any TensorConvertible)?, _ max: (any TensorConvertible)?
  ) -> NDArray {
    var result = view(x, "clip")
    if let min { result = maximum(result, Tensors.array(min, "clip").weakened(to: result.dtype)) }
    if let max { result = minimum(result, Tensors.array(max, "clip").weakened(to: result.dtype)) }
    return result
  }
  /// NaN as 0 and infinities as the largest numbers, or as the values given.
  public static func nanToNum(
    _ x: some TensorConvertible, nan: Double = 0, posinf: Double? = nil, neginf: Double? = nil
  ) -> NDArray {
    let x = view(x, "nanToNum")
    guard x.dtype.isFloating else { return x }
    func end(_ number: Double?, _ largest: NDArray) -> NDArray { number.map { NDArray(Tensor.scalar($0, x.dtype)) } ?? largest }
    let above = `where`(x == Double.infinity, end(posinf, x.dtype.max), x)
    let below = `where`(x == -Double.infinity, end(neginf, x.dtype.min), above)
    return `where`(isnan(x), nan, below)
  }

  /// Where two arrays agree within `atol + rtol * |b|`.
  public static func isclose(
    _ a: some TensorConvertible, _ b: some TensorConvertible, rtol: Double = 1e-5, atol: Double = 1e-8,
    equalNan: Bool = false
  ) -> NDArray {
    let x = NDArray(Tensor.cast(Tensors.array(a, "isclose"), to: .float64))
    let y = NDArray(Tensor.cast(Tensors.array(b, "isclose"), to: .float64))
    let close = (abs(x - y) <= abs(y) * rtol + atol) & isfinite(y) | (x == y)
    return equalNan ? close | (isnan(x) & isnan(y)) : close
  }
  /// Whether two arrays agree everywhere within `atol + rtol * |b|`.
  public static func allclose(
    _ a: some TensorConvertible, _ b: some TensorConvertible, rtol: Double = 1e-5, atol: Double = 1e-8,
    equalNan: Bool = false
  ) -> Bool {
    Bool(all(isclose(a, b, rtol: rtol, atol: atol, equalNan: equalNan)))
  }
  /// Whether two arrays have one shape and equal elements.
  public static func arrayEqual(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Bool {
    let (x, y) = (view(a, "arrayEqual"), view(b, "arrayEqual"))
    return x.shape == y.shape && Bool(all(x == y))
  }
}

extension Tensor {
  /// A single number takes an array's dtype, unless it is real and the array is not.
  fileprivate func weakened(to dtype: DType) -> Tensor {
    rank == 0 && (dtype.isFloating || !self.dtype.isFloating) ? Tensor.cast(self, to: dtype) : self
  }
}
