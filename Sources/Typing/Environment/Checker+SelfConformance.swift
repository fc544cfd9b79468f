extension Checker {
  /// What a requirement asks in vain: an existential type does not conform to its own protocol, since nothing says which type
  /// `T` would be. A value of it may be passed where exactly that one parameter has the type `T`: it is then opened.
  func unmetByExistential(
    _ requirement: GenericSignature.Requirement, _ map: [GenericParameter: Type], _ function: FunctionDeclaration?
  ) -> (type: Type, protocolType: NominalType)? {
    guard case .conforms(let subject, let protocolType) = requirement,
      case .existential(let protocols) = shallow(substitute(subject, map)),
      !conformsToItself(protocols, protocolType), !isOpened(subject, map, function)
    else { return nil }
    return (.existential(protocols), protocolType)
  }

  private func conformsToItself(_ protocols: [NominalType], _ protocolType: NominalType) -> Bool {
    guard protocolType.origin == .native else { return false }
    switch protocolType.name {
    case "Error", "Sendable", "Copyable", "Escapable": return true
    case "AnyObject": return protocols.contains(where: isClassBound)
    default: return false
    }
  }

  private func isOpened(_ subject: Type, _ map: [GenericParameter: Type], _ function: FunctionDeclaration?) -> Bool {
    switch subject {
    case .dependent(.parameter(let parameter), _) where parameter.isSelf:
      if case .existential? = map[parameter].map(shallow) { return true }
      return false
    case .dependent(let base, _): return isOpened(base, map, function)
    case .parameter(let parameter):
      if parameter.isSelf { return true }
      guard let function, function.generics.parameters.contains(parameter) else { return false }
      let mentions = function.parameters.filter { mentionsSelf($0.type, parameter) }
      return mentions.count == 1 && (mentions[0].type == subject || mentions[0].type.optionalPayload == subject)
    default: return false
    }
  }
}
