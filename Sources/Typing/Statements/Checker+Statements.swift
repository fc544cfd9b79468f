import SwiftSyntax

extension Checker {
  /// The statements of a block in a scope of its own.
  func block(_ items: CodeBlockItemListSyntax) -> [TypedStatement] {
    let outer = scope
    scope = Scope(.block, parent: scope)
    defer { scope = outer }
    return statements(items)
  }

  /// Statements in the scope that stands; functions and types of the block are known before its first statement.
  func statements(_ items: CodeBlockItemListSyntax) -> [TypedStatement] {
    declareLocals(items)
    let outer = pendingBodies
    pendingBodies = []
    defer { pendingBodies = outer }
    var found: [TypedStatement] = []
    for item in items { found += statement(item) }
    // A nested function may use variables that the block declares after it.
    for (function, body) in pendingBodies { checkBody(of: function, body, isOperator: false) }
    return found
  }

  func statement(_ item: CodeBlockItemSyntax) -> [TypedStatement] {
    let range = item.sourceRange
    switch item.item {
    case .decl(let declaration): return self.declaration(declaration, range)
    case .stmt(let statement): return self.statement(statement, range)
    case .expr(let expression): return [expressionStatement(expression, range)]
    }
  }

  private func expressionStatement(_ syntax: ExprSyntax, _ range: TextRange) -> TypedStatement {
    if let node = syntax.as(IfExprSyntax.self) { return ifStatement(node, range) }
    if let node = syntax.as(SwitchExprSyntax.self) { return switchStatement(node, label: nil, range) }
    let value = expression(syntax, nil)
    return TypedStatement(.expression(value), range: range)
  }

  /// An `if` or `do` that `break` can leave by its label.
  private func labelled(_ name: String?, _ range: TextRange, _ body: () -> TypedStatement) -> TypedStatement {
    guard let name else { return body() }
    let label = LoopLabel(name: name)
    function.loops.append(JumpTarget(label: label, name: name, kind: .block))
    defer { function.loops.removeLast() }
    return TypedStatement(.labelled(label, [body()]), range: range)
  }

  private func statement(_ syntax: StmtSyntax, _ range: TextRange, label: String? = nil) -> [TypedStatement] {
    switch syntax.as(StmtSyntaxEnum.self) {
    case .expressionStmt(let node):
      if let inner = node.expression.as(IfExprSyntax.self) { return [labelled(label, range) { ifStatement(inner, range) }] }
      if let inner = node.expression.as(SwitchExprSyntax.self) { return [switchStatement(inner, label: label, range)] }
      return [expressionStatement(node.expression, range)]
    case .guardStmt(let node): return [guardStatement(node, range)]
    case .whileStmt(let node):
      let loop = LoopLabel(name: label)
      let outer = scope
      scope = Scope(.block, parent: scope)
      let conditions = self.conditions(node.conditions)
      let body = loopBody(node.body.statements, loop, label)
      scope = outer
      return [TypedStatement(.whileLoop(conditions, body: body, label: loop), range: range)]
    case .repeatStmt(let node):
      let loop = LoopLabel(name: label)
      let body = loopBody(node.body.statements, loop, label)
      return [TypedStatement(.repeatLoop(body: body, condition: expression(node.condition, .bool), label: loop), range: range)]
    case .forStmt(let node): return [forLoop(node, label: label, range)]
    case .returnStmt(let node): return [returnStatement(node, range)]
    case .breakStmt(let node):
      guard let loop = jumpTarget(node.label?.identifierText, loopsOnly: false, range) else { return [] }
      return [TypedStatement(.breakStatement(loop), range: range)]
    case .continueStmt(let node):
      guard let loop = jumpTarget(node.label?.identifierText, loopsOnly: true, range) else { return [] }
      return [TypedStatement(.continueStatement(loop), range: range)]
    case .fallThroughStmt:
      checkFallthrough(range)
      return [TypedStatement(.fallthroughStatement, range: range)]
    case .throwStmt(let node): return [throwStatement(node, range)]
    case .doStmt(let node): return [labelled(label, range) { doStatement(node, range) }]
    case .deferStmt(let node): return [deferStatement(node, range)]
    case .labeledStmt(let node): return statement(node.statement, range, label: node.label.identifierText)
    default:
      report(DiagnosticText.unsupportedStatement(syntax.kind.nameForMessages), range)
      return []
    }
  }

  func loopBody(_ items: CodeBlockItemListSyntax, _ loop: LoopLabel, _ name: String?) -> [TypedStatement] {
    function.loops.append(JumpTarget(label: loop, name: name, kind: .loop))
    defer { function.loops.removeLast() }
    return block(items)
  }

