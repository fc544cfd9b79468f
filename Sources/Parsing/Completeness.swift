internal import SourceText
internal import SwiftParser
internal import SwiftSyntax

/// Whether a text can be run as it is, or waits for more lines.
///
///     CellCompleteness.of("func f() {")   // .incomplete(indent: "  ")
package enum CellCompleteness: Equatable, Sendable {
  case complete
  /// The next line would start with `indent`.
  case incomplete(indent: String)
  /// More lines would not help; running it shows what is wrong.
  case invalid

  package static func of(_ text: String) -> CellCompleteness {
    let scan = PythonLexer.run(text)
    if scan.endsInside { return .incomplete(indent: "") }
    guard scan.tokens.contains(where: { $0.kind != .lineBreak && !$0.isComment }) else {
      return .complete
    }
    if PythonScanner.endsInOpenBlock(text) {
      return .incomplete(indent: indent(after: text, step: 4))
    }
    guard ParserGuard.refusal(of: SourceFile(name: "", text: text)) == nil else { return .invalid }
    let tree = Parser.parse(source: text)
    guard NestingDepth.excess(in: tree) == nil else { return .invalid }
    if tree.hasError {
      return ErrorPlacement.isOnlyAtTheEnd(of: tree) ? .incomplete(indent: indent(after: text)) : .invalid
    }
    return waitsForBody(tree) ? .incomplete(indent: indent(after: text)) : .complete
  }

  /// `func f()` parses, but a body must follow.
  private static func waitsForBody(_ tree: SourceFileSyntax) -> Bool {
    guard let last = tree.statements.last?.item else { return false }
    return last.as(FunctionDeclSyntax.self).map { $0.body == nil }
      ?? last.as(InitializerDeclSyntax.self).map { $0.body == nil } ?? false
  }

  /// The last line's own indentation, one step deeper behind an opening bracket.
  private static func indent(after text: String, step: Int = 2) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let line = lines.last(where: { $0.contains { !$0.isWhitespace } }) else { return "" }
    let own = String(line.prefix { $0 == " " || $0 == "\t" })
    var depth = 0
    var lowest = 0
    for token in PythonLexer.tokens(of: String(line)) {
      if token.kind == .open { depth += 1 }
      if token.kind == .close {
        depth -= 1
        lowest = min(lowest, depth)
      }
    }
    let opens = depth > lowest || line.last { !$0.isWhitespace } == ":"
    return opens ? own + String(repeating: " ", count: step) : own
  }
}

/// Tells errors that more text could mend from those it could not.
private final class ErrorPlacement: SyntaxVisitor {
  private var end = 0
  private var isMendable = true

  static func isOnlyAtTheEnd(of tree: SourceFileSyntax) -> Bool {
    let placement = ErrorPlacement(viewMode: .all)
    placement.end = tree.statements.lastToken(viewMode: .sourceAccurate)?
      .endPositionBeforeTrailingTrivia.utf8Offset ?? 0
    placement.walk(tree)
    return placement.isMendable
  }

  override func visit(_ node: UnexpectedNodesSyntax) -> SyntaxVisitorContinueKind {
    isMendable = false
    return .skipChildren
  }

  override func visit(_ token: TokenSyntax) -> SyntaxVisitorContinueKind {
    if token.presence == .missing, token.positionAfterSkippingLeadingTrivia.utf8Offset < end {
      isMendable = false
    }
    if token.presence == .present, token.hasError { isMendable = false }
    return .skipChildren
  }

  override func visit(_ node: StringLiteralExprSyntax) -> SyntaxVisitorContinueKind {
    // A one-line string ends with its line.
    if node.closingQuote.presence == .missing, node.openingQuote.tokenKind != .multilineStringQuote {
      isMendable = false
    }
    return .visitChildren
  }
}
