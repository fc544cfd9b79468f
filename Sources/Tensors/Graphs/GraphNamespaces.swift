import Display

extension tf {
  public typealias Graph = Tensors.Graph
  public typealias Operation = GraphOperation
  public typealias Session = GraphSession
  public typealias InteractiveSession = Tensors.InteractiveSession

  /// True where operations compute at once: not in a graph, nor while a function is traced.
  public static func executingEagerly() -> Bool { Trace.active == nil }

  /// A scope of names in a graph, for `with`.
  public static func nameScope(_ name: String) -> NameScope { NameScope(name: name) }

  /// TensorFlow 1's name of `tf.compat.v1.placeholder`.
  public static func placeholder(_ dtype: DType, shape: [Int?]? = nil, name: String? = nil) -> Tensor {
    compat.v1.placeholder(dtype, shape: shape, name: name)
  }

  /// TensorFlow 1's name of `tf.compat.v1.placeholder`.
  public static func placeholder(_ dtype: DType, _ shape: [Int?], name: String? = nil) -> Tensor {
    compat.v1.placeholder(dtype, shape: shape, name: name)
  }

  /// TensorFlow 1's name of `tf.compat.v1.globalVariablesInitializer`.
  public static func globalVariablesInitializer() -> GraphOperation { compat.v1.globalVariablesInitializer() }

  /// TensorFlow 1's name of `tf.compat.v1.getDefaultGraph`.
  public static func getDefaultGraph() -> Graph { compat.v1.getDefaultGraph() }

  /// TensorFlow 1's name of `tf.compat.v1.resetDefaultGraph`.
  public static func resetDefaultGraph() { compat.v1.resetDefaultGraph() }
}

extension tf.compat.v1 {
  public typealias Graph = Tensors.Graph
  public typealias Session = GraphSession
  public typealias InteractiveSession = Tensors.InteractiveSession
  public typealias Variable = Tensors.Variable

  /// From here on operations build the default graph, and sessions run it.
  ///
  ///     tf.compat.v1.disableEagerExecution()
  ///     let hello = tf.constant("Hello, TensorFlow!")
  ///     print(tf.Session().run(hello))      // b'Hello, TensorFlow!'
  public static func disableEagerExecution() {
    if Trace.active == nil { Tensors.Graph.buildByDefault(true) }
  }

  /// Operations compute at once again.
  public static func enableEagerExecution() {
    guard let trace = Trace.active else { return }
    guard trace.buildsProgram, trace.graph === Tensors.Graph.standard else {
      _ = failed("enableEagerExecution", "is for outside of with(graph) { ... } and traced functions")
      return
    }
    Tensors.Graph.buildByDefault(false)
  }

  /// The same as `disableEagerExecution`: graphs and sessions are the behaviour of version 1.
  public static func disableV2Behavior() { disableEagerExecution() }

  /// A tensor whose value is given when a session runs.
  ///
  ///     let x = tf.compat.v1.placeholder(.float32, shape: [nil, 3], name: "x")
  ///     print(x)      // Tensor("x:0", shape=(None, 3), dtype=float32)
  ///
  /// - Parameters:
  ///   - dtype: the type of its elements.
  ///   - shape: lengths of the axes, nil where any will do; without a shape any number of axes will do.
  ///   - name: the node's name.
  public static func placeholder(_ dtype: DType, shape: [Int?]? = nil, name: String? = nil) -> Tensor {
    if ExecutionContext.current.mustStop { return .inert }
    guard let trace = Trace.active, trace.buildsProgram else {
      return failed(
        "placeholder",
        "a placeholder belongs to a graph; make it inside with(tf.Graph()) { ... } or after tf.compat.v1.disableEagerExecution()")
    }
    if let shape, shape.contains(where: { $0.map { $0 < 0 } ?? false }) {
      return failed("placeholder", "a length is not negative; nil stands for any length, found \(shape.map { $0 ?? -1 })")
    }
    let dims = shape?.map { $0 ?? -1 } ?? TensorShape.unknownRank.dims
    let symbol = trace.input(TensorSpec(dtype, dims))
    trace.graph.names.label(symbol.node!.id, name)
    return symbol
  }

  /// As the other form, with the shape in second place.
  public static func placeholder(_ dtype: DType, _ shape: [Int?], name: String? = nil) -> Tensor {
    placeholder(dtype, shape: shape, name: name)
  }

  /// An operation that gives every variable of the graph its first value.
  public static func globalVariablesInitializer() -> GraphOperation {
    let graph = Tensors.Graph.current
    return GraphOperation.grouping(graph.variables.map(\.initializer), "init", in: graph)
  }

  /// The variables of the graph, in the order they were made.
  public static func globalVariables() -> [Tensors.Variable] { Tensors.Graph.current.standingVariables }

  /// The variables of the graph that optimizers change.
  public static func trainableVariables() -> [Tensors.Variable] {
    Tensors.Graph.current.standingVariables.filter(\.trainable)
  }

  /// The graph that operations are written to.
  public static func getDefaultGraph() -> Tensors.Graph { Tensors.Graph.current }

  /// Puts an empty graph in place of the default one.
  public static func resetDefaultGraph() {
    if let trace = Trace.active, trace.graph !== Tensors.Graph.standard {
      _ = failed("resetDefaultGraph", "the default graph cannot be replaced inside with(graph) { ... }")
      return
    }
    Tensors.Graph.replaceStandard()
  }
}

extension Graph {
  /// The variables as a person holds them.
  var standingVariables: [Variable] {
    variables.compactMap { entry in
      guard case .variable(let origin) = entry.node.kind else { return nil }
      return Variable(standingFor: origin, entry.node, self)
    }
  }
}

extension Variable {
  /// In a graph, the operation that gives the variable its first value.
  public var initializer: GraphOperation {
    let graph = self.graph
    let own = graph.variables.first { entry in
      if case .variable(let known) = entry.node.kind { return known === origin }
      return false
    }
    return GraphOperation(graph, GroupedOperation(name: baseName + "/Assign", targets: own.map { [$0.initializer] } ?? []))
  }
}
