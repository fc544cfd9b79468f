/// One instruction: 64 bits, `op8 | x8 | a16 | b16 | c16`, or `op8 | x8 | a16 | i32`.
package struct Instruction: Hashable {
  package var bits: UInt64

  package init(bits: UInt64) { self.bits = bits }

  package init(_ opcode: Opcode, x: UInt8 = 0, a: Int = 0, b: Int = 0, c: Int = 0) {
    bits =
      UInt64(opcode.rawValue) | UInt64(x) << 8 | UInt64(UInt16(truncatingIfNeeded: a)) << 16
      | UInt64(UInt16(truncatingIfNeeded: b)) << 32 | UInt64(UInt16(truncatingIfNeeded: c)) << 48
  }

  package init(_ opcode: Opcode, x: UInt8 = 0, a: Int = 0, immediate: Int) {
    bits =
      UInt64(opcode.rawValue) | UInt64(x) << 8 | UInt64(UInt16(truncatingIfNeeded: a)) << 16
      | UInt64(UInt32(truncatingIfNeeded: immediate)) << 32
  }

  /// Of verified code: every opcode byte is a case. (The dispatch loop decodes for itself, where it can be inlined.)
  package var opcode: Opcode { unsafeBitCast(UInt8(truncatingIfNeeded: bits), to: Opcode.self) }

  package var x: UInt8 { UInt8(truncatingIfNeeded: bits >> 8) }
  package var a: Int { Int(bits >> 16 & 0xFFFF) }
  package var b: Int { Int(bits >> 32 & 0xFFFF) }
  package var c: Int { Int(bits >> 48) }
  /// b as a signed number.
  package var signedB: Int { Int(Int16(truncatingIfNeeded: bits >> 32)) }
  /// c as a signed number.
  package var signedC: Int { Int(Int64(bitPattern: bits) >> 48) }
  /// b and c together as a signed number.
  package var immediate: Int { Int(Int64(bitPattern: bits) >> 32) }

  package static var xReference: UInt8 { 1 }
  /// On a call: inout values follow the result in the window, and the caller takes them back before unwinding goes on.
  package static var xWriteBack: UInt8 { 2 }
}
