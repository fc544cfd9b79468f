package import SourceText
package import SwiftSyntax

/// One cell's text as a syntax tree, with operators folded, and everything the parser and the
/// subset had to say about it.
///
///     let cell = CellParser().parse("let x = 1 +", named: "cell 1")
///     cell.diagnostics.containsErrors   // true: an operand is missing
package struct ParsedCell {
  package let file: SourceFile
  /// Infix operators are folded into trees by precedence; `SequenceExprSyntax` does not occur in a
  /// cell without errors.
  package let tree: SourceFileSyntax
  /// In source order. With any error among them, nothing of the cell may be typed or run.
  package let diagnostics: [SourceText.Diagnostic]
  /// Operators known after this cell: the standard ones, `**`, and those declared here or before.
  package let operators: NotebookOperators
  /// True when a `;` ends the last statement, which asks for its value not to be displayed.
  package let suppressesResult: Bool

  package var hasErrors: Bool { diagnostics.containsErrors }
}

extension SyntaxProtocol {
  /// The node without the whitespace and comments around it.
  package var sourceRange: SourceText.SourceRange {
    SourceText.SourceRange(
      positionAfterSkippingLeadingTrivia.utf8Offset, endPositionBeforeTrailingTrivia.utf8Offset)
  }
}
