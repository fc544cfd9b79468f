import Machine

extension NativeTable {
  mutating func addArraySlices() {
    self["ArraySlice.init(_:)"] = { context, w in
      guard let source = elements(w[0], w.type(2), context) else { return NativeStatus.failed }
      return w.give(owning: ArraySliceObject(source, 0, source.count, elementType: w.type(1)))
    }
    self["ArraySlice.count"] = { $1.give(slice($1).count) }
    self["ArraySlice.isEmpty"] = { $1.give(slice($1).count == 0) }
    self["ArraySlice.startIndex"] = { $1.give(slice($1).lower) }
    self["ArraySlice.endIndex"] = { $1.give(slice($1).upper) }
    self["ArraySlice.indices"] = { $1.give(slice($1).lower..<slice($1).upper) }
    self["ArraySlice.description"] = { $1.give(slice($1).description) }
    self["ArraySlice.subscript(_:)"] = { context, w in
      let slice = slice(w)
      guard slice.lower..<slice.upper ~= w.int(1) else { return fail(context, "Index out of bounds") }
      return w.give(slot: w.type(2).owned(slice.storage[w.int(1)]))
    }
    self["ArraySlice.subscript(_:)=set"] = { context, w in
      let old = slice(w)
      let index = w.int(1)
      guard old.lower..<old.upper ~= index else { return w.fail(context, "Index out of bounds", updating: w[0]) }
      let storage = old.storage.copy()
      storage.replace(at: index, owned: w.type(3).owned(w[2]))
      return replace(w, ArraySliceObject(storage, old.lower, old.upper, elementType: old.elementType), giving: 0)
    }
    self["ArraySlice.subscript(_:Range<Int>)"] = { context, w in
      part(context, w, Range<Int>.borrow(w[1]).lowerBound, Range<Int>.borrow(w[1]).upperBound)
    }
    self["ArraySlice.subscript(_:ClosedRange<Int>)"] = { context, w in
      part(context, w, ClosedRange<Int>.borrow(w[1]).lowerBound, ClosedRange<Int>.borrow(w[1]).upperBound &+ 1)
    }
    self["ArraySlice.==(_:_:)"] = { $1.give(slice($1) == $1[1].object(as: ArraySliceObject.self)) }
    addArraySliceChanges()
  }

  private mutating func addArraySliceChanges() {
    self["ArraySlice.removeFirst()"] = { context, w in
      guard slice(w).count > 0 else {
        return w.fail(context, "Can't remove items from an empty collection", updating: w[0])
      }
      return removeFirst(w, w.type(1))
    }
    self["ArraySlice.removeLast()"] = { context, w in
      guard slice(w).count > 0 else {
        return w.fail(context, "Can't remove last element from an empty collection", updating: w[0])
      }
      return removeLast(w, w.type(1))
    }
    self["ArraySlice.popFirst()"] = { _, w in
      let type = w.type(1)
      guard slice(w).count > 0 else { return w.update(w[0], giving: 0) }
      let status = removeFirst(w, type)
      w[0] = type.wrapInOptional(owned: w[0])
      return status
    }
    self["ArraySlice.popLast()"] = { _, w in
      let type = w.type(1)
      guard slice(w).count > 0 else { return w.update(w[0], giving: 0) }
      let status = removeLast(w, type)
      w[0] = type.wrapInOptional(owned: w[0])
      return status
    }
    self["ArraySlice.append(_:)"] = { _, w in
      let old = slice(w)
      let storage = ArrayObject(capacity: old.upper + 1, elementsAreReferences: old.storage.elementsAreReferences)
      for index in 0..<old.upper { storage.append(borrowed: old.storage[index]) }
      storage.append(borrowed: w[1])
      return replace(w, ArraySliceObject(storage, old.lower, old.upper + 1, elementType: old.elementType), giving: 0)
    }
  }
}

private func slice(_ w: Window) -> ArraySliceObject { w[0].object() }

private func part(_ context: UnsafeMutableRawPointer, _ w: Window, _ lower: Int, _ upper: Int) -> Int32 {
  let whole = slice(w)
  guard whole.lower <= lower, lower <= upper, upper <= whole.upper else {
    return fail(context, "ArraySlice index is out of range")
  }
  return w.give(owning: ArraySliceObject(whole.storage, lower, upper, elementType: whole.elementType))
}

/// Ends a mutating call with another slice in place of the old one.
private func replace(_ w: Window, _ new: ArraySliceObject, giving result: Slot) -> Int32 {
  let old = w[0]
  let updated = Slot(owning: new)
  old.release()
  return w.update(updated, giving: result)
}

private func removeFirst(_ w: Window, _ type: TypeDescriptor) -> Int32 {
  let old = slice(w)
  let removed = type.owned(old.storage[old.lower])
  return replace(w, ArraySliceObject(old.storage, old.lower + 1, old.upper, elementType: type), giving: removed)
}

private func removeLast(_ w: Window, _ type: TypeDescriptor) -> Int32 {
  let old = slice(w)
  let removed = type.owned(old.storage[old.upper - 1])
  return replace(w, ArraySliceObject(old.storage, old.lower, old.upper - 1, elementType: type), giving: removed)
}
