import SwiftSyntax

extension Checker {
  /// A pattern against a type; what it binds is declared in the scope that stands.
  func pattern(_ syntax: PatternSyntax, _ type: Type, isMutable: Bool, isBinding: Bool = false) -> TypedPattern {
    let range = syntax.sourceRange
    switch syntax.as(PatternSyntaxEnum.self) {
    case .wildcardPattern: return .wildcard
    case .identifierPattern(let node): return bind(node.identifier, type, isMutable: isMutable)
    case .valueBindingPattern(let node):
      return pattern(node.pattern, type, isMutable: node.bindingSpecifier.tokenKind == .keyword(.var), isBinding: true)
    case .tuplePattern(let node):
      let elements = Array(node.elements)
      if elements.count == 1 { return pattern(elements[0].pattern, type, isMutable: isMutable, isBinding: isBinding) }
      guard case .tuple(let types) = shallow(type), types.count == elements.count else {
        if !isError(type) { report(DiagnosticText.tuplePatternMismatch(elements.count, display(type)), range) }
        for element in elements { _ = pattern(element.pattern, .error, isMutable: isMutable, isBinding: isBinding) }
        return .wildcard
      }
      checkLabels(elements.map { ($0.label, $0.sourceRange) }, types.map(\.label))
      return .tuple(zip(elements, types).map { pattern($0.pattern, $1.type, isMutable: isMutable, isBinding: isBinding) })
    case .isTypePattern(let node): return .type(self.type(node.type), .wildcard)
    case .expressionPattern(let node): return expressionPattern(node.expression, type, isMutable: isMutable, isBinding, range)
    default:
      report(DiagnosticText.unsupportedStatement("pattern"), range)
      return .wildcard
    }
  }

  /// Patterns parse as expressions where they look like them: `.some(let x)`, `(let a, 1)`, `x?`, `let x as T`.
  private func expressionPattern(
    _ syntax: ExprSyntax, _ type: Type, isMutable: Bool, _ isBinding: Bool, _ range: TextRange
  ) -> TypedPattern {
    let type = shallow(type)
    switch syntax.as(ExprSyntaxEnum.self) {
    case .patternExpr(let node): return pattern(node.pattern, type, isMutable: isMutable, isBinding: isBinding)
    case .discardAssignmentExpr: return .wildcard
    case .declReferenceExpr(let node) where isBinding: return bind(node.baseName, type, isMutable: isMutable)
    case .tupleExpr(let node):
      let elements = Array(node.elements)
      if elements.count == 1 { return expressionPattern(elements[0].expression, type, isMutable: isMutable, isBinding, range) }
      if case .tuple(let types) = type {
        guard types.count == elements.count else {
          report(DiagnosticText.tuplePatternMismatch(elements.count, display(type)), range)
          return erroneous(elements.map(\.expression), isMutable: isMutable, isBinding)
        }
        checkLabels(elements.map { ($0.label, $0.sourceRange) }, types.map(\.label))
        return .tuple(
          zip(elements, types).map { expressionPattern($0.expression, $1.type, isMutable: isMutable, isBinding, $0.sourceRange) })
      }
    case .optionalChainingExpr(let node):
      guard let payload = type.optionalPayload else {
        if !isError(type) { report(DiagnosticText.optionalPatternMismatch(display(type)), range) }
        return erroneous([node.expression], isMutable: isMutable, isBinding)
      }
      return .some(expressionPattern(node.expression, payload, isMutable: isMutable, isBinding, range))
    case .asExpr(let node) where node.questionOrExclamationMark == nil:
      let target = self.type(node.type)
      return .type(target, expressionPattern(node.expression, target, isMutable: isMutable, isBinding, range))
    case .memberAccessExpr(let node):
      if let target = caseOfAnother(node, type) {
        return .type(target, expressionPattern(syntax, target, isMutable: isMutable, isBinding, range))
      }
      if let found = enumCase(node, type) { return wrapped(found.depth, casePattern(found.enumCase, [], node.sourceRange)) }
    case .functionCallExpr(let node):
      if let member = node.calledExpression.as(MemberAccessExprSyntax.self), let target = caseOfAnother(member, type) {
        return .type(target, expressionPattern(syntax, target, isMutable: isMutable, isBinding, range))
      }
      if let member = node.calledExpression.as(MemberAccessExprSyntax.self), let found = enumCase(member, type) {
        return wrapped(
          found.depth, payloadPattern(found.enumCase, found.map, Array(node.arguments), isMutable: isMutable, isBinding, range))
      }
    case .nilLiteralExpr:
      if type.optionalPayload != nil { return .enumCase(NominalType.optional.cases[0], []) }
    default: break
    }
    return valuePattern(syntax, type, range)
  }

