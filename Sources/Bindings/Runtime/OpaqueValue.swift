import Machine

/// A value of a generic parameter that nothing is asked of, carried through bound code as the slot it is.
final class OpaqueValue {
  private let slot: Slot
  private let isReference: Bool

  /// Retains a borrowed slot.
  init(borrowing slot: Slot, _ type: TypeDescriptor) {
    isReference = type.isReference
    self.slot = isReference ? slot.retained() : slot
  }

  private init() {
    slot = 0
    isReference = false
  }

  deinit { if isReference { slot.release() } }

  /// Stands for the result of a function that did not end normally.
  static let none = OpaqueValue()

  func owned() -> Slot { isReference ? slot.retained() : slot }
}
