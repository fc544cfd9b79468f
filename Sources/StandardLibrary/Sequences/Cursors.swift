import Machine

/// A pass over any sequence native code can iterate over; nil (with a trap) for one it cannot.
func cursor(_ slot: Slot, _ type: TypeDescriptor, _ raw: UnsafeMutableRawPointer) -> Cursor? {
  guard type.isLazySequence else { return elements(slot, type, raw).map { ArrayCursor($0) } }
  let context = MachineContext.from(raw)
  switch type.kind {
  case .existential(let protocols):
    let existential: ExistentialObject = slot.object()
    guard let base = cursor(existential.slot, existential.type, raw), let element = elementType(of: existential.type) else { return nil }
    if protocols.contains(where: { $0.element != nil }) || element === TypeDescriptor.any { return base }
    // Who does not know the type gets the elements as `Any`.
    return ClosureCursor { cursor in
      base.next().map { Slot(owning: ExistentialObject(type: element, owned: $0)) } ?? cursor.end(of: base)
    }
  case .notebook(let declared): return notebookCursor(slot, declared, type, raw)
  case .native("PartialRangeFrom", _, _):
    return CountingCursor(from: Int(truncatingIfNeeded: slot.object(as: RangeObject.self).lower), count: -1, context)
  case .native("IndexingIterator", _, _), .native("AnyIterator", _, _), .native("UnfoldSequence", _, _):
    return slot.object(as: IteratorObject.self).pass
  case .native("AnySequence", _, _): return slot.object(as: SequenceObject.self).makeCursor(raw)
  case .native(let name, _, _):
    guard let adapter = slot.object(as: AnyObject.self) as? AdapterObject else { break }
    if name == "Zip2Sequence" { return zipCursor(adapter, raw) }
    guard let base = cursor(adapter.parts[0].slot, adapter.parts[0].type, raw) else { return nil }
    return adapterCursor(name, adapter, base, raw)
  default: break
  }
  _ = fail(raw, "\(type) cannot be iterated over by native code")
  return nil
}

/// The pass an adapter makes of a pass over its base.
private func adapterCursor(_ name: String, _ adapter: AdapterObject, _ base: Cursor, _ raw: UnsafeMutableRawPointer) -> Cursor? {
  let context = MachineContext.from(raw)
  let baseType = adapter.parts[0].type
  guard let element = elementType(of: baseType) else { return nil }
  let argument = adapter.parts.count > 1 ? adapter.parts[1].slot : 0
  switch name {
  case "LazySequence": return base
  case "LazyMapSequence" where adapter.parts.count == 1:
    // The last step of a lazy `compactMap`, after the filter without a closure.
    guard case .optional(let wrapped) = element.kind else { return base }
    return ClosureCursor { cursor in base.next().map { wrapped.unwrapped(owned: $0) } ?? cursor.end(of: base) }
  case "LazyFilterSequence" where adapter.parts.count == 1:
    return ClosureCursor { cursor in
      while let slot = base.next() { if slot != 0 { return slot } }
      return cursor.end(of: base)
    }
  case "LazyMapSequence":
    return ClosureCursor { cursor in
      withExtendedLifetime(adapter) {
        guard let slot = base.next() else { return cursor.end(of: base) }
        let outcome = context.call(argument, slot)
        element.release(slot)
        return outcome.status == NativeStatus.ok ? outcome.slot : cursor.stop(outcome)
      }
    }
  case "LazyFilterSequence", "LazyPrefixWhileSequence", "LazyDropWhileSequence":
    return testingCursor(name, adapter, base, element, context)
  case "EnumeratedSequence":
    var offset = 0
    let references: UInt64 = element.isReference ? 2 : 0
    return ClosureCursor { cursor in
      guard let slot = base.next() else { return cursor.end(of: base) }
      defer { offset += 1 }
      return makePair(Slot(offset), slot, references: references)
    }
  case "PrefixSequence":
    var remaining = Int(truncatingIfNeeded: argument)
    return ClosureCursor { cursor in
      guard remaining > 0 else { return nil }
      remaining -= 1
      return base.next() ?? cursor.end(of: base)
    }
  case "DropFirstSequence": return partCursor(base, element, Int(truncatingIfNeeded: argument), .max)
  case "Slice":
    return partCursor(base, element, Int(truncatingIfNeeded: argument), Int(truncatingIfNeeded: adapter.parts[2].slot))
  case "FlattenSequence": return flatteningCursor(base, element, raw)
  case "ReversedCollection":
    let outcome = drain(base, element, raw)
    if let stopped = outcome.stopped { return ClosureCursor { $0.stop(stopped) } }
    return outcome.array.map { ArrayCursor(reversedElements($0)) }
  default: return base
  }
}

