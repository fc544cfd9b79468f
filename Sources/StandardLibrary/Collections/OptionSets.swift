import Machine

// `OptionSet`: a notebook struct whose field `rawValue` holds the bits. Window: [self][other][type of self].

extension NativeTable {
  mutating func addOptionSets() {
    self["OptionSet.init()"] = { raw, w in give(0, w.type(0), raw, w) }
    self["OptionSet.init(arrayLiteral:)"] = { raw, w in
      let type = w.type(1)
      guard let field = bitField(of: type, raw) else { return NativeStatus.failed }
      let bits = w.array(0).slots.reduce(Slot(0)) { $0 | $1.object(as: TupleObject.self)[field] }
      return give(bits, type, raw, w)
    }
    self["OptionSet.union(_:)"] = { combined($0, $1) { $0 | $1 } }
    self["OptionSet.formUnion(_:)"] = { combine($0, $1) { $0 | $1 } }
    self["OptionSet.intersection(_:)"] = { combined($0, $1) { $0 & $1 } }
    self["OptionSet.formIntersection(_:)"] = { combine($0, $1) { $0 & $1 } }
    self["OptionSet.symmetricDifference(_:)"] = { combined($0, $1) { $0 ^ $1 } }
    self["OptionSet.formSymmetricDifference(_:)"] = { combine($0, $1) { $0 ^ $1 } }
    self["OptionSet.subtracting(_:)"] = { combined($0, $1) { $0 & ~$1 } }
    self["OptionSet.subtract(_:)"] = { combine($0, $1) { $0 & ~$1 } }
    self["OptionSet.contains(_:)"] = { test($0, $1) { $0 & $1 == $1 } }
    self["OptionSet.isSuperset(of:)"] = { test($0, $1) { $0 & $1 == $1 } }
    self["OptionSet.isSubset(of:)"] = { test($0, $1) { $0 & $1 == $0 } }
    self["OptionSet.isStrictSubset(of:)"] = { test($0, $1) { $0 & $1 == $0 && $0 != $1 } }
    self["OptionSet.isDisjoint(with:)"] = { test($0, $1) { $0 & $1 == 0 } }
    self["OptionSet.isEmpty"] = { raw, w in
      guard let field = bitField(of: w.type(1), raw) else { return NativeStatus.failed }
      return w.give(w[0].object(as: TupleObject.self)[field] == 0)
    }
    self["OptionSet.insert(_:)"] = { raw, w in
      change(raw, w) { old, new in (old | new, old & new == new ? old & new : new) } result: { wasThere, member in
        makePair(wasThere ? 0 : 1, member, references: 2)
      }
    }
    let replace: NativeFunction = { raw, w in
      change(raw, w) { old, new in (old | new, old & new) } result: { wasThere, member in optional(member, wasThere) }
    }
    self["OptionSet.update(with:)"] = replace
    self["OptionSet.remove(_:)"] = { raw, w in
      change(raw, w) { old, new in (old & ~new, old & new) } result: { wasThere, member in optional(member, wasThere) }
    }
  }
}

/// Another set made of two.
private func combined(_ raw: UnsafeMutableRawPointer, _ w: Window, _ combine: (Slot, Slot) -> Slot) -> Int32 {
  guard let (left, right, type) = operands(raw, w) else { return NativeStatus.failed }
  return give(combine(left, right), type, raw, w)
}

/// The same, into the first one.
private func combine(_ raw: UnsafeMutableRawPointer, _ w: Window, _ combine: (Slot, Slot) -> Slot) -> Int32 {
  guard let (left, right, type) = operands(raw, w), let field = bitField(of: type, raw) else { return NativeStatus.failed }
  var slot = w[0]
  TupleObject.unique(&slot)[field] = combine(left, right)
  return w.update(slot)
}

private func test(_ raw: UnsafeMutableRawPointer, _ w: Window, _ test: (Slot, Slot) -> Bool) -> Int32 {
  guard let (left, right, _) = operands(raw, w) else { return NativeStatus.failed }
  return w.give(test(left, right))
}

/// The field with the bits; nil (with a trap) for a type that keeps them elsewhere.
private func bitField(of type: TypeDescriptor, _ raw: UnsafeMutableRawPointer) -> Int? {
  if case .notebook(let declared) = type.kind, declared.kind == .structure,
    let field = declared.fields.firstIndex(where: { $0.name == "rawValue" })
  {
    return field
  }
  _ = fail(raw, "an OptionSet needs a stored property 'rawValue'")
  return nil
}

private func operands(_ raw: UnsafeMutableRawPointer, _ w: Window) -> (Slot, Slot, TypeDescriptor)? {
  let type = w.type(2)
  guard let field = bitField(of: type, raw) else { return nil }
  return (w[0].object(as: TupleObject.self)[field], w[1].object(as: TupleObject.self)[field], type)
}

private func make(_ bits: Slot, _ type: TypeDescriptor, _ field: Int) -> Slot {
  guard case .notebook(let declared) = type.kind else { return 0 }
  let references = declared.fields.enumerated().reduce(UInt64(0)) { $0 | ($1.element.type.isReference ? 1 << UInt64($1.offset) : 0) }
  let value = TupleObject.make(count: declared.fields.count, references: references)
  value[field] = bits
  return Slot(owning: value)
}

private func give(_ bits: Slot, _ type: TypeDescriptor, _ raw: UnsafeMutableRawPointer, _ w: Window) -> Int32 {
  guard let field = bitField(of: type, raw) else { return NativeStatus.failed }
  return w.give(slot: make(bits, type, field))
}

/// Changes `self` and gives what was there of the member.
private func change(
  _ raw: UnsafeMutableRawPointer, _ w: Window, _ combine: (Slot, Slot) -> (updated: Slot, member: Slot),
  result: (_ wasThere: Bool, _ member: Slot) -> Slot
) -> Int32 {
  guard let (old, new, type) = operands(raw, w), let field = bitField(of: type, raw) else { return NativeStatus.failed }
  let (updated, member) = combine(old, new)
  var slot = w[0]
  TupleObject.unique(&slot)[field] = updated
  return w.update(slot, giving: result(old & new == new, make(member, type, field)))
}

private func optional(_ member: Slot, _ wasThere: Bool) -> Slot {
  if wasThere { return member }
  member.release()
  return 0
}
