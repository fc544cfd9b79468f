import SwiftSyntax

extension Checker {
  func switchStatement(_ node: SwitchExprSyntax, label name: String?, _ range: TextRange) -> TypedStatement {
    let valueType = branchBody
    branchBody = nil
    let value = expression(node.subject, nil)
    let errorsBefore = errorCount
    let subject = local("subject", value.type, node.subject.sourceRange)
    let loop = LoopLabel(name: name)
    var cases: [TypedSwitch.Case] = []
    for element in node.cases {
      guard case .switchCase(let syntax) = element else { continue }
      let outer = scope
      scope = Scope(.block, parent: scope)
      defer { scope = outer }
      var items: [(pattern: TypedPattern, filter: TypedExpression?)] = []
      if case .case(let label) = syntax.label { items = caseItems(label.caseItems.map { ($0.pattern, $0.whereClause) }, value.type) }
      if syntax.statements.isEmpty { report(DiagnosticText.emptyCase, syntax.label.sourceRange) }
      function.loops.append(
        JumpTarget(label: loop, name: name, kind: .switchCase, isLastCase: element.id == node.cases.last?.id))
      let body = valueType.map { branch(syntax.statements, $0) } ?? block(syntax.statements)
      function.loops.removeLast()
      cases.append(.init(items: items, body: body))
    }
    let typed = TypedSwitch(subject: subject, value: value, cases: cases, label: loop)
    if !isError(value.type), errorCount == errorsBefore, let missing = missingCases(typed, value.type) {
      report(DiagnosticText.notExhaustive(missing), node.switchKeyword.sourceRange)
    }
    if errorCount == errorsBefore { warnAboutRedundantCases(of: node, typed) }
    return TypedStatement(.switchStatement(typed), range: range)
  }

  /// The patterns of a `case` or `catch`. The first declares the variables, the others bind the same ones.
  func caseItems(
    _ syntax: [(pattern: PatternSyntax?, filter: WhereClauseSyntax?)], _ type: Type
  ) -> [(pattern: TypedPattern, filter: TypedExpression?)] {
    var items: [(pattern: TypedPattern, filter: TypedExpression?)] = []
    var first: [Variable] = []
    let outer = itemBindings
    defer { itemBindings = outer }
    for (index, item) in syntax.enumerated() {
      itemBindings = index == 0 ? nil : ItemBindings(first: first)
      let typed = item.pattern.map { pattern($0, type, isMutable: false) } ?? .wildcard
      if let bindings = itemBindings {
        for variable in first where !bindings.bound.contains(variable) {
          report(DiagnosticText.notBoundEverywhere(variable.name), variable.range)
        }
      } else {
        forEachVariable(typed) { first.append($0) }
      }
      itemBindings = nil
      items.append((typed, item.filter.map { expression($0.condition, .bool) }))
    }
    return items
  }

  /// A variable of a pattern: in the second and later patterns of a case, the first one's of that name.
  func bind(_ token: TokenSyntax, _ type: Type, isMutable: Bool) -> TypedPattern {
    guard let bindings = itemBindings, token.identifierText != "_" else {
      return .variable(declareVariable(token, type, isMutable: isMutable))
    }
    let name = token.identifierText
    guard let known = bindings.first.first(where: { $0.name == name }) else {
      report(DiagnosticText.notBoundEverywhere(name), token.sourceRange)
      return .variable(declareVariable(token, type, isMutable: isMutable))
    }
    if resolved(known.type) != resolved(type), !isError(known.type), !isError(type) {
      report(DiagnosticText.boundTypeMismatch(name, display(type), display(known.type)), token.sourceRange)
    }
    itemBindings?.bound.insert(known)
    return .variable(known)
  }
}

/// What the first pattern of a case has bound, and what of it the one being read has bound so far.
struct ItemBindings {
  let first: [Variable]
  var bound: Set<Variable> = []
}
