import SwiftSyntax

extension Checker {
  /// `base.name` as a value, and `.name` where the context says the type.
  func memberAccess(_ node: MemberAccessExprSyntax, _ expected: Type?, _ range: TextRange) -> TypedExpression {
    let name = node.declName.baseName.identifierText
    guard let baseSyntax = node.base else { return implicitMember(name, expected, range) }
    if name == "self" {
      if let type = typeWritten(baseSyntax) { return make(.metatype, .metatype(type), range) }
      return base(baseSyntax)
    }
    if let entities = moduleEntities(baseSyntax, name) { return value(of: entities, node.declName, expected, range) }
    let value = base(baseSyntax)
    if isError(value.type) { return errorNode(range) }
    if case .metatype(let subject) = shallow(value.type), let type = associatedType(named: name, ofGeneric: shallow(subject)) {
      return make(.metatype, .metatype(type), range)
    }
    if case .tuple(let elements) = shallow(value.type) { return tupleElement(value, elements, name, node.declName.sourceRange, range) }
    if let method = unappliedMethod(name, of: value, node.declName.argumentNames, expected, range) { return method }
    guard let (receiver, found) = membersForAccess(name, of: value, at: node.declName.sourceRange) else { return errorNode(range) }
    return member(name, of: receiver, found, expected, range, labels: node.declName.argumentNames)
  }

  /// `Type.method`: a function from the value to the method.
  func unappliedMethod(
    _ name: String, of base: TypedExpression, _ labels: DeclNameArgumentsSyntax?, _ expected: Type?, _ range: TextRange
  ) -> TypedExpression? {
    guard case .metatype(let inner) = shallow(base.type), name != "init" else { return nil }
    let subject = shallow(inner)
    if isError(subject) { return nil }
    let found = members(named: name, of: subject)
    guard !found.isEmpty, found.allSatisfy({ found in
      if case .function(let function) = found.member { return function.kind == .method && !function.isMutating }
      return false
    }) else { return nil }
    var wanted: Type?
    if let expected, case .function(let type) = shallow(expected) { wanted = type.result }
    let me = Variable(name: "self", type: subject, isMutable: false, storage: .local, range: range)
    let method = functionValue(candidates(found, make(.variable(me), subject, range)), labels: labels, wanted, name, range)
    if isError(method.type) { return method }
    let body = TypedFunction(name: name, parameters: [me], result: method.type, range: range)
    body.body = [TypedStatement(.returnStatement(method), range: range)]
    return make(.closure(body), .function(FunctionType([subject], method.type)), range)
  }

  /// `S.Element` as a value.
  func associatedType(named name: String, ofGeneric type: Type) -> Type? {
    switch type {
    case .parameter, .dependent:
      guard constraints(of: type).contains(where: { isAssociatedType(name, of: $0) }) else { return nil }
      return shallow(.dependent(type, name))
    default: return nil
    }
  }

  func tupleElement(
    _ value: TypedExpression, _ elements: [Type.TupleElement], _ name: String, _ nameRange: TextRange, _ range: TextRange
  ) -> TypedExpression {
    let index = Int(name) ?? elements.firstIndex { $0.label == name } ?? -1
    guard elements.indices.contains(index) else {
      report(DiagnosticText.noMember(name, of: display(value.type), nearest: nil, nameRange), nameRange)
      return errorNode(range)
    }
    return make(.tupleElement(value, index), elements[index].type, range)
  }

