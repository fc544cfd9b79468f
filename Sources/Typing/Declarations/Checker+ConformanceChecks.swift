import SwiftSyntax

extension Checker {
  /// Requirements of the protocols a type says it conforms to, met by its members, those of its extensions and the defaults.
  func checkConformances(of nominal: NominalType, _ header: TypeHeader) {
    guard nominal.kind != .protocolType else { return }
    let written = header.inherited.flatMap { inherited in writtenProtocols(inherited.type, nominal) }
    checkConformances(of: nominal, to: written, requirements: nominal.generics.requirements, at: header.nameRange)
  }

  /// The same for an extension that adds conformances.
  func checkConformances(of nominal: NominalType, _ node: ExtensionDeclSyntax) {
    guard nominal.kind != .protocolType, let clause = node.inheritanceClause else { return }
    let written = clause.inheritedTypes.flatMap { writtenProtocols($0.type, nominal) }
    let requirements = nominal.generics.requirements + (extensionRequirements[node.id] ?? [])
    checkConformances(of: nominal, to: written, requirements: requirements, at: node.extensionKeyword.sourceRange)
  }

  private func writtenProtocols(_ syntax: TypeSyntax, _ nominal: NominalType) -> [NominalType] {
    let before = diagnostics.count
    let errors = errorCount
    // What is wrong with the name itself was said when the header was read.
    defer {
      diagnostics.removeSubrange(before...)
      errorCount = errors
    }
    var found: [NominalType] = []
    inScope(typeScope(nominal)) {
      if case .existential(let protocols) = type(syntax, DeclarationContext(owner: nominal, isNative: false)) { found = protocols }
    }
    return found
  }

  private func checkConformances(
    of nominal: NominalType, to protocols: [NominalType], requirements: [GenericSignature.Requirement], at range: TextRange
  ) {
    let outer = genericContext
    genericContext += requirements
    defer { genericContext = outer }
    for written in protocols {
      if written.name == "AnyObject", nominal.kind != .classType {
        report(DiagnosticText.notAClass(nominal.name, written.name), range)
        continue
      }
      for protocolType in protocolAndParents(written) {
        if protocolType.name == "AnyObject", written !== protocolType, nominal.kind != .classType {
          report(DiagnosticText.notAClass(nominal.name, written.name), range)
          break
        }
        if let text = missing(protocolType, in: nominal) {
          report(text, range)
          break
        }
      }
    }
  }

  /// What is wrong with the conformance, if anything.
  private func missing(_ protocolType: NominalType, in nominal: NominalType) -> DiagnosticText? {
    let type = nominal.declaredType
    if let isMet = isMetByTheCompiler(protocolType, nominal) {
      return isMet ? nil : DiagnosticText.doesNotConform(nominal.name, protocolType.name, ownRequirement[protocolType.name] ?? protocolType.name)
    }
    for name in (associatedTypes[protocolType] ?? []).sorted() where associatedType(name, of: type) == nil {
      if protocolType.origin == .native { continue }
      return DiagnosticText.doesNotConform(nominal.name, protocolType.name, "associatedtype \(name)")
    }
    if let text = failedAssociatedType(protocolType, nominal) { return text }
    guard let table = catalog.tables[protocolType] else { return nil }
    for name in table.entries.keys.sorted() {
      for member in ownMembers(named: name, of: protocolType) {
        guard isRequirement(member) else { continue }
        // A type that is its own iterator makes itself; a collection makes one from its indices.
        if name == "makeIterator", conforms(type, to: .iteratorProtocol) || conformsToCollection(nominal) { continue }
        guard let best = bestWitness(of: member, for: type, arguments: []) else {
          return DiagnosticText.doesNotConform(nominal.name, protocolType.name, description(of: member))
        }
        checkRequired(best.found, nominal)
      }
    }
    for requirement in operatorRequirements(of: protocolType) where bestWitness(of: .function(requirement), for: type, arguments: []) == nil {
      return DiagnosticText.doesNotConform(nominal.name, protocolType.name, requirement.displayType)
    }
    return nil
  }

  private func conformsToCollection(_ nominal: NominalType) -> Bool {
    guard let collection = nativeType("Collection") else { return false }
    return conforms(nominal.declaredType, to: collection)
  }

  private func operatorRequirements(of protocolType: NominalType) -> [FunctionDeclaration] {
    notebookOperators.keys.sorted().flatMap { name in
      notebookOperators[name]!.filter { $0.isRequirement && $0.owner === protocolType }
    }
  }

