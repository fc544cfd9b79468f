internal import SourceText
internal import Typing

extension Session {
  package func complete(_ code: String, cursor: Int) -> CompletionList {
    let file = SourceFile(name: "", text: code)
    let offset = file.utf8Offset(ofScalar: cursor)
    let (found, replaced) = checker.completions(at: offset, in: file.text)
    var items = found.map { CompletionList.Item(text: $0.name, kind: $0.kind.clientName, signature: $0.signature) }
    // Overloads differ in their signatures alone; keywords stand only where a name may start.
    var seen: Set<String> = []
    items = items.filter { seen.insert($0.text).inserted }
    let word = String(file.substring(replaced))
    let startsName = replaced.lowerBound == 0 || file.substring(SourceRange(replaced.lowerBound - 1, replaced.lowerBound)) != "."
    if startsName, !word.isEmpty {
      items += Self.keywords.filter { $0.hasPrefix(word) && !seen.contains($0) }.map { CompletionList.Item(text: $0, kind: "keyword") }
    }
    return CompletionList(
      items: items, start: file.scalarOffset(ofUTF8: replaced.lowerBound),
      end: file.scalarOffset(ofUTF8: replaced.upperBound))
  }

  package func inspect(_ code: String, cursor: Int) -> Inspection? {
    let file = SourceFile(name: "", text: code)
    let found = checker.declaration(at: file.utf8Offset(ofScalar: cursor), in: file.text)
    guard !found.isEmpty else { return nil }
    return Inspection(
      signature: found.map(\.signature).joined(separator: "\n"),
      documentation: found.first { !$0.documentation.isEmpty }?.documentation ?? "")
  }

  private static let keywords = [
    "as", "break", "case", "catch", "class", "continue", "default", "defer", "do", "else", "enum", "extension", "false",
    "for", "func", "guard", "if", "import", "in", "init", "is", "let", "nil", "override", "protocol", "repeat", "return",
    "self", "struct", "super", "switch", "throw", "throws", "true", "try", "typealias", "var", "where", "while",
  ]
}

extension Completion.Kind {
  /// The word Jupyter clients draw an icon for.
  fileprivate var clientName: String {
    switch self {
    case .variable: "instance"
    case .function: "function"
    case .type: "class"
    case .property, .enumCase: "property"
    case .argumentLabel: "param"
    }
  }
}
