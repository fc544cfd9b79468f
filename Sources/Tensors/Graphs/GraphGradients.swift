import Display

extension Trace {
  /// The gradients of the sum of `targets` with respect to nodes of this graph, written down as further
  /// nodes; nil where nothing is connected.
  fileprivate func gradients(of targets: [Tensor], _ sources: [GraphNode]) -> [Tensor?] {
    var dependent = Set(sources.map(\.id))
    for node in graph.nodes where node.inputs.contains(where: { dependent.contains($0.id) }) {
      dependent.insert(node.id)
    }
    let wanted = Set(sources.map(\.id))
    var found: [Int: Tensor] = [:]
    for target in targets {
      guard let node = node(of: target), target.dtype.isFloating, dependent.contains(node.id) else { continue }
      let seed = tf.onesLike(target)
      found[node.id] = found[node.id].map { $0 + seed } ?? seed
    }
    for node in graph.nodes.reversed() {
      guard let upstream = found[node.id], case .operation(let op, let attribute) = node.kind, let rule = op.gradient
      else { continue }
      if !wanted.contains(node.id) { found[node.id] = nil }
      let parts = rule(
        GradientContext(
          inputs: node.inputs.map { symbolic($0) }, output: symbolic(node), upstream: upstream, attribute: attribute))
      if ExecutionContext.current.mustStop { break }
      for (input, part) in zip(node.inputs, parts) {
        guard let part, input.spec.dtype.isFloating, dependent.contains(input.id) else { continue }
        found[input.id] = found[input.id].map { $0 + part } ?? part
      }
    }
    return sources.map { found[$0.id] }
  }
}

extension tf {
  /// The gradients of `ys` (summed) with respect to each of `xs`, as tensors of the graph.
  ///
  /// Works in graphs and inside traced functions; elsewhere a `GradientTape` gives gradients. A source that
  /// nothing depends on is an error, unless `unconnectedGradients` is `.zero`.
  ///
  ///     let x = tf.placeholder(.float32, shape: [])
  ///     let slope = tf.gradients(x * x, [x])[0]
  ///     print(tf.Session().run(slope, feedDict: [x: 3.0]))      // 6.0
  ///
  /// Source: https://www.tensorflow.org/api_docs/python/tf/gradients
  public static func gradients(
    _ ys: [Tensor], _ xs: [Tensor], unconnectedGradients: UnconnectedGradients = .none
  ) -> [Tensor] {
    let inert = xs.map { _ in Tensor.inert }
    if ExecutionContext.current.mustStop { return inert }
    guard let trace = Trace.active ?? ys.lazy.compactMap({ $0.program }).first.map({ Trace(building: $0) }) else {
      _ = failed("gradients", "works in graphs and traced functions; use tf.GradientTape where operations compute at once")
      return inert
    }
    let sources = xs.map { trace.resolve($0) }
    let nodes = sources.compactMap { source in source.node.flatMap { $0.graphNumber == trace.graph.number ? $0 : nil } }
    guard nodes.count == xs.count else {
      _ = failed("gradients", "a source is not a tensor of the graph")
      return inert
    }
    let targets = ys.map { trace.resolve($0) }
    let found = trace.run {
      trace.buildsProgram
        ? trace.graph.names.inScope("gradients", trace.graph) { trace.gradients(of: targets, nodes) }
        : trace.gradients(of: targets, nodes)
    }
    if ExecutionContext.current.mustStop { return inert }
    return zip(found, sources).map { gradient, source in
      if let gradient { return gradient }
      if unconnectedGradients == .zero { return trace.run { tf.zerosLike(source) } }
      return failed(
        "gradients", "the target does not depend on '\(source.name)', shape \(source.shape); pass unconnectedGradients: .zero for zeros")
    }
  }

  /// The gradients of `ys` with respect to each of `xs`.
  public static func gradients(
    _ ys: Tensor, _ xs: [Tensor], unconnectedGradients: UnconnectedGradients = .none
  ) -> [Tensor] {
    gradients([ys], xs, unconnectedGradients: unconnectedGradients)
  }

  /// The gradient of `ys` with respect to `xs`, as a list of one, as in TensorFlow.
  public static func gradients(
    _ ys: Tensor, _ xs: Tensor, unconnectedGradients: UnconnectedGradients = .none
  ) -> [Tensor] {
    gradients([ys], [xs], unconnectedGradients: unconnectedGradients)
  }
}

extension tf.train {
  public typealias GradientDescentOptimizer = Tensors.GradientDescentOptimizer
}

/// TensorFlow 1's gradient descent, for graphs: `w = w - learningRate * gradient`.
///
///     let step = tf.train.GradientDescentOptimizer(0.01).minimize(loss)
///     for _ in 0..<100 { sess.run(step, feedDict: [x: xs, y: ys]) }
///
/// Source: https://www.tensorflow.org/api_docs/python/tf/compat/v1/train/GradientDescentOptimizer
public final class GradientDescentOptimizer {
  private let learningRate: TensorSource

  public init(_ learningRate: some TensorConvertible) { self.learningRate = learningRate.tensorSource }
  public convenience init(learningRate: some TensorConvertible) { self.init(learningRate) }

  /// An operation that makes one step down the slope of `loss`, in the graph's trainable variables or in `varList`.
  public func minimize(_ loss: Tensor, varList: [Variable]? = nil) -> GraphOperation {
    let graph = loss.graph
    let variables = varList ?? graph.standingVariables.filter(\.trainable)
    if ExecutionContext.current.mustStop { return GraphOperation(graph, GroupedOperation(name: "", targets: [])) }
    guard !variables.isEmpty else {
      _ = failed("minimize", "there are no trainable variables in the graph")
      return GraphOperation(graph, GroupedOperation(name: "", targets: []))
    }
    let slopes = tf.gradients([loss], variables, unconnectedGradients: .zero)
    let targets = graph.building {
      graph.names.inScope("GradientDescent/update", graph) {
        zip(variables, slopes).compactMap { variable, slope in
          let rate = learningRate.tensor(operation: "minimize", dtype: learningRate.isWeak ? variable.dtype : nil)
          return variable.assign(variable - slope * rate).node
        }
      }
    }
    return GraphOperation.grouping(targets, "GradientDescent", in: graph)
  }
}

extension Tensor {
  /// For NumPy, which has no graphs: the value of what constants alone decide.
  var constantValue: Tensor {
    if let program, let node, !ExecutionContext.current.mustStop {
      return Trace.suspended {
        SessionProgram(program, [node], [], [], SessionVariables())?.run([], SessionVariables())?.first ?? .inert
      }
    }
    return failed("numpy", "a symbolic tensor has no values; they exist when the function or graph that it belongs to runs")
  }
}
