/// Why a text is not JSON, and where.
public struct JSONError: Error, Equatable, CustomStringConvertible {
  public var reason: String
  /// Counted from 1; columns count bytes.
  public var line: Int
  public var column: Int

  public var description: String { "\(reason) at line \(line), column \(column)" }
}

extension JSONValue {
  /// Reads a whole text: one value and nothing after it. Of two members of one name the last counts.
  public init(parsing bytes: some Sequence<UInt8>) throws(JSONError) {
    self = try JSONReader.value(Array(bytes))
  }

  public init(parsing text: String) throws(JSONError) {
    self = try JSONReader.value(Array(text.utf8))
  }
}

/// The members of the object that a whole text is, in its order.
///
/// For a process that has just started: a dictionary's type takes the Swift runtime a search through everything in the
/// binary, once.
public func jsonMembers(parsing bytes: some Sequence<UInt8>) throws(JSONError) -> [(name: String, value: JSONValue)] {
  try JSONReader.members(Array(bytes))
}

/// Reads JSON (RFC 8259) from UTF-8 text.
private struct JSONReader {
  /// Deeper nesting is refused: reading uses the caller's stack.
  static let deepest = 512

  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  static func value(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
    try whole(bytes) { (reader) throws(JSONError) in try reader.value() }
  }

  static func members(_ bytes: [UInt8]) throws(JSONError) -> [(name: String, value: JSONValue)] {
    try whole(bytes) { (reader) throws(JSONError) in
      reader.skipSpace()
      guard reader.next == UInt8(ascii: "{") else { throw reader.error("an object is expected") }
      return try reader.nested { (reader) throws(JSONError) in try reader.members() }
    }
  }

  private static func whole<Result>(
    _ bytes: [UInt8], _ body: (inout JSONReader) throws(JSONError) -> Result
  ) throws(JSONError) -> Result {
    var reader = JSONReader(bytes: bytes)
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { reader.position = 3 }
    let result = try body(&reader)
    reader.skipSpace()
    guard reader.next == nil else { throw reader.error("the end of the text is expected") }
    return result
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func error(_ reason: String) -> JSONError {
    let before = bytes[..<min(position, bytes.count)]
    let line = before.reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return JSONError(reason: next == nil ? "the text ends where \(reason)" : reason, line: line, column: position - start + 1)
  }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || (0x9...0xd).contains(byte) && byte != 0xb && byte != 0xc { position += 1 }
  }

