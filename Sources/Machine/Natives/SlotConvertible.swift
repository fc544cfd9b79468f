/// A Swift type whose values pass through slots.
package protocol SlotConvertible {
  /// The value of a borrowed slot.
  static func borrow(_ slot: Slot) -> Self
  /// A slot that owns the value.
  func owned() -> Slot
  static var isReferenceSlot: Bool { get }
  /// The machine's name for the type.
  static var descriptor: TypeDescriptor { get }
}

/// A bound Swift class: the slot is the object's own pointer.
///
///     extension Tensor: BoundClass { package static var boundName: String { "Tensor" } }
package protocol BoundClass: AnyObject, SlotConvertible {
  /// Dotted name as notebooks write it.
  static var boundName: String { get }
}

extension BoundClass {
  @inline(__always)
  package static func borrow(_ slot: Slot) -> Self { slot.object(as: Self.self) }
  @inline(__always)
  package func owned() -> Slot { Slot(owning: self) }
  package static var isReferenceSlot: Bool { true }
  package static var descriptor: TypeDescriptor { .native(boundName) }
}

/// A bound Swift struct or enum: the slot is a `BoxedValue`.
package protocol BoundValue: SlotConvertible {
  /// Dotted name as notebooks write it.
  static var boundName: String { get }
}

extension BoundValue {
  package static func borrow(_ slot: Slot) -> Self { slot.object(as: BoxedValue<Self>.self).value }
  package func owned() -> Slot { Slot(owning: BoxedValue(self)) }
  package static var isReferenceSlot: Bool { true }
  package static var descriptor: TypeDescriptor { .native(boundName) }
}

/// The value of the argument in slot `index`.
@inline(__always)
package func argument<T: SlotConvertible>(
  _ window: UnsafeMutablePointer<Slot>, _ index: Int, as type: T.Type = T.self
) -> T {
  T.borrow(window[index])
}

/// Whether argument `index` was given, read from the provided-bits slot.
@inline(__always)
package func provided(_ mask: Slot, _ index: Int) -> Bool { mask & (1 << Slot(index)) != 0 }

/// Takes an `inout` argument out of its slot; the caller puts the updated value back with `owned()`.
@inline(__always)
package func takeInout<T: SlotConvertible>(
  _ window: UnsafeMutablePointer<Slot>, _ index: Int, as type: T.Type = T.self
) -> T {
  let value = T.borrow(window[index])
  if T.isReferenceSlot { window[index].release() }
  window[index] = 0
  return value
}
