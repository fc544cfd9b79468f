@_exported import Bytecode

extension Slot {
  /// A slot that owns `object` (+1).
  @inline(__always)
  package init(owning object: AnyObject) {
    self = Slot(UInt(bitPattern: Unmanaged.passRetained(object).toOpaque()))
  }

  /// A slot that borrows `object`: somebody else keeps it alive.
  @inline(__always)
  package init(borrowing object: AnyObject) {
    self = Slot(UInt(bitPattern: Unmanaged.passUnretained(object).toOpaque()))
  }

  /// The address in a nonzero reference slot.
  @inline(__always)
  package var pointer: UnsafeMutableRawPointer { UnsafeMutableRawPointer(bitPattern: UInt(self)).unsafelyUnwrapped }

  /// The object of a nonzero reference slot, whose class the caller knows from the static type.
  @inline(__always)
  package func object<T: AnyObject>(as type: T.Type = T.self) -> T {
    Unmanaged<T>.fromOpaque(pointer).takeUnretainedValue()
  }

  /// Takes the object out of an owning slot: balances its +1.
  @inline(__always)
  package func take<T: AnyObject>(as type: T.Type = T.self) -> T {
    Unmanaged<T>.fromOpaque(pointer).takeRetainedValue()
  }

  /// Adds a reference to the object of a reference slot; nothing for nil.
  @inline(__always)
  package func retained() -> Slot {
    if self != 0 { _ = Unmanaged<AnyObject>.fromOpaque(pointer).retain() }
    return self
  }

  /// Gives up the reference an owning slot holds; nothing for nil.
  @inline(__always)
  package func release() {
    if self != 0 { Unmanaged<AnyObject>.fromOpaque(pointer).release() }
  }
}