  private mutating func value() throws(JSONError) -> JSONValue {
    skipSpace()
    switch next {
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "{"):
      let members = try nested { (reader) throws(JSONError) in try reader.members() }
      return .object(Dictionary(members, uniquingKeysWith: { $1 }))
    case UInt8(ascii: "["): return .array(try nested { (reader) throws(JSONError) in try reader.elements() })
    case UInt8(ascii: "-"), .some(UInt8(ascii: "0")...UInt8(ascii: "9")): return try number()
    case UInt8(ascii: "t") where takes("true"): return .bool(true)
    case UInt8(ascii: "f") where takes("false"): return .bool(false)
    case UInt8(ascii: "n") where takes("null"): return .null
    default: throw error("a value is expected")
    }
  }

  private mutating func takes(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard bytes.count - position >= count,
      (0..<count).allSatisfy({ bytes[position + $0] == word.utf8Start[$0] })
    else { return false }
    position += count
    return true
  }

  private mutating func nested<Result>(
    _ body: (inout JSONReader) throws(JSONError) -> Result
  ) throws(JSONError) -> Result {
    guard depth < Self.deepest else { throw error("values are nested deeper than \(Self.deepest) levels") }
    depth += 1
    position += 1
    let result = try body(&self)
    depth -= 1
    return result
  }

  private mutating func elements() throws(JSONError) -> [JSONValue] {
    var elements: [JSONValue] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return elements }
    repeat { elements.append(try value()) } while try goesOn(until: UInt8(ascii: "]"), "',' or ']' is expected")
    return elements
  }

  private mutating func members() throws(JSONError) -> [(name: String, value: JSONValue)] {
    var members: [(name: String, value: JSONValue)] = []
    skipSpace()
    if take(UInt8(ascii: "}")) { return members }
    repeat {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw error("a name in quotes is expected") }
      let name = try string()
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw error("':' is expected") }
      members.append((name, try value()))
    } while try goesOn(until: UInt8(ascii: "}"), "',' or '}' is expected")
    return members
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  private mutating func goesOn(until end: UInt8, _ expectation: String) throws(JSONError) -> Bool {
    skipSpace()
    if take(UInt8(ascii: ",")) { return true }
    guard take(end) else { throw error(expectation) }
    return false
  }

  // MARK: numbers

  private mutating func digits() throws(JSONError) {
    let first = position
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
    if position == first { throw error("a digit is expected") }
  }

  private mutating func number() throws(JSONError) -> JSONValue {
    let first = position
    _ = take(UInt8(ascii: "-"))
    // A zero stands alone: 012 is no number.
    if !take(UInt8(ascii: "0")) { try digits() }
    var isWhole = true
    if take(UInt8(ascii: ".")) {
      isWhole = false
      try digits()
    }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      isWhole = false
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      try digits()
    }
    let text = String(decoding: bytes[first..<position], as: UTF8.self)
    if isWhole, let whole = Int(text) { return .int(whole) }
    guard let number = Double(text), number.isFinite else {
      position = first
      throw error("the number \(text) is too large")
    }
    return .double(number)
  }

  // MARK: strings

  private mutating func string() throws(JSONError) -> String {
    position += 1
    let first = position
    while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { position += 1 }
    if next == UInt8(ascii: "\"") {
      defer { position += 1 }
      return try text(bytes[first..<position], from: first)
    }
    return try escapedString(Array(bytes[first..<position]), first)
  }

  private func text(_ utf8: some Collection<UInt8>, from first: Int) throws(JSONError) -> String {
    guard let text = String(validating: utf8, as: UTF8.self) else {
      var reader = self
      reader.position = first
      throw reader.error("the string is not UTF-8")
    }
    return text
  }

  private mutating func escapedString(_ plain: [UInt8], _ first: Int) throws(JSONError) -> String {
    var utf8 = plain
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return try text(utf8, from: first)
      case UInt8(ascii: "\\"):
        position += 1
        try escape(&utf8)
      case 0..<0x20: throw error("a control character stands in a string")
      default:
        utf8.append(byte)
        position += 1
      }
    }
    throw error("'\"' is expected")
  }

  private mutating func escape(_ utf8: inout [UInt8]) throws(JSONError) {
    guard let byte = next else { throw error("an escape is expected") }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): utf8.append(byte)
    case UInt8(ascii: "b"): utf8.append(0x8)
    case UInt8(ascii: "f"): utf8.append(0xc)
    case UInt8(ascii: "n"): utf8.append(0xa)
    case UInt8(ascii: "r"): utf8.append(0xd)
    case UInt8(ascii: "t"): utf8.append(0x9)
    case UInt8(ascii: "u"):
      position += 1
      let scalar = try scalarValue()
      utf8 += Array(String(Character(scalar)).utf8)
      return
    default: throw error("an escape is expected")
    }
    position += 1
  }

  /// The character of one `\u` escape, or of a pair of them; half a pair stands for no character.
  private mutating func scalarValue() throws(JSONError) -> Unicode.Scalar {
    let first = try hexadecimal()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xdc00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
      return "\u{fffd}"
    }
    let second = try hexadecimal()
    guard (0xdc00..<0xe000).contains(second) else {
      return Unicode.Scalar(second) ?? "\u{fffd}"
    }
    return Unicode.Scalar(0x10000 + (first - 0xd800) << 10 + (second - 0xdc00)) ?? "\u{fffd}"
  }

  private mutating func hexadecimal() throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
        throw error("four hexadecimal digits are expected")
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }
}
