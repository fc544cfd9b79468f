import Machine

/// A pass over a sequence in a slot: what `makeIterator()` and `AnyIterator` give, and what `sequence(first:next:)` gives, which
/// starts anew at every pass until its own `next()` is called.
final class IteratorObject: CustomStringConvertible {
  let type: TypeDescriptor
  private let make: () -> Cursor
  private var current: Cursor?

  init(_ type: TypeDescriptor, _ cursor: Cursor) {
    self.type = type
    make = { cursor }
    current = cursor
  }

  init(_ type: TypeDescriptor, restarting make: @escaping () -> Cursor) {
    self.type = type
    self.make = make
  }

  var description: String { "\(type)" }

  /// For a loop over the iterator.
  var pass: Cursor { current ?? make() }

  /// For the iterator's own `next()`.
  func started() -> Cursor {
    let cursor = pass
    current = cursor
    return cursor
  }
}

/// An `AnySequence`: a sequence, or a closure that makes iterators.
final class SequenceObject: CustomStringConvertible {
  let type: TypeDescriptor
  private let source: Slot
  private let sourceType: TypeDescriptor
  /// The type of the iterators where the source is a closure.
  private let iteratorType: TypeDescriptor?

  /// Retains the source.
  init(_ type: TypeDescriptor, _ source: Slot, _ sourceType: TypeDescriptor, makes iteratorType: TypeDescriptor?) {
    self.type = type
    self.source = sourceType.owned(source)
    self.sourceType = sourceType
    self.iteratorType = iteratorType
  }

  deinit { sourceType.release(source) }

  var description: String { "\(type)" }

  func makeCursor(_ raw: UnsafeMutableRawPointer) -> Cursor? {
    guard let iteratorType else { return cursor(source, sourceType, raw) }
    let outcome = MachineContext.from(raw).call(source)
    guard outcome.status == NativeStatus.ok else {
      let cursor = Cursor()
      cursor.stopped = outcome
      return cursor
    }
    defer { iteratorType.release(outcome.slot) }
    return iteratorCursor(outcome.slot, iteratorType, raw)
  }
}

/// What is left of an iterator.
func iteratorCursor(_ slot: Slot, _ type: TypeDescriptor, _ raw: UnsafeMutableRawPointer) -> Cursor? {
  guard case .notebook(let declared) = type.kind else { return cursor(slot, type, raw) }
  let context = MachineContext.from(raw)
  let isClass = declared.kind == .classType
  guard let function = (slot.notebookType ?? declared).witnesses["next()"] else {
    _ = fail(raw, "\(type) has no 'next()'")
    return nil
  }
  let state = OwnedSlot(slot.retained(), type)
  let element = declared.iteratedType
  return ClosureCursor { cursor in
    let outcome = isClass ? context.callMethod(function, state.slot) : context.callMutating(function, &state.slot)
    guard outcome.status == NativeStatus.ok else { return cursor.stop(outcome) }
    guard outcome.slot != 0 else { return nil }
    return element?.unwrapped(owned: outcome.slot) ?? outcome.slot
  }
}

/// A slot that is released with the object.
final class OwnedSlot {
  var slot: Slot
  private let type: TypeDescriptor

  init(_ slot: Slot, _ type: TypeDescriptor) {
    self.slot = slot
    self.type = type
  }

  deinit { type.release(slot) }
}
