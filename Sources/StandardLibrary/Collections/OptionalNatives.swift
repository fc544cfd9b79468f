import Machine

// Members of Optional: window [self][arguments…][Wrapped][own type arguments…].

extension NativeTable {
  mutating func addOptionals() {
    self["Optional.map(_:)"] = { raw, w in
      guard w[0] != 0 else { return NativeStatus.ok }
      let outcome = MachineContext.from(raw).call(w[1], w.type(2).unwrapped(w[0]))
      guard outcome.status == NativeStatus.ok else { return w.stop(outcome) }
      return w.give(slot: w.type(3).wrapInOptional(owned: outcome.slot))
    }
    self["Optional.flatMap(_:)"] = { raw, w in
      guard w[0] != 0 else { return NativeStatus.ok }
      let outcome = MachineContext.from(raw).call(w[1], w.type(2).unwrapped(w[0]))
      return outcome.status == NativeStatus.ok ? w.give(slot: outcome.slot) : w.stop(outcome)
    }
    self["Optional.take()"] = { $1.update(0, giving: $1[0]) }
    self["Optional.init(_:)"] = { $1.give(slot: $1.type(1).wrapInOptional(borrowed: $1[0])) }
    self["Optional.debugDescription"] = { $1.give(TypeDescriptor.optional($1.type(1)).debugDescribe($1[0])) }
    self["Optional.==(_:_:)"] = { $1.give(TypeDescriptor.optional($1.type(2)).areEqual($1[0], $1[1])) }
    self["Optional.!=(_:_:)"] = { $1.give(!TypeDescriptor.optional($1.type(2)).areEqual($1[0], $1[1])) }
    // The other side is `nil`, whose slot is 0.
    self["Optional.==(_:Wrapped?,_:_OptionalNilComparisonType)"] = { $1.give($1[0] == 0) }
    self["Optional.!=(_:Wrapped?,_:_OptionalNilComparisonType)"] = { $1.give($1[0] != 0) }
    self["Optional.==(_:_OptionalNilComparisonType,_:Wrapped?)"] = { $1.give($1[1] == 0) }
    self["Optional.!=(_:_OptionalNilComparisonType,_:Wrapped?)"] = { $1.give($1[1] != 0) }
    self["Optional.~=(_:_:)"] = { $1.give($1[1] == 0) }
  }
}
