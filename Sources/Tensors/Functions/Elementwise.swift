import Display

extension tf {
  /// The magnitude of each element.
  public static func abs(_ x: some TensorConvertible) -> Tensor {
    dispatch(ArithmeticOps.abs, [operand(x, "abs")])
  }

  /// Each element with its sign reversed.
  public static func negative(_ x: some TensorConvertible) -> Tensor {
    dispatch(ArithmeticOps.negative, [operand(x, "negative")])
  }

  /// -1, 0 or 1 by the sign of each element.
  public static func sign(_ x: some TensorConvertible) -> Tensor {
    dispatch(ArithmeticOps.sign, [operand(x, "sign")])
  }

  /// Each element times itself.
  public static func square(_ x: some TensorConvertible) -> Tensor {
    dispatch(ArithmeticOps.square, [operand(x, "square")])
  }

  /// The square root; NaN below zero. A floating dtype.
  public static func sqrt(_ x: some TensorConvertible) -> Tensor {
    dispatch(ArithmeticOps.sqrt, [operand(x, "sqrt")])
  }

  /// e to the power of each element. A floating dtype.
  public static func exp(_ x: some TensorConvertible) -> Tensor {
    dispatch(ExponentialOps.exp, [operand(x, "exp")])
  }

  /// The sine of each element, in radians.
  public static func sin(_ x: some TensorConvertible) -> Tensor {
    dispatch(TrigonometryOps.sin, [operand(x, "sin")])
  }

  /// The cosine of each element, in radians.
  public static func cos(_ x: some TensorConvertible) -> Tensor {
    dispatch(TrigonometryOps.cos, [operand(x, "cos")])
  }

  /// The tangent of each element, in radians.
  public static func tan(_ x: some TensorConvertible) -> Tensor {
    dispatch(TrigonometryOps.tan, [operand(x, "tan")])
  }

  /// The inverse sine, in radians.
  public static func asin(_ x: some TensorConvertible) -> Tensor {
    dispatch(TrigonometryOps.asin, [operand(x, "asin")])
  }

  /// The inverse cosine, in radians.
  public static func acos(_ x: some TensorConvertible) -> Tensor {
    dispatch(TrigonometryOps.acos, [operand(x, "acos")])
  }

  /// The inverse tangent, in radians.
  public static func atan(_ x: some TensorConvertible) -> Tensor {
    dispatch(TrigonometryOps.atan, [operand(x, "atan")])
  }

  /// The hyperbolic sine.
  public static func sinh(_ x: some TensorConvertible) -> Tensor {
    dispatch(TrigonometryOps.sinh, [operand(x, "sinh")])
  }

  /// The hyperbolic cosine.
  public static func cosh(_ x: some TensorConvertible) -> Tensor {
    dispatch(TrigonometryOps.cosh, [operand(x, "cosh")])
  }

  /// The hyperbolic tangent, between -1 and 1.
  public static func tanh(_ x: some TensorConvertible) -> Tensor {
    dispatch(ActivationOps.tanh, [operand(x, "tanh")])
  }

  /// 1 / (1 + exp(-x)), between 0 and 1. A floating dtype.
  public static func sigmoid(_ x: some TensorConvertible) -> Tensor {
    dispatch(ActivationOps.sigmoid, [operand(x, "sigmoid")])
  }

  /// The largest whole number not above each element.
  public static func floor(_ x: some TensorConvertible) -> Tensor {
    dispatch(RoundingOps.floor, [operand(x, "floor")])
  }

  /// True where the element is false. bool.
  public static func logicalNot(_ x: some TensorConvertible) -> Tensor {
    dispatch(RoundingOps.logicalNot, [operand(x, "logicalNot")])
  }

  /// a + b, elementwise with broadcasting.
  public static func add(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    nodeNamed("Add") { added(operands(a, b, "add")) }
  }

  /// a - b, elementwise with broadcasting.
  public static func subtract(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    nodeNamed("Sub") { dispatch(ArithmeticOps.subtract, operands(a, b, "subtract")) }
  }

  /// a * b, elementwise with broadcasting.
  public static func multiply(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    nodeNamed("Mul") { dispatch(ArithmeticOps.multiply, operands(a, b, "multiply")) }
  }

