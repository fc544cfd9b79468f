/// A Hasher in a slot.
package final class HasherObject {
  package var hash: UInt64 = 0

  package init() {}

  /// The hasher of an owning slot, whose reference passes to the result.
  package static func unique(_ slot: Slot) -> HasherObject { slot.take(as: HasherObject.self) }
}
