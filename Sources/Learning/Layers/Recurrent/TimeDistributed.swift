import Display
import Tensors

/// Applies a layer to each step of a sequence: input (batch, steps, ...).
///
///     let layer = TimeDistributed(Dense(8))
///     print(layer(tf.ones([2, 10, 16])).shape)      // (2, 10, 8)
///
/// All steps of all samples go through the layer as one batch, unless it holds a BatchNormalization, which then sees
/// step by step as in Keras.
/// Source: https://keras.io/api/layers/recurrent_layers/time_distributed/
public final class TimeDistributed: Layer {
  /// What is applied to each step.
  public let layer: Layer

  /// A layer applied to each step.
  public init(_ layer: Layer, inputShape: [Int?]? = nil, name: String? = nil, dtype: DType = .float32) {
    self.layer = layer
    super.init(name: name, dtype: dtype)
    inputShapeArgument = inputShape
  }

  override package var inputDType: DType? { layer.inputDType }
  override package var hasFixedWeights: Bool { layer.hasFixedWeights }
  override package var config: ConfigDictionary {
    super.config.merging(["layer": .dictionary(layer.serialized)])
  }

  override package func mismatch(with inputShape: TensorShape) -> String? {
    guard inputShape.rank >= 3 else {
      return "expected input of shape (batch, steps, ...), found shape \(inputShape.withUnknownBatch)"
    }
    return layer.mismatch(with: step(inputShape)).map { "\($0) in each step" }
  }

  private func step(_ shape: TensorShape) -> TensorShape { TensorShape([-1] + shape.dims.dropFirst(2)) }

  override public func build(_ inputShape: TensorShape) {
    if !layer.built { layer.buildNow([step(inputShape)], isList: false) }
  }

  override package func forward(_ inputs: [Tensor], _ arguments: CallArguments) -> [Tensor] {
    let x = inputs[0]
    let (batch, steps) = (x.dims[0], x.dims[1])
    let inner = CallArguments(training: arguments.training)
    if !ShapeInference.isActive, layer.everyLayer.contains(where: { $0.className == "BatchNormalization" }) {
      let parts = tf.unstack(x, axis: 1).map { layer.invoke([$0], inner)[0] }
      return [ExecutionContext.current.mustStop ? .inert : tf.stack(parts, axis: 1)]
    }
    let result = layer.invoke([tf.reshape(x, [batch < 0 || steps < 0 ? -1 : batch * steps] + x.dims.dropFirst(2))], inner)[0]
    if ExecutionContext.current.mustStop { return [.inert] }
    return [tf.reshape(result, [batch, steps] + result.dims.dropFirst())]
  }
}
