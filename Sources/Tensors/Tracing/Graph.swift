/// One node of a traced function. Nodes are in an order in which they can run.
package final class GraphNode {
  package enum Kind {
    case input(Int)
    case constant(Tensor)
    case variable(Variable)
    case operation(Op, Attribute)
    /// Writes its one input into the variable when the function runs.
    case assign(Variable)
  }

  package let id: Int
  package let kind: Kind
  package let inputs: [GraphNode]
  package let spec: TensorSpec
  /// Which trace made the node: nodes of different traces must not meet.
  package unowned let owner: Graph

  init(id: Int, kind: Kind, inputs: [GraphNode], spec: TensorSpec, owner: Graph) {
    self.id = id
    self.kind = kind
    self.inputs = inputs
    self.spec = spec
    self.owner = owner
  }
}

/// The operations a traced function performs, as a list.
package final class Graph {
  package private(set) var nodes: [GraphNode] = []

  func append(_ kind: GraphNode.Kind, _ inputs: [GraphNode], _ spec: TensorSpec) -> GraphNode {
    let node = GraphNode(id: nodes.count, kind: kind, inputs: inputs, spec: spec, owner: self)
    nodes.append(node)
    return node
  }
}

/// The running of Swift code over symbolic tensors, so that the dispatch point writes down what it does.
package final class Trace {
  nonisolated(unsafe) package private(set) static var active: Trace?

  package let graph = Graph()
  /// Symbolic twins: of variables their value at this point of the trace.
  private var variableValues: [ObjectIdentifier: Tensor] = [:]
  /// Variables read or written, in order of first use.
  private(set) var variables: [Variable] = []
  private var constants: [ObjectIdentifier: GraphNode] = [:]
  private var constantOwners: [Tensor] = []

  /// Runs `body` as part of this trace.
  func run<Result>(_ body: () -> Result) -> Result {
    let outer = Trace.active
    Trace.active = self
    defer { Trace.active = outer }
    return body()
  }

  func input(_ index: Int, _ spec: TensorSpec) -> Tensor {
    symbolic(graph.append(.input(index), [], spec))
  }

  /// What stands for `tensor` in the graph: variables become symbolic, other tensors stay.
  package func resolve(_ tensor: Tensor) -> Tensor {
    guard let variable = tensor.variable else { return tensor }
    let key = ObjectIdentifier(variable)
    if let value = variableValues[key] { return value }
    variables.append(variable)
    let value = symbolic(graph.append(.variable(variable), [], variable.spec))
    variableValues[key] = value
    return value
  }

  func append(_ op: Op, _ operands: [Tensor], _ attribute: Attribute, _ output: TensorSpec) -> Tensor? {
    var inputs: [GraphNode] = []
    for operand in operands {
      guard let node = node(of: operand) else {
        _ = failed(op.name, "a symbolic tensor of another traced function was used")
        return nil
      }
      inputs.append(node)
    }
    return symbolic(graph.append(.operation(op, attribute), inputs, output))
  }

  func assign(_ variable: Variable, _ value: Tensor) {
    _ = resolve(variable)
    guard let source = node(of: value) else {
      _ = failed("assign", "a symbolic tensor of another traced function was used")
      return
    }
    let written = graph.append(.assign(variable), [source], variable.spec)
    variableValues[ObjectIdentifier(variable)] = symbolic(written)
  }

  func node(of tensor: Tensor) -> GraphNode? {
    if let node = tensor.node { return node.owner === graph ? node : nil }
    if let known = constants[ObjectIdentifier(tensor)] { return known }
    let node = graph.append(.constant(tensor), [], tensor.spec)
    constants[ObjectIdentifier(tensor)] = node
    constantOwners.append(tensor)
    return node
  }

  private func symbolic(_ node: GraphNode) -> Tensor {
    Tensor(dtype: node.spec.dtype, dims: node.spec.dims, storage: nil, node: node)
  }
}
