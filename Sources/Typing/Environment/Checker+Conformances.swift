extension Checker {
  /// Whether the type conforms, as far as is known: an unknown type may.
  func conforms(_ type: Type, to protocolType: NominalType) -> Bool {
    if protocolType.name == "Sendable" || protocolType.name == "Copyable" || protocolType.name == "Escapable" { return true }
    if let constraint = protocolType.constraint { return conforms(type, to: constraint) }
    let type = shallow(type)
    switch type {
    case .error: return true
    case .variable(let variable):
      guard let literal = solver.slots[variable.number].literal else { return true }
      if conforms(literal.defaultType, to: protocolType) { return true }
      return literal == .integer && conforms(.double, to: protocolType)
    case .nominal(let nominal, let arguments):
      if nominal.kind == .classType, protocolType === anyObject { return true }
      return conformance(of: nominal, arguments, to: protocolType) != nil
    case .parameter, .dependent: return constraints(of: type).contains { refines($0, protocolType) }
    case .existential(let protocols):
      return protocols.contains { refines($0, protocolType) }
    case .tuple, .function, .metatype: return false
    }
  }

  /// The conformance that makes a nominal type fit, its requirements met.
  func conformance(of nominal: NominalType, _ arguments: [Type], to protocolType: NominalType) -> Conformance? {
    for conformance in conformances(of: nominal) where refines(conformance.protocolType, protocolType) {
      if conformance.requirements.isEmpty { return conformance }
      let map = Dictionary(zip(nominal.generics.parameters, arguments), uniquingKeysWith: { first, _ in first })
      if conformance.requirements.allSatisfy({ holds($0, map) }) { return conformance }
    }
    if let superclass = nominal.superclass, case .nominal(let parent, let parentArguments) = superclass {
      return self.conformance(of: parent, parentArguments, to: protocolType)
    }
    return nil
  }

  /// Whether a requirement is met once the parameters are replaced; unknown types may meet it.
  func holds(_ requirement: GenericSignature.Requirement, _ map: [GenericParameter: Type]) -> Bool {
    switch requirement {
    case .conforms(let type, let protocolType): return conforms(substitute(type, map), to: protocolType)
    case .same(let left, let right): return unify(substitute(left, map), substitute(right, map))
    case .inherits(let type, let parent):
      let type = shallow(substitute(type, map))
      if case .variable = type { return true }
      return superclassChain(of: type).contains { unify($0, substitute(parent, map)) }
    }
  }

  /// A type, its superclass, and so on.
  func superclassChain(of type: Type) -> [Type] {
    var chain = [type]
    while case .nominal(let nominal, let arguments) = chain[chain.count - 1], let parent = nominal.superclass {
      chain.append(substitute(parent, Dictionary(zip(nominal.generics.parameters, arguments), uniquingKeysWith: { a, _ in a })))
    }
    return chain
  }

  func isSubclass(_ type: NominalType, of parent: NominalType) -> Bool {
    var current: NominalType? = type
    while let type = current {
      if type === parent { return true }
      current = type.superclass?.nominal
    }
    return false
  }

  /// Whether a protocol is or refines another.
  func refines(_ protocolType: NominalType, _ other: NominalType) -> Bool {
    if protocolType === other { return true }
    if protocolType.origin == .native {
      if let known = refinements[protocolType] { return known.contains(other) }
      let all = Set(protocolAndParents(protocolType))
      refinements[protocolType] = all
      return all.contains(other)
    }
    return conformances(of: protocolType).contains { $0.protocolType !== protocolType && refines($0.protocolType, other) }
  }

  /// What is declared of the type itself.
  func conformances(of nominal: NominalType) -> [Conformance] {
    if let known = catalog.conformances[nominal] { return known }
    catalog.conformances[nominal] = []
    guard nominal.origin == .native else { return [] }
    _ = nativeType(nominal.name)
    var found: [Conformance] = []
    for library in catalog.libraries {
      for text in library.conformances(of: nominal.name) {
        if let conformance = nativeConformance(text, of: nominal) { found.append(conformance) }
      }
    }
    catalog.conformances[nominal] = found
    return found
  }

  /// `Hashable` or `Equatable where Element: Equatable, Value == Int`.
  private func nativeConformance(_ text: String, of nominal: NominalType) -> Conformance? {
    let parts = text.split(separator: " ", maxSplits: 2)
    guard let name = parts.first, let protocolType = nativeType(String(name)) else {
      catalog.problems.append("\(nominal.name): unknown protocol in '\(text)'")
      return nil
    }
    var requirements: [GenericSignature.Requirement] = []
    if parts.count == 3, parts[1] == "where" {
      for clause in parts[2].split(separator: ",") {
        let sides = clause.split(whereSeparator: { $0 == ":" || $0 == "=" }).map { String($0.filter { $0 != " " }) }
        guard sides.count == 2, let left = dottedType(sides[0], in: nominal) else { continue }
        if clause.contains("=") {
          guard let right = dottedType(sides[1], in: nominal) else { continue }
          requirements.append(.same(left, right))
        } else if let bound = nativeType(sides[1]) {
          requirements.append(.conforms(left, bound))
        }
      }
    }
    return Conformance(protocolType: protocolType, requirements: requirements)
  }

  private func dottedType(_ text: String, in nominal: NominalType) -> Type? {
    var parts = text.split(separator: ".").map(String.init)
    let first = parts.removeFirst()
    var type: Type
    if let parameter = nominal.generics.parameters.first(where: { $0.name == first }) {
      type = .parameter(parameter)
    } else if let nominal = nativeType(first) {
      type = .nominal(nominal, [])
    } else {
      return nil
    }
    for part in parts { type = .dependent(type, part) }
    return type
  }

  /// Protocols a generic parameter or dependent type is known to conform to, where the checker stands.
  func constraints(of type: Type) -> [NominalType] {
    var found: [NominalType] = []
    if case .parameter(let parameter) = type, parameter.isSelf, let owner = selfProtocols[parameter] { found.append(owner) }
    for requirement in genericContext {
      if case .conforms(let subject, let protocolType) = requirement, subject == type || isSame(subject, type) { found.append(protocolType) }
    }
    if case .dependent(let base, let name) = type {
      for protocolType in constraints(of: base) { found += associatedConstraints(name, of: protocolType) }
    }
    return found
  }

  /// Whether a dependent type is another one by a `where` clause.
  private func isSame(_ subject: Type, _ type: Type) -> Bool {
    guard case .dependent = subject else { return false }
    return shallow(subject) == type
  }

  func associatedConstraints(_ name: String, of protocolType: NominalType) -> [NominalType] {
    var found: [NominalType] = []
    for requirement in protocolType.generics.requirements {
      if case .conforms(.dependent(.parameter(let base), name), let bound) = requirement, base.isSelf { found.append(bound) }
    }
    for parent in conformances(of: protocolType) where parent.protocolType !== protocolType {
      found += associatedConstraints(name, of: parent.protocolType)
    }
    return found
  }
}
