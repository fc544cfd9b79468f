package import SourceText
internal import SwiftSyntax

/// A name that a cell declares at its top level.
package struct TopLevelName: Equatable {
  package enum Kind { case value, function, operatorFunction, type }

  package let name: String
  package let kind: Kind
  package let nameRange: SourceText.SourceRange
  /// The declaration whole; of a variable, the `let` or `var` with everything else it declares.
  package let range: SourceText.SourceRange
}

extension ParsedCell {
  /// Variables, functions and types declared at the top level, in source order.
  ///
  ///     CellParser().parse("let (a, b) = (1, 2)", named: "cell 1").topLevelNames.map(\.name)   // ["a", "b"]
  package var topLevelNames: [TopLevelName] {
    tree.statements.flatMap { item -> [TopLevelName] in
      guard case .decl(let declaration) = item.item else { return [] }
      return Self.names(of: declaration)
    }
  }

  private static func names(of declaration: DeclSyntax) -> [TopLevelName] {
    func one(_ token: TokenSyntax, _ kind: TopLevelName.Kind) -> [TopLevelName] {
      [TopLevelName(name: token.text.filter { $0 != "`" }, kind: kind, nameRange: token.sourceRange, range: declaration.sourceRange)]
    }
    switch declaration.as(DeclSyntaxEnum.self) {
    case .variableDecl(let node):
      let finder = IdentifierFinder(viewMode: .sourceAccurate)
      for binding in node.bindings { finder.walk(binding.pattern) }
      return finder.tokens.flatMap { one($0, .value) }
    case .functionDecl(let node):
      if case .identifier = node.name.tokenKind { return one(node.name, .function) }
      return one(node.name, .operatorFunction)
    case .structDecl(let node): return one(node.name, .type)
    case .classDecl(let node): return one(node.name, .type)
    case .enumDecl(let node): return one(node.name, .type)
    case .protocolDecl(let node): return one(node.name, .type)
    case .typeAliasDecl(let node): return one(node.name, .type)
    default: return []
    }
  }

  /// Where names stand that declare and read at once: `if let model`, `{ [total] in … }`. Offsets in UTF-8 bytes.
  package var shorthandOffsets: Set<Int> {
    let finder = ShorthandFinder(viewMode: .sourceAccurate)
    finder.walk(tree)
    return finder.offsets
  }
}

private final class IdentifierFinder: SyntaxVisitor {
  private(set) var tokens: [TokenSyntax] = []

  override func visit(_ node: IdentifierPatternSyntax) -> SyntaxVisitorContinueKind {
    tokens.append(node.identifier)
    return .skipChildren
  }
}

private final class ShorthandFinder: SyntaxVisitor {
  private(set) var offsets: Set<Int> = []

  override func visit(_ node: OptionalBindingConditionSyntax) -> SyntaxVisitorContinueKind {
    if node.initializer == nil { offsets.insert(node.pattern.sourceRange.lowerBound) }
    return .visitChildren
  }

  override func visit(_ node: ClosureCaptureSyntax) -> SyntaxVisitorContinueKind {
    if node.initializer == nil { offsets.insert(node.name.sourceRange.lowerBound) }
    return .visitChildren
  }
}
