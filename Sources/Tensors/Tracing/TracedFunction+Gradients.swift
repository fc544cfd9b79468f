import Display

/// A traced function together with its gradient with respect to some of what it computes from: the
/// forward plan sets aside what the backward plan reads.
final class FunctionDerivative {
  /// What gradients are wanted of, as positions in the function's inputs, variables and constants.
  let wanted: [Int]
  /// Inputs: those of the function, its variables' values, the gradients of its real results.
  /// Results: the function's, those of operations that draw anew at each run, the gradients.
  private let joint: TracedFunction
  /// For each wanted source its place among the gradients; nil where none flows.
  private let places: [Int?]
  private let stateCount: Int
  private unowned let function: TracedFunction
  private var plans: [[[Int]]: Plans] = [:]
  private var latest: (dims: [[Int]], plans: Plans)?
  private var repeated: TracedFunction?

  private struct Plans {
    let forward: ExecutablePlan
    let backward: ExecutablePlan
    let saved: [PlanGraph.Saved]
  }

  init?(_ function: TracedFunction, _ wanted: [Int]) {
    self.function = function
    self.wanted = wanted
    var places: [Int?] = []
    var stateCount = 0
    let traced = Self.trace(function, wanted, states: nil) { outputs, states, gradients in
      stateCount = states.count
      var next = 0
      places = gradients.map { gradient in
        guard gradient != nil else { return nil }
        next += 1
        return next - 1
      }
      return outputs + states + gradients.compactMap { $0 }
    }
    guard let traced else { return nil }
    joint = traced
    self.places = places
    self.stateCount = stateCount
  }

  /// Traces the function and its gradient; with `states` without assigning, its random results given.
  private static func trace(
    _ function: TracedFunction, _ wanted: [Int], states: [TensorSpec]?,
    _ results: @escaping ([Tensor], [Tensor], [Tensor?]) -> [Tensor]
  ) -> TracedFunction? {
    let specs = function.sourceSpecs + (states ?? []) + function.realOutputs.map { function.outputs[$0].spec }
    return TracedFunction.trace(specs) { symbols in
      let sources = Array(symbols.prefix(function.sourceSpecs.count))
      let given = states.map { Array(symbols[sources.count..<(sources.count + $0.count)]) }
      let upstream = symbols.suffix(function.realOutputs.count)
      let inputs = Array(sources.prefix(function.inputSpecs.count))
      let watched = wanted.map { $0 < sources.count ? sources[$0] : function.realConstants[$0 - sources.count] }
      let tape = GradientTape(watchAccessedVariables: false)
      tape.watch(watched)
      let run = with(tape) {
        function.replay(
          inputs, values: Array(sources.dropFirst(inputs.count)), states: given, assigns: given == nil)
      }
      let gradients = tape.connectedGradients(
        function.realOutputs.map { run.outputs[$0] }, watched, outputGradients: Array(upstream))
      return results(run.outputs, run.states, gradients)
    }
  }

  /// Runs forward; gives the results and what computes the gradients of the wanted sources.
  func run(_ sources: [Tensor]) -> (outputs: [Tensor], backward: ([Tensor?]) -> [Tensor?])? {
    let values = sources.map { $0.variable == nil ? $0 : Tensor(copying: $0) }
    guard let plans = plans(for: values.map(\.dims)) else { return nil }
    plans.forward.run(tensors: values)
    if ExecutionContext.current.mustStop {
      ExecutionContext.current.addFailureContext(function.caller)
      return nil
    }
    let outputCount = function.outputs.count
    let outputs = (0..<outputCount).map { plans.forward.output($0) }
    let states = (0..<stateCount).map { plans.forward.output(outputCount + $0) }
    let saved = plans.saved.map { source in
      switch source {
      case .input(let index): values[index]
      case .output(let index): index < outputCount ? outputs[index] : plans.forward.output(index)
      }
    }
    return (outputs, { [self, function] upstream in
      _ = function
      return backward(plans.backward, sources, values, states, saved, outputs, upstream)
    })
  }

  private func backward(
    _ plan: ExecutablePlan, _ sources: [Tensor], _ values: [Tensor], _ states: [Tensor],
    _ saved: [Tensor], _ outputs: [Tensor], _ upstream: [Tensor?]
  ) -> [Tensor?] {
    let given = function.realOutputs.map { upstream[$0] ?? tf.zerosLike(outputs[$0]) }
    let gradients: [Tensor]
    if TapeStack.active.isEmpty && Trace.active == nil {
      plan.run(tensors: saved + given)
      gradients = (0..<places.count { $0 != nil }).map { plan.output($0) }
    } else {
      // Somebody differentiates once more: what happened is computed again, now in its sight.
      let inputs = zip(sources, values).map { $0.variable?.storage === $1.storage ? $0 : $1 }
      if repeated == nil {
        repeated = Self.trace(function, wanted, states: states.map(\.spec)) { _, _, gradients in
          gradients.compactMap { $0 }
        }
      }
      gradients = repeated?(inputs + states + given) ?? []
    }
    if ExecutionContext.current.mustStop { return wanted.map { _ in nil } }
    return places.map { place in place.map { gradients[$0] } }
  }

  private func plans(for dims: [[Int]]) -> Plans? {
    if let latest, latest.dims == dims { return latest.plans }
    if let known = plans[dims] {
      latest = (dims, known)
      return known
    }
    // The gradients of the results have their shapes, which follow from those of the sources.
    guard let plain = function.specialized(Array(dims.prefix(function.inputSpecs.count))) else { return nil }
    let upstream = function.realOutputs.map { plain.spec(ofOutput: $0).dims }
    guard let graph = joint.specialized(dims + upstream) else { return nil }
    let parts = graph.split(
      at: dims.count, results: function.outputs.count + stateCount)
    let result = Plans(
      forward: ExecutablePlan(parts.forward), backward: ExecutablePlan(parts.backward), saved: parts.saved)
    plans[dims] = result
    latest = (dims, result)
    return result
  }
}

extension TracedFunction {
  /// What a result is computed from: inputs, then variables.
  fileprivate var sourceSpecs: [TensorSpec] { inputSpecs + variables.map(\.spec) }
  fileprivate var realOutputs: [Int] { outputs.indices.filter { outputs[$0].spec.dtype.isFloating } }

  /// Runs as one call that the active tapes record; nil when none follows anything it computes from,
  /// or after a failure.
  func recordedCall(_ inputs: [Tensor]) -> [Tensor]? {
    let sources: [Tensor] = inputs + variables
    let followed = sources + realConstants
    let wanted = followed.indices.filter { followed[$0].dtype.isFloating && TapeStack.follows(followed[$0]) }
    if wanted.isEmpty { return nil }
    let derivative: FunctionDerivative
    if let latestDerivative, latestDerivative.wanted == wanted {
      derivative = latestDerivative
    } else {
      guard let made = derivatives[wanted] ?? FunctionDerivative(self, wanted) else { return nil }
      derivatives[wanted] = made
      latestDerivative = made
      derivative = made
    }
    guard let (outputs, backward) = derivative.run(sources) else { return nil }
    TapeStack.record(
      RecordedCall(inputs: wanted.map { followed[$0] }, outputs: outputs, backward: backward))
    return outputs
  }
}
