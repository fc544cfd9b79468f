import SwiftSyntax

/// `if` and `switch` as values.
extension Checker {
  /// Each branch is one expression of the common type, or leaves.
  func statementExpression(_ syntax: ExprSyntax, _ expected: Type?, _ range: TextRange) -> TypedExpression {
    let isSwitch = syntax.is(SwitchExprSyntax.self)
    if !mayStandAsValue(syntax) { report(DiagnosticText.misplacedStatementValue(isSwitch ? "switch" : "if"), range) }
    let type = expected ?? solver.fresh()
    let statement: TypedStatement
    if let node = syntax.as(IfExprSyntax.self) {
      statement = valueIf(node, type, range)
    } else if let node = syntax.as(SwitchExprSyntax.self) {
      branchBody = type
      statement = switchStatement(node, label: nil, range)
    } else {
      return errorNode(range)
    }
    return make(.statement(statement), type, range)
  }

  /// As the source of an assignment or declaration, after `return` or `throw`, or alone in a body or branch.
  private func mayStandAsValue(_ syntax: ExprSyntax) -> Bool {
    guard let parent = syntax.parent else { return true }
    if let infix = parent.as(InfixOperatorExprSyntax.self) { return infix.operator.is(AssignmentExprSyntax.self) && infix.rightOperand.id == syntax.id }
    return [.initializerClause, .returnStmt, .throwStmt, .codeBlockItem, .expressionStmt, .conditionElement].contains(parent.kind)
  }

  private func valueIf(_ node: IfExprSyntax, _ type: Type, _ range: TextRange) -> TypedStatement {
    let outer = scope
    scope = Scope(.block, parent: scope)
    let conditions = self.conditions(node.conditions)
    let then = branch(node.body.statements, type)
    scope = outer
    var otherwise: [TypedStatement] = []
    switch node.elseBody {
    case .codeBlock(let body)?: otherwise = branch(body.statements, type)
    case .ifExpr(let next)?: otherwise = [valueIf(next, type, next.sourceRange)]
    case nil: report(DiagnosticText.ifWithoutElse, range)
    }
    return TypedStatement(.ifStatement(conditions, then: then, otherwise: otherwise), range: range)
  }

  /// The body of one branch of a value: its only statement gives the value, or its last one leaves.
  func branch(_ items: CodeBlockItemListSyntax, _ type: Type) -> [TypedStatement] {
    let outer = scope
    scope = Scope(.block, parent: scope)
    defer { scope = outer }
    guard items.count == 1, let syntax = items.first?.expressionAlone else {
      let body = statements(items)
      if items.last?.leavesBranch != true { report(DiagnosticText.branchNotSingle, items.last?.sourceRange ?? items.sourceRange) }
      return body
    }
    let value = isNeverCall(syntax) ? expression(syntax, nil) : check(syntax, type)
    return [TypedStatement(.expression(value), range: syntax.sourceRange)]
  }

  /// A body of one expression gives its value. Nil when the body is statements.
  func implicitReturn(_ items: CodeBlockItemListSyntax, _ function: FunctionDeclaration) -> [TypedStatement]? {
    guard items.count == 1, let item = items.first, let syntax = item.expressionAlone, !function.result.isVoid,
      function.kind != .initializer, syntax.givesValue
    else { return nil }
    returnedValue = syntax.sourceRange
    let value = expression(syntax, isNeverCall(syntax) ? nil : function.result)
    if isNever(value.type) { return [TypedStatement(.expression(value), range: item.sourceRange)] }
    return [TypedStatement(.returnStatement(value), range: item.sourceRange)]
  }

  func isNeverCall(_ syntax: ExprSyntax) -> Bool {
    guard let name = syntax.as(FunctionCallExprSyntax.self)?.calledExpression.as(DeclReferenceExprSyntax.self)?.baseName.identifierText
    else { return false }
    if case .entities(let entities) = resolve(name, at: syntax.sourceRange), case .function(let function)? = entities.first { return isNever(function.result) }
    return false
  }
}

extension CodeBlockItemSyntax {
  /// The expression that an item is; nil for declarations and for statements of other kinds.
  var expressionAlone: ExprSyntax? {
    switch item {
    case .expr(let syntax): syntax
    case .stmt(let syntax): syntax.as(ExpressionStmtSyntax.self)?.expression
    case .decl: nil
    }
  }

  /// Whether a branch of several statements that ends in this needs no value.
  var leavesBranch: Bool {
    if case .stmt(let syntax) = item { return syntax.is(ThrowStmtSyntax.self) || syntax.is(FallThroughStmtSyntax.self) }
    return false
  }
}

extension ExprSyntax {
  /// False for an `if` or `switch` whose branches are statements.
  var givesValue: Bool {
    if let node = self.as(IfExprSyntax.self) {
      guard node.body.statements.giveValue else { return false }
      switch node.elseBody {
      case .codeBlock(let body)?: return body.statements.giveValue
      case .ifExpr(let next)?: return ExprSyntax(next).givesValue
      case nil: return false
      }
    }
    guard let node = self.as(SwitchExprSyntax.self) else { return true }
    return node.cases.allSatisfy { element in
      if case .switchCase(let item) = element { return item.statements.giveValue }
      return true
    }
  }
}

extension CodeBlockItemListSyntax {
  /// Whether these are a branch of a value.
  fileprivate var giveValue: Bool {
    guard let last else { return false }
    if last.leavesBranch { return true }
    return count == 1 && last.expressionAlone.map { $0.givesValue && !$0.isAssignment } ?? false
  }
}

extension ExprSyntax {
  fileprivate var isAssignment: Bool { self.as(InfixOperatorExprSyntax.self)?.operator.is(AssignmentExprSyntax.self) ?? false }
}
