import SwiftSyntax

extension Checker {
  enum Callee {
    case candidates([Candidate], name: String)
    case value(TypedExpression)
    case failed
  }

  func call(_ node: FunctionCallExprSyntax, _ expected: Type?, _ range: TextRange) -> TypedExpression {
    var arguments = self.arguments(node)
    var node = node
    if let inner = parenthesized(node) {
      arguments = self.arguments(inner) + arguments
      node = inner
    }
    let callee = callee(of: node, expected)
    switch callee {
    case .failed:
      for argument in arguments where !argument.isContextual && !argument.isInout { _ = infer(argument.syntax, nil) }
      return errorNode(range)
    case .value(let value): return callValue(value, arguments, expected, node, range)
    case .candidates(let candidates, let name):
      let made = choose(candidates, arguments, expected, name, calleeRange(node), range)
      checkRequired(made, calleeRange(node))
      return made
    }
  }

  /// An object of a class known only by a value is made by an initializer that all subclasses have.
  private func checkRequired(_ node: TypedExpression, _ range: TextRange) {
    guard case .call(let call) = node.kind, call.function.kind == .initializer, let receiver = call.receiver,
      case .metatype(let subject) = shallow(receiver.type), call.function.owner?.kind == .classType,
      call.function.syntax?.as(InitializerDeclSyntax.self)?.modifiers.has(.required) != true
    else { return }
    report(DiagnosticText.notRequired(display(subject)), range)
  }

  /// In the subject of `switch` and in conditions the parser takes `f(0) { … }` for a call of `f(0)`'s result; the
  /// compiler's takes the closure for the last argument.
  private func parenthesized(_ node: FunctionCallExprSyntax) -> FunctionCallExprSyntax? {
    guard node.leftParen == nil, let inner = node.calledExpression.as(FunctionCallExprSyntax.self), inner.leftParen != nil,
      inner.trailingClosure == nil
    else { return nil }
    return inner
  }

  private func calleeRange(_ node: FunctionCallExprSyntax) -> TextRange {
    if let member = node.calledExpression.as(MemberAccessExprSyntax.self) { return member.declName.sourceRange }
    return node.calledExpression.sourceRange
  }

  func arguments(_ node: FunctionCallExprSyntax) -> [CallArgument] {
    var found = node.arguments.map(argument)
    if let closure = node.trailingClosure {
      found.append(
        CallArgument(
          label: nil, labelRange: nil, syntax: ExprSyntax(closure), range: closure.sourceRange, isTrailingClosure: true))
    }
    for element in node.additionalTrailingClosures {
      found.append(
        CallArgument(
          label: element.label.identifierText == "_" ? nil : element.label.identifierText, labelRange: element.label.sourceRange,
          syntax: ExprSyntax(element.closure), range: element.sourceRange, isTrailingClosure: true))
    }
    return found
  }

  func argument(_ element: LabeledExprSyntax) -> CallArgument {
    var syntax = element.expression
    var isInout = false
    if let reference = syntax.as(InOutExprSyntax.self) {
      syntax = reference.expression
      isInout = true
    }
    return CallArgument(
      label: element.label?.identifierText, labelRange: element.label?.sourceRange, syntax: syntax,
      range: element.label.map { $0.sourceRange.union(element.expression.sourceRange) } ?? element.expression.sourceRange,
      isInout: isInout, isInterpolation: isOwnInterpolation(syntax))
  }

  private func isOwnInterpolation(_ syntax: ExprSyntax) -> Bool {
    guard catalog.types["ExpressibleByStringInterpolation"] != nil, let literal = syntax.as(StringLiteralExprSyntax.self) else { return false }
    return literal.segments.contains { if case .expressionSegment = $0 { true } else { false } }
  }

  func callee(of node: FunctionCallExprSyntax, _ expected: Type?) -> Callee {
    let syntax = node.calledExpression
    switch syntax.as(ExprSyntaxEnum.self) {
    case .declReferenceExpr(let name): return callee(named: name)
    case .memberAccessExpr(let member): return callee(member, expected)
    case .arrayExpr, .dictionaryExpr:
      if let type = typeWritten(syntax) { return initializers(of: make(.metatype, .metatype(type), syntax.sourceRange)) }
      return value(base(syntax))
    default: return value(base(syntax))
    }
  }

