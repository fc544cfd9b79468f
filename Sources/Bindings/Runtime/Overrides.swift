import Machine

/// How a notebook's override of a bound method ended.
struct OverrideOutcome {
  let result: CallResult

  /// Ends an override without a result.
  func finish() {
    if result.status != NativeStatus.ok { MachineContext.current.recordFailure(of: result) }
  }

  /// The override's result; the bound method's own when the override did not end normally.
  func value<Value: SlotConvertible>(otherwise own: () -> Value) -> Value {
    guard result.status == NativeStatus.ok else {
      MachineContext.current.recordFailure(of: result)
      return own()
    }
    defer { result.slot.discard(Value.isReferenceSlot) }
    return Value.borrow(result.slot)
  }
}

extension NotebookSubclass {
  /// Whether the notebook's class overrides the bound method of that key.
  func overrides(_ key: String) -> Bool { instance.type.overrides[key] != nil }

  /// Calls the override with borrowed arguments; the class has one.
  func callOverride(_ key: String, _ arguments: [Slot]) -> OverrideOutcome {
    OverrideOutcome(result: MachineContext.current.callOverride(key, on: self, arguments)!)
  }
}
