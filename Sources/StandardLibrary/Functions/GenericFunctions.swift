import Machine

extension NativeTable {
  mutating func addGenericFunctions() {
    self["min(_:_:)"] = { context, w in
      guard let order = requiredOrder(of: w.type(2), context) else { return NativeStatus.failed }
      return w.give(slot: w.type(2).owned(order(w[1], w[0]) ? w[1] : w[0]))
    }
    self["max(_:_:)"] = { context, w in
      guard let order = requiredOrder(of: w.type(2), context) else { return NativeStatus.failed }
      return w.give(slot: w.type(2).owned(order(w[1], w[0]) ? w[0] : w[1]))
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
      return w.give(owning: ArrayObject(repeating: w[0], count: w.int(1), elementsAreReferences: w.type(2).isReference))
    }
    self["type(of:)"] = { $1.give(slot: dynamicType(of: $1[0], $1.type(1)).slot.retained()) }
    self["===(_:_:)"] = { $1.give(identity($1[0]) == identity($1[1])) }
    self["!==(_:_:)"] = { $1.give(identity($1[0]) != identity($1[1])) }
    addStrides()
  }

  private mutating func addStrides() {
    self["stride(from:to:by:)"] = { strideElements($0, $1, includesEnd: false) }
    self["stride(from:through:by:)"] = { strideElements($0, $1, includesEnd: true) }
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
  case .notebook(let declared) where declared.kind == .classType:
    let object: AnyObject = slot.object()
    if let instance = object as? InstanceObject { return .notebook(instance.type) }
    if let rooted = object as? any NotebookSubclass { return .notebook(rooted.instance.type) }
    return type
  default: return type
  }
}

/// The address of the object in an optional `AnyObject`; 0 for nil.
private func identity(_ slot: Slot) -> Slot {
  guard slot != 0 else { return 0 }
  let object: AnyObject = slot.object()
  return (object as? ExistentialObject)?.slot ?? slot
}

private func strideElements(_ context: UnsafeMutableRawPointer, _ w: Window, includesEnd: Bool) -> Int32 {
  let result: ArrayObject
  switch w.type(3).kind {
  case .double:
    let (start, end, step) = (Double.borrow(w[0]), Double.borrow(w[1]), Double.borrow(w[2]))
    guard step != 0 else { return fail(context, "Stride size must not be zero") }
    result = ArrayObject(elementsAreReferences: false)
    for value in includesEnd ? Array(stride(from: start, through: end, by: step)) : Array(stride(from: start, to: end, by: step)) {
      result.append(owned: value.owned())
    }
  case .float:
    let (start, end, step) = (Float.borrow(w[0]), Float.borrow(w[1]), Float.borrow(w[2]))
    guard step != 0 else { return fail(context, "Stride size must not be zero") }
    result = ArrayObject(elementsAreReferences: false)
    for value in includesEnd ? Array(stride(from: start, through: end, by: step)) : Array(stride(from: start, to: end, by: step)) {
      result.append(owned: value.owned())
    }
  default:
    let (start, end, step) = (w.int(0), w.int(1), w.int(2))
    guard step != 0 else { return fail(context, "Stride size must not be zero") }
    result = ArrayObject(elementsAreReferences: false)
    if includesEnd {
      for value in stride(from: start, through: end, by: step) { result.append(owned: value.owned()) }
    } else {
      for value in stride(from: start, to: end, by: step) { result.append(owned: value.owned()) }
    }
  }
  return w.give(owning: result)
}
