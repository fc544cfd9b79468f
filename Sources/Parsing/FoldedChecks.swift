internal import SourceText
internal import SwiftSyntax

/// Warnings about code that means in Swift something else than in Python.
final class FoldedChecks: SyntaxVisitor {
  private let file: SourceFile
  private var diagnostics: [Diagnostic] = []

  private init(file: SourceFile) {
    self.file = file
    super.init(viewMode: .sourceAccurate)
  }

  static func diagnostics(of tree: SourceFileSyntax, in file: SourceFile) -> [Diagnostic] {
    let checks = FoldedChecks(file: file)
    checks.walk(tree)
    return checks.diagnostics
  }

  private func warn(_ identifier: String, _ message: String, _ range: SourceRange, fixIts: [Diagnostic.FixIt] = []) {
    diagnostics.append(
      Diagnostic(
        identifier: identifier, severity: .warning, message: message, file: file, range: range,
        fixIts: fixIts))
  }

  override func visit(_ node: InfixOperatorExprSyntax) -> SyntaxVisitorContinueKind {
    if node.operator.as(BinaryOperatorExprSyntax.self)?.operator.text == "**", let operand = negated(node.leftOperand) {
      let whole = node.sourceRange
      warn(
        "minus-before-power",
        "'-x ** y' is '(-x) ** y' in Swift, where Python reads '-(x ** y)'", node.leftOperand.sourceRange,
        fixIts: [
          Diagnostic.FixIt(
            "write '-(...)' for Python's meaning",
            edits: [
              .init(range: SourceRange(at: operand), replacement: "("),
              .init(range: SourceRange(at: whole.upperBound), replacement: ")"),
            ])
        ])
    }
    return .visitChildren
  }

  /// The offset behind a prefix minus.
  private func negated(_ expression: ExprSyntax) -> Int? {
    guard let prefix = expression.as(PrefixOperatorExprSyntax.self), prefix.operator.text == "-"
    else { return nil }
    return prefix.expression.sourceRange.lowerBound
  }

  override func visit(_ node: ForStmtSyntax) -> SyntaxVisitorContinueKind {
    if let literal = node.sequence.as(DictionaryExprSyntax.self) {
      warn(
        "dictionary-order",
        "a dictionary has no order: the loop goes through it differently in every run",
        literal.sourceRange)
    }
    return .visitChildren
  }

  override func visit(_ token: TokenSyntax) -> SyntaxVisitorContinueKind {
    guard token.trailingTriviaLength.utf8Length > 2, endsOperand(token) else { return .skipChildren }
    var offset = token.endPositionBeforeTrailingTrivia.utf8Offset
    for piece in token.trailingTrivia {
      if case .lineComment(let text) = piece, isDivisor(text.dropFirst(2)) {
        warn(
          "floor-division-comment",
          "'//' starts a comment; Python's floor division of integers is '/'",
          SourceRange(offset, offset + 2), fixIts: [.replace(SourceRange(offset, offset + 2), with: "/")])
      }
      offset += piece.sourceLength.utf8Length
    }
    return .skipChildren
  }

  private func endsOperand(_ token: TokenSyntax) -> Bool {
    switch token.tokenKind {
    case .identifier, .integerLiteral, .floatLiteral, .rightParen, .rightSquare: true
    default: false
    }
  }

  /// A comment of nothing but a number is Python's divisor and not a remark.
  private func isDivisor(_ text: Substring) -> Bool {
    let divisor = text.drop { $0 == " " }
    return !divisor.isEmpty && divisor.allSatisfy { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "_") }
  }
}
