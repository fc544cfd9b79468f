import Machine

// swift-collections' OrderedDictionary. The machine's dictionaries keep their order, so the objects are the same and most
// members are those of Dictionary: window [self][arguments…][mask?][Key][Value][own type arguments…].

extension DictionaryObject: CustomStringConvertible, Hashable {
  package var description: String {
    TypeDescriptor.dictionary(table.keyType, table.valueType).describe(Slot(borrowing: self))
  }

  /// Order matters: this is the equality of ordered dictionaries.
  package static func == (left: DictionaryObject, right: DictionaryObject) -> Bool {
    let places = zip(left.table.livePositions, right.table.livePositions)
    return left.count == right.count
      && places.allSatisfy { left.table.comparison.areEqual(left.table.key(at: $0), right.table.key(at: $1)) }
      && places.allSatisfy { left.table.valueType.areEqual(left.table.value(at: $0), right.table.value(at: $1)) }
  }

  package func hash(into hasher: inout Hasher) {
    table.forEach { hasher.combine(table.keyType.hash($0)); hasher.combine(table.valueType.hash($1)) }
  }
}

extension SlotTable {
  /// Where entries are, in order.
  var livePositions: [Int] { (0..<entryCount).filter(isLive) }
}

extension NativeTable {
  /// Dictionary's natives must be there already.
  mutating func addOrderedDictionaries() {
    let shared = [
      "init()", "init(minimumCapacity:)", "init(uniqueKeysWithValues:)", "init(_:uniquingKeysWith:)", "init(grouping:by:)",
      "subscript(_:)", "subscript(_:)=set", "subscript(_:default:)", "subscript(_:default:)=set", "count", "isEmpty", "values",
      "description", "updateValue(_:forKey:)", "removeValue(forKey:)", "removeAll(keepingCapacity:)", "reserveCapacity(_:)",
      "mapValues(_:)", "compactMapValues(_:)", "filter(_:)", "merge(_:uniquingKeysWith:)", "merging(_:uniquingKeysWith:)",
    ]
    for member in shared { self["OrderedDictionary." + member] = functions["Dictionary." + member]! }
    addOrderedViews()
    addOrderedChanges()
    self["OrderedDictionary.init(dictionaryLiteral:)"] = { context, w in
      let value = w.type(2)
      let result = DictionaryObject(keyType: w.type(1), valueType: value, capacity: w.array(0).count)
      for slot in w.array(0).slots {
        let pair: TupleObject = slot.object()
        guard result.value(forKey: pair[0]) == nil else {
          return fail(context, "Duplicate key: '\(w.type(1).describe(pair[0]))'")
        }
        result.set(value.owned(pair[1]), forKey: pair[0])
      }
      return w.give(owning: result)
    }
    self["OrderedDictionary.==(_:_:)"] = { $1.give(dictionary($1) == $1[1].object(as: DictionaryObject.self)) }
    self["OrderedDictionary.!=(_:_:)"] = { $1.give(dictionary($1) != $1[1].object(as: DictionaryObject.self)) }
  }

  private mutating func addOrderedViews() {
    self["OrderedDictionary.keys"] = { _, w in
      let keys = SetObject(elementType: w.type(1), capacity: dictionary(w).count)
      dictionary(w).table.forEach { key, _ in keys.insert(key) }
      return w.give(owning: keys)
    }
    self["OrderedDictionary.elements"] = { _, w in
      w.give(owning: dictionaryElements(dictionary(w), w.type(1), w.type(2)))
    }
    self["OrderedDictionary.index(forKey:)"] = { _, w in
      let table = dictionary(w).table
      return w.give(table.find(w[1]).map { position in (0..<position).filter(table.isLive).count })
    }
    let element: NativeFunction = { context, w in
      let array = w.array(0)
      guard 0..<array.count ~= w.int(1) else { return fail(context, "Index out of range") }
      return w.give(slot: array.elementsAreReferences ? array[w.int(1)].retained() : array[w.int(1)])
    }
    self["_OrderedValues.subscript(_:)"] = element
    self["_OrderedElements.subscript(_:)"] = element
  }

  private mutating func addOrderedChanges() {
    self["OrderedDictionary.remove(at:)"] = { context, w in
      let (key, value) = (w.type(2), w.type(3))
      let positions = dictionary(w).table.livePositions
      guard positions.indices.contains(w.int(1)) else { return w.fail(context, "Index out of range", updating: w[0]) }
      var slot = w[0]
      let object = DictionaryObject.unique(&slot)
      let removedKey = key.owned(object.table.key(at: object.table.livePositions[w.int(1)]))
      let removed = object.removeValue(forKey: removedKey)!
      return w.update(slot, giving: makePair(removedKey, removed, references: pairReferences(key, value)))
    }
    self["OrderedDictionary.reverse()"] = { _, w in
      let pairs = dictionaryElements(dictionary(w), w.type(1), w.type(2))
      let reversed = ordered(pairs.slots.reversed(), w.type(1), w.type(2))
      w[0].release()
      return w.update(reversed)
    }
    self["OrderedDictionary.sort(by:)"] = { raw, w in
      let (dictionarySlot, key, value) = (w[0], w.type(2), w.type(3))
      let pairs = dictionaryElements(dictionary(w), key, value)
      if let outcome = sort(pairs, by: w[1], MachineContext.from(raw)) { return w.stop(outcome, updating: dictionarySlot) }
      let sorted = ordered(Array(pairs.slots), key, value)
      dictionarySlot.release()
      return w.update(sorted)
    }
  }
}

/// A dictionary of borrowed pairs.
private func ordered(_ pairs: [Slot], _ key: TypeDescriptor, _ value: TypeDescriptor) -> Slot {
  let result = DictionaryObject(keyType: key, valueType: value, capacity: pairs.count)
  for slot in pairs {
    let pair: TupleObject = slot.object()
    result.set(value.owned(pair[1]), forKey: pair[0])
  }
  return Slot(owning: result)
}
