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
      let result = ArrayObject(capacity: w.type(2).isLazySequence ? 0 : elementCount(w[0], w.type(2), raw) ?? 0, elementsAreReferences: w.type(3).isReference)
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
      var accumulated = result.owned(w[1])
      var stopped: CallResult?
      let end = traverse(raw, w[0], selfType) { element in
        let outcome = context.call(closure, accumulated, element)
        result.release(accumulated)
        guard outcome.status == NativeStatus.ok else {
          stopped = outcome
          return false
        }
        accumulated = outcome.slot
        return true
      }
      if let stopped { return w.stop(stopped) }
      if let end {
        result.release(accumulated)
        return w.stop(end)
      }
      return w.give(slot: accumulated)
    }
    self["Sequence.reduce(into:_:)"] = { raw, w in
      let context = MachineContext.from(raw)
      let result = w.type(4)
      let closure = w[2]
      var accumulated = result.owned(w[1])
      var stopped: CallResult?
      let end = traverse(raw, w[0], w.type(3)) { element in
        let outcome = context.callInout(closure, &accumulated, element)
        if outcome.status != NativeStatus.ok { stopped = outcome }
        return outcome.status == NativeStatus.ok
      }
      if let outcome = stopped ?? end {
        result.release(accumulated)
        return w.stop(outcome)
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
  var stopped: CallResult?
  let end = traverse(raw, sequence, type) { element in
    let outcome = context.call(closure, element)
    guard outcome.status == NativeStatus.ok else {
      stopped = outcome
      return false
    }
    return body(element, outcome.slot)
  }
  if let outcome = stopped ?? end { return w.stop(outcome) }
  return finish()
}
