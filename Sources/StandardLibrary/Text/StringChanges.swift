import Machine

private let outOfBounds = "String index is out of bounds"
private let emptyFirst = "Can't remove first element from an empty collection"
private let emptyLast = "Can't remove last element from an empty collection"
private let tooMany = "Can't remove more items from a collection than it contains"

// Mutating members of String: window [self][arguments…][mask?][own type arguments…].

extension NativeTable {
  mutating func addStringChanges() {
    addStringAdding()
    addStringRemoving()
    addSubstringChanges()
  }

  private mutating func addStringAdding() {
    self["String.+(_:_:)"] = { $1.give($1.string(0) + $1.string(1)) }
    self["String.+(_:String,_:Other)"] = { context, w in
      guard let added = characters(w[1], w.type(2), context) else { return NativeStatus.failed }
      return w.give(w.string(0) + added)
    }
    self["String.+=(_:_:)"] = { changeString($1) { $0 += $1.string(1) } }
    self["String.+=(_:inout String,_:S)"] = appendCharacters
    self["String.append(_:)"] = { changeString($1) { $0 += $1.string(1) } }
    self["String.write(_:)"] = { changeString($1) { $0 += $1.string(1) } }
    self["String.append(_:Character)"] = { changeString($1) { $0.append($1.character(1)) } }
    self["String.append(contentsOf:)"] = appendCharacters
    self["String.reserveCapacity(_:)"] = { context, w in
      guard fitsIntoMemory(w.int(1)) else { return w.stop(CallResult(status: tooLarge(w.int(1), context), slot: 0), updating: w[0]) }
      return changeString(w) { $0.reserveCapacity(Swift.max($1.int(1), 0)) }
    }
    self["String.insert(_:at:)"] = { context, w in
      let index = String.Index.borrow(w[2])
      guard isBoundary(index, in: w.string(0), includingEnd: true) else { return w.fail(context, outOfBounds, updating: w[0]) }
      return changeString(w) { $0.insert($1.character(1), at: index) }
    }
    self["String.insert(contentsOf:at:)"] = { context, w in
      let index = String.Index.borrow(w[2])
      guard isBoundary(index, in: w.string(0), includingEnd: true) else { return w.fail(context, outOfBounds, updating: w[0]) }
      guard let added = characters(w[1], w.type(3), context) else { return w.stop(failedCall, updating: w[0]) }
      return changeString(w) { text, _ in text.insert(contentsOf: added, at: index) }
    }
    self["String.replaceSubrange(_:with:)"] = { context, w in
      guard let range = indexRange(w[1], w.type(4), in: Substring(w.string(0))) else {
        return w.fail(context, outOfBounds, updating: w[0])
      }
      guard let added = characters(w[2], w.type(3), context) else { return w.stop(failedCall, updating: w[0]) }
      return changeString(w) { text, _ in text.replaceSubrange(range, with: added) }
    }
  }

  private mutating func addStringRemoving() {
    self["String.remove(at:)"] = { context, w in
      let index = String.Index.borrow(w[1])
      guard isBoundary(index, in: w.string(0), includingEnd: false) else { return w.fail(context, outOfBounds, updating: w[0]) }
      return changeString(w) { text, _ in text.remove(at: index) }
    }
    self["String.removeFirst()"] = { context, w in
      guard !w.string(0).isEmpty else { return w.fail(context, emptyFirst, updating: w[0]) }
      return changeString(w) { text, _ in text.removeFirst() }
    }
    self["String.removeLast()"] = { context, w in
      guard !w.string(0).isEmpty else { return w.fail(context, emptyLast, updating: w[0]) }
      return changeString(w) { text, _ in text.removeLast() }
    }
    self["String.removeFirst(_:)"] = { context, w in
      guard 0...w.string(0).count ~= w.int(1) else { return w.fail(context, tooMany, updating: w[0]) }
      return changeString(w) { $0.removeFirst($1.int(1)) }
    }
    self["String.removeLast(_:)"] = { context, w in
      guard 0...w.string(0).count ~= w.int(1) else { return w.fail(context, tooMany, updating: w[0]) }
      return changeString(w) { $0.removeLast($1.int(1)) }
    }
    self["String.popLast()"] = { _, w in changeString(w) { text, _ in text.popLast() } }
    self["String.removeAll(keepingCapacity:)"] = { _, w in changeString(w) { text, _ in text = "" } }
    self["String.removeAll(where:)"] = removeMatching
    self["String.removeSubrange(_:)"] = { context, w in
      guard let range = indexRange(w[1], w.type(2), in: Substring(w.string(0))) else {
        return w.fail(context, outOfBounds, updating: w[0])
      }
      return changeString(w) { text, _ in text.removeSubrange(range) }
    }
  }

