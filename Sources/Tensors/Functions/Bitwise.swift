/// Operations on the bits of integers; both arguments have one integer dtype and broadcast.
/// Source: TensorFlow, tf.bitwise.
extension tf.bitwise {
  /// Bits set in both.
  ///
  ///     print(tf.bitwise.bitwiseAnd([12, 5], [10, 3]))      // tf.Tensor([8 1], shape=(2,), dtype=int32)
  public static func bitwiseAnd(_ x: some TensorConvertible, _ y: some TensorConvertible) -> Tensor {
    dispatch(BitwiseOps.and, operands(x, y, "bitwiseAnd"))
  }

  /// Bits set in either.
  ///
  ///     print(tf.bitwise.bitwiseOr([12, 5], [10, 3]))      // tf.Tensor([14  7], shape=(2,), dtype=int32)
  public static func bitwiseOr(_ x: some TensorConvertible, _ y: some TensorConvertible) -> Tensor {
    dispatch(BitwiseOps.or, operands(x, y, "bitwiseOr"))
  }

  /// Bits set in one of the two.
  ///
  ///     print(tf.bitwise.bitwiseXor([12, 5], [10, 3]))      // tf.Tensor([6 6], shape=(2,), dtype=int32)
  public static func bitwiseXor(_ x: some TensorConvertible, _ y: some TensorConvertible) -> Tensor {
    dispatch(BitwiseOps.xor, operands(x, y, "bitwiseXor"))
  }

  /// Every bit turned.
  ///
  ///     print(tf.bitwise.invert([0, 5]))      // tf.Tensor([-1 -6], shape=(2,), dtype=int32)
  public static func invert(_ x: some TensorConvertible) -> Tensor {
    dispatch(BitwiseOps.invert, [operand(x, "invert")])
  }

  /// x * 2^y without the bits that leave the dtype; y is held within 0 and the dtype's bits less one.
  ///
  ///     print(tf.bitwise.leftShift([1, -1], [4, 3]))      // tf.Tensor([16 -8], shape=(2,), dtype=int32)
  public static func leftShift(_ x: some TensorConvertible, _ y: some TensorConvertible) -> Tensor {
    dispatch(BitwiseOps.leftShift, operands(x, y, "leftShift"))
  }

  /// x / 2^y rounded down; y is held within 0 and the dtype's bits less one.
  ///
  ///     print(tf.bitwise.rightShift([16, -8], [2, 1]))      // tf.Tensor([ 4 -4], shape=(2,), dtype=int32)
  public static func rightShift(_ x: some TensorConvertible, _ y: some TensorConvertible) -> Tensor {
    dispatch(BitwiseOps.rightShift, operands(x, y, "rightShift"))
  }
}

extension tf {
  /// x / y without its fraction, in the dtype of both. Integer division by zero is an error.
  ///
  ///     print(tf.truncatediv([-7, 7], [2, 2]))      // tf.Tensor([-3  3], shape=(2,), dtype=int32)
  public static func truncatediv(_ x: some TensorConvertible, _ y: some TensorConvertible) -> Tensor {
    dispatch(BitwiseOps.truncateDivide, operands(x, y, "truncatediv"))
  }

  /// The remainder of truncatediv, with the sign of x.
  ///
  ///     print(tf.truncatemod([-7, 7], [4, 4]))      // tf.Tensor([-3  3], shape=(2,), dtype=int32)
  public static func truncatemod(_ x: some TensorConvertible, _ y: some TensorConvertible) -> Tensor {
    dispatch(BitwiseOps.truncateMod, operands(x, y, "truncatemod"))
  }
}
