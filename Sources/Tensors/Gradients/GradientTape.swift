import Display

/// What `gradient` returns for a source that the target does not depend on.
public enum UnconnectedGradients {
  /// An error that names the source.
  case none
  /// Zeros of the source's shape.
  case zero
}

/// Records operations, then differentiates through them.
///
/// Trainable variables are watched by themselves, other tensors after `watch`. A tape gives one set
/// of gradients unless it is `persistent`. Tapes nest, for derivatives of derivatives.
///
///     let x = tf.Variable(3.0)
///     let tape = tf.GradientTape()
///     let y = with(tape) { x * x }
///     print(tape.gradient(y, x))      // tf.Tensor(6.0, shape=(), dtype=float32)
public final class GradientTape {
  private struct Entry {
    let op: Op
    let inputs: [Tensor]
    /// What the operation really computed with: of a variable the value it had then.
    let values: [Tensor]
    let output: Tensor
    let attribute: Attribute
  }

  private let isPersistent: Bool
  private let watchesVariables: Bool
  private var entries: [Entry] = []
  private var tracked: Set<ObjectIdentifier> = []
  /// Keeps watched objects alive, so that no other object takes their identity.
  private var watched: [Tensor] = []
  private var isUsed = false

  public init(persistent: Bool = false, watchAccessedVariables: Bool = true) {
    isPersistent = persistent
    watchesVariables = watchAccessedVariables
  }

  /// Makes the tape follow a tensor that is not a trainable variable.
  public func watch(_ tensor: Tensor) {
    guard tensor.dtype.isFloating else {
      _ = failed("GradientTape.watch", "gradients need a floating dtype, found \(tensor.dtype.name)")
      return
    }
    if tracked.insert(ObjectIdentifier(tensor)).inserted { watched.append(tensor) }
  }

  /// Makes the tape follow several tensors.
  public func watch(_ tensors: [Tensor]) { for tensor in tensors { watch(tensor) } }

  /// Forgets everything recorded so far.
  public func reset() {
    entries = []
    tracked = []
    watched = []
    isUsed = false
  }

  /// The variables read while the tape was recording, in order of first use.
  public func watchedVariables() -> [Variable] { watched.compactMap(\.variable) }

  /// Runs `body` without recording.
  public func stopRecording<Result>(_ body: () -> Result) -> Result {
    let position = TapeStack.active.firstIndex { $0 === self }
    if let position { TapeStack.active.remove(at: position) }
    defer { if let position { TapeStack.active.insert(self, at: position) } }
    return body()
  }

  /// The gradient of `target` (summed, unless it is a scalar) with respect to `source`, in its shape.
  ///
  /// A source the target does not depend on is an error, unless `unconnectedGradients` is `.zero`.
  public func gradient(
    _ target: Tensor, _ source: Tensor, unconnectedGradients: UnconnectedGradients = .none
  ) -> Tensor {
    gradient(target, [source], unconnectedGradients: unconnectedGradients)[0]
  }

  /// The gradients of `target` with respect to each of `sources`, in their order.
  public func gradient(
    _ target: Tensor, _ sources: [Tensor], unconnectedGradients: UnconnectedGradients = .none
  ) -> [Tensor] {
    let inert = sources.map { _ in Tensor.inert }
    let found = connectedGradients(target, sources)
    if ExecutionContext.current.mustStop { return inert }
    var result: [Tensor] = []
    for (index, gradient) in found.enumerated() {
      if let gradient {
        result.append(gradient)
      } else if unconnectedGradients == .zero {
        result.append(tf.zerosLike(sources[index]))
      } else {
        let label = sources[index].name.isEmpty ? "" : " ('\(sources[index].name)')"
        _ = failed(
          "GradientTape.gradient",
          "the target does not depend on source \(index)\(label), shape \(sources[index].shape); watch it before the computation, or pass unconnectedGradients: .zero"
        )
        return inert
      }
    }
    return result
  }

  /// As `gradient`, with nil for sources that are not connected.
  package func connectedGradients(_ target: Tensor, _ sources: [Tensor]) -> [Tensor?] {
    let nothing = [Tensor?](repeating: nil, count: sources.count)
    if ExecutionContext.current.mustStop { return nothing }
    guard !isUsed || isPersistent else {
      _ = failed(
        "GradientTape.gradient",
        "a non-persistent GradientTape can only be used to compute one set of gradients; make it with persistent: true"
      )
      return nothing
    }
    isUsed = true
    let recorded = entries
    if !isPersistent { entries = [] }
    // A tape that is used up need not record its own backward pass; the others do.
    return isPersistent
      ? backpropagate(recorded, target, sources)
      : stopRecording { backpropagate(recorded, target, sources) }
  }

