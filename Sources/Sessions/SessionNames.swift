internal import Parsing
internal import Typing

/// What cells have declared, by name: for completion and inspection.
final class SessionNames {
  struct Entry {
    enum Kind: String { case variable = "instance", function, type = "class" }

    let kind: Kind
    var signature: String
    var documentation: String
    /// Of a variable: its type; of a type: itself.
    let type: NominalType?
  }

  private(set) var entries: [String: Entry] = [:]

  /// Later declarations of a name replace earlier ones.
  func add(_ cell: TypedCell, text: String, where isKept: (Variable) -> Bool = { _ in true }) {
    for variable in cell.globals where isKept(variable) {
      entries[variable.name] = Entry(
        kind: .variable, signature: "\(variable.isMutable ? "var" : "let") \(variable.name): \(variable.type)",
        documentation: "", type: variable.type.nominal)
    }
    for function in cell.functions {
      entries[function.name] = Entry(
        kind: .function, signature: "func \(function.displayName)", documentation: "", type: nil)
    }
    for type in cell.types {
      entries[type.name] = Entry(kind: .type, signature: type.name, documentation: "", type: type)
    }
    addTexts(of: text)
  }

  /// Signatures as written, and doc comments.
  private func addTexts(of text: String) {
    for declaration in InterfaceSummary.declarations(in: text) {
      guard var entry = entries[declaration.path] else { continue }
      entry.documentation = declaration.documentation
      // A variable's type is known better by the checker than by its text.
      if entry.kind != .variable { entry.signature = declaration.signature }
      entries[declaration.path] = entry
    }
  }
}
