import Machine

// `enumerated`, `zip`, `joined`, `reversed` and the parts of sequences that are not collections: window
// [self][arguments…][mask?][Self][own type arguments…].

extension NativeTable {
  mutating func addSequenceAdapters() {
    self["Sequence.enumerated()"] = { adapt($1, "EnumeratedSequence", $1.type(1)) }
    self["BidirectionalCollection.reversed()"] = { adapt($1, "ReversedCollection", $1.type(1)) }
    self["Sequence.joined()"] = { adapt($1, "FlattenSequence", $1.type(1)) }
    self["Sequence.joined(separator:Separator)"] = { context, w in
      guard let separator = elements(w[1], w.type(3), context), let inner = elementType(of: w.type(3)) else {
        return NativeStatus.failed
      }
      let part = AdapterObject.Part(label: "_separator", slot: Slot(borrowing: separator), type: .array(inner))
      return adapt(w, "JoinedSequence", w.type(2), part)
    }
    self["zip(_:_:)"] = { _, w in
      w.give(
        owning: AdapterObject(
          .native("Zip2Sequence", [w.type(2), w.type(3)]), .init(label: "_sequence1", slot: w[0], type: w.type(2)),
          .init(label: "_sequence2", slot: w[1], type: w.type(3))))
    }
    self["Sequence.reversed()"] = { context, w in
      guard let source = elements(w[0], w.type(1), context) else { return NativeStatus.failed }
      return w.give(owning: reversedElements(source))
    }
    self["Sequence.shuffled()"] = { context, w in
      guard let source = elements(w[0], w.type(1), context) else { return NativeStatus.failed }
      let result = source.copy()
      result.arrange { $0.shuffle() }
      return w.give(owning: result)
    }
    self["Sequence.shuffled(using:)"] = { context, w in
      guard let source = elements(w[0], w.type(2), context) else { return NativeStatus.failed }
      return withGenerator(context, w, 1, w.type(3)) { generator in
        let result = source.copy()
        result.arrange { $0.shuffle(using: &generator) }
        return Slot(owning: result)
      }
    }
    addSequenceParts()
  }

  private mutating func addSequenceParts() {
    self["Sequence.prefix(_:)"] = { context, w in
      guard w.int(1) >= 0 else { return fail(context, "Can't take a prefix of negative length from a sequence") }
      return adapt(w, "PrefixSequence", w.type(2), .init(label: "_maxLength", slot: w[1], type: .int))
    }
    self["Sequence.dropFirst(_:)"] = { context, w in
      let count = provided(w[2], 0) ? w.int(1) : 1
      guard count >= 0 else { return fail(context, "Can't drop a negative number of elements from a sequence") }
      return adapt(w, "DropFirstSequence", w.type(3), .init(label: "_limit", slot: Slot(count), type: .int))
    }
    self["Sequence.suffix(_:)"] = { context, w in
      guard w.int(1) >= 0 else { return fail(context, "Can't take a suffix of negative length from a sequence") }
      guard let source = elements(w[0], w.type(2), context) else { return NativeStatus.failed }
      return w.give(owning: part(of: source, Swift.max(0, source.count - w.int(1)), source.count))
    }
    self["Sequence.dropLast(_:)"] = { context, w in
      let count = provided(w[2], 0) ? w.int(1) : 1
      guard count >= 0 else { return fail(context, "Can't drop a negative number of elements from a sequence") }
      guard let source = elements(w[0], w.type(3), context) else { return NativeStatus.failed }
      return w.give(owning: part(of: source, 0, Swift.max(0, source.count - count)))
    }
    self["Sequence.prefix(while:)"] = { raw, w in
      let result = ArrayObject(elementsAreReferences: elementType(of: w.type(2))?.isReference ?? false)
      return visit(raw, w, w[0], w.type(2), w[1]) { element, holds in
        if holds != 0 { result.append(borrowed: element) }
        return holds != 0
      } finish: { w.give(owning: result) }
    }
    self["Sequence.drop(while:)"] = { raw, w in
      let type = w.type(2)
      guard let element = elementType(of: type), let source = elements(w[0], type, raw) else { return NativeStatus.failed }
      var length = 0
      return visit(raw, w, Slot(borrowing: source), .array(element), w[1]) { _, holds in
        if holds != 0 { length += 1 }
        return holds != 0
      } finish: {
        let rest = Slot(owning: part(of: source, length, source.count))
        defer { rest.release() }
        return w.give(
          owning: AdapterObject(.native("DropWhileSequence", [type]), .init(label: "_base", slot: rest, type: .array(element))))
      }
    }
  }
}

