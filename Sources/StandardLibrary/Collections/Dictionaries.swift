import Machine

// Members of Dictionary: window [self][arguments…][mask?][Key][Value][own type arguments…].

extension NativeTable {
  mutating func addDictionaries() {
    addDictionaryAccess()
    addDictionaryChanges()
    addDictionaryIndices()
    self["Dictionary.init()"] = { $1.give(owning: DictionaryObject(keyType: $1.type(0), valueType: $1.type(1))) }
    self["Dictionary.init(minimumCapacity:)"] = {
      $1.give(owning: DictionaryObject(keyType: $1.type(1), valueType: $1.type(2)))
    }
    self["Dictionary.count"] = { $1.give(dictionary($1).count) }
    self["Dictionary.isEmpty"] = { $1.give(dictionary($1).count == 0) }
    self["Dictionary.keys"] = { _, w in
      let result = ArrayObject(capacity: dictionary(w).count, elementsAreReferences: w.type(1).isReference)
      dictionary(w).table.forEach { key, _ in result.append(borrowed: key) }
      return w.give(owning: result)
    }
    self["Dictionary.values"] = { _, w in
      let result = ArrayObject(capacity: dictionary(w).count, elementsAreReferences: w.type(2).isReference)
      dictionary(w).table.forEach { _, value in result.append(borrowed: value) }
      return w.give(owning: result)
    }
    self["Dictionary.description"] = { $1.give(TypeDescriptor.dictionary($1.type(1), $1.type(2)).describe($1[0])) }
    self["Dictionary.debugDescription"] = {
      $1.give(TypeDescriptor.dictionary($1.type(1), $1.type(2)).debugDescribe($1[0]))
    }
    self["Dictionary.==(_:_:)"] = { $1.give(TypeDescriptor.dictionary($1.type(2), $1.type(3)).areEqual($1[0], $1[1])) }
    self["Dictionary.!=(_:_:)"] = { $1.give(!TypeDescriptor.dictionary($1.type(2), $1.type(3)).areEqual($1[0], $1[1])) }
  }

  private mutating func addDictionaryAccess() {
    self["Dictionary.subscript(_:)"] = { _, w in
      let value = dictionary(w).value(forKey: w[1])
      return w.give(slot: value.map { w.type(3).wrapInOptional(borrowed: $0) } ?? 0)
    }
    self["Dictionary.subscript(_:)=set"] = { _, w in
      var slot = w[0]
      let type = w.type(4)
      let object = DictionaryObject.unique(&slot)
      if w[2] == 0 {
        if let removed = object.removeValue(forKey: w[1]) { type.release(removed) }
      } else {
        object.set(type.owned(type.unwrapped(w[2])), forKey: w[1])
      }
      return w.update(slot)
    }
    self["Dictionary.subscript(_:default:)"] = { context, w in
      if let value = dictionary(w).value(forKey: w[1]) { return w.give(slot: w.type(4).owned(value)) }
      let outcome = MachineContext.from(context).call(w[2])
      return outcome.status == NativeStatus.ok ? w.give(slot: outcome.slot) : w.stop(outcome)
    }
    self["Dictionary.subscript(_:default:)=set"] = { _, w in
      var slot = w[0]
      DictionaryObject.unique(&slot).set(w.type(5).owned(w[3]), forKey: w[1])
      return w.update(slot)
    }
  }

  private mutating func addDictionaryChanges() {
    self["Dictionary.updateValue(_:forKey:)"] = { _, w in
      var slot = w[0]
      let type = w.type(4)
      let old = dictionary(w).value(forKey: w[2]).map { type.wrapInOptional(borrowed: $0) } ?? 0
      DictionaryObject.unique(&slot).set(type.owned(w[1]), forKey: w[2])
      return w.update(slot, giving: old)
    }
    self["Dictionary.removeValue(forKey:)"] = { _, w in
      var slot = w[0]
      let type = w.type(3)
      let removed = DictionaryObject.unique(&slot).removeValue(forKey: w[1])
      return w.update(slot, giving: removed.map { type.wrapInOptional(owned: $0) } ?? 0)
    }
    self["Dictionary.removeAll(keepingCapacity:)"] = { _, w in
      let empty = DictionaryObject(keyType: w.type(3), valueType: w.type(4))
      w[0].release()
      return w.update(Slot(owning: empty))
    }
    self["Dictionary.reserveCapacity(_:)"] = { _, w in w.update(w[0]) }
  }
}

