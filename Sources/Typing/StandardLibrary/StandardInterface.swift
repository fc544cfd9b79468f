/// The signatures of the standard library (and the everyday part of Foundation) that notebooks may use.
///
/// Nothing is parsed and nothing is built before the first name is looked up.
package struct StandardInterface: InterfaceLibrary {
  package init() {}

  package var index: [String: [Int]] { Self.parsedIndex }

  package func chunk(_ number: Int) -> InterfaceChunk { Self.groups[number / 1000]()[number % 1000] }

  package func conformances(of typeName: String) -> [String] { Self.parsedConformances[typeName] ?? [] }

  private static let parsedIndex: [String: [Int]] = {
    var index = [String: [Int]](minimumCapacity: 4096)
    forEachLine(of: indexText) { name, bytes in
      var numbers: [Int] = []
      var number = 0
      for byte in bytes {
        if byte == UInt8(ascii: ",") {
          numbers.append(number)
          number = 0
        } else {
          number = number * 10 + Int(byte - UInt8(ascii: "0"))
        }
      }
      numbers.append(number)
      index[name] = numbers
    }
    return index
  }()

  private static let parsedConformances: [String: [String]] = {
    var conformances: [String: [String]] = [:]
    forEachLine(of: conformanceText) { name, bytes in
      conformances[name] = bytes.split(separator: UInt8(ascii: ";")).map { String(decoding: $0, as: UTF8.self) }
    }
    return conformances
  }()

  /// Lines of a name, a tab and the rest. By bytes: these tables are read before the first cell runs.
  private static func forEachLine(of text: StaticString, _ body: (String, Slice<UnsafeBufferPointer<UInt8>>) -> Void) {
    text.withUTF8Buffer { buffer in
      for line in buffer.split(separator: UInt8(ascii: "\n")) {
        guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else { continue }
        body(String(decoding: line[..<tab], as: UTF8.self), line[(tab + 1)...])
      }
    }
  }
}
