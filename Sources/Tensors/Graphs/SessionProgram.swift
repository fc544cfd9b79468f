import Display

/// The values that one session has for the variables of its graph.
final class SessionVariables {
  private var places: [ObjectIdentifier: Variable] = [:]
  private var initialized: Set<ObjectIdentifier> = []

  /// Where the session keeps the variable; one made outside of graphs is its own place.
  func place(of variable: Variable) -> Variable {
    guard variable.storage == nil else { return variable }
    let key = ObjectIdentifier(variable)
    if let known = places[key] { return known }
    let place = Variable(value: CreationOps.fill(variable.dims, 0, variable.dtype), trainable: false, name: variable.baseName)
    places[key] = place
    return place
  }

  func hasValue(_ variable: Variable) -> Bool {
    variable.storage != nil || initialized.contains(ObjectIdentifier(variable))
  }

  func gotValue(_ variable: Variable) { initialized.insert(ObjectIdentifier(variable)) }
}

/// The part of a graph that some fetches need, prepared to run.
final class SessionProgram {
  struct Key: Hashable {
    let fetches: [Int]
    let targets: [Int]
    let feeds: [Int]
    /// Of placeholders whose shape is open.
    let ranks: [Int]
  }

  private let function: TracedFunction
  private let read: [Variable]
  private let assigned: [Variable]

  /// Nil after a failure: a placeholder without a value.
  init?(_ graph: Graph, _ fetches: [GraphNode], _ targets: [GraphNode], _ feeds: [(GraphNode, Int)], _ variables: SessionVariables) {
    var needed = Set((fetches + targets).map(\.id))
    let fed = Set(feeds.map(\.0.id))
    for node in graph.nodes.reversed() where needed.contains(node.id) && !fed.contains(node.id) {
      for input in node.inputs { needed.insert(input.id) }
    }
    let trace = Trace()
    let part = trace.graph
    var copies: [Int: GraphNode] = [:]
    for (node, rank) in feeds {
      let dims = node.spec.hasUnknownRank ? Array(repeating: -1, count: rank) : node.spec.dims
      copies[node.id] = trace.input(TensorSpec(node.spec.dtype, dims)).node
    }
    var reads: [ObjectIdentifier: GraphNode] = [:]
    var read: [Variable] = []
    var assigned: [Variable] = []
    for node in graph.nodes where needed.contains(node.id) && copies[node.id] == nil {
      let inputs = node.inputs.map { copies[$0.id]! }
      switch node.kind {
      case .input:
        _ = failed(
          "Session.run",
          "placeholder '\(graph.names.name(of: node.id, in: graph))' (dtype \(node.spec.dtype.name), shape \(node.spec.shapeText)) needs a value in feedDict")
        return nil
      case .variable(let variable):
        let key = ObjectIdentifier(variable)
        if reads[key] == nil {
          reads[key] = part.append(.variable(variables.place(of: variable)), [], node.spec)
          read.append(variable)
        }
        copies[node.id] = reads[key]
      case .assign(let variable):
        copies[node.id] = part.append(.assign(variables.place(of: variable)), inputs, node.spec)
        assigned.append(variable)
      case .constant, .operation: copies[node.id] = part.append(node.kind, inputs, node.spec)
      }
    }
    // A target that is no assignment is computed like a fetch.
    let outputs = (fetches + targets).map { trace.symbolic(copies[$0.id]!) }
    guard let function = TracedFunction(trace, outputs) else { return nil }
    self.function = function
    self.read = read
    self.assigned = assigned
  }

  /// The values of the fetches; nil after a failure.
  func run(_ inputs: [Tensor], _ variables: SessionVariables) -> [Tensor]? {
    for variable in read where !variables.hasValue(variable) {
      _ = failed(
        "Session.run",
        "variable '\(variable.baseName)' has no value yet; run tf.globalVariablesInitializer() in this session first")
      return nil
    }
    let results = function(inputs)
    if ExecutionContext.current.mustStop { return nil }
    for variable in assigned { variables.gotValue(variable) }
    return results
  }
}
