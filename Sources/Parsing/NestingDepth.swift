internal import SourceText
@_spi(RawSyntax) internal import SwiftSyntax

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
    // Below the syntax nodes, which cost much more to walk than the raw tree.
    var pending: [(node: RawSyntax, depth: Int, offset: Int)] = [(Syntax(tree).raw, 0, 0)]
    while let (node, depth, start) = pending.popLast() {
      guard let children = node.layoutView?.children else { continue }
      let isLongSequence = node.kind == .exprList && children.count > longestSequence
      if depth > limit || isLongSequence {
        let first = start + node.leadingTriviaByteLength
        return SourceRange(first, first + 1)
      }
      var offset = start
      for child in children {
        guard let child else { continue }
        pending.append((child, depth + 1, offset))
        offset += child.byteLength
      }
    }
    return nil
  }
}
