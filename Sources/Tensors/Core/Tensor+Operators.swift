infix operator ** : TensorExponentiation

/// Binds tighter than multiplication, as Python's `**` does.
precedencegroup TensorExponentiation {
  associativity: right
  higherThan: MultiplicationPrecedence
}

/// A Swift number in a tensor's dtype.
private func weak(_ scalar: some TensorScalar, like tensor: Tensor, _ operation: String) -> Tensor {
  scalar.tensorSource.tensor(operation: operation, dtype: tensor.dtype)
}

/// True division: integers become float64 (8 and 16 bits: float32), as in TensorFlow.
package func trueDivide(_ a: Tensor, _ b: Tensor) -> Tensor {
  guard a.dtype == b.dtype, !a.dtype.isFloating else { return dispatch(ArithmeticOps.divide, [a, b]) }
  let target: DType = a.dtype == .bool || a.dtype.size > 2 ? .float64 : .float32
  return dispatch(ArithmeticOps.divide, [Tensor.cast(a, to: target), Tensor.cast(b, to: target)])
}

/// The sum; of strings one after the other.
package func added(_ pair: [Tensor]) -> Tensor {
  pair.allSatisfy { $0.dtype == .string }
    ? dispatch(StringOps.join, pair, .text(.join(separator: []))) : dispatch(ArithmeticOps.add, pair)
}

// Division by a Swift number: a real divisor of integers is refused like any other real operand.
private func trueDivide(_ a: Tensor, by scalar: some TensorScalar) -> Tensor {
  trueDivide(a, weak(scalar, like: a, "divide"))
}

/// Elementwise arithmetic with broadcasting. Both tensors have one dtype; a Swift number takes the
/// tensor's.
///
///     print(tf.constant([1.0, 2.0]) * 3 + 1)      // tf.Tensor([4. 7.], shape=(2,), dtype=float32)
extension Tensor {
  public static func + (a: Tensor, b: Tensor) -> Tensor { added([a, b]) }
  public static func + <S: TensorScalar>(a: Tensor, b: S) -> Tensor { a + weak(b, like: a, "add") }
  public static func + <S: TensorScalar>(a: S, b: Tensor) -> Tensor { weak(a, like: b, "add") + b }

  public static func - (a: Tensor, b: Tensor) -> Tensor { dispatch(ArithmeticOps.subtract, [a, b]) }
  public static func - <S: TensorScalar>(a: Tensor, b: S) -> Tensor {
    a - weak(b, like: a, "subtract")
  }
  public static func - <S: TensorScalar>(a: S, b: Tensor) -> Tensor {
    weak(a, like: b, "subtract") - b
  }

  public static func * (a: Tensor, b: Tensor) -> Tensor { dispatch(ArithmeticOps.multiply, [a, b]) }
  public static func * <S: TensorScalar>(a: Tensor, b: S) -> Tensor {
    a * weak(b, like: a, "multiply")
  }
  public static func * <S: TensorScalar>(a: S, b: Tensor) -> Tensor {
    weak(a, like: b, "multiply") * b
  }

  /// True division; of integers it gives float64.
  public static func / (a: Tensor, b: Tensor) -> Tensor { trueDivide(a, b) }
  public static func / <S: TensorScalar>(a: Tensor, b: S) -> Tensor { trueDivide(a, by: b) }
  public static func / <S: TensorScalar>(a: S, b: Tensor) -> Tensor {
    trueDivide(weak(a, like: b, "divide"), b)
  }

  /// The remainder with the divisor's sign.
  public static func % (a: Tensor, b: Tensor) -> Tensor { dispatch(ArithmeticOps.mod, [a, b]) }
  public static func % <S: TensorScalar>(a: Tensor, b: S) -> Tensor { a % weak(b, like: a, "mod") }
  public static func % <S: TensorScalar>(a: S, b: Tensor) -> Tensor { weak(a, like: b, "mod") % b }

  public static func ** (a: Tensor, b: Tensor) -> Tensor { dispatch(ArithmeticOps.pow, [a, b]) }
  public static func ** <S: TensorScalar>(a: Tensor, b: S) -> Tensor { a ** weak(b, like: a, "pow") }
  public static func ** <S: TensorScalar>(a: S, b: Tensor) -> Tensor { weak(a, like: b, "pow") ** b }

  public static prefix func - (a: Tensor) -> Tensor { dispatch(ArithmeticOps.negative, [a]) }

