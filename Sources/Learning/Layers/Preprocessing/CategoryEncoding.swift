import Tensors

/// Rows of zeros and ones for category numbers in [0, numTokens).
///
///     let layer = CategoryEncoding(numTokens: 4, outputMode: .multiHot)
///     print(layer([[0, 1], [3, 3]]))      // [[1. 1. 0. 0.], [0. 0. 0. 1.]] as float32
///
/// `.multiHot` and `.count` make one row of the last axis; `.oneHot` one of each number. A number outside of the range
/// gives a row of zeros. Source: https://keras.io/api/layers/preprocessing_layers/categorical/category_encoding/
public final class CategoryEncoding: Layer {
  /// How many categories there are.
  public let numTokens: Int
  private let outputMode: LookupOutputMode

  /// An encoding of `numTokens` categories.
  public init(
    numTokens: Int, outputMode: LookupOutputMode = .multiHot, inputShape: [Int?]? = nil, name: String? = nil,
    dtype: DType = .float32
  ) {
    self.numTokens = numTokens
    self.outputMode = outputMode
    super.init(name: name, dtype: dtype)
    inputShapeArgument = inputShape
    if numTokens <= 0 { fail("numTokens must be positive, found \(numTokens)") }
    if outputMode == .int || outputMode == .tfIdf { fail("outputMode is .oneHot, .multiHot or .count, found .\(outputMode)") }
  }

  override package var hasFixedWeights: Bool { true }
  override package var inputDType: DType? { nil }
  override package var config: ConfigDictionary {
    super.config.merging(["num_tokens": .integer(numTokens), "output_mode": .string(outputMode.rawValue)])
  }

  override public func call(_ inputs: Tensor) -> Tensor {
    guard inputs.dtype != .string else {
      fail("expected category numbers, found strings; StringLookup makes numbers of strings")
      return .inert
    }
    return outputMode.encoded(tf.cast(inputs, .int32), numTokens, dtype)
  }
}

extension LookupOutputMode {
  /// Rows for numbers.
  func encoded(_ numbers: Tensor, _ depth: Int, _ dtype: DType) -> Tensor {
    if self == .int { return numbers }
    let isSingle = numbers.dims.last == 1 && (self != .oneHot || numbers.rank > 1)
    let places = isSingle ? tf.reshape(numbers, Array(numbers.dims.dropLast())) : numbers
    let rows = tf.oneHot(places, depth, dtype: dtype)
    if self == .oneHot || isSingle || numbers.rank == 0 { return rows }
    return self == .count ? tf.reduceSum(rows, axis: -2) : tf.reduceMax(rows, axis: -2)
  }
}
