import Machine

// swift-collections' OrderedSet. The machine's sets keep their order, so the objects are the same.

extension SetObject: CustomStringConvertible, Hashable {
  package var description: String { TypeDescriptor.set(table.keyType).describe(Slot(borrowing: self)) }

  /// Order matters: this is the equality of ordered sets.
  package static func == (left: SetObject, right: SetObject) -> Bool {
    left.count == right.count
      && zip(left.table.livePositions, right.table.livePositions).allSatisfy {
        left.table.comparison.areEqual(left.table.key(at: $0), right.table.key(at: $1))
      }
  }

  package func hash(into hasher: inout Hasher) { table.forEach { key, _ in hasher.combine(table.keyType.hash(key)) } }
}

extension NativeTable {
  /// Set's natives must be there already.
  mutating func addOrderedSets() {
    let shared = [
      "init()", "init(_:)", "count", "isEmpty", "description", "contains(_:)", "remove(_:)", "union(_:)", "intersection(_:)",
      "subtracting(_:)",
    ]
    for member in shared { self["OrderedSet." + member] = functions["Set." + member]! }
    self["OrderedSet.init(arrayLiteral:)"] = { _, w in
      let result = SetObject(elementType: w.type(1), capacity: w.array(0).count)
      for slot in w.array(0).slots { result.insert(slot) }
      return w.give(owning: result)
    }
    self["OrderedSet.subscript(_:)"] = { context, w in
      let table = set(w).table
      let positions = table.livePositions
      guard positions.indices.contains(w.int(1)) else { return fail(context, "Index out of range") }
      return w.give(slot: w.type(2).owned(table.key(at: positions[w.int(1)])))
    }
    self["OrderedSet.firstIndex(of:)"] = { _, w in
      let table = set(w).table
      return w.give(table.find(w[1]).map { position in (0..<position).filter(table.isLive).count })
    }
    self["OrderedSet.append(_:)"] = { _, w in
      var slot = w[0]
      let object = SetObject.unique(&slot)
      let isNew = object.insert(w[1])
      let index = isNew ? object.count - 1 : (0..<object.table.find(w[1])!).filter(object.table.isLive).count
      return w.update(slot, giving: makePair(isNew ? 1 : 0, Slot(index), references: 0))
    }
    self["OrderedSet.append(contentsOf:)"] = { context, w in
      var slot = w[0]
      guard let added = elements(w[1], w.type(3), context) else {
        _ = w.update(slot)
        return NativeStatus.failed
      }
      let object = SetObject.unique(&slot)
      for element in added.slots { object.insert(element) }
      return w.update(slot)
    }
    self["OrderedSet.==(_:_:)"] = { $1.give(set($1) == $1[1].object(as: SetObject.self)) }
  }
}
