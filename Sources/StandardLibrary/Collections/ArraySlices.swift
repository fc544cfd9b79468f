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
      return w.give(slot: w.type(2).owned(slice[w.int(1)]))
    }
    self["ArraySlice.subscript(_:)=set"] = { context, w in
      let old = slice(w)
      let index = w.int(1)
      guard old.lower..<old.upper ~= index else { return w.fail(context, "Index out of bounds", updating: w[0]) }
      let storage = old.elements().copy()
      storage.replace(at: index - old.lower, owned: w.type(3).owned(w[2]))
      return replace(w, ArraySliceObject(storage, old.lower, old.upper, base: old.lower, elementType: old.elementType), giving: 0)
    }
    self["ArraySlice.subscript(_:Range<Int>)"] = { context, w in
      part(context, w, Range<Int>.borrow(w[1]).lowerBound, Range<Int>.borrow(w[1]).upperBound)
    }
    self["ArraySlice.subscript(_:ClosedRange<Int>)"] = { context, w in
      part(context, w, ClosedRange<Int>.borrow(w[1]).lowerBound, ClosedRange<Int>.borrow(w[1]).upperBound &+ 1)
    }
    self["ArraySlice.subscript(_:R)"] = { context, w in
      let (lower, upper) = bounds(w[1], w.type(3), in: slice(w).lower, slice(w).upper)
      return part(context, w, lower, upper)
    }
    self["ArraySlice.subscript(_:(UnboundedRange_) -> ())"] = { $1.give(slot: $1[0].retained()) }
    self["ArraySlice.first"] = { _, w in
      let slice = slice(w)
      return w.give(slot: slice.count == 0 ? 0 : w.type(1).wrapInOptional(borrowed: slice[slice.lower]))
    }
    self["ArraySlice.last"] = { _, w in
      let slice = slice(w)
      return w.give(slot: slice.count == 0 ? 0 : w.type(1).wrapInOptional(borrowed: slice[slice.upper - 1]))
    }
    self["ArraySlice.debugDescription"] = { $1.give(slice($1).debugDescription) }
    self["ArraySlice.index(after:)"] = { $1.give($1.int(1) &+ 1) }
    self["ArraySlice.index(before:)"] = { $1.give($1.int(1) &- 1) }
    self["ArraySlice.!=(_:_:)"] = { $1.give(slice($1) != $1[1].object(as: ArraySliceObject.self)) }
    self["ArraySlice.init()"] = { _, w in
      let type = w.type(0)
      return w.give(owning: ArraySliceObject(ArrayObject(elementsAreReferences: type.isReference), 0, 0, elementType: type))
    }
    self["ArraySlice.init(arrayLiteral:)"] = { $1.give(owning: ArraySliceObject($1.array(0), 0, $1.array(0).count, elementType: $1.type(1))) }
    self["ArraySlice.init(repeating:count:)"] = { context, w in
      guard w.int(1) >= 0 else { return fail(context, "Can't construct Array with count < 0") }
      guard fitsIntoMemory(w.int(1)) else { return tooLarge(w.int(1), context) }
      let type = w.type(2)
      let array = ArrayObject(repeating: w[0], count: w.int(1), elementsAreReferences: type.isReference)
      return w.give(owning: ArraySliceObject(array, 0, array.count, elementType: type))
    }
    self["ArraySlice.+(_:_:)"] = { context, w in
      guard let right = elements(w[1], w.type(3), context) else { return NativeStatus.failed }
      let result = slice(w).elements().copy(reserving: right.count)
      for slot in right.slots { result.append(borrowed: slot) }
      return w.give(owning: ArraySliceObject(result, 0, result.count, elementType: w.type(2)))
    }
    self["ArraySlice.==(_:_:)"] = { $1.give(slice($1) == $1[1].object(as: ArraySliceObject.self)) }
    addArraySliceChanges()
    addArraySliceThroughArrays()
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
    self["ArraySlice.removeFirst(_:)"] = { context, w in
      let (old, count) = (slice(w), w.int(1))
      guard count >= 0 else { return w.fail(context, "Number of elements to remove should be non-negative", updating: w[0]) }
      guard count <= old.count else {
        return w.fail(context, "Can't remove more items from a collection than it contains", updating: w[0])
      }
      return replace(w, old.part(old.lower + count, old.upper), giving: 0)
    }
    self["ArraySlice.removeLast(_:)"] = { context, w in
      let (old, count) = (slice(w), w.int(1))
      guard count >= 0 else { return w.fail(context, "Number of elements to remove should be non-negative", updating: w[0]) }
      guard count <= old.count else {
        return w.fail(context, "Can't remove more items from a collection than it contains", updating: w[0])
      }
      return replace(w, old.part(old.lower, old.upper - count), giving: 0)
    }
  }

  /// What a slice does as the array of its elements would, its indices moved.
  private mutating func addArraySliceThroughArrays() {
    self["ArraySlice.append(_:)"] = { throughArray($0, $1, "Array.append(_:)") }
    self["ArraySlice.append(contentsOf:)"] = { throughArray($0, $1, "Array.append(contentsOf:)") }
    self["ArraySlice.+=(_:_:)"] = { throughArray($0, $1, "Array.+=(_:_:)") }
    self["ArraySlice.insert(_:at:)"] = { throughArray($0, $1, "Array.insert(_:at:)", indices: 2...2) }
    self["ArraySlice.insert(contentsOf:at:)"] = { throughArray($0, $1, "Array.insert(contentsOf:at:)", indices: 2...2) }
    self["ArraySlice.remove(at:)"] = { throughArray($0, $1, "Array.remove(at:)", indices: 1...1) }
    self["ArraySlice.removeAll(keepingCapacity:)"] = { throughArray($0, $1, "Array.removeAll(keepingCapacity:)") }
    self["ArraySlice.removeAll(where:)"] = { throughArray($0, $1, "Array.removeAll(where:)") }
    self["ArraySlice.reserveCapacity(_:)"] = { throughArray($0, $1, "Array.reserveCapacity(_:)") }
    self["ArraySlice.reverse()"] = { throughArray($0, $1, "Array.reverse()") }
    self["ArraySlice.shuffle()"] = { throughArray($0, $1, "Array.shuffle()") }
    self["ArraySlice.sort()"] = { throughArray($0, $1, "Array.sort()") }
    self["ArraySlice.sort(by:)"] = { throughArray($0, $1, "Array.sort(by:)") }
    self["ArraySlice.swapAt(_:_:)"] = { throughArray($0, $1, "Array.swapAt(_:_:)", indices: 1...2) }
    self["ArraySlice.partition(by:)"] = { context, w in
      let lower = slice(w).lower
      let status = throughArray(context, w, "Array.partition(by:)")
      if status == NativeStatus.ok { w[0] = w[0] &+ Slot(lower) }
      return status
    }
    self["ArraySlice.removeSubrange(_:)"] = { throughArray($0, $1, "Array.removeSubrange(_:)", range: $1.type(3)) }
    self["ArraySlice.replaceSubrange(_:with:)"] = { throughArray($0, $1, "Array.replaceSubrange(_:with:)", range: $1.type(5)) }
    self["ArraySlice.subscript(_:Range<Int>)=set"] = { setPart($0, $1, .range(.int)) }
    self["ArraySlice.subscript(_:ClosedRange<Int>)=set"] = { setPart($0, $1, .closedRange(.int)) }
    self["ArraySlice.subscript(_:R)=set"] = { setPart($0, $1, $1.type(4)) }
    self["ArraySlice.subscript(_:(UnboundedRange_) -> ())=set"] = { _, w in
      replace(w, w[2].object(as: ArraySliceObject.self), giving: 0)
    }
  }
}

