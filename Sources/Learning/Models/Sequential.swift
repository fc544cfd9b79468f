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
/// The layers get their weights at once if the input's shape is known, from an `Input` or from
/// the first layer's `inputShape:`; else when the model first sees data.
/// Source: https://keras.io/api/models/sequential/
public final class Sequential: Model {
  private var stack: [Layer] = []
  private var inputLayer: InputLayer?

  /// A model of these layers; more can be added.
  public init(_ layers: [any LayerConvertible] = [], name: String? = nil) {
    super.init(name: name)
    for layer in layers { append(layer.asLayer) }
    connectIfShapeIsKnown()
  }

  /// Puts a layer at the end.
  public func add(_ layer: Layer) {
    append(layer)
    connectIfShapeIsKnown()
    forgetSteps()
  }

  /// Gives the model its input: `model.add(Input(shape: [4]))`.
  public func add(_ input: KerasTensor) { add(input.asLayer) }

  /// Takes the last layer away.
  public func pop() {
    guard !stack.isEmpty else { return fail("pop: the model has no layers") }
    stack.removeLast()
    built = false
    graph = nil
    outputShapes = nil
    connectIfShapeIsKnown()
    forgetSteps()
  }

  override public var layers: [Layer] { stack }
  /// Where the model knows its input, `Input` is the first entry.
  package var entries: [Layer] { (inputLayer.map { [$0] } ?? []) + stack }
  override package var hasFixedWeights: Bool { graph != nil }
  override package var inputDType: DType? {
    graph == nil ? inputLayer?.dtype ?? stack.lazy.compactMap(\.inputDType).first ?? .float32 : nil
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
      inputLayer = InputLayer(shape: shape, dtype: layer.inputDType ?? .float32)
    }
    stack.append(layer)
  }

  private func connectIfShapeIsKnown() {
    guard !stack.isEmpty, let inputLayer else { return }
    connect(inputLayer)
  }

  /// Builds every layer that is not built yet for what the layer before it gives.
  private func connect(_ input: InputLayer) {
    let first = input.inputCall().output()
    var symbols: [Tensor] = [first]
    for layer in stack {
      symbols = layer.invoke(symbols, CallArguments(isList: symbols.count > 1))
      if ExecutionContext.current.mustStop { return }
    }
    graph = LayerGraph(inputs: [first], outputs: symbols, for: self)
    inputLayer = input
    built = graph != nil
    outputShapes = graph?.outputs.map(\.shape)
  }

  /// Builds the layers for input of this shape.
  override public func build(_ inputShape: TensorShape) {
    guard !stack.isEmpty else { return fail("the model has no layers; add some first") }
    guard graph == nil else { return }
    let shape = wantedShape(inputShape.withUnknownBatch)
    let layer = InputLayer(shape: shape.dims.dropFirst().map { $0 < 0 ? nil : $0 }, dtype: inputDType ?? .float32)
    guard !shape.dims.isEmpty else { return fail("expected a batch of samples, found a single number") }
    if let problem = stack[0].mismatch(with: shape) { return stack[0].fail(problem) }
    connect(layer)
    if graph == nil { inputLayer = nil }
  }

  /// One number per sample means a sample of length 1 to layers that work on vectors.
  private func wantedShape(_ inputShape: TensorShape) -> TensorShape {
    guard inputShape.rank == 1, let first = stack.first else { return inputShape }
    let widened = TensorShape([-1, 1])
    let fits = first.mismatch(with: inputShape) == nil
    return !fits && first.mismatch(with: widened) == nil ? widened : inputShape
  }
}
