import SwiftSyntax

extension Checker {
  private static let arithmetic: Set<String> = ["+", "-", "*", "/", "%", "&+", "&-", "&*", "&", "|", "^"]
  private static let comparison: Set<String> = ["<", ">", "<=", ">=", "==", "!="]

  func infix(_ node: InfixOperatorExprSyntax, _ expected: Type?, _ range: TextRange) -> TypedExpression {
    if node.operator.is(AssignmentExprSyntax.self) { return assignment(node, range) }
    guard let token = node.operator.as(BinaryOperatorExprSyntax.self)?.operator else {
      report(DiagnosticText.unsupportedExpression("operator"), range)
      return errorNode(range)
    }
    let name = token.text
    switch name {
    case "&&", "||":
      let left = check(node.leftOperand, .bool)
      let right = check(node.rightOperand, .bool)
      return make(name == "&&" ? .and(left, right) : .or(left, right), .bool, range)
    case "??": return coalescing(node, expected, range)
    default: break
    }
    var operands = [operand(node.leftOperand), operand(node.rightOperand)]
    let outerChain = chainLinked
    for index in operands.indices where !operands[index].isContextual {
      // The target of a compound assignment keeps its chain open: `a?.b += 1`.
      if index == 0, name.isCompoundAssignment {
        chainLinked = false
        operands[0].node = base(node.leftOperand)
        if chainLinked, operands[0].node.map({ isError($0.type) }) == true { chainLinked = outerChain }
      } else {
        let wanted = index == 1 ? operands[0].node.flatMap { contextOfRight(node.rightOperand, name, $0) } : nil
        operands[index].node = infer(operands[index].syntax, wanted)
      }
    }
    var result = binary(name, &operands, expected, token.trimmedRange, range)
    if name.isCompoundAssignment {
      if chainLinked { result = closedChain(result, range) }
      chainLinked = outerChain
    }
    return result
  }

  /// What the left operand says about the right one: an array is compared with an array (`a == a.reversed()`).
  private func contextOfRight(_ right: ExprSyntax, _ name: String, _ left: TypedExpression) -> Type? {
    let comparesArrays = (name == "==" || name == "!=") && shallow(left.type).arrayElement != nil
    return comparesArrays || isShift(right) ? guide(left) : nil
  }

  /// `1 << 6` beside a value is of that value's type: the distance says nothing about it.
  private func isShift(_ syntax: ExprSyntax) -> Bool {
    if let tuple = syntax.as(TupleExprSyntax.self), tuple.elements.count == 1, let inner = tuple.elements.first?.expression {
      return isShift(inner)
    }
    guard let token = syntax.as(InfixOperatorExprSyntax.self)?.operator.as(BinaryOperatorExprSyntax.self)?.operator else { return false }
    return token.text == "<<" || token.text == ">>"
  }

  private func operand(_ syntax: ExprSyntax) -> CallArgument {
    CallArgument(label: nil, labelRange: nil, syntax: syntax, range: syntax.sourceRange)
  }

  private func binary(
    _ name: String, _ operands: inout [CallArgument], _ expected: Type?, _ nameRange: TextRange, _ range: TextRange
  ) -> TypedExpression {
    if let left = operands[0].node, let right = operands[1].node {
      if isError(left.type) || isError(right.type) {
        return Checker.comparison.contains(name) ? make(.discard, .bool, range) : errorNode(range)
      }
      if let quick = scalarOperation(name, left, right, expected, range) { return quick }
      if let open = literalOperation(name, left, right, range) { return open }
    }
    let candidates = operatorFunctions(name).filter { $0.parameters.count == 2 }
    guard !candidates.isEmpty else {
      report(DiagnosticText.unknownOperator(name), nameRange)
      return errorNode(range)
    }
    return choose(candidates.map { Candidate($0) }, operands, expected, name, nameRange, range)
  }

