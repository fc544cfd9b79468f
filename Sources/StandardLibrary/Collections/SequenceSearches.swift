import Machine

extension NativeTable {
  mutating func addSequenceSearches() {
    addTests()
    addExtremes()
    self["Sequence.first(where:)"] = { raw, w in
      let type = elementType(of: w.type(2)) ?? .any
      var found: Slot = 0
      return visit(raw, w, w[0], w.type(2), w[1]) { element, matches in
        if matches != 0 { found = type.wrapInOptional(borrowed: element) }
        return matches == 0
      } finish: { w.give(slot: found) }
    }
    self["BidirectionalCollection.last(where:)"] = { raw, w in
      let type = elementType(of: w.type(2)) ?? .any
      return searchBackwards(raw, w) { _, element in type.wrapInOptional(borrowed: element) }
    }
    self["BidirectionalCollection.lastIndex(where:)"] = { raw, w in
      let (collection, type) = (w[0], w.type(2))
      return searchBackwards(raw, w) { offset, _ in someIndex(collection, type, offset) }
    }
    self["Collection.firstIndex(where:)"] = { raw, w in
      let (collection, type) = (w[0], w.type(2))
      var offset = 0
      var found: Slot = 0
      return visit(raw, w, collection, type, w[1]) { _, matches in
        if matches != 0 { found = someIndex(collection, type, offset) }
        offset += 1
        return matches == 0
      } finish: { w.give(slot: found) }
    }
    self["Collection.firstIndex(of:)"] = { position($0, $1, last: false) }
    self["BidirectionalCollection.lastIndex(of:)"] = { position($0, $1, last: true) }
  }

  private mutating func addTests() {
    self["Sequence.allSatisfy(_:)"] = { raw, w in
      var answer = true
      return visit(raw, w, w[0], w.type(2), w[1]) { _, holds in
        answer = holds != 0
        return answer
      } finish: { w.give(answer) }
    }
    self["Sequence.contains(where:)"] = { raw, w in
      var answer = false
      return visit(raw, w, w[0], w.type(2), w[1]) { _, holds in
        answer = holds != 0
        return !answer
      } finish: { w.give(answer) }
    }
    self["Sequence.contains(_:)"] = { context, w in
      let type = w.type(2)
      guard let element = elementType(of: type) else { return NativeStatus.failed }
      if isCounted(type) { return w.give(includes(w[0].object(), type, w[1])) }
      let comparison = KeyComparison(element)
      let wanted = w[1]
      var found = false
      let stopped = traverse(context, w[0], type) {
        found = comparison.areEqual($0, wanted)
        return !found
      }
      return stopped.map { w.stop($0) } ?? w.give(found)
    }
    self["Sequence.starts(with:by:)"] = { compareAll($0, $1, exactly: false) }
    self["Sequence.lexicographicallyPrecedes(_:by:)"] = { raw, w in
      let context = MachineContext.from(raw)
      let closure = w[2]
      guard let left = elements(w[0], w.type(3), raw), let right = elements(w[1], w.type(4), raw) else {
        return NativeStatus.failed
      }
      for index in 0..<Swift.min(left.count, right.count) {
        let before = context.call(closure, left[index], right[index])
        guard before.status == NativeStatus.ok else { return w.stop(before) }
        if before.slot != 0 { return w.give(true) }
        let after = context.call(closure, right[index], left[index])
        guard after.status == NativeStatus.ok else { return w.stop(after) }
        if after.slot != 0 { return w.give(false) }
      }
      return w.give(left.count < right.count)
    }
    self["Sequence.elementsEqual(_:)"] = { startsWith($0, $1, exactly: true) }
    self["Sequence.starts(with:)"] = { startsWith($0, $1, exactly: false) }
    self["Sequence.elementsEqual(_:by:)"] = { compareAll($0, $1, exactly: true) }
    self["Sequence.lexicographicallyPrecedes(_:)"] = { context, w in
      guard let left = elements(w[0], w.type(2), context), let right = elements(w[1], w.type(3), context),
        let type = elementType(of: w.type(2)), let order = requiredOrder(of: type, context)
      else { return NativeStatus.failed }
      return w.give(left.slots.lexicographicallyPrecedes(right.slots, by: order))
    }
  }

  private mutating func addExtremes() {
    self["Sequence.min()"] = { extreme($0, $1) { order, candidate, best in order(candidate, best) } }
    self["Sequence.max()"] = { extreme($0, $1) { order, candidate, best in !order(candidate, best) } }
    self["Sequence.min(by:)"] = { extremeBy($0, $1) { precedes in precedes } }
    self["Sequence.max(by:)"] = { extremeBy($0, $1, swapped: true) { precedes in precedes } }
  }
}

