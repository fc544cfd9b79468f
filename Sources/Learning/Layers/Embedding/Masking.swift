import Tensors

/// Leaves out the steps of a sequence whose features all equal `maskValue`: input (batch, steps, features).
///
/// Such steps become 0, and the output carries a mask that later layers follow.
///
///     let x = tf.constant([[[1.0, 2.0], [0.0, 0.0]]])
///     print(LSTM(4)(Masking()(x)).shape)      // (1, 4)
///
/// Source: https://keras.io/api/layers/core_layers/masking/
public final class Masking: Layer {
  /// What stands for a missing step.
  public let maskValue: Double

  /// A layer that leaves out steps of this value.
  public init(_ maskValue: Double = 0, inputShape: [Int?]? = nil, name: String? = nil, dtype: DType = .float32) {
    self.maskValue = maskValue
    super.init(name: name, dtype: dtype)
    inputShapeArgument = inputShape
  }

  /// The same with a label.
  public convenience init(
    maskValue: Double, inputShape: [Int?]? = nil, name: String? = nil, dtype: DType = .float32
  ) {
    self.init(maskValue, inputShape: inputShape, name: name, dtype: dtype)
  }

  override package var hasFixedWeights: Bool { true }
  override package var config: ConfigDictionary { super.config.merging(["mask_value": .number(maskValue)]) }

  override package func mismatch(with inputShape: TensorShape) -> String? {
    inputShape.rank < 2 ? "expected input of rank 2 or more, found shape \(inputShape.withUnknownBatch)" : nil
  }

  override public func call(_ inputs: Tensor) -> Tensor {
    tf.where(tf.reduceAny(tf.notEqual(inputs, maskValue), axis: -1, keepdims: true), inputs, tf.zerosLike(inputs))
  }

  override public func computeMask(_ inputs: Tensor, _ previousMask: Tensor?) -> Tensor? {
    tf.reduceAny(tf.notEqual(inputs, maskValue), axis: -1)
  }

  override package func outputMasks(_ inputs: [Tensor], _ outputs: [Tensor], _ arguments: CallArguments) -> [Tensor?] {
    [computeMask(inputs[0], arguments.mask)]
  }
}
