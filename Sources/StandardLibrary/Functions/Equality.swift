import Machine

// `==`, `<` and hashing of a generic parameter's values.

extension NativeTable {
  mutating func addEquality() {
    self["Equatable.==(_:_:)"] = { $1.give($1.type(2).areEqual($1[0], $1[1])) }
    self["Equatable.!=(_:_:)"] = { $1.give(!$1.type(2).areEqual($1[0], $1[1])) }
    self["~=(_:_:)"] = { $1.give($1.type(2).areEqual($1[0], $1[1])) }
    self["Comparable.<(_:_:)"] = { compare($0, $1) { order, a, b in order(a, b) } }
    self["Comparable.<=(_:_:)"] = { compare($0, $1) { order, a, b in !order(b, a) } }
    self["Comparable.>=(_:_:)"] = { compare($0, $1) { order, a, b in !order(a, b) } }
    self["Comparable.>(_:_:)"] = { compare($0, $1) { order, a, b in order(b, a) } }
    self["Hashable.hashValue"] = { $1.give(slot: $1.type(1).hash($1[0])) }
    self["Hasher.init()"] = { $1.give(owning: HasherObject()) }
    self["Hasher.combine(_:)"] = { _, w in
      let hasher = HasherObject.unique(w[0])
      hasher.hash = SlotHash.combine(hasher.hash, w.type(2).hash(w[1]))
      return w.update(Slot(owning: hasher))
    }
  }
}

private func compare(
  _ context: UnsafeMutableRawPointer, _ w: Window, _ holds: (SlotOrder, Slot, Slot) -> Bool
) -> Int32 {
  guard let order = requiredOrder(of: w.type(2), context) else { return NativeStatus.failed }
  return w.give(holds(order, w[0], w[1]))
}