  private func jumpTarget(_ name: String?, loopsOnly: Bool, _ range: TextRange) -> LoopLabel? {
    for target in function.loops.reversed() {
      if let name {
        guard target.name == name else { continue }
        if loopsOnly, target.kind != .loop { break }
        return target.label
      }
      if target.kind == .loop || (target.kind == .switchCase && !loopsOnly) { return target.label }
    }
    let word = loopsOnly ? "continue" : "break"
    if function.isDeferred {
      report(DiagnosticText.jumpOutOfDefer(word), range)
    } else if let name {
      report(function.loops.contains { $0.name == name } ? .continueOfBlock(name) : .unknownLabel(name), range)
    } else {
      report(DiagnosticText.jumpOutsideLoop(isContinue: loopsOnly), range)
    }
    return nil
  }

  private func checkFallthrough(_ range: TextRange) {
    guard let place = function.loops.last(where: { $0.kind == .switchCase }) else {
      report(DiagnosticText.fallthroughOutsideSwitch, range)
      return
    }
    if place.isLastCase { report(DiagnosticText.fallthroughAtEnd, range) }
  }

  private func deferStatement(_ node: DeferStmtSyntax, _ range: TextRange) -> TypedStatement {
    let (loops, wasDeferred, catchDepth, openDos) = (function.loops, function.isDeferred, function.catchDepth, function.openDos)
    (function.loops, function.isDeferred, function.catchDepth, function.openDos) = ([], true, 0, 0)
    defer { (function.loops, function.isDeferred, function.catchDepth, function.openDos) = (loops, wasDeferred, catchDepth, openDos) }
    return TypedStatement(.deferStatement(block(node.body.statements)), range: range)
  }

  func ifStatement(_ node: IfExprSyntax, _ range: TextRange) -> TypedStatement {
    let outer = scope
    scope = Scope(.block, parent: scope)
    let conditions = self.conditions(node.conditions)
    let then = block(node.body.statements)
    scope = outer
    var otherwise: [TypedStatement] = []
    switch node.elseBody {
    case .codeBlock(let body)?: otherwise = block(body.statements)
    case .ifExpr(let next)?: otherwise = [ifStatement(next, next.sourceRange)]
    case nil: break
    }
    return TypedStatement(.ifStatement(conditions, then: then, otherwise: otherwise), range: range)
  }

  private func guardStatement(_ node: GuardStmtSyntax, _ range: TextRange) -> TypedStatement {
    // The else block does not see what the conditions bind; it is checked first, before they are in scope.
    let otherwise = block(node.body.statements)
    let conditions = self.conditions(node.conditions)
    return TypedStatement(.guardStatement(conditions, otherwise: otherwise), range: range)
  }

  /// Conditions in order; what they bind is declared in the scope that stands.
  func conditions(_ list: ConditionElementListSyntax) -> [TypedCondition] {
    var found: [TypedCondition] = []
    for element in list {
      switch element.condition {
      case .expression(let syntax): found.append(.boolean(condition(syntax)))
      case .optionalBinding(let binding):
        if let condition = optionalBinding(binding) { found.append(condition) }
      case .matchingPattern(let match):
        let value = expression(match.initializer.value, nil)
        let subject = local("subject", value.type, match.initializer.value.sourceRange)
        found.append(.pattern(pattern(match.pattern, value.type, isMutable: false), subject: subject, value))
      case .availability(let node): report(DiagnosticText.unsupportedStatement("availability condition"), node.sourceRange)
      }
    }
    return found
  }

  private func condition(_ syntax: ExprSyntax) -> TypedExpression {
    if let sign = syntax.as(InfixOperatorExprSyntax.self)?.operator.as(AssignmentExprSyntax.self) {
      report(DiagnosticText.assignmentAsCondition(sign.sourceRange), sign.sourceRange)
      return errorNode(syntax.sourceRange)
    }
    let node = expression(syntax, nil)
    if isError(node.type) || shallow(node.type) == .bool { return node }
    if solver.literal(node.type) == .boolean { return coerce(node, to: .bool) }
    if node.isImplicitlyUnwrapped, node.type.optionalPayload == .bool { return make(.forceUnwrap(node), .bool, node.range) }
    report(DiagnosticText.conditionNotBool(display(node.type), syntax.trimmedDescription, syntax.sourceRange), syntax.sourceRange)
    return errorNode(syntax.sourceRange)
  }

