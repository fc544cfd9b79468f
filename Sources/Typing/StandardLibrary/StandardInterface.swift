/// The signatures of the standard library (and the everyday part of Foundation) that notebooks may use.
///
/// Nothing is parsed and nothing is built before the first name is looked up.
package struct StandardInterface: InterfaceLibrary {
  package init() {}

  package var index: [String: [Int]] { Self.parsedIndex }

  package func chunk(_ number: Int) -> InterfaceChunk { Self.groups[number / 1000]()[number % 1000] }

  package func conformances(of typeName: String) -> [String] { Self.parsedConformances[typeName] ?? [] }

  private static let parsedIndex: [String: [Int]] = table(indexText).mapValues { numbers in
    numbers.split(separator: ",").map { Int($0)! }
  }

  private static let parsedConformances: [String: [String]] = table(conformanceText).mapValues { texts in
    texts.split(separator: ";").map(String.init)
  }

  private static func table(_ text: StaticString) -> [String: Substring] {
    let lines = text.description.split(separator: "\n")
    var table = [String: Substring](minimumCapacity: lines.count)
    for line in lines {
      guard let tab = line.utf8.firstIndex(of: UInt8(ascii: "\t")) else { continue }
      table[String(line[..<tab])] = line[line.utf8.index(after: tab)...]
    }
    return table
  }
}
