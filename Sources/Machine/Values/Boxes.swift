/// `.some` of an optional whose wrapped type is a raw scalar or itself optional. Nil is slot 0 instead.
///
/// A value: change it only while it is uniquely referenced. `slot` stands where a `CellObject` has it (`ObjectLayout`).
package final class OptionalBox {
  @exclusivity(unchecked) package var slot: Slot
  package let isReference: Bool

  /// Takes over the +1 of a reference.
  package init(owned slot: Slot, isReference: Bool) {
    self.slot = slot
    self.isReference = isReference
  }

  deinit { if isReference { Releases.release(slot) } }
}

/// A value of type `Any` or `any P`: the dynamic type and the value.
package final class ExistentialObject {
  /// Of an object the type of its own class.
  package let type: TypeDescriptor
  @exclusivity(unchecked) package internal(set) var slot: Slot
  /// The type's number, where calls find it at once.
  let typeNumber: Int

  /// Takes over the +1 of a reference.
  package init(type: TypeDescriptor, owned slot: Slot) {
    switch type.kind {
    case .object: self.type = objectType(slot)
    case .notebook where type.isNotebookClass: self.type = objectType(slot)
    default: self.type = type
    }
    typeNumber = self.type.number
    self.slot = slot
  }

  deinit { if type.isReference { Releases.release(slot) } }
}

/// A captured variable: shared by the function that declares it and the closures that use it.
///
/// The dispatch loop reads `slot` at a fixed offset (`ObjectLayout`), so it stays first.
package final class CellObject {
  @exclusivity(unchecked) package var slot: Slot
  package let isReference: Bool

  package init(owned slot: Slot, isReference: Bool) {
    self.slot = slot
    self.isReference = isReference
  }

  deinit { if isReference { Releases.release(slot) } }
}

/// A range of Int bounds (or of any raw or reference bound) in a slot; the static type says whether it is closed.
package final class RangeObject {
  package let lower: Slot
  package let upper: Slot
  package let boundsAreReferences: Bool

  package init(lower: Slot, upper: Slot, boundsAreReferences: Bool = false) {
    self.lower = lower
    self.upper = upper
    self.boundsAreReferences = boundsAreReferences
  }

  deinit {
    if boundsAreReferences {
      lower.release()
      upper.release()
    }
  }
}

/// A Swift struct or enum the machine knows nothing about.
package class AnyBoxedValue {
  package var anyValue: Any { preconditionFailure("overridden by BoxedValue") }
}

/// A bound Swift struct or enum in a slot. A value: change it only while it is uniquely referenced.
package final class BoxedValue<Value>: AnyBoxedValue {
  @exclusivity(unchecked) package var value: Value

  package init(_ value: Value) { self.value = value }

  package override var anyValue: Any { value }
}
