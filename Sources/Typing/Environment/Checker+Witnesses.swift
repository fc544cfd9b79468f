import SwiftSyntax

extension Checker {
  /// Every member of that name that could implement a requirement: the type's own, inherited ones, those of protocol extensions.
  func witnessCandidates(named name: String, of type: Type) -> [FoundMember] {
    var found: [FoundMember] = []
    for (distance, ancestor) in superclassChain(of: type).enumerated() {
      guard case .nominal(let nominal, let arguments) = ancestor else { continue }
      let map = Dictionary(zip(nominal.generics.parameters, arguments), uniquingKeysWith: { a, _ in a })
      for member in ownMembers(named: name, of: nominal) {
        found.append(FoundMember(member: member, map: map, owner: nominal, distance: distance))
      }
    }
    guard let nominal = type.nominal else { return found }
    for protocolType in allProtocols(of: nominal) {
      for member in ownMembers(named: name, of: protocolType) {
        found.append(FoundMember(member: member, map: [protocolType.generics.parameters[0]: type], owner: protocolType, distance: 100))
      }
    }
    return found
  }

  /// What implements a requirement of a protocol for a type; nil when nothing does.
  func witness(of requirement: Member, for type: Type, arguments: [Type]) -> Witness? {
    bestWitness(of: requirement, for: type, arguments: arguments)?.witness
  }

  /// The operator that a notebook's type declares for operands of these types.
  func notebookOperator(_ name: String, _ types: [Type]) -> Witness? {
    for function in operatorFunctions(name) where function.nativeKey == nil && !function.isRequirement {
      guard function.parameters.count == types.count else { continue }
      let before = mark()
      defer { rollback(before) }
      let parameters = ownerParameters(function) + function.generics.parameters
      let map = Dictionary(parameters.map { ($0, solver.fresh()) }, uniquingKeysWith: { a, _ in a })
      guard zip(function.parameters, types).allSatisfy({ unify(substitute($0.type, map), $1) }),
        (function.generics.requirements + function.ownerRequirements).allSatisfy({ holds($0, map) })
      else { continue }
      return Witness(implementation: .function(function), typeArguments: parameters.map { resolved(map[$0]!) })
    }
    return compoundAssignment(name, types)
  }

  /// `+=` of a type that declares only `+`: what the library's protocols give it.
  private func compoundAssignment(_ name: String, _ types: [Type]) -> Witness? {
    guard name.isCompoundAssignment, types.count == 2, types[0] == types[1], notebookOperator(String(name.dropLast()), types) != nil
    else { return nil }
    if let known = compoundAssignments[name] { return Witness(implementation: .function(known), typeArguments: [types[0]]) }
    guard let plain = operatorFunctions(String(name.dropLast())).first(where: isGenericNative) else { return nil }
    let parameter = plain.generics.parameters[0]
    let type = Type.parameter(parameter)
    let left = Variable(name: "left", type: type, isMutable: true, storage: .local, isInout: true, range: noRange)
    let right = Variable(name: "right", type: type, isMutable: false, storage: .local, range: noRange)
    let made = FunctionDeclaration(name: name, kind: .function, range: noRange)
    made.generics.parameters = [parameter]
    made.parameters = [left, right].map { ParameterDeclaration(label: nil, name: $0.name, type: type) }
    made.parameters[0].isInout = true
    let place = make(.variable(left), type, noRange)
    let sum = make(
      .call(.init(plain, arguments: [.value(place), .value(make(.variable(right), type, noRange))], typeArguments: [type])), type, noRange)
    let body = TypedFunction(name: name, parameters: [left, right], result: .void, range: noRange)
    body.body = [TypedStatement(.expression(make(.assign(place, sum), .void, noRange)), range: noRange)]
    made.body = body
    compoundAssignments[name] = made
    return Witness(implementation: .function(made), typeArguments: [types[0]])
  }

  /// `func + <T>(lhs: T, rhs: T) -> T` of the library.
  private func isGenericNative(_ function: FunctionDeclaration) -> Bool {
    guard function.nativeKey != nil, function.owner == nil, function.generics.parameters.count == 1, function.parameters.count == 2
    else { return false }
    let type = Type.parameter(function.generics.parameters[0])
    return function.parameters.allSatisfy { $0.type == type } && function.result == type
  }

  private func ownerParameters(_ function: FunctionDeclaration) -> [GenericParameter] { function.owner?.generics.parameters ?? [] }

