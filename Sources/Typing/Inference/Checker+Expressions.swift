import SwiftSyntax

extension Checker {
  /// A whole expression, checked against what is wanted, its unknowns settled.
  func expression(_ syntax: ExprSyntax, _ expected: Type?) -> TypedExpression {
    let isOutermost = expressionDepth == 0
    expressionDepth += 1
    let first = solver.slots.count
    let errors = errorCount
    var node = check(syntax, expected)
    if isOutermost {
      node = finish(node, errorsBefore: errors)
    } else {
      applyDefaults(from: first)
    }
    expressionDepth -= 1
    return node
  }

  /// The expression as a value of the expected type, or of its own when nothing is expected.
  func check(_ syntax: ExprSyntax, _ expected: Type?) -> TypedExpression {
    let node = infer(syntax, expected)
    guard let expected else { return node }
    return coerce(node, to: expected)
  }

  /// The expression with its own type; what is expected guides literals, closures and implicit members only.
  func infer(_ syntax: ExprSyntax, _ expected: Type?) -> TypedExpression {
    let range = syntax.sourceRange
    switch syntax.as(ExprSyntaxEnum.self) {
    case .integerLiteralExpr(let node): return integerLiteral(node, isNegative: false, range)
    case .floatLiteralExpr(let node): return floatLiteral(node, isNegative: false, range)
    case .booleanLiteralExpr(let node):
      return make(.boolean(node.literal.tokenKind == .keyword(.true)), solver.fresh(literal: .boolean), range)
    case .stringLiteralExpr(let node): return stringLiteral(node, expected, range)
    case .simpleStringLiteralExpr: return errorNode(range)
    case .nilLiteralExpr: return nilLiteral(expected, range)
    case .arrayExpr(let node): return arrayLiteral(node, expected, range)
    case .dictionaryExpr(let node): return dictionaryLiteral(node, expected, range)
    case .tupleExpr(let node): return tuple(node, expected, range)
    case .closureExpr(let node): return closure(node, expected, range)
    case .keyPathExpr(let node): return keyPath(node, expected, range)
    case .macroExpansionExpr(let node): return sourcePosition(node, at: range)
    case .declReferenceExpr, .memberAccessExpr, .functionCallExpr, .subscriptCallExpr, .optionalChainingExpr, .forceUnwrapExpr,
      .genericSpecializationExpr, .superExpr:
      return chain(syntax, expected, range)
    case .infixOperatorExpr(let node): return infix(node, expected, range)
    case .prefixOperatorExpr(let node): return prefix(node, expected, range)
    case .postfixOperatorExpr(let node): return postfix(node, expected, range)
    case .ternaryExpr(let node): return ternary(node, expected, range)
    case .isExpr(let node): return isExpression(node, range)
    case .asExpr(let node): return asExpression(node, range)
    case .tryExpr(let node): return tryExpression(node, expected, range)
    case .discardAssignmentExpr: return make(.discard, solver.fresh(), range)
    case .ifExpr, .switchExpr: return statementExpression(syntax, expected, range)
    case .inOutExpr(let node):
      report(DiagnosticText.misplacedInout, range)
      _ = infer(node.expression, nil)
      return errorNode(range)
    case .typeExpr(let node): return make(.metatype, .metatype(type(node.type)), range)
    case .missingExpr: return errorNode(range)
    default:
      report(DiagnosticText.unsupportedExpression(syntax.kind.nameForMessages), range)
      return errorNode(range)
    }
  }

  private func ternary(_ node: TernaryExprSyntax, _ expected: Type?, _ range: TextRange) -> TypedExpression {
    let condition = check(node.condition, .bool)
    let first = infer(node.thenExpression, expected)
    let second = infer(node.elseExpression, expected ?? guide(first))
    if let expected, !isUnknown(expected) {
      let then = coerce(first, to: expected)
      let otherwise = coerce(second, to: expected)
      return make(.conditional(condition: condition, then: then, otherwise: otherwise), expected, range)
    }
    guard let (then, otherwise, type) = joined(first, second) else {
      report(DiagnosticText.branchMismatch(display(first.type), display(second.type)), range)
      return errorNode(range)
    }
    return make(.conditional(condition: condition, then: then, otherwise: otherwise), type, range)
  }

  /// What the type of one operand says about another: nothing while it is a literal's.
  func guide(_ node: TypedExpression) -> Type? {
    if case .variable = shallow(node.type) { return nil }
    return node.type
  }

  func isUnknown(_ type: Type) -> Bool {
    if case .variable = shallow(type) { return true }
    return false
  }

  /// Two values as values of one type.
  func joined(_ first: TypedExpression, _ second: TypedExpression) -> (TypedExpression, TypedExpression, Type)? {
    if let converted = convert(second, to: first.type) { return (first, converted, first.type) }
    if let converted = convert(first, to: second.type) { return (converted, second, second.type) }
    if let type = commonAncestor(first.type, second.type), let left = convert(first, to: type), let right = convert(second, to: type) {
      return (left, right, type)
    }
    return nil
  }

  /// The nearest class both are.
  func commonAncestor(_ first: Type, _ second: Type) -> Type? {
    let others = superclassChain(of: shallow(second))
    return superclassChain(of: shallow(first)).first { type in
      type.nominal?.kind == .classType && others.contains(type)
    }
  }