/// Whether a range of integers has one; no integer of the type is left out.
private func includes(_ range: RangeObject, _ type: TypeDescriptor, _ value: Slot) -> Bool {
  let isClosed = if case .closedRange = type.kind { true } else { false }
  let (lower, upper, value) = (Int64(bitPattern: range.lower), Int64(bitPattern: range.upper), Int64(bitPattern: value))
  return lower <= value && (value < upper || isClosed && value == upper)
}

/// Whether elements are equivalent as a closure says, pair by pair.
private func compareAll(_ raw: UnsafeMutableRawPointer, _ w: Window, exactly: Bool) -> Int32 {
  let context = MachineContext.from(raw)
  let closure = w[2]
  guard let left = elements(w[0], w.type(3), raw), let right = elements(w[1], w.type(4), raw) else {
    return NativeStatus.failed
  }
  for index in 0..<Swift.min(left.count, right.count) {
    let outcome = context.call(closure, left[index], right[index])
    guard outcome.status == NativeStatus.ok else { return w.stop(outcome) }
    if outcome.slot == 0 { return w.give(false) }
  }
  return w.give(exactly ? left.count == right.count : left.count >= right.count)
}

private func someIndex(_ collection: Slot, _ type: TypeDescriptor, _ offset: Int) -> Slot {
  indexType(of: type).wrapInOptional(owned: index(collection, type, offset))
}

private func position(_ context: UnsafeMutableRawPointer, _ w: Window, last: Bool) -> Int32 {
  let (collection, type) = (w[0], w.type(2))
  guard let source = elements(collection, type, context), let element = elementType(of: type) else {
    return NativeStatus.failed
  }
  let comparison = KeyComparison(element)
  let wanted = w[1]
  let offset = last
    ? source.slots.lastIndex { comparison.areEqual($0, wanted) } : source.slots.firstIndex { comparison.areEqual($0, wanted) }
  return w.give(slot: offset.map { someIndex(collection, type, $0) } ?? 0)
}

private func searchBackwards(
  _ raw: UnsafeMutableRawPointer, _ w: Window, _ found: (_ offset: Int, _ element: Slot) -> Slot
) -> Int32 {
  let context = MachineContext.from(raw)
  let closure = w[1]
  guard let source = elements(w[0], w.type(2), raw) else { return NativeStatus.failed }
  for offset in stride(from: source.count - 1, through: 0, by: -1) {
    let outcome = context.call(closure, source[offset])
    guard outcome.status == NativeStatus.ok else { return w.stop(outcome) }
    if outcome.slot != 0 { return w.give(slot: found(offset, source[offset])) }
  }
  return w.give(slot: 0)
}

private func startsWith(_ context: UnsafeMutableRawPointer, _ w: Window, exactly: Bool) -> Int32 {
  guard let whole = elements(w[0], w.type(2), context), let start = elements(w[1], w.type(3), context),
    let type = elementType(of: w.type(2))
  else { return NativeStatus.failed }
  guard exactly ? whole.count == start.count : whole.count >= start.count else { return w.give(false) }
  let comparison = KeyComparison(type)
  return w.give((0..<start.count).allSatisfy { comparison.areEqual(whole[$0], start[$0]) })
}

private func extreme(
  _ context: UnsafeMutableRawPointer, _ w: Window, _ replaces: (SlotOrder, Slot, Slot) -> Bool
) -> Int32 {
  guard let source = elements(w[0], w.type(1), context), let type = elementType(of: w.type(1)),
    let order = requiredOrder(of: type, context)
  else { return NativeStatus.failed }
  guard source.count > 0 else { return w.give(slot: 0) }
  var best = source[0]
  for index in 1..<source.count where replaces(order, source[index], best) { best = source[index] }
  return w.give(slot: type.wrapInOptional(borrowed: best))
}

private func extremeBy(
  _ raw: UnsafeMutableRawPointer, _ w: Window, swapped: Bool = false, _ replaces: (Bool) -> Bool
) -> Int32 {
  let context = MachineContext.from(raw)
  let closure = w[1]
  guard let source = elements(w[0], w.type(2), raw), let type = elementType(of: w.type(2)) else {
    return NativeStatus.failed
  }
  guard source.count > 0 else { return w.give(slot: 0) }
  var best = source[0]
  for index in 1..<source.count {
    let candidate = source[index]
    let outcome = swapped ? context.call(closure, best, candidate) : context.call(closure, candidate, best)
    guard outcome.status == NativeStatus.ok else { return w.stop(outcome) }
    if replaces(outcome.slot != 0) { best = candidate }
  }
  return w.give(slot: type.wrapInOptional(borrowed: best))
}
