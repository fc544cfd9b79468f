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
  private var plans: [[[Int]]: ExecutablePlan] = [:]

  private init(_ graph: Graph, _ inputSpecs: [TensorSpec], _ outputs: [GraphNode], _ variables: [Variable]) {
    self.graph = graph
    self.inputSpecs = inputSpecs
    self.outputs = outputs
    self.variables = variables
  }

  /// Runs `body` over symbolic tensors of the given dtypes and shapes; nil after a failure.
  package static func trace(_ inputs: [TensorSpec], _ body: ([Tensor]) -> [Tensor]) -> TracedFunction? {
    if ExecutionContext.current.mustStop { return nil }
    let trace = Trace()
    let symbols = inputs.enumerated().map { trace.input($0, $1) }
    let results = trace.run { body(symbols).map { trace.resolve($0) } }
    if ExecutionContext.current.mustStop { return nil }
    var outputs: [GraphNode] = []
    for result in results {
      guard let node = trace.node(of: result) else {
        _ = failed("trace", "a result belongs to another traced function")
        return nil
      }
      outputs.append(node)
    }
    return TracedFunction(trace.graph, inputs, outputs, trace.variables)
  }

  /// The shapes of the results as far as they are known without inputs.
  package var outputSpecs: [TensorSpec] { outputs.map(\.spec) }

  /// The plan for inputs of these shapes, made on first use; nil when the shapes do not fit, after
  /// the failure has been recorded.
  package func plan(for inputDims: [[Int]]) -> ExecutablePlan? {
    if let known = plans[inputDims] { return known }
    guard inputDims.count == inputSpecs.count else {
      _ = failed("run", "takes \(inputSpecs.count) inputs, found \(inputDims.count)")
      return nil
    }
    for (index, dims) in inputDims.enumerated() {
      let wanted = inputSpecs[index].dims
      guard wanted.count == dims.count, zip(wanted, dims).allSatisfy({ $0 == -1 || $0 == $1 }) else {
        _ = failed("run", "input \(index) is \(wanted.shapeText), found \(dims.shapeText)")
        return nil
      }
    }
    do {
      var plan = PlanGraph(outputCount: outputs.count)
      try plan.specialize(self, inputDims)
      plan.simplify()
      let result = ExecutablePlan(plan)
      plans[inputDims] = result
      return result
    } catch {
      ExecutionContext.current.fail(
        (error as? OperationFailure) ?? OperationFailure(operation: "run", "\(error)"))
      return nil
    }
  }

  /// Runs on tensors and gives tensors with memory of their own; inert ones after a failure.
  package func callAsFunction(_ inputs: [Tensor]) -> [Tensor] {
    let inert = outputs.map { _ in Tensor.inert }
    if ExecutionContext.current.mustStop { return inert }
    for (index, input) in inputs.enumerated() where index < inputSpecs.count {
      guard input.dtype == inputSpecs[index].dtype, !input.isSymbolic else {
        _ = failed(
          "run", "input \(index) is \(inputSpecs[index].dtype.name), found \(input.dtype.name)")
        return inert
      }
    }
    guard let plan = plan(for: inputs.map(\.dims)) else { return inert }
    return withExtendedLifetime(inputs) {
      plan.run(tensors: inputs)
      return ExecutionContext.current.mustStop ? inert : outputs.indices.map { plan.output($0) }
    }
  }
}
