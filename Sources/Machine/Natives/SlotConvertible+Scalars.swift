extension SlotConvertible where Self: FixedWidthInteger {
  @inline(__always)
  package static func borrow(_ slot: Slot) -> Self { Self(truncatingIfNeeded: slot) }
  @inline(__always)
  package func owned() -> Slot { Slot(truncatingIfNeeded: self) }
  package static var isReferenceSlot: Bool { false }
}

extension Int: SlotConvertible { package static var descriptor: TypeDescriptor { .int } }
extension Int8: SlotConvertible { package static var descriptor: TypeDescriptor { .int8 } }
extension Int16: SlotConvertible { package static var descriptor: TypeDescriptor { .int16 } }
extension Int32: SlotConvertible { package static var descriptor: TypeDescriptor { .int32 } }
extension Int64: SlotConvertible { package static var descriptor: TypeDescriptor { .int64 } }
extension UInt: SlotConvertible { package static var descriptor: TypeDescriptor { .uint } }
extension UInt8: SlotConvertible { package static var descriptor: TypeDescriptor { .uint8 } }
extension UInt16: SlotConvertible { package static var descriptor: TypeDescriptor { .uint16 } }
extension UInt32: SlotConvertible { package static var descriptor: TypeDescriptor { .uint32 } }
extension UInt64: SlotConvertible { package static var descriptor: TypeDescriptor { .uint64 } }

extension Double: SlotConvertible {
  @inline(__always)
  package static func borrow(_ slot: Slot) -> Double { Double(bitPattern: slot) }
  @inline(__always)
  package func owned() -> Slot { bitPattern }
  package static var isReferenceSlot: Bool { false }
  package static var descriptor: TypeDescriptor { .double }
}

extension Float: SlotConvertible {
  @inline(__always)
  package static func borrow(_ slot: Slot) -> Float { Float(bitPattern: UInt32(truncatingIfNeeded: slot)) }
  @inline(__always)
  package func owned() -> Slot { Slot(bitPattern) }
  package static var isReferenceSlot: Bool { false }
  package static var descriptor: TypeDescriptor { .float }
}

extension Bool: SlotConvertible {
  @inline(__always)
  package static func borrow(_ slot: Slot) -> Bool { slot != 0 }
  @inline(__always)
  package func owned() -> Slot { self ? 1 : 0 }
  package static var isReferenceSlot: Bool { false }
  package static var descriptor: TypeDescriptor { .bool }
}
