internal import SwiftParser
internal import SwiftSyntax

/// One declaration of an interface text, as a person looks it up.
package struct DeclarationSummary: Sendable, Equatable {
  package enum Kind: String, Sendable { case function, property, type, initializer, operatorFunction, enumCase }

  /// Dotted, without labels: `tf.reduceSum`, `Array.init`.
  package let path: String
  package let kind: Kind
  /// As Swift writes it, without attributes and body.
  package let signature: String
  package let documentation: String
}

package enum InterfaceSummary {
  /// The declarations of an interface chunk, those in types and extensions included, in their order.
  package static func declarations(in source: String) -> [DeclarationSummary] {
    let collector = SummaryCollector(viewMode: .sourceAccurate)
    collector.walk(Parser.parse(source: source))
    return collector.found
  }
}

private final class SummaryCollector: SyntaxVisitor {
  var found: [DeclarationSummary] = []
  private var path: [String] = []

  private func add(_ name: String, _ kind: DeclarationSummary.Kind, _ node: some SyntaxProtocol, signature: String) {
    found.append(
      DeclarationSummary(
        path: (path + [name]).joined(separator: "."), kind: kind, signature: signature,
        documentation: Self.documentation(of: node)))
  }

  private static func documentation(of node: some SyntaxProtocol) -> String {
    var lines: [Substring] = []
    for piece in node.leadingTrivia {
      if case .docLineComment(let text) = piece {
        lines.append(text.dropFirst(3).trimmingPrefix(" "))
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func flattened(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  // MARK: Types and extensions

  private func enter(_ name: String, _ node: some DeclGroupSyntax) -> SyntaxVisitorContinueKind {
    var header = node
    header.attributes = []
    header.memberBlock.members = []
    var text = Self.flattened(header.trimmedDescription)
    if text.hasSuffix("{ }") { text.removeLast(3) } else if text.hasSuffix("{}") { text.removeLast(2) }
    add(name, .type, node, signature: text.trimmingSuffixSpaces)
    path.append(name)
    return .visitChildren
  }

  override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind { enter(node.name.text, node) }
  override func visitPost(_ node: StructDeclSyntax) { path.removeLast() }
  override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind { enter(node.name.text, node) }
  override func visitPost(_ node: ClassDeclSyntax) { path.removeLast() }
  override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind { enter(node.name.text, node) }
  override func visitPost(_ node: EnumDeclSyntax) { path.removeLast() }
  override func visit(_ node: ProtocolDeclSyntax) -> SyntaxVisitorContinueKind { enter(node.name.text, node) }
  override func visitPost(_ node: ProtocolDeclSyntax) { path.removeLast() }

  override func visit(_ node: ExtensionDeclSyntax) -> SyntaxVisitorContinueKind {
    path.append(node.extendedType.trimmedDescription)
    return .visitChildren
  }
  override func visitPost(_ node: ExtensionDeclSyntax) { path.removeLast() }

  // MARK: Members

  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
    var header = node
    header.attributes = []
    header.body = nil
    let isOperator = !(node.name.text.first.map { $0.isLetter || $0 == "_" || $0 == "`" } ?? false)
    add(
      node.name.text, isOperator ? .operatorFunction : .function, node,
      signature: Self.flattened(header.trimmedDescription))
    return .skipChildren
  }

  override func visit(_ node: InitializerDeclSyntax) -> SyntaxVisitorContinueKind {
    var header = node
    header.attributes = []
    header.body = nil
    add("init", .initializer, node, signature: Self.flattened(header.trimmedDescription))
    return .skipChildren
  }

  override func visit(_ node: SubscriptDeclSyntax) -> SyntaxVisitorContinueKind {
    var header = node
    header.attributes = []
    header.accessorBlock = nil
    add("subscript", .function, node, signature: Self.flattened(header.trimmedDescription))
    return .skipChildren
  }

  override func visit(_ node: VariableDeclSyntax) -> SyntaxVisitorContinueKind {
    var header = node
    header.attributes = []
    let text = Self.flattened(header.trimmedDescription)
    for binding in node.bindings {
      add(binding.pattern.trimmedDescription, .property, node, signature: text)
    }
    return .skipChildren
  }

  override func visit(_ node: TypeAliasDeclSyntax) -> SyntaxVisitorContinueKind {
    var header = node
    header.attributes = []
    add(node.name.text, .type, node, signature: Self.flattened(header.trimmedDescription))
    return .skipChildren
  }

  override func visit(_ node: EnumCaseDeclSyntax) -> SyntaxVisitorContinueKind {
    for element in node.elements {
      add(element.name.text, .enumCase, node, signature: "case \(element.trimmedDescription)")
    }
    return .skipChildren
  }
}

extension String {
  fileprivate var trimmingSuffixSpaces: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
