/// One value in the machine: raw bits, or a retained pointer to a Swift object. The static type alone says which.
package typealias Slot = UInt64

/// What the 64 bits of a slot mean.
package enum SlotRepresentation: UInt8, Sendable {
  /// An integer, sign- or zero-extended from its width.
  case int
  /// The bit pattern of a Double.
  case double
  /// The bit pattern of a Float in the low 32 bits.
  case float
  /// 0 or 1.
  case bool
  /// Always 0.
  case void
  /// A retained pointer to a Swift object, or 0 for nil.
  case reference
}
