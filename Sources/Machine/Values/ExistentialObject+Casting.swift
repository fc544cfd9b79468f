extension ExistentialObject {
  /// Whether `as?` to that type would succeed.
  package func canCast(to target: TypeDescriptor) -> Bool { value(as: target) != nil }

  /// The value as an optional of the target type, owned; 0 when the dynamic type does not fit.
  package func cast(to target: TypeDescriptor) -> Slot {
    guard let owned = value(as: target) else { return 0 }
    defer { if target.isReference { owned.release() } }
    return target.wrapInOptional(borrowed: owned)
  }

  /// The value as the target type, owned; nil when the dynamic type does not fit.
  private func value(as target: TypeDescriptor) -> Slot? {
    if case .optional(let inner) = type.kind, type !== target {
      // An optional in an `Any` is looked through, as Swift does.
      if slot == 0 {
        if case .optional = target.kind { return 0 }
        return nil
      }
      let value = inner.unwrapped(slot)
      return ExistentialObject(type: inner, owned: inner.isReference ? value.retained() : value).value(as: target)
    }
    if type === target { return type.isReference ? slot.retained() : slot }
    switch target.kind {
    case .existential(let names):
      guard conforms(to: names) else { return nil }
      return Slot(owning: ExistentialObject(type: type, owned: type.isReference ? slot.retained() : slot))
    case .optional(let wrapped): return value(as: wrapped).map { wrapped.wrapInOptional(owned: $0) }
    case .notebook(let wanted):
      guard let dynamic = type.isReference ? slot.notebookType : nil, dynamic.isSubclass(of: wanted) else { return nil }
      return slot.retained()
    case .native(let name, let arguments, .reference):
      guard arguments.isEmpty, type.isReference, slot != 0, isNative(named: name) else { return nil }
      return slot.retained()
    default: return nil
    }
  }

  private func isNative(named name: String) -> Bool {
    let object: AnyObject = slot.object()
    return (Swift.type(of: object) as? any BoundClass.Type)?.boundName == name
  }

  private func conforms(to protocols: [String]) -> Bool {
    protocols.allSatisfy { name in
      switch type.kind {
      case .notebook(let declared): (slot.notebookType ?? declared).conformances.contains(name)
      default: MachineContext.current.conformance(type, name)
      }
    }
  }
}
