/// Fields of Protocol Buffers, as much as checkpoints and records of examples need.
///
/// Source: https://protobuf.dev/programming-guides/encoding/
package struct ProtoWriter {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func varint(_ value: UInt64) { bytes.appendVarint(value) }

  /// Zero is what a missing field means, and is not written.
  package mutating func number(_ field: Int, _ value: Int) {
    if value == 0 { return }
    varint(UInt64(field << 3))
    varint(UInt64(bitPattern: Int64(value)))
  }

  package mutating func fixed32(_ field: Int, _ value: UInt32) {
    varint(UInt64(field << 3 | 5))
    bytes.appendWord(value)
  }

  package mutating func text(_ field: Int, _ value: String) {
    if !value.isEmpty { block(field, Array(value.utf8)) }
  }

  package mutating func block(_ field: Int, _ value: [UInt8]) {
    varint(UInt64(field << 3 | 2))
    varint(UInt64(value.count))
    bytes += value
  }

  package mutating func message(_ field: Int, _ build: (inout ProtoWriter) -> Void) {
    var inner = ProtoWriter()
    build(&inner)
    block(field, inner.bytes)
  }
}

/// What is wrong with some bytes; whoever knows the file says which.
package struct DamagedBytes: Error {
  package let problem: String
  package init(_ problem: String) { self.problem = problem }
}

/// Reads bytes front to back; nothing is trusted.
package struct ByteReader {
  private let bytes: ArraySlice<UInt8>
  package private(set) var place: Int

  package init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
  }

  package var isAtEnd: Bool { place >= bytes.endIndex }

  package mutating func varint() throws -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      guard place < bytes.endIndex else { throw DamagedBytes("a number breaks off") }
      let byte = bytes[place]
      place += 1
      value |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 { return value }
    }
    throw DamagedBytes("a number is longer than 64 bits")
  }

  /// A length or offset: a number that fits memory.
  package mutating func length() throws -> Int {
    guard let value = Int(exactly: try varint()) else { throw DamagedBytes("a length does not fit memory") }
    return value
  }

  package mutating func take(_ count: Int) throws -> ArraySlice<UInt8> {
    guard count >= 0, count <= bytes.endIndex - place else {
      throw DamagedBytes("\(count) bytes are announced, \(bytes.endIndex - place) are there")
    }
    defer { place += count }
    return bytes[place..<(place + count)]
  }

  package mutating func word() throws -> UInt32 {
    try take(4).reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// Fields of a message: number and content, until the end.
  package mutating func field() throws -> (number: Int, value: ProtoValue)? {
    if isAtEnd { return nil }
    let tag = try varint()
    guard let number = Int(exactly: tag >> 3), number > 0 else { throw DamagedBytes("a field without a number") }
    switch tag & 7 {
    case 0: return (number, .number(try varint()))
    case 1: return (number, .block(try take(8)))
    case 2: return (number, .block(try take(try length())))
    case 5: return (number, .word(try word()))
    default: throw DamagedBytes("field \(number) has an unknown form")
    }
  }
}

package enum ProtoValue {
  case number(UInt64)
  case word(UInt32)
  case block(ArraySlice<UInt8>)

  package func int() throws -> Int {
    guard case .number(let value) = self else { throw DamagedBytes("a number was expected") }
    return Int(Int64(bitPattern: value))
  }

  package func fixed() throws -> UInt32 {
    guard case .word(let value) = self else { throw DamagedBytes("a number of 32 bits was expected") }
    return value
  }

  package func bytes() throws -> ArraySlice<UInt8> {
    guard case .block(let value) = self else { throw DamagedBytes("a block was expected") }
    return value
  }

  package func text() throws -> String { String(decoding: try bytes(), as: UTF8.self) }
}

extension [UInt8] {
  package mutating func appendVarint(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
  }

  package mutating func appendWord(_ value: UInt32) {
    for shift in stride(from: UInt32(0), to: 32, by: 8) { append(UInt8(truncatingIfNeeded: value >> shift)) }
  }
}
