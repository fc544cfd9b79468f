import Machine

// Ranges of any Comparable bound: window [self][arguments…][Bound]. Partial ranges keep their one bound in the slot where a
// full range has it.

extension NativeTable {
  mutating func addRanges() {
    addRangeOperators()
    addRangeMembers("Range", isClosed: false)
    addRangeMembers("ClosedRange", isClosed: true)
    addPartialRanges()
    self["Range.init(_:)"] = { _, w in
      let range: RangeObject = w[0].object()
      return w.give(owning: RangeObject(lower: range.lower, upper: range.upper &+ 1))
    }
    self["ClosedRange.init(_:)"] = { context, w in
      let range: RangeObject = w[0].object()
      guard range.lower != range.upper else { return fail(context, "Range requires lowerBound <= upperBound") }
      return w.give(owning: RangeObject(lower: range.lower, upper: range.upper &- 1))
    }
    self["Range.overlaps(_:ClosedRange<Bound>)"] = { overlapMixed($0, $1, halfOpen: 0, closed: 1) }
    self["ClosedRange.overlaps(_:Range<Bound>)"] = { overlapMixed($0, $1, halfOpen: 1, closed: 0) }
    self["Range.subscript(_:)"] = { partOfRange($0, $1, isClosed: false) }
    self["ClosedRange.subscript(_:)"] = { partOfRange($0, $1, isClosed: true) }
    self["Range.indices"] = { $1.give(slot: $1[0].retained()) }
    self["ClosedRange.indices"] = { $1.give(slot: $1[0].retained()) }
    self["Range.debugDescription"] = { $1.give(TypeDescriptor.range($1.type(1)).debugDescribe($1[0])) }
    self["ClosedRange.debugDescription"] = { $1.give(TypeDescriptor.closedRange($1.type(1)).debugDescribe($1[0])) }
    self["UnboundedRange_....(_:)"] = { $1.give(slot: 0) }
    self["Range.count"] = { $1.give(slot: bounds($1).upper &- bounds($1).lower) }
    self["ClosedRange.count"] = { $1.give(slot: bounds($1).upper &- bounds($1).lower &+ 1) }
    self["Range.isEmpty"] = { $1.give($1.type(1).areEqual(bounds($1).lower, bounds($1).upper)) }
    self["ClosedRange.isEmpty"] = { $1.give(false) }
    self["Range.description"] = { $1.give(TypeDescriptor.range($1.type(1)).describe($1[0])) }
    self["ClosedRange.description"] = { $1.give(TypeDescriptor.closedRange($1.type(1)).describe($1[0])) }
  }

  private mutating func addRangeOperators() {
    self["Comparable....(_:_:)"] = makeRange
    self["Comparable...<(_:_:)"] = makeRange
    self["Comparable...<(_:)"] = { makePartialRange($1, isLower: false) }
    self["Comparable....(_:)"] = { makePartialRange($1, isLower: false) }
    self["Comparable....(_:Self)"] = { makePartialRange($1, isLower: true) }
  }

  private mutating func addRangeMembers(_ name: String, isClosed: Bool) {
    self["\(name).lowerBound"] = { $1.give(slot: $1.type(1).owned(bounds($1).lower)) }
    self["\(name).upperBound"] = { $1.give(slot: $1.type(1).owned(bounds($1).upper)) }
    self["\(name).!=(_:_:)"] = { $1.give(!TypeDescriptor.range($1.type(2)).areEqual($1[0], $1[1])) }
    self["\(name).init(uncheckedBounds:)"] = { _, w in
      let (bounds, type): (TupleObject, TypeDescriptor) = (w[0].object(), w.type(1))
      return w.give(
        owning: RangeObject(
          lower: type.owned(bounds[0]), upper: type.owned(bounds[1]), boundsAreReferences: type.isReference))
    }
    self["\(name).==(_:_:)"] = { $1.give(TypeDescriptor.range($1.type(2)).areEqual($1[0], $1[1])) }
    if isClosed {
      self["ClosedRange.contains(_:)"] = { contains($0, $1, $1[0], $1[1], isClosed: true) }
      self["ClosedRange.~=(_:_:)"] = { contains($0, $1, $1[0], $1[1], isClosed: true) }
      self["ClosedRange.overlaps(_:)"] = { overlap($0, $1, isClosed: true) }
    } else {
      self["Range.contains(_:)"] = { contains($0, $1, $1[0], $1[1], isClosed: false) }
      self["Range.~=(_:_:)"] = { contains($0, $1, $1[0], $1[1], isClosed: false) }
      self["Range.overlaps(_:)"] = { overlap($0, $1, isClosed: false) }
    }
    self["\(name).clamped(to:)"] = clamp
  }

