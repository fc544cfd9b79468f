import Display
import Tensors

/// The layer behind `Input(shape:)`: it says what a model's input looks like.
///
///     let model = Sequential([InputLayer(shape: [1]), Dense(1)])
public final class InputLayer: Layer {
  /// The shape of a batch: -1, then the shape of a sample.
  public let batchShape: TensorShape

  /// Input of samples of this shape, `nil` where any length will do.
  public init(shape: [Int?], batchSize: Int? = nil, dtype: DType = .float32, name: String? = nil) {
    batchShape = TensorShape([batchSize ?? -1] + shape.map { $0 ?? -1 })
    super.init(name: name, trainable: true, dtype: dtype)
    built = true
    outputShapes = [batchShape]
    if let length = batchShape.dims.first(where: { $0 < -1 }) { fail("a length cannot be negative, found \(length)") }
    if let problem = TensorSpec(dtype, batchShape.dims).sizeProblem { fail(problem) }
  }

  /// The one call of the layer, which gives the symbolic input.
  package func inputCall(named name: String? = nil) -> LayerCall {
    firstCall
      ?? LayerCall(self, [], CallArguments(), names: name.map { [$0] }, giving: [TensorSpec(dtype, batchShape.dims)])
  }

  override package var config: ConfigDictionary {
    [
      "batch_shape": ConfigValue(batchShape), "dtype": .string(dtype.name), "sparse": false, "ragged": false,
      "name": .string(name), "optional": false,
    ]
  }

  override package var hasFixedWeights: Bool { true }
  override package var convertsIntegers: Bool { dtype.isFloating }
}

/// The input of a model: a symbolic tensor of samples of this shape.
///
///     let inputs = Input(shape: [16])
///     let outputs = Dense(1)(Dense(32, activation: .relu)(inputs))
///     let model = Model(inputs: inputs, outputs: outputs)
///
/// As the first entry of a `Sequential` model it says the same about that model's input.
public typealias Input = KerasTensor

extension KerasTensor: LayerConvertible {
  /// A model's input of samples of this shape, which leaves out the batch axis; `nil` where any length will do.
  public convenience init(shape: [Int?], batchSize: Int? = nil, dtype: DType = .float32, name: String? = nil) {
    let layer = InputLayer(shape: shape, batchSize: batchSize, dtype: dtype, name: name)
    let call = layer.inputCall(named: name)
    self.init(
      call.outputSpecs[0], name: call.outputNames[0], origin: call, place: 0, record: OperationLayer.record)
  }

  /// The layer whose result this is.
  public var asLayer: Layer { call?.layer ?? Layer(name: name) }
}
