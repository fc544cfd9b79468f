import Machine

// Members of every collection: window [self][arguments…][mask?][Self].

extension NativeTable {
  mutating func addCollections() {
    addParts()
    addSplitting()
    self["Collection.count"] = { context, w in
      elementCount(w[0], w.type(1), context).map { w.give($0) } ?? NativeStatus.failed
    }
    self["Collection.isEmpty"] = { context, w in
      var isEmpty = true
      let stopped = traverse(context, w[0], w.type(1)) { _ in
        isEmpty = false
        return false
      }
      return stopped.map { w.stop($0) } ?? w.give(isEmpty)
    }
    self["Collection.first"] = { context, w in
      guard let type = elementType(of: w.type(1)) else { return NativeStatus.failed }
      var first: Slot = 0
      let stopped = traverse(context, w[0], w.type(1)) { element in
        first = type.wrapInOptional(borrowed: element)
        return false
      }
      return stopped.map { w.stop($0) } ?? w.give(slot: first)
    }
    self["BidirectionalCollection.last"] = { context, w in
      guard let source = elements(w[0], w.type(1), context), let type = elementType(of: w.type(1)) else {
        return NativeStatus.failed
      }
      return w.give(slot: source.count == 0 ? 0 : type.wrapInOptional(borrowed: source[source.count - 1]))
    }
    self["Collection.randomElement()"] = { context, w in
      guard let source = elements(w[0], w.type(1), context), let type = elementType(of: w.type(1)) else {
        return NativeStatus.failed
      }
      return w.give(slot: source.slots.randomElement().map { type.wrapInOptional(borrowed: $0) } ?? 0)
    }
    self["Collection.randomElement(using:)"] = { context, w in
      guard let source = elements(w[0], w.type(2), context), let type = elementType(of: w.type(2)) else {
        return NativeStatus.failed
      }
      return withGenerator(context, w, 1, w.type(3)) { generator in
        source.slots.randomElement(using: &generator).map { type.wrapInOptional(borrowed: $0) } ?? 0
      }
    }
  }

  private mutating func addParts() {
    self["Collection.prefix(_:)"] = { context, w in
      take(context, w, w.type(2), "Can't take a prefix of negative length from a collection") { count, length in
        (0, Swift.min(length, count))
      }
    }
    self["Collection.suffix(_:)"] = { context, w in
      take(context, w, w.type(2), "Can't take a suffix of negative length from a collection") { count, length in
        (Swift.max(0, count - length), count)
      }
    }
    self["Collection.dropFirst(_:)"] = { context, w in
      if !provided(w[2], 0) { w[1] = 1 }
      return take(context, w, w.type(3), "Can't drop a negative number of elements from a collection") { count, length in
        (Swift.min(length, count), count)
      }
    }
    self["Collection.dropLast(_:)"] = { context, w in
      if !provided(w[2], 0) { w[1] = 1 }
      return take(context, w, w.type(3), "Can't drop a negative number of elements from a collection") { count, length in
        (0, Swift.max(0, count - length))
      }
    }
    self["Collection.prefix(while:)"] = { divide($0, $1, keepsFirstPart: true) }
    self["Collection.drop(while:)"] = { divide($0, $1, keepsFirstPart: false) }
  }

  private mutating func addSplitting() {
    self["Sequence.split(maxSplits:omittingEmptySubsequences:whereSeparator:)"] = { context, w in
      let (sequence, type, closure) = (w[0], w.type(5), w[3])
      guard let element = elementType(of: type), let source = elements(sequence, type, context) else { return NativeStatus.failed }
      let options = SplitOptions(w, maxSplits: 1, omitting: 2, mask: 4)
      return split(context, w, .array(element), options, source) { MachineContext.from(context).call(closure, $0) }
    }
    self["Collection.split(separator:maxSplits:omittingEmptySubsequences:)"] = { context, w in
      guard let type = elementType(of: w.type(5)) else { return NativeStatus.failed }
      let comparison = KeyComparison(type)
      let separator = w[1]
      let options = SplitOptions(w, maxSplits: 2, omitting: 3, mask: 4)
      return split(context, w, w.type(5), options) { element in
        CallResult(status: NativeStatus.ok, slot: comparison.areEqual(element, separator) ? 1 : 0)
      }
    }
    self["Collection.split(maxSplits:omittingEmptySubsequences:whereSeparator:)"] = { context, w in
      let closure = w[3]
      let options = SplitOptions(w, maxSplits: 1, omitting: 2, mask: 4)
      return split(context, w, w.type(5), options) { MachineContext.from(context).call(closure, $0) }
    }
  }
}

/// The part between two offsets computed from the count and the length asked for.
private func take(
  _ context: UnsafeMutableRawPointer, _ w: Window, _ type: TypeDescriptor, _ negative: String,
  _ bounds: (_ count: Int, _ length: Int) -> (Int, Int)
) -> Int32 {
  let length = w.int(1)
  guard length >= 0 else { return fail(context, negative) }
  // The start of a lazy collection is found without making its elements.
  if type.isLazySequence {
    let (start, end) = bounds(.max, length)
    if end == length || end == .max && start == length { return w.give(owning: makeSlice(of: w[0], type, start, end)) }
  }
  guard let source = elements(w[0], type, context) else { return NativeStatus.failed }
  let (lower, upper) = bounds(source.count, length)
  return w.give(slot: subsequence(w[0], type, lower, upper, source))
}

private func divide(_ raw: UnsafeMutableRawPointer, _ w: Window, keepsFirstPart: Bool) -> Int32 {
  let (collection, type) = (w[0], w.type(2))
  guard let source = elements(collection, type, raw) else { return NativeStatus.failed }
  var length = 0
  return visit(raw, w, collection, type, w[1]) { _, holds in
    if holds != 0 { length += 1 }
    return holds != 0
  } finish: {
    w.give(
      slot: keepsFirstPart
        ? subsequence(collection, type, 0, length, source) : subsequence(collection, type, length, source.count, source))
  }
}

private struct SplitOptions {
  let maxSplits: Int
  let omitsEmpty: Bool

  /// Slot numbers of the arguments and of the mask; argument numbers are one less, for `self`.
  init(_ w: Window, maxSplits: Int, omitting: Int, mask: Int) {
    self.maxSplits = provided(w[mask], maxSplits - 1) ? w.int(maxSplits) : Int.max
    omitsEmpty = provided(w[mask], omitting - 1) ? w[omitting] != 0 : true
  }
}

private func split(
  _ context: UnsafeMutableRawPointer, _ w: Window, _ type: TypeDescriptor, _ options: SplitOptions,
  _ known: ArrayObject? = nil, _ isSeparator: (Slot) -> CallResult
) -> Int32 {
  let collection = known.map { Slot(borrowing: $0) } ?? w[0]
  guard options.maxSplits >= 0 else { return fail(context, "Must take zero or more splits") }
  guard let source = elements(collection, type, context) else { return NativeStatus.failed }
  let parts = ArrayObject(elementsAreReferences: true)
  var start = 0
  for offset in 0..<source.count where parts.count < options.maxSplits {
    let outcome = isSeparator(source[offset])
    guard outcome.status == NativeStatus.ok else { return w.stop(outcome) }
    guard outcome.slot != 0 else { continue }
    if offset > start || !options.omitsEmpty { parts.append(owned: subsequence(collection, type, start, offset, source)) }
    start = offset + 1
  }
  if start < source.count || !options.omitsEmpty {
    parts.append(owned: subsequence(collection, type, start, source.count, source))
  }
  return w.give(owning: parts)
}