  private mutating func addPartialRanges() {
    self["PartialRangeFrom.lowerBound"] = { $1.give(slot: $1.type(1).owned(bounds($1).lower)) }
    self["PartialRangeUpTo.upperBound"] = { $1.give(slot: $1.type(1).owned(bounds($1).upper)) }
    self["PartialRangeThrough.upperBound"] = { $1.give(slot: $1.type(1).owned(bounds($1).upper)) }
    for member in ["contains(_:)", "~=(_:_:)"] {
      self["PartialRangeFrom.\(member)"] = { test($0, $1) { order, range, value in !order(value, range.lower) } }
      self["PartialRangeUpTo.\(member)"] = { test($0, $1) { order, range, value in order(value, range.upper) } }
      self["PartialRangeThrough.\(member)"] = { test($0, $1) { order, range, value in !order(range.upper, value) } }
    }
  }
}

private func bounds(_ w: Window) -> RangeObject { w[0].object() }

private func makeRange(_ context: UnsafeMutableRawPointer, _ w: Window) -> Int32 {
  let type = w.type(2)
  guard let order = requiredOrder(of: type, context) else { return NativeStatus.failed }
  if order(w[1], w[0]) { return fail(context, "Range requires lowerBound <= upperBound") }
  // A NaN is neither above nor below: no range has it as a bound.
  if !order(w[0], w[1]) && !type.areEqual(w[0], w[1]) { return fail(context, "Range requires lowerBound <= upperBound") }
  return w.give(
    owning: RangeObject(lower: type.owned(w[0]), upper: type.owned(w[1]), boundsAreReferences: type.isReference))
}

private func makePartialRange(_ w: Window, isLower: Bool) -> Int32 {
  let type = w.type(1)
  let bound = type.owned(w[0])
  return w.give(
    owning: RangeObject(
      lower: isLower ? bound : 0, upper: isLower ? 0 : bound, boundsAreReferences: type.isReference))
}

private func contains(
  _ context: UnsafeMutableRawPointer, _ w: Window, _ range: Slot, _ value: Slot, isClosed: Bool
) -> Int32 {
  guard let order = requiredOrder(of: w.type(2), context) else { return NativeStatus.failed }
  let range: RangeObject = range.object()
  let isBelowEnd = isClosed ? !order(range.upper, value) : order(value, range.upper)
  return w.give(!order(value, range.lower) && isBelowEnd && w.type(2).areEqual(value, value))
}

private func overlap(_ context: UnsafeMutableRawPointer, _ w: Window, isClosed: Bool) -> Int32 {
  guard let order = requiredOrder(of: w.type(2), context) else { return NativeStatus.failed }
  let (left, right): (RangeObject, RangeObject) = (w[0].object(), w[1].object())
  if isClosed { return w.give(!order(right.upper, left.lower) && !order(left.upper, right.lower)) }
  let isDisjoint = !order(left.lower, right.upper) || !order(right.lower, left.upper)
  let hasEmpty = !order(left.lower, left.upper) || !order(right.lower, right.upper)
  return w.give(!(isDisjoint || hasEmpty))
}

private func overlapMixed(_ context: UnsafeMutableRawPointer, _ w: Window, halfOpen: Int, closed: Int) -> Int32 {
  guard let order = requiredOrder(of: w.type(2), context) else { return NativeStatus.failed }
  let (open, closed): (RangeObject, RangeObject) = (w[halfOpen].object(), w[closed].object())
  let isEmpty = !order(open.lower, open.upper)
  return w.give(!isEmpty && !order(closed.upper, open.lower) && order(closed.lower, open.upper))
}

private func partOfRange(_ context: UnsafeMutableRawPointer, _ w: Window, isClosed: Bool) -> Int32 {
  let (whole, part): (RangeObject, RangeObject) = (w[0].object(), w[1].object())
  let (lower, upper) = (Int64(bitPattern: whole.lower), Int64(bitPattern: whole.upper))
  guard lower <= Int64(bitPattern: part.lower), Int64(bitPattern: part.upper) <= (isClosed ? upper &+ 1 : upper) else {
    return fail(context, "Range out of bounds")
  }
  return w.give(slot: w[1].retained())
}

private func clamp(_ context: UnsafeMutableRawPointer, _ w: Window) -> Int32 {
  let type = w.type(2)
  guard let order = requiredOrder(of: type, context) else { return NativeStatus.failed }
  let (range, limits): (RangeObject, RangeObject) = (w[0].object(), w[1].object())
  func clamped(_ bound: Slot) -> Slot {
    if order(bound, limits.lower) { return limits.lower }
    return order(limits.upper, bound) ? limits.upper : bound
  }
  return w.give(
    owning: RangeObject(
      lower: type.owned(clamped(range.lower)), upper: type.owned(clamped(range.upper)),
      boundsAreReferences: type.isReference))
}

private func test(
  _ context: UnsafeMutableRawPointer, _ w: Window, _ holds: (SlotOrder, RangeObject, Slot) -> Bool
) -> Int32 {
  guard let order = requiredOrder(of: w.type(2), context) else { return NativeStatus.failed }
  return w.give(holds(order, w[0].object(), w[1]))
}