  private func value(_ node: TypedExpression) -> Callee {
    if isError(node.type) { return .failed }
    if case .metatype = shallow(node.type) { return initializers(of: node) }
    return .value(node)
  }

  /// `Self` as a value: the class of the object at hand, which may be a subclass of the one around.
  private func dynamicSelf(_ range: TextRange) -> TypedExpression? {
    guard case .variable(let me)? = lookup("self").first else { return nil }
    let value = make(.variable(me), me.type, range)
    if case .metatype = me.type { return value }
    guard case .function(let typeOf)? = nativeEntities("type").first else { return nil }
    return make(.call(.init(typeOf, arguments: [.value(value)], typeArguments: [me.type])), .metatype(me.type), range)
  }

  private func callee(named node: DeclReferenceExprSyntax) -> Callee {
    let name = node.baseName.identifierText
    let range = node.sourceRange
    if name.hasPrefix("$") || node.argumentNames != nil { return value(reference(node, nil, range)) }
    if name == "Self" {
      let found = reference(node, nil, range)
      if case .metatype(let type) = shallow(found.type), let nominal = shallow(type).nominal, nominal.kind == .classType,
        nominal.origin == .notebook, !isFinal(nominal.syntax), let dynamic = dynamicSelf(range)
      {
        return value(dynamic)
      }
      return value(found)
    }
    switch resolve(name, at: range) {
    case .entities(let entities): return callee(entities, node, range)
    case .implicitMember(let base, let found): return callee(found, base, name, range)
    case .operatorName: return .candidates(operatorFunctions(name).map { Candidate($0) }, name: name)
    case .none:
      reportUnknownName(name, range)
      return .failed
    }
  }

  private func callee(_ entities: [Entity], _ node: DeclReferenceExprSyntax, _ range: TextRange) -> Callee {
    guard case .function = entities[0] else { return value(value(of: entities, node, nil, range)) }
    return .candidates(
      entities.compactMap { if case .function(let function) = $0 { return Candidate(function) } else { return nil } },
      name: node.baseName.identifierText)
  }

  private func callee(_ node: MemberAccessExprSyntax, _ expected: Type?) -> Callee {
    let name = node.declName.baseName.identifierText
    let range = node.declName.sourceRange
    if node.declName.argumentNames != nil { return value(memberAccess(node, nil, node.sourceRange)) }
    guard let baseSyntax = node.base else {
      guard let (type, found) = implicitMembers(name, expected, node.sourceRange) else { return .failed }
      return callee(found, make(.metatype, .metatype(type), node.sourceRange), name, range)
    }
    if let entities = moduleEntities(baseSyntax, name) { return callee(entities, node.declName, range) }
    let receiver = base(baseSyntax)
    if isError(receiver.type) { return .failed }
    if case .tuple = shallow(receiver.type) { return value(memberAccess(node, nil, node.sourceRange)) }
    if name == "init" { return initializerCallee(receiver, range) }
    if let method = unappliedMethod(name, of: receiver, nil, nil, node.sourceRange) { return value(method) }
    guard let (base, found) = membersForAccess(name, of: receiver, at: range) else { return .failed }
    return callee(found, base, name, node.sourceRange)
  }

  /// `super.init`, `self.init`, `T.init`.
  private func initializerCallee(_ receiver: TypedExpression, _ range: TextRange) -> Callee {
    if case .metatype(let type) = shallow(receiver.type) {
      guard heldType(receiver) != nil else { return value(receiver) }
      return .candidates(candidates(members(named: "init", of: type), receiver), name: "init")
    }
    guard receiver.isSuper || function.isInitializer else {
      report(DiagnosticText.initOnInstance, range)
      return .failed
    }
    let found = members(named: "init", of: receiver.type)
    var all = candidates(found, receiver)
    for index in all.indices { all[index].dispatch = receiver.isSuper ? .superclass : .direct }
    if receiver.isSuper { sawSuperInit = true }
    if all.isEmpty {
      let function = FunctionDeclaration(name: "init", kind: .initializer, range: range)
      function.owner = shallow(receiver.type).nominal
      function.isMemberwise = true
      var candidate = Candidate(function)
      candidate.receiver = receiver
      candidate.dispatch = .superclass
      candidate.result = .void
      all = [candidate]
    }
    return .candidates(all, name: "init")
  }

