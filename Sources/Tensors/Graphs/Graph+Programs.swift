import Display

extension Graph {
  /// The graph that operations go to when no other is named.
  nonisolated(unsafe) private(set) static var standard = Graph()

  /// This graph for `with`: `with(graph.asDefault()) { ... }` is `with(graph) { ... }`.
  public func asDefault() -> Graph { self }

  /// Every operation of the graph, in the order they were made.
  ///
  ///     print(graph.getOperations().map(\.name))      // ["Const", "Const_1", "Add"]
  public func getOperations() -> [GraphOperation] { 
    nodes.map { GraphOperation(self, $0) } + groups.map { GraphOperation(self, $0) }
  }

  /// The tensor with a name such as `"Add:0"`.
  public func getTensorByName(_ name: String) -> Tensor {
    guard name.hasSuffix(":0") else {
      return failed("getTensorByName", "a tensor's name ends in ':0', found '\(name)'; operations have names without it")
    }
    guard let node = names.node(named: String(name.dropLast(2)), in: self) else {
      return failed("getTensorByName", "the name '\(name)' refers to a tensor which does not exist in the graph")
    }
    return Trace(building: self).symbolic(node)
  }

  /// The operation with a name such as `"Add"`.
  public func getOperationByName(_ name: String) -> GraphOperation {
    if let group = groups.first(where: { $0.name == name }) { return GraphOperation(self, group) }
    let node = names.node(named: name, in: self)
    if node == nil { _ = failed("getOperationByName", "the name '\(name)' refers to an operation which is not in the graph") }
    return node.map { GraphOperation(self, $0) } ?? GraphOperation(self, GroupedOperation(name: name, targets: []))
  }

  /// Runs `body` while operations become nodes of this graph.
  func building<Result>(_ body: () -> Result) -> Result { Trace(building: self).run(body) }

  /// The graph that operations are written to now, or the standard one.
  static var current: Graph {
    if let trace = Trace.active, trace.buildsProgram { return trace.graph }
    return standard
  }

  /// Starts or stops writing operations to the standard graph, outside of any `with`.
  static func buildByDefault(_ isOn: Bool) { Trace.active = isOn ? Trace(building: standard) : nil }

  static func replaceStandard() {
    let wasActive = Trace.active.map { $0.buildsProgram && $0.graph === standard } ?? false
    standard = Graph()
    if wasActive { buildByDefault(true) }
  }
}

/// Operations inside the block become nodes of the graph.
@discardableResult
public func with<Result>(_ graph: Graph, _ body: () -> Result) -> Result { graph.building(body) }

/// Python's `with graph.as_default() as g`.
@discardableResult
public func with<Result>(_ graph: Graph, _ body: (Graph) -> Result) -> Result { graph.building { body(graph) } }

/// A part of a graph whose names begin with `name/`.
///
///     with(tf.nameScope("layer")) { tf.add(x, y) }      // Tensor("layer/Add:0", ...)
public struct NameScope {
  let name: String

  func run<Result>(_ body: () -> Result) -> Result {
    guard let trace = Trace.active, trace.buildsProgram else { return body() }
    return trace.graph.names.inScope(name, trace.graph, body)
  }
}

/// Names of nodes made in the block begin with the scope's.
@discardableResult
public func with<Result>(_ scope: NameScope, _ body: () -> Result) -> Result { scope.run(body) }

/// Several nodes under one name.
struct GroupedOperation {
  let name: String
  let targets: [GraphNode]
}

/// One operation of a graph, or a name for running several.
public final class GraphOperation {
  /// The graph it belongs to.
  public let graph: Graph
  private let group: GroupedOperation?
  let node: GraphNode?

  init(_ graph: Graph, _ node: GraphNode) {
    self.graph = graph
    self.node = node
    group = nil
  }

  init(_ graph: Graph, _ group: GroupedOperation) {
    self.graph = graph
    node = nil
    self.group = group
  }

  /// Makes an operation that runs `targets`.
  static func grouping(_ targets: [GraphNode], _ name: String, in graph: Graph) -> GraphOperation {
    let group = GroupedOperation(name: graph.names.reserve(name, graph), targets: targets)
    graph.groups.append(group)
    return GraphOperation(graph, group)
  }

  /// What running it computes.
  var targets: [GraphNode] { node.map { [$0] } ?? group?.targets ?? [] }

  /// The name, such as `Add_1`.
  public var name: String { node.map { graph.names.name(of: $0.id, in: graph) } ?? group?.name ?? "" }
  /// TensorFlow's name of what is computed, such as `AddV2`; `NoOp` for a group.
  public var type: String { node?.typeName ?? "NoOp" }
  /// The tensors it computes.
  public var outputs: [Tensor] { node.map { [Trace(building: graph).symbolic($0)] } ?? [] }
  /// The tensors it computes from.
  public var inputs: [Tensor] { (node?.inputs ?? []).map { Trace(building: graph).symbolic($0) } }

  /// Runs it in the default session, or the one given.
  public func run(feedDict: FeedDict = [:], session: GraphSession? = nil) {
    if ExecutionContext.current.mustStop { return }
    guard let session = session ?? GraphSession.defaults.last else {
      _ = failed("run", "there is no default session; use with(session) { ... } or run(session:)")
      return
    }
    session.run(self, feedDict: feedDict)
  }
}

extension GraphOperation: CustomStringConvertible, CustomDebugStringConvertible {
  public var description: String {
    let sources = node?.inputs.map { graph.names.name(of: $0.id, in: graph) }
      ?? targets.map { "^" + graph.names.name(of: $0.id, in: graph) }
    return (["name: \"\(name)\"", "op: \"\(type)\""] + sources.map { "input: \"\($0)\"" }).joined(separator: "\n") + "\n"
  }
  /// `<tf.Operation 'init' type=NoOp>`.
  public var debugDescription: String { "<tf.Operation '\(name)' type=\(type)>" }
}
