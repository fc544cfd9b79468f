import Typing

/// The signatures of TensorKit for the type checker, with their documentation.
package struct TensorKitInterface: InterfaceLibrary {
  package init() {}

  package var index: [String: [Int]] { Self.parsedIndex }

  package func chunk(_ number: Int) -> InterfaceChunk {
    let texts = Self.texts(ofFile: number / 1000)
    return InterfaceChunk(name: "TensorKit \(number)", source: texts[number % 1000])
  }

  package func conformances(of typeName: String) -> [String] { Self.parsedConformances[typeName] ?? [] }

  private static let parsedIndex: [String: [Int]] = table(TensorKitBindings.indexText).mapValues { numbers in
    numbers.split(separator: ",").map { Int($0)! }
  }

  private static let parsedConformances: [String: [String]] = table(TensorKitBindings.conformanceText).mapValues { texts in
    texts.split(separator: ";").map(String.init)
  }

  /// What an alias stands for, by its path.
  static let aliases: [String: String] = table(TensorKitBindings.aliasText).mapValues { String($0) }

  /// The chunks of a file, which are taken apart when the first of them is asked for. One checker asks at a time.
  private nonisolated(unsafe) static var splitFiles: [Int: [String]] = [:]

  private static func texts(ofFile file: Int) -> [String] {
    if let known = splitFiles[file] { return known }
    var texts: [String] = [""]
    for line in TensorKitBindings.chunkTexts[file]().description.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == "%%" { texts.append("") } else { texts[texts.count - 1] += line + "\n" }
    }
    splitFiles[file] = texts
    return texts
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