  private func callee(_ found: [FoundMember], _ base: TypedExpression, _ name: String, _ range: TextRange) -> Callee {
    // `xs.first` is a property and `xs.first(where:)` a method: a call means the method.
    let functions = candidates(found, base)
    if !functions.isEmpty { return .candidates(functions, name: name) }
    switch found[0].member {
    case .function: return .failed
    case .enumCase(let enumCase, _):
      if enumCase.payload.isEmpty { return value(member(name, of: base, found, nil, range)) }
      return .candidates(caseCandidates(found, base), name: name)
    case .property, .type, .alias: return value(member(name, of: base, found, nil, range))
    }
  }

  private func initializers(of metatype: TypedExpression) -> Callee {
    guard case .metatype(let inner) = shallow(metatype.type) else { return .failed }
    let (type, range) = (shallow(inner), metatype.range)
    guard !isError(type) else { return .failed }
    if case .existential(let protocols) = type {
      report(DiagnosticText.protocolInstance(protocols.first?.name ?? "Any"), range)
      return .failed
    }
    let found = members(named: "init", of: type)
    guard !found.isEmpty else {
      report(DiagnosticText.noInitializers(display(type)), range)
      return .failed
    }
    let visible = found.filter(isAccessible)
    if visible.isEmpty {
      report(DiagnosticText.inaccessible("init"), range)
      return .failed
    }
    return .candidates(candidates(visible, metatype), name: display(type))
  }

  /// A call of something that is not the name of a function.
  private func callValue(
    _ value: TypedExpression, _ arguments: [CallArgument], _ expected: Type?, _ node: FunctionCallExprSyntax, _ range: TextRange
  ) -> TypedExpression {
    var value = value
    var type = shallow(value.type)
    if value.isImplicitlyUnwrapped, let payload = type.optionalPayload {
      value = make(.forceUnwrap(value), payload, value.range)
      type = shallow(payload)
    }
    if case .variable = type {
      let parameters = arguments.map { _ in solver.fresh() }
      _ = unify(type, .function(FunctionType(parameters, solver.fresh())))
      type = shallow(type)
    }
    if case .function(let function) = type { return callClosure(value, function, arguments, expected, range) }
    let found = members(named: "callAsFunction", of: type)
    if !found.isEmpty { return choose(candidates(found, value), arguments, expected, "callAsFunction", value.range, range) }
    for argument in arguments where !argument.isContextual && !argument.isInout { _ = infer(argument.syntax, nil) }
    if let payload = type.optionalPayload {
      if case .function = shallow(payload) {
        report(DiagnosticText.callOfOptional(display(type)), value.range)
        return errorNode(range)
      }
    }
    report(DiagnosticText.notCallable(display(type)), value.range)
    return errorNode(range)
  }

  private func callClosure(
    _ value: TypedExpression, _ type: FunctionType, _ arguments: [CallArgument], _ expected: Type?, _ range: TextRange
  ) -> TypedExpression {
    for argument in arguments {
      if let labelRange = argument.labelRange, !argument.isTrailingClosure {
        report(DiagnosticText.extraneousLabel(argument.label ?? "", labelRange, argument.syntax.sourceRange), argument.range)
        return errorNode(range)
      }
    }
    guard arguments.count == type.parameters.count else {
      for argument in arguments where !argument.isContextual { _ = infer(argument.syntax, nil) }
      report(DiagnosticText.argumentCount(type.parameters.count, arguments.count), range)
      return errorNode(range)
    }
    var converted: [TypedExpression.Argument] = []
    for (argument, parameter) in zip(arguments, type.parameters) {
      if parameter.isInout {
        converted.append(.inout(inoutArgument(argument, parameter.type)))
      } else if parameter.isAutoclosure {
        converted.append(.value(autoclosure(argument, parameter.type, nil)))
      } else {
        if argument.isInout { report(DiagnosticText.inoutForPlain, argument.range) }
        converted.append(.value(check(argument.syntax, parameter.type)))
      }
    }
    if type.throwsErrors {
      let thrown = type.thrownType.map(resolved)
      if thrown.map(isNever) != true { noteThrow(range, thrown, ofParameter: isParameter(value)) }
    }
    return make(.callValue(value, converted), type.result, range)
  }

