import Display

/// Swift code over tensors, run once over symbolic ones and written down as a graph; from the graph
/// come plans that run the same computation without closures, without allocation, with elementwise
/// chains fused and variables updated in place.
///
///     // What a trainer does. The body may use everything that eager code may: operations, variables,
///     // a gradient tape, assignments. Axes given as -1 are unknown while tracing.
///     let step = TracedFunction.trace([TensorSpec(.float32, [-1, 784]), TensorSpec(.int32, [-1])]) {
///       inputs in
///       let tape = tf.GradientTape()
///       let loss = with(tape) { lossOf(model(inputs[0]), inputs[1]) }
///       let gradients = tape.connectedGradients(loss, parameters)
///       for (p, g) in zip(parameters, gradients) { if let g { p.assignSub(g * 0.01) } }
///       return [loss]
///     }
///     // Once per batch size (plans are kept):
///     let plan = step.plan(for: [[32, 784], [32]])
///     // Per batch: raw addresses of contiguous inputs, nothing is allocated or copied.
///     plan.run([xAddress, yAddress])
///     let loss = plan.scalar(0)           // or plan.output(0), a tensor with memory of its own
///
/// Variables that the body reads or assigns are found by themselves (`variables`). They are read and
/// written where they are at each run, so eager assignments between runs are seen. A failure while
/// tracing (shapes that do not fit) is in the execution context, and `trace` returns nil. A failure
/// while running (an index out of range) leaves the variables that the rest of the step would have
/// assigned as they were; check `ExecutionContext.current.mustStop` after `run`.
///
/// Random operations draw new numbers at each run. Everything else the body does in Swift — printing,
/// reading `.numpy()` of a variable, branching on an Int — happens once, while tracing.
package final class TracedFunction {
  package let graph: Graph
  package let inputSpecs: [TensorSpec]
  package let outputs: [GraphNode]
  /// Variables the body read or assigned, in order of first use.
  package let variables: [Variable]
  /// Variables the body assigned, in order of first assignment.
  package let assigned: [Variable]
  /// What the body used of the trace around it: the last inputs stand for it.
  package let captures: [Tensor]
  /// How failures call it; empty for a step of our own.
  package var name = ""
  private var plans: [[[Int]]: ExecutablePlan] = [:]
  private var latest: (dims: [[Int]], plan: ExecutablePlan)?
  var derivatives: [[Int]: FunctionDerivative] = [:]
  var latestDerivative: FunctionDerivative?
  /// Tensors from outside that the body used: a tape may follow them too.
  private(set) lazy var realConstants: [Tensor] = graph.nodes.compactMap { node in
    if case .constant(let tensor) = node.kind, tensor.dtype.isFloating { return tensor }
    return nil
  }
  /// Results of `resultSpecs`, by the axes of the inputs.
  var knownSpecs: [[[Int]]: [TensorSpec]] = [:]

  /// The function a finished trace has written down; nil after a failure.
  package init?(_ trace: Trace, _ results: [Tensor]) {
    if ExecutionContext.current.mustStop { return nil }
    var outputs: [GraphNode] = []
    for result in results {
      guard let node = trace.node(of: result) else {
        _ = failed("trace", "a result belongs to another traced function")
        return nil
      }
      outputs.append(node)
    }
    graph = trace.graph
    inputSpecs = graph.nodes.compactMap { node in
      if case .input = node.kind { return node.spec }
      return nil
    }
    self.outputs = outputs
    variables = trace.variables
    assigned = trace.assigned
    captures = trace.captures
  }

  /// Runs `body` over symbolic tensors of the given dtypes and shapes; nil after a failure.
  package static func trace(_ inputs: [TensorSpec], _ body: ([Tensor]) -> [Tensor]) -> TracedFunction? {
    if ExecutionContext.current.mustStop { return nil }
    let trace = Trace()
    let symbols = inputs.map { trace.input($0) }
    let results = trace.run { body(symbols).map { trace.resolve($0) } }
    return TracedFunction(trace, results)
  }

  /// The shapes of the results as far as they are known without inputs.
  package var outputSpecs: [TensorSpec] { outputs.map(\.spec) }

  /// The plan for inputs of these shapes, made on first use; nil when the shapes do not fit, after
  /// the failure has been recorded.
  package func plan(for inputDims: [[Int]]) -> ExecutablePlan? {
    if let latest, latest.dims == inputDims { return latest.plan }
    if let known = plans[inputDims] {
      latest = (inputDims, known)
      return known
    }
    guard accepts(inputDims) else { return nil }
    guard let graph = specialized(inputDims) else { return nil }
    let result = ExecutablePlan(graph)
    plans[inputDims] = result
    latest = (inputDims, result)
    return result
  }

  private func accepts(_ inputDims: [[Int]]) -> Bool {
    guard inputDims.count == inputSpecs.count else {
      _ = failed("run", "takes \(inputSpecs.count) inputs, found \(inputDims.count)")
      return false
    }
    for (index, dims) in inputDims.enumerated() {
      let wanted = inputSpecs[index].dims
      guard wanted.count == dims.count, zip(wanted, dims).allSatisfy({ $0 == -1 || $0 == $1 }) else {
        _ = failed("run", "input \(index) is \(wanted.shapeText), found \(dims.shapeText)")
        return false
      }
    }
    return true
  }

  /// The graph for inputs of these shapes, simplified.
  func planGraph(_ inputDims: [[Int]]) throws -> PlanGraph {
    var graph = PlanGraph()
    try graph.specialize(self, inputDims)
    graph.simplify()
    return graph
  }

  /// The same; nil after a failure.
  func specialized(_ inputDims: [[Int]]) -> PlanGraph? {
    do {
      return try planGraph(inputDims)
    } catch {
      fail((error as? OperationFailure) ?? OperationFailure(operation: "run", "\(error)"))
      return nil
    }
  }

  private func fail(_ failure: OperationFailure) {
    var failure = failure
    failure.context.append(caller)
    ExecutionContext.current.fail(failure)
  }

  /// How failures name this function.
  package var caller: String { name.isEmpty ? "traced function" : "traced function '\(name)'" }

  /// Runs on tensors and gives tensors with memory of their own; inert ones after a failure. While
  /// another function is traced its operations become part of that one; a tape that records sees one
  /// call.
  package func callAsFunction(_ inputs: [Tensor]) -> [Tensor] {
    let inert = outputs.map { _ in Tensor.inert }
    if ExecutionContext.current.mustStop { return inert }
    for (index, input) in inputs.enumerated() where index < inputSpecs.count {
      guard input.dtype == inputSpecs[index].dtype, !input.isSymbolic || Trace.active != nil else {
        _ = failed(
          "run", "input \(index) is \(inputSpecs[index].dtype.name), found \(input.dtype.name)")
        return inert
      }
    }
    if Trace.active != nil { return replay(inputs).outputs }
    if !TapeStack.active.isEmpty, let recorded = recordedCall(inputs) { return recorded }
    if ExecutionContext.current.mustStop { return inert }
    guard let plan = plan(for: inputs.map(\.dims)) else { return inert }
    return withExtendedLifetime(inputs) {
      plan.run(tensors: inputs)
      if ExecutionContext.current.mustStop {
        ExecutionContext.current.addFailureContext(caller)
        return inert
      }
      return outputs.indices.map { plan.output($0) }
    }
  }
}

