package import Parsing
package import Typing

/// What the libraries declare, by dotted name: for completion, inspection and `lookup`.
///
///     SymbolTable([StandardInterface()]).declarations(of: "Array.append")[0].signature
///     // "mutating func append(_ newElement: Element)"
package struct SymbolTable {
  private let libraries: [any InterfaceLibrary]

  package init(_ libraries: [any InterfaceLibrary]) { self.libraries = libraries }

  package func declarations(of path: String) -> [DeclarationSummary] {
    var found: [DeclarationSummary] = []
    for library in libraries {
      for number in library.index[path] ?? [] {
        found += InterfaceSummary.declarations(in: library.chunk(number).source).filter {
          $0.path == path && !found.contains($0)
        }
      }
    }
    return found
  }

  /// Names that may follow `base.`; without a base, the top-level names.
  package func members(of base: String) -> [String] {
    let prefix = base.isEmpty ? "" : base + "."
    var names: Set<String> = []
    for library in libraries {
      for key in library.index.keys where key.hasPrefix(prefix) && !key.hasPrefix("operator ") {
        let rest = key.dropFirst(prefix.count)
        if !rest.isEmpty, !rest.contains(".") { names.insert(String(rest)) }
      }
    }
    return names.filter { $0 != "init" && $0 != "subscript" && !$0.hasPrefix("_") }.sorted()
  }

  /// The type, what it inherits and what it conforms to, so that `Sequence.map` is found for an array.
  package func kinds(of type: String) -> [String] {
    var kinds: [String] = []
    var pending = [type]
    while let next = pending.popLast() {
      guard !kinds.contains(next) else { continue }
      kinds.append(next)
      for library in libraries {
        pending += library.conformances(of: next).map { String($0.prefix { $0 != " " && $0 != "<" }) }
      }
      if let declaration = declarations(of: next).first(where: { $0.kind == .type }) {
        pending += Self.inherited(declaration.signature)
      }
    }
    return kinds
  }

  private static func inherited(_ signature: String) -> [String] {
    guard let colon = signature.lastIndex(of: ":"), !signature[colon...].contains(">") else { return [] }
    return signature[signature.index(after: colon)...].split(separator: "where")[0].split(separator: ",")
      .map { $0.filter { !$0.isWhitespace } }
  }

  /// Where a dotted name is declared: `xs.map` of an array is `Sequence.map`.
  package func declarations(ofMember name: String, in type: String) -> [DeclarationSummary] {
    for kind in kinds(of: type) {
      let found = declarations(of: "\(kind).\(name)")
      if !found.isEmpty { return found }
    }
    return []
  }
}
