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
  /// Whether the notebook's override of the bound method of that key is to run: the class has one, and the call does not
  /// come from `super`.
  func overrides(_ key: String) -> Bool { !SuperCall.isExpected(self, key) && instance.type.overrides[key] != nil }

  /// Calls the override with borrowed arguments; the class has one.
  func callOverride(_ key: String, _ arguments: [Slot]) -> OverrideOutcome {
    OverrideOutcome(result: MachineContext.current.callOverride(key, on: self, arguments)!)
  }
}

/// A call of a bound method through `super`: it reaches the Swift subclass like any other and must pass its override by.
///
/// Notebook code runs on one thread, and the expected call is the very next one.
enum SuperCall {
  private nonisolated(unsafe) static var object: ObjectIdentifier?
  private nonisolated(unsafe) static var key = ""

  /// The next call of that method on that object is a call through `super`.
  static func expect(_ object: AnyObject, _ key: String) {
    self.object = ObjectIdentifier(object)
    self.key = key
  }

  /// Whether this call is the expected one, which it ends.
  static func isExpected(_ object: AnyObject, _ key: String) -> Bool {
    guard self.object == ObjectIdentifier(object), self.key == key else { return false }
    self.object = nil
    return true
  }
}
