import Machine

private let outOfRange = "Index out of range"
private let boundsOutOfRange = "Array index is out of range"

// Members of Array: window [self][arguments…][mask?][Element][own type arguments…].

extension NativeTable {
  mutating func addArrays() {
    addArrayInitializers()
    addArrayProperties()
    addArrayParts()
    self["Array.index(after:)"] = { $1.give($1.int(1) &+ 1) }
    self["Array.index(_:offsetBy:)"] = { $1.give($1.int(1) &+ $1.int(2)) }
    self["Array.index(_:offsetBy:limitedBy:)"] = { _, w in
      let (start, distance, limit) = (w.int(1), w.int(2), w.int(3))
      return w.give(Swift.Array<Int>().index(start, offsetBy: distance, limitedBy: limit))
    }
    self["Array.distance(from:to:)"] = { $1.give($1.int(2) &- $1.int(1)) }
    self["Array.index(before:)"] = { $1.give($1.int(1) &- 1) }
    self["Array.+(_:_:)"] = { context, w in
      guard let right = elements(w[1], w.type(3), context) else { return NativeStatus.failed }
      return w.give(owning: concatenation(w.array(0), right))
    }
    self["Array.+(_:Other,_:[Element])"] = { context, w in
      guard let left = elements(w[0], w.type(3), context) else { return NativeStatus.failed }
      return w.give(owning: concatenation(left, w.array(1)))
    }
    self["Array.+(_:[Element],_:[Element])"] = { $1.give(owning: concatenation($1.array(0), $1.array(1))) }
    self["Array.==(_:_:)"] = { $1.give(TypeDescriptor.array($1.type(2)).areEqual($1[0], $1[1])) }
    self["Array.!=(_:_:)"] = { $1.give(!TypeDescriptor.array($1.type(2)).areEqual($1[0], $1[1])) }
  }

  private mutating func addArrayInitializers() {
    self["Array.init()"] = { $1.give(owning: ArrayObject(elementsAreReferences: $1.type(0).isReference)) }
    self["Array.init(repeating:count:)"] = { context, w in
      guard w.int(1) >= 0 else { return fail(context, "Can't construct Array with count < 0") }
      guard fitsIntoMemory(w.int(1)) else { return tooLarge(w.int(1), context) }
      return w.give(owning: ArrayObject(repeating: w[0], count: w.int(1), elementsAreReferences: w.type(2).isReference))
    }
    self["Array.init(_:)"] = { context, w in
      guard let source = elements(w[0], w.type(2), context) else { return NativeStatus.failed }
      return w.give(owning: source)
    }
  }

  private mutating func addArrayProperties() {
    self["Array.count"] = { $1.give($1.array(0).count) }
    self["Array.isEmpty"] = { $1.give($1.array(0).count == 0) }
    self["Array.capacity"] = { $1.give($1.array(0).capacity) }
    self["Array.startIndex"] = { $1.give(0) }
    self["Array.endIndex"] = { $1.give($1.array(0).count) }
    self["Array.indices"] = { $1.give(0..<$1.array(0).count) }
    self["Array.first"] = { _, w in
      let array = w.array(0)
      return w.give(slot: array.count == 0 ? 0 : w.type(1).wrapInOptional(borrowed: array[0]))
    }
    self["Array.last"] = { _, w in
      let array = w.array(0)
      return w.give(slot: array.count == 0 ? 0 : w.type(1).wrapInOptional(borrowed: array[array.count - 1]))
    }
    self["Array.description"] = { $1.give(TypeDescriptor.array($1.type(1)).describe($1[0])) }
    self["Array.debugDescription"] = { $1.give(TypeDescriptor.array($1.type(1)).debugDescribe($1[0])) }
  }

