internal import SourceText

/// Python statements and shell commands, recognised by how a line starts and ends.
enum PythonStatements {
  static func finding(in line: PythonLine, next: PythonLine?, file: SourceFile) -> PythonFinding? {
    let text = String(file.substring(line.range))
    func found(_ identifier: String, _ message: String, fix: String? = nil) -> PythonFinding {
      PythonFinding(
        identifier: identifier, message: message, range: headRange(of: line),
        fixIts: fix.map { [.replace(line.range, with: $0)] } ?? [], treatment: .removeStatement)
    }
    switch line.first {
    case "import" where line.tokens.count > 1:
      let modules = importedModules(line)
      guard modules.contains(where: { !ImportedModules.accepted.contains($0) }) || text.contains(" as ")
      else { return nil }
      return found("python-import", ImportedModules.advice(for: modules.first ?? ""))
    case "from" where line.tokens.contains { $0.text == "import" }:
      return found("python-import", ImportedModules.advice(for: line.text(1)))
    case "pip", "pip3", "conda", "apt", "apt-get":
      guard line.isWord(1) else { return nil }
      return found(
        "shell-command",
        "'\(line.first) \(line.text(1))' is a shell command; a cell holds Swift only, and everything a notebook needs is built in: remove the line")
    case "git", "wget", "curl", "python", "python3", "cd", "ls", "mkdir":
      guard line.isWord(1) || line.text(1) == "-" || line.text(1) == "." || line.text(1) == "/"
      else { return nil }
      return found(
        "shell-command",
        "'\(line.first)' is a shell command; a cell holds Swift only: run it in a terminal")
    case "print" where line.tokens.count > 1 && startsValue(line.tokens[1]):
      let rest = String(file.substring(SourceRange(line.tokens[1].lower, line.upper)))
      return found("python-print", "'print' is a function: write 'print(\(rest))'", fix: "print(\(rest))")
    case "pass":
      guard line.tokens.count == 1 else { return nil }
      return found("python-pass", "an empty block needs no 'pass' in Swift: write '{ }'")
    case "del" where line.isWord(1):
      return found(
        "python-del", "Swift has no 'del': assign nil, or call 'remove(at:)' or 'removeValue(forKey:)'")
    case "raise":
      return found("python-raise", "'raise' is written 'throw' in Swift")
    case "assert" where line.tokens.count > 1 && line.text(1) != "(":
      return found("python-assert", "'assert' is a function: write 'assert(condition, \"message\")'")
    case "global", "nonlocal":
      guard line.isWord(1) else { return nil }
      return found(
        "python-global", "'\(line.first)' is not needed: a function may use and change variables declared outside it; remove the line")
    case "yield" where line.tokens.count > 1:
      return found("python-yield", "Swift has no 'yield': collect the values in an array, or use 'map'")
    case "match" where line.headerColon == line.tokens.count - 1 && line.tokens.count > 2:
      return found("python-match", "'match' is written 'switch value { case 1: ... default: ... }' in Swift")
    default:
      if let equals = unpacking(line) {
        let names = String(file.substring(SourceRange(line.tokens[0].lower, line.tokens[equals - 1].upper)))
        let values = String(file.substring(SourceRange(line.tokens[min(equals + 1, line.tokens.count - 1)].lower, line.upper)))
        let right = values.contains(",") ? "(\(values))" : values
        return found("python-unpacking", "several names are written as a tuple: 'let (\(names)) = \(right)', or '(\(names)) = \(right)' to change them")
      }
      return symbolLine(line, found: found) ?? decorator(line, next: next, found: found)
        ?? header(line, file: file, found: found)
    }
  }

  /// `a, b = 1, 2`: where the `=` stands, when only names and commas come before it.
  private static func unpacking(_ line: PythonLine) -> Int? {
    guard line.text(1) == ",", let equals = line.tokens.firstIndex(where: { $0.text == "=" }), equals > 2 else { return nil }
    for index in 0..<equals where index % 2 == 0 ? !line.isWord(index) : line.text(index) != "," { return nil }
    return equals
  }

  private typealias Maker = (_ identifier: String, _ message: String, _ fix: String?) -> PythonFinding

  private static func startsValue(_ token: PythonLexer.Token) -> Bool {
    switch token.kind {
    case .word: !["in", "is", "as"].contains(token.text)
    case .number, .string: true
    default: false
    }
  }

  /// The header or first line, without the lines a bracket carries it over.
  private static func headRange(of line: PythonLine) -> SourceRange { line.range }

  private static func importedModules(_ line: PythonLine) -> [String] {
    var modules: [String] = []
    var expectsName = true
    for token in line.tokens.dropFirst() {
      if token.text == "," { expectsName = true }
      if expectsName, token.isWord {
        modules.append(token.text)
        expectsName = false
      }
    }
    return modules
  }

  private static func symbolLine(_ line: PythonLine, found: Maker) -> PythonFinding? {
    let first = line.text(0)
    if first.hasPrefix("%") {
      let name = first + line.text(1)
      return found(
        "jupyter-magic", "'\(name)' is an IPython magic; this kernel has none, and plots and timing need none: remove the line", nil)
    }
    if first.hasPrefix("!"), line.tokens.count > 1, line.tokens[1].isWord || first.count > 1 {
      let name = line.text(1)
      let advice =
        ["pip", "pip3", "conda", "apt", "apt"].contains(name)
        ? "everything a notebook needs is built in: remove the line" : "run it in a terminal"
      return found(
        "shell-command", "'!\(name)' is a shell command; a cell holds Swift only: \(advice)", nil)
    }
    return nil
  }