  private func isRequirement(_ member: Member) -> Bool {
    switch member {
    case .function(let function): function.isRequirement
    case .property(let property): property.isRequirement
    case .type, .alias, .enumCase: false
    }
  }

  private func description(of member: Member) -> String {
    switch member {
    case .function(let function): function.displayType
    case .property(let property) where property.parameters.isEmpty: "var \(property.name): \(display(property.type))"
    case .property: "subscript"
    case .type, .alias, .enumCase: ""
    }
  }

  /// An associated type that does not meet what the protocol asks of it.
  private func failedAssociatedType(_ protocolType: NominalType, _ nominal: NominalType) -> DiagnosticText? {
    let map = [protocolType.generics.parameters[0]: nominal.declaredType]
    for requirement in protocolType.generics.requirements {
      if protocolType.origin == .native { continue }
      if !holds(requirement, map) {
        return DiagnosticText.doesNotConform(nominal.name, protocolType.name, "the requirement that " + describe(requirement, map))
      }
    }
    return nil
  }

  /// An initializer that a protocol asks for must be one that subclasses have too.
  private func checkRequired(_ found: FoundMember, _ nominal: NominalType) {
    guard nominal.kind == .classType, found.owner.kind == .classType, case .function(let function) = found.member,
      function.kind == .initializer, let syntax = function.syntax?.as(InitializerDeclSyntax.self),
      !syntax.modifiers.has(.required), !isFinal(nominal.syntax), found.owner === nominal
    else { return }
    report(DiagnosticText.initializerNotRequired(function.displayName, nominal.name), function.range)
  }

  /// Conformances whose requirements the compiler writes itself where it can; nil for all others.
  private func isMetByTheCompiler(_ protocolType: NominalType, _ nominal: NominalType) -> Bool? {
    guard protocolType.origin == .native else { return nil }
    let type = nominal.declaredType
    switch protocolType.name {
    case "Sendable", "Copyable", "Escapable", "AnyObject", "Error", "Codable", "Encodable", "Decodable": return true
    case "Equatable":
      return nominal.origin == .native || notebookOperator("==", [type, type]) != nil || inheritsOperator("==", nominal)
        || partsConform(nominal, to: .equatable)
    case "Hashable":
      return nominal.origin == .native || bestHash(nominal) || partsConform(nominal, to: .hashable)
    case "Comparable":
      return nominal.origin == .native || notebookOperator("<", [type, type]) != nil || inheritsOperator("<", nominal)
        || (nominal.kind == .enumeration && rawTypes[nominal] == nil && partsConform(nominal, to: .comparable))
    case "CaseIterable":
      return (nominal.kind == .enumeration && nominal.cases.allSatisfy { $0.payload.isEmpty })
        || !ownMembers(named: "allCases", of: nominal).isEmpty
    case "RawRepresentable": return !ownMembers(named: "rawValue", of: nominal).isEmpty
    default: return nil
    }
  }

  private func bestHash(_ nominal: NominalType) -> Bool {
    members(named: "hash", of: nominal.declaredType).contains {
      if case .function(let function) = $0.member { return !function.isRequirement && function.displayName == "hash(into:)" }
      return false
    }
  }

  private func inheritsOperator(_ name: String, _ nominal: NominalType) -> Bool {
    superclassChain(of: nominal.declaredType).dropFirst().contains { notebookOperator(name, [$0, $0]) != nil }
  }

  /// Whether every field or payload conforms, so that the compiler can write the members.
  private func partsConform(_ nominal: NominalType, to protocolType: NominalType) -> Bool {
    switch nominal.kind {
    case .structure:
      return protocolType !== NominalType.comparable
        && (nominal.layout?.storedProperties ?? []).allSatisfy { conforms($0.type, to: protocolType) }
    case .enumeration: return nominal.cases.allSatisfy { $0.payload.allSatisfy { conforms($0.type, to: protocolType) } }
    case .classType, .protocolType: return false
    }
  }

  private var ownRequirement: [String: String] {
    [
      "Equatable": "static func == (lhs: Self, rhs: Self) -> Bool", "Hashable": "func hash(into: inout Hasher)",
      "Comparable": "static func < (lhs: Self, rhs: Self) -> Bool", "CaseIterable": "static var allCases: Self.AllCases",
      "RawRepresentable": "var rawValue: Self.RawValue",
    ]
  }
}