  /// The members a base offers under a name, the base unwrapped where it was declared `T!`; reports when there are none.
  func membersForAccess(_ name: String, of value: TypedExpression, at range: TextRange) -> (TypedExpression, [FoundMember])? {
    var value = value
    var type = shallow(value.type)
    if case .variable(let variable) = type {
      guard let literal = solver.slots[variable.number].literal else {
        report(DiagnosticText.unknownBaseType(name), range)
        return nil
      }
      _ = unify(type, literal.defaultType)
      type = shallow(type)
    }
    let isMetatype: Bool
    let subject: Type
    if case .metatype(let inner) = type { (isMetatype, subject) = (true, shallow(inner)) } else { (isMetatype, subject) = (false, type) }
    if isError(subject) { return nil }
    let all = members(named: name, of: subject)
    let found = all.filter { $0.member.isStatic == isMetatype || (isMetatype && name == "init") }
    if !found.isEmpty {
      let visible = found.filter(isAccessible)
      if visible.isEmpty {
        report(DiagnosticText.inaccessible(name), range)
        return nil
      }
      guard case .existential(let protocols) = subject else { return (value, visible) }
      let usable = visible.filter { isUsable($0, on: protocols) }
      if !usable.isEmpty { return (value, usable) }
      report(DiagnosticText.memberNeedsType(name, display(subject)), range)
      return nil
    }
    if let payload = type.optionalPayload {
      let inner = members(named: name, of: payload).filter { !$0.member.isStatic }
      if value.isImplicitlyUnwrapped {
        value = make(.forceUnwrap(value), payload, value.range)
        if !inner.isEmpty { return (value, inner) }
        return membersForAccess(name, of: value, at: range)
      }
      if !inner.isEmpty {
        report(DiagnosticText.optionalBase(name, display(payload), value.range), range)
        return nil
      }
    }
    if !all.isEmpty {
      report(
        isMetatype ? DiagnosticText.instanceMemberOnType(name, display(subject)) : DiagnosticText.staticMemberOnInstance(name, display(subject), value.range),
        range)
      return nil
    }
    reportNoMember(name, of: subject, isMetatype: isMetatype, range)
    return nil
  }

  /// Whether a member of a protocol can be used without knowing the type: not when it takes `Self` or an associated type.
  private func isUsable(_ found: FoundMember, on protocols: [NominalType]) -> Bool {
    guard found.owner.kind == .protocolType else { return true }
    let selfParameter = found.owner.generics.parameters[0]
    let parameters: [ParameterDeclaration]
    switch found.member {
    case .function(let function): parameters = function.parameters
    case .property(let property): parameters = property.parameters
    case .type, .alias, .enumCase: return true
    }
    return parameters.allSatisfy { parameter in
      if case .function = parameter.type { return true }
      return !mentionsSelf(parameter.type, selfParameter) || isFixed(parameter.type, protocols)
    }
  }

  /// `Item` where the protocol says what it is.
  private func isFixed(_ type: Type, _ protocols: [NominalType]) -> Bool {
    guard case .dependent(.parameter, let name) = type, let known = boundOfAssociatedType(name, protocols) else { return false }
    if case .existential = known { return false }
    return true
  }

  /// The type in a variable, on which static members are called: a name of a type is known without looking.
  func heldType(_ base: TypedExpression) -> TypedExpression? {
    if case .metatype = base.kind { return nil }
    guard case .metatype(let inner) = shallow(base.type), case .existential = shallow(inner) else { return nil }
    return base
  }

  /// A member found, as a value.
  func member(
    _ name: String, of base: TypedExpression, _ found: [FoundMember], _ expected: Type?, _ range: TextRange,
    labels: DeclNameArgumentsSyntax? = nil
  ) -> TypedExpression {
    let isInstance: Bool
    if case .metatype = shallow(base.type) { isInstance = false } else { isInstance = true }
    let plain = labels == nil ? found.first { if case .property = $0.member { return true } else { return false } } : nil
    switch (plain ?? found[0]).member {
    case .property(let property):
      let chosen = found.first { memberRequirementsHold($0) } ?? plain ?? found[0]
      guard case .property(let best) = chosen.member else { return propertyRead(property, found[0], isInstance ? base : heldType(base), range) }
      if !isInstance, isOverridable(chosen.owner), case .computed = best.implementation, best.storage == nil {
        return propertyRead(best, chosen, base, range)
      }
      return propertyRead(best, chosen, isInstance ? base : heldType(base), range)
    case .type(let nominal): return make(.metatype, .metatype(nestedApplied(nominal, base, range)), range)
    case .alias(let alias): return make(.metatype, .metatype(substitute(applied(alias), found[0].map)), range)
    case .enumCase(let enumCase, let nominal):
      let type = caseType(nominal, found[0], base)
      if enumCase.payload.isEmpty { return make(.enumCase(enumCase, []), type, range) }
      return functionValue(caseCandidates([found[0]], base), labels: labels, expected, name, range)
    case .function:
      return functionValue(candidates(found, base), labels: labels, expected, name, range)
    }
  }

  private func memberRequirementsHold(_ found: FoundMember) -> Bool {
    guard case .property(let property) = found.member else { return false }
    return property.ownerRequirements.allSatisfy { holds($0, found.map) }
  }

