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
  /// Which graph the node is of: nodes of different graphs must not meet.
  package let graphNumber: Int

  init(id: Int, kind: Kind, inputs: [GraphNode], spec: TensorSpec, graphNumber: Int) {
    self.id = id
    self.kind = kind
    self.inputs = inputs
    self.spec = spec
    self.graphNumber = graphNumber
  }
}

/// Operations on tensors written down instead of performed: what a traced function does, or a program
/// that a session runs.
///
/// Inside `with(graph) { ... }`, or anywhere after `tf.compat.v1.disableEagerExecution()`, operations give
/// tensors without values, which `Session.run` or `eval` compute.
///
///     let graph = tf.Graph()
///     let c = with(graph) { tf.add(tf.constant([3, 5, 7]), tf.constant([1, 2, 3])) }
///     print(c)                                     // Tensor("Add:0", shape=(3,), dtype=int32)
///     print(tf.Session(graph: graph).run(c))       // [ 4  7 10]
///
/// Source: https://www.tensorflow.org/api_docs/python/tf/Graph
public final class Graph {
  package private(set) var nodes: [GraphNode] = []
  /// TensorFlow's names of the nodes, worked out when somebody asks.
  let names = GraphNames()
  /// Operations that stand for running several nodes, such as an initializer.
  var groups: [GroupedOperation] = []
  /// The variables made in the graph: their node, and the assignment of their initial value.
  var variables: [(node: GraphNode, initializer: GraphNode)] = []
  /// Unlike an address, never that of a graph which is gone.
  package let number: Int
  nonisolated(unsafe) private static var count = 0

  /// An empty graph.
  public init() {
    Graph.count += 1
    number = Graph.count
  }

  package func append(_ kind: GraphNode.Kind, _ inputs: [GraphNode], _ spec: TensorSpec) -> GraphNode {
    let node = GraphNode(id: nodes.count, kind: kind, inputs: inputs, spec: spec, graphNumber: number)
    nodes.append(node)
    names.place(node.id)
    return node
  }
}

