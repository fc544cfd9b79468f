import Display
import Synchronization
import Tensors

/// A function of a data set's elements, traced once for each signature and then run as a plan.
///
/// Where it is made of elementwise operations alone, the plan runs on a whole block of elements at once. Plans are made
/// on the thread that runs the user's code; other threads only run those that exist.
package final class MapFunction {
  package typealias Body = ([Tensor]) -> [Tensor]?

  /// True while `tf.data.experimental.enableDebugMode()` holds: functions run on each element.
  nonisolated(unsafe) static var runsEagerly = false

  package static func leaveDebugMode() { runsEagerly = false }

  enum Outcome {
    case element([Tensor])
    /// The work goes on only on the thread that runs the user's code.
    case needsUser
    case failed
  }

  /// What was traced for elements of one signature.
  private final class Traced {
    let function: TracedFunction
    let isNative: Bool
    let blocks: TracedFunction?
    var plans: [[[Int]]: ExecutablePlan] = [:]
    var blockPlans: [Int: ExecutablePlan] = [:]

    init(_ function: TracedFunction) {
      self.function = function
      isNative = function.isNative
      blocks = isNative ? function.acrossBlocks() : nil
    }
  }

  private let name: String
  private let body: Body
  /// Two passes may run at a time, on two threads: what they share, and the memory of plans, is behind a lock.
  private let shared = Mutex(Shared())

  private struct Shared {
    var traces: [[TensorSpec]: Traced] = [:]
    var latest: (specs: [TensorSpec], traced: Traced)?
  }

  package init(_ name: String, _ body: @escaping Body) {
    self.name = name
    self.body = body
  }

  /// Whether what ran last may run on any thread.
  var isNative: Bool { shared.withLock { $0.latest?.traced.isNative ?? false } }
  /// The function's value for one element; `place` is its number, for messages.
  func callAsFunction(_ element: [Tensor], place: Int) -> Outcome {
    if PipelineThread.mustStop { return .failed }
    if Self.runsEagerly { return eager(element, place) }
    guard let traced = traced(element.map(\.spec)) else {
      if PipelineThread.current != nil { return .needsUser }
      addContext(place)
      return .failed
    }
    let dims = element.map(\.dims)
    let plan: ExecutablePlan
    if let known = shared.withLock({ _ in traced.plans[dims] }) {
      plan = known
    } else {
      guard PipelineThread.current == nil else { return .needsUser }
      guard let made = Trace.suspended({ traced.function.plan(for: dims) }) else {
        addContext(place)
        return .failed
      }
      shared.withLock { _ in traced.plans[dims] = made }
      plan = made
    }
    let outputs = shared.withLock { _ in
      plan.run(tensors: element)
      return traced.function.outputs.indices.map { plan.output($0) }
    }
    if PipelineThread.mustStop {
      addContext(place)
      return .failed
    }
    return .element(outputs)
  }

  /// Traces the function for the elements of a block; whether it can run on the whole.
  func prepares(_ block: [Tensor]) -> Bool {
    if Self.runsEagerly || PipelineThread.current != nil { return false }
    return traced(block.map { TensorSpec($0.dtype, Array($0.dims.dropFirst())) })?.blocks != nil
  }

  /// The function's values for a block of elements; nil where it does not run on blocks.
  func onBlock(_ block: [Tensor]) -> Outcome? {
    let specs = block.map { TensorSpec($0.dtype, Array($0.dims.dropFirst())) }
    guard let count = block.first?.count, let traced = known(specs), let blocks = traced.blocks else { return nil }
    let plan: ExecutablePlan
    if let known = shared.withLock({ _ in traced.blockPlans[count] }) {
      plan = known
    } else {
      guard PipelineThread.current == nil else { return .needsUser }
      guard let made = Trace.suspended({ blocks.plan(for: block.map(\.dims)) }) else { return .failed }
      shared.withLock { _ in traced.blockPlans[count] = made }
      plan = made
    }
    return .element(
      shared.withLock { _ in
        plan.run(tensors: block)
        return blocks.outputs.indices.map { plan.output($0) }
      })
  }

  /// Dtypes and shapes of the results for elements like these; nil when they are not known without an element.
  func specs(for inputs: [TensorSpec]) -> [TensorSpec]? {
    guard !Self.runsEagerly, !inputs.isEmpty, inputs.allSatisfy(\.isFullyKnown) else { return nil }
    return traced(inputs)?.function.outputSpecs
  }

  private func known(_ specs: [TensorSpec]) -> Traced? {
    shared.withLock { shared in
      if let latest = shared.latest, latest.specs == specs { return latest.traced }
      guard let traced = shared.traces[specs] else { return nil }
      shared.latest = (specs, traced)
      return traced
    }
  }

  private func traced(_ specs: [TensorSpec]) -> Traced? {
    if let known = known(specs) { return known }
    if PipelineThread.current != nil || ExecutionContext.current.mustStop { return nil }
    var fits = true
    let function = Trace.suspended {
      TracedFunction.trace(specs) { [body] inputs in
        let outputs = body(inputs)
        fits = outputs != nil
        return outputs ?? []
      }
    }
    guard fits, let function else { return nil }
    function.name = name
    let traced = Traced(function)
    shared.withLock { shared in
      shared.traces[specs] = traced
      shared.latest = (specs, traced)
    }
    return traced
  }

  private func eager(_ element: [Tensor], _ place: Int) -> Outcome {
    if PipelineThread.current != nil { return .needsUser }
    guard let result = Trace.suspended({ body(element) }), !ExecutionContext.current.mustStop else {
      addContext(place)
      return .failed
    }
    return .element(result)
  }

  private func addContext(_ place: Int) {
    if ExecutionContext.current.failure != nil { ExecutionContext.current.addFailureContext("\(name) of element \(place)") }
  }
}

