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

  /// Calls a mutating method of the notebook, given by its function number: `value` is moved in and holds the updated one
  /// afterwards, however the call ended; an argument is borrowed.
  package func callMutating(_ function: Int32, _ value: inout Slot, _ argument: Slot = 0) -> CallResult {
    var frame: UnsafeMutablePointer<Slot>?
    let outcome = enter(function: machine.function(Int(function))) { window in
      window[0] = value
      window[1] = argument
      frame = window
    }
    if let frame { value = frame[1] }
    return outcome
  }

  /// Calls a method of the notebook that changes nothing, with borrowed arguments, `self` first.
  package func callMethod(_ function: Int32, _ arguments: Slot...) -> CallResult {
    enter(function: machine.function(Int(function))) { window in
      for (index, argument) in arguments.enumerated() { window[index] = argument }
    }
  }
}