  public static func += (a: inout Tensor, b: Tensor) { a = a + b }
  public static func += <S: TensorScalar>(a: inout Tensor, b: S) { a = a + b }
  public static func -= (a: inout Tensor, b: Tensor) { a = a - b }
  public static func -= <S: TensorScalar>(a: inout Tensor, b: S) { a = a - b }
  public static func *= (a: inout Tensor, b: Tensor) { a = a * b }
  public static func *= <S: TensorScalar>(a: inout Tensor, b: S) { a = a * b }
  public static func /= (a: inout Tensor, b: Tensor) { a = a / b }
  public static func /= <S: TensorScalar>(a: inout Tensor, b: S) { a = a / b }
}

/// Comparisons are elementwise and give a tensor of bool; `==` too, as in TensorFlow.
extension Tensor {
  public static func == (a: Tensor, b: Tensor) -> Tensor { dispatch(ComparisonOps.equal, [a, b]) }
  public static func == <S: TensorScalar>(a: Tensor, b: S) -> Tensor {
    a == weak(b, like: a, "equal")
  }
  /// Which strings are the given one.
  public static func == (a: Tensor, b: String) -> Tensor {
    dispatch(ComparisonOps.equal, resolveOperands(a.tensorSource, b.tensorSource, "equal"))
  }
  public static func != (a: Tensor, b: Tensor) -> Tensor { dispatch(ComparisonOps.notEqual, [a, b]) }
  public static func != <S: TensorScalar>(a: Tensor, b: S) -> Tensor {
    a != weak(b, like: a, "notEqual")
  }
  /// Which strings are not the given one.
  public static func != (a: Tensor, b: String) -> Tensor {
    dispatch(ComparisonOps.notEqual, resolveOperands(a.tensorSource, b.tensorSource, "notEqual"))
  }
  public static func < (a: Tensor, b: Tensor) -> Tensor { dispatch(ComparisonOps.less, [a, b]) }
  public static func < <S: TensorScalar>(a: Tensor, b: S) -> Tensor { a < weak(b, like: a, "less") }
  public static func < <S: TensorScalar>(a: S, b: Tensor) -> Tensor { weak(a, like: b, "less") < b }
  public static func <= (a: Tensor, b: Tensor) -> Tensor { dispatch(ComparisonOps.lessEqual, [a, b]) }
  public static func <= <S: TensorScalar>(a: Tensor, b: S) -> Tensor {
    a <= weak(b, like: a, "lessEqual")
  }
  public static func <= <S: TensorScalar>(a: S, b: Tensor) -> Tensor {
    weak(a, like: b, "lessEqual") <= b
  }
  public static func > (a: Tensor, b: Tensor) -> Tensor { dispatch(ComparisonOps.greater, [a, b]) }
  public static func > <S: TensorScalar>(a: Tensor, b: S) -> Tensor {
    a > weak(b, like: a, "greater")
  }
  public static func > <S: TensorScalar>(a: S, b: Tensor) -> Tensor {
    weak(a, like: b, "greater") > b
  }
  public static func >= (a: Tensor, b: Tensor) -> Tensor {
    dispatch(ComparisonOps.greaterEqual, [a, b])
  }
  public static func >= <S: TensorScalar>(a: Tensor, b: S) -> Tensor {
    a >= weak(b, like: a, "greaterEqual")
  }
  public static func >= <S: TensorScalar>(a: S, b: Tensor) -> Tensor {
    weak(a, like: b, "greaterEqual") >= b
  }

  /// Elementwise logic on tensors of bool, bit by bit on integers.
  public static func & (a: Tensor, b: Tensor) -> Tensor {
    dispatch(a.dtype.isInteger ? BitwiseOps.and : ComparisonOps.logicalAnd, [a, b])
  }
  public static func | (a: Tensor, b: Tensor) -> Tensor {
    dispatch(a.dtype.isInteger ? BitwiseOps.or : ComparisonOps.logicalOr, [a, b])
  }
  public static func ^ (a: Tensor, b: Tensor) -> Tensor {
    dispatch(a.dtype.isInteger ? BitwiseOps.xor : ComparisonOps.logicalXor, [a, b])
  }
  public static prefix func ~ (a: Tensor) -> Tensor {
    dispatch(a.dtype.isInteger ? BitwiseOps.invert : RoundingOps.logicalNot, [a])
  }
}
