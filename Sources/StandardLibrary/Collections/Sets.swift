import Machine

// Members of Set: window [self][arguments…][mask?][Element][own type arguments…].

extension NativeTable {
  mutating func addSets() {
    self["Set.init()"] = { $1.give(owning: SetObject(elementType: $1.type(0))) }
    self["Set.init(minimumCapacity:)"] = { $1.give(owning: SetObject(elementType: $1.type(1))) }
    self["Set.init(_:)"] = { context, w in
      makeSet(w[0], w.type(2), w.type(1), context).map { w.give(owning: $0) } ?? NativeStatus.failed
    }
    self["Set.count"] = { $1.give(set($1).count) }
    self["Set.isEmpty"] = { $1.give(set($1).count == 0) }
    self["Set.description"] = { $1.give(TypeDescriptor.set($1.type(1)).describe($1[0])) }
    self["Set.debugDescription"] = { $1.give(TypeDescriptor.set($1.type(1)).debugDescribe($1[0])) }
    self["Set.contains(_:)"] = { $1.give(set($1).contains($1[1])) }
    self["Set.==(_:_:)"] = { $1.give(TypeDescriptor.set($1.type(2)).areEqual($1[0], $1[1])) }
    self["Set.!=(_:_:)"] = { $1.give(!TypeDescriptor.set($1.type(2)).areEqual($1[0], $1[1])) }
    self["Set.capacity"] = { $1.give(set($1).count) }
    self["Set.init(arrayLiteral:)"] = { context, w in
      makeSet(w[0], .array(w.type(1)), w.type(1), context).map { w.give(owning: $0) } ?? NativeStatus.failed
    }
    self["Set.firstIndex(of:)"] = { _, w in
      let table = set(w).table
      guard let position = table.find(w[1]) else { return w.give(slot: 0) }
      let offset = (0..<position).reduce(0) { table.isLive($1) ? $0 + 1 : $0 }
      return w.give(owning: OffsetIndex(offset, of: .native("_SetIndex", [w.type(2)])))
    }
    self["Set.subscript(_:)"] = { context, w in
      let table = set(w).table
      guard let position = table.position(at: w[1].object(as: OffsetIndex.self).offset) else {
        return fail(context, "Attempting to access Set elements using an invalid index")
      }
      return w.give(slot: w.type(2).owned(table.key(at: position)))
    }
    self["Set.filter(_:)"] = { raw, w in
      let type = w.type(2)
      let result = SetObject(elementType: type)
      return visit(raw, w, w[0], .set(type), w[1]) { element, isIncluded in
        if isIncluded != 0 { result.insert(element) }
        return true
      } finish: { w.give(owning: result) }
    }
    addSetChanges()
  }

  private mutating func addSetChanges() {
    self["Set.insert(_:)"] = { _, w in
      var slot = w[0]
      let type = w.type(2)
      let object = SetObject.unique(&slot)
      let inserted = object.insert(w[1])
      let member = object.table.key(at: object.table.find(w[1])!)
      return w.update(slot, giving: makePair(inserted ? 1 : 0, type.owned(member), references: type.isReference ? 2 : 0))
    }
    self["Set.update(with:)"] = { _, w in
      var slot = w[0]
      let type = w.type(2)
      let object = SetObject.unique(&slot)
      let old = object.table.find(w[1]).map { type.wrapInOptional(borrowed: object.table.key(at: $0)) } ?? 0
      object.remove(w[1])
      object.insert(w[1])
      return w.update(slot, giving: old)
    }
    self["Set.remove(_:)"] = { _, w in
      var slot = w[0]
      let type = w.type(2)
      let object = SetObject.unique(&slot)
      guard let position = object.table.find(w[1]) else { return w.update(slot, giving: 0) }
      let removed = type.wrapInOptional(borrowed: object.table.key(at: position))
      object.remove(w[1])
      return w.update(slot, giving: removed)
    }
    self["Set.remove(at:)"] = { context, w in
      guard let position = set(w).table.position(at: w[1].object(as: OffsetIndex.self).offset) else {
        return w.fail(context, "Attempting to access Set elements using an invalid index", updating: w[0])
      }
      return removeMember(w, at: position, w.type(2))
    }
    self["Set.removeFirst()"] = { context, w in
      guard let position = set(w).table.position(at: 0) else {
        return w.fail(context, "Can't remove first element from an empty collection", updating: w[0])
      }
      return removeMember(w, at: position, w.type(1))
    }
    self["Set.reserveCapacity(_:)"] = { _, w in w.update(w[0]) }
    self["Set.popFirst()"] = { _, w in
      var slot = w[0]
      let type = w.type(1)
      let object = SetObject.unique(&slot)
      guard let position = (0..<object.table.entryCount).first(where: { object.table.isLive($0) }) else {
        return w.update(slot, giving: 0)
      }
      let member = type.owned(object.table.key(at: position))
      object.remove(member)
      return w.update(slot, giving: type.wrapInOptional(owned: member))
    }
    self["Set.removeAll(keepingCapacity:)"] = { _, w in
      let empty = SetObject(elementType: w.type(3))
      w[0].release()
      return w.update(Slot(owning: empty))
    }
  }
}

private func removeMember(_ w: Window, at position: Int, _ type: TypeDescriptor) -> Int32 {
  var slot = w[0]
  let object = SetObject.unique(&slot)
  let member = type.owned(object.table.key(at: position))
  object.remove(member)
  return w.update(slot, giving: member)
}

func set(_ w: Window) -> SetObject { w[0].object() }

/// The elements of a sequence as a set: the set itself where it is one.
func makeSet(
  _ slot: Slot, _ type: TypeDescriptor, _ element: TypeDescriptor, _ context: UnsafeMutableRawPointer
) -> SetObject? {
  if case .set = type.kind { return slot.object(as: SetObject.self) }
  guard let source = elements(slot, type, context) else { return nil }
  let result = SetObject(elementType: element, capacity: source.count)
  for member in source.slots { result.insert(member) }
  return result
}
