import Machine

extension TypeDescriptor {
  /// The borrowed slot with a reference of its own.
  @inline(__always)
  func owned(_ slot: Slot) -> Slot { isReference ? slot.retained() : slot }

  /// Gives up a value.
  @inline(__always)
  func release(_ slot: Slot) { if isReference { slot.release() } }

  /// The owned value in an owned optional of this type that is not nil.
  func unwrapped(owned optional: Slot) -> Slot {
    guard isBoxedWhenOptional else { return optional }
    let value = owned(optional.object(as: OptionalBox.self).slot)
    optional.release()
    return value
  }
}

/// A tuple of owned slots.
func makeTuple(_ elements: [(Slot, TypeDescriptor)]) -> Slot {
  var references: UInt64 = 0
  for (index, element) in elements.enumerated() where element.1.isReference { references |= 1 << UInt64(index) }
  return Slot(owning: TupleObject.make(owned: elements.map(\.0), references: references))
}

/// A pair of owned slots.
@inline(__always)
func makePair(_ first: Slot, _ second: Slot, references: UInt64) -> Slot {
  let tuple = TupleObject.make(count: 2, references: references)
  tuple[0] = first
  tuple[1] = second
  return Slot(owning: tuple)
}

extension ArrayObject {
  /// Reorders the elements of an array the caller has made unique.
  @inline(__always)
  func arrange(_ body: (inout UnsafeMutableBufferPointer<Slot>) -> Void) {
    var buffer = slots
    body(&buffer)
  }
}
