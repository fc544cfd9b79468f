import Display

/// A tensor of a graph: it has a name and a shape, and no value before a session runs it.
package final class GraphTensor: Tensor {
  package let owner: Graph

  init(_ node: GraphNode, _ graph: Graph) {
    owner = graph
    super.init(dtype: node.spec.dtype, dims: node.spec.dims, storage: nil, node: node)
  }

  package required convenience init(arrayLiteral elements: TensorLiteral...) {
    let value = TensorSource.list(elements.map(\.source)).tensor(operation: "constant")
    let graph = Graph()
    self.init(graph.append(.constant(value), [], value.spec), graph)
  }

  package override var name: String { owner.names.name(of: node!.id, in: owner) + ":0" }
}

/// A number or list that meets the functions of `tf` while a graph is built: it becomes a constant there.
package final class CapturedConstant: Tensor {
  static func inProgram(_ tensor: Tensor) -> Tensor {
    guard let trace = Trace.active, trace.buildsProgram, !tensor.isSymbolic, tensor.variable == nil, !tensor.isInert
    else { return tensor }
    return CapturedConstant(copying: tensor)
  }
}

/// What creates tensors from nothing gives a node while a graph is built, and the tensor itself otherwise.
package func created(_ tensor: Tensor, _ name: String) -> Tensor {
  guard let trace = Trace.active, trace.buildsProgram, !tensor.isSymbolic, !ExecutionContext.current.mustStop,
    let node = trace.node(of: tensor)
  else { return tensor }
  trace.graph.names.label(node.id, name)
  return trace.symbolic(node)
}

extension Tensor {
  /// The graph, kept alive, of a tensor that sessions compute.
  package final var program: Graph? { (self as? GraphTensor)?.owner ?? variable?.owner }

  /// The graph that a tensor without a value belongs to.
  public final var graph: Graph {
    if let program { return program }
    _ = failed("graph", "the tensor holds its value and belongs to no graph; build it inside with(tf.Graph()) { ... }")
    return Graph()
  }

  /// The operation that computes a tensor of a graph.
  public final var op: GraphOperation {
    let graph = self.graph
    return node.map { GraphOperation(graph, $0) } ?? GraphOperation(graph, GroupedOperation(name: "", targets: []))
  }

  /// The value of a tensor of a graph, computed by the default session: that of `with(session) { ... }`, or an
  /// `InteractiveSession`.
  ///
  ///     with(tf.Session()) { sess in
  ///       print(y.eval(feedDict: [x: [1.0, 2.0]]))
  ///     }
  ///
  /// - Parameters:
  ///   - feedDict: values of placeholders.
  ///   - session: another session than the default one.
  public final func eval(feedDict: FeedDict = [:], session: GraphSession? = nil) -> NDArray {
    if ExecutionContext.current.mustStop { return NDArray(.inert) }
    guard let session = session ?? GraphSession.defaults.last else {
      return NDArray(
        failed("eval", "there is no default session; use with(session) { ... } or eval(session:)"))
    }
    return session.run(self, feedDict: feedDict)
  }

  /// How `print` and a cell show a tensor of a graph.
  final var graphDescription: String? {
    if let variable, variable.owner != nil { return "<tf.Variable '\(name)' shape=\(shape) dtype=\(dtype.name)>" }
    guard self is GraphTensor else { return nil }
    return shape.hasUnknownRank
      ? "Tensor(\"\(name)\", dtype=\(dtype.name))" : "Tensor(\"\(name)\", shape=\(shape), dtype=\(dtype.name))"
  }

  /// How a cell shows a tensor of a graph as its value.
  final var graphRepresentation: String? {
    guard self is GraphTensor else { return graphDescription }
    return "<tf.Tensor '\(name)' shape=\(shape) dtype=\(dtype.name)>"
  }
}