  /// a to the power of b, elementwise with broadcasting.
  public static func pow(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    nodeNamed("Pow") { dispatch(ArithmeticOps.pow, operands(a, b, "pow")) }
  }

  /// The larger of a and b, elementwise; NaN wins. Ties give the gradient to a.
  public static func maximum(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    dispatch(ArithmeticOps.maximum, operands(a, b, "maximum"))
  }

  /// The smaller of a and b, elementwise; NaN wins. Ties give the gradient to a.
  public static func minimum(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    dispatch(ArithmeticOps.minimum, operands(a, b, "minimum"))
  }

  /// Where a equals b.
  public static func equal(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    dispatch(ComparisonOps.equal, operands(a, b, "equal"))
  }

  /// Where a differs from b.
  public static func notEqual(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    dispatch(ComparisonOps.notEqual, operands(a, b, "notEqual"))
  }

  /// Where a is below b.
  public static func less(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    dispatch(ComparisonOps.less, operands(a, b, "less"))
  }

  /// Where a is not above b.
  public static func lessEqual(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    dispatch(ComparisonOps.lessEqual, operands(a, b, "lessEqual"))
  }

  /// Where a is above b.
  public static func greater(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    dispatch(ComparisonOps.greater, operands(a, b, "greater"))
  }

  /// Where a is not below b.
  public static func greaterEqual(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    dispatch(ComparisonOps.greaterEqual, operands(a, b, "greaterEqual"))
  }

  /// Where both are true. bool.
  public static func logicalAnd(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    nodeNamed("LogicalAnd") { dispatch(ComparisonOps.logicalAnd, operands(a, b, "logicalAnd")) }
  }

  /// Where at least one is true. bool.
  public static func logicalOr(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    nodeNamed("LogicalOr") { dispatch(ComparisonOps.logicalOr, operands(a, b, "logicalOr")) }
  }

  /// True division: of integers it gives float64 (of 8 and 16 bits float32).
  public static func divide(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    let pair = operands(a, b, "divide")
    return trueDivide(pair[0], pair[1])
  }

  /// Each element rounded to the nearest whole number, halves to the even one; integers stay.
  public static func round(_ x: some TensorConvertible) -> Tensor {
    let x = operand(x, "round")
    return x.dtype.isInteger ? x : dispatch(RoundingOps.round, [x])
  }

  /// `x` where the condition is true, `y` elsewhere; all three broadcast.
  public static func `where`(
    _ condition: some TensorConvertible, _ x: some TensorConvertible, _ y: some TensorConvertible
  ) -> Tensor {
    dispatch(SelectionOps.select, [operand(condition, "where")] + operands(x, y, "where"))
  }

  /// Each element moved into [clipValueMin, clipValueMax].
  public static func clipByValue(
    _ t: some TensorConvertible, _ clipValueMin: some TensorConvertible,
    _ clipValueMax: some TensorConvertible
  ) -> Tensor {
    let t = operand(t, "clipByValue")
    return maximum(minimum(t, clipValueMax), clipValueMin)
  }

  /// The square of the difference.
  public static func squaredDifference(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    square(subtract(a, b))
  }
}

extension tf.math {
  /// The natural logarithm; -inf at zero, NaN below. A floating dtype.
  public static func log(_ x: some TensorConvertible) -> Tensor {
    dispatch(ExponentialOps.log, [operand(x, "log")])
  }

  /// log(1 + x), accurate near zero.
  public static func log1p(_ x: some TensorConvertible) -> Tensor {
    dispatch(ExponentialOps.log1p, [operand(x, "log1p")])
  }

  /// exp(x) - 1, accurate near zero.
  public static func expm1(_ x: some TensorConvertible) -> Tensor {
    dispatch(ExponentialOps.expm1, [operand(x, "expm1")])
  }

  /// 1 / sqrt(x).
  public static func rsqrt(_ x: some TensorConvertible) -> Tensor {
    dispatch(ArithmeticOps.rsqrt, [operand(x, "rsqrt")])
  }

  /// 1 / x.
  public static func reciprocal(_ x: some TensorConvertible) -> Tensor {
    dispatch(ArithmeticOps.reciprocal, [operand(x, "reciprocal")])
  }

