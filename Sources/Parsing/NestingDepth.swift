internal import SourceText
internal import SwiftSyntax

/// Bounds how deep a tree goes, so that the recursive passes after the parser cannot run out of stack.
///
/// The parser bounds brackets itself, but grows `1 + 1 + 1 ...` and `a.b().c() ...` in loops.
enum NestingDepth {
  /// Levels of syntax nodes; thousand-term sums and any text a person writes stay far below.
  static let limit = 1500
  static let longestSequence = 1000

  /// Where a tree goes too deep; nil when it does not.
  static func excess(in tree: SourceFileSyntax) -> SourceRange? {
    // A level takes at least a byte of text.
    guard tree.totalLength.utf8Length > limit else { return nil }
    var pending: [(node: Syntax, depth: Int)] = [(Syntax(tree), 0)]
    while let (node, depth) = pending.popLast() {
      if depth > limit { return firstCharacter(of: node) }
      if let sequence = node.as(ExprListSyntax.self), sequence.count > longestSequence,
        sequence.parent?.is(SequenceExprSyntax.self) == true
      {
        return firstCharacter(of: node)
      }
      for child in node.children(viewMode: .all) where !child.is(TokenSyntax.self) {
        pending.append((child, depth + 1))
      }
    }
    return nil
  }

  private static func firstCharacter(of node: Syntax) -> SourceRange {
    let start = node.positionAfterSkippingLeadingTrivia.utf8Offset
    return SourceRange(start, start + 1)
  }
}