  private func nestedApplied(_ nominal: NominalType, _ base: TypedExpression, _ range: TextRange) -> Type {
    if case .metatype(let outer) = shallow(base.type) { return nested(nominal, in: shallow(outer), nil, range, nil) }
    return apply(nominal, nil, range, nil)
  }

  private func caseType(_ nominal: NominalType, _ found: FoundMember, _ base: TypedExpression) -> Type {
    .nominal(nominal, nominal.generics.parameters.map { found.map[$0] ?? solver.fresh() })
  }

  private func propertyRead(
    _ property: PropertyDeclaration, _ found: FoundMember, _ base: TypedExpression?, _ range: TextRange
  ) -> TypedExpression {
    if isError(property.type) { return errorNode(range) }
    if let direct = storageRead(property, base, range) { return direct }
    if case .computed(let getter, _) = property.implementation, getter.isMutating, let base {
      checkMutable(base, DiagnosticText.Mutation.mutatingGetter(property.name), range)
    }
    if case .global(let variable) = property.implementation, base == nil { return read(variable, range) }
    if case .computed(let getter, _) = property.implementation, getter.throwsErrors { noteThrows(getter, found.map, [], range) }
    for requirement in property.ownerRequirements where !holds(requirement, found.map) {
      report(DiagnosticText.requirementFails(property.name, describe(requirement, found.map)), range)
      return errorNode(range)
    }
    let type = substitute(property.type, found.map)
    let access = TypedExpression.Access(
      typeArguments: found.owner.generics.parameters.map { found.map[$0] ?? .parameter($0) },
      dispatch: dispatch(found.owner, isOpen: isOpen(property), isRequirement: property.isRequirement, base))
    let node = make(.property(base: base, property, access), type, range)
    node.isImplicitlyUnwrapped = property.isImplicitlyUnwrapped
    return node
  }

  /// Whether static members found in a type may be overridden by those of the type they are called on.
  private func isOverridable(_ owner: NominalType) -> Bool { owner.kind == .classType && owner.origin == .notebook }

  private func isOpen(_ property: PropertyDeclaration) -> Bool {
    if case .computed(let getter, _) = property.implementation { return getter.isOpen }
    return false
  }

  func dispatch(_ owner: NominalType, isOpen: Bool, isRequirement: Bool, _ base: TypedExpression?) -> TypedExpression.Dispatch {
    if isRequirement { return .witness }
    if let base, base.isSuper { return .superclass }
    if owner.kind == .classType, owner.origin == .notebook || isOpen { return .virtual }
    return .direct
  }

  /// Functions found under a member name, as candidates of a call.
  func candidates(_ found: [FoundMember], _ base: TypedExpression) -> [Candidate] {
    let isInstance: Bool
    let subject: Type
    if case .metatype(let inner) = shallow(base.type) { (isInstance, subject) = (false, shallow(inner)) } else { (isInstance, subject) = (true, shallow(base.type)) }
    return found.compactMap { found in
      guard case .function(let function) = found.member else { return nil }
      var candidate = Candidate(function)
      candidate.map = found.map
      candidate.owner = found.owner
      candidate.distance = found.distance
      candidate.receiver = isInstance ? base : heldType(base)
      candidate.dispatch = dispatch(found.owner, isOpen: function.isOpen, isRequirement: function.isRequirement, isInstance ? base : nil)
      if !isInstance, function.kind == .staticMethod, isOverridable(found.owner) {
        candidate.receiver = base
        candidate.dispatch = base.isSuper ? .superclass : .virtual
      }
      if !isInstance, function.kind == .initializer, found.owner.kind == .classType, isDynamicClass(base, subject) {
        candidate.receiver = base
        candidate.dispatch = .virtual
      }
      if function.returnsSelf { candidate.result = function.result.optionalPayload == nil ? subject : .optional(subject) }
      if function.kind == .initializer {
        candidate.result = function.isFailable ? .optional(subject) : subject
        if isInstance { candidate.result = .void }
      }
      return candidate
    }
  }

  /// Whether a metatype may stand for a subclass of what its type says.
  func isDynamicClass(_ base: TypedExpression, _ subject: Type) -> Bool {
    switch subject {
    case .nominal(let nominal, _):
      if case .metatype = base.kind { return false }
      return nominal.kind == .classType && nominal.origin == .notebook && !isFinal(nominal.syntax)
    case .parameter, .dependent: return genericContext.contains { if case .inherits(subject, _) = $0 { true } else { false } }
    default: return false
    }
  }

