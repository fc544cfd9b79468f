extension String: SlotConvertible {
  package static func borrow(_ slot: Slot) -> String { slot.object(as: StringObject.self).value }
  package func owned() -> Slot { Slot(owning: StringObject(self)) }
  package static var isReferenceSlot: Bool { true }
  package static var descriptor: TypeDescriptor { .string }
}

extension Character: SlotConvertible {
  package static func borrow(_ slot: Slot) -> Character { slot.object(as: CharacterObject.self).value }
  package func owned() -> Slot { Slot(owning: CharacterObject(self)) }
  package static var isReferenceSlot: Bool { true }
  package static var descriptor: TypeDescriptor { .character }
}

extension Substring: SlotConvertible {
  package static func borrow(_ slot: Slot) -> Substring { slot.object(as: SubstringObject.self).value }
  package func owned() -> Slot { Slot(owning: SubstringObject(self)) }
  package static var isReferenceSlot: Bool { true }
  package static var descriptor: TypeDescriptor { .substring }
}

extension Array: SlotConvertible where Element: SlotConvertible {
  package static func borrow(_ slot: Slot) -> [Element] { slot.object(as: ArrayObject.self).slots.map(Element.borrow) }

  package func owned() -> Slot {
    let array = ArrayObject(capacity: count, elementsAreReferences: Element.isReferenceSlot)
    for element in self { array.append(owned: element.owned()) }
    return Slot(owning: array)
  }

  package static var isReferenceSlot: Bool { true }
  package static var descriptor: TypeDescriptor { .array(Element.descriptor) }
}

extension Optional: SlotConvertible where Wrapped: SlotConvertible {
  package static func borrow(_ slot: Slot) -> Wrapped? {
    if slot == 0 { return nil }
    if Wrapped.descriptor.isBoxedWhenOptional { return Wrapped.borrow(slot.object(as: OptionalBox.self).slot) }
    return Wrapped.borrow(slot)
  }

  package func owned() -> Slot {
    guard let value = self else { return 0 }
    guard Wrapped.descriptor.isBoxedWhenOptional else { return value.owned() }
    return Slot(owning: OptionalBox(owned: value.owned(), isReference: Wrapped.isReferenceSlot))
  }

  package static var isReferenceSlot: Bool { true }
  package static var descriptor: TypeDescriptor { .optional(Wrapped.descriptor) }
}

extension Range: SlotConvertible where Bound: SlotConvertible {
  package static func borrow(_ slot: Slot) -> Range<Bound> {
    let range = slot.object(as: RangeObject.self)
    return Range(uncheckedBounds: (Bound.borrow(range.lower), Bound.borrow(range.upper)))
  }

  package func owned() -> Slot {
    Slot(owning: RangeObject(
        lower: lowerBound.owned(), upper: upperBound.owned(), boundsAreReferences: Bound.isReferenceSlot))
  }

  package static var isReferenceSlot: Bool { true }
  package static var descriptor: TypeDescriptor { .range(Bound.descriptor) }
}

extension ClosedRange: SlotConvertible where Bound: SlotConvertible {
  package static func borrow(_ slot: Slot) -> ClosedRange<Bound> {
    let range = slot.object(as: RangeObject.self)
    return ClosedRange(uncheckedBounds: (Bound.borrow(range.lower), Bound.borrow(range.upper)))
  }

  package func owned() -> Slot {
    Slot(owning: RangeObject(
        lower: lowerBound.owned(), upper: upperBound.owned(), boundsAreReferences: Bound.isReferenceSlot))
  }

  package static var isReferenceSlot: Bool { true }
  package static var descriptor: TypeDescriptor { .closedRange(Bound.descriptor) }
}
