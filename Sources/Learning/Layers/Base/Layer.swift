import Display
import Tensors

/// A step of a model: tensors in, tensors out, and the weights it learns.
///
/// A layer makes its weights when it first sees the shape of its input (`build`), and is called as a
/// function afterwards. Input of another dtype than the layer's is converted.
///
///     let layer = Dense(2)
///     print(layer(tf.ones([3, 4])).shape)      // (3, 2)
///     print(layer.countParams())               // 10
///
/// A layer of one's own is a subclass; layers and variables stored in its properties, in arrays, dictionaries and
/// optionals too, belong to it.
///
///     class Scaled: Layer {
///       var w: Variable!
///       override func build(_ inputShape: TensorShape) {
///         w = addWeight(shape: [inputShape[-1]], initializer: .ones, name: "w")
///       }
///       override func call(_ inputs: Tensor) -> Tensor { inputs * w }
///     }
///
/// Input whose shape does not fit ends the cell with a message that names the layer.
/// Source: https://keras.io/api/layers/base_layer/
open class Layer: Trackable, LayerConvertible, Configurable {
  /// Unique names such as `dense_1` are made up where none is given.
  public private(set) final var name: String
  /// False freezes the weights: training leaves them as they are.
  public final var trainable: Bool {
    get { isTrained }
    set { for layer in everyLayer { layer.isTrained = newValue } }
  }
  private final var isTrained: Bool
  /// True once the weights exist.
  public package(set) final var built = false
  /// What the layer converts its input to, and makes its weights of.
  public final let dtype: DType

  /// The layer's own weights in the order they were added.
  package final var ownWeights: [LayerWeight] = []
  /// What `inputShape:` said, without the batch axis.
  package final var inputShapeArgument: [Int?]?
  /// Shapes of the latest outputs with the batch axis unknown, for `summary()`.
  package final var outputShapes: [TensorShape]?
  /// What the layer was built for, with the batch axis unknown.
  package final var builtShapes: [TensorShape]?
  /// The calls on symbolic tensors, in order; models and symbolic tensors keep them alive.
  package final var inboundCalls: [WeakLayerCall] = []
  /// What `addLoss` was given since the model was last called.
  package final var addedLosses: [Tensor] = []
  /// What is added to the loss for the layer's output.
  package final var activityRegularizer: Regularizer?

  /// A layer; without a name it gets its class's name and a number.
  public init(name: String? = nil, trainable: Bool = true, dtype: DType = .float32) {
    self.name = name ?? ""
    isTrained = trainable
    self.dtype = dtype
    if name == nil { self.name = AutomaticNames.unique(forClass: className) }
  }

  /// Makes the weights for input of this shape; the batch axis is -1. Called once.
  open func build(_ inputShape: TensorShape) {}

  /// Makes the weights of a layer that takes several inputs.
  open func build(_ inputShapes: [TensorShape]) { build(inputShapes[0]) }

  /// The output for a batch of input.
  open func call(_ inputs: Tensor) -> Tensor { inputs }

  /// The output for a batch of input; layers that behave differently in training override this one.
  open func call(_ inputs: Tensor, training: Bool) -> Tensor { call(inputs) }

  /// The output of a layer that takes several inputs.
  open func call(_ inputs: [Tensor]) -> Tensor {
    fail("takes one input, found \(inputs.count)")
    return .inert
  }

  /// The output of a layer that takes several inputs; layers that behave differently in training override this one.
  open func call(_ inputs: [Tensor], training: Bool) -> Tensor { call(inputs) }

  /// The shape of the output for input of this shape; unknown axes are -1.
  ///
  /// Unless overridden this is found out by following what `call` does with such input.
  open func computeOutputShape(_ inputShape: TensorShape) -> TensorShape {
    inferredOutputs([TensorSpec(inputDType ?? dtype, inputShape.dims)], CallArguments())?.first?.shape ?? inputShape
  }

  /// Which steps of the output count, given which of the input do; by default the same.
  open func computeMask(_ inputs: Tensor, _ previousMask: Tensor?) -> Tensor? { previousMask }

  /// What a call does: the outputs for the inputs. Layers with more to a call than `call(_:training:)` override this.
  package func forward(_ inputs: [Tensor], _ arguments: CallArguments) -> [Tensor] {
    inputs.count == 1 && !arguments.isList
      ? [call(inputs[0], training: arguments.isTraining)] : [call(inputs, training: arguments.isTraining)]
  }

  /// The masks of the outputs.
  package func outputMasks(_ inputs: [Tensor], _ outputs: [Tensor], _ arguments: CallArguments) -> [Tensor?] {
    guard let mask = arguments.mask ?? inputs.lazy.compactMap(\.mask).first else { return [] }
    return [computeMask(inputs[0], mask)]
  }

  /// What is wrong with input of this shape, or nil; asked before `build` and before every call.
  package func mismatch(with inputShape: TensorShape) -> String? { nil }

  /// The same for several inputs.
  package func mismatch(with inputShapes: [TensorShape]) -> String? { mismatch(with: inputShapes[0]) }

  /// The name of the class as Keras prints it.
  package var className: String { nameOfClass(self) }

  /// Keras's home of the library's own layers; nil for a class of one's own.
  package var registeredModule: String? { isOwnClass ? nil : "keras.layers" }

  /// The arguments the layer was made with, under Keras's names; layers add theirs to these.
  package var config: ConfigDictionary {
    [
      "name": .string(name), "trainable": .bool(trainable),
      "dtype": [
        "module": "keras", "class_name": "DTypePolicy", "config": ["name": .string(dtype.name)],
        "registered_name": nil,
      ],
    ]
  }

  /// The arguments the layer was made with, under Keras's names: numbers, texts, truth values, lists, dictionaries.
  ///
  /// A class of one's own adds its own arguments, so that files can hold it; `customObjects` makes it from them again.
  ///
  ///     override func getConfig() -> [String: Any] {
  ///       var config = super.getConfig()
  ///       config["factor"] = factor
  ///       return config
  ///     }
  open func getConfig() -> [String: Any] { config.plain }

  /// True for a class written in a notebook or a program.
  package final var isOwnClass: Bool {
    self is any NamedByNotebook || !String(reflecting: type(of: self)).hasPrefix("Learning.")
  }

  /// Layers inside this one, in the order of the properties that hold them.
  package var subLayers: [Layer] { attributes.layers }

  /// The dtype this layer wants its input in; nil takes every dtype as it is.
  package var inputDType: DType? { dtype }

  /// Whether integers and booleans become the layer's dtype too.
  package var convertsIntegers: Bool { true }

  /// Whether a call that says nothing about training is one for training.
  package var defaultTraining: Bool { false }

  /// True for layers that never have weights of their own or others inside.
  package var hasFixedWeights: Bool { false }

  /// What a checkpoint keeps of the layer, by name.
  open var trackedChildren: [TrackedChild] { checkpointParts }
}

/// A weight with what `addWeight` was told about it.
package struct LayerWeight {
  package let variable: Variable
  package let isTrainable: Bool
  package let regularizer: Regularizer?
}

/// A layer, or what can stand for one in a list of layers: `Input(shape:)`.
public protocol LayerConvertible {
  /// The layer meant.
  var asLayer: Layer { get }
}

extension Layer {
  /// The layer itself.
  public final var asLayer: Layer { self }

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
