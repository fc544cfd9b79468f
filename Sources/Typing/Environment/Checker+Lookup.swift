extension Checker {
  /// A native type by its dotted name; reads the chunk that declares it.
  func nativeType(_ name: String) -> NominalType? {
    if !catalog.types.keys.contains(name) || NominalType.wellKnown[name] != nil { catalog.load(name, into: self) }
    return catalog.types[name]
  }

  /// Everything a name means where the checker stands: the innermost declaration, or all functions of that name.
  func lookup(_ name: String) -> [Entity] {
    var scope: Scope? = self.scope
    while let current = scope {
      if let found = current.entries[name], !found.isEmpty { return withNativeOverloads(found, name, current) }
      scope = current.parent
    }
    return nativeEntities(name)
  }

  /// A function of the notebook hides native functions only when it takes the same arguments; overload choice prefers it anyway.
  private func withNativeOverloads(_ found: [Entity], _ name: String, _ scope: Scope) -> [Entity] {
    switch scope.kind {
    case .session, .cell: break
    default: return found
    }
    guard case .function = found[0] else { return found }
    var all = found
    if case .cell = scope.kind, let older = session.entries[name], case .function? = older.first {
      for case .function(let function) in older where !declares(found, sameAs: function) { all.append(.function(function)) }
    }
    for entity in nativeEntities(name) {
      if case .function(let function) = entity, !declares(all, sameAs: function) { all.append(entity) }
    }
    return all
  }

  func declares(_ entities: [Entity], sameAs function: FunctionDeclaration) -> Bool {
    entities.contains {
      if case .function(let other) = $0 { return haveSameSignature(other, function) }
      return false
    }
  }

  func haveSameSignature(_ left: FunctionDeclaration, _ right: FunctionDeclaration) -> Bool {
    left.parameters.count == right.parameters.count
      && zip(left.parameters, right.parameters).allSatisfy { $0.label == $1.label && $0.type == $1.type }
      && left.result == right.result
  }

  func nativeEntities(_ name: String) -> [Entity] {
    catalog.load(name, into: self)
    guard let entries = catalog.topLevel[name] else { return [] }
    var found: [Entity] = []
    for index in entries.indices {
      for member in read(entries[index], { catalog.topLevel[name]![index] = .read($0) }) {
        switch member {
        case .function(let function): found.append(.function(function))
        case .type(let type): found.append(.type(type))
        case .alias(let alias): found.append(.alias(alias))
        case .property(let property):
          if case .global(let variable) = property.implementation { found.append(.variable(variable)) }
        case .enumCase: break
        }
      }
    }
    return found
  }

  /// Operator functions of that spelling visible everywhere: native, global, and static members of types.
  func operatorFunctions(_ name: String) -> [FunctionDeclaration] {
    if let known = operatorCache[name] { return known }
    catalog.load("operator " + name, into: self)
    var found: [FunctionDeclaration] = []
    var scope: Scope? = self.scope
    while let current = scope {
      for case .function(let function) in current.entries[name] ?? [] where !found.contains(where: { haveSameSignature($0, function) }) {
        found.append(function)
      }
      scope = current.parent
    }
    found += notebookOperators[name] ?? []
    let entries = catalog.operators[name] ?? []
    for index in entries.indices {
      for case .function(let function) in read(entries[index], { catalog.operators[name]![index] = .read($0) }) {
        found.append(function)
      }
    }
    operatorCache[name] = found
    return found
  }

  /// The native operator of a type with itself on both sides, read without the other overloads.
  func nativeOperator(_ name: String, on nominal: NominalType, operands: Int) -> FunctionDeclaration? {
    catalog.loadOperator(name, of: nominal, into: self)
    let type = Type.nominal(nominal, [])
    let entries = catalog.operators[name] ?? []
    for index in entries.indices {
      if case .pending(_, let context) = entries[index], context.owner !== nominal { continue }
      for case .function(let function) in read(entries[index], { catalog.operators[name]![index] = .read($0) })
      where function.parameters.count == operands && function.generics.parameters.isEmpty && function.owner === nominal
        && function.parameters.allSatisfy({ $0.type == type })
      {
        return function
      }
    }
    return nil
  }

  private func read(_ entry: MemberTable.Entry, _ store: (Member) -> Void) -> [Member] {
    switch entry {
    case .read(let member): return [member]
    case .pending(let syntax, let context):
      let outer = genericContext
      if context.isNative { genericContext = [] }
      defer { genericContext = outer }
      guard let member = readMember(syntax, context) else { return [] }
      store(member)
      return [member]
    }
  }

  /// Members a type declares itself (and its extensions), not inherited ones.
  func ownMembers(named name: String, of nominal: NominalType) -> [Member] {
    if nominal === NominalType.optional, let item = nominal.cases.first(where: { $0.name == name }) { return [.enumCase(item, nominal)] }
    if let known = catalog.tables[nominal]?.members[name] { return known }
    if nominal.origin == .native {
      _ = nativeType(nominal.name)
      catalog.load(nominal.name + "." + name, into: self)
    }
    let table = catalog.table(of: nominal)
    let entries = table.entries[name] ?? []
    var found: [Member] = []
    for index in entries.indices { found += read(entries[index], { table.entries[name]![index] = .read($0) }) }
    table.members[name] = found
    return found
  }

  /// A member found, with what the generic parameters of the type that declares it are for the base looked in.
  struct FoundMember {
    let member: Member
    let map: [GenericParameter: Type]
    /// The type (of the base's superclasses, protocols) that declares it.
    let owner: NominalType
    /// How far up: 0 the type itself, then superclasses, protocols last.
    let distance: Int
  }

  /// Members of a type by name: its own hide inherited ones with the same signature; protocol members come last.
  func members(named name: String, of type: Type) -> [FoundMember] {
    let type = shallow(type)
    var found: [FoundMember] = []
    switch type {
    case .nominal(let nominal, _):
      if !incompleteTypes.isEmpty { complete(nominal) }
      var passed = (designated: true, convenience: true)
      for (distance, ancestor) in superclassChain(of: type).enumerated() {
        guard case .nominal(let parent, let arguments) = ancestor else { continue }
        let map = Dictionary(zip(parent.generics.parameters, arguments), uniquingKeysWith: { a, _ in a })
        for member in ownMembers(named: name, of: parent) where !hides(found, member) {
          if name == "init", case .function(let initializer) = member,
            !(initializer.isConvenience ? passed.convenience : passed.designated)
          {
            continue
          }
          found.append(FoundMember(member: member, map: map, owner: parent, distance: distance))
        }
        if name == "init", passed.convenience {
          let own = inheritance(of: parent)
          passed = (passed.designated && own.designated, own.convenience)
          if !passed.convenience { break }
        }
      }
      for protocolType in allProtocols(of: nominal) {
        let own = ownMembers(named: name, of: protocolType)
        if own.isEmpty || !mayConform(type, to: protocolType) { continue }
        for member in own where !hides(found, member) {
          found.append(
            FoundMember(member: member, map: [protocolType.generics.parameters[0]: type], owner: protocolType, distance: 100))
        }
      }
    case .parameter, .dependent:
      for protocolType in constraints(of: type) { found += protocolFound(name, protocolType, type) }
      for requirement in genericContext {
        if case .inherits(let subject, let parent) = requirement, subject == type { found += members(named: name, of: parent) }
      }
    case .existential(let protocols):
      for protocolType in protocols { found += protocolFound(name, protocolType, type) }
    default: break
    }
    return found
  }

  /// Whether a conformance that asks something of the type's arguments holds for them.
  private func mayConform(_ type: Type, to protocolType: NominalType) -> Bool {
    let before = mark()
    defer { rollback(before) }
    return conforms(type, to: protocolType)
  }

  /// Which of its superclass's initializers a class inherits: all when it has no designated one of its own, those that are
  /// convenient when it overrides every designated one.
  private func inheritance(of nominal: NominalType) -> (designated: Bool, convenience: Bool) {
    guard let parent = nominal.superclass else { return (true, true) }
    // A class of the library lists every initializer it has.
    guard let layout = nominal.layout else { return (false, false) }
    if !layout.initializers.contains(where: { !$0.isConvenience }) { return (true, true) }
    let isComplete = members(named: "init", of: parent).allSatisfy { found in
      guard case .function(let other) = found.member, !other.isConvenience else { return true }
      return layout.initializers.contains { own in
        own.parameters.map(\.label) == other.parameters.map(\.label)
          && zip(own.parameters, other.parameters).allSatisfy { $0.type == substitute($1.type, found.map) }
      }
    }
    return (false, isComplete)
  }

  private func protocolFound(_ name: String, _ protocolType: NominalType, _ base: Type) -> [FoundMember] {
    protocolAndParents(protocolType).flatMap { parent in
      ownMembers(named: name, of: parent).map {
        FoundMember(member: $0, map: [parent.generics.parameters[0]: base], owner: parent, distance: 100)
      }
    }
  }

  func protocolMembers(named name: String, of protocolType: NominalType) -> [Member] {
    protocolAndParents(protocolType).flatMap { ownMembers(named: name, of: $0) }
  }

  func protocolAndParents(_ protocolType: NominalType) -> [NominalType] {
    var found = [protocolType]
    var index = 0
    while index < found.count {
      for parent in conformances(of: found[index]) where !found.contains(parent.protocolType) { found.append(parent.protocolType) }
      index += 1
    }
    return found
  }

  /// Protocols of a type, its superclasses and what they refine, conditional ones included.
  func allProtocols(of nominal: NominalType) -> [NominalType] {
    if let known = protocolCache[nominal] { return known }
    var found: [NominalType] = []
    var current: NominalType? = nominal
    while let type = current {
      for conformance in conformances(of: type) {
        for protocolType in protocolAndParents(conformance.protocolType) where !found.contains(protocolType) {
          found.append(protocolType)
        }
      }
      current = type.superclass?.nominal
    }
    protocolCache[nominal] = found
    return found
  }

  private func hides(_ found: [FoundMember], _ member: Member) -> Bool {
    switch member {
    case .function(let function):
      return found.contains {
        if case .function(let other) = $0.member {
          return other.overridden === function
            || (other.kind == function.kind && haveSameSignature(other, function)
              && other.ownerRequirements == function.ownerRequirements && !(function.isRequirement && other.isRequirement))
        }
        return false
      }
    case .property(let property):
      return found.contains {
        if case .property(let other) = $0.member {
          return property.parameters.isEmpty
            ? other.parameters.isEmpty && other.isStatic == property.isStatic
            : other.parameters.map(\.label) == property.parameters.map(\.label)
              && other.parameters.map(\.type) == property.parameters.map(\.type)
        }
        return false
      }
    case .type, .alias, .enumCase: return !found.isEmpty
    }
  }
}
