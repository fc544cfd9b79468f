import Machine

/// Whether integers of the type are kept sign-extended.
func isSigned(_ type: TypeDescriptor) -> Bool {
  switch type.kind {
  case .uint, .uint8, .uint16, .uint32, .uint64: false
  default: true
  }
}

/// The text of a String or Substring slot.
func text(_ slot: Slot, _ type: TypeDescriptor) -> String {
  if case .substring = type.kind { return String(slot.object(as: SubstringObject.self).value) }
  return slot.object(as: StringObject.self).value
}