  /// Labels may be left out, not changed.
  private func checkLabels(_ written: [(label: TokenSyntax?, range: TextRange)], _ labels: [String?]) {
    for (element, label) in zip(written, labels) {
      guard let found = element.label?.identifierText, found != label else { continue }
      report(DiagnosticText.patternLabel(found, label), element.range)
    }
  }

  /// The names of a pattern that cannot match are declared all the same, so that their uses are no errors of their own.
  private func erroneous(_ parts: [ExprSyntax], isMutable: Bool, _ isBinding: Bool) -> TypedPattern {
    for part in parts where part.is(PatternExprSyntax.self) || isBinding && part.is(DeclReferenceExprSyntax.self) {
      _ = expressionPattern(part, .error, isMutable: isMutable, isBinding, part.sourceRange)
    }
    return .wildcard
  }

  /// The enum a pattern names when the value is only known as `any Error` or the like.
  private func caseOfAnother(_ node: MemberAccessExprSyntax, _ type: Type) -> Type? {
    guard case .existential = type, let base = node.base, let target = typeWritten(base), target.nominal?.kind == .enumeration else { return nil }
    return target
  }

  private func wrapped(_ depth: Int, _ pattern: TypedPattern) -> TypedPattern {
    (0..<depth).reduce(pattern) { inner, _ in .some(inner) }
  }

  private func casePattern(_ enumCase: EnumCase, _ inner: [TypedPattern], _ range: TextRange) -> TypedPattern {
    .enumCase(enumCase, inner.isEmpty ? enumCase.payload.map { _ in .wildcard } : inner)
  }

  private func payloadPattern(
    _ enumCase: EnumCase, _ map: [GenericParameter: Type], _ arguments: [LabeledExprSyntax], isMutable: Bool, _ isBinding: Bool,
    _ range: TextRange
  ) -> TypedPattern {
    let types = enumCase.payload.map { substitute($0.type, map) }
    if arguments.count == 1, types.count > 1 {
      let tuple = Type.tuple(zip(enumCase.payload, types).map { .init(label: $0.label, type: $1) })
      let inner = expressionPattern(arguments[0].expression, tuple, isMutable: isMutable, isBinding, range)
      if case .tuple(let parts) = inner { return .enumCase(enumCase, parts) }
      if case .wildcard = inner { return casePattern(enumCase, [], range) }
      return .payload(enumCase, inner)
    }
    guard arguments.count == types.count else {
      report(DiagnosticText.casePayloadCount(enumCase.name, types.count, arguments.count), range)
      return erroneous(arguments.map(\.expression), isMutable: isMutable, isBinding)
    }
    checkLabels(arguments.map { ($0.label, $0.sourceRange) }, enumCase.payload.map(\.label))
    return .enumCase(
      enumCase,
      zip(arguments, types).map { expressionPattern($0.expression, $1, isMutable: isMutable, isBinding, $0.sourceRange) })
  }

