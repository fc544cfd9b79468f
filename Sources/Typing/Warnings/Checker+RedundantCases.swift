import SwiftSyntax

extension Checker {
  /// Warns about cases that earlier ones have taken already, and a `default` behind all cases of an enum.
  func warnAboutRedundantCases(of node: SwitchExprSyntax, _ typed: TypedSwitch) {
    var taken: Set<Int> = []
    var literals: Set<String> = []
    let all = shallow(typed.value.type).nominal?.cases ?? []
    let cases = node.cases.compactMap { element -> SwitchCaseSyntax? in
      if case .switchCase(let syntax) = element { return syntax }
      return nil
    }
    for (syntax, item) in zip(cases, typed.cases) {
      switch syntax.label {
      case .default(let clause):
        // `@unknown default` is there for cases yet to come.
        if syntax.attribute == nil, !all.isEmpty, taken.count == all.count { report(DiagnosticText.defaultNeverExecuted, clause.defaultKeyword.sourceRange) }
      case .case(let clause):
        for (syntax, entry) in zip(clause.caseItems, item.items) where entry.filter == nil {
          if case .enumCase(let enumCase, let inner) = entry.pattern, inner.allSatisfy(isAnything) {
            if !taken.insert(enumCase.index).inserted { report(DiagnosticText.caseAlreadyHandled, syntax.sourceRange) }
          } else if let literal = literal(syntax.pattern), !literals.insert(literal).inserted {
            report(
              ["true", "false"].contains(literal) ? DiagnosticText.caseAlreadyHandled : DiagnosticText.literalAlreadyHandled, syntax.sourceRange)
          }
        }
      }
    }
  }

  private func isAnything(_ pattern: TypedPattern) -> Bool {
    switch pattern {
    case .wildcard, .variable: true
    case .tuple(let inner): inner.allSatisfy(isAnything)
    default: false
    }
  }

  private func literal(_ pattern: PatternSyntax) -> String? {
    guard let value = pattern.as(ExpressionPatternSyntax.self)?.expression else { return nil }
    switch value.kind {
    case .integerLiteralExpr, .floatLiteralExpr, .booleanLiteralExpr: return value.trimmedDescription
    case .stringLiteralExpr: return value.as(StringLiteralExprSyntax.self)?.representedLiteralValue == nil ? nil : value.trimmedDescription
    default: return nil
    }
  }
}
