/// A statement's worth of text: ends at a line break outside round and square brackets.
struct PythonLine {
  /// Without line breaks and comments.
  var tokens: [PythonLexer.Token]
  var hashComments: [PythonLexer.Token]
  var indent: Int
  /// Whether a backslash carried the statement over a line break.
  var continuation: PythonLexer.Token?

  var lower: Int { tokens.first?.lower ?? hashComments.first?.lower ?? 0 }
  var upper: Int { max(tokens.last?.upper ?? 0, hashComments.last?.upper ?? 0) }
  var range: SourceRange { SourceRange(lower, upper) }

  var first: String { tokens.first.flatMap { $0.isWord ? $0.text : nil } ?? "" }
  func text(_ index: Int) -> String {
    tokens.indices.contains(index) ? tokens[index].text : ""
  }
  func isWord(_ index: Int) -> Bool { tokens.indices.contains(index) && tokens[index].isWord }

  /// Indices of tokens outside all brackets.
  var topLevelIndices: [Int] {
    var depth = 0
    var result: [Int] = []
    for (index, token) in tokens.enumerated() {
      if token.kind == .close { depth = max(0, depth - 1) }
      if depth == 0 { result.append(index) }
      if token.kind == .open { depth += 1 }
    }
    return result
  }

  /// The `:` that ends a Python block header, if this is one.
  var headerColon: Int? {
    let top = topLevelIndices
    guard !top.contains(where: { tokens[$0].text == "{" || tokens[$0].text == "?" }) else { return nil }
    return top.first { tokens[$0].text == ":" }
  }

  var hasBalancedBraces: Bool {
    var depth = 0
    for token in tokens {
      if token.text == "{" { depth += 1 }
      if token.text == "}" {
        depth -= 1
        if depth < 0 { return false }
      }
    }
    return depth == 0
  }

  static func lines(of text: String) -> [PythonLine] {
    var lines: [PythonLine] = []
    var current = PythonLine(tokens: [], hashComments: [], indent: 0)
    var depth = 0
    var lineStart = 0
    func finish() {
      if !current.tokens.isEmpty || !current.hashComments.isEmpty { lines.append(current) }
      current = PythonLine(tokens: [], hashComments: [], indent: 0)
    }
    for token in PythonLexer.tokens(of: text) {
      switch token.kind {
      case .lineBreak:
        lineStart = token.upper
        if depth == 0 {
          if current.tokens.last?.text == "\\" {
            current.continuation = current.tokens.removeLast()
          } else {
            finish()
          }
        }
        continue
      case .comment:
        continue
      case .hashComment:
        if current.tokens.isEmpty, current.hashComments.isEmpty {
          current.indent = token.lower - lineStart
        }
        current.hashComments.append(token)
        continue
      case .open where token.text != "{": depth += 1
      case .close where token.text != "}": depth = max(0, depth - 1)
      default: break
      }
      if current.tokens.isEmpty, current.hashComments.isEmpty {
        current.indent = token.lower - lineStart
      }
      current.tokens.append(token)
    }
    finish()
    return lines
  }
}