private func testingCursor(
  _ name: String, _ adapter: AdapterObject, _ base: Cursor, _ element: TypeDescriptor, _ context: MachineContext
) -> Cursor {
  let closure = adapter.parts[1].slot
  var isOpen = false
  return ClosureCursor { cursor in
    withExtendedLifetime(adapter) {
      while let slot = base.next() {
        if isOpen { return slot }
        let outcome = context.call(closure, slot)
        guard outcome.status == NativeStatus.ok else {
          element.release(slot)
          return cursor.stop(outcome)
        }
        let holds = outcome.slot != 0
        switch name {
        case "LazyFilterSequence": if holds { return slot }
        case "LazyDropWhileSequence":
          isOpen = !holds
          if isOpen { return slot }
        default:
          if holds { return slot }
          element.release(slot)
          return nil
        }
        element.release(slot)
      }
      return cursor.end(of: base)
    }
  }
}

/// Elements `start..<end` of a pass.
private func partCursor(_ base: Cursor, _ element: TypeDescriptor, _ start: Int, _ end: Int) -> Cursor {
  var offset = 0
  return ClosureCursor { cursor in
    while offset < start {
      guard let skipped = base.next() else { return cursor.end(of: base) }
      element.release(skipped)
      offset += 1
    }
    guard offset < end else { return nil }
    offset += 1
    return base.next() ?? cursor.end(of: base)
  }
}

private func flatteningCursor(_ base: Cursor, _ segment: TypeDescriptor, _ raw: UnsafeMutableRawPointer) -> Cursor {
  var current: (cursor: Cursor, slot: Slot)?
  return ClosureCursor { cursor in
    while true {
      if let open = current {
        if let element = open.cursor.next() { return element }
        segment.release(open.slot)
        current = nil
        if let stopped = open.cursor.stopped { return cursor.stop(stopped) }
      }
      guard let slot = base.next() else { return cursor.end(of: base) }
      guard let inner = makeCursor(slot, segment, raw) else { return cursor.stop(failedCall) }
      current = (inner, slot)
    }
  }
}


private func zipCursor(_ adapter: AdapterObject, _ raw: UnsafeMutableRawPointer) -> Cursor? {
  let (left, right) = (adapter.parts[0], adapter.parts[1])
  guard let first = cursor(left.slot, left.type, raw), let second = cursor(right.slot, right.type, raw),
    let firstElement = elementType(of: left.type), let secondElement = elementType(of: right.type)
  else { return nil }
  let references = pairReferences(firstElement, secondElement)
  return ClosureCursor { pass in
    withExtendedLifetime(adapter) {
      guard let one = first.next() else { return pass.end(of: first) }
      guard let other = second.next() else {
        firstElement.release(one)
        return pass.end(of: second)
      }
      return makePair(one, other, references: references)
    }
  }
}

/// `cursor(_:_:_:)` for closures whose parameter has that name.
private func makeCursor(_ slot: Slot, _ type: TypeDescriptor, _ raw: UnsafeMutableRawPointer) -> Cursor? {
  cursor(slot, type, raw)
}