  /// Both sides of one built-in scalar type (or one of them a literal that can be): the common case, without a search.
  private func scalarOperation(
    _ name: String, _ left: TypedExpression, _ right: TypedExpression, _ expected: Type?, _ range: TextRange
  ) -> TypedExpression? {
    guard Checker.arithmetic.contains(name) || Checker.comparison.contains(name) || name.isCompoundAssignment else { return nil }
    let (leftType, rightType) = (shallow(left.type), shallow(right.type))
    guard let nominal = leftType.nominal ?? rightType.nominal, nominal.representation != .reference || nominal === NominalType.string,
      notebookOperators[name] == nil, NominalType.wellKnown[nominal.name] === nominal
    else { return nil }
    let type = Type.nominal(nominal, [])
    guard let function = scalarOperator(name, nominal) else { return nil }
    if leftType != type {
      guard let literal = solver.literal(leftType), accepts(type, literal), unify(leftType, type) else { return nil }
    }
    if rightType != type {
      guard let literal = solver.literal(rightType), accepts(type, literal), unify(rightType, type) else { return nil }
    }
    var first = TypedExpression.Argument.value(left)
    if function.parameters[0].isInout {
      checkMutable(left, .compoundAssignment, left.range)
      first = .inout(left)
    }
    return make(.call(.init(function, arguments: [first, .value(right)])), function.result, range)
  }

  private func scalarOperator(_ name: String, _ nominal: NominalType) -> FunctionDeclaration? {
    let key = ScalarOperator(name: name, operand: nominal)
    if let known = scalarOperatorCache[key] { return known }
    let found = nativeOperator(name, on: nominal, operands: 2)
    if let found { scalarOperatorCache[key] = found }
    return found
  }

  /// Two literals: which overload is meant waits until the context has said what they are.
  private func literalOperation(
    _ name: String, _ left: TypedExpression, _ right: TypedExpression, _ range: TextRange
  ) -> TypedExpression? {
    let isArithmetic = Checker.arithmetic.contains(name)
    guard isArithmetic || Checker.comparison.contains(name), let first = solver.literal(left.type),
      let second = solver.literal(right.type), notebookOperators[name] == nil
    else { return nil }
    if first == .boolean || second == .boolean || (first == .string) != (second == .string) { return nil }
    if first == .string, isArithmetic, name != "+" { return nil }
    guard unify(left.type, right.type) else { return nil }
    let node = make(.discard, isArithmetic ? left.type : .bool, range)
    pendingOperators.append(
      PendingOperator(node: node, name: name, operands: [left, right], operandType: left.type, range: range))
    return node
  }

  /// Chooses the overloads that waited for the context.
  func settleOperators() {
    for pending in pendingOperators {
      let type = shallow(pending.operandType)
      if isError(type) { continue }
      var found: FunctionDeclaration?
      if let nominal = type.nominal {
        if pending.operands.count == 2 {
          found = scalarOperator(pending.name, nominal)
        } else if notebookOperators[pending.name] == nil {
          found = nativeOperator(pending.name, on: nominal, operands: 1)
        }
      }
      if let found {
        pending.node.kind = .call(.init(found, arguments: pending.operands.map { .value($0) }))
        continue
      }
      let operands = pending.operands.map { node in
        CallArgument(label: nil, labelRange: nil, syntax: ExprSyntax(DeclReferenceExprSyntax(baseName: .identifier("_"))), range: node.range, node: node)
      }
      let candidates = operatorFunctions(pending.name).filter { $0.parameters.count == operands.count }.map { Candidate($0) }
      let result = choose(candidates, operands, nil, pending.name, pending.range, pending.range)
      pending.node.kind = result.kind
      pending.node.type = result.type
    }
    pendingOperators.removeAll()
  }

  private func coalescing(_ node: InfixOperatorExprSyntax, _ expected: Type?, _ range: TextRange) -> TypedExpression {
    let left = infer(node.leftOperand, expected.map { .optional($0) })
    if isError(left.type) {
      _ = infer(node.rightOperand, expected)
      return errorNode(range)
    }
    guard let payload = shallow(left.type).optionalPayload else {
      report(DiagnosticText.coalesceNonOptional(display(left.type)), left.range)
      let value = expected.flatMap { convert(left, to: $0) } ?? left
      let right = check(node.rightOperand, value.type)
      if isError(right.type) { return errorNode(range) }
      return make(.coalesce(make(.wrap(value), .optional(value.type), value.range), right), value.type, range)
    }
    let right = infer(node.rightOperand, payload)
    if isError(right.type) { return errorNode(range) }
    if let value = convert(right, to: payload) { return make(.coalesce(left, value), payload, range) }
    if let value = convert(right, to: left.type) { return make(.coalesce(left, value), left.type, range) }
    // `x ?? y` where only a common supertype fits both.
    if let expected, let first = convert(left, to: .optional(expected)), let second = convert(right, to: expected) {
      return make(.coalesce(first, second), expected, range)
    }
    report(mismatch(right, payload), right.range)
    return errorNode(range)
  }

