/// A reference that does not keep its object alive: what a `weak` or `unowned` variable, field or capture holds. Never
/// changed: assigning the variable makes another one, so that values which hold one can be copied.
package final class WeakObject {
  private weak var object: AnyObject?
  /// Of an `any P`: its value's type. The existential itself is made anew for every reader.
  private let type: TypeDescriptor?
  /// Where the object was, for messages.
  let address: Slot

  /// A reference to the object in a slot that is not nil.
  init(_ slot: Slot) {
    let held: AnyObject = slot.object()
    if let existential = held as? ExistentialObject {
      type = existential.type
      object = existential.slot.object(as: AnyObject.self)
      address = existential.slot
    } else {
      type = nil
      object = held
      address = slot
    }
  }

  /// The object, owned; nil when it is gone.
  func load() -> Slot {
    guard let object else { return 0 }
    let slot = Slot(owning: object)
    guard let type else { return slot }
    return Slot(owning: ExistentialObject(type: type, owned: slot))
  }
}
