import Display
import Tensors

extension Layer {
  /// Applies the layer to a batch, or to a symbolic tensor of a model that is being put together.
  ///
  /// - Parameters:
  ///   - training: whether dropout and the like are active; left out, what the calling layer was told.
  ///   - mask: which steps count, as a boolean tensor (batch, steps); left out, what came with the input.
  public func callAsFunction(_ inputs: some TensorConvertible, training: Bool? = nil, mask: Tensor? = nil) -> Tensor {
    invoke([inputs.asTensor], CallArguments(training: training, mask: mask))[0]
  }

  /// Applies a layer that takes several inputs: `Concatenate()([a, b])`.
  public func callAsFunction(_ inputs: [Tensor], training: Bool? = nil, mask: Tensor? = nil) -> Tensor {
    invoke(inputs, CallArguments(training: training, mask: mask, isList: true))[0]
  }

  /// Builds the layer if need be, converts the inputs' dtypes and calls the layer; one inert tensor after a failure.
  package final func invoke(_ inputs: [Tensor], _ arguments: CallArguments) -> [Tensor] {
    if ExecutionContext.current.mustStop { return [.inert] }
    guard !inputs.isEmpty else {
      fail("was called without inputs")
      return [.inert]
    }
    if inputs.contains(where: { $0 is KerasTensor }) { return invokeSymbolically(inputs, arguments) }
    let converted = inputs.map { convertedInput($0) }
    guard prepare(for: converted.map(\.shape), arguments) else { return [.inert] }
    var arguments = arguments
    arguments.training = arguments.training ?? CallStack.training ?? defaultTraining
    if arguments.mask == nil { arguments.mask = inputs[0].mask }
    let outer = CallStack.training
    CallStack.training = arguments.training
    defer { CallStack.training = outer }
    var outputs = forward(converted, arguments)
    if ExecutionContext.current.mustStop { return [.inert] }
    if let activityRegularizer {
      addedLosses.append(activityRegularizer(outputs[0]) / Double(max(outputs[0].dims.first ?? 1, 1)))
    }
    attachMasks(&outputs, converted, arguments)
    return outputs
  }

  /// Masks travel with the tensors; one that is also an input, or a variable, is handed on under a new tensor.
  private func attachMasks(_ outputs: inout [Tensor], _ inputs: [Tensor], _ arguments: CallArguments) {
    let masks = outputMasks(inputs, outputs, arguments)
    for place in outputs.indices {
      let mask = place < masks.count ? masks[place] : nil
      if outputs[place].mask === mask { continue }
      if outputs[place].variable != nil || inputs.contains(where: { $0 === outputs[place] }) {
        outputs[place] = tf.identity(outputs[place])
      }
      outputs[place].mask = mask
    }
  }

  private func convertedInput(_ input: Tensor) -> Tensor {
    guard let wanted = inputDType, wanted != input.dtype, input.dtype.isFloating || convertsIntegers,
      input.dtype != .string
    else { return input }
    let converted = tf.cast(input, wanted)
    converted.mask = input.mask
    return converted
  }

  /// False, with the failure recorded, if inputs of these shapes do not fit.
  package final func prepare(for shapes: [TensorShape], _ arguments: CallArguments = CallArguments()) -> Bool {
    if ExecutionContext.current.mustStop { return false }
    if let problem = mismatch(with: shapes) {
      fail(problem)
      return false
    }
    if !built { buildNow(shapes, isList: arguments.isList || shapes.count > 1) }
    return !ExecutionContext.current.mustStop
  }

  /// Weights are made outside of whatever is being traced.
  package final func buildNow(_ shapes: [TensorShape], isList: Bool) {
    let batchShapes = shapes.map(\.withUnknownBatch)
    Trace.suspended {
      if isList { build(batchShapes) } else { build(batchShapes[0]) }
    }
    if ExecutionContext.current.mustStop { return }
    built = true
    builtShapes = batchShapes
  }

  /// Writes the call down instead of computing, and gives what stands for its results.
  private func invokeSymbolically(_ inputs: [Tensor], _ arguments: CallArguments) -> [Tensor] {
    let specs = inputs.map { TensorSpec(convertedDType($0.dtype), $0.shape.dims) }
    guard prepare(for: specs.map(\.shape), arguments), let outputs = inferredOutputs(specs, arguments) else {
      return [.inert]
    }
    return LayerCall(self, inputs, arguments, giving: outputs).outputs
  }

  private func convertedDType(_ dtype: DType) -> DType {
    guard let wanted = inputDType, dtype != .string, dtype.isFloating || convertsIntegers else { return dtype }
    return wanted
  }
}

/// Whether the layer that is running was called for training: what layers inside it are told by default.
enum CallStack {
  nonisolated(unsafe) static var training: Bool?
}
