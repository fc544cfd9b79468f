import Display

/// What `gradient` returns for a source that the target does not depend on.
public enum UnconnectedGradients {
  /// An error that names the source.
  case none
  /// Zeros of the source's shape.
  case zero
}

/// One operation as a tape remembers it.
private struct RecordedOperation {
  let op: Op
  let inputs: [Tensor]
  /// What the operation really computed with: of a variable the value it had then.
  let values: [Tensor]
  let output: Tensor
  let attribute: Attribute
}

/// Something that a tape sees as one step whatever happened inside: a call of a traced function, a
/// branch, a function with a gradient of its own.
package struct RecordedCall {
  let inputs: [Tensor]
  let outputs: [Tensor]
  /// The gradients of the inputs by those of the outputs, nil where nothing flows.
  let backward: ([Tensor?]) -> [Tensor?]

  package init(inputs: [Tensor], outputs: [Tensor], backward: @escaping ([Tensor?]) -> [Tensor?]) {
    self.inputs = inputs
    self.outputs = outputs
    self.backward = backward
  }
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
  private enum Entry {
    case operation(RecordedOperation)
    case call(RecordedCall)
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

  /// The gradients of several targets, summed, with nil for sources that are not connected.
  package func connectedGradients(
    _ targets: [Tensor], _ sources: [Tensor], outputGradients: [Tensor?]? = nil
  ) -> [Tensor?] {
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
      ? backpropagate(recorded, targets, sources, outputGradients)
      : stopRecording { backpropagate(recorded, targets, sources, outputGradients) }
  }

  /// As `gradient`, with nil for sources that are not connected.
  package func connectedGradients(_ target: Tensor, _ sources: [Tensor]) -> [Tensor?] {
    connectedGradients([target], sources)
  }

  /// Runs `body` as the one use of this tape, in which the gradients of one target may be asked for
  /// again and again.
  func repeatedly<Result>(
    _ target: Tensor, _ sources: [Tensor], _ body: ((Tensor) -> [Tensor?]) -> Result
  ) -> Result? {
    guard !isUsed || isPersistent else {
      _ = connectedGradients(target, sources)
      return nil
    }
    isUsed = true
    let recorded = entries
    if !isPersistent { entries = [] }
    let gradients = { [self] (upstream: Tensor) in backpropagate(recorded, [target], sources, [upstream]) }
    return isPersistent ? body(gradients) : stopRecording { body(gradients) }
  }

  private func backpropagate(
    _ entries: [Entry], _ targets: [Tensor], _ sources: [Tensor], _ outputGradients: [Tensor?]?
  ) -> [Tensor?] {
    var gradients: [ObjectIdentifier: Tensor] = [:]
    for (index, target) in targets.enumerated() {
      guard target.dtype.isFloating, tracked.contains(ObjectIdentifier(target)) || target.variable != nil
      else { continue }
      let key = ObjectIdentifier(target)
      let upstream = outputGradients?[index] ?? tf.onesLike(target)
      gradients[key] = gradients[key].map { $0 + upstream } ?? upstream
    }
    let wanted = Set(sources.map { ObjectIdentifier($0) })
    func add(_ parts: [Tensor?], to inputs: [Tensor]) {
      for (input, part) in zip(inputs, parts) {
        let key = ObjectIdentifier(input)
        guard let part, input.dtype.isFloating, tracked.contains(key) else { continue }
        gradients[key] = gradients[key].map { $0 + part } ?? part
      }
    }
    for entry in entries.reversed() {
      switch entry {
      case .operation(let step):
        let key = ObjectIdentifier(step.output)
        guard let upstream = gradients[key] else { continue }
        if !wanted.contains(key) { gradients[key] = nil }
        guard let rule = step.op.gradient else { continue }
        let inputs = zip(step.inputs, step.values).map { Self.current($0, $1) }
        add(
          rule(
            GradientContext(
              inputs: inputs, output: step.output, upstream: upstream, attribute: step.attribute,
              tape: self, recorded: step.inputs)),
          to: step.inputs)
      case .call(let call):
        let upstream = call.outputs.map { gradients[ObjectIdentifier($0)] }
        if !upstream.contains(where: { $0 != nil }) { continue }
        for output in call.outputs where !wanted.contains(ObjectIdentifier(output)) {
          gradients[ObjectIdentifier(output)] = nil
        }
        add(call.backward(upstream), to: call.inputs)
      }
      if ExecutionContext.current.mustStop { return sources.map { _ in nil } }
    }
    return sources.map { gradients[ObjectIdentifier($0)] }
  }

  /// A variable itself while it still has the value it was read with, so that an outer tape sees it;
  /// else the recorded value.
  static func current(_ input: Tensor, _ value: Tensor) -> Tensor {
    guard let variable = input.variable else { return input }
    if let trace = Trace.active { return trace.resolve(variable) === value ? variable : value }
    return variable.storage === value.storage ? variable : value
  }

  /// True for what has been watched or computed from it.
  func follows(_ tensor: Tensor) -> Bool { tracked.contains(ObjectIdentifier(tensor)) }

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
      .operation(
        RecordedOperation(op: op, inputs: inputs, values: values, output: output, attribute: attribute)))
    tracked.insert(ObjectIdentifier(output))
  }

  fileprivate func record(_ call: RecordedCall) {
    var follows = false
    for input in call.inputs where isTracked(input) { follows = true }
    guard follows else { return }
    entries.append(.call(call))
    for output in call.outputs where output.dtype.isFloating { tracked.insert(ObjectIdentifier(output)) }
  }

  fileprivate func knows(_ tensor: Tensor) -> Bool {
    tracked.contains(ObjectIdentifier(tensor)) || (tensor.variable?.trainable ?? false)
  }
}

/// The tapes that record now, outermost first.
package enum TapeStack {
  // Read at every operation, and by one thread: the check of overlapping accesses would cost as much as the rest.
  @exclusivity(unchecked) nonisolated(unsafe) static var active: [GradientTape] = []

  static func record(
    _ op: Op, _ inputs: [Tensor], _ operands: [Tensor], _ attribute: Attribute, _ output: Tensor
  ) {
    // A snapshot shares the variable's memory; a later assignment then writes elsewhere.
    let values = operands.map { $0.variable == nil ? $0 : Tensor(copying: $0) }
    for tape in active { tape.record(op, inputs, values, attribute, output) }
  }

  static func record(_ call: RecordedCall) { for tape in active { tape.record(call) } }

  /// Whether some tape follows what is computed from `tensor`; trainable variables are watched by this.
  static func follows(_ tensor: Tensor) -> Bool {
    var isFollowed = false
    for tape in active where tape.isTracked(tensor) { isFollowed = true }
    return isFollowed
  }

  /// Runs `body` unseen by all tapes.
  package static func suspended<Result>(_ body: () -> Result) -> Result {
    let outer = active
    active = []
    defer { active = outer }
    return body()
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
