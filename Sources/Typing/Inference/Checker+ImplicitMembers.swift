extension Checker {
  /// `.name`: a static member or case of the type wanted.
  func implicitMember(_ name: String, _ expected: Type?, _ range: TextRange) -> TypedExpression {
    guard let (type, found) = implicitMembers(name, expected, range) else { return errorNode(range) }
    let base = make(.metatype, .metatype(type), range)
    return member(name, of: base, found, nil, range)
  }

  /// What `.name` can be: looked up in the type wanted, then in what that wraps.
  func implicitMembers(_ name: String, _ expected: Type?, _ range: TextRange) -> (Type, [FoundMember])? {
    guard let expected, !isUnknown(expected) else {
      report(DiagnosticText.implicitMemberWithoutType(name), range)
      return nil
    }
    var type = shallow(expected)
    if isError(type) { return nil }
    while true {
      let found = members(named: name, of: type).filter { $0.member.isStatic }
      if !found.isEmpty { return (type, found) }
      guard let payload = type.optionalPayload else { break }
      type = shallow(payload)
    }
    if case .existential(let protocols) = type {
      for protocolType in protocols {
        if let found = staticsThroughSelf(name, protocolType) { return found }
      }
    }
    if case .parameter = type {
      for protocolType in constraints(of: type) {
        if let found = staticsThroughSelf(name, protocolType) { return found }
      }
    }
    reportNoMember(name, of: type, isMetatype: true, range)
    return nil
  }

  /// `extension P where Self == T { static var name: T }`: the member of the protocol that stands for one type.
  func staticsThroughSelf(_ name: String, _ protocolType: NominalType) -> (Type, [FoundMember])? {
    let selfParameter = protocolType.generics.parameters[0]
    var concrete: Type?
    var found: [FoundMember] = []
    for member in protocolMembers(named: name, of: protocolType) where member.isStatic {
      let requirements: [GenericSignature.Requirement]
      switch member {
      case .function(let function): requirements = function.ownerRequirements
      case .property(let property): requirements = property.ownerRequirements
      default: continue
      }
      for case .same(let left, let right) in requirements where left == .parameter(selfParameter) {
        concrete = right
        found.append(FoundMember(member: member, map: [selfParameter: right], owner: protocolType, distance: 0))
      }
    }
    return concrete.map { ($0, found) }
  }
}
