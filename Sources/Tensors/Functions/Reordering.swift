import Display

extension tf {
  /// The elements along the given axes from back to front.
  ///
  ///     print(tf.reverse([[1, 2], [3, 4]], axis: [1]))      // [[2 1] [4 3]]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/reverse
  public static func reverse(_ tensor: some TensorConvertible, axis: [Int]) -> Tensor {
    let tensor = operand(tensor, "reverse")
    guard let axes = normalizedAxes(axis, rank: tensor.rank, "reverse", dims: tensor.dims) else { return .inert }
    return dispatch(ReorderingOps.reverse, [tensor], .axes(axes, keepdims: false))
  }

  /// The elements moved `shift` places along an axis; those that leave at one end enter at the other.
  ///
  ///     print(tf.roll([1, 2, 3, 4], shift: 1, axis: 0))      // [4 1 2 3]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/roll
  public static func roll(_ input: some TensorConvertible, shift: Int, axis: Int) -> Tensor {
    roll(input, shift: [shift], axis: [axis])
  }

  /// As the other form along several axes; shifts of an axis given twice add up.
  public static func roll(_ input: some TensorConvertible, shift: [Int], axis: [Int]) -> Tensor {
    let input = operand(input, "roll")
    guard shift.count == axis.count else {
      return failed("roll", "shift \(shift) and axis \(axis) differ in length")
    }
    var result = input
    for (by, axis) in zip(shift, axis) {
      guard let axes = normalizedAxes([axis], rank: input.rank, "roll", dims: input.dims) else { return .inert }
      result = dispatch(ReorderingOps.roll, [result], .roll(by: by, axis: axes[0]))
    }
    return result
  }

  /// Along `seqAxis` the first `seqLengths[b]` elements of batch b from back to front, the others as
  /// they are.
  ///
  ///     print(tf.reverseSequence([[1, 2, 3], [4, 5, 6]], [2, 3], seqAxis: 1))      // [[2 1 3] [6 5 4]]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/reverse_sequence
  public static func reverseSequence(
    _ input: some TensorConvertible, _ seqLengths: some TensorConvertible, seqAxis: Int,
    batchAxis: Int = 0
  ) -> Tensor {
    let input = operand(input, "reverseSequence")
    guard let lengths = indexOperand(seqLengths, "reverseSequence", "seqLengths") else { return .inert }
    let rank = input.rank
    return dispatch(
      ReorderingOps.reverseSequence, [input, lengths],
      .reverseSequence(
        axis: seqAxis < 0 ? seqAxis + rank : seqAxis,
        batchAxis: batchAxis < 0 ? batchAxis + rank : batchAxis))
  }

  /// Every element repeated: `repeats` times each along the axis, or along all elements in a row
  /// without one.
  ///
  ///     print(tf.repeat([1, 2, 3], 2))      // [1 1 2 2 3 3]
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/repeat
  public static func `repeat`(
    _ input: some TensorConvertible, _ repeats: Int, axis: Int? = nil
  ) -> Tensor {
    var input = operand(input, "repeat")
    guard repeats >= 0 else { return failed("repeat", "repeats must not be negative, found \(repeats)") }
    if axis == nil { input = dispatch(ShapingOps.reshape, [input], .dims([-1])) }
    guard let axes = normalizedAxes([axis ?? 0], rank: input.rank, "repeat", dims: input.dims) else { return .inert }
    let widened = dispatch(ShapingOps.expandDims, [input], .axis(axes[0] + 1))
    var multiples = [Int](repeating: 1, count: input.rank + 1)
    multiples[axes[0] + 1] = repeats
    let tiled = dispatch(ShapingOps.tile, [widened], .dims(multiples))
    if ExecutionContext.current.mustStop { return .inert }
    var dims = input.dims
    let length = dims[axes[0]].multipliedReportingOverflow(by: repeats)
    guard !length.overflow else { return failed("repeat", "\(repeats) repeats of shape \(input.shape) are too many") }
    dims[axes[0]] = dims[axes[0]] < 0 ? -1 : length.partialValue
    return dispatch(ShapingOps.reshape, [tiled], .dims(dims))
  }

