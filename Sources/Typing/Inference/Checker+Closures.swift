import SwiftSyntax

extension Checker {
  /// A closure; parameters without a written type take theirs from the context.
  func closure(_ node: ClosureExprSyntax, _ expected: Type?, _ range: TextRange) -> TypedExpression {
    var wanted: FunctionType?
    if var target = expected.map(shallow) {
      while let payload = target.optionalPayload { target = shallow(payload) }
      if case .function(let function) = target { wanted = function }
    }
    function.closureCount += 1
    let context = FunctionContext(
      name: "closure #\(function.closureCount) in \(function.name)", result: .void, throwsErrors: true, isClosure: true)
    context.selfVariable = function.selfVariable
    context.selfType = function.selfType
    context.sourceName = function.sourceName
    let outerScope = scope
    let inner = Scope(.function(context), parent: scope)
    guard let (parameters, prologue) = closureParameters(node, wanted, context, inner, range) else { return errorNode(range) }
    let copies = bindCaptures(node.signature?.capture, inner)
    let written = node.signature?.returnClause.map { type($0.type) }
    let result = written ?? wanted?.result ?? solver.fresh()
    context.result = result
    let clause = node.signature?.effectSpecifiers?.throwsClause
    context.thrownType = clause?.type.flatMap { thrownType(written: $0) }

    let outerFunction = function
    let (outerTry, outerChain) = (tryDepth, chainLinked)
    scope = inner
    function = context
    tryDepth = 0
    chainLinked = false
    defer {
      scope = outerScope
      function = outerFunction
      tryDepth = outerTry
      chainLinked = outerChain
    }
    let errorsBefore = errorCount
    let body = closureBody(node, parameters, result, wanted)
    let throwsErrors = context.hasUncaughtThrow || clause != nil
    var functionType = FunctionType(
      parameters: zip(parameters, 0...).map { variable, index in
        .init(variable.type, isInout: variable.isInout, isAutoclosure: false)
      }, result: context.result, throwsErrors: throwsErrors)
    functionType.thrownType = context.thrownType
    if errorCount > errorsBefore { return make(.discard, .error, range) }
    let typed = TypedFunction(
      name: context.name, parameters: parameters, result: context.result, throwsErrors: throwsErrors, range: range)
    typed.body = prologue + body
    typed.namesSelf = node.signature?.capture?.items.contains { $0.name.text == "self" } ?? false
    if !shallow(context.result).isVoid { typed.valueEnd = node.rightBrace.sourceRange }
    return capturing(copies, make(.closure(typed), .function(functionType), range))
  }

  /// Variables for the parameters, and what takes a tuple apart where several names stand for one tuple.
  private func closureParameters(
    _ node: ClosureExprSyntax, _ wanted: FunctionType?, _ context: FunctionContext, _ inner: Scope, _ range: TextRange
  ) -> ([Variable], [TypedStatement])? {
    var names: [(name: String, type: Type?, range: TextRange, isInout: Bool)] = []
    switch node.signature?.parameterClause {
    case .simpleInput(let list)?:
      names = list.map { ($0.name.identifierText, nil, $0.name.sourceRange, false) }
    case .parameterClause(let clause)?:
      for parameter in clause.parameters {
        let token = parameter.secondName ?? parameter.firstName
        var isInout = false
        let type = parameter.type.map { syntax -> Type in
          let (stripped, attributes) = self.stripped(syntax)
          isInout = attributes.contains("inout")
          return self.type(stripped)
        }
        names.append((token.identifierText, type, token.sourceRange, isInout))
      }
    case nil: return anonymousParameters(node, wanted, context, range)
    }
    if let wanted, wanted.parameters.count == 1, names.count > 1, case .tuple(let elements) = shallow(wanted.parameters[0].type),
      elements.count == names.count
    {
      let tuple = Variable(name: "$tuple", type: wanted.parameters[0].type, isMutable: false, storage: .local, range: range)
      var patterns: [TypedPattern] = []
      for (name, element) in zip(names, elements) {
        let variable = Variable(name: name.name, type: name.type ?? element.type, isMutable: false, storage: .local, range: name.range)
        if name.name != "_" { inner.entries[name.name] = [.variable(variable)] }
        patterns.append(name.name == "_" ? .wildcard : .variable(variable))
      }
      let value = make(.variable(tuple), tuple.type, range)
      return ([tuple], [TypedStatement(.variables(.tuple(patterns), value), range: range)])
    }
    if let wanted, wanted.parameters.count != names.count {
      report(DiagnosticText.closureArity(wanted.parameters.count, names.count, display(.function(wanted))), range)
      return nil
    }
    var variables: [Variable] = []
    for (index, name) in names.enumerated() {
      let wantedParameter = wanted?.parameters[index]
      let type = name.type ?? wantedParameter?.type ?? solver.fresh()
      if let own = name.type, let wantedParameter, !unify(own, wantedParameter.type),
        !canConvert(make(.discard, wantedParameter.type, range), to: own)
      {
        report(DiagnosticText.closureParameterMismatch(display(wantedParameter.type), display(own)), name.range)
        return nil
      }
      let isInout = name.isInout || wantedParameter?.isInout == true
      let variable = Variable(
        name: name.name, type: type, isMutable: isInout, storage: .local, isInout: isInout, range: name.range)
      if name.name != "_" { inner.entries[name.name] = [.variable(variable)] }
      variables.append(variable)
    }
    return (variables, [])
  }

