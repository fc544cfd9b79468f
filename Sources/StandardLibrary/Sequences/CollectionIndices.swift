import Machine

// Indices of any collection: window [self][arguments…][Self]. Arrays, slices and strings have members of their own.

extension NativeTable {
  mutating func addCollectionIndices() {
    self["Collection.startIndex"] = { $1.give(slot: index($1[0], $1.type(1), 0)) }
    self["Collection.endIndex"] = { context, w in
      guard let count = elementCount(w[0], w.type(1), context) else { return NativeStatus.failed }
      return w.give(slot: index(w[0], w.type(1), count))
    }
    self["Collection.subscript(_:)"] = { context, w in
      let type = w.type(2)
      guard let offset = offset(of: w[1], in: w[0], type), let count = elementCount(w[0], type, context), 0..<count ~= offset else {
        return fail(context, "Index out of range")
      }
      let found = element(at: offset, of: w[0], type, context)
      return found.stopped.map { w.stop($0) } ?? w.give(slot: found.slot)
    }
    self["Collection.subscript(_:Range<Self.Index>)"] = { context, w in
      let range: RangeObject = w[1].object()
      return part(context, w, w.type(2), from: range.lower, to: range.upper)
    }
    self["Collection.prefix(upTo:)"] = { part($0, $1, $1.type(2), from: nil, to: $1[1]) }
    self["Collection.prefix(through:)"] = { part($0, $1, $1.type(2), from: nil, to: $1[1], isClosed: true) }
    self["Collection.suffix(from:)"] = { part($0, $1, $1.type(2), from: $1[1], to: nil) }
    self["Collection.index(after:)"] = { move($0, $1, $1.type(2), by: 1) }
    self["BidirectionalCollection.index(before:)"] = { move($0, $1, $1.type(2), by: -1) }
    self["Collection.index(_:offsetBy:)"] = { move($0, $1, $1.type(3), by: $1.int(2)) }
    self["Collection.index(_:offsetBy:limitedBy:)"] = { context, w in
      let type = w.type(4)
      guard let start = offset(of: w[1], in: w[0], type), let limit = offset(of: w[3], in: w[0], type) else {
        return fail(context, "Index out of range")
      }
      let (target, overflow) = start.addingReportingOverflow(w.int(2))
      let isBeyond = overflow || (w.int(2) > 0 ? limit >= start && target > limit : limit <= start && target < limit)
      if isBeyond { return w.give(slot: 0) }
      return w.give(slot: indexType(of: type).wrapInOptional(owned: index(w[0], type, target)))
    }
    self["Collection.distance(from:to:)"] = { context, w in
      guard let start = offset(of: w[1], in: w[0], w.type(3)), let end = offset(of: w[2], in: w[0], w.type(3)) else {
        return fail(context, "Index out of range")
      }
      return w.give(end - start)
    }
    self["Collection.formIndex(after:)"] = { form($0, $1, $1.type(2), by: 1) }
    self["BidirectionalCollection.formIndex(before:)"] = { form($0, $1, $1.type(2), by: -1) }
    self["Collection.formIndex(_:offsetBy:)"] = { form($0, $1, $1.type(3), by: $1.int(2)) }
    self["Collection.indices"] = { _, w in
      let type = w.type(1)
      return w.give(
        owning: AdapterObject(.native("DefaultIndices", [type]), .init(label: "_elements", slot: w[0], type: type)))
    }
    self["Slice.base"] = { _, w in
      let base = w[0].object(as: AdapterObject.self).parts[0]
      return w.give(slot: base.type.owned(base.slot))
    }
    self["EmptyCollection.init()"] = { $1.give(owning: ArrayObject(elementsAreReferences: $1.type(0).isReference)) }
    self["CollectionOfOne.init(_:)"] = {
      $1.give(owning: ArrayObject(repeating: $1[0], count: 1, elementsAreReferences: $1.type(1).isReference))
    }
  }
}

/// The owned element at an offset, without calling what makes the others where that can be told.
private func element(
  at offset: Int, of slot: Slot, _ type: TypeDescriptor, _ raw: UnsafeMutableRawPointer
) -> (slot: Slot, stopped: CallResult?) {
  if isCounted(type) { return (index(slot, type, offset), nil) }
  if case .native(let name, _, _) = type.kind, name == "LazyMapSequence" || name == "LazySequence" {
    let adapter: AdapterObject = slot.object()
    let base = adapter.parts[0]
    let found = element(at: offset, of: base.slot, base.type, raw)
    guard found.stopped == nil, adapter.parts.count > 1, let elementType = elementType(of: base.type) else { return found }
    let outcome = MachineContext.from(raw).call(adapter.parts[1].slot, found.slot)
    elementType.release(found.slot)
    return outcome.status == NativeStatus.ok ? (outcome.slot, nil) : (0, outcome)
  }
  guard let array = elements(slot, type, raw), offset < array.count, let element = elementType(of: type) else {
    return (0, failedCall)
  }
  return (element.owned(array[offset]), nil)
}

private func part(
  _ context: UnsafeMutableRawPointer, _ w: Window, _ type: TypeDescriptor, from lower: Slot?, to upper: Slot?,
  isClosed: Bool = false
) -> Int32 {
  guard let source = elements(w[0], type, context) else { return NativeStatus.failed }
  let start = lower.map { offset(of: $0, in: w[0], type) } ?? 0
  let end = upper.map { offset(of: $0, in: w[0], type).map { isClosed ? $0 + 1 : $0 } } ?? source.count
  guard let start, let end, 0 <= start, start <= end, end <= source.count else { return fail(context, "Index out of range") }
  return w.give(slot: subsequence(w[0], type, start, end, source))
}

private func moved(
  _ context: UnsafeMutableRawPointer, _ w: Window, _ type: TypeDescriptor, _ start: Slot, by distance: Int
) -> Slot? {
  guard let offset = offset(of: start, in: w[0], type), let count = elementCount(w[0], type, context) else { return nil }
  let (target, overflow) = offset.addingReportingOverflow(distance)
  guard !overflow, 0...count ~= target else { return nil }
  return index(w[0], type, target)
}

private func move(_ context: UnsafeMutableRawPointer, _ w: Window, _ type: TypeDescriptor, by distance: Int) -> Int32 {
  guard let target = moved(context, w, type, w[1], by: distance) else { return fail(context, "Index out of range") }
  return w.give(slot: target)
}

private func form(_ context: UnsafeMutableRawPointer, _ w: Window, _ type: TypeDescriptor, by distance: Int) -> Int32 {
  let old = w[1]
  guard let target = moved(context, w, type, old, by: distance) else {
    return w.fail(context, "Index out of range", updating: old)
  }
  indexType(of: type).release(old)
  return w.update(target)
}
