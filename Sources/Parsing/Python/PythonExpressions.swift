internal import SourceText

/// Python's operators, literals and arguments inside a line.
enum PythonExpressions {
  /// At most one finding of each kind per line.
  static func findings(in line: PythonLine, file: SourceFile) -> [PythonFinding] {
    var findings: [PythonFinding] = []
    func add(_ finding: PythonFinding?) {
      guard let finding, !findings.contains(where: { $0.identifier == finding.identifier }) else { return }
      findings.append(finding)
    }
    if let slash = line.continuation {
      let range = SourceRange(slash.lower, slash.upper)
      add(
        PythonFinding(
          identifier: "python-continuation",
          message: "a statement goes on over a line end without '\\' in Swift; remove it",
          range: range, fixIts: [.remove(range, "remove '\\'")], treatment: .substitute(range, "")))
    }
    for index in line.tokens.indices {
      add(wholeLine(line, index))
      if case .removeStatement? = findings.last?.treatment { return findings }
    }
    for index in line.tokens.indices {
      add(string(line, index, file: file))
      add(wordOperator(line, index))
      add(constant(line, index))
      add(argument(line, index))
    }
    return findings
  }

  // MARK: Constructs whose line is left out of further checks

  private static func wholeLine(_ line: PythonLine, _ index: Int) -> PythonFinding? {
    let token = line.tokens[index]
    let previous = index > 0 ? line.tokens[index - 1] : nil
    func found(_ identifier: String, _ message: String) -> PythonFinding {
      PythonFinding(
        identifier: identifier, message: message, range: SourceRange(token.lower, token.upper),
        treatment: .removeStatement)
    }
    switch token.text {
    case "lambda" where token.isWord && line.tokens.dropFirst(index).contains { $0.text == ":" }:
      return found("python-lambda", "'lambda x: ...' is written '{ x in ... }' in Swift")
    case "if" where index > 0 && token.isWord && previous!.endsOperand:
      guard line.tokens.dropFirst(index).contains(where: { $0.text == "else" }),
        !line.tokens.dropFirst(index).contains(where: { $0.text == "{" })
      else { return nil }
      return found("python-conditional", "'a if condition else b' is written 'condition ? a : b'")
    case "for" where index > 0 && isInsideBracket(line, index):
      return found(
        "python-comprehension",
        "'[f(x) for x in xs]' is written 'xs.map { x in f(x) }' (with '.filter { }' for its 'if')")
    case ":" where isSlice(line, index):
      return found(
        "python-slice",
        "a slice is written as a range: '1:3' as '1..<3', ':' as '0...', ':n' as '..<n', '::2' as '.range(step: 2)'")
    case "*", "**":
      guard let previous, previous.text == "(" || previous.text == ",", line.isWord(index + 1),
        isInsideBracket(line, index)
      else { return nil }
      return found(
        "python-unpacking", "Swift has no '\(token.text)\(line.text(index + 1))': list the arguments one by one")
    case "{" where line.tokens.indices.contains(index + 2) && line.tokens[index + 1].isString && line.text(index + 2) == ":":
      return found("python-dictionary", "a dictionary is written in square brackets: '[key: value]'")
    case "{" where isSetLiteral(line, index):
      return found("python-set", "a set is written 'Set([1, 2])', or '[1, 2]' where its type says so")
    case "self" where previous?.text == "(" && line.tokens.prefix(index).contains { $0.text == "func" || $0.text == "init" }
      && [",", ")"].contains(line.text(index + 1)):
      return found("python-self", "a method has 'self' without declaring it: remove the parameter")
    case "is" where line.text(index + 1) == "None" || line.text(index + 1) == "not":
      let sign = line.text(index + 1) == "not" ? "!=" : "=="
      return found("python-is", "'\(sign == "==" ? "is" : "is not") None' is written '\(sign) nil'")
    case "not" where line.text(index + 1) == "in":
      return found("python-in", "'x not in xs' is written '!xs.contains(x)'")
    case "in" where !line.tokens.prefix(index).contains { ["for", "{", "(", "let", "case"].contains($0.text) }
      && ["if", "while", "return", "assert", "print"].contains(line.first):
      return found("python-in", "'x in xs' is written 'xs.contains(x)'")
    case ":" where line.text(index + 1) == "=" && token.upper == line.tokens[index + 1].lower:
      return found("python-walrus", "Swift has no ':=': assign in a statement of its own")
    default:
      return nil
    }
  }

  private static func openers(_ line: PythonLine, before index: Int) -> [Int] {
    var stack: [Int] = []
    for position in 0..<index {
      if line.tokens[position].kind == .open { stack.append(position) }
      if line.tokens[position].kind == .close { _ = stack.popLast() }
    }
    return stack
  }

  private static func isInsideBracket(_ line: PythonLine, _ index: Int) -> Bool {
    guard let opener = openers(line, before: index).last else { return false }
    return line.tokens[opener].text != "{"
  }

  /// `{1, 2}` where a value is expected: a closure begins with no literal and a comma.
  private static func isSetLiteral(_ line: PythonLine, _ index: Int) -> Bool {
    guard index > 0, ["=", "(", ",", "return", "["].contains(line.text(index - 1)), line.tokens.indices.contains(index + 2),
      line.text(index + 2) == ","
    else { return false }
    let first = line.tokens[index + 1]
    return first.isString || first.kind == .number
  }