  /// `&x` for an inout parameter.
  func inoutArgument(_ argument: CallArgument, _ type: Type) -> TypedExpression {
    let node = argument.node ?? infer(argument.syntax, nil)
    if !argument.isInout {
      report(DiagnosticText.missingAmpersand(argument.syntax.sourceRange, display(node.type)), argument.syntax.sourceRange)
      return errorNode(argument.range)
    }
    checkMutable(node, DiagnosticText.Mutation.inoutArgument, argument.syntax.sourceRange)
    if unify(node.type, type) { return node }
    report(mismatch(node, type), argument.syntax.sourceRange)
    return errorNode(argument.range)
  }

  func autoclosure(_ argument: CallArgument, _ type: Type, _ node: TypedExpression?) -> TypedExpression {
    guard case .function(let wanted) = shallow(type) else { return check(argument.syntax, type) }
    let value = node.map { coerce($0, to: wanted.result) } ?? check(argument.syntax, wanted.result)
    let throwsErrors = wanted.throwsErrors && ThrowFinder.finds(in: value)
    let body = TypedFunction(
      name: "autoclosure", parameters: [], result: wanted.result, throwsErrors: throwsErrors, range: argument.range)
    body.body = [TypedStatement(.returnStatement(value), range: argument.range)]
    return make(.closure(body), .function(FunctionType(parameters: [], result: wanted.result, throwsErrors: wanted.throwsErrors)), argument.range)
  }

  func subscriptCall(_ node: SubscriptCallExprSyntax, _ expected: Type?, _ range: TextRange) -> TypedExpression {
    let value = base(node.calledExpression)
    var arguments = node.arguments.map(argument)
    if let closure = node.trailingClosure {
      arguments.append(
        CallArgument(label: nil, labelRange: nil, syntax: ExprSyntax(closure), range: closure.sourceRange, isTrailingClosure: true))
    }
    return subscriptCall(value, arguments, expected, range)
  }

  /// A subscript of a value: `value[arguments]`.
  func subscriptCall(
    _ given: TypedExpression, _ written: [CallArgument], _ expected: Type?, _ range: TextRange
  ) -> TypedExpression {
    var (value, arguments) = (given, written)
    if isError(value.type) {
      for argument in arguments where !argument.isContextual { _ = infer(argument.syntax, nil) }
      return errorNode(range)
    }
    var type = shallow(value.type)
    if value.isImplicitlyUnwrapped, let payload = type.optionalPayload {
      value = make(.forceUnwrap(value), payload, value.range)
      type = shallow(payload)
    }
    if let found = keyPathSubscript(value, arguments, range) { return found }
    let isStatic: Bool
    var subject = type
    if case .metatype(let inner) = type { (isStatic, subject) = (true, shallow(inner)) } else { isStatic = false }
    let found = members(named: "subscript", of: subject)
    var all: [Candidate] = []
    for found in found {
      guard case .property(let property) = found.member, case .computed(let getter, _) = property.implementation,
        property.isStatic == isStatic
      else { continue }
      var candidate = Candidate(getter)
      candidate.map = found.map
      candidate.owner = found.owner
      candidate.distance = found.distance
      candidate.receiver = isStatic ? nil : value
      candidate.role = .subscriptElement(property)
      candidate.dispatch = dispatch(found.owner, isOpen: getter.isOpen, isRequirement: property.isRequirement, value)
      all.append(candidate)
    }
    if all.isEmpty {
      for argument in arguments where !argument.isContextual { _ = infer(argument.syntax, nil) }
      if let payload = type.optionalPayload, !members(named: "subscript", of: payload).isEmpty {
        report(DiagnosticText.optionalBase("subscript", display(payload), value.range), value.range)
      } else {
        report(DiagnosticText.noSubscript(display(type)), range)
      }
      return errorNode(range)
    }
    return choose(all, arguments, expected, "subscript", range, range)
  }
}
