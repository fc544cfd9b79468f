extension MachineContext {
  /// Calls a function value whose first parameter is `inout`: `first` is moved in and holds the updated value afterwards,
  /// however the call ended; `second` is borrowed.
  package func callInout(_ closure: Slot, _ first: inout Slot, _ second: Slot) -> CallResult {
    var frame: UnsafeMutablePointer<Slot>?
    let outcome = enter(closure) { window in
      window[0] = first
      window[1] = second
      frame = window
    }
    if let frame { first = frame[1] }
    return outcome
  }
}