  /// Enum cases with payloads as functions.
  func caseCandidates(_ found: [FoundMember], _ base: TypedExpression) -> [Candidate] {
    found.compactMap { found in
      guard case .enumCase(let enumCase, let nominal) = found.member else { return nil }
      let function = FunctionDeclaration(name: enumCase.name, kind: .staticMethod, range: noRange)
      function.parameters = enumCase.payload.map { ParameterDeclaration(label: $0.label, name: $0.label ?? "_", type: $0.type) }
      for index in enumCase.defaults.keys { function.parameters[index].hasDefault = true }
      function.result = nominal.declaredType
      var candidate = Candidate(function)
      candidate.map = found.map
      for parameter in nominal.generics.parameters where candidate.map[parameter] == nil { candidate.map[parameter] = solver.fresh() }
      candidate.owner = nominal
      candidate.role = .enumCase(enumCase)
      return candidate
    }
  }

  /// A function (perhaps one of several) as a value.
  func functionValue(
    _ candidates: [Candidate], labels: DeclNameArgumentsSyntax?, _ expected: Type?, _ name: String, _ range: TextRange
  ) -> TypedExpression {
    var remaining = candidates
    if let labels {
      let wanted = labels.arguments.map { $0.name.text == "_" ? nil : $0.name.identifierText }
      remaining = remaining.filter { $0.function.parameters.map(\.label) == wanted }
    }
    guard !remaining.isEmpty else {
      reportUnknownName(name, range)
      return errorNode(range)
    }
    var best: (candidate: Candidate, score: Score)?
    if remaining.count > 1, let expected, !isUnknown(expected) {
      for candidate in remaining where mayStand(candidate, for: expected, range) {
        let before = mark()
        solver.score = Score()
        if convert(functionReference(candidate, range), to: expected) != nil {
          let score = solver.score
          if best == nil || score < best!.score
            || (score == best!.score && isMoreSpecialized(candidate.function, than: best!.candidate.function))
          {
            best = (candidate, score)
          }
        }
        rollback(before)
      }
    }
    if remaining.count > 1, best == nil, expected == nil || isUnknown(expected!) {
      report(DiagnosticText.ambiguousFunction(name), range)
      return errorNode(range)
    }
    return functionReference(best?.candidate ?? remaining[0], range)
  }

  /// A cheap look at a function wanted as a value: false only when its types certainly do not fit.
  private func mayStand(_ candidate: Candidate, for expected: Type, _ range: TextRange) -> Bool {
    guard case .function(let wanted) = shallow(expected) else { return true }
    let parameters = candidate.function.parameters
    guard parameters.count == wanted.parameters.count else { return false }
    let probe = make(.discard, .error, range)
    for (own, given) in zip(parameters, wanted.parameters)
    where !own.isVariadic && !mayConvert(shallow(given.type), own.type, probe) {
      return false
    }
    return true
  }

  private func functionReference(_ candidate: Candidate, _ range: TextRange) -> TypedExpression {
    let instance = instantiate(candidate)
    var type = candidate.function.functionType
    for index in type.parameters.indices { type.parameters[index].type = substitute(type.parameters[index].type, instance) }
    type.throwsErrors = candidate.function.throwsErrors
    settleThrows(&type) { substitute($0, instance) }
    type.result = candidate.result ?? substitute(type.result, instance)
    if case .enumCase(let enumCase) = candidate.role { return caseFunction(enumCase, type, range) }
    addRequirements(candidate, instance, range)
    return make(
      .functionReference(
        candidate.function, receiver: candidate.receiver, typeArguments: typeArguments(candidate, instance)),
      .function(type), range)
  }

  /// A case with a payload as a function: a closure that makes it.
  private func caseFunction(_ enumCase: EnumCase, _ type: FunctionType, _ range: TextRange) -> TypedExpression {
    let variables = type.parameters.enumerated().map {
      Variable(name: "payload\($0)", type: $1.type, isMutable: false, storage: .local, range: range)
    }
    let body = TypedFunction(name: enumCase.name, parameters: variables, result: type.result, range: range)
    let value = make(.enumCase(enumCase, variables.map { make(.variable($0), $0.type, range) }), type.result, range)
    body.body = [TypedStatement(.returnStatement(value), range: range)]
    return make(.closure(body), .function(type), range)
  }
}