  /// The implementation Swift would choose: the nearest class's, then the most refined protocol's, then the most constrained.
  func bestWitness(
    of requirement: Member, for type: Type, arguments: [Type]
  ) -> (found: FoundMember, witness: Witness)? {
    var best: (found: FoundMember, witness: Witness)?
    let conforming = distanceToConformance(of: requirement, type)
    for candidate in witnessCandidates(of: requirement, for: type) where candidate.distance >= conforming {
      guard let witness = fit(candidate, requirement, type, arguments) else { continue }
      if best == nil || isNearer(candidate, than: best!.found) { best = (candidate, witness) }
    }
    guard let found = best?.found, conforming > 0, found.member.isStatic else { return best }
    // No table of the class leads to static members and initializers that subclasses override: the type's own is known.
    for candidate in witnessCandidates(of: requirement, for: type)
    where candidate.distance < conforming && overrides(candidate.member, found.member) {
      if let witness = fit(candidate, requirement, type, arguments) { return (candidate, witness) }
    }
    return best
  }

  private func overrides(_ member: Member, _ other: Member) -> Bool {
    switch (member, other) {
    case (.function(let own), .function(let inherited)):
      var next = own.overridden
      while let current = next, current !== inherited { next = current.overridden }
      return next != nil
    case (.property(let own), .property(let inherited)):
      var next = own.overridden
      while let current = next, current !== inherited { next = current.overridden }
      return next != nil
    default: return false
    }
  }

  /// How far up a class's conformance was declared: what its subclasses add does not implement it (what they override does).
  private func distanceToConformance(of requirement: Member, _ type: Type) -> Int {
    let owner: NominalType?
    switch requirement {
    case .function(let function): owner = function.name.isOperatorName ? nil : function.owner
    case .property(let property): owner = property.owner
    case .type, .alias, .enumCase: owner = nil
    }
    guard let owner, type.nominal?.kind == .classType else { return 0 }
    return superclassChain(of: type).lastIndex { ancestor in
      ancestor.nominal.map { nominal in conformances(of: nominal).contains { refines($0.protocolType, owner) } } ?? false
    } ?? 0
  }

  private func witnessCandidates(of requirement: Member, for type: Type) -> [FoundMember] {
    switch requirement {
    case .function(let function) where function.name.isOperatorName:
      return operatorFunctions(function.name).compactMap { own in
        if own.isRequirement { return nil }
        let isProtocol = own.owner?.kind == .protocolType
        return FoundMember(member: .function(own), map: [:], owner: own.owner ?? function.owner!, distance: isProtocol ? 100 : own.owner == nil ? 50 : 0)
      }
    case .function(let function): return witnessCandidates(named: function.name, of: type)
    case .property(let property): return witnessCandidates(named: property.name, of: type)
    case .type, .alias, .enumCase: return []
    }
  }

  private func isNearer(_ left: FoundMember, than right: FoundMember) -> Bool {
    if left.distance != right.distance { return left.distance < right.distance }
    if left.owner !== right.owner { return left.owner.kind == .protocolType && refines(left.owner, right.owner) }
    return requirementCount(left.member) > requirementCount(right.member)
  }

  private func requirementCount(_ member: Member) -> Int {
    switch member {
    case .function(let function): function.ownerRequirements.count
    case .property(let property): property.ownerRequirements.count
    case .type, .alias, .enumCase: 0
    }
  }

  /// The candidate as the requirement's implementation, when its whole type fits.
  private func fit(_ candidate: FoundMember, _ requirement: Member, _ type: Type, _ arguments: [Type]) -> Witness? {
    let before = mark()
    defer { rollback(before) }
    let outer = genericContext
    defer { genericContext = outer }
    switch (requirement, candidate.member) {
    case (.function(let wanted), .function(let own)):
      return fit(own, wanted, candidate, seen(type, from: candidate), arguments)
    case (.property(let wanted), .property(let own)):
      return fit(own, wanted, candidate, seen(type, from: candidate), arguments)
    case (.function(let wanted), .enumCase(let item, let nominal)):
      guard wanted.kind == .staticMethod, wanted.parameters.map(\.label) == item.payload.map(\.label) else { return nil }
      let map = selfMap(wanted.owner, type)
      guard zip(wanted.parameters, item.payload).allSatisfy({ unify(substitute($0.type, map), substitute($1.type, candidate.map)) }),
        unify(substitute(wanted.result, map), type), nominal === type.nominal
      else { return nil }
      return Witness(implementation: .enumCase(item), typeArguments: [])
    case (.property(let wanted), .enumCase(let item, _)):
      guard wanted.isStatic, !wanted.isMutable, item.payload.isEmpty, unify(substitute(wanted.type, selfMap(wanted.owner, type)), type)
      else { return nil }
      return Witness(implementation: .enumCase(item), typeArguments: [])
    default: return nil
    }
  }

