extension Checker {
  /// Whether code at this place may use a member: a private one only inside its type and the extensions of that.
  func isAccessible(_ found: FoundMember) -> Bool {
    switch found.member {
    case .function(let function): !function.isPrivate || function.owner.map(isInside) ?? true
    case .property(let property): !property.isPrivate || property.owner.map(isInside) ?? true
    case .type, .alias, .enumCase: true
    }
  }

  /// Whether the checker stands inside a type, or a type declared in that.
  func isInside(_ owner: NominalType) -> Bool {
    var current: Scope? = scope
    while let scope = current {
      if case .type(let nominal) = scope.kind {
        var around: NominalType? = nominal
        while let type = around {
          if type === owner { return true }
          around = type.outer
        }
      }
      current = scope.parent
    }
    return false
  }
}
