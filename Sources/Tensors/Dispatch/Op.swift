import Display

/// Runs one prepared operation: the addresses of the inputs, then that of the output.
package typealias Kernel = (UnsafePointer<UnsafeMutableRawPointer>) -> Void

/// One operation, everything about it in one place: the rule for shapes and dtypes (the only place
/// that rejects input), the forward computation, the gradient, and samples for the tests.
///
/// An operation has one output. Its kernel is prepared once for given shapes and may then run any
/// number of times: that is all an executable plan needs.
package final class Op {
  package let name: String
  package let category: Category
  package let infer: ([TensorSpec], Attribute) throws -> TensorSpec
  package let prepare: ([TensorSpec], TensorSpec, Attribute) -> Kernel
  /// Gradients with respect to each input, nil where there is none; nil as a whole for an operation
  /// through which nothing flows.
  package let gradient: ((GradientContext) -> [Tensor?])?
  package let samples: [OpSample]
  package let elements: Elements
  /// The operation that does the work once the inputs that tell its shape are numbers.
  package let lowering: Lowering?
  /// The operation with several results whose package this one makes.
  package internal(set) var packed: PackedOperation?
  /// Which result it takes out of a package.
  package internal(set) var part: Int?

  /// Takes the inputs, nil where they are not known yet; nil while the shape is not known.
  package typealias Lowering = ([Tensor?], [TensorSpec], Attribute) -> Lowered?

  /// Which dtypes the kernel handles by itself.
  package enum Elements {
    /// Integers, float32, float64 and bool. float16 and bfloat16 are computed in float32 and rounded
    /// once; strings are refused.
    case numbers
    /// float16 and bfloat16 too.
    case everyNumber
    /// Strings too: elements are moved, or the rule refuses them itself.
    case everything
  }

  /// What graph passes may assume about an operation.
  package enum Category: Equatable {
    /// Elementwise on one input, a loop of CKernels.
    case unary(Int32)
    /// Elementwise with broadcasting on two inputs, a loop of CKernels.
    case binary(Int32)
    /// As `binary`, with a result of bool.
    case comparison(Int32)
    /// As `unary`, with a result of bool.
    case test(Int32)
    /// Elementwise to the attribute's dtype.
    case cast
    /// Elementwise choice between the second and third input.
    case select
    /// A reduction over the attribute's axes, a loop of CKernels, perhaps divided by the number of elements.
    case reduction(Int32, isMean: Bool)
    /// The output has the input's bytes under other axes.
    case view
    /// Another result at each run: never merged, never folded.
    case stateful
    /// Does something besides giving a result: happens at each run, in the order written.
    case effect
    case general
  }

  /// Whether each element of the result depends on the elements at the same place only.
  package var isElementwise: Bool {
    switch category {
    case .unary, .binary, .comparison, .test, .cast, .select: true
    default: false
    }
  }

  package init(
    _ name: String, _ category: Category = .general,
    infer: @escaping ([TensorSpec], Attribute) throws -> TensorSpec,
    prepare: @escaping ([TensorSpec], TensorSpec, Attribute) -> Kernel,
    gradient: ((GradientContext) -> [Tensor?])? = nil,
    samples: [OpSample] = [], elements: Elements = .numbers
  ) {
    self.name = name
    self.category = category
    self.infer = infer
    self.prepare = elements == .numbers ? computingHalvesInFloat32(prepare) : prepare
    self.elements = elements
    self.gradient = gradient
    self.samples = samples
    lowering = nil
  }

  /// An operation that always becomes another one.
  init(
    _ name: String, _ category: Category = .general,
    infer: @escaping ([TensorSpec], Attribute) throws -> TensorSpec, lowering: @escaping Lowering,
    gradient: ((GradientContext) -> [Tensor?])? = nil, elements: Elements = .everyNumber
  ) {
    self.name = name
    self.category = category
    self.infer = infer
    prepare = { _, _, _ in { _ in preconditionFailure("\(name) has no kernel of its own") } }
    self.elements = elements
    self.gradient = gradient
    samples = []
    self.lowering = lowering
  }

  /// Whether running it again on the same inputs changes nothing.
  package var isRepeatable: Bool { category != .stateful && category != .effect }

  /// A failure of this operation, for its `infer` to throw.
  package static func failure(_ name: String, _ message: String) -> OperationFailure {
    OperationFailure(operation: name, message)
  }
}

/// An operation in place of another one, on some of its inputs.
package struct Lowered {
  let op: Op
  let attribute: Attribute
  let inputs: [Int]

  init(_ op: Op, _ attribute: Attribute, _ inputs: [Int]) {
    self.op = op
    self.attribute = attribute
    self.inputs = inputs
  }
}

/// What a gradient rule sees.
package struct GradientContext {
  package let inputs: [Tensor]
  package let output: Tensor
  /// The gradient of the target with respect to `output`.
  package let upstream: Tensor
  package let attribute: Attribute
  /// The tape that asks, and the inputs as it knows them.
  var tape: GradientTape?
  var recorded: [Tensor] = []

  /// False for an input whose gradient nobody will look at: worth asking before an expensive one.
  package func wants(_ index: Int) -> Bool { tape?.follows(recorded[index]) ?? true }
}

/// Inputs on which the catalogue tests exercise an operation.
package struct OpSample {
  package let inputs: [Input]
  package let attribute: Attribute
  /// Element of the expected output computed in Double from the inputs' elements at the same
  /// position; only for elementwise operations.
  package let reference: (([Double]) -> Double)?
  /// False where finite differences say nothing: at kinks, or for integer inputs.
  package let checksGradient: Bool
  /// True for inputs the operation must refuse.
  package let isRefused: Bool

  package struct Input {
    package let dtype: DType
    package let dims: [Int]
    package let values: [Double]
    /// The elements of an input of dtype string.
    package let strings: [String]
    package init(_ dtype: DType, _ dims: [Int], _ values: [Double]) {
      self.dtype = dtype
      self.dims = dims
      self.values = values
      self.strings = []
    }
    package init(_ strings: [String], _ dims: [Int]) {
      self.dtype = .string
      self.dims = dims
      self.values = []
      self.strings = strings
    }
  }

  package init(
    _ inputs: [Input], _ attribute: Attribute = .none, checksGradient: Bool = true,
    isRefused: Bool = false, reference: (([Double]) -> Double)? = nil
  ) {
    self.inputs = inputs
    self.attribute = attribute
    self.reference = reference
    self.checksGradient = checksGradient
    self.isRefused = isRefused
  }
}
