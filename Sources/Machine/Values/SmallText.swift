/// A Swift string of at most 15 ASCII bytes as the two words it is made of: the bytes in order, and in the highest one the
/// length beside the mark 0xE.
///
/// Most keys and pieces of text are such strings. Looking at the words, the machine joins, hashes and compares them in a few
/// instructions. Foreign to the library's interface, but the layout is fixed where Swift's ABI is; `verify` proves it when
/// a machine is made.
package struct SmallText: Equatable {
  package let low: UInt64
  package let high: UInt64

  private static let mark: UInt64 = 0xE0 << 56
  private static let markMask: UInt64 = 0xF0 << 56
  static let longest = 15

  @inline(__always)
  private init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// Nil for strings that are longer or not ASCII, and for short ones kept in another way.
  @inline(__always)
  init?(at text: UnsafePointer<String>) {
    let words = UnsafeRawPointer(text)
    low = words.load(as: UInt64.self)
    high = words.load(fromByteOffset: 8, as: UInt64.self)
    if high & Self.markMask != Self.mark { return nil }
  }

  /// The bytes of any ASCII text of at most 15 bytes.
  @inline(__always)
  init(ascii bytes: UnsafeBufferPointer<UInt8>) {
    var words: (UInt64, UInt64) = (0, Self.mark | UInt64(bytes.count) << 56)
    for (index, byte) in bytes.enumerated() {
      if index < 8 { words.0 |= UInt64(byte) << UInt64(index * 8) } else { words.1 |= UInt64(byte) << UInt64(index * 8 - 64) }
    }
    (low, high) = words
  }

  /// A number of at most eight digits.
  @inline(__always)
  init?(_ number: Int) {
    var rest = UInt32(truncatingIfNeeded: number.magnitude)
    guard number.magnitude < 100_000_000 else { return nil }
    var digits: UInt64 = 0
    var count: UInt64 = 0
    repeat {
      let quotient = rest / 10
      digits = digits << 8 | UInt64(0x30 + (rest - quotient * 10))
      rest = quotient
      count += 1
    } while rest != 0
    if number >= 0 {
      self.init(low: digits, high: Self.mark | count << 56)
    } else {
      self.init(low: digits << 8 | 0x2D, high: Self.mark | (count + 1) << 56 | (count == 8 ? digits >> 56 : 0))
    }
  }

  @inline(__always)
  var count: UInt64 { high >> 56 & 0xF }

  /// Both texts as one; nil when that is too long.
  @inline(__always)
  func appending(_ other: SmallText) -> SmallText? {
    let shift = count * 8
    let total = count + other.count
    guard total <= UInt64(Self.longest) else { return nil }
    let length = Self.mark | total << 56
    let (head, tail) = (high & (1 << 56 - 1), other.high & (1 << 56 - 1))
    if shift >= 64 { return SmallText(low: low, high: length | head | other.low << (shift - 64)) }
    // Shifts by 64 give 0.
    return SmallText(low: low | other.low << shift, high: length | head | tail << shift | other.low >> (64 - shift))
  }

  /// Puts the text in place of a small one.
  @inline(__always)
  func replace(_ text: UnsafeMutablePointer<String>) {
    let words = UnsafeMutableRawPointer(text)
    words.storeBytes(of: low, as: UInt64.self)
    words.storeBytes(of: high, toByteOffset: 8, as: UInt64.self)
  }

  static func verify() {
    for (text, low, high) in [
      ("", 0, 0xE0 << 56), ("w12", 0x32_3177, 0xE3 << 56),
      ("abcdefghijklmno", 0x6867_6665_6463_6261, 0xEF6F_6E6D_6C6B_6A69),
    ] as [(String, UInt64, UInt64)] {
      var text = text
      precondition(SmallText(at: &text) == SmallText(low: low, high: high))
      var made = ""
      SmallText(low: low, high: high).replace(&made)
      precondition(made == text)
    }
    var long = "abcdefghijklmnop"
    var accented = "é"
    precondition(SmallText(at: &long) == nil && SmallText(at: &accented) == nil)
  }
}

extension UnsafeMutablePointer<String> {
  /// Appends a short ASCII text.
  @inline(__always)
  func append(_ other: SmallText) {
    if let joined = SmallText(at: self)?.appending(other) {
      joined.replace(self)
    } else {
      var text = ""
      other.replace(&text)
      pointee += text
    }
  }

  @inline(__always)
  func append(at other: UnsafeMutablePointer<String>) {
    if let small = SmallText(at: other) { append(small) } else { pointee += other.pointee }
  }

  @inline(__always)
  func append(_ number: Int) {
    if let small = SmallText(number) { append(small) } else { pointee += number.description }
  }
}
