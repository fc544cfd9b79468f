import Display
import Tensors

/// A row of a table for each integer: ids of shape (batch, steps) become vectors of shape (batch, steps, outputDim).
///
/// The table, the layer's only weight, has shape (inputDim, outputDim). Ids of a floating dtype are cut to integers;
/// one outside of [0, inputDim) ends the cell. With `maskZero` 0 stands for padding: the output carries a mask that
/// recurrent layers, attention, pooling and losses follow.
///
///     let layer = Embedding(1000, 32)
///     print(layer([[4, 20, 7]]).shape)      // (1, 3, 32)
///
/// Rows that a batch does not use have gradient 0; momentum and the moments of Adam move them all the same.
/// Source: https://keras.io/api/layers/core_layers/embedding/
public final class Embedding: Layer {
  /// How many rows the table has: the largest id and one.
  public let inputDim: Int
  /// The length of a row.
  public let outputDim: Int
  /// Whether id 0 means that there is nothing.
  public let maskZero: Bool
  package let embeddingsInitializer: Initializer
  package let embeddingsRegularizer: Regularizer?
  package let embeddingsConstraint: Constraint?

  /// The table of shape (inputDim, outputDim); nil before the layer is built.
  public private(set) var embeddings: Variable!

  /// A table of `inputDim` rows of `outputDim` numbers.
  ///
  /// - Parameters:
  ///   - weights: what the table starts with: a list of one array.
  ///   - inputLength: how long the sequences of a first layer are. Shorter ones are accepted all the same.
  public init(
    _ inputDim: Int, _ outputDim: Int, embeddingsInitializer: Initializer = .uniform,
    embeddingsRegularizer: Regularizer? = nil, embeddingsConstraint: Constraint? = nil, maskZero: Bool = false,
    weights: [any TensorConvertible]? = nil, inputLength: Int? = nil, inputShape: [Int?]? = nil, name: String? = nil,
    trainable: Bool = true, dtype: DType = .float32
  ) {
    self.inputDim = inputDim
    self.outputDim = outputDim
    self.maskZero = maskZero
    self.embeddingsInitializer = embeddingsInitializer
    self.embeddingsRegularizer = embeddingsRegularizer
    self.embeddingsConstraint = embeddingsConstraint
    super.init(name: name, trainable: trainable, dtype: dtype)
    inputShapeArgument = inputShape ?? inputLength.map { [$0] }
    guard inputDim > 0, outputDim > 0 else {
      fail("inputDim and outputDim must be positive numbers, found \(inputDim) and \(outputDim)")
      return
    }
    if let weights {
      buildNow([TensorShape([-1])], isList: false)
      setWeights(weights)
    }
  }

  /// The same with labels: `Embedding(inputDim: 1000, outputDim: 32)`.
  public convenience init(
    inputDim: Int, outputDim: Int, embeddingsInitializer: Initializer = .uniform,
    embeddingsRegularizer: Regularizer? = nil, embeddingsConstraint: Constraint? = nil, maskZero: Bool = false,
    weights: [any TensorConvertible]? = nil, inputLength: Int? = nil, inputShape: [Int?]? = nil, name: String? = nil,
    trainable: Bool = true, dtype: DType = .float32
  ) {
    self.init(
      inputDim, outputDim, embeddingsInitializer: embeddingsInitializer, embeddingsRegularizer: embeddingsRegularizer,
      embeddingsConstraint: embeddingsConstraint, maskZero: maskZero, weights: weights, inputLength: inputLength,
      inputShape: inputShape, name: name, trainable: trainable, dtype: dtype)
  }

  override package var inputDType: DType? { nil }

  override package var config: ConfigDictionary {
    super.config.merging([
      "input_dim": .integer(inputDim), "output_dim": .integer(outputDim),
      "embeddings_initializer": ConfigValue(embeddingsInitializer),
      "embeddings_regularizer": ConfigValue(embeddingsRegularizer),
      "activity_regularizer": ConfigValue(activityRegularizer),
      "embeddings_constraint": ConfigValue(embeddingsConstraint), "mask_zero": .bool(maskZero),
      "quantization_config": nil,
    ])
  }

  override public func build(_ inputShape: TensorShape) {
    embeddings = addWeight(
      shape: [inputDim, outputDim], initializer: embeddingsInitializer, name: "embeddings",
      regularizer: embeddingsRegularizer, constraint: embeddingsConstraint)
  }

  override public func call(_ inputs: Tensor) -> Tensor {
    guard inputs.dtype != .string else {
      fail("expected integers, found strings; StringLookup or TextVectorization make integers of strings")
      return .inert
    }
    let ids = inputs.dtype == .int32 || inputs.dtype == .int64 ? inputs : tf.cast(inputs, .int32)
    return tf.gather(embeddings, ids)
  }

  override public func computeMask(_ inputs: Tensor, _ previousMask: Tensor?) -> Tensor? {
    maskZero ? tf.notEqual(inputs, 0) : nil
  }

  override package func outputMasks(_ inputs: [Tensor], _ outputs: [Tensor], _ arguments: CallArguments) -> [Tensor?] {
    [computeMask(inputs[0], arguments.mask)]
  }
}
