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

  // MARK: Exclusive access

  /// Places that one call changes must not overlap: `swap(&a[0], &a[1])` changes `a` twice at once.
  func checkExclusive(_ receiver: TypedExpression?, _ arguments: [TypedExpression.Argument], isMutating: Bool) {
    var changed: [TypedExpression] = []
    if isMutating, let receiver { changed.append(receiver) }
    for case .inout(let node) in arguments { changed.append(node) }
    guard changed.count > 1 else { return }
    flowChecks.append { [self] in
      let places = changed.compactMap { node in path(of: node).map { ($0, node.range) } }
      for (index, first) in places.enumerated() {
        for second in places[(index + 1)...] where first.0.root === second.0.root && overlap(first.0.steps, second.0.steps) {
          return report(DiagnosticText.overlappingAccesses(first.0.root.name), first.1)
        }
      }
    }
  }

  private func overlap(_ first: [ObjectIdentifier], _ second: [ObjectIdentifier]) -> Bool {
    zip(first, second).allSatisfy { $0 == $1 }
  }

  /// The variable and the stored properties that lead to a place, as far as they tell places apart.
  private func path(of node: TypedExpression) -> (root: Variable, steps: [ObjectIdentifier], isCut: Bool)? {
    switch node.kind {
    case .variable(let variable): return variable.getter == nil ? (variable, [], false) : nil
    case .property(let base?, let property, _):
      if base.type.nominal?.kind == .classType { return nil }
      guard var found = path(of: base) else { return nil }
      if case .stored = property.implementation {
        if !found.isCut { found.steps.append(ObjectIdentifier(property)) }
      } else {
        found.isCut = true
      }
      return found
    case .subscriptElement(let base?, _, _, _):
      if base.type.nominal?.kind == .classType { return nil }
      guard var found = path(of: base) else { return nil }
      found.isCut = true
      return found
    case .tupleElement(let base, _), .forceUnwrap(let base), .chainLink(let base): return path(of: base)
    default: return nil
    }
  }
}
