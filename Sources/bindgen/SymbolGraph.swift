import Foundation

/// A symbol graph file of the compiler, as far as bindgen reads it.
struct SymbolGraph: Decodable {
  let symbols: [Symbol]
  let relationships: [Relationship]
}

struct Symbol: Decodable {
  struct Kind: Decodable { let identifier: String }
  struct Identifier: Decodable { let precise: String }
  struct DocComment: Decodable {
    struct Line: Decodable { let text: String }
    let lines: [Line]
  }
  struct Fragment: Decodable {
    let kind: String
    let spelling: String
    let preciseIdentifier: String?
  }
  struct Extension: Decodable { let constraints: [Constraint]? }
  struct Generics: Decodable {
    struct Parameter: Decodable {
      let name: String
      let depth: Int
    }
    let parameters: [Parameter]?
    let constraints: [Constraint]?
  }
  struct Location: Decodable {
    struct Position: Decodable {
      let line: Int
      let character: Int
    }
    let uri: String
    let position: Position
  }

  let kind: Kind
  let identifier: Identifier
  let pathComponents: [String]
  let docComment: DocComment?
  let declarationFragments: [Fragment]
  let accessLevel: String
  let location: Location?
  let swiftExtension: Extension?
  let swiftGenerics: Generics?

  var precise: String { identifier.precise }
  /// Members a conformance or a protocol extension of another module brings along.
  var isSynthesized: Bool { precise.contains("::SYNTHESIZED::") }
  var text: String { declarationFragments.map(\.spelling).joined() }
  var owner: String { pathComponents.dropLast().joined(separator: ".") }
  var path: String { pathComponents.joined(separator: ".") }
  var documentation: [String] { docComment?.lines.map(\.text) ?? [] }
  /// Name of the source file without folder and suffix.
  var file: String { location.map { String($0.uri.split(separator: "/").last!.dropLast(6)) } ?? "Conformances" }
}

struct Constraint: Decodable {
  let kind: String
  let lhs: String
  let rhs: String

  var text: String { "\(lhs)\(kind == "sameType" ? " == " : ": ")\(rhs)" }
}

struct Relationship: Decodable {
  let kind: String
  let source: String
  let target: String
  let targetFallback: String?
  let swiftConstraints: [Constraint]?
}

/// A graph with the module it came from.
struct ModuleGraph {
  let module: String
  let graph: SymbolGraph
}
