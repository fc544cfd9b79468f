import Machine

extension NativeTable {
  mutating func addChecks() {
    self["assert(_:_:)"] = { check($0, $1, "Assertion failed") }
    self["precondition(_:_:)"] = { check($0, $1, "Precondition failed") }
    self["try!"] = { raw, w in
      MachineContext.from(raw).fail(
        "Fatal error: 'try!' expression unexpectedly raised an error: " + TypeDescriptor.any.debugDescribe(w[0]))
    }
    self["assertionFailure(_:)"] = { end($0, $1[0], $1, "Fatal error") }
    self["preconditionFailure(_:)"] = { end($0, $1[0], $1, "Fatal error") }
    self["fatalError(_:)"] = { end($0, $1[0], $1, "Fatal error") }
  }
}

/// Both arguments are autoclosures; the message is asked for only when it is needed.
private func check(_ context: UnsafeMutableRawPointer, _ w: Window, _ headline: String) -> Int32 {
  let message = w[1]
  let outcome = MachineContext.from(context).call(w[0])
  guard outcome.status == NativeStatus.ok else { return w.stop(outcome) }
  if outcome.slot != 0 { return w.give(slot: 0) }
  return end(context, message, w, headline)
}

private func end(_ raw: UnsafeMutableRawPointer, _ message: Slot, _ w: Window, _ headline: String) -> Int32 {
  let context = MachineContext.from(raw)
  guard message != 0 else { return context.fail(headline) }
  let outcome = context.call(message)
  guard outcome.status == NativeStatus.ok else { return w.stop(outcome) }
  let text = String.borrow(outcome.slot)
  outcome.slot.release()
  return context.fail(text.isEmpty ? headline : headline + ": " + text)
}