  /// The case a pattern names, in the type or what it wraps.
  private func enumCase(_ node: MemberAccessExprSyntax, _ type: Type) -> (enumCase: EnumCase, map: [GenericParameter: Type], depth: Int)? {
    let name = node.declName.baseName.identifierText
    if let base = node.base {
      guard let written = typeWritten(base)?.nominal, type.nominal === written || type.optionalPayload?.nominal === written else { return nil }
    }
    var subject = type
    var depth = 0
    while true {
      if case .nominal(let nominal, let arguments) = subject {
        for member in ownMembers(named: name, of: nominal) {
          if case .enumCase(let enumCase, _) = member {
            return (enumCase, Dictionary(zip(nominal.generics.parameters, arguments), uniquingKeysWith: { a, _ in a }), depth)
          }
        }
        if nominal === NominalType.optional, let enumCase = nominal.cases.first(where: { $0.name == name }) {
          return (enumCase, [nominal.generics.parameters[0]: arguments[0]], depth)
        }
      }
      guard let payload = subject.optionalPayload else { return nil }
      subject = shallow(payload)
      depth += 1
    }
  }

  /// Any other expression: compared by `~=`, which for everyday values is `==` and for ranges containment.
  private func valuePattern(_ syntax: ExprSyntax, _ type: Type, _ range: TextRange) -> TypedPattern {
    let subject = local("subject", type, range)
    if isError(type) { return .expression(subject: subject, errorNode(range)) }
    expressionDepth += 1
    let first = solver.slots.count
    var value = make(.variable(subject), type, range)
    let isRange = syntax.as(InfixOperatorExprSyntax.self)?.operator.as(BinaryOperatorExprSyntax.self).map { ["...", "..<"].contains($0.operator.text) } ?? false
    var condition: TypedExpression
    let pattern = CallArgument(label: nil, labelRange: nil, syntax: syntax, range: range)
    if isRange || syntax.is(PrefixOperatorExprSyntax.self) && !isNegativeNumber(syntax) || syntax.is(PostfixOperatorExprSyntax.self) {
      let rangeValue = infer(syntax, nil)
      adoptBound(rangeValue, type)
      let found = members(named: "contains", of: rangeValue.type).filter { !$0.member.isStatic }
      let argument = CallArgument(label: nil, labelRange: nil, syntax: syntax, range: range, node: value)
      condition = isError(rangeValue.type)
        ? errorNode(range) : choose(candidates(found, rangeValue), [argument], .bool, "contains", range, range)
    } else {
      var left = pattern
      if !left.isContextual { left.node = infer(syntax, nil) }
      if let node = left.node, type.optionalPayload != nil, shallow(node.type).optionalPayload == nil, let payload = type.optionalPayload {
        // A plain value against an optional: the optional is compared as a whole.
        left.node = coerce(coerce(node, to: payload), to: type)
      }
      if let node = left.node, isError(node.type) {
        condition = node
      } else {
        let right = CallArgument(label: nil, labelRange: nil, syntax: syntax, range: range, node: value)
        let name = operatorFunctions("~=").contains(where: { $0.nativeKey == nil && !$0.isRequirement }) ? "~=" : "=="
        condition = choose(operatorFunctions(name).filter { $0.parameters.count == 2 }.map { Candidate($0) }, name == "==" ? [right, left] : [left, right], .bool, name, range, range)
      }
    }
    value = coerce(condition, to: .bool)
    applyDefaults(from: first)
    expressionDepth -= 1
    if expressionDepth == 0 { value = finish(value) }
    return .expression(subject: subject, value)
  }

  private func isNegativeNumber(_ syntax: ExprSyntax) -> Bool {
    guard let node = syntax.as(PrefixOperatorExprSyntax.self), node.operator.text == "-" else { return false }
    return node.expression.is(IntegerLiteralExprSyntax.self) || node.expression.is(FloatLiteralExprSyntax.self)
  }

  private func adoptBound(_ range: TypedExpression, _ type: Type) {
    if case .nominal(_, let arguments) = shallow(range.type), arguments.count == 1 { _ = unify(arguments[0], type) }
  }

  // MARK: for and switch

  func forLoop(_ node: ForStmtSyntax, label name: String?, _ range: TextRange) -> TypedStatement {
    let loop = LoopLabel(name: name)
    let annotation = node.typeAnnotation.map { type($0.type) }
    let (source, element) = forSource(node.sequence, annotation)
    let outer = scope
    scope = Scope(.block, parent: scope)
    defer { scope = outer }
    let isMutable = node.pattern.as(ValueBindingPatternSyntax.self)?.bindingSpecifier.tokenKind == .keyword(.var)
    let typed = pattern(node.pattern, annotation ?? element, isMutable: isMutable, isBinding: true)
    let filter = node.whereClause.map { expression($0.condition, .bool) }
    let body = loopBody(node.body.statements, loop, name)
    return TypedStatement(
      .forLoop(TypedFor(pattern: typed, source: source, filter: filter, body: body, label: loop)), range: range)
  }

