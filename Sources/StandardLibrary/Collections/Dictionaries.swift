import Machine

// Members of Dictionary: window [self][arguments…][mask?][Key][Value][own type arguments…].

extension NativeTable {
  mutating func addDictionaries() {
    addDictionaryAccess()
    addDictionaryChanges()
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

func dictionary(_ w: Window) -> DictionaryObject { w[0].object() }