  /// The Gauss error function.
  public static func erf(_ x: some TensorConvertible) -> Tensor {
    dispatch(TrigonometryOps.erf, [operand(x, "erf")])
  }

  /// The smallest whole number not below each element.
  public static func ceil(_ x: some TensorConvertible) -> Tensor {
    dispatch(RoundingOps.ceil, [operand(x, "ceil")])
  }

  /// True where the element is NaN.
  public static func isNan(_ x: some TensorConvertible) -> Tensor {
    dispatch(RoundingOps.isnan, [operand(x, "isNan")])
  }

  /// True where the element is infinite.
  public static func isInf(_ x: some TensorConvertible) -> Tensor {
    dispatch(RoundingOps.isinf, [operand(x, "isInf")])
  }

  /// True where the element is neither NaN nor infinite.
  public static func isFinite(_ x: some TensorConvertible) -> Tensor {
    dispatch(RoundingOps.isfinite, [operand(x, "isFinite")])
  }

  /// log(1 + exp(x)).
  public static func softplus(_ x: some TensorConvertible) -> Tensor {
    dispatch(ActivationOps.softplus, [operand(x, "softplus")])
  }

  /// Where exactly one is true. bool.
  public static func logicalXor(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    dispatch(ComparisonOps.logicalXor, operands(a, b, "logicalXor"))
  }

  /// a / b rounded down. Integer division by zero is an error.
  public static func floordiv(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    dispatch(ArithmeticOps.floordiv, operands(a, b, "floordiv"))
  }

  /// The remainder of floordiv, with the sign of b.
  public static func floormod(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    nodeNamed("FloorMod") { dispatch(ArithmeticOps.mod, operands(a, b, "floormod")) }
  }

  /// `tf.abs`.
  public static func abs(_ x: some TensorConvertible) -> Tensor { tf.abs(x) }

  /// `tf.negative`.
  public static func negative(_ x: some TensorConvertible) -> Tensor { tf.negative(x) }

  /// `tf.sign`.
  public static func sign(_ x: some TensorConvertible) -> Tensor { tf.sign(x) }

  /// `tf.square`.
  public static func square(_ x: some TensorConvertible) -> Tensor { tf.square(x) }

  /// `tf.sqrt`.
  public static func sqrt(_ x: some TensorConvertible) -> Tensor { tf.sqrt(x) }

  /// `tf.exp`.
  public static func exp(_ x: some TensorConvertible) -> Tensor { tf.exp(x) }

  /// `tf.sin`.
  public static func sin(_ x: some TensorConvertible) -> Tensor { tf.sin(x) }

  /// `tf.cos`.
  public static func cos(_ x: some TensorConvertible) -> Tensor { tf.cos(x) }

  /// `tf.tan`.
  public static func tan(_ x: some TensorConvertible) -> Tensor { tf.tan(x) }

  /// `tf.tanh`.
  public static func tanh(_ x: some TensorConvertible) -> Tensor { tf.tanh(x) }

  /// `tf.sigmoid`.
  public static func sigmoid(_ x: some TensorConvertible) -> Tensor { tf.sigmoid(x) }

  /// `tf.floor`.
  public static func floor(_ x: some TensorConvertible) -> Tensor { tf.floor(x) }

  /// `tf.round`.
  public static func round(_ x: some TensorConvertible) -> Tensor { tf.round(x) }

  /// `tf.add`.
  public static func add(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    tf.add(a, b)
  }

  /// `tf.subtract`.
  public static func subtract(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    tf.subtract(a, b)
  }

  /// `tf.multiply`.
  public static func multiply(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    tf.multiply(a, b)
  }

  /// `tf.divide`.
  public static func divide(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    tf.divide(a, b)
  }

  /// `tf.pow`.
  public static func pow(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    tf.pow(a, b)
  }

  /// `tf.maximum`.
  public static func maximum(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    tf.maximum(a, b)
  }

  /// `tf.minimum`.
  public static func minimum(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    tf.minimum(a, b)
  }

  /// `tf.squaredDifference`.
  public static func squaredDifference(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor {
    tf.squaredDifference(a, b)
  }
}
