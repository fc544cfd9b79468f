import Tensors

/// Data in a Python pickle: numbers, texts, lists, tuples, dictionaries and NumPy arrays.
///
/// A pickle is a program. This reader has no instruction that runs anything: names of functions are looked at, and only
/// the three with which NumPy writes arrays mean something.
///
/// Source: https://github.com/python/cpython/blob/main/Lib/pickletools.py
package struct Pickle {
  package indirect enum Value {
    case none
    case integer(Int)
    case real(Double)
    case bytes([UInt8])
    case list(List)
    case tuple([Value])
    case dictionary(Dictionary)
    case name(String)
    case element(ElementType)
    case array(Array)
    case mark
  }

  /// Whole numbers are by far the most and are kept without boxes.
  package final class List {
    package fileprivate(set) var integers: [Int] = []
    package fileprivate(set) var others: [Value] = []
    var isEmpty: Bool { integers.isEmpty && others.isEmpty }
  }
  package final class Dictionary { var entries: [(Value, Value)] = [] }
  package final class ElementType {
    let name: String
    init(_ name: String) { self.name = name }
  }
  package final class Array {
    package fileprivate(set) var shape: [Int] = []
    package fileprivate(set) var type = ""
    package fileprivate(set) var isFortran = false
    package fileprivate(set) var bytes: [UInt8] = []
    package fileprivate(set) var objects: List?
  }

  private var reader: ByteReader
  private var stack: [Value] = []
  private var memo: [Int: Value] = [:]

  private init(_ bytes: ArraySlice<UInt8>) { reader = ByteReader(bytes) }

  package static func read(_ bytes: ArraySlice<UInt8>, _ file: String) throws -> Value {
    var pickle = Pickle(bytes)
    do {
      return try pickle.run()
    } catch let damage as DamagedBytes {
      throw FileError(file, "is truncated or altered: \(damage.problem)")
    }
  }

  private mutating func run() throws -> Value {
    while true {
      let opcode = try byte()
      if opcode == UInt8(ascii: ".") { return try pop() }
      try perform(opcode)
    }
  }

  private mutating func perform(_ opcode: UInt8) throws {
    switch opcode {
    case 0x80: _ = try reader.take(1)
    case 0x95: _ = try reader.take(8)
    case UInt8(ascii: "("): stack.append(.mark)
    case UInt8(ascii: "0"): _ = try pop()
    case UInt8(ascii: "c"): stack.append(.name(try line() + " " + line()))
    case 0x93:
      let (name, module) = (try text(pop()), try text(pop()))
      stack.append(.name(module + " " + name))
    case UInt8(ascii: "q"): memo[Int(try byte())] = try top()
    case UInt8(ascii: "r"): memo[try number(4)] = try top()
    case 0x94: memo[memo.count] = try top()
    case UInt8(ascii: "h"): stack.append(try remembered(Int(byte())))
    case UInt8(ascii: "j"): stack.append(try remembered(number(4)))
    case UInt8(ascii: ")"): stack.append(.tuple([]))
    case UInt8(ascii: "t"): stack.append(.tuple(try popToMark()))
    case 0x85: stack.append(.tuple([try pop()]))
    case 0x86:
      let second = try pop()
      stack.append(.tuple([try pop(), second]))
    case 0x87:
      let (third, second) = (try pop(), try pop())
      stack.append(.tuple([try pop(), second, third]))
    case UInt8(ascii: "]"): stack.append(.list(List()))
    case UInt8(ascii: "a"): try append([pop()])
    case UInt8(ascii: "e"): try append(popToMark())
    case UInt8(ascii: "}"): stack.append(.dictionary(Dictionary()))
    case UInt8(ascii: "s"):
      let (value, key) = (try pop(), try pop())
      try set([key, value])
    case UInt8(ascii: "u"): try set(popToMark())
    case UInt8(ascii: "N"): stack.append(.none)
    case 0x88: stack.append(.integer(1))
    case 0x89: stack.append(.integer(0))
    case UInt8(ascii: "J"): stack.append(.integer(Int(Int32(truncatingIfNeeded: try number(4)))))
    case UInt8(ascii: "K"): stack.append(.integer(Int(try byte())))
    case UInt8(ascii: "M"): stack.append(.integer(try number(2)))
    case 0x8a: stack.append(.integer(try long()))
    case UInt8(ascii: "G"):
      let bits = try reader.take(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      stack.append(.real(Double(bitPattern: bits)))
    case UInt8(ascii: "T"), UInt8(ascii: "B"), UInt8(ascii: "X"): stack.append(.bytes([UInt8](try reader.take(number(4)))))
    case UInt8(ascii: "U"), UInt8(ascii: "C"), 0x8c: stack.append(.bytes([UInt8](try reader.take(Int(byte())))))
    case 0x8e, 0x8d: stack.append(.bytes([UInt8](try reader.take(number(8)))))
    case UInt8(ascii: "R"): try call()
    case UInt8(ascii: "b"): try build()
    default: throw DamagedBytes("instruction \(opcode) is none of those that data needs")
    }
  }

  // MARK: the parts of an instruction

  private mutating func byte() throws -> UInt8 { try reader.take(1).first! }

  private mutating func number(_ size: Int) throws -> Int {
    let value = try reader.take(size).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard let number = Int(exactly: value) else { throw DamagedBytes("a length does not fit memory") }
    return number
  }

  private mutating func long() throws -> Int {
    let bytes = [UInt8](try reader.take(Int(byte())))
    guard bytes.count <= 8 else { throw DamagedBytes("a number is longer than 64 bits") }
    let fill: UInt64 = (bytes.last ?? 0) & 0x80 == 0 ? 0 : .max
    return Int(Int64(bitPattern: bytes.reversed().reduce(fill) { $0 << 8 | UInt64($1) }))
  }

  private mutating func line() throws -> String {
    var bytes: [UInt8] = []
    while true {
      let next = try byte()
      if next == 0x0a { return String(decoding: bytes, as: UTF8.self) }
      bytes.append(next)
    }
  }

  private func text(_ value: Value) throws -> String {
    guard case .bytes(let bytes) = value else { throw DamagedBytes("a name was expected") }
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func pop() throws -> Value {
    guard let value = stack.popLast() else { throw DamagedBytes("more is taken than there is") }
    return value
  }

  private func top() throws -> Value {
    guard let value = stack.last else { throw DamagedBytes("more is taken than there is") }
    return value
  }

  private func remembered(_ place: Int) throws -> Value {
    guard let value = memo[place] else { throw DamagedBytes("nothing is kept under number \(place)") }
    return value
  }

  private mutating func popToMark() throws -> [Value] {
    guard let mark = stack.lastIndex(where: { if case .mark = $0 { true } else { false } }) else {
      throw DamagedBytes("a list without a beginning")
    }
    defer { stack.removeSubrange(mark...) }
    return [Value](stack[(mark + 1)...])
  }

  private mutating func append(_ values: [Value]) throws {
    guard case .list(let list) = try top() else { throw DamagedBytes("elements without a list") }
    for value in values {
      if case .integer(let number) = value, list.others.isEmpty { list.integers.append(number) } else { list.others.append(value) }
    }
  }

  private mutating func set(_ values: [Value]) throws {
    guard case .dictionary(let dictionary) = try top(), values.count % 2 == 0 else { throw DamagedBytes("entries without a dictionary") }
    for place in stride(from: 0, to: values.count, by: 2) { dictionary.entries.append((values[place], values[place + 1])) }
  }

  // MARK: arrays

  private mutating func call() throws {
    guard case .tuple(let arguments) = try pop(), case .name(let name) = try pop() else { throw DamagedBytes("a call of no function") }
    switch name {
    case "numpy.core.multiarray _reconstruct", "numpy._core.multiarray _reconstruct": stack.append(.array(Array()))
    case "numpy dtype":
      guard let first = arguments.first else { throw DamagedBytes("a dtype without a name") }
      stack.append(.element(ElementType(try text(first))))
    case "_codecs encode":
      // Bytes as protocol 2 of Python 3 writes them: a text of the same code points.
      guard case .bytes(let text)? = arguments.first else { throw DamagedBytes("bytes without a text") }
      stack.append(.bytes(String(decoding: text, as: UTF8.self).unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }))
    default: throw DamagedBytes("it calls '\(name)', which is not run")
    }
  }

  private mutating func build() throws {
    let state = try pop()
    switch try top() {
    case .element: return
    case .array(let array):
      guard case .tuple(let parts) = state, parts.count == 5, case .tuple(let shape) = parts[1],
        case .element(let type) = parts[2]
      else { throw DamagedBytes("an array without its parts") }
      array.shape = try shape.map { part in
        guard case .integer(let length) = part, length >= 0 else { throw DamagedBytes("a length was expected") }
        return length
      }
      array.type = type.name
      if case .integer(1) = parts[3] { array.isFortran = true }
      switch parts[4] {
      case .bytes(let bytes): array.bytes = bytes
      case .list(let list): array.objects = list
      default: throw DamagedBytes("an array without elements")
      }
    default: throw DamagedBytes("it builds an object, which is not done")
    }
  }
}

extension Pickle.Value {
  /// The value of a dictionary under a name.
  package subscript(_ name: String) -> Pickle.Value? {
    guard case .dictionary(let dictionary) = self else { return nil }
    return dictionary.entries.first { entry in
      if case .bytes(let bytes) = entry.0 { return bytes.elementsEqual(name.utf8) }
      return false
    }?.1
  }

  /// The numbers of a list.
  package var integers: [Int]? {
    guard case .list(let list) = self, list.others.isEmpty else { return nil }
    return list.integers
  }
}