extension TracedFunction {
  /// Whether it touches nothing but its inputs and constants and cannot fail, so that any thread may run it.
  fileprivate var isNative: Bool {
    guard assigned.isEmpty, variables.isEmpty, captures.isEmpty else { return false }
    return graph.nodes.allSatisfy { node in
      switch node.kind {
      case .input, .constant: return true
      case .variable, .assign: return false
      case .operation(let op, _):
        switch op.category {
        // Integers divide by zero, and have no negative powers.
        case .binary: return node.spec.dtype.isFloating || ["add", "subtract", "multiply", "maximum", "minimum"].contains(op.name)
        case .unary, .comparison, .test, .cast, .select, .reduction, .view: return true
        case .stateful, .effect, .general: return false
        }
      }
    }
  }

  /// The same function of many elements at once, stacked along a new first axis; nil where an operation looks at more
  /// than single elements of its inputs.
  fileprivate func acrossBlocks() -> TracedFunction? {
    var varies = [Bool](repeating: false, count: graph.nodes.count)
    for node in graph.nodes {
      switch node.kind {
      case .input: varies[node.id] = true
      case .constant: break
      case .variable, .assign: return nil
      case .operation(let op, _):
        guard op.isElementwise || op.category == .view else { return nil }
        varies[node.id] = node.inputs.contains { varies[$0.id] }
        // Axes are counted from the last one, so what varies must have as many as the result, and constants no more.
        for input in node.inputs where op.category != .view {
          let (rank, wanted) = (input.spec.dims.count, node.spec.dims.count)
          guard varies[input.id] ? rank == wanted : rank <= wanted else { return nil }
        }
      }
    }
    guard outputs.allSatisfy({ varies[$0.id] }) else { return nil }
    return Trace.suspended {
      TracedFunction.trace(inputSpecs.map { TensorSpec($0.dtype, [-1] + $0.dims) }) { inputs in
        var results = [Tensor?](repeating: nil, count: graph.nodes.count)
        for node in graph.nodes {
          switch node.kind {
          case .input(let index): results[node.id] = inputs[index]
          case .constant(let tensor): results[node.id] = tensor
          case .variable, .assign: break
          case .operation(let op, let attribute):
            let operands = node.inputs.map { results[$0.id]! }
            let isShared = !varies[node.id] || op.category != .view
            results[node.id] =
              isShared ? dispatch(op, operands, attribute) : tf.reshape(operands[0], [-1] + node.spec.dims)
          }
        }
        return outputs.map { results[$0.id]! }
      }
    }
  }
}
