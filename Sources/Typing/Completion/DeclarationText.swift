import SwiftSyntax

/// A name somebody may want to write, with what it stands for.
package struct Completion: Hashable {
  package enum Kind: String { case variable, function, type, property, enumCase, argumentLabel }

  package let name: String
  package let kind: Kind
  /// As declared, without attributes: `func map<T>(_ transform: (Element) throws -> T) rethrows -> [T]`.
  package let signature: String
  /// The doc comment, without its slashes.
  package let documentation: String

  package init(name: String, kind: Kind, signature: String, documentation: String) {
    self.name = name
    self.kind = kind
    self.signature = signature
    self.documentation = documentation
  }
}

/// Signature and documentation as a declaration's syntax has them.
enum DeclarationText {
  static func documentation(_ syntax: DeclSyntax?) -> String {
    guard let syntax else { return "" }
    var lines: [String] = []
    for piece in syntax.leadingTrivia {
      switch piece {
      case .docLineComment(let text): lines.append(String(text.dropFirst(3).drop { $0 == " " }))
      case .docBlockComment(let text):
        lines += text.dropFirst(3).dropLast(2).split(separator: "\n").map { line in
          String(line.drop { $0 == " " || $0 == "*" })
        }
      default: break
      }
    }
    return lines.joined(separator: "\n")
  }

  /// The declaration up to its body, attributes left out, on one line.
  static func signature(_ syntax: DeclSyntax) -> String {
    var parts: [String] = []
    for token in syntax.tokens(viewMode: .sourceAccurate) {
      if token.tokenKind == .leftBrace, !(token.parent?.is(AccessorBlockSyntax.self) ?? false) { break }
      if isInAttribute(token, syntax) { continue }
      parts.append(token.text + (token.trailingTrivia.isEmpty ? "" : " "))
    }
    return parts.joined().split(separator: "\n").joined(separator: " ").trimmingSpaces
  }

  private static func isInAttribute(_ token: TokenSyntax, _ syntax: DeclSyntax) -> Bool {
    var node = token.parent
    while let current = node, current.id != Syntax(syntax).id {
      if let attribute = current.as(AttributeSyntax.self) {
        return attribute.attributeName.trimmedDescription != "escaping" && attribute.attributeName.trimmedDescription != "autoclosure"
      }
      node = current.parent
    }
    return false
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    var view = self[...]
    while view.last == " " { view = view.dropLast() }
    return String(view.drop { $0 == " " })
  }
}

extension FunctionDeclaration {
  /// As declared; made up from its parts when nobody wrote it.
  package var signatureText: String { syntax.map(DeclarationText.signature) ?? displayType }
  package var documentation: String { DeclarationText.documentation(syntax) }
}

extension PropertyDeclaration {
  package var signatureText: String { syntax.map(DeclarationText.signature) ?? "\(isMutable ? "var" : "let") \(name): \(type)" }
  package var documentation: String { DeclarationText.documentation(syntax) }
}

extension Variable {
  package var signatureText: String { "\(isMutable ? "var" : "let") \(name): \(type)" }
  package var documentation: String { DeclarationText.documentation(syntax) }
}

extension NominalType {
  package var signatureText: String { syntax.map(DeclarationText.signature) ?? name }
  package var documentation: String { DeclarationText.documentation(syntax) }
}
