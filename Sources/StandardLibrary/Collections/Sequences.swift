import Machine

// Members of every sequence: window [self][arguments…][Self][own type arguments…].

extension NativeTable {
  mutating func addSequences() {
    addTransformations()
    addReductions()
    self["Sequence.forEach(_:)"] = { raw, w in
      visit(raw, w, w[0], w.type(2), w[1]) { _, result in
        _ = result
        return true
      } finish: { w.give(slot: 0) }
    }
    self["Sequence.underestimatedCount"] = { context, w in
      elementCount(w[0], w.type(1), context).map { w.give($0) } ?? NativeStatus.failed
    }
    self["Sequence.elements"] = { context, w in
      elements(w[0], w.type(1), context).map { w.give(owning: $0) } ?? NativeStatus.failed
    }
  }

  private mutating func addTransformations() {
    self["Sequence.map(_:)"] = { raw, w in
      let result = ArrayObject(capacity: elementCount(w[0], w.type(2), raw) ?? 0, elementsAreReferences: w.type(3).isReference)
      return visit(raw, w, w[0], w.type(2), w[1]) { _, mapped in
        result.append(owned: mapped)
        return true
      } finish: { w.give(owning: result) }
    }
    self["Sequence.filter(_:)"] = { raw, w in
      let result = ArrayObject(elementsAreReferences: elementType(of: w.type(2))?.isReference ?? false)
      return visit(raw, w, w[0], w.type(2), w[1]) { element, isIncluded in
        if isIncluded != 0 { result.append(borrowed: element) }
        return true
      } finish: { w.give(owning: result) }
    }
    self["Sequence.compactMap(_:)"] = { raw, w in
      let type = w.type(3)
      let result = ArrayObject(elementsAreReferences: type.isReference)
      return visit(raw, w, w[0], w.type(2), w[1]) { _, mapped in
        if mapped != 0 { result.append(owned: type.unwrapped(owned: mapped)) }
        return true
      } finish: { w.give(owning: result) }
    }
    self["Sequence.flatMap(_:)"] = { raw, w in
      let segment = w.type(3)
      let result = ArrayObject(elementsAreReferences: elementType(of: segment)?.isReference ?? false)
      var failed = false
      let status = visit(raw, w, w[0], w.type(2), w[1]) { _, mapped in
        if let part = elements(mapped, segment, raw) {
          for slot in part.slots { result.append(borrowed: slot) }
        } else {
          failed = true
        }
        segment.release(mapped)
        return !failed
      } finish: { w.give(owning: result) }
      return failed ? NativeStatus.failed : status
    }
  }

  private mutating func addReductions() {
    self["Sequence.reduce(_:_:)"] = { raw, w in
      let context = MachineContext.from(raw)
      let result = w.type(4)
      let (closure, selfType) = (w[2], w.type(3))
      guard let source = elements(w[0], selfType, raw) else { return NativeStatus.failed }
      var accumulated = result.owned(w[1])
      for index in 0..<source.count {
        let outcome = context.call(closure, accumulated, source[index])
        result.release(accumulated)
        guard outcome.status == NativeStatus.ok else { return w.stop(outcome) }
        accumulated = outcome.slot
      }
      return w.give(slot: accumulated)
    }
    self["Sequence.reduce(into:_:)"] = { raw, w in
      let context = MachineContext.from(raw)
      let result = w.type(4)
      let closure = w[2]
      guard let source = elements(w[0], w.type(3), raw) else { return NativeStatus.failed }
      var accumulated = result.owned(w[1])
      for index in 0..<source.count {
        let outcome = context.callInout(closure, &accumulated, source[index])
        guard outcome.status == NativeStatus.ok else {
          result.release(accumulated)
          return w.stop(outcome)
        }
      }
      return w.give(slot: accumulated)
    }
  }
}

/// Calls `closure` with every element until `body`, which takes over the owned result, answers false; then `finish`.
@inline(__always)
func visit(
  _ raw: UnsafeMutableRawPointer, _ w: Window, _ sequence: Slot, _ type: TypeDescriptor, _ closure: Slot,
  _ body: (_ element: Slot, _ result: Slot) -> Bool, finish: () -> Int32
) -> Int32 {
  let context = MachineContext.from(raw)
  guard let source = elements(sequence, type, raw) else { return NativeStatus.failed }
  for index in 0..<source.count {
    let element = source[index]
    let outcome = context.call(closure, element)
    guard outcome.status == NativeStatus.ok else { return w.stop(outcome) }
    guard body(element, outcome.slot) else { break }
  }
  return finish()
}
