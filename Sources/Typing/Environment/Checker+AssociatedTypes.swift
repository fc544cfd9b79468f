extension Checker {
  /// What `T.Name` is for a type, where that is known.
  func associatedType(_ name: String, of base: Type) -> Type? {
    let base = shallow(base)
    switch base {
    case .variable: return solver.literal(base).flatMap { associatedType(name, of: $0.defaultType) }
    case .nominal(let nominal, let arguments):
      if let index = nominal.generics.parameters.firstIndex(where: { $0.name == name && !$0.isSelf }) {
        return index < arguments.count ? arguments[index] : nil
      }
      if let written = writtenAssociatedType(name, of: base) { return written }
      return inferredAssociatedType(name, of: nominal, arguments)
    case .parameter, .dependent:
      for requirement in genericContext {
        if case .same(let left, let right) = requirement {
          if left == .dependent(base, name) { return right }
          if right == .dependent(base, name), case .dependent = left {} else if right == .dependent(base, name) { return left }
        }
      }
      // What an iterator gives is what its sequence has.
      if name == "Element", case .dependent(let sequence, "Iterator") = base, conforms(sequence, to: .sequence) {
        return shallow(.dependent(sequence, "Element"))
      }
      return nil
    case .existential(let protocols): return boundOfAssociatedType(name, protocols)
    case .tuple, .function, .metatype, .error: return nil
    }
  }

  /// What is known of `Name` of a value of `any P`: what `P` asks of it.
  func boundOfAssociatedType(_ name: String, _ protocols: [NominalType]) -> Type? {
    var bounds: [NominalType] = []
    var isDeclared = false
    for protocolType in protocols.flatMap(protocolAndParents) where associatedTypes[protocolType]?.contains(name) == true {
      isDeclared = true
      let subject = Type.dependent(.parameter(protocolType.generics.parameters[0]), name)
      for requirement in protocolType.generics.requirements {
        if case .same(subject, let known) = requirement, !isDependent(known) { return known }
      }
      for bound in associatedConstraints(name, of: protocolType) where !bounds.contains(bound) { bounds.append(bound) }
    }
    return isDeclared ? .existential(bounds.sorted { $0.name < $1.name }) : nil
  }

  /// A `typealias` or nested type of that name in the type or a superclass.
  private func writtenAssociatedType(_ name: String, of base: Type) -> Type? {
    for type in superclassChain(of: base) {
      guard case .nominal(let nominal, let arguments) = type else { continue }
      let map = Dictionary(zip(nominal.generics.parameters, arguments), uniquingKeysWith: { a, _ in a })
      for member in ownMembers(named: name, of: nominal) {
        switch member {
        case .alias(let alias): return shallow(substitute(alias.type, map))
        case .type(let nominal): return nominal.declaredType
        default: continue
        }
      }
    }
    return nil
  }

  /// An associated type that nobody wrote follows from the members that implement the requirements mentioning it, from the
  /// protocol's default, or from what a protocol says it equals.
  private func inferredAssociatedType(_ name: String, of nominal: NominalType, _ arguments: [Type]) -> Type? {
    let key = AssociatedTypeKey(nominal: nominal, arguments: arguments, name: name)
    guard inferring.insert(key).inserted else { return nil }
    defer { inferring.remove(key) }
    let base = Type.nominal(nominal, arguments)
    let map = Dictionary(zip(nominal.generics.parameters, arguments), uniquingKeysWith: { a, _ in a })
    // What it is follows from the declaration, whatever the arguments are, or will turn out to be.
    if nominal.origin == .notebook, !arguments.isEmpty, base != nominal.declaredType {
      let outer = genericContext
      genericContext = nominal.generics.requirements
      let declared = inferredAssociatedType(name, of: nominal, nominal.generics.parameters.map { .parameter($0) })
      genericContext = outer
      return declared.map { shallow(substitute($0, map)) }
    }
    if nominal.origin == .notebook, let found = partOfCollection(name, base, map) { return found }
    if name == "Element" {
      for case .function(let next) in ownMembers(named: "next", of: nominal) where next.parameters.isEmpty {
        if let element = next.result.optionalPayload { return substitute(element, map) }
      }
      if let iterator = associatedType("Iterator", of: base), let element = associatedType("Element", of: iterator),
        element != .dependent(base, name)
      {
        return element
      }
    }
    if name == "Iterator" {
      for case .function(let make) in ownMembers(named: "makeIterator", of: nominal) where make.parameters.isEmpty {
        return substitute(make.result, map)
      }
      if ownMembers(named: "next", of: nominal).contains(where: { if case .function = $0 { true } else { false } }) { return base }
    }
    let protocols = allProtocols(of: nominal)
    for protocolType in protocols {
      for case .alias(let alias) in ownMembers(named: name, of: protocolType) {
        return shallow(substitute(alias.type, [protocolType.generics.parameters[0]: base]))
      }
    }
    for protocolType in protocols {
      if let found = associatedType(name, of: base, fromRequirementsOf: protocolType) { return found }
    }
    for protocolType in protocols {
      let selfParameter = protocolType.generics.parameters[0]
      if let value = associatedDefaults[protocolType]?[name] { return shallow(substitute(value, [selfParameter: base])) }
      let subject = Type.dependent(.parameter(selfParameter), name)
      for case .same(let left, let right) in protocolType.generics.requirements where left == subject || right == subject {
        let other = left == subject ? right : left
        let value = shallow(substitute(other, [selfParameter: base]))
        if !isDependent(value) { return value }
      }
    }
    return nil
  }

  /// `Index` of a notebook's collection is the type of `startIndex`, `Element` what the subscript gives for one.
  private func partOfCollection(_ name: String, _ base: Type, _ map: [GenericParameter: Type]) -> Type? {
    guard let nominal = base.nominal else { return nil }
    switch name {
    case "Index":
      for case .property(let property) in ownMembers(named: "startIndex", of: nominal) { return substitute(property.type, map) }
    case "Element":
      guard let index = associatedType("Index", of: base) else { return nil }
      for case .property(let property) in ownMembers(named: "subscript", of: nominal)
      where property.parameters.count == 1 && property.parameters[0].label == nil && substitute(property.parameters[0].type, map) == index {
        return substitute(property.type, map)
      }
    case "SubSequence":
      if let slice = nativeType("ArraySlice"), let collection = nativeType("Collection"), conforms(base, to: collection),
        let element = associatedType("Element", of: base)
      {
        return .nominal(slice, [element])
      }
    default: break
    }
    return nil
  }

  private func isDependent(_ type: Type) -> Bool {
    if case .dependent = type { return true }
    return false
  }

  /// Compares the requirements that mention `Self.Name` with the members that could implement them.
  private func associatedType(_ name: String, of base: Type, fromRequirementsOf protocolType: NominalType) -> Type? {
    guard let table = catalog.tables[protocolType] else { return nil }
    let subject = Type.dependent(.parameter(protocolType.generics.parameters[0]), name)
    for memberName in table.entries.keys.sorted() {
      for member in ownMembers(named: memberName, of: protocolType) {
        let signature: [Type]
        switch member {
        case .function(let function) where function.isRequirement: signature = function.parameters.map(\.type) + [function.result]
        case .property(let property) where property.isRequirement: signature = property.parameters.map(\.type) + [property.type]
        default: continue
        }
        guard signature.contains(where: { mentions($0, subject) }) else { continue }
        for candidate in witnessCandidates(named: memberName, of: base) where candidate.owner !== protocolType {
          if let found = inferred(subject, from: member, by: candidate, of: base, protocolType) { return found }
        }
      }
    }
    return nil
  }

  private func mentions(_ type: Type, _ subject: Type) -> Bool {
    if type == subject { return true }
    switch type {
    case .nominal(_, let arguments): return arguments.contains { mentions($0, subject) }
    case .tuple(let elements): return elements.contains { mentions($0.type, subject) }
    case .function(let function):
      return function.parameters.contains { mentions($0.type, subject) } || mentions(function.result, subject)
    case .metatype(let type), .dependent(let type, _): return mentions(type, subject)
    case .existential, .parameter, .variable, .error: return false
    }
  }

  private func inferred(
    _ subject: Type, from requirement: Member, by candidate: FoundMember, of base: Type, _ protocolType: NominalType
  ) -> Type? {
    let before = mark()
    defer { rollback(before) }
    var unknowns: [Type: Type] = [:]
    var map = candidate.map
    func pair(_ wanted: [ParameterDeclaration], _ wantedResult: Type, _ own: [ParameterDeclaration], _ ownResult: Type) -> Bool {
      guard wanted.map(\.label) == own.map(\.label) else { return false }
      for (left, right) in zip(wanted, own) {
        guard unify(opened(left.type, base, protocolType, &unknowns), substitute(right.type, map)) else { return false }
      }
      return unify(opened(wantedResult, base, protocolType, &unknowns), substitute(ownResult, map))
    }
    switch (requirement, candidate.member) {
    case (.function(let wanted), .function(let own)):
      guard !own.isRequirement, wanted.kind == own.kind else { return nil }
      for parameter in own.generics.parameters { map[parameter] = solver.fresh() }
      guard pair(wanted.parameters, wanted.result, own.parameters, own.result) else { return nil }
    case (.property(let wanted), .property(let own)):
      guard !own.isRequirement, wanted.isStatic == own.isStatic,
        pair(wanted.parameters, wanted.type, own.parameters, own.type)
      else { return nil }
    default: return nil
    }
    guard let unknown = unknowns[subject] else { return nil }
    let found = resolved(unknown)
    return solver.hasUnknowns(found) ? nil : found
  }

  /// A requirement's type with `Self` the conforming type and its associated types unknown.
  private func opened(_ type: Type, _ base: Type, _ protocolType: NominalType, _ unknowns: inout [Type: Type]) -> Type {
    switch type {
    case .parameter(let parameter): return parameter.isSelf ? base : type
    case .dependent(.parameter(let parameter), _) where parameter.isSelf:
      if let known = unknowns[type] { return known }
      let unknown = solver.fresh()
      unknowns[type] = unknown
      return unknown
    case .dependent(let inner, let name): return .dependent(opened(inner, base, protocolType, &unknowns), name)
    case .nominal(let nominal, let arguments):
      return .nominal(nominal, arguments.map { opened($0, base, protocolType, &unknowns) })
    case .tuple(let elements):
      return .tuple(elements.map { .init(label: $0.label, type: opened($0.type, base, protocolType, &unknowns)) })
    case .function(var function):
      for index in function.parameters.indices {
        function.parameters[index].type = opened(function.parameters[index].type, base, protocolType, &unknowns)
      }
      function.result = opened(function.result, base, protocolType, &unknowns)
      return .function(function)
    case .metatype(let inner): return .metatype(opened(inner, base, protocolType, &unknowns))
    case .existential, .variable, .error: return type
    }
  }
}

/// An associated type being inferred, so that requirements that mention each other end.
struct AssociatedTypeKey: Hashable {
  let nominal: NominalType
  let arguments: [Type]
  let name: String
}
