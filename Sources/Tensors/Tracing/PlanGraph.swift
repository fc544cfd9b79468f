import CKernels
import Display

/// A traced graph for known shapes, as passes rewrite it on the way to a plan.
package struct PlanGraph {
  package enum Kind {
    case input(Int)
    case constant(Tensor)
    case variable(Variable)
    case operation(Op, Attribute)
    case assign(Variable)
    /// An assignment overwritten by a later one.
    case superseded
  }

  package struct Node {
    package var kind: Kind
    package var inputs: [Int]
    package var spec: TensorSpec
  }

  package private(set) var nodes: [Node] = []
  package private(set) var outputs: [Int] = []
  /// Nodes that some output or assignment needs.
  package private(set) var isLive: [Bool] = []
  /// Equal computations, found by what they compute from.
  private var known: [Signature: Int] = [:]

  private struct Signature: Hashable {
    let op: ObjectIdentifier
    let attribute: Attribute
    let inputs: [Int]
  }

  init() {}

  /// Copies the graph node by node with every axis known. Each node is simplified as it is added:
  /// folded when its inputs are constants, shared when an equal one exists, dropped when it changes
  /// nothing.
  mutating func specialize(_ function: TracedFunction, _ inputDims: [[Int]]) throws {
    var place: [Int] = []
    place.reserveCapacity(function.graph.nodes.count)
    for node in function.graph.nodes {
      let inputs = node.inputs.map { place[$0.id] }
      switch node.kind {
      case .input(let index):
        place.append(append(.input(index), [], TensorSpec(node.spec.dtype, inputDims[index])))
      case .constant(let tensor): place.append(append(.constant(tensor), [], tensor.spec))
      case .variable(let variable): place.append(append(.variable(variable), [], variable.spec))
      case .assign(let variable):
        let value = nodes[inputs[0]].spec
        guard value == variable.spec else {
          throw OperationFailure(
            operation: "assign",
            "variable '\(variable.name)' is \(variable.shape), the value is \(value.shapeText)")
        }
        // A second assignment makes the first one idle; what is read after it is the value itself.
        nodes.indices.filter { assigned($0) === variable }.forEach { nodes[$0].kind = .superseded }
        _ = append(.assign(variable), inputs, variable.spec)
        place.append(inputs[0])
      case .operation(let op, let attribute):
        place.append(try operation(op, attribute, inputs))
      }
    }
    outputs = function.outputs.map { place[$0.id] }
  }

  private func constant(_ index: Int) -> Tensor? {
    if case .constant(let tensor) = nodes[index].kind { return tensor }
    return nil
  }

  private func assigned(_ index: Int) -> Variable? {
    if case .assign(let variable) = nodes[index].kind { return variable }
    return nil
  }

  private mutating func append(_ kind: Kind, _ inputs: [Int], _ spec: TensorSpec) -> Int {
    add(Node(kind: kind, inputs: inputs, spec: spec))
  }

  /// Adds a node as it is.
  mutating func add(_ node: Node) -> Int {
    nodes.append(node)
    return nodes.count - 1
  }

  /// Says what the outputs are, and with it what is needed.
  mutating func finish(_ outputs: [Int]) {
    self.outputs = outputs
    simplify()
  }

  func spec(ofOutput index: Int) -> TensorSpec { nodes[outputs[index]].spec }

  private mutating func operation(_ op: Op, _ attribute: Attribute, _ inputs: [Int]) throws -> Int {
    let specs = inputs.map { nodes[$0].spec }
    if let lowering = op.lowering {
      guard let lowered = lowering(inputs.map(constant), specs, attribute) else {
        throw OperationFailure(
          operation: op.name,
          "the shape depends on values that the function computes; it may depend on the shapes of its arguments only")
      }
      return try operation(lowered.op, lowered.attribute, lowered.inputs.map { inputs[$0] })
    }
    let spec = try op.infer(specs, attribute)
    if op === ShapingOps.broadcastLike {
      return try operation(ShapingOps.broadcastTo, .dims(spec.dims), [inputs[0]])
    }
    if op === ShapingOps.reshapeLike {
      return try operation(ShapingOps.reshape, .dims(spec.dims), [inputs[0]])
    }
    if op === ArithmeticOps.pow, spec.dtype.isFloating, specs[0] == spec, isUniform(inputs[1], 2) {
      return try operation(ArithmeticOps.square, .none, [inputs[0]])
    }
    if let shapeOnly = constantOfShape(op, attribute, inputs, specs, spec) { return shapeOnly }
    if let same = unchanged(op, inputs, spec) { return same }
    let operands = withoutBroadcasts(op, inputs, spec)
    if let folded = folded(op, attribute, operands, spec) { return append(.constant(folded), [], spec) }
    if !op.isRepeatable { return append(.operation(op, attribute), operands, spec) }
    let signature = Signature(op: ObjectIdentifier(op), attribute: attribute, inputs: operands)
    if let twin = known[signature] { return twin }
    let node = append(.operation(op, attribute), operands, spec)
    known[signature] = node
    return node
  }

  /// Operations that read only the shape of an input are constants once it is known.
  private mutating func constantOfShape(
    _ op: Op, _ attribute: Attribute, _ inputs: [Int], _ specs: [TensorSpec], _ spec: TensorSpec
  ) -> Int? {
    if op === ReductionOps.reductionCount || op === CreationOps.shape {
      let value = run(op, attribute, [Tensor.inert.pointer], specs, spec)
      return append(.constant(value), [], spec)
    }
    if op === CreationOps.fillLike, case .constant(let element) = nodes[inputs[1]].kind {
      let value = run(op, attribute, [Tensor.inert.pointer, element.pointer], specs, spec)
      return append(.constant(value), [], spec)
    }
    return nil
  }

  /// The input that an operation hands through.
  private func unchanged(_ op: Op, _ inputs: [Int], _ spec: TensorSpec) -> Int? {
    if op === ShapingOps.identity || op === ShapingOps.stopGradient { return inputs[0] }
    if op.category == .view || op === ShapingOps.broadcastTo || op === SelectionOps.cast {
      return nodes[inputs[0]].spec == spec ? inputs[0] : nil
    }
    if op === ArithmeticOps.multiply || op === ArithmeticOps.divide {
      if isUniform(inputs[1], 1), nodes[inputs[0]].spec == spec { return inputs[0] }
      if op === ArithmeticOps.multiply, isUniform(inputs[0], 1), nodes[inputs[1]].spec == spec {
        return inputs[1]
      }
    }
    if op === ArithmeticOps.add || op === ArithmeticOps.subtract {
      if isUniform(inputs[1], 0), nodes[inputs[0]].spec == spec { return inputs[0] }
      if op === ArithmeticOps.add, isUniform(inputs[0], 0), nodes[inputs[1]].spec == spec {
        return inputs[1]
      }
    }
    return nil
  }

  private func isUniform(_ node: Int, _ value: Double) -> Bool {
    guard case .constant(let tensor) = nodes[node].kind else { return false }
    let count = tensor.elementCount
    guard count > 0, count <= 65_536 else { return false }
    return (0..<count).allSatisfy { readDouble(tensor.pointer, $0, tensor.dtype) == value }
  }

  /// Elementwise operations broadcast by themselves: an operand that was spread out before is taken
  /// as it was, so long as the others give the result its shape.
  private mutating func withoutBroadcasts(_ op: Op, _ inputs: [Int], _ spec: TensorSpec) -> [Int] {
    guard op.isElementwise, inputs.count > 1 else { return inputs }
    var operands = inputs
    for side in operands.indices {
      let others = operands.indices.filter { $0 != side }.map { nodes[operands[$0]].spec.dims }
      let rest = others.dropFirst().reduce(others[0]) { broadcastDims($0, $1) ?? $0 }
      let node = nodes[operands[side]]
      if case .operation(let producer, _) = node.kind, producer === ShapingOps.broadcastTo {
        let narrow = node.inputs[0]
        if broadcastDims(nodes[narrow].spec.dims, rest) == spec.dims { operands[side] = narrow }
      } else if case .constant(let tensor) = node.kind, tensor.elementCount > 1, rest == spec.dims,
        tensor.dtype != .string, isUniform(operands[side], readDouble(tensor.pointer, 0, tensor.dtype))
      {
        let element = Tensor(
          copyingFrom: tensor.pointer, dtype: tensor.dtype, dims: [])
        operands[side] = append(.constant(element), [], element.spec)
      }
    }
    return operands
  }

  /// Largest result worth keeping instead of computing it again.
  private static let foldingLimit = 1 << 20

  private func folded(_ op: Op, _ attribute: Attribute, _ inputs: [Int], _ spec: TensorSpec) -> Tensor? {
    guard op.isRepeatable, spec.byteCount <= Self.foldingLimit else { return nil }
    var addresses: [UnsafeMutableRawPointer] = []
    for input in inputs {
      guard case .constant(let tensor) = nodes[input].kind else { return nil }
      addresses.append(tensor.pointer)
    }
    return run(op, attribute, addresses, inputs.map { nodes[$0].spec }, spec)
  }

  private func run(
    _ op: Op, _ attribute: Attribute, _ addresses: [UnsafeMutableRawPointer], _ specs: [TensorSpec],
    _ spec: TensorSpec
  ) -> Tensor {
    let result = Tensor.uninitialized(spec.dtype, spec.dims)
    if result.elementCount > 0 {
      let all = addresses + [result.pointer]
      let kernel = op.prepare(specs, spec, attribute)
      all.withUnsafeBufferPointer { kernel($0.baseAddress!) }
      withExtendedLifetime(kernel) { result.ownStringsIfAny() }
    }
    return result
  }

  /// Marks what the outputs, assignments and effects need.
  mutating func simplify() {
    isLive = [Bool](repeating: false, count: nodes.count)
    for output in outputs { isLive[output] = true }
    for index in nodes.indices.reversed() {
      switch nodes[index].kind {
      case .assign: isLive[index] = true
      case .operation(let op, _) where op.category == .effect: isLive[index] = true
      default: break
      }
      if isLive[index] { for input in nodes[index].inputs { isLive[input] = true } }
    }
  }
}