private func adapt(_ w: Window, _ name: String, _ base: TypeDescriptor, _ more: AdapterObject.Part? = nil) -> Int32 {
  let part = AdapterObject.Part(label: "_base", slot: w[0], type: base)
  let type = TypeDescriptor.native(name, [base])
  return w.give(owning: more.map { AdapterObject(type, part, $0) } ?? AdapterObject(type, part))
}

private func part(of source: ArrayObject, _ start: Int, _ end: Int) -> ArrayObject {
  let result = ArrayObject(capacity: end - start, elementsAreReferences: source.elementsAreReferences)
  for index in start..<end { result.append(borrowed: source[index]) }
  return result
}

func reversedElements(_ source: ArrayObject) -> ArrayObject {
  let result = ArrayObject(capacity: source.count, elementsAreReferences: source.elementsAreReferences)
  for slot in source.slots.reversed() { result.append(borrowed: slot) }
  return result
}

/// All elements of an adapter none of whose bases is lazy.
func adapterElements(_ adapter: AdapterObject, _ element: TypeDescriptor, _ context: UnsafeMutableRawPointer) -> ArrayObject? {
  let (name, _) = adapterName(adapter.type)
  let base = adapter.parts[0]
  if name == "Zip2Sequence" { return zippedElements(adapter, context) }
  guard let source = elements(base.slot, base.type, context) else { return nil }
  func number(_ index: Int) -> Int { Int(truncatingIfNeeded: adapter.parts[index].slot) }
  switch name {
  case "ReversedCollection": return reversedElements(source)
  case "EnumeratedSequence":
    guard let type = elementType(of: base.type) else { return nil }
    let references: UInt64 = type.isReference ? 2 : 0
    let result = ArrayObject(capacity: source.count, elementsAreReferences: true)
    for index in 0..<source.count {
      result.append(owned: makePair(Slot(index), type.owned(source[index]), references: references))
    }
    return result
  case "FlattenSequence", "JoinedSequence":
    guard let segment = elementType(of: base.type) else { return nil }
    let separator: ArrayObject? = name == "JoinedSequence" ? adapter.parts[1].slot.object() : nil
    let result = ArrayObject(elementsAreReferences: element.isReference)
    for (index, slot) in source.slots.enumerated() {
      guard let part = elements(slot, segment, context) else { return nil }
      if index > 0, let separator { for element in separator.slots { result.append(borrowed: element) } }
      for element in part.slots { result.append(borrowed: element) }
    }
    return result
  case "PrefixSequence": return part(of: source, 0, Swift.min(source.count, number(1)))
  case "DropFirstSequence": return part(of: source, Swift.min(source.count, number(1)), source.count)
  case "Slice": return part(of: source, Swift.min(source.count, number(1)), Swift.min(source.count, number(2)))
  case "DefaultIndices":
    let result = ArrayObject(elementsAreReferences: element.isReference)
    for offset in 0..<source.count { result.append(owned: index(base.slot, base.type, offset)) }
    return result
  default: return source
  }
}

private func zippedElements(_ adapter: AdapterObject, _ context: UnsafeMutableRawPointer) -> ArrayObject? {
  let (left, right) = (adapter.parts[0], adapter.parts[1])
  guard let first = elements(left.slot, left.type, context), let second = elements(right.slot, right.type, context),
    let firstElement = elementType(of: left.type), let secondElement = elementType(of: right.type)
  else { return nil }
  let references = pairReferences(firstElement, secondElement)
  let count = Swift.min(first.count, second.count)
  let result = ArrayObject(capacity: count, elementsAreReferences: true)
  for index in 0..<count {
    result.append(
      owned: makePair(firstElement.owned(first[index]), secondElement.owned(second[index]), references: references))
  }
  return result
}