  private func backpropagate(_ entries: [Entry], _ target: Tensor, _ sources: [Tensor]) -> [Tensor?] {
    var gradients: [ObjectIdentifier: Tensor] = [:]
    if target.dtype.isFloating, tracked.contains(ObjectIdentifier(target)) || target.variable != nil {
      gradients[ObjectIdentifier(target)] = tf.onesLike(target)
    }
    let wanted = Set(sources.map { ObjectIdentifier($0) })
    for entry in entries.reversed() {
      let key = ObjectIdentifier(entry.output)
      guard let upstream = gradients[key] else { continue }
      if !wanted.contains(key) { gradients[key] = nil }
      guard let rule = entry.op.gradient else { continue }
      let inputs = zip(entry.inputs, entry.values).map { currentOrRecorded($0, $1) }
      let parts = rule(
        GradientContext(
          inputs: inputs, output: entry.output, upstream: upstream, attribute: entry.attribute))
      if ExecutionContext.current.mustStop { return sources.map { _ in nil } }
      for (input, part) in zip(entry.inputs, parts) {
        guard let part, input.dtype.isFloating, tracked.contains(ObjectIdentifier(input)) else { continue }
        let inputKey = ObjectIdentifier(input)
        gradients[inputKey] = gradients[inputKey].map { $0 + part } ?? part
      }
    }
    return sources.map { gradients[ObjectIdentifier($0)] }
  }

  /// A variable itself while it still has the value it was read with, so that an outer tape sees it;
  /// else the recorded value.
  private func currentOrRecorded(_ input: Tensor, _ value: Tensor) -> Tensor {
    guard let variable = input.variable else { return input }
    if let trace = Trace.active { return trace.resolve(variable) === value ? variable : value }
    return variable.storage === value.storage ? variable : value
  }

  fileprivate func isTracked(_ tensor: Tensor) -> Bool {
    if tracked.contains(ObjectIdentifier(tensor)) { return true }
    guard watchesVariables, let variable = tensor.variable, variable.trainable,
      variable.dtype.isFloating
    else { return false }
    tracked.insert(ObjectIdentifier(variable))
    watched.append(variable)
    return true
  }

  fileprivate func record(
    _ op: Op, _ inputs: [Tensor], _ values: [Tensor], _ attribute: Attribute, _ output: Tensor
  ) {
    var follows = false
    for input in inputs where isTracked(input) { follows = true }
    guard follows else { return }
    entries.append(
      Entry(op: op, inputs: inputs, values: values, output: output, attribute: attribute))
    tracked.insert(ObjectIdentifier(output))
  }

  fileprivate func knows(_ tensor: Tensor) -> Bool {
    tracked.contains(ObjectIdentifier(tensor)) || (tensor.variable?.trainable ?? false)
  }
}

/// The tapes that record now, outermost first.
package enum TapeStack {
  nonisolated(unsafe) static var active: [GradientTape] = []

  static func record(
    _ op: Op, _ inputs: [Tensor], _ operands: [Tensor], _ attribute: Attribute, _ output: Tensor
  ) {
    // A snapshot shares the variable's memory; a later assignment then writes elsewhere.
    let values = operands.map { $0.variable == nil ? $0 : Tensor(copying: $0) }
    for tape in active { tape.record(op, inputs, values, attribute, output) }
  }

  /// True when some tape differentiates through `tensor`.
  static func isTracked(_ tensor: Tensor) -> Bool { active.contains { $0.knows(tensor) } }
}

/// Python's `with`: runs the block while the tape records, and gives what the block gives.
///
///     let tape = tf.GradientTape()
///     let loss = with(tape) { tf.reduceMean(tf.square(w * x - y)) }
@discardableResult
public func with<Result>(_ tape: GradientTape, _ body: () -> Result) -> Result {
  TapeStack.active.append(tape)
  defer { if let position = TapeStack.active.lastIndex(where: { $0 === tape }) { TapeStack.active.remove(at: position) } }
  return body()
}

/// Python's `with ... as tape`.
///
///     with(tf.GradientTape()) { tape in
///       tape.watch(x)
///       print(tape.gradient(x * x, x))
///     }
@discardableResult
public func with<Result>(_ tape: GradientTape, _ body: (GradientTape) -> Result) -> Result {
  with(tape) { body(tape) }
}
