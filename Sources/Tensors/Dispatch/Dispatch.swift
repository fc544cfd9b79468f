import CKernels
import Display

/// The single place through which every tensor operation passes: checks the inputs by the
/// operation's own rule, then computes, or appends to the graph being traced, and lets the active
/// tapes record.
package func dispatch(_ op: Op, _ inputs: [Tensor], _ attribute: Attribute = .none) -> Tensor {
  if ExecutionContext.current.mustStop { return .inert }
  let trace = Trace.active
  let operands = trace == nil ? inputs : inputs.map { trace!.resolve($0) }
  let specs = operands.map(\.spec)
  if let lowering = op.lowering,
    let lowered = lowering(operands.map { $0.isSymbolic ? nil : $0 }, specs, attribute)
  {
    return dispatch(lowered.op, lowered.inputs.map { inputs[$0] }, lowered.attribute)
  }
  let output: TensorSpec
  do {
    output = try trace?.buildsProgram == true && specs.contains(where: \.hasUnknownRank)
      ? UnknownRank.infer(op, specs, attribute) : op.infer(specs, attribute)
    if op.elements != .everything, specs.contains(where: { $0.dtype == .string }) {
      throw Op.failure(op.name, "takes numbers, found string")
    }
  } catch {
    ExecutionContext.current.fail(
      (error as? OperationFailure) ?? OperationFailure(operation: op.name, "\(error)"))
    return .inert
  }
  if let problem = output.sizeProblem { return failed(op.name, problem) }
  let result: Tensor
  if let trace, !op.isRepeatable || operands.contains(where: \.isSymbolic)
    || trace.buildsProgram && operands.contains(where: { $0 is CapturedConstant })
  {
    guard let appended = trace.append(op, operands, attribute, output) else { return .inert }
    result = appended
  } else {
    if let symbol = operands.first(where: \.isSymbolic) {
      if trace == nil, let recorded = KerasTensor.recorded(op, operands, attribute, output) { return recorded }
      // Operations on a tensor of a graph go to its graph, wherever they are written.
      guard trace == nil, let program = symbol.program else { return symbolicOutsideTrace(op) }
      return program.building { dispatch(op, inputs, attribute) }
    }
    result = compute(op, operands, specs, output, attribute)
    // A kernel can meet a bad value that no rule about shapes foresees.
    if ExecutionContext.current.mustStop { return .inert }
  }
  if !TapeStack.active.isEmpty {
    TapeStack.record(op, inputs, operands, attribute, result)
  }
  return result
}

private func compute(
  _ op: Op, _ inputs: [Tensor], _ specs: [TensorSpec], _ output: TensorSpec, _ attribute: Attribute
) -> Tensor {
  if op.category == .view {
    let source = inputs[0]
    return Tensor(
      dtype: output.dtype, dims: output.dims, storage: source.storage, byteOffset: source.byteOffset)
  }
  let result = Tensor.uninitialized(output.dtype, output.dims)
  if result.elementCount > 0, !runsAtOnce(op, inputs, result) {
    let kernel = op.prepare(specs, output, attribute)
    withUnsafeTemporaryAllocation(of: UnsafeMutableRawPointer.self, capacity: inputs.count + 1) {
      addresses in
      for (index, input) in inputs.enumerated() {
        addresses.initializeElement(at: index, to: input.pointer)
      }
      addresses.initializeElement(at: inputs.count, to: result.pointer)
      kernel(UnsafePointer(addresses.baseAddress!))
    }
    withExtendedLifetime(kernel) { result.ownStringsIfAny() }
  }
  return result
}