  private mutating func addSubstringChanges() {
    self["Substring.+(_:_:)"] = { $1.give(Substring.borrow($1[0]) + Substring.borrow($1[1])) }
    self["Substring.+(_:Substring,_:String)"] = { $1.give(Substring.borrow($1[0]) + $1.string(1)) }
    self["Substring.+=(_:_:)"] = { changeSubstring($1) { $0.append(contentsOf: $1.string(1)) } }
    self["Substring.+=(_:inout Substring,_:Substring)"] = { changeSubstring($1) { $0 += Substring.borrow($1[1]) } }
    self["Substring.append(_:)"] = { changeSubstring($1) { $0.append(contentsOf: $1.string(1)) } }
    self["Substring.append(_:Character)"] = { changeSubstring($1) { $0.append($1.character(1)) } }
    self["Substring.removeFirst()"] = { context, w in
      guard !Substring.borrow(w[0]).isEmpty else { return w.fail(context, "Can't remove items from an empty collection", updating: w[0]) }
      return changeSubstring(w) { text, _ in text.removeFirst() }
    }
    self["Substring.removeLast()"] = { context, w in
      guard !Substring.borrow(w[0]).isEmpty else { return w.fail(context, emptyLast, updating: w[0]) }
      return changeSubstring(w) { text, _ in text.removeLast() }
    }
    self["Substring.removeFirst(_:)"] = { context, w in
      guard 0...Substring.borrow(w[0]).count ~= w.int(1) else { return w.fail(context, tooMany, updating: w[0]) }
      return changeSubstring(w) { $0.removeFirst($1.int(1)) }
    }
    self["Substring.removeLast(_:)"] = { context, w in
      guard 0...Substring.borrow(w[0]).count ~= w.int(1) else { return w.fail(context, tooMany, updating: w[0]) }
      return changeSubstring(w) { $0.removeLast($1.int(1)) }
    }
    self["Substring.popFirst()"] = { _, w in changeSubstring(w) { text, _ in text.popFirst() } }
    self["Substring.popLast()"] = { _, w in changeSubstring(w) { text, _ in text.popLast() } }
    self["Substring.removeAll(keepingCapacity:)"] = { _, w in changeSubstring(w) { text, _ in text = "" } }
  }
}

/// Changes the string of a mutating call in place when nobody else holds it, and gives what the change returns.
private func changeString<Result>(_ w: Window, _ change: (inout String, Window) -> Result) -> Int32 {
  var slot = w[0]
  if isUniquelyReferenced(&slot) {
    let result = change(&slot.object(as: StringObject.self).value, w)
    return w.update(slot, giving: giving(result))
  }
  var copy = w.string(0)
  let result = change(&copy, w)
  slot.release()
  return w.update(copy.owned(), giving: giving(result))
}

private func changeSubstring<Result>(_ w: Window, _ change: (inout Substring, Window) -> Result) -> Int32 {
  var text = Substring.borrow(w[0])
  let result = change(&text, w)
  w[0].release()
  return w.update(text.owned(), giving: giving(result))
}

/// The slot of what a change returns; Void has none.
private func giving(_ result: some Any) -> Slot { (result as? any SlotConvertible)?.owned() ?? 0 }

private func appendCharacters(_ context: UnsafeMutableRawPointer, _ w: Window) -> Int32 {
  guard let added = characters(w[1], w.type(2), context) else { return w.stop(failedCall, updating: w[0]) }
  return changeString(w) { text, _ in text += added }
}

private func removeMatching(_ raw: UnsafeMutableRawPointer, _ w: Window) -> Int32 {
  let context = MachineContext.from(raw)
  let (slot, closure) = (w[0], w[1])
  var kept = ""
  for character in w.string(0) {
    let argument = character.owned()
    let outcome = context.call(closure, argument)
    argument.release()
    guard outcome.status == NativeStatus.ok else { return w.stop(outcome, updating: slot) }
    if outcome.slot == 0 { kept.append(character) }
  }
  slot.release()
  return w.update(kept.owned())
}

/// A sequence of characters as a string; nil when something failed.
func characters(_ slot: Slot, _ type: TypeDescriptor, _ context: UnsafeMutableRawPointer) -> String? {
  switch type.kind {
  case .string: return slot.object(as: StringObject.self).value
  case .substring: return String(slot.object(as: SubstringObject.self).value)
  default: break
  }
  var result = ""
  let stopped = traverse(context, slot, type) {
    result.append(Character.borrow($0))
    return true
  }
  if let stopped { MachineContext.from(context).recordFailure(of: stopped) }
  return stopped == nil ? result : nil
}

/// Whether an index of a string may be used with it.
private func isBoundary(_ index: String.Index, in text: String, includingEnd: Bool) -> Bool {
  text.startIndex <= index && (includingEnd ? index <= text.endIndex : index < text.endIndex)
}

/// A range expression over indices as a range inside a text; nil when it is not inside.
func indexRange(_ slot: Slot, _ type: TypeDescriptor, in text: Substring) -> Range<String.Index>? {
  let range: RangeObject = slot.object()
  func after(_ slot: Slot) -> String.Index? {
    let index = String.Index.borrow(slot)
    return index < text.endIndex && index >= text.startIndex ? text.index(after: index) : nil
  }
  let lower: String.Index
  let upper: String.Index?
  switch type.kind {
  case .closedRange: (lower, upper) = (.borrow(range.lower), after(range.upper))
  case .native("PartialRangeFrom", _, _): (lower, upper) = (.borrow(range.lower), text.endIndex)
  case .native("PartialRangeUpTo", _, _): (lower, upper) = (text.startIndex, .borrow(range.upper))
  case .native("PartialRangeThrough", _, _): (lower, upper) = (text.startIndex, after(range.upper))
  default: (lower, upper) = (.borrow(range.lower), .borrow(range.upper))
  }
  guard let upper, text.startIndex <= lower, lower <= upper, upper <= text.endIndex else { return nil }
  return lower..<upper
}
