import Display
import Tensors

/// A step of a model: tensors in, tensors out, and the weights it learns.
///
/// A layer makes its weights when it first sees the shape of its input (`build`), and is called as a
/// function afterwards. Input of another dtype than float32 is converted.
///
///     let layer = Dense(2)
///     print(layer(tf.ones([3, 4])).shape)      // (3, 2)
///     print(layer.countParams())               // 10
///
/// Input whose shape does not fit ends the cell with a message that names the layer.
open class Layer {
  /// Unique names such as `dense_1` are made up where none is given.
  public private(set) final var name: String
  /// False freezes the weights: training leaves them as they are.
  public final var trainable: Bool {
    didSet { for layer in subLayers { layer.trainable = trainable } }
  }
  /// True once the weights exist.
  public package(set) final var built = false

  /// The layer's own weights in the order they were added.
  package final var ownWeights: [(variable: Variable, isTrainable: Bool)] = []
  /// What `inputShape:` said, without the batch axis.
  package final var inputShapeArgument: [Int]?
  /// Shape of the latest output with the batch axis unknown, for `summary()`.
  package final var outputShape: TensorShape?

  /// A layer; without a name it gets its class's name and a number.
  public init(name: String? = nil, trainable: Bool = true) {
    self.name = name ?? ""
    self.trainable = trainable
    if name == nil { self.name = AutomaticNames.unique(forClass: className) }
  }

  /// Makes the weights for input of this shape; the batch axis is -1. Called once.
  open func build(_ inputShape: TensorShape) {}

  /// The output for a batch of input.
  open func call(_ inputs: Tensor) -> Tensor { inputs }

  /// The output for a batch of input; layers that behave differently in training override this one.
  open func call(_ inputs: Tensor, training: Bool) -> Tensor { call(inputs) }

  /// The shape of the output for input of this shape; unknown axes are -1.
  open func computeOutputShape(_ inputShape: TensorShape) -> TensorShape { inputShape }

  /// What is wrong with input of this shape, or nil; asked before `build` and before every call.
  package func mismatch(with inputShape: TensorShape) -> String? { nil }

  /// The name of the class as Keras prints it.
  package var className: String { String(describing: type(of: self)) }

  /// Layers inside this one.
  package var subLayers: [Layer] { [] }

  /// The dtype this layer wants its input in; nil takes every dtype as it is.
  package var inputDType: DType? { .float32 }

  /// True for layers that never have weights of their own or others inside.
  package var hasFixedWeights: Bool { false }

  /// False, with the failure recorded, if input of this shape does not fit.
  package func prepare(for inputShape: TensorShape) -> Bool {
    if ExecutionContext.current.mustStop { return false }
    if let problem = mismatch(with: inputShape) {
      fail(problem)
      return false
    }
    if !built { buildNow(inputShape) }
    return !ExecutionContext.current.mustStop
  }

  package func buildNow(_ inputShape: TensorShape) {
    let batchShape = inputShape.withUnknownBatch
    build(batchShape)
    if ExecutionContext.current.mustStop { return }
    built = true
    outputShape = computeOutputShape(batchShape)
  }
}

extension Layer {
  /// Applies the layer to a batch.
  public func callAsFunction(_ inputs: some TensorConvertible, training: Bool = false) -> Tensor {
    apply(to: inputs.asTensor, training: training)
  }

  /// Builds the layer if need be, converts the input's dtype and calls the layer.
  package final func apply(to inputs: Tensor, training: Bool) -> Tensor {
    let converted = inputDType.map { $0 == inputs.dtype ? inputs : tf.cast(inputs, $0) } ?? inputs
    guard prepare(for: converted.shape) else { return .inert }
    return call(converted, training: training)
  }

  /// Records a failure under this layer's name.
  package final func fail(_ message: String) {
    guard !ExecutionContext.current.mustStop else { return }
    ExecutionContext.current.fail(
      OperationFailure(operation: className, message, context: ["layer '\(name)'"]))
  }
}

extension TensorShape {
  /// The same shape for any number of samples.
  package var withUnknownBatch: TensorShape {
    dims.isEmpty ? self : TensorShape([-1] + dims.dropFirst())
  }
}

extension Layer: CustomStringConvertible {
  /// `<Dense name=dense, built=True>`, as Keras prints it.
  public var description: String { "<\(className) name=\(name), built=\(built ? "True" : "False")>" }
}
