import Machine

/// Hands the borrowed elements of a sequence to `body` until it answers false; how the pass was stopped, if it was.
@inline(__always)
func traverse(
  _ raw: UnsafeMutableRawPointer, _ sequence: Slot, _ type: TypeDescriptor, _ body: (_ element: Slot) -> Bool
) -> CallResult? {
  switch type.kind {
  case .array: return traverse(sequence.object(as: ArrayObject.self), body)
  case .range where isCounted(type), .closedRange where isCounted(type):
    let range: RangeObject = sequence.object()
    var value = Int(truncatingIfNeeded: range.lower)
    let last = Int(truncatingIfNeeded: range.upper)
    if case .range = type.kind {
      while value != last {
        guard body(Slot(truncatingIfNeeded: value)) else { return nil }
        value &+= 1
      }
      return nil
    }
    while true {
      guard body(Slot(truncatingIfNeeded: value)), value != last else { return nil }
      value &+= 1
    }
  default: break
  }
  if type.isLazySequence { return traverseLazily(raw, sequence, type, body) }
  guard let array = elements(sequence, type, raw) else { return failedCall }
  return traverse(array, body)
}

@inline(__always)
private func traverse(_ array: ArrayObject, _ body: (_ element: Slot) -> Bool) -> CallResult? {
  for index in 0..<array.count { guard body(array[index]) else { return nil } }
  return nil
}

private func traverseLazily(
  _ raw: UnsafeMutableRawPointer, _ sequence: Slot, _ type: TypeDescriptor, _ body: (_ element: Slot) -> Bool
) -> CallResult? {
  guard let cursor = cursor(sequence, type, raw), let element = elementType(of: type) else { return failedCall }
  while let slot = cursor.next() {
    let goesOn = body(slot)
    element.release(slot)
    guard goesOn else { break }
  }
  return cursor.stopped
}

/// The outcome of native code that has already said what went wrong.
let failedCall = CallResult(status: NativeStatus.failed, slot: 0)

/// Whether a range has the integers as its elements.
func isCounted(_ type: TypeDescriptor) -> Bool {
  switch type.kind {
  case .range(let bound), .closedRange(let bound): bound.representation == .int
  default: false
  }
}

/// The elements that are left of a pass; nil (with a trap) when it was stopped.
func drain(
  _ cursor: Cursor, _ element: TypeDescriptor, _ raw: UnsafeMutableRawPointer, limit: Int = .max
) -> (array: ArrayObject?, stopped: CallResult?) {
  let context = MachineContext.from(raw)
  let array = ArrayObject(elementsAreReferences: element.isReference)
  while array.count < limit, let slot = cursor.next() {
    array.append(owned: slot)
    guard array.count & 0xfff == 0 else { continue }
    if context.mustStop { return (nil, failedCall) }
    if !fitsIntoMemory(array.count) { return (nil, CallResult(status: tooLarge(array.count, raw), slot: 0)) }
  }
  if let stopped = cursor.stopped { return (nil, stopped) }
  return (array, nil)
}