  /// A `:` in square brackets directly behind an operand, where no label can stand.
  private static func isSlice(_ line: PythonLine, _ index: Int) -> Bool {
    guard let opener = openers(line, before: index).last, line.tokens[opener].text == "[", opener > 0,
      line.tokens[opener - 1].endsOperand, line.tokens[opener - 1].upper == line.tokens[opener].lower
    else { return false }
    let previous = line.tokens[index - 1]
    let next = line.text(index + 1)
    return ["[", ",", ":"].contains(previous.text) || ["]", ",", ":"].contains(next)
      || previous.kind == .number || previous.kind == .close
  }

  // MARK: Constructs with a stand-in

  private static func string(_ line: PythonLine, _ index: Int, file: SourceFile) -> PythonFinding? {
    let token = line.tokens[index]
    guard case .string(let prefix, let quote) = token.kind, !prefix.isEmpty || quote.hasPrefix("'")
    else { return nil }
    let range = SourceRange(token.lower, token.upper)
    let treatment = PythonFinding.Treatment.substitute(range, "\"\"")
    if prefix.contains("f") {
      let translation = PythonFormatStrings.swiftLiteral(token.text, prefix: prefix, quote: quote)
      return PythonFinding(
        identifier: "python-f-string",
        message: "an f-string is written \"\\(value)\", with a format \"\\(value, \".3f\")\"",
        range: range, fixIts: translation.map { [.replace(range, with: $0)] } ?? [], treatment: treatment)
    }
    if !prefix.isEmpty {
      return PythonFinding(
        identifier: "python-string-prefix",
        message: prefix.contains("r")
          ? "a raw string is written #\"...\"# in Swift" : "Swift strings have no prefix '\(prefix)'",
        range: range, treatment: treatment)
    }
    let inner = String(token.text.dropFirst(quote.count).dropLast(quote.count))
    let literal = inner.contains("\n") ? "\"\"\"\n\(inner)\n\"\"\"" : "\"\(escapingQuotes(inner))\""
    return PythonFinding(
      identifier: "python-quotes", message: "strings stand in double quotes in Swift", range: range,
      fixIts: [.replace(range, with: literal)], treatment: treatment)
  }

  private static func escapingQuotes(_ text: String) -> String {
    text.replacing("\\'", with: "'").replacing("\"", with: "\\\"")
  }

  private static func wordOperator(_ line: PythonLine, _ index: Int) -> PythonFinding? {
    let token = line.tokens[index]
    let range = SourceRange(token.lower, token.upper)
    let next = line.tokens.indices.contains(index + 1) ? line.tokens[index + 1] : nil
    func found(_ sign: String, _ standIn: String) -> PythonFinding {
      PythonFinding(
        identifier: "python-\(token.text)", message: "'\(token.text)' is written '\(sign)' in Swift",
        range: range,
        fixIts: [
          .replace(token.text == "not" ? SourceRange(token.lower, next!.lower) : range, with: sign)
        ],
        treatment: .substitute(range, standIn))
    }
    guard token.isWord, let next, next.startsOperand else { return nil }
    switch token.text {
    case "and" where index > 0 && line.tokens[index - 1].endsOperand: return found("&&", "&& ")
    case "or" where index > 0 && line.tokens[index - 1].endsOperand: return found("||", "||")
    case "not" where index == 0 || !line.tokens[index - 1].endsOperand || ["and", "or"].contains(line.text(index - 1)):
      return found("!", "   ")
    default: return nil
    }
  }

  private static func constant(_ line: PythonLine, _ index: Int) -> PythonFinding? {
    let token = line.tokens[index]
    guard token.isWord, let swift = PythonNames.constants[token.text],
      index == 0 || line.text(index - 1) != "."
    else { return nil }
    let range = SourceRange(token.lower, token.upper)
    return PythonFinding(
      identifier: "python-constant", message: "'\(token.text)' is written '\(swift)' in Swift",
      range: range, fixIts: [.replace(range, with: swift)], treatment: .substitute(range, swift))
  }

  private static func argument(_ line: PythonLine, _ index: Int) -> PythonFinding? {
    let token = line.tokens[index]
    guard index > 1, token.text == "=" || token.text == "=-" || token.text == "=.",
      line.isWord(index - 1), ["(", ","].contains(line.text(index - 2)), isInsideBracket(line, index),
      !line.tokens.prefix(index).contains(where: { $0.text == "func" || $0.text == "init" })
    else { return nil }
    let opener = openers(line, before: index).last ?? 0
    let label = PythonNames.label(line.text(index - 1), of: line.text(opener - 1))
    let range = SourceRange(line.tokens[index - 1].lower, token.lower + 1)
    return PythonFinding(
      identifier: "python-argument", message: "an argument is written '\(label): value' in Swift",
      range: range, fixIts: [.replace(range, with: label + ": ")],
      treatment: .substitute(SourceRange(token.lower, token.lower + 1), ":"))
  }
}
