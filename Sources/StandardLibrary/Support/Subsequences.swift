import Machine

/// How many elements a collection has, without building an array of them where that can be told.
func elementCount(_ slot: Slot, _ type: TypeDescriptor, _ context: UnsafeMutableRawPointer) -> Int? {
  switch type.kind {
  case .array: return slot.object(as: ArrayObject.self).count
  case .dictionary: return slot.object(as: DictionaryObject.self).count
  case .set: return slot.object(as: SetObject.self).count
  case .string: return slot.object(as: StringObject.self).value.count
  case .substring: return slot.object(as: SubstringObject.self).value.count
  case .native("ArraySlice", _, _): return slot.object(as: ArraySliceObject.self).count
  case .native("LazySequence", _, _), .native("LazyMapSequence", _, _), .native("ReversedCollection", _, _),
    .native("EnumeratedSequence", _, _):
    let adapter: AdapterObject = slot.object()
    // The filter in a lazy `compactMap` decides how many there are.
    if adapter.parts.count == 1, adapterName(type).name == "LazyMapSequence" { return elements(slot, type, context)?.count }
    return elementCount(adapter.parts[0].slot, adapter.parts[0].type, context)
  case .range, .closedRange:
    let range: RangeObject = slot.object()
    let (distance, isTooLarge) = Int(truncatingIfNeeded: range.upper).subtractingReportingOverflow(Int(truncatingIfNeeded: range.lower))
    var count = distance
    if case .closedRange = type.kind { count &+= 1 }
    guard !isTooLarge, count >= 0 else {
      _ = fail(context, "Arithmetic overflow: the number of elements does not fit Int")
      return nil
    }
    return count
  default: return elements(slot, type, context)?.count
  }
}

/// Elements `lower..<upper` of a collection as its `SubSequence`, owned.
func subsequence(_ slot: Slot, _ type: TypeDescriptor, _ lower: Int, _ upper: Int, _ elements: ArrayObject) -> Slot {
  switch type.kind {
  case .string: return part(of: Substring(slot.object(as: StringObject.self).value), lower, upper).owned()
  case .substring: return part(of: slot.object(as: SubstringObject.self).value, lower, upper).owned()
  case .range, .closedRange:
    let first = Int(truncatingIfNeeded: slot.object(as: RangeObject.self).lower)
    return (first + lower..<first + upper).owned()
  case .native("ArraySlice", _, _):
    let slice: ArraySliceObject = slot.object()
    return Slot(owning: slice.part(slice.lower + lower, slice.lower + upper))
  case .native("Slice", _, _):
    let slice: AdapterObject = slot.object()
    let start = Int(truncatingIfNeeded: slice.parts[1].slot)
    return Slot(owning: makeSlice(of: slice.parts[0].slot, slice.parts[0].type, start + lower, start + upper))
  case .array:
    return Slot(owning: ArraySliceObject(elements, lower, upper, elementType: elementType(of: type) ?? .any))
  default: return Slot(owning: makeSlice(of: slot, type, lower, upper))
  }
}

/// Elements `start..<end` of a collection that has no slice type of its own.
func makeSlice(of slot: Slot, _ type: TypeDescriptor, _ start: Int, _ end: Int) -> AdapterObject {
  AdapterObject(
    .native("Slice", [type]), .init(label: "_base", slot: slot, type: type), .init(label: "_start", slot: Slot(start), type: .int),
    .init(label: "_end", slot: Slot(end), type: .int))
}

private func part(of text: Substring, _ lower: Int, _ upper: Int) -> Substring {
  let start = text.index(text.startIndex, offsetBy: lower)
  return text[start..<text.index(start, offsetBy: upper - lower)]
}