  private func isExpression(_ node: IsExprSyntax, _ range: TextRange) -> TypedExpression {
    let value = settledOperand(node.expression)
    return make(.isType(value, type(node.type)), .bool, range)
  }

  /// An operand whose type must not wait for the context.
  func settledOperand(_ syntax: ExprSyntax) -> TypedExpression {
    let first = solver.slots.count
    let node = infer(syntax, nil)
    applyDefaults(from: first)
    return node
  }

  private func asExpression(_ node: AsExprSyntax, _ range: TextRange) -> TypedExpression {
    let target = type(node.type)
    switch node.questionOrExclamationMark?.tokenKind {
    case .postfixQuestionMark?:
      return make(.conditionalCast(settledOperand(node.expression), target), .optional(target), range)
    case .exclamationMark?:
      return make(.forcedCast(settledOperand(node.expression), target), target, range)
    default:
      let value = check(node.expression, target)
      if case .error = value.type { return value }
      return make(value.kind, target, range)
    }
  }

  private func tryExpression(_ node: TryExprSyntax, _ expected: Type?, _ range: TextRange) -> TypedExpression {
    let outer = tryDepth
    let outerThrow = function.hasUncaughtThrow
    tryDepth += 1
    let (sites, errors) = (throwSites, errorCount)
    defer {
      tryDepth = outer
      if throwSites == sites, errorCount == errors { report(DiagnosticText.redundantTry, range) }
    }
    switch node.questionOrExclamationMark?.tokenKind {
    case .postfixQuestionMark?:
      let outerCatch = function.catchDepth
      function.catchDepth += 1
      let value = infer(node.expression, expected.map { shallow($0).optionalPayload ?? $0 })
      function.catchDepth = outerCatch
      function.hasUncaughtThrow = outerThrow
      if shallow(value.type).optionalPayload != nil { return make(.tryExpression(value, .optional), value.type, range) }
      let wrapped = make(.wrap(value), .optional(value.type), value.range)
      return make(.tryExpression(wrapped, .optional), wrapped.type, range)
    case .exclamationMark?:
      function.catchDepth += 1
      let value = infer(node.expression, expected)
      function.catchDepth -= 1
      function.hasUncaughtThrow = outerThrow
      return make(.tryExpression(value, .forced), value.type, range)
    default:
      let value = infer(node.expression, expected)
      let result = make(.tryExpression(value, .plain), value.type, range)
      result.isImplicitlyUnwrapped = value.isImplicitlyUnwrapped
      return result
    }
  }

  private func tuple(_ node: TupleExprSyntax, _ expected: Type?, _ range: TextRange) -> TypedExpression {
    let syntax = Array(node.elements)
    if syntax.count == 1, syntax[0].label == nil {
      let inner = infer(syntax[0].expression, expected)
      let result = make(inner.kind, inner.type, range)
      result.isImplicitlyUnwrapped = inner.isImplicitlyUnwrapped
      replaceInPending(inner, by: result)
      return result
    }
    var wanted: [Type?] = syntax.map { _ in nil }
    if let expected {
      var target = shallow(expected)
      while let payload = target.optionalPayload { target = shallow(payload) }
      if case .tuple(let elements) = target, elements.count == syntax.count { wanted = elements.map(\.type) }
    }
    let elements = zip(syntax, wanted).map { infer($0.expression, $1) }
    let type = Type.tuple(zip(syntax, elements).map { .init(label: $0.label?.identifierText, type: $1.type) })
    return make(.tuple(elements), type, range)
  }

  /// A parenthesised expression is a node of its own, with the parentheses' range: what waits for the inner one follows.
  private func replaceInPending(_ inner: TypedExpression, by outer: TypedExpression) {
    for index in pendingOperators.indices where pendingOperators[index].node === inner {
      let pending = pendingOperators[index]
      pendingOperators[index] = PendingOperator(
        node: outer, name: pending.name, operands: pending.operands, operandType: pending.operandType, range: pending.range)
    }
  }
}

extension SyntaxKind {
  /// What a construct is called, for those that reach the checker only where they do not belong.
  var nameForMessages: String {
    switch self {
    case .yieldStmt: "'yield'"
    case .deinitializerDecl: "a deinitializer outside a class"
    case .initializerDecl: "an initializer outside a type"
    case .subscriptDecl: "a subscript outside a type"
    case .enumCaseDecl: "'case' outside an enum"
    case .accessorDecl: "an accessor outside a property"
    case .associatedTypeDecl: "'associatedtype' outside a protocol"
    case .patternExpr: "a pattern where a value is wanted"
    case .discardStmt: "'discard'"
    case .poundSourceLocation: "'#sourceLocation'"
    case .keyPathExpr: "a key path"
    case .macroExpansionExpr, .macroExpansionDecl: "a macro"
    case .regexLiteralExpr: "a regular expression literal"
    case .awaitExpr: "'await'"
    case .ifConfigDecl: "'#if'"
    case .expressionPattern, .valueBindingPattern, .missingPattern: "this pattern"
    case .missingDecl, .missingStmt, .missingExpr, .missing: "this"
    default: String("\(self)".prefix { $0.isLowercase })
    }
  }
}
