import Display
import Tensors

/// At which end of sequences something happens.
public enum SequenceEnd: String {
  /// In front.
  case pre
  /// Behind.
  case post
}

extension keras {
  /// Preparation of data.
  public enum preprocessing {
    /// Preparation of sequences.
    public enum sequence {
      /// `keras.utils.padSequences` under its older name.
      public static func padSequences(
        _ sequences: [any TensorConvertible], maxlen: Int? = nil, dtype: DType = .int32, padding: SequenceEnd = .pre,
        truncating: SequenceEnd = .pre, value: Double = 0
      ) -> NDArray {
        keras.utils.padSequences(
          sequences, maxlen: maxlen, dtype: dtype, padding: padding, truncating: truncating, value: value)
      }
    }
  }
}

extension keras.utils {
  /// Sequences of different lengths as the rows of one array, (sequences, maxlen).
  ///
  ///     print(keras.utils.padSequences([[1, 2, 3], [4]], maxlen: 2))
  ///     // [[2 3]
  ///     //  [0 4]]
  ///
  /// Unless told otherwise, short ones are filled up with `value` and long ones cut in front.
  ///
  /// - Parameters:
  ///   - maxlen: the length of all rows; that of the longest sequence unless given.
  ///   - dtype: that of the result.
  ///
  /// Sequences whose elements differ in shape end the cell. Source: https://keras.io/api/data_loading/timeseries/
  public static func padSequences(
    _ sequences: [any TensorConvertible], maxlen: Int? = nil, dtype: DType = .int32, padding: SequenceEnd = .pre,
    truncating: SequenceEnd = .pre, value: Double = 0
  ) -> NDArray {
    let name = "padSequences"
    let tensors = sequences.map { tf.cast($0.asTensor, dtype) }
    if ExecutionContext.current.mustStop { return Tensor.inert.numpy() }
    if let maxlen, maxlen < 0 { return failed(name, "maxlen must not be negative, found \(maxlen)").numpy() }
    guard dtype != .string else { return failed(name, "pads numbers, not strings").numpy() }
    if let scalar = tensors.firstIndex(where: { $0.rank == 0 }) {
      return failed(name, "sequence \(scalar) is a single number").numpy()
    }
    let inner = tensors.first { $0.dims[0] > 0 }.map { Array($0.dims.dropFirst()) } ?? []
    for (place, tensor) in tensors.enumerated() where tensor.dims[0] > 0 && Array(tensor.dims.dropFirst()) != inner {
      return failed(
        name, "the elements of sequence \(place) have shape \(TensorShape(Array(tensor.dims.dropFirst()))), those before \(TensorShape(inner))"
      ).numpy()
    }
    let length = maxlen ?? tensors.map { $0.dims[0] }.max() ?? 0
    let filled = tf.fill([tensors.count, length] + inner, Tensor.scalar(value, dtype))
    if ExecutionContext.current.mustStop { return Tensor.inert.numpy() }
    let result = Tensor.uninitialized(dtype, filled.dims)
    result.pointer.copyMemory(from: filled.pointer, byteCount: filled.byteCount)
    let size = inner.reduce(1, *) * dtype.size
    for (row, tensor) in tensors.enumerated() {
      let count = min(tensor.dims[0], length)
      let from = truncating == .pre ? tensor.dims[0] - count : 0
      let to = row * length + (padding == .pre ? length - count : 0)
      (result.pointer + to * size).copyMemory(from: tensor.pointer + from * size, byteCount: count * size)
    }
    return result.numpy()
  }

  /// Class numbers as rows of zeros with a one: shape (...) becomes (..., numClasses). float64.
  ///
  ///     print(keras.utils.toCategorical([0, 2, 1]))
  ///     // [[1. 0. 0.]
  ///     //  [0. 0. 1.]
  ///     //  [0. 1. 0.]]
  ///
  /// A last axis of length 1 is dropped first. A number outside of [0, numClasses) ends the cell.
  /// Source: https://keras.io/api/utils/python_utils/
  public static func toCategorical(_ x: some TensorConvertible, numClasses: Int? = nil) -> NDArray {
    let given = x.asTensor
    guard given.dtype != .string else { return failed("toCategorical", "takes class numbers, found strings").numpy() }
    let classes = tf.cast(given, .int64)
    if ExecutionContext.current.mustStop { return Tensor.inert.numpy() }
    let numbers = classes.elements(as: Int64.self).map { Int($0) }
    let count = numClasses ?? (numbers.max() ?? -1) + 1
    if let bad = numbers.first(where: { $0 < 0 || $0 >= count }) {
      return failed("toCategorical", "class \(bad) is not among \(count) classes, 0 to \(count - 1)").numpy()
    }
    let dims = classes.rank > 1 && classes.dims.last == 1 ? classes.dims.dropLast() : classes.dims
    return tf.oneHot(tf.reshape(classes, dims), max(count, 0), dtype: .float64).numpy()
  }

  /// The array divided by its norm along an axis; where that is 0 it stays 0.
  ///
  ///     print(keras.utils.normalize([[3.0, 4.0]]))      // [[0.6 0.8]]
  ///
  /// Source: https://keras.io/api/utils/python_utils/
  public static func normalize(_ x: some TensorConvertible, axis: Int = -1, order: Int = 2) -> NDArray {
    let given = x.asTensor
    let values = given.dtype.isFloating ? given : tf.cast(given, .float64)
    guard order > 0 else { return failed("normalize", "order must be positive, found \(order)").numpy() }
    let powers = tf.pow(tf.abs(values), Double(order))
    let norm = tf.pow(tf.reduceSum(powers, axis: axis, keepdims: true), 1 / Double(order))
    return (values / tf.where(tf.equal(norm, 0), tf.onesLike(norm), norm)).numpy()
  }
}
