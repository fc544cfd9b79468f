import Tensors

/// Lays out each sample in one row: (batch, 28, 28, 1) becomes (batch, 784).
///
/// A batch of rank 1 becomes (batch, 1).
///
///     print(Flatten()(tf.ones([2, 28, 28])).shape)      // (2, 784)
public final class Flatten: Layer {
  /// `inputShape`, without the batch axis, lets a model that starts with this layer be built at once.
  public init(inputShape: [Int?]? = nil, name: String? = nil) {
    super.init(name: name)
    inputShapeArgument = inputShape
  }

  override package var hasFixedWeights: Bool { true }
  override package var inputDType: DType? { nil }
  override package var config: ConfigDictionary { super.config.merging(["data_format": "channels_last"]) }

  override package func mismatch(with inputShape: TensorShape) -> String? {
    inputShape.rank == 0 ? "expected a batch of samples, found a single number" : nil
  }

  override public func call(_ inputs: Tensor) -> Tensor {
    let width = inputs.shape.dims.dropFirst().reduce(1, *)
    return tf.reshape(inputs, [-1, width])
  }
}
