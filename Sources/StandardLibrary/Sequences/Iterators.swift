import Machine

// Iterators: window [self][arguments…][type arguments…].

extension NativeTable {
  mutating func addIterators() {
    self["Collection.makeIterator()"] = { context, w in
      let type = w.type(1)
      guard let cursor = cursor(w[0], type, context) else { return NativeStatus.failed }
      return w.give(owning: IteratorObject(.native("IndexingIterator", [type]), cursor))
    }
    // What loops over lazy sequences call.
    self["Sequence.pass"] = { context, w in
      guard let cursor = cursor(w[0], w.type(1), context) else { return NativeStatus.failed }
      return w.give(owning: IteratorObject(w.type(1), cursor))
    }
    self["Sequence.pass.next"] = { advance($1, $1.type(1), isInout: false) }
    self["IndexingIterator.next()"] = { _, w in
      guard let element = elementType(of: w.type(1)) else { return NativeStatus.failed }
      return advance(w, element, isInout: true)
    }
    self["UnfoldSequence.next()"] = { advance($1, $1.type(1), isInout: true) }
    self["AnyIterator.next()"] = { advance($1, $1.type(1), isInout: false) }
    self["AnyIterator.init(_:)"] = { context, w in
      guard let cursor = iteratorCursor(w[0], w.type(2), context) else { return NativeStatus.failed }
      return w.give(owning: IteratorObject(.native("AnyIterator", [w.type(1)]), cursor))
    }
    self["AnyIterator.init(_:@escaping () -> Element?)"] = { raw, w in
      let context = MachineContext.from(raw)
      let element = w.type(1)
      let body = OwnedSlot(w[0].retained(), .function([], .optional(element)))
      let cursor = ClosureCursor { cursor in
        let outcome = context.call(body.slot)
        guard outcome.status == NativeStatus.ok else { return cursor.stop(outcome) }
        return outcome.slot == 0 ? nil : element.unwrapped(owned: outcome.slot)
      }
      return w.give(owning: IteratorObject(.native("AnyIterator", [element]), cursor))
    }
    self["AnySequence.init(_:)"] = {
      $1.give(owning: SequenceObject(.native("AnySequence", [$1.type(1)]), $1[0], $1.type(2), makes: nil))
    }
    self["AnySequence.init(_:@escaping () -> I)"] = { _, w in
      let iterator = w.type(2)
      return w.give(owning: SequenceObject(.native("AnySequence", [w.type(1)]), w[0], .function([], iterator), makes: iterator))
    }
    self["AnySequence.makeIterator()"] = { context, w in
      guard let cursor = w[0].object(as: SequenceObject.self).makeCursor(context) else { return NativeStatus.failed }
      return w.give(owning: IteratorObject(.native("AnyIterator", [w.type(1)]), cursor))
    }
    self["sequence(first:next:)"] = firstAndNext
    self["sequence(state:next:)"] = stateAndNext
  }
}

/// `next()`: the iterator is the same object before and after.
private func advance(_ w: Window, _ element: TypeDescriptor, isInout: Bool) -> Int32 {
  let slot = w[0]
  let cursor = slot.object(as: IteratorObject.self).started()
  let found = cursor.next()
  if let stopped = cursor.stopped { return isInout ? w.stop(stopped, updating: slot) : w.stop(stopped) }
  let result = found.map { element.wrapInOptional(owned: $0) } ?? 0
  return isInout ? w.update(slot, giving: result) : w.give(slot: result)
}

private func firstAndNext(_ raw: UnsafeMutableRawPointer, _ w: Window) -> Int32 {
  let context = MachineContext.from(raw)
  let element = w.type(2)
  let following = OwnedSlot(w[1].retained(), .function([element], .optional(element)))
  let first = OwnedSlot(element.owned(w[0]), element)
  let state = TypeDescriptor.tuple([.init(type: .optional(element)), .init(type: .bool)])
  return w.give(owning: IteratorObject(.native("UnfoldSequence", [element, state]), restarting: {
    successors(context, element, first, following)
  }))
}

/// A value, and ever again what the closure makes of the last one.
private func successors(
  _ context: MachineContext, _ element: TypeDescriptor, _ first: OwnedSlot, _ following: OwnedSlot
) -> Cursor {
  let last = OwnedSlot(element.wrapInOptional(borrowed: first.slot), .optional(element))
  var isFirst = true
  return ClosureCursor { cursor in
    guard last.slot != 0 else { return nil }
    if !isFirst {
      let outcome = context.call(following.slot, element.unwrapped(last.slot))
      guard outcome.status == NativeStatus.ok else { return cursor.stop(outcome) }
      last.slot.release()
      last.slot = outcome.slot
    }
    isFirst = false
    return last.slot == 0 ? nil : element.owned(element.unwrapped(last.slot))
  }
}

private func stateAndNext(_ raw: UnsafeMutableRawPointer, _ w: Window) -> Int32 {
  let context = MachineContext.from(raw)
  let (element, stateType) = (w.type(2), w.type(3))
  let following = OwnedSlot(w[1].retained(), .function([stateType], .optional(element)))
  let first = OwnedSlot(stateType.owned(w[0]), stateType)
  return w.give(owning: IteratorObject(.native("UnfoldSequence", [element, stateType]), restarting: {
    let state = OwnedSlot(stateType.owned(first.slot), stateType)
    var isOver = false
    return ClosureCursor { cursor in
      guard !isOver else { return nil }
      let outcome = context.callInout(following.slot, &state.slot, 0)
      guard outcome.status == NativeStatus.ok else { return cursor.stop(outcome) }
      isOver = outcome.slot == 0
      return isOver ? nil : element.unwrapped(owned: outcome.slot)
    }
  }))
}
