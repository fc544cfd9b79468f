import Tensors

/// A number in [0, numBins) for each string or integer, from its bytes.
///
///     print(Hashing(numBins: 3)(["A", "B", "C", "D", "E"]))      // tf.Tensor([1 0 1 1 2], shape=(5,), dtype=int64)
///
/// Different values may get the same number, and the same value always gets the same one. With `maskValue` that value
/// is 0 and the others start at 1. Source: https://keras.io/api/layers/preprocessing_layers/categorical/hashing/
public final class Hashing: Layer {
  /// How many numbers there are.
  public let numBins: Int
  private let maskValue: String?

  /// A hash into `numBins` numbers.
  public init(_ numBins: Int, maskValue: String? = nil, name: String? = nil) {
    self.numBins = numBins
    self.maskValue = maskValue
    super.init(name: name, dtype: .int64)
    if numBins <= (maskValue == nil ? 0 : 1) { fail("numBins must be greater than \(maskValue == nil ? 0 : 1), found \(numBins)") }
  }

  /// The same with a label.
  public convenience init(numBins: Int, maskValue: String? = nil, name: String? = nil) {
    self.init(numBins, maskValue: maskValue, name: name)
  }

  override package var hasFixedWeights: Bool { true }
  override package var inputDType: DType? { nil }
  override package var config: ConfigDictionary {
    super.config.merging([
      "num_bins": .integer(numBins), "salt": nil, "mask_value": ConfigValue(maskValue), "output_mode": "int",
      "sparse": false,
    ])
  }

  override public func call(_ inputs: Tensor) -> Tensor {
    let texts = inputs.dtype == .string ? inputs : tf.strings.asString(tf.cast(inputs, .int64))
    guard let maskValue else { return tf.strings.toHashBucketFast(texts, numBins) }
    let numbers = tf.strings.toHashBucketFast(texts, numBins - 1) + 1
    return tf.where(tf.equal(texts, tf.constant(maskValue)), tf.zerosLike(numbers), numbers)
  }
}