  private func anonymousParameters(
    _ node: ClosureExprSyntax, _ wanted: FunctionType?, _ context: FunctionContext, _ range: TextRange
  ) -> ([Variable], [TypedStatement])? {
    let used = highestAnonymousArgument(node) + 1
    func variable(_ index: Int, _ type: Type, isInout: Bool = false) -> Variable {
      Variable(name: "$\(index)", type: type, isMutable: isInout, storage: .local, isInout: isInout, range: range)
    }
    guard let wanted else {
      let variables = (0..<used).map { variable($0, solver.fresh()) }
      context.anonymous = variables
      return (variables, [])
    }
    if wanted.parameters.count == 1, used > 1, case .tuple(let elements) = shallow(wanted.parameters[0].type), elements.count >= used {
      let tuple = Variable(name: "$tuple", type: wanted.parameters[0].type, isMutable: false, storage: .local, range: range)
      let parts = elements.enumerated().map { variable($0, $1.type) }
      context.anonymous = parts
      let value = make(.variable(tuple), tuple.type, range)
      return ([tuple], [TypedStatement(.variables(.tuple(parts.map { .variable($0) }), value), range: range)])
    }
    if used > wanted.parameters.count || (used == 0 && !wanted.parameters.isEmpty) {
      report(
        used == 0
          ? DiagnosticText.closureIgnoresArguments(wanted.parameters.count)
          : DiagnosticText.closureArity(wanted.parameters.count, used, display(.function(wanted))), range)
      return nil
    }
    let variables = wanted.parameters.enumerated().map { variable($0, $1.type, isInout: $1.isInout) }
    context.anonymous = variables
    return (variables, [])
  }

  /// The highest `$n` of the closure itself (closures inside count their own), -1 without any.
  private func highestAnonymousArgument(_ node: ClosureExprSyntax) -> Int {
    if let known = anonymousCounts[node.id] { return known }
    let finder = AnonymousArgumentFinder(viewMode: .sourceAccurate)
    finder.walk(node.statements)
    anonymousCounts[node.id] = finder.highest
    return finder.highest
  }

  /// The capture list: what is copied when the closure is made, each with the value copied.
  private func bindCaptures(_ clause: ClosureCaptureClauseSyntax?, _ inner: Scope) -> [(copy: Variable, value: TypedExpression)] {
    var copies: [(copy: Variable, value: TypedExpression)] = []
    for item in clause?.items ?? [] {
      let name = item.name.identifierText
      var value =
        item.initializer.map { settledOperand($0.value) }
        ?? reference(DeclReferenceExprSyntax(baseName: item.name), nil, item.name.sourceRange)
      if isError(value.type) { continue }
      let isWeak = item.specifier?.specifier.tokenKind == .keyword(.weak)
      let isUnowned = item.specifier?.specifier.tokenKind == .keyword(.unowned)
      if case .variable(let original) = value.kind, !original.isMutable, !isWeak, !isUnowned, original.name == name || item.initializer == nil {
        inner.entries[name] = [.variable(original)]
        continue
      }
      if isWeak, shallow(value.type).optionalPayload == nil { value = make(.wrap(value), .optional(value.type), value.range) }
      let copy = Variable(name: name, type: value.type, isMutable: false, storage: .local, range: item.sourceRange)
      if isWeak || isUnowned {
        copy.ownership = isWeak ? .weak : .unowned
        if !isObject(value.type) { report(DiagnosticText.weakNonClass(isWeak ? "weak" : "unowned", display(value.type)), item.sourceRange) }
      }
      inner.entries[name] = [.variable(copy)]
      copies.append((copy, value))
    }
    return copies
  }

