import CKernels

/// NumPy's own file format, `.npy`, versions 1 to 3: a line that describes the elements, then the elements.
///
/// Source: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
enum NumPyFormat {
  private static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  // MARK: writing

  static func header(_ array: Tensor, _ file: String) throws -> [UInt8] {
    let shape = array.dims.shapeText
    var text = Array("{'descr': '\(try description(array, file))', 'fortran_order': False, 'shape': \(shape), }".utf8)
    // The elements begin at a multiple of 64 bytes.
    let isLong = text.count + 1 + 10 + 64 > Int(UInt16.max)
    let fixed = isLong ? 12 : 10
    text += [UInt8](repeating: 0x20, count: (64 - (fixed + text.count + 1) % 64) % 64) + [0x0a]
    let length = (0..<(isLong ? 4 : 2)).map { UInt8(truncatingIfNeeded: text.count >> ($0 * 8)) }
    return magic + [isLong ? 2 : 1, 0] + length + text
  }

  private static func description(_ array: Tensor, _ file: String) throws -> String {
    switch array.dtype {
    case .bool: return "|b1"
    case .uint8: return "|u1"
    case .int8: return "|i1"
    case .uint16: return "<u2"
    case .int16: return "<i2"
    case .uint32: return "<u4"
    case .int32: return "<i4"
    case .uint64: return "<u8"
    case .int64: return "<i8"
    case .float16: return "<f2"
    case .float32: return "<f4"
    case .float64: return "<f8"
    case .string: return "|S\(stringWidth(array))"
    case .bfloat16: throw FileError(file, "the format has no bfloat16; convert the array to float32")
    }
  }

  private static func stringWidth(_ array: Tensor) -> Int { max(1, array.strings.map(\.count).max() ?? 1) }

  /// The elements as the header describes them.
  static func withElements<Result>(_ array: Tensor, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    guard array.dtype == .string else {
      return try withExtendedLifetime(array) {
        try body(UnsafeRawBufferPointer(start: array.pointer, count: array.byteCount))
      }
    }
    let width = stringWidth(array)
    let bytes = array.strings.flatMap { $0 + [UInt8](repeating: 0, count: width - $0.count) }
    return try bytes.withUnsafeBytes(body)
  }

  // MARK: reading

  static func read(_ bytes: UnsafeRawBufferPointer, _ file: String) throws -> Tensor {
    guard bytes.count >= 10, bytes.prefix(6).elementsEqual(magic) else {
      throw FileError(file, "is not a NumPy file: it does not begin with \\x93NUMPY")
    }
    let version = bytes[6]
    guard (1...3).contains(version) else { throw FileError(file, "format version \(version); versions 1 to 3 are known") }
    let fixed = version == 1 ? 10 : 12
    guard bytes.count >= fixed else { throw FileError(file, "the header ends after \(bytes.count) bytes") }
    let length = (0..<(fixed - 8)).reduce(0) { $0 | Int(bytes[8 + $1]) << ($1 * 8) }
    guard length <= bytes.count - fixed else {
      throw FileError(file, "the header is \(length) bytes, \(bytes.count - fixed) are there")
    }
    var header = NumPyHeader(Array(bytes[fixed..<(fixed + length)]), file)
    try header.parse()
    let elements = UnsafeRawBufferPointer(rebasing: bytes[(fixed + length)...])
    return try tensor(header, elements, file)
  }

