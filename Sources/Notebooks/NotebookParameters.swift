/// Values given on the command line for the cell tagged `parameters`.
///
///     NotebookParameters(["epochs=5"])   // throws when a pair has no '='
package struct NotebookParameters: Sendable {
  package struct Pair: Equatable, Sendable {
    package let name: String
    package let value: String
  }

  package let pairs: [Pair]

  package init(_ arguments: [String]) throws(ParameterError) {
    pairs = try arguments.map { argument throws(ParameterError) in
      guard let separator = argument.firstIndex(of: "=") else { throw .notAPair(argument) }
      let name = String(argument[..<separator])
      guard let first = name.first, first.isLetter || first == "_",
        name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
      else { throw .notAName(name) }
      return Pair(name: name, value: String(argument[argument.index(after: separator)...]))
    }
  }

  package enum ParameterError: Error, Equatable, CustomStringConvertible {
    case notAPair(String)
    case notAName(String)
    case unknown(String, declared: [String])

    package var description: String {
      switch self {
      case .notAPair(let text): "'\(text)' is no parameter: write NAME=VALUE"
      case .notAName(let name): "'\(name)' is not the name of a parameter"
      case .unknown(let name, let declared):
        "no parameter '\(name)': the cell tagged 'parameters' declares \(declared.joined(separator: ", "))"
      }
    }
  }

  /// Puts a cell with the values behind the tagged one (or first, when none is tagged), replacing the one of an earlier run.
  package func inject(into notebook: inout Notebook) throws(ParameterError) {
    guard !pairs.isEmpty else { return }
    notebook.cells.removeAll { $0.tags.contains("injected-parameters") }
    let tagged = notebook.cells.firstIndex { $0.kind == .code && $0.tags.contains("parameters") }
    let declarations = tagged.map { Declaration.all(in: notebook.cells[$0].source) } ?? []
    var lines = ["// Parameters"]
    for pair in pairs {
      let declaration = declarations.first { $0.name == pair.name }
      if declaration == nil, tagged != nil {
        throw .unknown(pair.name, declared: declarations.map(\.name))
      }
      lines.append(Self.line(pair, replacing: declaration))
    }
    let identifier = notebook.unusedIdentifier("injected-parameters")
    notebook.cells.insert(
      NotebookCell(code: lines.joined(separator: "\n"), identifier: identifier, tags: ["injected-parameters"]),
      at: tagged.map { $0 + 1 } ?? 0)
  }

  private static func line(_ pair: Pair, replacing declaration: Declaration?) -> String {
    let annotation = declaration?.type.map { ": \($0)" } ?? ""
    return "\(declaration?.keyword ?? "let") \(pair.name)\(annotation) = \(literal(pair.value, like: declaration))"
  }

  /// The value as a literal of the kind the default is.
  private static func literal(_ value: String, like declaration: Declaration?) -> String {
    let wantsString = declaration.map { $0.type == "String" || $0.type == nil && $0.value.hasPrefix("\"") } ?? false
    if wantsString { return quoted(value) }
    if Int(value) != nil {
      let wantsFraction = declaration.map { $0.type == nil && Double($0.value) != nil && Int($0.value) == nil } ?? false
      return wantsFraction ? value + ".0" : value
    }
    let isLiteral =
      Double(value).map(\.isFinite) ?? false || ["true", "false", "nil"].contains(value)
      || value.hasPrefix("[") || value.hasPrefix("\"") || value.hasPrefix(".")
    return isLiteral ? value : quoted(value)
  }

  private static func quoted(_ value: String) -> String {
    if value.count >= 2, value.hasPrefix("\""), value.hasSuffix("\"") { return value }
    var result = "\""
    for character in value {
      switch character {
      case "\"", "\\": result += "\\\(character)"
      case "\n": result += "\\n"
      default: result.append(character)
      }
    }
    return result + "\""
  }

  /// `let epochs: Int = 5`, as the tagged cell writes it.
  private struct Declaration {
    let keyword: String
    let name: String
    let type: String?
    let value: String

    static func all(in source: String) -> [Declaration] {
      source.split(whereSeparator: { $0.isNewline || $0 == ";" }).compactMap { line in
        guard let match = line.wholeMatch(of: #/\s*(let|var)\s+(\w+)\s*(?::\s*([^=]+?))?\s*=\s*(.*?)\s*/#) else { return nil }
        return Declaration(
          keyword: String(match.1), name: String(match.2), type: match.3.map(String.init),
          value: String(match.4.split(separator: "//", omittingEmptySubsequences: false)[0])
            .trimmingPrefix(while: \.isWhitespace).description)
      }
    }
  }
}