  func prefix(_ node: PrefixOperatorExprSyntax, _ expected: Type?, _ range: TextRange) -> TypedExpression {
    let name = node.operator.text
    if name == "-" {
      if let literal = node.expression.as(IntegerLiteralExprSyntax.self) { return integerLiteral(literal, isNegative: true, range) }
      if let literal = node.expression.as(FloatLiteralExprSyntax.self) { return floatLiteral(literal, isNegative: true, range) }
    }
    var argument = operand(node.expression)
    if !argument.isContextual { argument.node = infer(argument.syntax, nil) }
    if let value = argument.node, isError(value.type) { return errorNode(range) }
    if name == "-" || name == "+" || name == "~", let value = argument.node, solver.literal(value.type) != nil {
      let result = make(.discard, value.type, range)
      pendingOperators.append(
        PendingOperator(node: result, name: name, operands: [value], operandType: value.type, range: range))
      return result
    }
    return unary(name, argument, isPostfix: false, expected, node.operator.sourceRange, range)
  }

  func postfix(_ node: PostfixOperatorExprSyntax, _ expected: Type?, _ range: TextRange) -> TypedExpression {
    var argument = operand(node.expression)
    if !argument.isContextual { argument.node = infer(argument.syntax, nil) }
    return unary(node.operator.text, argument, isPostfix: true, expected, node.operator.sourceRange, range)
  }

  private func unary(
    _ name: String, _ argument: CallArgument, isPostfix: Bool, _ expected: Type?, _ nameRange: TextRange, _ range: TextRange
  ) -> TypedExpression {
    if let value = argument.node, isError(value.type) { return errorNode(range) }
    let candidates = operatorFunctions(name).filter { function in
      guard function.parameters.count == 1 else { return false }
      return (function.syntax?.as(FunctionDeclSyntax.self)?.modifiers.has(.postfix) ?? false) == isPostfix
    }
    guard !candidates.isEmpty else {
      report(DiagnosticText.unknownOperator(name), nameRange)
      return errorNode(range)
    }
    return choose(candidates.map { Candidate($0) }, [argument], expected, name, nameRange, range)
  }

  // MARK: Assignment

  private func assignment(_ node: InfixOperatorExprSyntax, _ range: TextRange) -> TypedExpression {
    if node.leftOperand.is(DiscardAssignmentExprSyntax.self) {
      let value = infer(node.rightOperand, nil)
      if shallow(value.type).isVoid { report(DiagnosticText.voidDiscarded, node.leftOperand.sourceRange) }
      return make(.assign(make(.discard, value.type, node.leftOperand.sourceRange), value), .void, range)
    }
    let outer = chainLinked
    chainLinked = false
    defer { chainLinked = outer }
    let target = assignmentTarget(node.leftOperand)
    if isError(target.type) {
      _ = infer(node.rightOperand, nil)
      return errorNode(range)
    }
    checkMutable(target, mutation(of: target), node.leftOperand.sourceRange)
    let innerChain = chainLinked
    let value = check(node.rightOperand, target.type)
    if denotesSame(target, value) {
      let isVariable = if case .variable = target.kind { true } else { false }
      report(DiagnosticText.assignedToItself(isVariable: isVariable), range)
    }
    let result = make(.assign(target, value), .void, range)
    return innerChain ? closedChain(result, range) : result
  }

  /// The same variable, or the same stored or computed property of it.
  private func denotesSame(_ left: TypedExpression, _ right: TypedExpression) -> Bool {
    switch (left.kind, right.kind) {
    case (.variable(let one), .variable(let other)): one === other
    case (.property(nil, let one, _), .property(nil, let other, _)): one === other
    case (.property(let base?, let one, _), .property(let otherBase?, let other, _)):
      one === other && denotesSame(base, otherBase)
    default: false
    }
  }

