/// TensorFlow's names of a graph's nodes: `Add`, `Add_1`, `layer/MatMul`, `w/Initializer/initial_value`.
///
/// Names are given in the order in which the nodes were made, the first time somebody asks, so that tracing
/// pays nothing for them.
final class GraphNames {
  /// What was said about a node when it was made.
  struct Label {
    var name: String?
    /// The node under whose name this one goes: it is an inner step of that node's computation.
    var enclosing: Int?
    var scope = ""
  }

  private var labels: [Int: Label] = [:]
  private var names: [String?] = []
  private var byName: [String: Int] = [:]
  /// How often a name was asked for, in lower case: `Add` after `add` is `Add_1`.
  private var uses: [String: Int] = [:]
  /// The name scope that is open, ending in `/`, or nothing.
  private(set) var scope = ""

  func label(_ id: Int, _ name: String? = nil, enclosing: Int? = nil) {
    let scope = labels[id]?.scope ?? self.scope
    labels[id] = Label(name: name, enclosing: enclosing, scope: scope)
  }

  /// Remembers the open scope for a node without a name of its own.
  func place(_ id: Int) {
    if !scope.isEmpty && labels[id] == nil { labels[id] = Label(scope: scope) }
  }

  /// Runs `body` in a name scope made unique.
  func inScope<Result>(_ name: String, _ graph: Graph, _ body: () -> Result) -> Result {
    nameAll(graph)
    let outer = scope
    scope = unique(outer + name) + "/"
    defer { scope = outer }
    return body()
  }

  /// A name for something that is not a node.
  func reserve(_ name: String, _ graph: Graph) -> String {
    nameAll(graph)
    return unique(scope + name)
  }

  func name(of id: Int, in graph: Graph) -> String {
    nameAll(graph)
    if names[id] == nil { give(id, unique(graph.nodes[id].ownName)) }
    return names[id]!
  }

  func node(named name: String, in graph: Graph) -> GraphNode? {
    nameAll(graph)
    for id in graph.nodes.indices where names[id] == nil { _ = self.name(of: id, in: graph) }
    return byName[name].map { graph.nodes[$0] }
  }

  private func nameAll(_ graph: Graph) {
    let start = names.count
    names += [String?](repeating: nil, count: graph.nodes.count - start)
    for id in start..<graph.nodes.count where names[id] == nil {
      // Numbers written beside an operation and reads of variables are named after what uses them.
      if labels[id]?.name == nil, labels[id]?.enclosing == nil, graph.nodes[id].isNamedByItsUser { continue }
      nameNode(id, graph)
    }
  }

  private func nameNode(_ id: Int, _ graph: Graph) {
    let label = labels[id] ?? Label()
    let own = label.name ?? graph.nodes[id].ownName
    if let enclosing = label.enclosing {
      if names[enclosing] == nil { nameNode(enclosing, graph) }
      give(id, unique(names[enclosing]! + "/" + own))
    } else {
      give(id, unique(label.scope + own))
    }
    nameInputs(of: id, graph)
  }

  private func nameInputs(of id: Int, _ graph: Graph) {
    let node = graph.nodes[id]
    for (position, input) in node.inputs.enumerated()
    where names[input.id] == nil && labels[input.id]?.name == nil && labels[input.id]?.enclosing == nil {
      if case .variable = input.kind {
        give(input.id, unique(position == 0 ? labels[id]?.scope ?? "" : names[id]! + "/", "ReadVariableOp"))
      } else {
        let operand = node.inputs.count > 2 ? "values_\(position)" : position == 0 ? "x" : "y"
        give(input.id, unique(names[id]! + "/", operand))
      }
    }
  }

  private func give(_ id: Int, _ name: String) {
    names[id] = name
    byName[name] = id
  }

  private func unique(_ prefix: String, _ name: String) -> String { unique(prefix + name) }

