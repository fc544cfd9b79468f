import Machine

extension NativeTable {
  mutating func addGenericFunctions() {
    self["min(_:_:)"] = { context, w in
      guard let order = requiredOrder(of: w.type(2), context) else { return NativeStatus.failed }
      return w.give(slot: w.type(2).owned(order(w[1], w[0]) ? w[1] : w[0]))
    }
    self["max(_:_:)"] = { context, w in
      guard let order = requiredOrder(of: w.type(2), context) else { return NativeStatus.failed }
      return w.give(slot: w.type(2).owned(isAtLeast(w[1], w[0], w.type(2), order) ? w[1] : w[0]))
    }
    self["min(_:_:_:_:)"] = { best($0, $1) { order, candidate, best in order(candidate, best) } }
    self["max(_:_:_:_:)"] = { best($0, $1) { order, candidate, best in !order(candidate, best) } }
    self["swap(_:_:)"] = { _, w in
      let (first, second) = (w[0], w[1])
      w[0] = 0
      w[1] = second
      w[2] = first
      return NativeStatus.ok
    }
    self["repeatElement(_:count:)"] = { context, w in
      guard w.int(1) >= 0 else { return fail(context, "Repetition count should be non-negative") }
      guard fitsIntoMemory(w.int(1)) else { return tooLarge(w.int(1), context) }
      let type = w.type(2)
      let result = AdapterObject(
        .native("Repeated", [type]), .init(label: "count", slot: w[1], type: .int),
        .init(label: "repeatedValue", slot: w[0], type: type))
      result.cached = ArrayObject(repeating: w[0], count: w.int(1), elementsAreReferences: type.isReference)
      return w.give(owning: result)
    }
    self["type(of:)"] = { $1.give(slot: dynamicType(of: $1[0], $1.type(1)).slot.retained()) }
    self["===(_:_:)"] = { $1.give(identity($1[0]) == identity($1[1])) }
    self["!==(_:_:)"] = { $1.give(identity($1[0]) != identity($1[1])) }
    self["==(_:Any.Type?,_:Any.Type?)"] = { $1.give($1[0] == $1[1]) }
    self["!=(_:Any.Type?,_:Any.Type?)"] = { $1.give($1[0] != $1[1]) }
    self["ObjectIdentifier.init(_:)"] = { $1.give(slot: identity($1[0])) }
    self["ObjectIdentifier.init(_:Any.Type)"] = { $1.give(slot: $1[0]) }
  }
}

private func best(
  _ context: UnsafeMutableRawPointer, _ w: Window, _ replaces: (SlotOrder, Slot, Slot) -> Bool
) -> Int32 {
  let type = w.type(4)
  guard let order = requiredOrder(of: type, context) else { return NativeStatus.failed }
  var best = w[0]
  for candidate in [w[1], w[2]] + w.array(3).slots where replaces(order, candidate, best) { best = candidate }
  return w.give(slot: type.owned(best))
}

/// The type of the value in a slot: what an existential holds, the class an instance really is of.
func dynamicType(of slot: Slot, _ type: TypeDescriptor) -> TypeDescriptor {
  switch type.kind {
  case .existential:
    let existential: ExistentialObject = slot.object()
    return dynamicType(of: existential.slot, existential.type)
  case .object, .notebook where type.isNotebookClass: return objectType(slot)
  default: return type
  }
}

/// The address of the object in an optional `AnyObject`; 0 for nil.
private func identity(_ slot: Slot) -> Slot {
  guard slot != 0 else { return 0 }
  let object: AnyObject = slot.object()
  return (object as? ExistentialObject)?.slot ?? slot
}
