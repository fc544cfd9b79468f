import Display

/// Functions that TensorFlow has both as `tf.name` and as `tf.math.name`, and small relatives of them.
extension tf.math {
  /// `tf.asin`.
  public static func asin(_ x: some TensorConvertible) -> Tensor { tf.asin(x) }
  /// `tf.acos`.
  public static func acos(_ x: some TensorConvertible) -> Tensor { tf.acos(x) }
  /// `tf.atan`.
  public static func atan(_ x: some TensorConvertible) -> Tensor { tf.atan(x) }
  /// `tf.sinh`.
  public static func sinh(_ x: some TensorConvertible) -> Tensor { tf.sinh(x) }
  /// `tf.cosh`.
  public static func cosh(_ x: some TensorConvertible) -> Tensor { tf.cosh(x) }
  /// `tf.logicalNot`.
  public static func logicalNot(_ x: some TensorConvertible) -> Tensor { tf.logicalNot(x) }
  /// `tf.equal`.
  public static func equal(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor { tf.equal(a, b) }
  /// `tf.notEqual`.
  public static func notEqual(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor { tf.notEqual(a, b) }
  /// `tf.less`.
  public static func less(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor { tf.less(a, b) }
  /// `tf.lessEqual`.
  public static func lessEqual(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor { tf.lessEqual(a, b) }
  /// `tf.greater`.
  public static func greater(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor { tf.greater(a, b) }
  /// `tf.greaterEqual`.
  public static func greaterEqual(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor { tf.greaterEqual(a, b) }
  /// `tf.logicalAnd`.
  public static func logicalAnd(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor { tf.logicalAnd(a, b) }
  /// `tf.logicalOr`.
  public static func logicalOr(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor { tf.logicalOr(a, b) }
  /// `tf.math.floormod`.
  public static func mod(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor { floormod(a, b) }
  /// `tf.divide`.
  public static func truediv(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor { tf.divide(a, b) }
  /// `tf.nn.softmax`.
  public static func softmax(_ logits: some TensorConvertible, axis: Int = -1) -> Tensor {
    tf.nn.softmax(logits, axis: axis)
  }
  /// `tf.nn.logSoftmax`.
  public static func logSoftmax(_ logits: some TensorConvertible, axis: Int = -1) -> Tensor {
    tf.nn.logSoftmax(logits, axis: axis)
  }
  /// `tf.math.addN`.
  public static func accumulateN(_ inputs: [some TensorConvertible]) -> Tensor { addN(inputs) }
  /// A number times a tensor.
  public static func scalarMul(_ scalar: some TensorConvertible, _ x: some TensorConvertible) -> Tensor {
    tf.multiply(scalar, x)
  }

  /// 1 / x, 0 where x is 0.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/reciprocal_no_nan
  public static func reciprocalNoNan(_ x: some TensorConvertible) -> Tensor {
    let x = operand(x, "reciprocalNoNan")
    return divideNoNan(tf.onesLike(x), x)
  }

  /// Whether no element is smaller than the one before it, in row order.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/is_non_decreasing
  public static func isNonDecreasing(_ x: some TensorConvertible) -> Tensor {
    let flat = tf.reshape(operand(x, "isNonDecreasing"), [-1])
    return tf.reduceAll(tf.lessEqual(flat[..<(-1)], flat[1...]))
  }

  /// Whether every element is larger than the one before it, in row order.
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/is_strictly_increasing
  public static func isStrictlyIncreasing(_ x: some TensorConvertible) -> Tensor {
    let flat = tf.reshape(operand(x, "isStrictlyIncreasing"), [-1])
    return tf.reduceAll(tf.less(flat[..<(-1)], flat[1...]))
  }

  /// The inverse of a permutation of 0, 1, ..., n - 1.
  ///
  ///     print(tf.math.invertPermutation([2, 0, 1]))      // [1 2 0]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/math/invert_permutation
  public static func invertPermutation(_ x: some TensorConvertible) -> Tensor {
    let x = operand(x, "invertPermutation")
    guard let places = wholeNumbers(x, "invertPermutation", "places") else { return .inert }
    guard x.rank == 1, Set(places) == Set(0..<places.count) else {
      return failed("invertPermutation", "\(places) is no permutation of the numbers below \(places.count)")
    }
    var inverse = [Int64](repeating: 0, count: places.count)
    for (index, place) in places.enumerated() { inverse[place] = Int64(index) }
    return Tensor.cast(Tensor(inverse, dtype: .int64, dims: [inverse.count]), to: x.dtype)
  }
}

extension tf {
  /// `tf.divide`.
  public static func truediv(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Tensor { tf.divide(a, b) }
  /// `tf.math.scalarMul`.
  public static func scalarMul(_ scalar: some TensorConvertible, _ x: some TensorConvertible) -> Tensor {
    tf.multiply(scalar, x)
  }

  /// The places of elements of a tensor of shape `dims` from their numbers in row order: one row per axis.
  ///
  ///     print(tf.unravelIndex([2, 5, 7], [3, 3]))      // [[0 1 2] [2 2 1]]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/unravel_index
  public static func unravelIndex(_ indices: some TensorConvertible, _ dims: [Int]) -> Tensor {
    let indices = operand(indices, "unravelIndex")
    guard dims.allSatisfy({ $0 > 0 }), TensorSpec(.int8, dims).sizeProblem == nil else {
      return failed("unravelIndex", "dims \(dims) are no shape with elements")
    }
    let rows = zip(dims, dims.contiguousStrides).map { length, step in
      tf.math.floormod(tf.math.floordiv(indices, step), length)
    }
    return tf.stack(rows)
  }
}