  /// The closure made by a function that takes the captured values: they are read once, when the closure is made.
  private func capturing(_ copies: [(copy: Variable, value: TypedExpression)], _ closure: TypedExpression) -> TypedExpression {
    if copies.isEmpty { return closure }
    let maker = TypedFunction(
      name: function.name, parameters: copies.map(\.copy), result: closure.type, range: closure.range)
    maker.body = [TypedStatement(.returnStatement(closure), range: closure.range)]
    let type = FunctionType(copies.map(\.copy.type), closure.type)
    return make(
      .callValue(make(.closure(maker), .function(type), closure.range), copies.map { .value($0.value) }), closure.type, closure.range)
  }

  private func closureBody(
    _ node: ClosureExprSyntax, _ parameters: [Variable], _ result: Type, _ wanted: FunctionType?
  ) -> [TypedStatement] {
    let statements = Array(node.statements)
    if statements.count == 1, let single = singleExpression(statements[0]) { return singleExpressionBody(single, result) }
    for parameter in parameters {
      if case .variable(let variable) = shallow(parameter.type) {
        if let literal = solver.slots[variable.number].literal {
          _ = unify(parameter.type, literal.defaultType)
        } else {
          report(DiagnosticText.unknownClosureParameter(parameter.name), parameter.range)
          return []
        }
      }
    }
    if wanted == nil, node.signature?.returnClause == nil, !returnsValue(node.statements) { _ = unify(result, .void) }
    let body = block(node.statements)
    if isUnknown(result), solver.literal(result) == nil { _ = unify(result, .void) }
    return body
  }

  private func returnsValue(_ statements: CodeBlockItemListSyntax) -> Bool {
    let finder = ReturnFinder(viewMode: .sourceAccurate)
    finder.walk(statements)
    return finder.returnsValue
  }

  private func singleExpression(_ item: CodeBlockItemSyntax) -> ExprSyntax? {
    if case .stmt(let statement) = item.item, let node = statement.as(ReturnStmtSyntax.self) { return node.expression }
    return item.expressionAlone.flatMap { $0.givesValue ? $0 : nil }
  }

  private func singleExpressionBody(_ syntax: ExprSyntax, _ result: Type) -> [TypedStatement] {
    let range = syntax.sourceRange
    if shallow(result).isVoid {
      if let node = syntax.as(IfExprSyntax.self) { return [ifStatement(node, range)] }
      if let node = syntax.as(SwitchExprSyntax.self) { return [switchStatement(node, label: nil, range)] }
      let value = infer(syntax, nil)
      return [TypedStatement(.expression(value), range: range)]
    }
    let value = infer(syntax, isUnknown(result) ? nil : result)
    if isError(value.type) { return [] }
    if isUnknown(result), case .nominal(let nominal, _) = shallow(value.type), nominal === NominalType.never { return [TypedStatement(.expression(value), range: range)] }
    if case .nominal(let nominal, _) = shallow(value.type), nominal === NominalType.never {
      return [TypedStatement(.expression(value), range: range)]
    }
    return [TypedStatement(.returnStatement(coerce(value, to: result)), range: range)]
  }

  func isNever(_ type: Type) -> Bool { shallow(type).nominal === NominalType.never }
}

/// Finds `$0`, `$1`, … of one closure.
private final class AnonymousArgumentFinder: SyntaxVisitor {
  var highest = -1

  override func visit(_ node: DeclReferenceExprSyntax) -> SyntaxVisitorContinueKind {
    if case .dollarIdentifier(let text) = node.baseName.tokenKind, let index = Int(text.dropFirst()) { highest = max(highest, index) }
    return .visitChildren
  }

  override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
}

/// Whether a body returns a value somewhere.
private final class ReturnFinder: SyntaxVisitor {
  var returnsValue = false

  override func visit(_ node: ReturnStmtSyntax) -> SyntaxVisitorContinueKind {
    if node.expression != nil { returnsValue = true }
    return .skipChildren
  }

  override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
}
