import Machine

/// Ends a bound call: the result goes to the window, unless something failed or was interrupted meanwhile.
@inline(__always)
func complete(
  _ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>, _ result: @autoclosure () -> Slot
) -> Int32 {
  guard !MachineContext.from(machine).mustStop else {
    window[0] = 0
    return NativeStatus.failed
  }
  window[0] = result()
  return NativeStatus.ok
}