extension TracedFunction {
  /// Dispatches again what was traced, as part of what happens now.
  ///
  /// - Parameters:
  ///   - values: what stands for the variables; the variables themselves without it.
  ///   - states: results of the operations that give other ones at each run, in their order; they
  ///     run again without it.
  ///   - assigns: whether variables are written.
  package func replay(
    _ inputs: [Tensor], values: [Tensor]? = nil, states: [Tensor]? = nil, assigns: Bool = true
  ) -> (outputs: [Tensor], states: [Tensor]) {
    let isNeeded = neededNodes
    let written = Set(assigned.map { ObjectIdentifier($0) })
    var results = [Tensor](repeating: .inert, count: graph.nodes.count)
    var parts: [Int: [Tensor]] = [:]
    var drawn: [Tensor] = []
    for node in graph.nodes where isNeeded[node.id] {
      if ExecutionContext.current.mustStop { break }
      switch node.kind {
      case .input(let index): results[node.id] = inputs[index]
      case .constant(let tensor): results[node.id] = tensor
      case .variable(let variable):
        if let values {
          results[node.id] = values[variables.firstIndex { $0 === variable }!]
        } else {
          results[node.id] = written.contains(ObjectIdentifier(variable)) ? tf.identity(variable) : variable
        }
      case .assign(let variable):
        let value = results[node.inputs[0].id]
        if assigns { variable.assign(value) }
        results[node.id] = assigns && values == nil ? tf.identity(variable) : value
      case .operation(let op, let attribute):
        let operands = node.inputs.map { results[$0.id] }
        if !op.isRepeatable, let states {
          results[node.id] = states[drawn.count]
        } else if let part = op.part, let known = parts[node.inputs[0].id] {
          results[node.id] = known[part]
        } else if let packed = op.packed {
          let all = packed(operands)
          parts[node.id] = all
          // Of several results the package itself is wanted only as a state.
          results[node.id] = all.count == 1 ? all[0] : packed.package(all)
        } else {
          results[node.id] = dispatch(op, operands, attribute)
        }
        if !op.isRepeatable { drawn.append(results[node.id]) }
      }
    }
    return (outputs.map { results[$0.id] }, drawn)
  }

  /// Nodes that an output, an assignment or an effect needs.
  private var neededNodes: [Bool] {
    var isNeeded = [Bool](repeating: false, count: graph.nodes.count)
    for output in outputs { isNeeded[output.id] = true }
    for node in graph.nodes.reversed() {
      switch node.kind {
      case .assign: isNeeded[node.id] = true
      case .operation(let op, _) where op.category == .effect: isNeeded[node.id] = true
      default: break
      }
      if isNeeded[node.id] { for input in node.inputs { isNeeded[input.id] = true } }
    }
    return isNeeded
  }
}
