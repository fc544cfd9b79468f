import Tensors

/// The shape of a model's input, as the first entry of a Sequential model.
///
/// `Input(shape: [28, 28])` is this layer; the shape leaves out the batch axis. Models built this
/// way have their weights, and a complete `summary()`, before they see any data.
///
///     let model = Sequential([Input(shape: [1]), Dense(1)])
public final class InputLayer: Layer {
  /// The shape of a batch: -1, then the shape of a sample.
  public let batchShape: TensorShape
  /// The dtype input is converted to.
  public let dtype: DType

  /// Input of samples of this shape.
  public init(shape: [Int], dtype: DType = .float32, name: String? = nil) {
    batchShape = TensorShape([-1] + shape)
    self.dtype = dtype
    super.init(name: name)
    built = true
    outputShape = batchShape
  }

  override package var hasFixedWeights: Bool { true }
  override package var inputDType: DType? { dtype }
}

/// The shape of a model's input.
public typealias Input = InputLayer
