import Display

/// Runs graphs: gives the values of tensors, keeps the values of variables.
///
///     let x = tf.placeholder(.float32, shape: [nil], name: "x")
///     let y = x * 2
///     with(tf.Session()) { sess in
///       print(sess.run(y, feedDict: [x: [1, 2, 3]]))      // [2. 4. 6.]
///     }
///
/// Only what the fetched tensors need is computed. A variable has its value per session, from
/// `sess.run(tf.globalVariablesInitializer())` on; tensors of one run see variables as they were before it.
/// `with` closes the session at its end.
///
/// Source: https://www.tensorflow.org/api_docs/python/tf/compat/v1/Session
public class GraphSession {
  /// Default sessions, innermost last.
  nonisolated(unsafe) static var defaults: [GraphSession] = []

  /// The graph that the session runs.
  public let graph: Graph
  private var isClosed = false
  private var programs: [SessionProgram.Key: SessionProgram] = [:]
  private let variables = SessionVariables()

  /// - Parameter graph: the graph to run; the current one unless given.
  public init(graph: Graph? = nil) { self.graph = graph ?? Graph.current }

  /// The value of a tensor.
  @discardableResult
  public func run(_ fetches: Tensor, feedDict: FeedDict = [:]) -> NDArray {
    let found = values([fetches], feedDict)
    return NDArray(found.first ?? .inert)
  }

  /// The values of several tensors, computed together.
  @discardableResult
  public func run(_ fetches: [Tensor], feedDict: FeedDict = [:]) -> [NDArray] {
    values(fetches, feedDict).map { NDArray($0) }
  }

  /// The values of two tensors.
  @discardableResult
  public func run(_ fetches: (Tensor, Tensor), feedDict: FeedDict = [:]) -> (NDArray, NDArray) {
    let found = run([fetches.0, fetches.1], feedDict: feedDict)
    return (found[0], found[1])
  }

  /// The values of three tensors.
  @discardableResult
  public func run(_ fetches: (Tensor, Tensor, Tensor), feedDict: FeedDict = [:]) -> (NDArray, NDArray, NDArray) {
    let found = run([fetches.0, fetches.1, fetches.2], feedDict: feedDict)
    return (found[0], found[1], found[2])
  }

  /// The values of tensors under the names they are asked by.
  @discardableResult
  public func run(_ fetches: [String: Tensor], feedDict: FeedDict = [:]) -> [String: NDArray] {
    let names = fetches.keys.sorted()
    let found = values(names.map { fetches[$0]! }, feedDict)
    return Dictionary(uniqueKeysWithValues: zip(names, found.map { NDArray($0) }))
  }

  /// Runs an operation, such as an initializer or a training step.
  public func run(_ fetches: GraphOperation, feedDict: FeedDict = [:]) {
    _ = values([], feedDict, targets: [fetches])
  }

  /// Runs an operation and gives the value of a tensor; where Python gives None there is nil.
  @discardableResult
  public func run(_ fetches: (GraphOperation, Tensor), feedDict: FeedDict = [:]) -> (NDArray?, NDArray) {
    (nil, NDArray(values([fetches.1], feedDict, targets: [fetches.0])[0]))
  }

  /// Runs an operation and gives the values of two tensors; where Python gives None there is nil.
  @discardableResult
  public func run(_ fetches: (GraphOperation, Tensor, Tensor), feedDict: FeedDict = [:]) -> (NDArray?, NDArray, NDArray) {
    let found = values([fetches.1, fetches.2], feedDict, targets: [fetches.0])
    return (nil, NDArray(found[0]), NDArray(found[1]))
  }

  /// The value of the tensor of that name, such as `"Add:0"`.
  @discardableResult
  public func run(_ fetches: String, feedDict: FeedDict = [:]) -> NDArray {
    run(graph.getTensorByName(fetches), feedDict: feedDict)
  }

  /// Ends the session; it cannot run anything afterwards.
  public func close() {
    isClosed = true
    programs = [:]
    GraphSession.defaults.removeAll { $0 === self }
  }

  /// This session for `with`, without being closed at the end.
  public func asDefault() -> DefaultSession { DefaultSession(session: self) }

  /// How many programs were prepared: repeated runs use the one they have.
  package var programCount: Int { programs.count }