/// Calls the array's native on an array of the slice's elements. `indices` are the slots of arguments that are indices; of
/// `range` the argument in slot 1 is.
private func throughArray(
  _ raw: UnsafeMutableRawPointer, _ w: Window, _ key: String, indices: ClosedRange<Int>? = nil, range: TypeDescriptor? = nil
) -> Int32 {
  let old = w[0]
  let slice: ArraySliceObject = old.object()
  let (lower, type) = (slice.lower, slice.elementType)
  if let indices { for index in indices { w[index] = w[index] &- Slot(truncatingIfNeeded: lower) } }
  var moved: RangeObject?
  if let range {
    let (start, end) = bounds(w[1], range, in: slice.lower, slice.upper)
    // Of a partial range the bound that is not there is read by nobody.
    var upper = end
    if case .closedRange = range.kind { upper -= 1 }
    if case .native("PartialRangeThrough", _, _) = range.kind { upper -= 1 }
    let object = RangeObject(lower: Slot(truncatingIfNeeded: start - lower), upper: Slot(truncatingIfNeeded: upper - lower))
    moved = object
    w[1] = Slot(borrowing: object)
  }
  w[0] = Slot(owning: slice.elements())
  old.release()
  guard let native = StandardLibrary.natives.native(forKey: key) else { return fail(raw, "\(key) is not there") }
  let status = withExtendedLifetime(moved) { native(raw, w) }
  let array = w[1].take(as: ArrayObject.self)
  w[1] = Slot(owning: ArraySliceObject(array, lower, lower + array.count, base: lower, elementType: type))
  return status
}

/// `slice[range] = slice`: window [self][range][new value]….
private func setPart(_ context: UnsafeMutableRawPointer, _ w: Window, _ range: TypeDescriptor) -> Int32 {
  let old = slice(w)
  let (lower, upper) = bounds(w[1], range, in: old.lower, old.upper)
  guard old.lower <= lower, lower <= upper, upper <= old.upper else {
    return w.fail(context, "ArraySlice index is out of range", updating: w[0])
  }
  var array = Slot(owning: old.elements())
  replaceElements(of: &array, lower - old.lower, upper - old.lower, with: w[2].object(as: ArraySliceObject.self).elements())
  let new = array.take(as: ArrayObject.self)
  return replace(w, ArraySliceObject(new, old.lower, old.lower + new.count, base: old.lower, elementType: old.elementType), giving: 0)
}

private func slice(_ w: Window) -> ArraySliceObject { w[0].object() }

private func part(_ context: UnsafeMutableRawPointer, _ w: Window, _ lower: Int, _ upper: Int) -> Int32 {
  let whole = slice(w)
  guard whole.lower <= lower, lower <= upper, upper <= whole.upper else {
    return fail(context, "ArraySlice index is out of range")
  }
  return w.give(owning: whole.part(lower, upper))
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
  let removed = type.owned(old[old.lower])
  return replace(w, old.part(old.lower + 1, old.upper), giving: removed)
}

private func removeLast(_ w: Window, _ type: TypeDescriptor) -> Int32 {
  let old = slice(w)
  let removed = type.owned(old[old.upper - 1])
  return replace(w, old.part(old.lower, old.upper - 1), giving: removed)
}
