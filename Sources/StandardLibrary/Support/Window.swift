import Machine

typealias Window = UnsafeMutablePointer<Slot>

extension UnsafeMutablePointer<Slot> {
  /// The type descriptor in slot `index`.
  @inline(__always)
  func type(_ index: Int) -> TypeDescriptor { TypeDescriptor.at(self[index]) }

  @inline(__always)
  func array(_ index: Int) -> ArrayObject { self[index].object() }

  @inline(__always)
  func string(_ index: Int) -> String { self[index].text }

  @inline(__always)
  func character(_ index: Int) -> Character { self[index].object(as: CharacterObject.self).value }

  @inline(__always)
  func int(_ index: Int) -> Int { Int(truncatingIfNeeded: self[index]) }

  @inline(__always)
  func double(_ index: Int) -> Double { Double.borrow(self[index]) }

  @inline(__always)
  func give(_ value: some SlotConvertible) -> Int32 {
    self[0] = value.owned()
    return NativeStatus.ok
  }

  // Numbers without a call into the machine's module.

  @inline(__always)
  func give(_ value: some FixedWidthInteger & SlotConvertible) -> Int32 {
    self[0] = Slot(truncatingIfNeeded: value)
    return NativeStatus.ok
  }

  @inline(__always)
  func give(_ value: Double) -> Int32 {
    self[0] = value.bitPattern
    return NativeStatus.ok
  }

  @inline(__always)
  func give(_ value: Bool) -> Int32 {
    self[0] = value ? 1 : 0
    return NativeStatus.ok
  }

  /// Leaves an object as the result.
  @inline(__always)
  func give(owning object: AnyObject) -> Int32 {
    self[0] = Slot(owning: object)
    return NativeStatus.ok
  }

  @inline(__always)
  func give(slot: Slot) -> Int32 {
    self[0] = slot
    return NativeStatus.ok
  }

  /// Ends a call whose first inout value is `updated`, without a result.
  @inline(__always)
  func update(_ updated: Slot) -> Int32 {
    self[0] = 0
    self[1] = updated
    return NativeStatus.ok
  }

  /// Ends a call whose first inout value is `updated`.
  @inline(__always)
  func update(_ updated: Slot, giving result: Slot) -> Int32 {
    self[0] = result
    self[1] = updated
    return NativeStatus.ok
  }

  /// Ends a call with the status of a closure that did not return normally.
  func stop(_ outcome: CallResult) -> Int32 {
    if outcome.status == NativeStatus.thrown { self[0] = outcome.slot }
    return outcome.status
  }

  /// The same for a call with an inout value.
  func stop(_ outcome: CallResult, updating updated: Slot) -> Int32 {
    self[0] = outcome.status == NativeStatus.thrown ? outcome.slot : 0
    self[1] = updated
    return outcome.status
  }

  /// Ends the cell with a message, handing an inout value back.
  func fail(_ context: UnsafeMutableRawPointer, _ message: String, updating updated: Slot) -> Int32 {
    self[0] = 0
    self[1] = updated
    return MachineContext.from(context).fail("Fatal error: " + message)
  }
}

/// Ends the cell with Swift's message of that run-time error.
func fail(_ context: UnsafeMutableRawPointer, _ message: String) -> Int32 {
  MachineContext.from(context).fail("Fatal error: " + message)
}