  private func values(_ fetches: [Tensor], _ feeds: FeedDict, targets: [GraphOperation] = []) -> [Tensor] {
    let inert = fetches.map { _ in Tensor.inert }
    if ExecutionContext.current.mustStop { return inert }
    guard !isClosed else {
      _ = failed("Session.run", "the session is closed")
      return inert
    }
    guard let nodes = fetchedNodes(fetches), let goals = targetNodes(targets), let given = fed(feeds) else { return inert }
    // Preparing and running a program is not part of the graph.
    return Trace.suspended {
      let key = SessionProgram.Key(fetches: nodes.map(\.id), targets: goals.map(\.id), feeds: given.map { $0.node.id }, ranks: given.map { $0.value.rank })
      guard let program = programs[key] ?? SessionProgram(graph, nodes, goals, given.map { ($0.node, $0.value.rank) }, variables)
      else { return inert }
      programs[key] = program
      return program.run(given.map(\.value), variables) ?? inert
    }
  }

  private func fetchedNodes(_ fetches: [Tensor]) -> [GraphNode]? {
    var nodes: [GraphNode] = []
    for fetch in fetches {
      guard let node = fetch.node else {
        _ = failed(
          "Session.run",
          "the tensor holds its value already; a session runs tensors built inside with(tf.Graph()) { ... } or after tf.compat.v1.disableEagerExecution()")
        return nil
      }
      guard node.graphNumber == graph.number else {
        _ = failed("Session.run", "\(fetch) is not an element of the session's graph")
        return nil
      }
      nodes.append(node)
    }
    return nodes
  }

  private func targetNodes(_ targets: [GraphOperation]) -> [GraphNode]? {
    for target in targets where target.graph !== graph {
      _ = failed("Session.run", "operation '\(target.name)' is not an element of the session's graph")
      return nil
    }
    return targets.flatMap(\.targets)
  }

  private func fed(_ feeds: FeedDict) -> [(node: GraphNode, value: Tensor)]? {
    var result: [(node: GraphNode, value: Tensor)] = []
    for (key, value) in feeds.entries {
      guard let node = key.node, node.graphNumber == graph.number else {
        _ = failed("Session.run", "feedDict: \(key) is not an element of the session's graph")
        return nil
      }
      guard let tensor = Self.fitted(value.tensorSource, to: node.spec, key.name) else { return nil }
      result.append((node, tensor))
    }
    return result
  }

  /// A value as the placeholder takes it: numbers and lists take its dtype, NumPy arrays are converted where
  /// nothing is lost.
  private static func fitted(_ source: TensorSource, to spec: TensorSpec, _ name: String) -> Tensor? {
    var tensor = source.tensor(operation: "feedDict", dtype: source.isWeak ? spec.dtype : nil)
    if case .array(let array) = source, array.dtype != spec.dtype, spec.dtype.isFloating || !array.dtype.isFloating {
      tensor = Tensor.cast(array.base, to: spec.dtype)
    }
    if ExecutionContext.current.mustStop { return nil }
    guard !tensor.isSymbolic else {
      _ = failed("Session.run", "feedDict: the value of '\(name)' is a tensor of a graph; give numbers or a NumPy array")
      return nil
    }
    guard tensor.dtype == spec.dtype else {
      _ = failed("Session.run", "cannot feed a value of dtype \(tensor.dtype.name) for '\(name)', which is \(spec.dtype.name)")
      return nil
    }
    let fits = spec.hasUnknownRank
      || spec.dims.count == tensor.rank && zip(spec.dims, tensor.dims).allSatisfy { $0 < 0 || $0 == $1 }
    guard fits else {
      _ = failed("Session.run", "cannot feed a value of shape \(tensor.shape) for '\(name)', which has shape \(spec.shapeText)")
      return nil
    }
    return tensor.variable == nil ? tensor : Tensor(copying: tensor)
  }

  /// Runs `body` with this as the default session and its graph as the default graph.
  func asDefault<Result>(_ body: () -> Result) -> Result {
    GraphSession.defaults.append(self)
    defer {
      if let position = GraphSession.defaults.lastIndex(where: { $0 === self }) { GraphSession.defaults.remove(at: position) }
    }
    return graph.building(body)
  }
}

/// A session that is the default one from the moment it is made, for interactive work.
///
///     let sess = tf.InteractiveSession()
///     print(y.eval())
public final class InteractiveSession: GraphSession {
  public override init(graph: Graph? = nil) {
    super.init(graph: graph)
    GraphSession.defaults.append(self)
  }
}

/// A session as the default one for a while.
public struct DefaultSession {
  let session: GraphSession
}

/// Makes the session the default one in the block, and closes it at the end.
@discardableResult
public func with<Result>(_ session: GraphSession, _ body: () -> Result) -> Result {
  defer { session.close() }
  return session.asDefault(body)
}

/// Python's `with tf.Session() as sess`.
@discardableResult
public func with<Result>(_ session: GraphSession, _ body: (GraphSession) -> Result) -> Result {
  with(session) { body(session) }
}

/// Makes the session the default one in the block.
@discardableResult
public func with<Result>(_ session: DefaultSession, _ body: () -> Result) -> Result { session.session.asDefault(body) }
