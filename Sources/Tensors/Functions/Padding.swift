import Display

/// What `tf.pad` puts around a tensor.
public enum PadMode {
  /// One value everywhere.
  case constant
  /// The elements mirrored at the edge, the edge itself not repeated.
  case reflect
  /// The elements mirrored at the edge, the edge itself repeated.
  case symmetric
}

extension tf {
  /// The tensor with elements added around it: `paddings` has one row per axis, how many elements come
  /// before and how many after.
  ///
  /// - Parameters:
  ///   - tensor: any dtype and rank.
  ///   - paddings: shape [rank, 2], integers, none negative.
  ///   - mode: one value (`.constant`), or mirrored elements: `.reflect` adds at most length - 1 of
  ///     them, `.symmetric` at most length.
  ///   - constantValues: the value of `.constant`.
  ///
  ///     print(tf.pad([[1, 2], [3, 4]], [[1, 0], [0, 2]]))
  ///     // tf.Tensor(
  ///     // [[0 0 0 0]
  ///     //  [1 2 0 0]
  ///     //  [3 4 0 0]], shape=(3, 4), dtype=int32)
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/pad
  public static func pad(
    _ tensor: some TensorConvertible, _ paddings: some TensorConvertible, mode: PadMode = .constant,
    constantValues: Double = 0
  ) -> Tensor {
    let tensor = operand(tensor, "pad")
    let rows = operand(paddings, "pad")
    guard let numbers = wholeNumbers(rows, "pad", "paddings") else { return .inert }
    guard rows.dims == [tensor.rank, 2] || (tensor.rank == 0 && numbers.isEmpty) else {
      return failed(
        "pad",
        "paddings have shape \(rows.shape); a tensor of shape \(tensor.shape) takes one row of two numbers per axis")
    }
    guard numbers.allSatisfy({ $0 >= 0 }) else {
      return failed("pad", "paddings must not be negative, found \(numbers)")
    }
    let before = (0..<tensor.rank).map { numbers[2 * $0] }
    let after = (0..<tensor.rank).map { numbers[2 * $0 + 1] }
    switch mode {
    case .constant:
      let padding = Padding(before: before, after: after, value: constantValues)
      return dispatch(PaddingOps.pad, [tensor], .padding(padding))
    case .reflect: return PaddingOps.mirrored(tensor, before, after, skip: 1)
    case .symmetric: return PaddingOps.mirrored(tensor, before, after, skip: 0)
    }
  }
}

/// The elements of an integer tensor whose values exist; nil after a failure.
package func wholeNumbers(_ tensor: Tensor, _ operation: String, _ label: String) -> [Int]? {
  if ExecutionContext.current.mustStop { return nil }
  if tensor.elementCount == 0 { return [] }
  guard tensor.dtype.isInteger else {
    _ = failed(operation, "\(label) are integers, found \(tensor.dtype.name)")
    return nil
  }
  guard !tensor.isSymbolic else {
    _ = failed(operation, "\(label) must be known while the function is traced, found a symbolic tensor")
    return nil
  }
  return (0..<tensor.elementCount).map { Int(readInteger(tensor.pointer, $0, tensor.dtype)) }
}
