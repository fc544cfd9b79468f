import Display

/// Branches and loops that tensors decide. Outside of traced functions they are Swift's own; inside,
/// their bodies become functions of the graph, pure ones: what they use of the surroundings are inputs,
/// what they assign to variables are results.
enum ControlFlow {
  /// A body traced inside the active trace.
  struct Body {
    let trace: Trace
    let results: [Tensor]
  }

  /// nil after a failure.
  static func traced(_ purpose: Trace.Purpose, _ inputs: [TensorSpec], _ body: ([Tensor]) -> [Tensor]) -> Body? {
    if Trace.active?.buildsProgram == true {
      _ = failed("control flow", "branches and loops on tensors belong into a tf.function; in a graph for sessions choose with tf.where")
      return nil
    }
    let trace = Trace(purpose)
    let symbols = inputs.map { trace.input($0) }
    let results = trace.run { body(symbols).map { trace.resolve($0) } }
    return ExecutionContext.current.mustStop ? nil : Body(trace: trace, results: results)
  }

  /// The branch a number names: the last one for those that name none.
  static func chosen(_ number: Double, of count: Int) -> Int {
    number >= 0 && number < Double(count) ? Int(number) : count - 1
  }

  /// Runs one of the bodies; the last one for an index beyond them.
  static func branch(_ name: String, _ index: Tensor, _ bodies: [() -> [Tensor]]) -> [Tensor] {
    if ExecutionContext.current.mustStop { return [] }
    guard index.elementCount == 1, index.dtype == .bool || index.dtype.isNumeric else {
      _ = failed(name, "branches by one number, found \(index.dtype.name) \(index.shape)")
      return []
    }
    if !index.isSymbolic, index.variable == nil || Trace.active == nil {
      return bodies[chosen(readDouble(index.pointer, 0, index.dtype), of: bodies.count)]()
    }
    guard let active = Trace.active else { return [failed(name, "a symbolic tensor was used outside of its function")] }
    var traced: [Body] = []
    for body in bodies {
      guard let one = Self.traced(.branch, [], { _ in body() }) else { return [] }
      traced.append(one)
    }
    var written: [Variable] = []
    for variable in traced.flatMap(\.trace.assigned) where !written.contains(where: { $0 === variable }) {
      written.append(variable)
    }
    var functions: [TracedFunction] = []
    for body in traced {
      let results = body.trace.run { (body.results + written).map { body.trace.resolve($0) } }
      guard let function = TracedFunction(body.trace, results) else { return [] }
      functions.append(function)
    }
    guard let branches = Branches(name, functions, traced.map(\.trace.captureSources)) else { return [] }
    let results = branches(index)
    if ExecutionContext.current.mustStop { return [] }
    let count = results.count - written.count
    for (variable, value) in zip(written, results.dropFirst(count)) { active.assign(variable, value) }
    return Array(results.prefix(count))
  }
}

/// The bodies of one branching operation and what they read.
private struct Branches {
  let name: String
  let functions: [TracedFunction]
  /// Everything some body reads, and for each body the places of its inputs among it.
  let sources: [Tensor]
  let places: [[Int]]

  /// nil after a failure.
  init?(_ name: String, _ functions: [TracedFunction], _ read: [[Tensor]]) {
    self.name = name
    self.functions = functions
    var sources: [Tensor] = []
    places = read.map { tensors in
      tensors.map { tensor in
        if let known = sources.firstIndex(where: { $0 === tensor }) { return known }
        sources.append(tensor)
        return sources.count - 1
      }
    }
    self.sources = sources
    do {
      _ = try Self.merged(name, functions.map { $0.outputs.map(\.spec) })
    } catch {
      ExecutionContext.current.fail((error as? OperationFailure) ?? OperationFailure(operation: name, "\(error)"))
      return nil
    }
  }

  /// What is common to the results of all bodies.
  private static func merged(_ name: String, _ all: [[TensorSpec]]) throws -> [TensorSpec] {
    var result = all[0]
    for other in all.dropFirst() {
      guard other.count == result.count else {
        throw OperationFailure(
          operation: name, "the branches give \(result.count) and \(other.count) results; they must give the same")
      }
      for (index, spec) in other.enumerated() {
        let mine = result[index]
        guard mine.dtype == spec.dtype, mine.dims.count == spec.dims.count,
          zip(mine.dims, spec.dims).allSatisfy({ $0 == $1 || $0 == -1 || $1 == -1 })
        else {
          throw OperationFailure(
            operation: name,
            "the branches give \(mine.dtype.name) \(mine.shapeText) and \(spec.dtype.name) \(spec.shapeText) as result \(index); they must give the same")
        }
        result[index] = TensorSpec(mine.dtype, zip(mine.dims, spec.dims).map { $0 == $1 ? $0 : -1 })
      }
    }
    return result
  }

