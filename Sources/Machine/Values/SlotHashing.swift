/// How the keys of a table are hashed and compared, decided once per table from the key's type.
package enum KeyComparison {
  case bits
  case double
  case float
  case string
  case general(TypeDescriptor)

  package init(_ type: TypeDescriptor) {
    switch type.kind {
    case .int, .int8, .int16, .int32, .int64, .uint, .uint8, .uint16, .uint32, .uint64, .bool, .void, .never:
      self = .bits
    case .double: self = .double
    case .float: self = .float
    case .string: self = .string
    default: self = type.representation == .int || type.representation == .bool ? .bits : .general(type)
    }
  }

  /// Whether comparing may run `==` or `hash(into:)` of the notebook.
  @inline(__always)
  var mayRunCode: Bool {
    if case .general = self { return true }
    return false
  }

  @inline(__always)
  package func hash(_ slot: Slot) -> UInt64 {
    switch self {
    case .bits: return SlotHash.mix(slot)
    case .double: return SlotHash.of(double: Double(bitPattern: slot))
    case .float: return SlotHash.of(double: Double(Float.borrow(slot)))
    case .string: return SlotHash.of(textAt: slot.textAddress)
    case .general(let type): return type.hash(slot)
    }
  }

  @inline(__always)
  package func areEqual(_ left: Slot, _ right: Slot) -> Bool {
    switch self {
    case .bits: return left == right
    case .double: return Double(bitPattern: left) == Double(bitPattern: right)
    case .float: return Float.borrow(left) == Float.borrow(right)
    case .string:
      return areEqualTexts(left, right)
    case .general(let type): return type.areEqual(left, right)
    }
  }
}

/// Whether two `StringObject`s hold equal strings.
@inline(__always)
func areEqualTexts(_ left: Slot, _ right: Slot) -> Bool {
  if left == right { return true }
  let (first, second) = (left.textAddress, right.textAddress)
  if let a = SmallText(at: first), let b = SmallText(at: second) { return a == b }
  return first.pointee == second.pointee
}

/// Cheap hashes: a session's dictionaries meet no attacker, so speed counts and seeds do not.
package enum SlotHash {
  @inline(__always)
  package static func mix(_ bits: UInt64) -> UInt64 {
    let product = (bits ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }

  package static func of(double: Double) -> UInt64 { mix(double == 0 ? 0 : double.bitPattern) }

  package static func combine(_ hash: UInt64, _ other: UInt64) -> UInt64 { mix(hash &* 31 &+ other) }

  @inline(__always)
  static func of(textAt address: UnsafePointer<String>) -> UInt64 {
    if let small = SmallText(at: address) { return of(small) }
    return of(string: address.pointee)
  }

  @inline(__always)
  private static func of(_ small: SmallText) -> UInt64 { mix(small.low ^ mix(small.high)) }

  /// Equal for canonically equivalent strings, as `==` demands: ASCII text is its own normal form and is hashed as bytes;
  /// anything else is left to Swift's own hash.
  package static func of(string: String) -> UInt64 {
    let hashed: UInt64? = string.utf8.withContiguousStorageIfAvailable { ascii($0) } ?? nil
    return hashed ?? unicode(string)
  }

  private static func ascii(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64? {
    if bytes.count <= SmallText.longest {
      return bytes.contains { $0 >= 0x80 } ? nil : of(SmallText(ascii: bytes))
    }
    var hash: UInt64 = UInt64(bytes.count)
    var seen: UInt64 = 0
    let base = UnsafeRawPointer(bytes.baseAddress)
    var offset = 0
    while let base, offset + 8 <= bytes.count {
      let word = base.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      seen |= word
      hash = mix(hash ^ word)
      offset += 8
    }
    var tail: UInt64 = 0
    while offset < bytes.count {
      tail = tail << 8 | UInt64(bytes[offset])
      offset += 1
    }
    seen |= tail
    return seen & 0x8080_8080_8080_8080 == 0 ? mix(hash ^ tail) : nil
  }

  private static func unicode(_ string: String) -> UInt64 {
    // The three scalars that normalise to ASCII, so that "K" (U+212A) hashes as the letter K it equals.
    let folded = String(String.UnicodeScalarView(string.unicodeScalars.map { asciiTwins[$0] ?? $0 }))
    if let hash = folded.utf8.withContiguousStorageIfAvailable({ ascii($0) }) ?? nil { return hash }
    return UInt64(bitPattern: Int64(string.hashValue))
  }

  private static let asciiTwins: [Unicode.Scalar: Unicode.Scalar] = ["\u{212A}": "K", "\u{37E}": ";", "\u{1FEF}": "`"]
}
