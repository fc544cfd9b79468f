import Machine

private let outOfRange = "Index out of range"

extension NativeTable {
  mutating func addArrayChanges() {
    addAppending()
    addRemoving()
    addBulkRemoving()
    addReordering()
  }

  private mutating func addAppending() {
    self["Array.append(_:)"] = { _, w in
      var slot = w[0]
      ArrayObject.unique(&slot).append(borrowed: w[1])
      return w.update(slot)
    }
    self["Array.append(contentsOf:)"] = append
    self["Array.+=(_:_:)"] = append
    self["Array.insert(_:at:)"] = { context, w in
      var slot = w[0]
      let index = w.int(2)
      guard 0 <= index, index <= w.array(0).count else {
        return w.fail(context, "Array index is out of range", updating: slot)
      }
      ArrayObject.unique(&slot).insert(owned: w.type(3).owned(w[1]), at: index)
      return w.update(slot)
    }
    self["Array.insert(contentsOf:at:)"] = { context, w in
      var slot = w[0]
      let index = w.int(2)
      guard 0 <= index, index <= w.array(0).count else {
        return w.fail(context, "Array index is out of range", updating: slot)
      }
      guard let source = elements(w[1], w.type(4), context) else { return failed(w, slot) }
      replaceElements(of: &slot, index, index, with: source)
      return w.update(slot)
    }
    self["Array.replaceSubrange(_:with:)"] = { context, w in
      var slot = w[0]
      let (lower, upper) = bounds(w[1], w.type(5), in: 0, w.array(0).count)
      guard 0 <= lower, lower <= upper, upper <= w.array(0).count else {
        return w.fail(context, "Array replace: subrange extends past the end", updating: slot)
      }
      guard let source = elements(w[2], w.type(4), context) else { return failed(w, slot) }
      replaceElements(of: &slot, lower, upper, with: source)
      return w.update(slot)
    }
    self["Array.reserveCapacity(_:)"] = { context, w in
      var slot = w[0]
      guard fitsIntoMemory(w.int(1)) else {
        _ = tooLarge(w.int(1), context)
        return failed(w, slot)
      }
      ArrayObject.unique(&slot).reserve(Swift.max(w.int(1), 0))
      return w.update(slot)
    }
  }

  private mutating func addRemoving() {
    self["Array.remove(at:)"] = { context, w in
      var slot = w[0]
      let index = w.int(1)
      guard 0 <= index, index < w.array(0).count else { return w.fail(context, outOfRange, updating: slot) }
      let removed = ArrayObject.unique(&slot).remove(at: index)
      return w.update(slot, giving: removed)
    }
    self["Array.removeFirst()"] = { context, w in
      var slot = w[0]
      guard w.array(0).count > 0 else {
        return w.fail(context, "Can't remove first element from an empty collection", updating: slot)
      }
      let removed = ArrayObject.unique(&slot).remove(at: 0)
      return w.update(slot, giving: removed)
    }
    self["Array.removeLast()"] = { context, w in
      var slot = w[0]
      let count = w.array(0).count
      guard count > 0 else {
        return w.fail(context, "Can't remove last element from an empty collection", updating: slot)
      }
      let removed = ArrayObject.unique(&slot).remove(at: count - 1)
      return w.update(slot, giving: removed)
    }
    self["Array.popLast()"] = { _, w in
      var slot = w[0]
      let count = w.array(0).count
      guard count > 0 else { return w.update(slot, giving: 0) }
      let type = w.type(1)
      let removed = ArrayObject.unique(&slot).remove(at: count - 1)
      return w.update(slot, giving: type.wrapInOptional(owned: removed))
    }
  }

  private mutating func addBulkRemoving() {
    self["Array.removeFirst(_:)"] = { context, w in
      let count = w.int(1)
      guard count >= 0 else {
        return w.fail(context, "Number of elements to remove should be non-negative", updating: w[0])
      }
      guard count <= w.array(0).count else {
        return w.fail(context, "Can't remove more items from a collection than it contains", updating: w[0])
      }
      return remove(w, 0, count)
    }
    self["Array.removeLast(_:)"] = { context, w in
      let count = w.int(1)
      let total = w.array(0).count
      guard count >= 0 else {
        return w.fail(context, "Number of elements to remove should be non-negative", updating: w[0])
      }
      guard count <= total else {
        return w.fail(context, "Can't remove more items from a collection than it contains", updating: w[0])
      }
      return remove(w, total - count, total)
    }
    self["Array.removeSubrange(_:)"] = { context, w in
      let (lower, upper) = bounds(w[1], w.type(3), in: 0, w.array(0).count)
      guard 0 <= lower, lower <= upper, upper <= w.array(0).count else {
        return w.fail(context, "Array replace: subrange extends past the end", updating: w[0])
      }
      return remove(w, lower, upper)
    }
    self["Array.removeAll(keepingCapacity:)"] = { _, w in
      let type = w.type(3)
      w[0].release()
      return w.update(Slot(owning: ArrayObject(elementsAreReferences: type.isReference)))
    }
    self["Array.removeAll(where:)"] = removeMatching
  }

