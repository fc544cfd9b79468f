import Machine

/// A pass over a sequence, iterator or collection that the notebook declares; nil (with a trap) for what is none.
func notebookCursor(_ slot: Slot, _ declared: NotebookType, _ type: TypeDescriptor, _ raw: UnsafeMutableRawPointer) -> Cursor? {
  let dynamic = slot.notebookType ?? declared
  let context = MachineContext.from(raw)
  if let iteration = dynamic.iteration {
    guard let make = iteration.make, let iterator = iteration.iterator else { return iteratorCursor(slot, type, raw) }
    let outcome = context.callMethod(make, slot)
    guard outcome.status == NativeStatus.ok else {
      let cursor = Cursor()
      cursor.stopped = outcome
      return cursor
    }
    defer { iterator.release(outcome.slot) }
    return iteratorCursor(outcome.slot, iterator, raw)
  }
  if let indexing = dynamic.indexing { return indexCursor(OwnedSlot(type.owned(slot), type), indexing, context) }
  _ = fail(raw, "\(type) cannot be iterated over by native code")
  return nil
}

/// Goes through the indices of a collection of the notebook.
private func indexCursor(_ collection: OwnedSlot, _ indexing: NotebookType.Indexing, _ context: MachineContext) -> Cursor {
  let index = indexing.index
  let position = OwnedSlot(0, index)
  let end = OwnedSlot(0, index)
  var hasStarted = false
  return ClosureCursor { cursor in
    if !hasStarted {
      let first = context.callMethod(indexing.start, collection.slot)
      guard first.status == NativeStatus.ok else { return cursor.stop(first) }
      position.slot = first.slot
      let last = context.callMethod(indexing.end, collection.slot)
      guard last.status == NativeStatus.ok else { return cursor.stop(last) }
      end.slot = last.slot
      hasStarted = true
    }
    if index.areEqual(position.slot, end.slot) { return nil }
    let element = context.callMethod(indexing.at, collection.slot, position.slot)
    guard element.status == NativeStatus.ok else { return cursor.stop(element) }
    let next = following(position.slot, in: collection.slot, indexing, context)
    guard next.status == NativeStatus.ok else {
      indexing.element.release(element.slot)
      return cursor.stop(next)
    }
    index.release(position.slot)
    position.slot = next.slot
    return element.slot
  }
}

private func following(
  _ position: Slot, in collection: Slot, _ indexing: NotebookType.Indexing, _ context: MachineContext
) -> CallResult {
  guard let after = indexing.after else { return CallResult(status: NativeStatus.ok, slot: position &+ 1) }
  return context.callMethod(after, collection, position)
}

/// The index `offset` places behind the first one of a notebook's collection, owned; nil when its code did not end normally.
func notebookIndex(_ collection: Slot, _ indexing: NotebookType.Indexing, _ offset: Int) -> Slot? {
  let context = MachineContext.current!
  var found = context.callMethod(indexing.start, collection)
  for _ in 0..<offset where found.status == NativeStatus.ok {
    let position = found.slot
    found = following(position, in: collection, indexing, context)
    indexing.index.release(position)
  }
  if found.status == NativeStatus.ok { return found.slot }
  context.recordFailure(of: found)
  return nil
}