  private func forSource(_ syntax: ExprSyntax, _ annotation: Type?) -> (TypedFor.Source, Type) {
    var inner = syntax
    while let tuple = inner.as(TupleExprSyntax.self), tuple.elements.count == 1, let only = tuple.elements.first { inner = only.expression }
    let value = expression(syntax, annotation.map { inner.is(ArrayExprSyntax.self) ? .array($0) : nil } ?? nil)
    let type = value.type
    if isError(type) { return (.native(value, element: .error), .error) }
    if case .call(let call) = value.kind, call.function.name == "..<" || call.function.name == "...", call.arguments.count == 2,
      case .nominal(let nominal, let arguments) = type, nominal === NominalType.range || nominal === NominalType.closedRange,
      arguments[0] == .int, case .value(let lower) = call.arguments[0], case .value(let upper) = call.arguments[1]
    {
      return (.integerRange(lower: lower, upper: upper, isClosed: nominal === NominalType.closedRange), .int)
    }
    if case .call(let call) = value.kind, call.function.name == "...", call.arguments.count == 1, case .value(let lower) = call.arguments[0],
      lower.type == .int, type.nominal?.name == "PartialRangeFrom"
    {
      let last = make(.integer(UInt64(Int64.max)), .int, value.range)
      return (.integerRange(lower: lower, upper: last, isClosed: true), .int)
    }
    if let element = type.arrayElement { return (.array(value), element) }
    if case .existential = type, conforms(type, to: .sequence) {
      let element = resolved(associatedType("Element", of: type) ?? .any)
      return (.native(value, element: element), element)
    }
    guard let nominal = type.nominal ?? constraints(of: type).first(where: { refines($0, .sequence) }), conforms(type, to: .sequence) else {
      report(DiagnosticText.notASequence(display(type), syntax.trimmedDescription), syntax.sourceRange)
      return (.native(value, element: .error), .error)
    }
    if nominal.origin == .notebook, case .nominal = type { return iteratorSource(value, type) }
    guard let element = associatedType("Element", of: type) else { return (.native(value, element: .any), .dependent(type, "Element")) }
    return (.native(value, element: resolved(element)), resolved(element))
  }

  func iteratorSource(_ value: TypedExpression, _ type: Type) -> (TypedFor.Source, Type) {
    func function(_ name: String, _ type: Type) -> (FunctionDeclaration, [GenericParameter: Type])? {
      for found in members(named: name, of: type) {
        if case .function(let function) = found.member, function.parameters.isEmpty, !function.isRequirement { return (function, found.map) }
      }
      return nil
    }
    var iterator = type
    var make: FunctionDeclaration?
    let own = function("makeIterator", type).flatMap { $0.0.nativeKey == nil ? $0 : nil }
    if own == nil, function("next", type) == nil, let element = associatedType("Element", of: type) {
      // A collection: native code goes through its indices.
      return (.native(value, element: resolved(element)), resolved(element))
    }
    if let (found, map) = own {
      make = found
      iterator = resolved(substitute(found.result, map))
    }
    if iterator.nominal?.origin == .native, let element = associatedType("Element", of: iterator) {
      let made = TypedExpression(.call(.init(make!, receiver: value, arguments: [], dispatch: .direct)), type: iterator, range: value.range)
      return (.native(made, element: element), element)
    }
    guard let (next, map) = function("next", iterator), let element = substitute(next.result, map).optionalPayload else {
      report(DiagnosticText.notASequence(display(type), display(type)), value.range)
      return (.native(value, element: .error), .error)
    }
    return (.iterator(value, makeIterator: make, next: next, iterator: iterator, element: element), element)
  }
}
