import Machine

// `enumerated`, `zip`, `joined`, `reversed`: evaluated at once, kept as arrays of their elements.

extension NativeTable {
  mutating func addSequenceAdapters() {
    self["Sequence.enumerated()"] = { context, w in
      guard let source = elements(w[0], w.type(1), context), let type = elementType(of: w.type(1)) else {
        return NativeStatus.failed
      }
      let references: UInt64 = type.isReference ? 2 : 0
      let result = ArrayObject(capacity: source.count, elementsAreReferences: true)
      for index in 0..<source.count {
        result.append(owned: makePair(Slot(index), type.owned(source[index]), references: references))
      }
      return w.give(owning: result)
    }
    self["zip(_:_:)"] = zipElements
    self["Sequence.joined()"] = { context, w in
      guard let source = elements(w[0], w.type(1), context), let type = elementType(of: w.type(1)) else {
        return NativeStatus.failed
      }
      let result = ArrayObject(elementsAreReferences: elementType(of: type)?.isReference ?? false)
      for slot in source.slots {
        guard let part = elements(slot, type, context) else { return NativeStatus.failed }
        for element in part.slots { result.append(borrowed: element) }
      }
      return w.give(owning: result)
    }
    self["BidirectionalCollection.reversed()"] = reverseElements
    self["Sequence.reversed()"] = reverseElements
    self["Sequence.shuffled()"] = { context, w in
      guard let source = elements(w[0], w.type(1), context) else { return NativeStatus.failed }
      let result = source.copy()
      result.arrange { $0.shuffle() }
      return w.give(owning: result)
    }
  }
}

private func zipElements(_ context: UnsafeMutableRawPointer, _ w: Window) -> Int32 {
  let (firstType, secondType) = (w.type(2), w.type(3))
  let firstLimit = isUnbounded(firstType) ? elementCount(w[1], secondType, context) : .max
  let secondLimit = isUnbounded(secondType) ? elementCount(w[0], firstType, context) : .max
  guard let firstLimit, let secondLimit, let first = elements(w[0], firstType, context, limit: firstLimit),
    let second = elements(w[1], secondType, context, limit: secondLimit),
    let firstElement = elementType(of: firstType), let secondElement = elementType(of: secondType)
  else { return NativeStatus.failed }
  let references = pairReferences(firstElement, secondElement)
  let count = Swift.min(first.count, second.count)
  let result = ArrayObject(capacity: count, elementsAreReferences: true)
  for index in 0..<count {
    result.append(
      owned: makePair(firstElement.owned(first[index]), secondElement.owned(second[index]), references: references))
  }
  return w.give(owning: result)
}

/// Whether a sequence never ends: `1...`.
private func isUnbounded(_ type: TypeDescriptor) -> Bool {
  if case .native("PartialRangeFrom", _, _) = type.kind { return true }
  return false
}

private func reverseElements(_ context: UnsafeMutableRawPointer, _ w: Window) -> Int32 {
  guard let source = elements(w[0], w.type(1), context) else { return NativeStatus.failed }
  let result = ArrayObject(capacity: source.count, elementsAreReferences: source.elementsAreReferences)
  for slot in source.slots.reversed() { result.append(borrowed: slot) }
  return w.give(owning: result)
}