  private func assignmentTarget(_ syntax: ExprSyntax) -> TypedExpression {
    if let node = syntax.as(DeclReferenceExprSyntax.self), isUndeclared(node) {
      let name = node.baseName.identifierText
      report(DiagnosticText.assignedUndeclared(name, nearest: nearestName(to: name), node.sourceRange), node.sourceRange)
      return errorNode(node.sourceRange)
    }
    if let name = syntax.as(DeclReferenceExprSyntax.self), case .entities(let entities) = resolve(name.baseName.identifierText, at: name.sourceRange),
      case .variable(let variable) = entities[0], !isError(variable.type)
    {
      return make(.variable(variable), variable.type, syntax.sourceRange)
    }
    if let tuple = syntax.as(TupleExprSyntax.self), tuple.elements.count > 1 {
      let elements = tuple.elements.map { element in
        element.expression.is(DiscardAssignmentExprSyntax.self)
          ? make(.discard, solver.fresh(), element.expression.sourceRange) : assignmentTarget(element.expression)
      }
      for element in elements where isError(element.type) { return element }
      return make(.tuple(elements), .tuple(elements.map { .init(type: $0.type) }), syntax.sourceRange)
    }
    if let tuple = syntax.as(TupleExprSyntax.self), let only = tuple.elements.first { return assignmentTarget(only.expression) }
    return base(syntax)
  }

  private func mutation(of target: TypedExpression) -> DiagnosticText.Mutation {
    switch target.kind {
    case .property: .propertyAssignment
    case .subscriptElement: .subscriptAssignment
    default: .assignment
    }
  }

  /// A plain name that means nothing here and is not declared further down either.
  private func isUndeclared(_ node: DeclReferenceExprSyntax) -> Bool {
    let name = node.baseName.identifierText
    guard node.argumentNames == nil, laterGlobals[name] == nil, ForeignNames.advice(for: name) == nil, case .none = resolve(name, at: node.sourceRange)
    else { return false }
    return name != "self" && !name.hasPrefix("$")
  }

  /// Reports a place that cannot be written; class instances can be reached through constants.
  func checkMutable(_ node: TypedExpression, _ mutation: DiagnosticText.Mutation, _ range: TextRange) {
    if isError(node.type) { return }
    switch node.kind {
    case .variable(let variable):
      if variable.isMutable { return }
      if variable.setter != nil { return }
      if variable.isDeclaredEmpty, case .assignment = mutation { return }
      if variable.name == "self", function.isInitializer { return }
      report(DiagnosticText.immutable(mutation, variable, getterOnly: variable.getter != nil, declaredIn: file), range)
    case .property(let base, let property, _):
      if !property.isMutable {
        if function.isInitializer, let base, case .variable(let variable) = base.kind, variable.name == "self",
          case .stored = property.implementation
        {
          return
        }
        report(DiagnosticText.immutableProperty(mutation, property), range)
        return
      }
      if property.isPrivateToSet, let owner = property.owner, !isInside(owner) {
        report(DiagnosticText.inaccessibleSetter(property.name), range)
        return
      }
      if case .computed(_, let setter) = property.implementation, setter?.isMutating == false { return }
      if let base, !isClass(base.type) { checkMutable(base, mutation, range) }
    case .subscriptElement(let base, let property, _, _):
      if !property.isMutable {
        report(DiagnosticText.getOnlySubscript(mutation), range)
        return
      }
      if let base, !isClass(base.type) { checkMutable(base, mutation, range) }
    case .tupleElement(let base, _), .forceUnwrap(let base), .chainLink(let base): checkMutable(base, mutation, range)
    case .tuple(let elements): for element in elements { checkMutable(element, mutation, element.range) }
    case .upcast(let base): checkMutable(base, mutation, range)
    case .discard: return
    case .call(let call): report(DiagnosticText.callResultImmutable(mutation, call.function.name), range)
    default: report(DiagnosticText.rvalue(mutation), range)
    }
  }
}

extension String {
  /// `+=` and its like, comparisons excepted.
  var isCompoundAssignment: Bool {
    count > 1 && hasSuffix("=") && !["==", "!=", "<=", ">=", "===", "!==", "~="].contains(self)
  }
}

extension TokenSyntax {
  var trimmedRange: TextRange { sourceRange }
}