  /// As the other form, with a number of repetitions for each element along the axis.
  ///
  ///     print(tf.repeat([1, 2, 3], [0, 1, 3]))      // [2 3 3 3]
  public static func `repeat`(
    _ input: some TensorConvertible, _ repeats: some TensorConvertible, axis: Int? = nil
  ) -> Tensor {
    var input = operand(input, "repeat")
    guard let counts = wholeNumbers(operand(repeats, "repeat"), "repeat", "repeats") else { return .inert }
    if counts.count == 1 { return `repeat`(input, counts[0], axis: axis) }
    if axis == nil { input = dispatch(ShapingOps.reshape, [input], .dims([-1])) }
    guard let axes = normalizedAxes([axis ?? 0], rank: input.rank, "repeat", dims: input.dims) else { return .inert }
    guard counts.count == input.dims[axes[0]], counts.allSatisfy({ $0 >= 0 }) else {
      return failed(
        "repeat", "repeats \(counts) do not fit axis \(axes[0]) of shape \(input.shape): one number per element, none negative")
    }
    let total = counts.reduce((0, false)) { sum, count in
      let (value, overflow) = sum.0.addingReportingOverflow(count)
      return (value, sum.1 || overflow)
    }
    if total.1 || TensorSpec(.int64, [total.0]).sizeProblem != nil {
      return failed("repeat", "repeats \(counts) do not fit into this machine's memory")
    }
    let places = counts.enumerated().flatMap { Array(repeating: $0, count: $1) }
    return GatherOps.rows(input, places, axis: axes[0])
  }
}

extension tf.nn {
  /// Blocks of pixels moved into channels: (batch, h, w, c) becomes
  /// (batch, h / blockSize, w / blockSize, c * blockSize^2).
  ///
  ///     print(tf.nn.spaceToDepth(tf.zeros([1, 4, 4, 3]), 2).shape)      // (1, 2, 2, 12)
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/nn/space_to_depth
  public static func spaceToDepth(_ input: some TensorConvertible, _ blockSize: Int) -> Tensor {
    let input = operand(input, "spaceToDepth")
    let dims = input.dims
    guard blockSize > 1, dims.count == 4, dims[1] >= 0, dims[2] >= 0, dims[3] >= 0,
      dims[1] % blockSize == 0, dims[2] % blockSize == 0
    else {
      return failed(
        "spaceToDepth",
        "blocks of \(blockSize) x \(blockSize) do not divide shape \(input.shape); takes (batch, height, width, channels)")
    }
    let (h, w, c) = (dims[1] / blockSize, dims[2] / blockSize, dims[3])
    let parted = dispatch(ShapingOps.reshape, [input], .dims([dims[0], h, blockSize, w, blockSize, c]))
    let moved = dispatch(ShapingOps.transpose, [parted], .permutation([0, 1, 3, 2, 4, 5]))
    return dispatch(ShapingOps.reshape, [moved], .dims([dims[0], h, w, blockSize * blockSize * c]))
  }

  /// Channels moved into blocks of pixels: (batch, h, w, c) becomes
  /// (batch, h * blockSize, w * blockSize, c / blockSize^2).
  ///
  ///     print(tf.nn.depthToSpace(tf.zeros([1, 2, 2, 12]), 2).shape)      // (1, 4, 4, 3)
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/nn/depth_to_space
  public static func depthToSpace(_ input: some TensorConvertible, _ blockSize: Int) -> Tensor {
    let input = operand(input, "depthToSpace")
    let dims = input.dims
    guard blockSize > 1, blockSize < 1 << 20, dims.count == 4, dims[1] >= 0, dims[2] >= 0, dims[3] >= 0,
      dims[3] % (blockSize * blockSize) == 0
    else {
      return failed(
        "depthToSpace",
        "channels of shape \(input.shape) do not divide by \(blockSize) x \(blockSize); takes (batch, height, width, channels)")
    }
    let c = dims[3] / (blockSize * blockSize)
    let parted = dispatch(
      ShapingOps.reshape, [input], .dims([dims[0], dims[1], dims[2], blockSize, blockSize, c]))
    let moved = dispatch(ShapingOps.transpose, [parted], .permutation([0, 1, 3, 2, 4, 5]))
    return dispatch(
      ShapingOps.reshape, [moved], .dims([dims[0], dims[1] * blockSize, dims[2] * blockSize, c]))
  }
}

/// An argument of indices or lengths as int64; nil after a failure.
package func indexOperand(_ value: some TensorConvertible, _ operation: String, _ label: String) -> Tensor? {
  let tensor = operand(value, operation)
  if ExecutionContext.current.mustStop { return nil }
  // An empty list has no dtype of its own.
  if tensor.elementCount == 0 && !tensor.isSymbolic { return Tensor.uninitialized(.int64, tensor.dims) }
  guard tensor.dtype.isInteger else {
    _ = failed(operation, "\(label) are integers, found \(tensor.dtype.name)")
    return nil
  }
  return Tensor.cast(tensor, to: .int64)
}