  private mutating func addArrayParts() {
    self["Array.subscript(_:)"] = { context, w in
      let array = w.array(0)
      let index = w.int(1)
      guard index >= 0 && index < array.count else { return fail(context, outOfRange) }
      return w.give(slot: w.type(2).owned(array[index]))
    }
    self["Array.subscript(_:)=set"] = { context, w in
      var slot = w[0]
      let index = w.int(1)
      guard index >= 0 && index < w.array(0).count else { return w.fail(context, outOfRange, updating: slot) }
      ArrayObject.unique(&slot).replace(at: index, owned: w.type(3).owned(w[2]))
      return w.update(slot)
    }
    self["Array.subscript(_:Range<Int>)"] = { context, w in
      let range = Range<Int>.borrow(w[1])
      return slice(context, w, range.lowerBound, range.upperBound)
    }
    self["Array.subscript(_:ClosedRange<Int>)"] = { context, w in
      let range = ClosedRange<Int>.borrow(w[1])
      return slice(context, w, range.lowerBound, range.upperBound &+ 1)
    }
    self["Array.subscript(_:PartialRangeFrom<Int>)"] = { slice($0, $1, lowerBound($1), $1.array(0).count) }
    self["Array.subscript(_:PartialRangeUpTo<Int>)"] = { slice($0, $1, 0, upperBound($1)) }
    self["Array.subscript(_:PartialRangeThrough<Int>)"] = { slice($0, $1, 0, upperBound($1) &+ 1) }
    self["Array.subscript(_:(UnboundedRange_) -> ())"] = { slice($0, $1, 0, $1.array(0).count) }
    self["Array.subscript(_:PartialRangeFrom<Int>)=set"] = { replaceSlice($0, $1, lowerBound($1), $1.array(0).count) }
    self["Array.subscript(_:PartialRangeUpTo<Int>)=set"] = { replaceSlice($0, $1, 0, upperBound($1)) }
    self["Array.subscript(_:PartialRangeThrough<Int>)=set"] = { replaceSlice($0, $1, 0, upperBound($1) &+ 1) }
    self["Array.subscript(_:(UnboundedRange_) -> ())=set"] = { replaceSlice($0, $1, 0, $1.array(0).count) }
    self["Array.subscript(_:Range<Int>)=set"] = { context, w in
      let range = Range<Int>.borrow(w[1])
      return replaceSlice(context, w, range.lowerBound, range.upperBound)
    }
    self["Array.subscript(_:ClosedRange<Int>)=set"] = { context, w in
      let range = ClosedRange<Int>.borrow(w[1])
      return replaceSlice(context, w, range.lowerBound, range.upperBound &+ 1)
    }
  }
}

private func lowerBound(_ w: Window) -> Int { Int(truncatingIfNeeded: w[1].object(as: RangeObject.self).lower) }
private func upperBound(_ w: Window) -> Int { Int(truncatingIfNeeded: w[1].object(as: RangeObject.self).upper) }

private func concatenation(_ left: ArrayObject, _ right: ArrayObject) -> ArrayObject {
  let result = left.copy(reserving: right.count)
  for slot in right.slots { result.append(borrowed: slot) }
  return result
}

private func slice(_ context: UnsafeMutableRawPointer, _ w: Window, _ lower: Int, _ upper: Int) -> Int32 {
  let array = w.array(0)
  guard lower >= 0 else { return fail(context, boundsOutOfRange) }
  guard lower <= upper else { return fail(context, "Range requires lowerBound <= upperBound") }
  guard upper <= array.count else { return fail(context, boundsOutOfRange) }
  return w.give(owning: ArraySliceObject(array, lower, upper, elementType: w.type(2)))
}

private func replaceSlice(_ context: UnsafeMutableRawPointer, _ w: Window, _ lower: Int, _ upper: Int) -> Int32 {
  guard 0 <= lower, lower <= upper, upper <= w.array(0).count else {
    return w.fail(context, boundsOutOfRange, updating: w[0])
  }
  let replacement: ArraySliceObject = w[2].object()
  var slot = w[0]
  replaceElements(of: &slot, lower, upper, with: replacement.elements())
  return w.update(slot)
}

/// Puts the elements of `replacement` in the place of `lower..<upper`, which the caller has checked.
func replaceElements(of slot: inout Slot, _ lower: Int, _ upper: Int, with replacement: ArrayObject) {
  let old: ArrayObject = slot.object()
  let result = ArrayObject(
    capacity: old.count - (upper - lower) + replacement.count, elementsAreReferences: old.elementsAreReferences)
  for index in 0..<lower { result.append(borrowed: old[index]) }
  for element in replacement.slots { result.append(borrowed: element) }
  for index in upper..<old.count { result.append(borrowed: old[index]) }
  slot.release()
  slot = Slot(owning: result)
}
