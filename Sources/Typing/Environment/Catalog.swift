internal import Parsing
import SwiftSyntax

/// Every type's members and conformances, and the native declarations read so far.
final class Catalog {
  let libraries: [any InterfaceLibrary]
  private var loadedChunks: [Set<Int>]
  private var lookedUp: Set<String> = []
  /// Native top-level names, nested types excluded.
  var topLevel: [String: [MemberTable.Entry]] = [:]
  var operators: [String: [MemberTable.Entry]] = [:]
  var tables: [NominalType: MemberTable] = [:]
  /// Native types by dotted name.
  var types: [String: NominalType] = NominalType.wellKnown
  var conformances: [NominalType: [Conformance]] = [:]
  /// Declarations of chunks that cannot be understood, for whoever writes them.
  var problems: [String] = []

  init(libraries: [any InterfaceLibrary]) {
    self.libraries = libraries
    loadedChunks = libraries.map { _ in [] }
  }

  func table(of type: NominalType) -> MemberTable {
    if let table = tables[type] { return table }
    let table = MemberTable()
    tables[type] = table
    return table
  }

  /// Reads the chunks listed for a path; true when there was anything new.
  func load(_ path: String, into checker: Checker) {
    guard lookedUp.insert(path).inserted else { return }
    for (position, library) in libraries.enumerated() {
      for number in library.index[path] ?? [] where loadedChunks[position].insert(number).inserted {
        let chunk = library.chunk(number)
        checker.declare(InterfaceParser.parse(chunk.source), of: chunk)
      }
    }
  }

  /// Reads only the chunk with the operators of one type, so that `1 + 1` does not read every number's.
  func loadOperator(_ name: String, of type: NominalType, into checker: Checker) {
    let path = "operator " + name
    let wanted = type.name + " " + path
    for (position, library) in libraries.enumerated() {
      for number in library.index[path] ?? [] where !loadedChunks[position].contains(number) {
        let chunk = library.chunk(number)
        guard chunk.name == wanted else { continue }
        loadedChunks[position].insert(number)
        checker.declare(InterfaceParser.parse(chunk.source), of: chunk)
      }
    }
  }

  func isIndexed(_ path: String) -> Bool { libraries.contains { $0.index[path] != nil } }

  /// Reads everything; what a test of a library calls before looking at `problems`.
  func loadAll(into checker: Checker) {
    for library in libraries {
      for path in library.index.keys.sorted() { load(path, into: checker) }
    }
  }
}

/// That a type conforms to a protocol, perhaps only when its arguments do.
struct Conformance {
  let protocolType: NominalType
  /// In terms of the type's own generic parameters.
  let requirements: [GenericSignature.Requirement]
}