  private func optionalBinding(_ node: OptionalBindingConditionSyntax) -> TypedCondition? {
    guard let name = node.pattern.as(IdentifierPatternSyntax.self)?.identifier else {
      if node.pattern.is(WildcardPatternSyntax.self), let initializer = node.initializer {
        let value = expression(initializer.value, nil)
        guard let payload = value.type.optionalPayload else { return nil }
        return .binding(local("_", payload, node.pattern.sourceRange), value)
      }
      if node.pattern.is(TuplePatternSyntax.self) || node.pattern.is(ExpressionPatternSyntax.self), let initializer = node.initializer {
        let value = expression(initializer.value, nil)
        if value.type.optionalPayload == nil, !isError(value.type) {
          report(DiagnosticText.bindingNonOptional(display(value.type)), initializer.value.sourceRange)
        }
        let isMutable = node.bindingSpecifier.tokenKind == .keyword(.var)
        let inner = pattern(node.pattern, value.type.optionalPayload ?? .error, isMutable: isMutable, isBinding: true)
        return .pattern(.some(inner), subject: local("subject", value.type, initializer.value.sourceRange), value)
      }
      report(DiagnosticText.unsupportedStatement("pattern"), node.pattern.sourceRange)
      return nil
    }
    let annotation = node.typeAnnotation.map { type($0.type) }
    let value: TypedExpression
    if let initializer = node.initializer {
      value = expression(initializer.value, annotation.map { .optional($0) })
    } else {
      value = expression(ExprSyntax(DeclReferenceExprSyntax(baseName: name)), nil, at: name.sourceRange)
    }
    let payload = value.type.optionalPayload
    if payload == nil, !isError(value.type) {
      report(DiagnosticText.bindingNonOptional(display(value.type)), node.initializer?.value.sourceRange ?? name.sourceRange)
    }
    let variable = declareVariable(
      name, annotation ?? payload ?? .error, isMutable: node.bindingSpecifier.tokenKind == .keyword(.var))
    return .binding(variable, value)
  }

  /// A reference made up from a token of the cell.
  private func expression(_ syntax: ExprSyntax, _ expected: Type?, at range: TextRange) -> TypedExpression {
    guard let node = syntax.as(DeclReferenceExprSyntax.self) else { return expression(syntax, expected) }
    return reference(node, expected, range)
  }

  private func returnStatement(_ node: ReturnStmtSyntax, _ range: TextRange) -> TypedStatement {
    if function.isDeferred {
      report(DiagnosticText.jumpOutOfDefer("return"), range)
    } else if function.isMain {
      report(DiagnosticText.returnOutsideFunction, range)
    }
    guard let syntax = node.expression else {
      if !shallow(function.result).isVoid, !function.isInitializer {
        if isUnknown(function.result) { _ = unify(function.result, .void) } else {
          report(DiagnosticText.returnWithoutValue(display(function.result)), range)
        }
      }
      return TypedStatement(.returnStatement(nil), range: range)
    }
    if function.isInitializer, syntax.is(NilLiteralExprSyntax.self), let me = function.selfVariable {
      if !function.isFailable { report(DiagnosticText.nilInInitializer, range) }
      return TypedStatement(.returnStatement(make(.none, .optional(me.type), syntax.sourceRange)), range: range)
    }
    if function.isInitializer {
      _ = expression(syntax, nil)
      report(DiagnosticText.returnInInitializer, range)
      return TypedStatement(.returnStatement(nil), range: range)
    }
    if shallow(function.result).isVoid {
      let value = expression(syntax, nil)
      if !value.type.isVoid, !isError(value.type) { report(DiagnosticText.unexpectedReturnValue, syntax.sourceRange) }
      return TypedStatement(.returnStatement(value), range: range)
    }
    returnedValue = syntax.sourceRange
    let value = expression(syntax, function.result)
    return TypedStatement(.returnStatement(value), range: range)
  }

  /// A variable of the function that stands.
  func local(_ name: String, _ type: Type, _ range: TextRange, isMutable: Bool = false) -> Variable {
    Variable(name: name, type: type, isMutable: isMutable, storage: .local, range: range)
  }
}

/// Visits statements and those inside them, functions and closures excepted.
struct StatementWalk {
  let visit: (TypedStatement) -> Void

  func walk(_ statements: [TypedStatement]) {
    for statement in statements {
      visit(statement)
      switch statement.kind {
      case .block(let inner), .deferStatement(let inner), .labelled(_, let inner): walk(inner)
      case .ifStatement(_, let then, let otherwise):
        walk(then)
        walk(otherwise)
      case .guardStatement(_, let otherwise): walk(otherwise)
      case .whileLoop(_, let body, _), .repeatLoop(let body, _, _): walk(body)
      case .forLoop(let loop): walk(loop.body)
      case .switchStatement(let node): for item in node.cases { walk(item.body) }
      case .doStatement(let body, let catches):
        walk(body)
        for clause in catches { walk(clause.body) }
      default: break
      }
    }
  }
}