  func callAsFunction(_ index: Tensor) -> [Tensor] {
    let count = functions[0].outputs.count
    let operation = PackedOperation(
      name, functions.contains { $0.hasEffects } ? .effect : .general, results: count,
      infer: { [self] inputs in
        let specs = Array(inputs.dropFirst())
        return try Self.merged(name, functions.indices.map { body in
          try functions[body].resultSpecs(places[body].map { specs[$0] })
        })
      },
      prepare: { [self] inputs, outputs in kernel(Array(inputs.dropFirst()), outputs) },
      gradient: { [self] inputs, _, upstream in gradient(inputs, upstream) })
    return operation([Tensor.cast(index, to: .int32)] + sources)
  }

  private func kernel(_ specs: [TensorSpec], _ outputs: [TensorSpec]) -> Kernel {
    let plans = functions.indices.map { body in functions[body].freshPlan(places[body].map { specs[$0].dims }) }
    let last = 1 + specs.count
    return { addresses in
      let index = Int(addresses[0].load(as: Int32.self))
      let body = plans.indices.contains(index) ? index : plans.count - 1
      guard let plan = plans[body] else { return }
      plan.run(places[body].map { addresses[1 + $0] })
      if ExecutionContext.current.mustStop { return }
      for (result, spec) in outputs.enumerated() {
        addresses[last + result].copyMemory(from: plan.outputPointer(result), byteCount: spec.byteCount)
      }
    }
  }

  /// The gradient branches by the same index.
  private func gradient(_ inputs: [Tensor], _ upstream: [Tensor?]) -> [Tensor?] {
    let wanted = inputs.indices.dropFirst().filter { inputs[$0].dtype.isFloating }
    let told = upstream.indices.filter { upstream[$0] != nil }
    if wanted.isEmpty || told.isEmpty { return inputs.map { _ in nil } }
    let gradients = ControlFlow.branch(name + "Gradient", inputs[0], functions.indices.map { body in
      {
        let tape = GradientTape(watchAccessedVariables: false)
        let sources = wanted.map { inputs[$0] }
        tape.watch(sources)
        let results = with(tape) { functions[body].replay(places[body].map { inputs[1 + $0] }).outputs }
        let found = tape.connectedGradients(
          told.map { results[$0] }, sources, outputGradients: told.map { upstream[$0] })
        return zip(found, sources).map { $0 ?? tf.zerosLike($1) }
      }
    })
    if ExecutionContext.current.mustStop { return inputs.map { _ in nil } }
    var result = [Tensor?](repeating: nil, count: inputs.count)
    for (place, gradient) in zip(wanted, gradients) { result[place] = gradient }
    return result
  }
}

extension TracedFunction {
  /// Whether a run does or draws something.
  var hasEffects: Bool {
    graph.nodes.contains { node in
      if case .operation(let op, _) = node.kind { return !op.isRepeatable }
      return false
    }
  }

  /// Dtypes and shapes of the results for inputs of these, some axes of which may be open.
  func resultSpecs(_ inputs: [TensorSpec]) throws -> [TensorSpec] {
    if inputs.allSatisfy(\.isFullyKnown) {
      let dims = inputs.map(\.dims)
      if let known = knownSpecs[dims] { return known }
      let graph = try planGraph(dims)
      let specs = outputs.indices.map { graph.spec(ofOutput: $0) }
      knownSpecs[dims] = specs
      return specs
    }
    if zip(inputs, inputSpecs).allSatisfy({ $0.dims == $1.dims }) { return outputs.map(\.spec) }
    var specs: [TensorSpec] = []
    for node in graph.nodes {
      switch node.kind {
      case .input(let index): specs.append(inputs[index])
      case .operation(let op, let attribute): specs.append(try op.infer(node.inputs.map { specs[$0.id] }, attribute))
      default: specs.append(node.spec)
      }
    }
    return outputs.map { specs[$0.id] }
  }

  /// A plan that nobody else runs; nil after a failure.
  func freshPlan(_ inputDims: [[Int]]) -> ExecutablePlan? { specialized(inputDims).map { ExecutablePlan($0) } }
}
