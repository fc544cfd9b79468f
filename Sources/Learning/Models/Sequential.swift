import Display
import Tensors

/// A model that is a list of layers, each taking the output of the one before.
///
///     let model = Sequential([
///       Input(shape: [28, 28]),
///       Flatten(),
///       Dense(64, activation: .relu),
///       Dense(10, activation: .softmax),
///     ])
///     print(model.countParams())      // 50890
///
/// The layers get their weights at once if the input's shape is known, from an `Input` layer or from
/// the first layer's `inputShape:`; else when the model first sees data.
public final class Sequential: Model {
  private var stack: [Layer] = []
  private var inputLayer: InputLayer?
  /// The shape of a batch the layers were built for.
  private var builtShape: TensorShape?

  /// A model of these layers; more can be added.
  public init(_ layers: [Layer] = [], name: String? = nil) {
    super.init(name: name)
    for layer in layers { append(layer) }
    buildIfShapeIsKnown()
  }

  /// Puts a layer at the end.
  public func add(_ layer: Layer) {
    append(layer)
    buildIfShapeIsKnown()
    forgetSteps()
  }

  /// Takes the last layer away.
  public func pop() {
    guard !stack.isEmpty else { return fail("pop: the model has no layers") }
    stack.removeLast()
    outputShape = stack.last?.outputShape
    forgetSteps()
  }

  override public var layers: [Layer] { stack }
  override package var batchInputShape: TensorShape? { builtShape }
  override package var inputDType: DType? {
    inputLayer?.dtype ?? stack.lazy.compactMap(\.inputDType).first ?? .float32
  }

  private func append(_ layer: Layer) {
    if let input = layer as? InputLayer {
      guard inputLayer == nil, stack.isEmpty else {
        return fail("an Input layer can only be the first layer")
      }
      inputLayer = input
      return
    }
    guard !stack.contains(where: { $0.name == layer.name }) else {
      return fail("there is already a layer named '\(layer.name)'; names are unique in a model")
    }
    if stack.isEmpty, inputLayer == nil, let shape = layer.inputShapeArgument {
      inputLayer = InputLayer(shape: shape)
    }
    stack.append(layer)
  }

  private func buildIfShapeIsKnown() {
    guard !stack.isEmpty, let shape = inputLayer?.batchShape ?? builtShape else { return }
    built = false
    build(shape)
  }

  /// Builds every layer that is not built yet for what the layer before it gives.
  override public func build(_ inputShape: TensorShape) {
    guard !stack.isEmpty else { return fail("the model has no layers; add some first") }
    var shape = inputShape.withUnknownBatch
    builtShape = shape
    for layer in stack {
      guard layer.prepare(for: shape) else {
        builtShape = nil
        return
      }
      shape = layer.computeOutputShape(shape)
      layer.outputShape = shape
    }
    built = true
    outputShape = shape
  }

  override package func buildNow(_ inputShape: TensorShape) { build(inputShape) }

  override public func computeOutputShape(_ inputShape: TensorShape) -> TensorShape {
    stack.reduce(inputShape) { $1.computeOutputShape($0) }
  }

  override public func call(_ inputs: Tensor, training: Bool) -> Tensor {
    guard let adapted = adapt(inputs) else { return .inert }
    var result = adapted
    for layer in stack { result = layer.apply(to: result, training: training) }
    return result
  }

  override public func call(_ inputs: Tensor) -> Tensor { call(inputs, training: false) }

  override package func prepare(for inputShape: TensorShape) -> Bool {
    if ExecutionContext.current.mustStop { return false }
    if builtShape == nil { build(wantedShape(inputShape)) }
    return !ExecutionContext.current.mustStop
  }

  /// One number per sample means a sample of length 1 to layers that work on vectors.
  private func wantedShape(_ inputShape: TensorShape) -> TensorShape {
    guard inputShape.rank == 1, let first = stack.first else { return inputShape }
    let widened = TensorShape([-1, 1])
    let fits = first.mismatch(with: inputShape) == nil
    return !fits && first.mismatch(with: widened) == nil ? widened : inputShape
  }

  override package func adapt(_ inputs: Tensor) -> Tensor? {
    guard let builtShape else { return inputs }
    if inputs.rank == builtShape.rank { return inputs }
    if inputs.rank == builtShape.rank - 1, builtShape[-1] == 1 {
      return tf.expandDims(inputs, axis: -1)
    }
    if inputs.rank == builtShape.rank + 1, inputs.shape[-1] == 1 {
      return tf.squeeze(inputs, axis: -1)
    }
    fail("expected input of shape \(builtShape), found \(inputs.shape.withUnknownBatch)")
    return nil
  }
}