  /// What `Self` is for an inherited member: the class that declares it.
  private func seen(_ type: Type, from candidate: FoundMember) -> Type {
    guard candidate.distance > 0, candidate.distance < 100 else { return type }
    return superclassChain(of: type).first { $0.nominal === candidate.owner } ?? type
  }

  private func selfMap(_ owner: NominalType?, _ type: Type) -> [GenericParameter: Type] {
    guard let owner, owner.kind == .protocolType else { return [:] }
    return [owner.generics.parameters[0]: type]
  }

  private func fit(
    _ own: FunctionDeclaration, _ wanted: FunctionDeclaration, _ candidate: FoundMember, _ type: Type, _ arguments: [Type]
  ) -> Witness? {
    guard !own.isRequirement, own.kind == wanted.kind || (wanted.name.isOperatorName && own.owner == nil),
      own.parameters.count == wanted.parameters.count, !own.throwsErrors || wanted.throwsErrors,
      own.isMutating == false || wanted.isMutating || type.nominal?.kind == .classType, !own.isFailable || wanted.isFailable
    else { return nil }
    if wanted.name.isOperatorName, isPostfix(own) != isPostfix(wanted) { return nil }
    var map = candidate.map
    if wanted.name.isOperatorName { for parameter in ownerParameters(own) { map[parameter] = solver.fresh() } }
    for parameter in own.generics.parameters { map[parameter] = solver.fresh() }
    let wantedMap = requirementMap(wanted.owner, wanted.generics, type, arguments)
    for (left, right) in zip(wanted.parameters, own.parameters) {
      guard left.label == right.label || wanted.name.isOperatorName, left.isInout == right.isInout,
        left.isVariadic == right.isVariadic, left.isAutoclosure == right.isAutoclosure,
        unify(substitute(left.type, wantedMap), substitute(right.type, map))
      else { return nil }
    }
    if own.kind != .initializer {
      guard unify(substitute(wanted.result, wantedMap), substitute(own.result, map)) else { return nil }
    }
    guard (own.generics.requirements + own.ownerRequirements).allSatisfy({ holds($0, map) }) else { return nil }
    let owners = wanted.name.isOperatorName ? ownerParameters(own) : candidate.owner.generics.parameters
    return Witness(implementation: .function(own), typeArguments: (owners + own.generics.parameters).map { resolved(map[$0] ?? .parameter($0)) })
  }

  private func isPostfix(_ function: FunctionDeclaration) -> Bool {
    function.syntax?.as(FunctionDeclSyntax.self)?.modifiers.has(.postfix) ?? false
  }

  private func fit(
    _ own: PropertyDeclaration, _ wanted: PropertyDeclaration, _ candidate: FoundMember, _ type: Type, _ arguments: [Type]
  ) -> Witness? {
    guard !own.isRequirement, own.isStatic == wanted.isStatic, !wanted.isMutable || own.isMutable,
      own.parameters.map(\.label) == wanted.parameters.map(\.label)
    else { return nil }
    if case .computed(let getter, _) = own.implementation, getter.throwsErrors,
      case .computed(let required, _) = wanted.implementation, !required.throwsErrors
    {
      return nil
    }
    var map = candidate.map
    for parameter in own.generics.parameters { map[parameter] = solver.fresh() }
    let wantedMap = requirementMap(wanted.owner, wanted.generics, type, arguments)
    for (left, right) in zip(wanted.parameters, own.parameters) {
      guard unify(substitute(left.type, wantedMap), substitute(right.type, map)) else { return nil }
    }
    guard unify(substitute(wanted.type, wantedMap), substitute(own.type, map)),
      (own.generics.requirements + own.ownerRequirements).allSatisfy({ holds($0, map) })
    else { return nil }
    return Witness(
      implementation: .property(own),
      typeArguments: (candidate.owner.generics.parameters + own.generics.parameters).map { resolved(map[$0] ?? .parameter($0)) })
  }

  /// `Self` and the requirement's own parameters; these stand for themselves while a declaration is checked.
  private func requirementMap(
    _ owner: NominalType?, _ generics: GenericSignature, _ type: Type, _ arguments: [Type]
  ) -> [GenericParameter: Type] {
    var map = selfMap(owner, type)
    if arguments.isEmpty {
      genericContext += generics.requirements
    } else {
      for (parameter, argument) in zip(generics.parameters, arguments) { map[parameter] = argument }
    }
    return map
  }
}
