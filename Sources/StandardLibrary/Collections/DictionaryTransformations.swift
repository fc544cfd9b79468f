import Machine

extension NativeTable {
  mutating func addDictionaryTransformations() {
    addDictionaryBuilding()
    addDictionaryMapping()
    addDictionaryMerging()
  }

  private mutating func addDictionaryBuilding() {
    self["Dictionary.init(uniqueKeysWithValues:)"] = { context, w in
      guard let pairs = elements(w[0], w.type(3), context) else { return NativeStatus.failed }
      let value = w.type(2)
      let result = DictionaryObject(keyType: w.type(1), valueType: value, capacity: pairs.count)
      for slot in pairs.slots {
        let pair: TupleObject = slot.object()
        if result.value(forKey: pair[0]) != nil {
          return fail(context, "Duplicate values for key: '\(w.type(1).describe(pair[0]))'")
        }
        result.set(value.owned(pair[1]), forKey: pair[0])
      }
      return w.give(owning: result)
    }
    self["Dictionary.init(_:uniquingKeysWith:)"] = { raw, w in
      guard let pairs = elements(w[0], w.type(4), raw) else { return NativeStatus.failed }
      let result = DictionaryObject(keyType: w.type(2), valueType: w.type(3), capacity: pairs.count)
      for slot in pairs.slots {
        let pair: TupleObject = slot.object()
        if let outcome = combine(result, pair[0], pair[1], w[1], MachineContext.from(raw)) { return w.stop(outcome) }
      }
      return w.give(owning: result)
    }
    self["Dictionary.init(grouping:by:)"] = { raw, w in
      let key = w.type(2)
      let result = DictionaryObject(keyType: key, valueType: w.type(3))
      let isReference = elementType(of: w.type(4))?.isReference ?? false
      return visit(raw, w, w[0], w.type(4), w[1]) { element, group in
        if let members = result.value(forKey: group) {
          members.object(as: ArrayObject.self).append(borrowed: element)
        } else {
          let members = ArrayObject(elementsAreReferences: isReference)
          members.append(borrowed: element)
          result.set(Slot(owning: members), forKey: group)
        }
        key.release(group)
        return true
      } finish: { w.give(owning: result) }
    }
  }

  private mutating func addDictionaryMapping() {
    self["Dictionary.mapValues(_:)"] = { raw, w in
      mapValues(raw, w) { $0 }
    }
    self["Dictionary.compactMapValues(_:)"] = { raw, w in
      let type = w.type(4)
      return mapValues(raw, w) { $0 == 0 ? nil : type.unwrapped(owned: $0) }
    }
    self["Dictionary.filter(_:)"] = { raw, w in
      let (key, value) = (w.type(2), w.type(3))
      let result = DictionaryObject(keyType: key, valueType: value)
      return visit(raw, w, w[0], .dictionary(key, value), w[1]) { element, isIncluded in
        let pair: TupleObject = element.object()
        if isIncluded != 0 { result.set(value.owned(pair[1]), forKey: pair[0]) }
        return true
      } finish: { w.give(owning: result) }
    }
  }

  private mutating func addDictionaryMerging() {
    self["Dictionary.merging(_:uniquingKeysWith:)"] = { raw, w in
      let result = dictionary(w).copy()
      if let outcome = merge(raw, w, into: result) { return w.stop(outcome) }
      return w.give(owning: result)
    }
    self["Dictionary.merging(_:S,uniquingKeysWith:(Value, Value) throws -> Value)"] = { raw, w in
      let result = dictionary(w).copy()
      guard let pairs = elements(w[1], w.type(5), raw) else { return NativeStatus.failed }
      if let outcome = merge(raw, pairs, w[2], into: result) { return w.stop(outcome) }
      return w.give(owning: result)
    }
    self["Dictionary.merge(_:S,uniquingKeysWith:(Value, Value) throws -> Value)"] = { raw, w in
      var slot = w[0]
      guard let pairs = elements(w[1], w.type(5), raw) else { return w.stop(failedCall, updating: slot) }
      let outcome = merge(raw, pairs, w[2], into: DictionaryObject.unique(&slot))
      return outcome.map { w.stop($0, updating: slot) } ?? w.update(slot)
    }
    self["Dictionary.merge(_:uniquingKeysWith:)"] = { raw, w in
      var slot = w[0]
      let outcome = merge(raw, w, into: DictionaryObject.unique(&slot))
      return outcome.map { w.stop($0, updating: slot) } ?? w.update(slot)
    }
  }
}

/// A dictionary of the same keys; `keep` gives the owned value of a closure's owned result, or nil to leave the key out.
private func mapValues(_ raw: UnsafeMutableRawPointer, _ w: Window, _ keep: (Slot) -> Slot?) -> Int32 {
  let context = MachineContext.from(raw)
  let source = dictionary(w)
  let closure = w[1]
  let result = DictionaryObject(keyType: w.type(2), valueType: w.type(4), capacity: source.count)
  for position in 0..<source.table.entryCount where source.table.isLive(position) {
    let outcome = context.call(closure, source.table.value(at: position))
    guard outcome.status == NativeStatus.ok else { return w.stop(outcome) }
    if let value = keep(outcome.slot) { result.set(value, forKey: source.table.key(at: position)) }
  }
  return w.give(owning: result)
}

/// Adds a borrowed pair; where the key is taken, what the closure makes of the old and the new value. The outcome of the
/// call that stopped, if one did.
private func combine(
  _ target: DictionaryObject, _ key: Slot, _ value: Slot, _ closure: Slot, _ context: MachineContext
) -> CallResult? {
  let type = target.table.valueType
  guard let old = target.value(forKey: key) else {
    target.set(type.owned(value), forKey: key)
    return nil
  }
  let outcome = context.call(closure, old, value)
  guard outcome.status == NativeStatus.ok else { return outcome }
  target.set(outcome.slot, forKey: key)
  return nil
}

private func merge(_ raw: UnsafeMutableRawPointer, _ w: Window, into target: DictionaryObject) -> CallResult? {
  let other: DictionaryObject = w[1].object()
  let closure = w[2]
  for position in 0..<other.table.entryCount where other.table.isLive(position) {
    let (key, value) = (other.table.key(at: position), other.table.value(at: position))
    if let outcome = combine(target, key, value, closure, MachineContext.from(raw)) { return outcome }
  }
  return nil
}

/// The same with the pairs of a sequence.
private func merge(
  _ raw: UnsafeMutableRawPointer, _ pairs: ArrayObject, _ closure: Slot, into target: DictionaryObject
) -> CallResult? {
  for slot in pairs.slots {
    let pair: TupleObject = slot.object()
    if let outcome = combine(target, pair[0], pair[1], closure, MachineContext.from(raw)) { return outcome }
  }
  return nil
}