/// Small elementwise operations on equal shapes and scalars and reductions to one number, which most eager ones
/// are, need no prepared kernel: their loop is called as it is.
private func runsAtOnce(_ op: Op, _ inputs: [Tensor], _ result: Tensor) -> Bool {
  let count = result.elementCount
  guard count < 2 * elementwiseGrain else { return false }
  let dtype = Int32(result.dtype.rawValue)
  switch op.category {
  case .unary(let code):
    ck_unary(code, dtype)!(count, inputs[0].pointer, result.pointer)
    return true
  case .binary(let code):
    let (isFullA, isFullB) = (inputs[0].elementCount == count, inputs[1].elementCount == count)
    // An operand with as many elements as the result has its elements in the result's order.
    guard isFullA || inputs[0].elementCount == 1, isFullB || inputs[1].elementCount == 1 else { return false }
    ck_binary(code, dtype)!(
      count, inputs[0].pointer, isFullA ? 1 : 0, inputs[1].pointer, isFullB ? 1 : 0, result.pointer)
    return true
  case .reduction(let code, isMean: false):
    // All elements into one: a single pass over neighbours, whatever the axes are.
    let elements = inputs[0].elementCount
    guard count == 1, elements > 0, elements < 2 * elementwiseGrain, !result.dtype.isHalf,
      let loop = ck_reduce(code, dtype)
    else { return false }
    loop(1, elements, 1, inputs[0].pointer, result.pointer)
    return true
  default: return false
  }
}

private func symbolicOutsideTrace(_ op: Op) -> Tensor {
  ExecutionContext.current.fail(
    OperationFailure(
      operation: op.name,
      "a symbolic tensor was used after the function that was being traced had ended"))
  return .inert
}

/// Records a failure and returns the inert tensor.
package func failed(_ operation: String, _ message: String) -> Tensor {
  if !ExecutionContext.current.mustStop {
    ExecutionContext.current.fail(OperationFailure(operation: operation, message))
  }
  return .inert
}

/// One argument as a tensor.
package func operand(_ value: some TensorConvertible, _ operation: String, dtype: DType? = nil)
  -> Tensor
{
  if let tensor = value as? Tensor, dtype == nil { return tensor }
  return CapturedConstant.inProgram(value.tensorSource.tensor(operation: operation, dtype: dtype))
}

/// Two arguments that share a dtype: numbers, lists and NumPy arrays follow a tensor.
package func operands(
  _ a: some TensorConvertible, _ b: some TensorConvertible, _ operation: String
) -> [Tensor] {
  resolveOperands(a.tensorSource, b.tensorSource, operation)
}

package func resolveOperands(_ a: TensorSource, _ b: TensorSource, _ operation: String) -> [Tensor] {
  switch (a, b) {
  case (.tensor(let x), .tensor(let y)): return [x, y]
  case (.tensor(let x), _): return [x, b.tensor(operation: operation, dtype: x.dtype)]
  case (_, .tensor(let y)): return [a.tensor(operation: operation, dtype: y.dtype), y]
  default:
    if a.isWeak == b.isWeak && !a.isWeak {
      return [CapturedConstant.inProgram(a.tensor(operation: operation)), b.tensor(operation: operation)]
    }
    let strong = a.isWeak ? (b.isWeak ? TensorSource.list([a, b]) : b) : a
    let dtype = strong.defaultDType(.tensorFlow)
    return [
      CapturedConstant.inProgram(a.tensor(operation: operation, dtype: dtype)),
      b.tensor(operation: operation, dtype: dtype),
    ]
  }
}

extension Tensor {
  /// A rank-0 tensor, as gradient rules and weak numbers need.
  package static func scalar(_ value: Double, _ dtype: DType) -> Tensor {
    let result = Tensor.uninitialized(dtype, [])
    switch dtype {
    case .float32: result.pointer.storeBytes(of: Float(value), as: Float.self)
    case .float64: result.pointer.storeBytes(of: value, as: Double.self)
    case .float16, .bfloat16: storeHalf(value, result.pointer, 0, dtype)
    case .string: return Tensor(strings: [[]], dims: [])
    default:
      return TensorSource.integer(Int64(value), natural: nil).tensor(
        operation: "constant", dtype: dtype)
    }
    return result
  }
}
