internal import SourceText

/// Finds pasted Python and shell lines in a cell that is no Swift, one finding per construct.
struct PythonScanner {
  let file: SourceFile
  private(set) var findings: [PythonFinding] = []
  /// The text with every construct taken out or replaced, of the same length.
  private(set) var remainder: [UInt8]
  /// Ranges whose Swift diagnostics would only repeat a finding.
  private(set) var covered: [SourceRange] = []
  /// Set when taking a construct out leaves unbalanced braces: nothing Swift says can be trusted then.
  private(set) var coversEverything = false

  init(_ file: SourceFile) {
    self.file = file
    remainder = Array(file.text.utf8)
    let lines = PythonLine.lines(of: file.text)
    for (index, line) in lines.enumerated() { examine(line, at: index, of: lines) }
  }

  private mutating func examine(_ line: PythonLine, at index: Int, of lines: [PythonLine]) {
    for comment in line.hashComments { add(Self.hashComment(comment), line) }
    guard !line.tokens.isEmpty else { return }
    let next = lines.indices.contains(index + 1) ? lines[index + 1] : nil
    if let finding = PythonStatements.finding(in: line, next: next, file: file) {
      add(finding, line)
      if line.headerColon != nil { cover(blockAfter: index, of: lines) }
      return
    }
    for finding in PythonExpressions.findings(in: line, file: file) { add(finding, line) }
  }

  private static func hashComment(_ token: PythonLexer.Token) -> PythonFinding {
    let range = SourceRange(token.lower, token.upper)
    return PythonFinding(
      identifier: "python-comment", message: "a comment starts with '//' in Swift",
      range: SourceRange(token.lower, token.lower + 1),
      fixIts: [.replace(SourceRange(token.lower, token.lower + 1), with: "//")],
      treatment: .substitute(range, ""))
  }

  private mutating func add(_ finding: PythonFinding, _ line: PythonLine) {
    findings.append(finding)
    switch finding.treatment {
    case .substitute(let range, let text):
      fill(range, with: text)
      covered.append(line.range)
    case .removeStatement:
      if !line.hasBalancedBraces { coversEverything = true }
      fill(line.range, with: "")
      covered.append(line.range)
    }
  }

  /// The block under a header is Python too; what is wrong in it is said by its own findings.
  private mutating func cover(blockAfter index: Int, of lines: [PythonLine]) {
    for line in lines[(index + 1)...] {
      guard line.indent > lines[index].indent else { break }
      if !line.hasBalancedBraces { coversEverything = true }
      fill(line.range, with: "")
      covered.append(line.range)
    }
  }

  private mutating func fill(_ range: SourceRange, with text: String) {
    let replacement = Array(text.utf8)
    for (step, offset) in (range.lowerBound..<min(range.upperBound, remainder.count)).enumerated() {
      if step < replacement.count {
        remainder[offset] = replacement[step]
      } else if remainder[offset] != UInt8(ascii: "\n"), remainder[offset] != UInt8(ascii: "\r") {
        remainder[offset] = UInt8(ascii: " ")
      }
    }
  }

  func covers(_ diagnostic: Diagnostic) -> Bool {
    if coversEverything { return true }
    let line = file.lineIndex(at: diagnostic.range.lowerBound)
    return covered.contains {
      file.lineIndex(at: $0.lowerBound) <= line && line <= file.lineIndex(at: $0.upperBound)
    }
  }

  /// Whether the text ends in a Python block that a further line may continue.
  static func endsInOpenBlock(_ text: String) -> Bool {
    let lastLine = text.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    guard lastLine.contains(where: { !$0.isWhitespace }) else { return false }
    let lines = PythonLine.lines(of: text)
    guard let last = lines.last else { return false }
    let file = SourceFile(name: "", text: text)
    return lines.indices.contains { index in
      let line = lines[index]
      let next = lines.indices.contains(index + 1) ? lines[index + 1] : nil
      guard line.headerColon != nil, PythonStatements.finding(in: line, next: next, file: file) != nil
      else { return false }
      return index == lines.count - 1 || last.indent > line.indent
    }
  }
}
