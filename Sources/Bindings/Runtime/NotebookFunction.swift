import Machine

/// A function value of the notebook inside bound code.
struct NotebookFunction {
  let closure: ClosureObject

  /// Calls it with owned arguments, which are released; nil, with the failure recorded, when it did not end normally.
  func callAsFunction(_ arguments: [Slot], _ references: [Bool]) -> Slot? {
    let machine = MachineContext.current!
    defer { for (argument, isReference) in zip(arguments, references) where isReference { argument.release() } }
    guard !machine.mustStop else { return nil }
    let outcome = machine.call(Slot(borrowing: closure), arguments: arguments)
    guard outcome.status == NativeStatus.ok else {
      machine.recordFailure(of: outcome)
      return nil
    }
    return outcome.slot
  }
}

/// What `make` makes of the function in a slot; the function lives as long as the result.
func notebookFunction<Result>(_ slot: Slot, _ make: (NotebookFunction) -> Result) -> Result {
  make(NotebookFunction(closure: slot.object()))
}

extension Slot {
  /// Gives up an owned slot whose value has been read.
  func discard(_ isReference: Bool) { if isReference { release() } }
}