extension NativeTable {
  fileprivate mutating func addDictionaryIndices() {
    self["Dictionary.capacity"] = { $1.give(dictionary($1).count) }
    self["Dictionary.index(forKey:)"] = { _, w in
      guard let position = dictionary(w).table.find(w[1]) else { return w.give(slot: 0) }
      let table = dictionary(w).table
      let offset = (0..<position).reduce(0) { table.isLive($1) ? $0 + 1 : $0 }
      return w.give(owning: OffsetIndex(offset, of: .native("_DictionaryIndex", [w.type(2), w.type(3)])))
    }
    self["Dictionary.subscript(_:_DictionaryIndex<Key, Value>)"] = { context, w in
      let table = dictionary(w).table
      guard let position = table.position(at: w[1].object(as: OffsetIndex.self).offset) else {
        return fail(context, "Attempting to access Dictionary elements using an invalid index")
      }
      let (key, value) = (w.type(2), w.type(3))
      return w.give(
        slot: makePair(
          key.owned(table.key(at: position)), value.owned(table.value(at: position)), references: pairReferences(key, value)))
    }
    self["Dictionary.remove(at:)"] = { context, w in
      guard let position = dictionary(w).table.position(at: w[1].object(as: OffsetIndex.self).offset) else {
        return w.fail(context, "Attempting to access Dictionary elements using an invalid index", updating: w[0])
      }
      return removePair(w, at: position, w.type(2), w.type(3))
    }
    self["Dictionary.popFirst()"] = { _, w in
      guard let position = dictionary(w).table.position(at: 0) else { return w.update(w[0], giving: 0) }
      return removePair(w, at: position, w.type(1), w.type(2))
    }
    self["Dictionary.values=set"] = { context, w in
      var slot = w[0]
      let (values, type) = (w.array(1), w.type(3))
      let object = DictionaryObject.unique(&slot)
      guard values.count == object.count else {
        return w.fail(context, "the values of a dictionary can be changed, but there must be as many as before", updating: slot)
      }
      var index = 0
      for position in 0..<object.table.entryCount where object.table.isLive(position) {
        let address = object.table.valueAddress(at: position)
        type.release(address.pointee)
        address.pointee = type.owned(values[index])
        index += 1
      }
      return w.update(slot)
    }
    self["_DictionaryValues.indices"] = { $1.give(0..<$1.array(0).count) }
    self["_DictionaryValues.subscript(_:)"] = { context, w in
      let values = w.array(0)
      guard 0..<values.count ~= w.int(1) else { return fail(context, "Index out of range") }
      return w.give(slot: w.type(3).owned(values[w.int(1)]))
    }
    self["_DictionaryValues.subscript(_:)=set"] = { context, w in
      var slot = w[0]
      guard 0..<w.array(0).count ~= w.int(1) else { return w.fail(context, "Index out of range", updating: slot) }
      ArrayObject.unique(&slot).replace(at: w.int(1), owned: w.type(4).owned(w[2]))
      return w.update(slot)
    }
    self["_DictionaryKeys.==(_:_:)"] = { _, w in
      let type = w.type(2)
      guard w.array(0).count == w.array(1).count else { return w.give(false) }
      let members = SetObject(elementType: type)
      for key in w.array(0).slots { members.insert(key) }
      return w.give(w.array(1).slots.allSatisfy { members.contains($0) })
    }
  }
}

/// Removes an entry and gives it, an optional one as the tuple itself.
private func removePair(_ w: Window, at position: Int, _ key: TypeDescriptor, _ value: TypeDescriptor) -> Int32 {
  var slot = w[0]
  let object = DictionaryObject.unique(&slot)
  let removedKey = key.owned(object.table.key(at: position))
  let removedValue = object.removeValue(forKey: removedKey) ?? 0
  return w.update(slot, giving: makePair(removedKey, removedValue, references: pairReferences(key, value)))
}

extension SlotTable {
  /// Where the entry is that iteration reaches after `offset` others.
  func position(at offset: Int) -> Int? {
    guard offset >= 0, offset < count else { return nil }
    var remaining = offset
    for position in 0..<entryCount where isLive(position) {
      if remaining == 0 { return position }
      remaining -= 1
    }
    return nil
  }
}

func dictionary(_ w: Window) -> DictionaryObject { w[0].object() }
