import Display

/// How a call from native code into the notebook ended.
package struct CallResult {
  /// A `NativeStatus` code. Anything but `ok`: stop early and return this same status.
  package let status: Int32
  /// The owned result; the error when the status is `thrown`.
  package let slot: Slot

  package init(status: Int32, slot: Slot) {
    self.status = status
    self.slot = slot
  }
}

/// What native functions reach the machine through.
///
/// One machine runs at a time and on one thread: call it back only from the thread that called the native.
package final class MachineContext {
  /// The context of the running machine, for code that was not handed one: overrides of native classes.
  package nonisolated(unsafe) static var current: MachineContext!

  package let execution: ExecutionContext
  /// Set when the running cell must end with a trap; the machine adds frames to it as it unwinds.
  @exclusivity(unchecked) package internal(set) var trap: Trap?
  /// Whether a native type conforms to a protocol, by name: what the checker knows and the machine must ask.
  package var conformance: (TypeDescriptor, String) -> Bool = { _, _ in false }
  /// Conformances that the units loaded so far told of.
  var conformances: Set<BytecodeUnit.Conformance> = []
  /// The error on its way, by its bits alone, and the places it has left functions at.
  @exclusivity(unchecked) var thrownError: Slot = 0
  @exclusivity(unchecked) var thrownAt: [UnsafePointer<UInt64>] = []
  let state: UnsafeMutablePointer<RunState>
  /// The machine owns the context; set once, when both exist.
  @exclusivity(unchecked) unowned(unsafe) var machine: Machine!

  init(execution: ExecutionContext, state: UnsafeMutablePointer<RunState>) {
    self.execution = execution
    self.state = state
  }

  /// The context behind a native function's first argument.
  @inline(__always)
  package static func from(_ raw: UnsafeMutableRawPointer) -> MachineContext {
    Unmanaged<MachineContext>.fromOpaque(raw).takeUnretainedValue()
  }

  /// Ends the running cell with a message, as Swift's own run-time errors do; the native returns what this returns.
  ///
  ///     guard index < array.count else { return context.fail("Fatal error: Index out of range") }
  @discardableResult
  package func fail(_ message: String) -> Int32 {
    if trap == nil { trap = Trap(reason: .fault(message)) }
    return NativeStatus.failed
  }

  /// Whether native loops must leave early: a trap, a failure or an interrupt is pending.
  @inline(__always)
  package var mustStop: Bool { trap != nil || execution.mustStop }

  /// Throws a Swift error of the bound world into the notebook: leaves it in `window[0]`.
  package func throwError(_ error: any Error, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
    window[0] = Slot(owning: existential(of: error))
    return NativeStatus.thrown
  }

  /// Calls a function value with borrowed arguments.
  ///
  ///     let outcome = context.call(window[1], array[0])
  ///     guard outcome.status == NativeStatus.ok else { return outcome.status }
  @inline(__always)
  package func call(_ closure: Slot) -> CallResult {
    enter(closure) { _ in }
  }

  @inline(__always)
  package func call(_ closure: Slot, _ first: Slot) -> CallResult {
    enter(closure) { $0[0] = first }
  }

  @inline(__always)
  package func call(_ closure: Slot, _ first: Slot, _ second: Slot) -> CallResult {
    enter(closure) {
      $0[0] = first
      $0[1] = second
    }
  }

  package func call(_ closure: Slot, arguments: [Slot]) -> CallResult {
    enter(closure) { window in
      for (index, argument) in arguments.enumerated() { window[index] = argument }
    }
  }

  /// Calls a function value with owned arguments, which are released, and converts the result; `fallback` when the call
  /// did not end normally (the trap is recorded, so the caller only has to leave early).
  ///
  ///     { (x: Tensor) in context.invoke(closure, [x.owned()], [true], otherwise: x) }
  package func invoke<Result: SlotConvertible>(
    _ closure: ClosureObject, _ arguments: [Slot], references: [Bool], otherwise fallback: @autoclosure () -> Result
  ) -> Result {
    let outcome = call(Slot(borrowing: closure), arguments: arguments)
    for (argument, isReference) in zip(arguments, references) where isReference { argument.release() }
    guard outcome.status == NativeStatus.ok else {
      recordFailure(of: outcome)
      return fallback()
    }
    let result = Result.borrow(outcome.slot)
    if Result.isReferenceSlot { outcome.slot.release() }
    return result
  }

  /// The same for closures without a result.
  package func invoke(_ closure: ClosureObject, _ arguments: [Slot], references: [Bool]) {
    let outcome = call(Slot(borrowing: closure), arguments: arguments)
    for (argument, isReference) in zip(arguments, references) where isReference { argument.release() }
    if outcome.status != NativeStatus.ok { recordFailure(of: outcome) }
  }

  /// Calls the notebook's override of a native method on the object of a notebook subclass; nil when it has none.
  /// Arguments are borrowed and laid out as for the native method, without `self`.
  package func callOverride(_ key: String, on object: some NotebookSubclass, _ arguments: [Slot]) -> CallResult? {
    guard let number = object.instance.type.overrides[key] else { return nil }
    return enter(function: machine.function(Int(number))) { window in
      window[0] = Slot(borrowing: object)
      for (index, argument) in arguments.enumerated() { window[index + 1] = argument }
    }
  }

  /// Makes bound code that cannot return a status stop as soon as it looks: the trap is kept for the machine, and the
  /// execution context says that something failed.
  package func recordFailure(of outcome: CallResult) {
    if outcome.status == NativeStatus.thrown {
      if trap == nil { trap = Trap(reason: .uncaughtError(TypeDescriptor.any.debugDescribe(outcome.slot))) }
      outcome.slot.release()
    }
    if let trap, !execution.mustStop { execution.fail(OperationFailure(trap.message)) }
  }
}