  private static func tensor(_ header: NumPyHeader, _ elements: UnsafeRawBufferPointer, _ file: String) throws -> Tensor {
    let kind = try ElementKind(header.description, file)
    var count = 1
    for length in header.shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: length)
      guard length >= 0, !overflow else { throw FileError(file, "shape \(header.shape.shapeText) is not one of an array") }
      count = product
    }
    let (byteCount, overflow) = count.multipliedReportingOverflow(by: kind.size)
    guard !overflow, byteCount == elements.count else {
      throw FileError(
        file, "shape \(header.shape.shapeText) of '\(header.description)' takes \(overflow ? "too many" : "\(byteCount)") bytes, \(elements.count) are there")
    }
    let dims = header.isFortran ? Array(header.shape.reversed()) : header.shape
    let stored = kind.dtype == .string
      ? Tensor(strings: (0..<count).map { kind.string(elements, $0) }, dims: dims)
      : numbers(kind, elements, dims)
    return header.isFortran && dims.count > 1 ? Trace.suspended { tf.transpose(stored) } : stored
  }

  private static func numbers(_ kind: ElementKind, _ elements: UnsafeRawBufferPointer, _ dims: [Int]) -> Tensor {
    let result = Tensor.uninitialized(kind.dtype, dims)
    guard let base = elements.baseAddress, elements.count > 0 else { return result }
    result.pointer.copyMemory(from: base, byteCount: elements.count)
    let bytes = UnsafeMutableRawBufferPointer(start: result.pointer, count: elements.count)
    if kind.isSwapped {
      for start in stride(from: 0, to: bytes.count, by: kind.size) {
        for offset in 0..<(kind.size / 2) { bytes.swapAt(start + offset, start + kind.size - 1 - offset) }
      }
    }
    // A bool is 0 or 1 wherever kernels meet it.
    if kind.dtype == .bool { for index in bytes.indices { bytes[index] = bytes[index] == 0 ? 0 : 1 } }
    return result
  }

  /// What `descr` says of one element.
  private struct ElementKind {
    let dtype: DType
    let size: Int
    let isSwapped: Bool
    private let isUnicode: Bool

    init(_ description: String, _ file: String) throws {
      let order = description.first
      let rest = description.dropFirst()
      guard let order, "<>|=".contains(order), let letter = rest.first, rest.dropFirst().utf8.allSatisfy({ (48...57).contains($0) }),
        let number = Int(rest.dropFirst()) ?? (rest.count == 1 ? 0 : nil)
      else { throw FileError(file, "element type '\(description)' is not a plain one") }
      let numbers: [String: DType] = [
        "b1": .bool, "u1": .uint8, "i1": .int8, "u2": .uint16, "i2": .int16, "u4": .uint32, "i4": .int32, "u8": .uint64,
        "i8": .int64, "f2": .float16, "f4": .float32, "f8": .float64,
      ]
      isUnicode = letter == "U"
      isSwapped = order == ">"
      if let known = numbers[String(rest)] {
        dtype = known
        size = number
      } else if letter == "S" || letter == "U", number <= 1 << 28 {
        dtype = .string
        size = isUnicode ? number * 4 : number
      } else if letter == "O" {
        throw FileError(file, "holds pickled Python objects, which are not read: they can run any program")
      } else {
        throw FileError(file, "element type '\(description)' has no counterpart here")
      }
    }

    /// One string without the zeros that fill it up.
    func string(_ elements: UnsafeRawBufferPointer, _ index: Int) -> [UInt8] {
      guard size > 0 else { return [] }
      let place = index * size
      if !isUnicode {
        let bytes = elements[place..<(place + size)]
        return Array(bytes.prefix((bytes.lastIndex { $0 != 0 } ?? place - 1) - place + 1))
      }
      var text = String.UnicodeScalarView()
      var pending = 0
      for offset in stride(from: place, to: place + size, by: 4) {
        let word = elements.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
        let code = isSwapped ? word.byteSwapped : word
        if code == 0 {
          pending += 1
          continue
        }
        for _ in 0..<pending { text.append("\0") }
        pending = 0
        text.append(Unicode.Scalar(code) ?? "\u{FFFD}")
      }
      return Array(String(text).utf8)
    }
  }
}

/// The header's Python dictionary: `{'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }`.
struct NumPyHeader {
  private(set) var description = ""
  private(set) var isFortran = false
  private(set) var shape: [Int] = []
  private let text: [UInt8]
  private let file: String
  private var place = 0

  init(_ text: [UInt8], _ file: String) {
    self.text = text
    self.file = file
  }

  mutating func parse() throws {
    var seen: Set<String> = []
    try expect("{")
    while !take("}") {
      let key = try string()
      try expect(":")
      seen.insert(key)
      switch key {
      case "descr":
        if peek() == UInt8(ascii: "[") { throw FileError(file, "holds records of several fields, which have no counterpart here") }
        description = try string()
      case "fortran_order": isFortran = try boolean()
      case "shape": shape = try tuple()
      default: throw broken("an entry '\(key)'")
      }
      if !take(",") {
        try expect("}")
        break
      }
    }
    guard seen.count == 3, peek() == nil else { throw broken(seen.count == 3 ? "text after it" : "entries missing") }
  }

  private func broken(_ what: String) -> FileError { FileError(file, "the header is damaged: \(what)") }

  private mutating func peek() -> UInt8? {
    while place < text.count, [0x20, 0x0a, 0x09, 0x0d].contains(text[place]) { place += 1 }
    return place < text.count ? text[place] : nil
  }

  private mutating func take(_ letter: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: letter) else { return false }
    place += 1
    return true
  }

  private mutating func expect(_ letter: Unicode.Scalar) throws {
    if !take(letter) { throw broken("'\(letter)' expected at byte \(place)") }
  }

  private mutating func string() throws -> String {
    guard let quote = peek(), quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\""),
      let end = text[(place + 1)...].firstIndex(of: quote)
    else { throw broken("a text expected at byte \(place)") }
    defer { place = end + 1 }
    return String(decoding: text[(place + 1)..<end], as: UTF8.self)
  }

  private mutating func word() -> String {
    _ = peek()
    let start = place
    while place < text.count, (65...90).contains(text[place]) || (97...122).contains(text[place]) || (48...57).contains(text[place]) {
      place += 1
    }
    return String(decoding: text[start..<place], as: UTF8.self)
  }

  private mutating func boolean() throws -> Bool {
    switch word() {
    case "True": return true
    case "False": return false
    default: throw broken("True or False expected at byte \(place)")
    }
  }

  private mutating func tuple() throws -> [Int] {
    try expect("(")
    var lengths: [Int] = []
    while !take(")") {
      // Python 2 wrote lengths as `3L`.
      var digits = word()
      if digits.hasSuffix("L") { digits.removeLast() }
      guard let length = Int(digits), lengths.count < 64 else { throw broken("a length expected at byte \(place)") }
      lengths.append(length)
      if !take(",") {
        try expect(")")
        break
      }
    }
    return lengths
  }
}