  private mutating func addReordering() {
    self["Array.swapAt(_:_:)"] = { context, w in
      var slot = w[0]
      let (first, second) = (w.int(1), w.int(2))
      let count = w.array(0).count
      guard 0 <= first, first < count, 0 <= second, second < count else {
        return w.fail(context, outOfRange, updating: slot)
      }
      ArrayObject.unique(&slot).arrange { $0.swapAt(first, second) }
      return w.update(slot)
    }
    self["Array.reverse()"] = { _, w in
      var slot = w[0]
      ArrayObject.unique(&slot).arrange { $0.reverse() }
      return w.update(slot)
    }
    self["Array.shuffle(using:)"] = { context, w in
      var array = w[0]
      let status = withGenerator(context, w, 1, w.type(3)) { generator in
        ArrayObject.unique(&array).arrange { $0.shuffle(using: &generator) }
        return 0
      }
      // Two values are handed back: the array, then the generator.
      w[2] = w[1]
      w[1] = array
      return status
    }
    self["Array.partition(by:)"] = partition
    self["Array.shuffle()"] = { _, w in
      var slot = w[0]
      ArrayObject.unique(&slot).arrange { $0.shuffle() }
      return w.update(slot)
    }
  }
}

/// Ends a mutating call whose failure is recorded.
private func failed(_ w: Window, _ updated: Slot) -> Int32 {
  w[0] = 0
  w[1] = updated
  return NativeStatus.failed
}

/// The bounds of a range expression over indices that go from `start` to `end`.
func bounds(_ range: Slot, _ type: TypeDescriptor, in start: Int, _ end: Int) -> (lower: Int, upper: Int) {
  let object: RangeObject = range.object()
  let (lower, upper) = (Int(truncatingIfNeeded: object.lower), Int(truncatingIfNeeded: object.upper))
  switch type.kind {
  case .closedRange: return (lower, upper &+ 1)
  case .native("PartialRangeFrom", _, _): return (lower, end)
  case .native("PartialRangeUpTo", _, _): return (start, upper)
  case .native("PartialRangeThrough", _, _): return (start, upper &+ 1)
  default: return (lower, upper)
  }
}

/// Swift's way: from both ends, changing places, so that the elements land where they do in Swift.
private func partition(_ raw: UnsafeMutableRawPointer, _ w: Window) -> Int32 {
  let context = MachineContext.from(raw)
  var slot = w[0]
  let closure = w[1]
  let array = ArrayObject.unique(&slot)
  var (low, high) = (0, array.count)
  var stopped: CallResult?
  func belongsToSecondPart(_ index: Int) -> Bool? {
    let outcome = context.call(closure, array[index])
    guard outcome.status == NativeStatus.ok else {
      stopped = outcome
      return nil
    }
    return outcome.slot != 0
  }
  search: while true {
    while low < high {
      guard let belongs = belongsToSecondPart(low) else { break search }
      if belongs { break }
      low += 1
    }
    if low >= high { break }
    while true {
      high -= 1
      if low >= high { break search }
      guard let belongs = belongsToSecondPart(high) else { break search }
      if !belongs { break }
    }
    array.arrange { $0.swapAt(low, high) }
    low += 1
  }
  if let stopped { return w.stop(stopped, updating: slot) }
  return w.update(slot, giving: Slot(low))
}

private func append(_ context: UnsafeMutableRawPointer, _ w: Window) -> Int32 {
  var slot = w[0]
  guard let source = elements(w[1], w.type(3), context) else { return failed(w, slot) }
  let array = ArrayObject.unique(&slot)
  // Appended to itself, an array is its own source only if it was copied just now.
  let count = source.count
  array.reserve(array.count + count)
  for index in 0..<count { array.append(borrowed: source[index]) }
  return w.update(slot)
}

private func remove(_ w: Window, _ lower: Int, _ upper: Int) -> Int32 {
  var slot = w[0]
  replaceElements(of: &slot, lower, upper, with: ArrayObject(elementsAreReferences: false))
  return w.update(slot)
}

private func removeMatching(_ raw: UnsafeMutableRawPointer, _ w: Window) -> Int32 {
  let context = MachineContext.from(raw)
  let old: ArrayObject = w[0].object()
  let (slot, closure) = (w[0], w[1])
  let kept = ArrayObject(capacity: old.count, elementsAreReferences: old.elementsAreReferences)
  for index in 0..<old.count {
    let outcome = context.call(closure, old[index])
    guard outcome.status == NativeStatus.ok else { return w.stop(outcome, updating: slot) }
    if outcome.slot == 0 { kept.append(borrowed: old[index]) }
  }
  slot.release()
  return w.update(Slot(owning: kept))
}
