internal import Parsing
internal import SourceText
internal import Typing

extension Session {
  package func complete(_ code: String, cursor: Int) -> CompletionList {
    let file = SourceFile(name: "", text: code)
    let name = DottedName(in: file, cursor: cursor)
    let found = candidates(for: name).filter { $0.text.hasPrefix(name.last) }
    return CompletionList(items: found, start: name.lastStart, end: name.cursor)
  }

  package func inspect(_ code: String, cursor: Int) -> Inspection? {
    let file = SourceFile(name: "", text: code)
    let name = DottedName(in: file, cursor: cursor, wholeWord: true)
    guard !name.last.isEmpty else { return nil }
    if name.base.isEmpty, let entry = names.entries[name.last] { return inspection(of: entry) }
    return inspection(of: declarations(of: name))
  }

  private func candidates(for name: DottedName) -> [CompletionList.Item] {
    guard name.isComplete else { return [] }
    if name.base.isEmpty {
      let own = names.entries.map { CompletionList.Item(text: $0.key, kind: $0.value.kind.rawValue, signature: $0.value.signature) }
      let library = symbols.members(of: "").map { CompletionList.Item(text: $0, kind: $0.first?.isUppercase == true ? "class" : "function") }
      let keywords = Self.keywords.map { CompletionList.Item(text: $0, kind: "keyword") }
      return unique(own + library + keywords)
    }
    guard let type = type(of: name.base) else {
      return unique(symbols.members(of: name.base).map { CompletionList.Item(text: $0, kind: "function") })
    }
    return unique(members(of: type) + library(type.name))
  }

  private func library(_ type: String) -> [CompletionList.Item] {
    symbols.kinds(of: type).flatMap(symbols.members).map { CompletionList.Item(text: $0, kind: "function") }
  }

  /// The type of a variable of the session, or the type of that name.
  private func type(of base: String) -> NominalType? {
    names.entries[base]?.type
  }

  private func members(of type: NominalType) -> [CompletionList.Item] {
    guard let layout = type.layout else { return [] }
    let properties = (layout.storedProperties + layout.computedProperties)
      .map { CompletionList.Item(text: $0.name, kind: "property", signature: $0.type.description) }
    let methods = layout.methods.map { CompletionList.Item(text: $0.name, kind: "function", signature: $0.displayName) }
    return properties + methods + (type.superclass?.nominal.map { members(of: $0) + library($0.name) } ?? [])
  }

  private func unique(_ items: [CompletionList.Item]) -> [CompletionList.Item] {
    var seen: Set<String> = []
    return items.filter { seen.insert($0.text).inserted }.sorted { $0.text < $1.text }
  }

  // MARK: Inspection

  private func inspection(of entry: SessionNames.Entry) -> Inspection? {
    Inspection(signature: entry.signature, documentation: entry.documentation)
  }

  private func declarations(of name: DottedName) -> [DeclarationSummary] {
    if let type = type(of: name.base) { return symbols.declarations(ofMember: name.last, in: type.name) }
    let path = name.base.isEmpty ? name.last : "\(name.base).\(name.last)"
    let found = symbols.declarations(of: path)
    // What is called when a type's name is.
    return found.contains { $0.kind == .type } ? found + symbols.declarations(of: path + ".init") : found
  }

  private func inspection(of found: [DeclarationSummary]) -> Inspection? {
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

/// The name with dots in it that ends at a cursor, `tf.nn.re` of `y = tf.nn.re`.
struct DottedName {
  /// What stands before the last dot.
  let base: String
  let last: String
  /// Unicode scalars.
  let lastStart: Int
  let cursor: Int
  /// False when the last dot follows something that is no name, such as a call.
  let isComplete: Bool

  init(in file: SourceFile, cursor wanted: Int, wholeWord: Bool = false) {
    let scalars = Array(file.text.unicodeScalars)
    func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
      scalar == "_" || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
    }
    func text(_ range: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return String(view)
    }
    var end = min(max(0, wanted), scalars.count)
    if wholeWord { while end < scalars.count, isNameScalar(scalars[end]) { end += 1 } }
    var start = end
    while start > 0, isNameScalar(scalars[start - 1]) { start -= 1 }
    last = text(start..<end)
    lastStart = start
    cursor = end
    var baseStart = start
    while baseStart > 1, scalars[baseStart - 1] == ".", isNameScalar(scalars[baseStart - 2]) {
      baseStart -= 1
      while baseStart > 0, isNameScalar(scalars[baseStart - 1]) { baseStart -= 1 }
    }
    base = baseStart < start ? text(baseStart..<(start - 1)) : ""
    isComplete = !(baseStart > 0 && scalars[baseStart - 1] == ".")
  }
}
