import Machine

/// One pass over a sequence: elements one at a time.
class Cursor {
  /// How a call into the notebook ended that did not end normally; the pass is over then.
  var stopped: CallResult?

  /// The next element, owned; nil at the end.
  func next() -> Slot? { nil }

  /// Ends the pass because a call did.
  func stop(_ outcome: CallResult) -> Slot? {
    stopped = outcome
    return nil
  }

  /// Ends the pass if the one it is made of was stopped.
  func end(of base: Cursor) -> Slot? {
    stopped = base.stopped
    return nil
  }
}

final class ArrayCursor: Cursor {
  private let array: ArrayObject
  private var index: Int
  private let end: Int

  init(_ array: ArrayObject, from start: Int = 0, to end: Int? = nil) {
    self.array = array
    index = start
    self.end = end ?? array.count
  }

  override func next() -> Slot? {
    guard index < end else { return nil }
    defer { index += 1 }
    return array.elementsAreReferences ? array[index].retained() : array[index]
  }
}

/// Whole numbers in order; without an end for `5...`.
final class CountingCursor: Cursor {
  private var value: Int
  private var remaining: Int
  private let context: MachineContext

  /// A `count` below 0 means without end.
  init(from value: Int, count: Int, _ context: MachineContext) {
    self.value = value
    remaining = count
    self.context = context
  }

  override func next() -> Slot? {
    guard remaining != 0 else { return nil }
    remaining -= remaining > 0 ? 1 : 0
    defer { value &+= 1 }
    if remaining < 0, value == .max {
      return stop(CallResult(status: context.fail("Fatal error: Arithmetic overflow: the result of '+' does not fit the type"), slot: 0))
    }
    return Slot(truncatingIfNeeded: value)
  }
}

/// Elements as a closure makes them, until it answers nil.
final class ClosureCursor: Cursor {
  private let make: (ClosureCursor) -> Slot?

  init(_ make: @escaping (ClosureCursor) -> Slot?) { self.make = make }

  override func next() -> Slot? { stopped == nil ? make(self) : nil }
}