  private static func decorator(
    _ line: PythonLine, next: PythonLine?, found: Maker
  ) -> PythonFinding? {
    guard line.text(0) == "@", let next else { return nil }
    guard ["def", "class", "async"].contains(next.first) || next.text(0) == "@" else { return nil }
    let name = line.tokens.dropFirst().prefix { $0.text != "(" }.map(\.text).joined()
    return found("python-decorator", decoratorAdvice(name), nil)
  }

  static func decoratorAdvice(_ name: String) -> String {
    switch name {
    case "tf.function":
      "'@tf.function' is written 'let f = tf.function { (x: Tensor) in ... }' or 'tf.function(f)'"
    case "staticmethod", "classmethod": "'@\(name)' is written 'static func'"
    case "property": "'@property' is a computed property in Swift: 'var name: Type { ... }'"
    default: "Swift has no decorators: call '\(name)' with the function as its argument"
    }
  }

  private static func header(
    _ line: PythonLine, file: SourceFile, found: Maker
  ) -> PythonFinding? {
    let colon = line.headerColon
    func between(_ from: Int, _ to: Int) -> String {
      guard from < to, line.tokens.indices.contains(from), line.tokens.indices.contains(to - 1)
      else { return "" }
      return String(file.substring(SourceRange(line.tokens[from].lower, line.tokens[to - 1].upper)))
    }
    switch line.first {
    case "def", "async":
      guard line.first == "def" || line.text(1) == "def" else { return nil }
      let name = line.first == "def" ? line.text(1) : line.text(2)
      return found(
        "python-def", "'def \(name)' is written 'func \(PythonNames.swiftCase(name))(x: Type) -> Type { ... }' in Swift", nil)
    case "class" where colon != nil || line.text(2) == "(":
      guard line.text(2) == "(" || line.text(2) == ":" && colon == line.tokens.count - 1 else { return nil }
      let parent = line.text(2) == "(" ? between(3, line.tokens.count - 2) : ""
      let inheritance = parent.isEmpty || parent == "object" ? "" : ": \(parent)"
      return found("python-class", "write 'class \(line.text(1))\(inheritance) { ... }' in Swift", nil)
    case "elif":
      return found(
        "python-elif", "'elif' is written '} else if \(condition(between(1, colon ?? line.tokens.count))) {'", nil)
    case "else":
      guard colon == 1 else { return nil }
      return found("python-block", "'else:' is written '} else { ... }'", nil)
    case "if", "while":
      guard let colon else { return nil }
      return found(
        "python-block", "write '\(line.first) \(condition(between(1, colon))) { ... }': blocks stand in braces", nil)
    case "for":
      guard let colon, let keyword = line.tokens.firstIndex(where: { $0.text == "in" }), keyword < colon
      else { return nil }
      let sequence = swiftSequence(line, keyword + 1, colon, text: between(keyword + 1, colon))
      return found(
        "python-for", "write 'for \(pattern(between(1, keyword))) in \(sequence) { ... }': blocks stand in braces", nil)
    case "with":
      guard let colon else { return nil }
      if let keyword = line.tokens.firstIndex(where: { $0.text == "as" }), keyword < colon {
        return found(
          "python-with",
          "write 'with(\(between(1, keyword))) { \(between(keyword + 1, colon)) in ... }'", nil)
      }
      return found("python-with", "write 'with(\(between(1, colon))) { ... }'", nil)
    case "try":
      guard colon == 1 else { return nil }
      return found("python-try", "'try:' is written 'do { try ... } catch { ... }'", nil)
    case "except":
      return found("python-try", "'except' is written '} catch { ... }'; the error is called 'error'", nil)
    case "finally":
      guard colon == 1 else { return nil }
      return found("python-try", "'finally' is written 'defer { ... }' before the code it follows", nil)
    default:
      return nil
    }
  }

  /// A Python condition in Swift's operators, for messages.
  private static func condition(_ text: String) -> String {
    var result = ""
    for token in PythonLexer.tokens(of: text) {
      if !result.isEmpty, !["(", ")", "[", "]", ".", ",", ":"].contains(token.text),
        !result.hasSuffix("("), !result.hasSuffix("["), !result.hasSuffix("."), !result.hasSuffix("!")
      {
        result += " "
      }
      switch token.text {
      case "and": result += "&&"
      case "or": result += "||"
      case "not": result += "!"
      case "True": result += "true"
      case "False": result += "false"
      case "None": result += "nil"
      case "is": result += "=="
      default: result += token.text
      }
    }
    return result
  }

  private static func pattern(_ text: String) -> String {
    text.contains(",") && !text.hasPrefix("(") ? "(\(text))" : text
  }

  /// `range(10)` as `0..<10`, `range(2, n)` as `2..<n`, `range(a, b, c)` as a stride.
  private static func swiftSequence(
    _ line: PythonLine, _ start: Int, _ end: Int, text: String
  ) -> String {
    guard line.text(start) == "range", line.text(start + 1) == "(", line.text(end - 1) == ")" else {
      return line.text(start) == "enumerate" && line.text(start + 1) == "("
        ? text.dropFirst("enumerate(".count).dropLast() + ".enumerated()" : text
    }
    let inner = String(text.dropFirst("range(".count).dropLast())
    let parts = inner.split(separator: ",").map { $0.trimmingPrefix(while: \.isWhitespace) }
    switch parts.count {
    case 1: return "0..<\(parts[0])"
    case 2: return "\(parts[0])..<\(parts[1])"
    case 3: return "stride(from: \(parts[0]), to: \(parts[1]), by: \(parts[2]))"
    default: return text
    }
  }
}