  /// TensorFlow's `Graph.unique_name`.
  private func unique(_ name: String) -> String {
    var key = name.lowercased()
    var count = uses[key] ?? 0
    uses[key] = count + 1
    guard count > 0 else { return name }
    var result = name
    while uses[key] != nil {
      result = "\(name)_\(count)"
      key = result.lowercased()
      count += 1
    }
    uses[key] = 1
    return result
  }
}

extension GraphNode {
  fileprivate var isNamedByItsUser: Bool {
    switch kind {
    case .constant, .variable: true
    default: false
    }
  }

  /// The name before it is made unique.
  var ownName: String {
    switch kind {
    case .input: "Placeholder"
    case .constant: "Const"
    case .variable: "ReadVariableOp"
    case .assign: "AssignVariableOp"
    case .operation(let op, _): op.nodeName
    }
  }

  /// The kind of computation under TensorFlow's name.
  var typeName: String {
    switch kind {
    case .operation(let op, _): op.nodeType
    default: ownName
    }
  }
}

extension Op {
  /// TensorFlow's names of nodes where they are not the operation's own with a capital letter.
  private static let nodeNames: [String: String] = [
    "add": "add", "subtract": "sub", "multiply": "mul", "divide": "truediv", "floordiv": "floordiv", "mod": "mod",
    "pow": "pow", "negative": "Neg", "matmul": "MatMul", "reduceSum": "Sum", "reduceMean": "Mean",
    "reduceMax": "Max", "reduceMin": "Min", "reduceProd": "Prod", "reduceAny": "Any", "reduceAll": "All",
    "argmax": "ArgMax", "argmin": "ArgMin", "concat": "concat", "stack": "stack", "transpose": "transpose",
    "slice": "strided_slice", "oneHot": "one_hot", "where": "SelectV2", "logicalAnd": "and", "logicalOr": "or",
    "logicalXor": "xor", "random": "random_uniform", "gather": "GatherV2", "isnan": "IsNan", "isinf": "IsInf",
    "isfinite": "IsFinite", "fillLike": "zeros_like", "convolution": "Conv2D",
    "maxPool": "MaxPool2d", "avgPool": "AvgPool2d", "topK": "TopKV2", "reverse": "ReverseV2", "divideNoNan": "DivNoNan",
    "argsort": "argsort", "unsortedSegment": "UnsortedSegmentSum", "tensorScatter": "TensorScatterUpdate",
    "sparseSoftmaxCrossEntropyWithLogits": "SparseSoftmaxCrossEntropyWithLogits",
  ]

  private static let nodeTypes: [String: String] = [
    "add": "AddV2", "subtract": "Sub", "multiply": "Mul", "divide": "RealDiv", "floordiv": "FloorDiv",
    "mod": "FloorMod", "pow": "Pow", "concat": "ConcatV2", "stack": "Pack", "transpose": "Transpose",
    "slice": "StridedSlice", "oneHot": "OneHot", "logicalAnd": "LogicalAnd", "logicalOr": "LogicalOr",
    "random": "RandomUniform", "fillLike": "ZerosLike",
  ]

  /// What TensorFlow calls a node of this operation, before the name is made unique.
  var nodeName: String { Self.nodeNames[name] ?? name.prefix(1).uppercased() + name.dropFirst() }

  /// TensorFlow's name of the operation itself.
  var nodeType: String { Self.nodeTypes[name] ?? nodeName }
}

/// Names what `body` computes as TensorFlow names the function around it; the steps on the way go below that name.
package func nodeNamed(_ name: String, _ body: () -> Tensor) -> Tensor {
  guard let trace = Trace.active, trace.buildsProgram else { return body() }
  let first = trace.graph.nodes.count
  let result = body()
  guard let node = result.node, node.id >= first else { return result }
  trace.graph.names.label(node.id, name)
  for id in first..<node.id {
    if case .operation = trace.graph.nodes[id].kind { trace.graph.names.label(id, enclosing: node.id) }
  }
  return result
}
