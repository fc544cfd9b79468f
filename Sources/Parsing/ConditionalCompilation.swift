internal import SourceText
internal import SwiftParser
internal import SwiftSyntax

/// `#if`: what does not apply here is blanked out before the cell is parsed, so that every place keeps its offset.
enum ConditionalCompilation {
  /// The text with the directives and the branches that do not apply replaced by spaces.
  static func resolved(_ text: String) -> String {
    guard text.contains("#if") else { return text }
    let finder = Finder(viewMode: .sourceAccurate)
    finder.walk(Parser.parse(source: text))
    guard !finder.blanked.isEmpty else { return text }
    var bytes = Array(text.utf8)
    for range in finder.blanked {
      for offset in range where bytes[offset] != UInt8(ascii: "\n") && bytes[offset] != UInt8(ascii: "\r") {
        bytes[offset] = UInt8(ascii: " ")
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private final class Finder: SyntaxVisitor {
    var blanked: [Range<Int>] = []

    override func visit(_ node: IfConfigDeclSyntax) -> SyntaxVisitorContinueKind {
      var isDecided = false
      for clause in node.clauses {
        let applies = !isDecided && (clause.condition.map(holds) ?? true)
        let start = clause.position.utf8Offset
        if applies, let elements = clause.elements {
          isDecided = true
          blanked.append(start..<elements.position.utf8Offset)
          walk(elements)
        } else {
          isDecided = isDecided || applies
          blanked.append(start..<clause.endPosition.utf8Offset)
        }
      }
      blanked.append(node.poundEndif.position.utf8Offset..<node.poundEndif.endPosition.utf8Offset)
      return .skipChildren
    }
  }

  /// Whether a condition holds where notebooks run. Names of flags do not: none is defined.
  private static func holds(_ condition: ExprSyntax) -> Bool {
    switch condition.as(ExprSyntaxEnum.self) {
    case .booleanLiteralExpr(let node): return node.literal.tokenKind == .keyword(.true)
    case .prefixOperatorExpr(let node): return node.operator.text == "!" && !holds(node.expression)
    case .tupleExpr(let node): return node.elements.first.map { holds($0.expression) } ?? false
    case .sequenceExpr(let node): return anyHolds(Array(node.elements))
    case .functionCallExpr(let node): return call(node)
    default: return false
    }
  }

  /// `a && b || c`: what stands between two `||` holds together.
  private static func anyHolds(_ elements: [ExprSyntax]) -> Bool {
    var all = true
    for (index, element) in elements.enumerated() {
      if index.isMultiple(of: 2) {
        all = all && holds(element)
      } else if element.as(BinaryOperatorExprSyntax.self)?.operator.text == "||" {
        if all { return true }
        all = true
      }
    }
    return all
  }

  private static func call(_ node: FunctionCallExprSyntax) -> Bool {
    guard let name = node.calledExpression.as(DeclReferenceExprSyntax.self)?.baseName.text, let argument = node.arguments.first
    else { return false }
    let value = argument.expression.trimmedDescription
    switch name {
    case "os": return value == "Linux"
    case "arch": return value == architecture
    case "canImport": return ImportedModules.accepted.contains(value)
    case "swift", "compiler": return version(argument.expression, name == "swift" ? [5, 10] : [6, 3])
    case "_endian": return value == "little"
    case "_pointerBitWidth": return value == "_64"
    default: return false
    }
  }

  private static var architecture: String {
    #if arch(arm64)
      "arm64"
    #else
      "x86_64"
    #endif
  }

  /// `>=5.9` or `<6`.
  private static func version(_ condition: ExprSyntax, _ own: [Int]) -> Bool {
    guard let node = condition.as(PrefixOperatorExprSyntax.self) else { return false }
    let wanted = node.expression.trimmedDescription.split(separator: ".").map { Int($0) ?? 0 }
    let isOlder = own.lexicographicallyPrecedes(wanted)
    return node.operator.text == "<" ? isOlder : !isOlder
  }
}