/// The running of Swift code over symbolic tensors, so that the dispatch point writes down what it does.
///
/// Traces nest. Symbolic tensors of the surrounding trace that the code uses come in as further
/// inputs (`captures`). The body of a branch or loop is a pure function: variables come in the same
/// way, and what it assigns to them goes out as further results.
package final class Trace {
  // Read at every operation, and by one thread: the check of overlapping accesses would cost as much as the rest.
  @exclusivity(unchecked) nonisolated(unsafe) package internal(set) static var active: Trace?

  package enum Purpose {
    /// Reads and writes variables where they are.
    case function
    /// The body of a branch of the surrounding trace. Random numbers are drawn outside, so that its
    /// gradient sees the same.
    case branch
    /// The body of a loop of the surrounding trace.
    case loop
    /// A graph that sessions run: constants are nodes too, a variable is read where it is used, and tensors
    /// have names.
    case program
  }

  package let graph: Graph
  package let purpose: Purpose
  /// The trace during which this one was made.
  private let parent: Trace?
  /// What the code used of the surrounding trace, in the order of the inputs that stand for it.
  package private(set) var captures: [Tensor] = []
  /// The same, but of a variable the variable instead of its value.
  package private(set) var captureSources: [Tensor] = []
  private var captured: [ObjectIdentifier: GraphNode] = [:]
  private var inputCount = 0
  /// Symbolic twins: of variables their value at this point of the trace.
  private var variableValues: [ObjectIdentifier: Tensor] = [:]
  /// Variables read or written, in order of first use.
  package private(set) var variables: [Variable] = []
  /// Variables written, in order of first assignment.
  package private(set) var assigned: [Variable] = []
  /// Variables made while tracing.
  package private(set) var created: [Variable] = []
  /// What making a variable is refused with; nil where it is allowed.
  package var creationRefusal: String?
  private var constants: [ObjectIdentifier: GraphNode] = [:]
  private var constantOwners: [Tensor] = []
  private var randomSeeds = 0

  /// The seed of the next random operation that was given none: in a traced function they count up.
  func nextRandomSeed() -> Int {
    defer { randomSeeds += 1 }
    return purpose == .program ? graph.nodes.count : randomSeeds
  }

  package init(_ purpose: Purpose = .function) {
    graph = Graph()
    self.purpose = purpose
    parent = Trace.active
    creationRefusal = parent?.creationRefusal
  }

  /// Goes on writing a graph that sessions run.
  init(building graph: Graph) {
    self.graph = graph
    purpose = .program
    parent = nil
  }

  var buildsProgram: Bool { purpose == .program }
  private var isBody: Bool { purpose == .branch || purpose == .loop }

  /// Runs `body` as part of this trace. Tapes that record outside see the whole as one call, not what
  /// happens in it.
  package func run<Result>(_ body: () -> Result) -> Result {
    let outer = (Trace.active, TapeStack.active)
    Trace.active = self
    if purpose != .program { TapeStack.active = [] }
    defer { (Trace.active, TapeStack.active) = outer }
    return body()
  }

  /// Runs `body` outside of all traces, at once.
  package static func suspended<Result>(_ body: () -> Result) -> Result {
    let outer = (Trace.active, TapeStack.active)
    Trace.active = nil
    TapeStack.active = []
    defer { (Trace.active, TapeStack.active) = outer }
    return body()
  }

  package func input(_ spec: TensorSpec) -> Tensor { symbolic(inputNode(spec)) }

  private func inputNode(_ spec: TensorSpec) -> GraphNode {
    inputCount += 1
    return graph.append(.input(inputCount - 1), [], spec)
  }

  /// What stands for `tensor` in the graph: variables become symbolic, other tensors stay.
  package func resolve(_ tensor: Tensor) -> Tensor {
    guard let variable = tensor.variable else { return tensor }
    if let owner = variable.owner, let node = variable.node { return GraphTensor(node, owner) }
    if buildsProgram { return symbolic(graph.append(.variable(variable), [], variable.spec)) }
    let key = ObjectIdentifier(variable)
    if let value = variableValues[key] { return value }
    variables.append(variable)
    let value: Tensor
    if isBody, let parent {
      value = symbolic(capture(parent.resolve(variable), source: variable))
    } else {
      value = symbolic(graph.append(.variable(variable), [], variable.spec))
    }
    variableValues[key] = value
    return value
  }

  private func capture(_ tensor: Tensor, source: Tensor) -> GraphNode {
    // A variable's value and the same value held by a name are apart: a loop changes only the former.
    if let known = captured[ObjectIdentifier(source)] { return known }
    let node = inputNode(tensor.spec)
    captures.append(tensor)
    captureSources.append(source)
    captured[ObjectIdentifier(source)] = node
    return node
  }

  package func append(_ op: Op, _ operands: [Tensor], _ attribute: Attribute, _ output: TensorSpec) -> Tensor? {
    if purpose == .branch, op.category == .stateful, let parent, !operands.contains(where: \.isSymbolic) {
      guard let drawn = parent.append(op, operands, attribute, output) else { return nil }
      return symbolic(capture(drawn, source: drawn))
    }
    var inputs: [GraphNode] = []
    inputs.reserveCapacity(operands.count)
    for operand in operands {
      guard let node = node(of: operand) else {
        _ = failed(op.name, "a symbolic tensor of another graph or traced function was used")
        return nil
      }
      inputs.append(node)
    }
    return symbolic(graph.append(.operation(op, attribute), inputs, output))
  }

  package func assign(_ variable: Variable, _ value: Tensor) {
    _ = resolve(variable)
    guard let source = source(of: value) else { return }
    if !assigned.contains(where: { $0 === variable }) { assigned.append(variable) }
    let key = ObjectIdentifier(variable)
    if isBody {
      variableValues[key] = value
    } else {
      variableValues[key] = symbolic(graph.append(.assign(variable), [source], variable.spec))
    }
  }

  /// Writes down an assignment of a program, which happens when it is fetched; nil after a failure.
  func assignment(to variable: Variable, _ value: Tensor) -> GraphNode? {
    source(of: value).map { graph.append(.assign(variable), [$0], variable.spec) }
  }

  private func source(of value: Tensor) -> GraphNode? {
    if let source = node(of: value) { return source }
    _ = failed("assign", "a symbolic tensor of another graph or traced function was used")
    return nil
  }

  /// Called for each variable made while this trace is active.
  func didCreate(_ variable: Variable) {
    if let creationRefusal {
      _ = failed("tf.function", creationRefusal)
      return
    }
    created.append(variable)
    parent?.didCreate(variable)
  }

  /// The value a new variable starts with, computed at once from what the graph says; nil when it
  /// depends on what the function is called with.
  func initialValue(_ tensor: Tensor) -> Tensor? {
    guard let wanted = node(of: tensor) else { return nil }
    var needed = Set<Int>()
    var open = [wanted]
    while let node = open.popLast() {
      guard needed.insert(node.id).inserted else { continue }
      if case .input = node.kind { return nil }
      open += node.inputs
    }
    return Trace.suspended {
      var values: [Int: Tensor] = [:]
      for node in graph.nodes[...wanted.id] where needed.contains(node.id) {
        switch node.kind {
        case .input: return nil
        case .constant(let tensor): values[node.id] = tensor
        case .variable(let variable): values[node.id] = variable
        case .assign: values[node.id] = values[node.inputs[0].id]
        case .operation(let op, let attribute):
          values[node.id] = dispatch(op, node.inputs.map { values[$0.id]! }, attribute)
        }
      }
      return values[wanted.id]
    }
  }

  package func node(of tensor: Tensor) -> GraphNode? {
    if let node = tensor.node {
      if node.graphNumber == graph.number { return node }
      guard let parent, parent.node(of: tensor) != nil else { return nil }
      return capture(tensor, source: tensor)
    }
    if let known = constants[ObjectIdentifier(tensor)] { return known }
    let node = graph.append(.constant(tensor), [], tensor.spec)
    constants[ObjectIdentifier(tensor)] = node
    constantOwners.append(tensor)
    return node
  }

  func symbolic(_ node: GraphNode) -> Tensor {
    if buildsProgram { return GraphTensor(node, graph) }
    return Tensor(dtype: node.spec.dtype, dims: node.spec.dims, storage: nil, node: node)
  }
}
