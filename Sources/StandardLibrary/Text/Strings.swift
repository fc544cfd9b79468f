import Machine

extension NativeTable {
  mutating func addStrings() {
    addStringComparison()
    addStringChanges()
    self["String.description"] = { $1.give(slot: $1[0].retained()) }
    self["String.debugDescription"] = { $1.give($1.string(0).debugDescription) }
    self["String.isEmpty"] = { $1.give($1.string(0).isEmpty) }
    self["String.count"] = { $1.give($1.string(0).count) }
    self["String.lowercased()"] = { $1.give($1.string(0).lowercased()) }
    self["String.uppercased()"] = { $1.give($1.string(0).uppercased()) }
    self["String.hasPrefix(_:)"] = { $1.give($1.string(0).hasPrefix($1.string(1))) }
    self["String.hasSuffix(_:)"] = { $1.give($1.string(0).hasSuffix($1.string(1))) }
    self["String.contains(_:)"] = { $1.give($1.string(0).contains($1.string(1))) }
    self["String.filter(_:)"] = { raw, w in
      let context = MachineContext.from(raw)
      var result = ""
      for character in w.string(0) {
        let slot = character.owned()
        let outcome = context.call(w[1], slot)
        slot.release()
        guard outcome.status == NativeStatus.ok else { return w.stop(outcome) }
        if outcome.slot != 0 { result.append(character) }
      }
      return w.give(result)
    }
    self["Sequence.joined(separator:)"] = { context, w in
      guard let parts = elements(w[0], w.type(3), context), let type = elementType(of: w.type(3)) else {
        return NativeStatus.failed
      }
      let separator = w[1] == 0 ? "" : w.string(1)
      return w.give(parts.slots.map { text($0, type) }.joined(separator: separator))
    }
  }

  private mutating func addStringComparison() {
    self["String.==(_:_:)"] = { $1.give($1[0] == $1[1] || $1.string(0) == $1.string(1)) }
    self["String.!=(_:_:)"] = { $1.give($1[0] != $1[1] && $1.string(0) != $1.string(1)) }
    self["String.<(_:_:)"] = { $1.give($1.string(0) < $1.string(1)) }
    self["String.<=(_:_:)"] = { $1.give($1.string(0) <= $1.string(1)) }
    self["String.>(_:_:)"] = { $1.give($1.string(0) > $1.string(1)) }
    self["String.>=(_:_:)"] = { $1.give($1.string(0) >= $1.string(1)) }
    self["StringProtocol.==(_:_:)"] = { $1.give(text($1[0], $1.type(2)) == text($1[1], $1.type(3))) }
  }

  private mutating func addStringChanges() {
    self["String.+(_:_:)"] = { $1.give($1.string(0) + $1.string(1)) }
    self["String.+=(_:_:)"] = { changeString($1) { $0 += $1.string(1) } }
    self["String.append(_:)"] = { changeString($1) { $0 += $1.string(1) } }
    self["String.append(_:Character)"] = { changeString($1) { $0.append($1.character(1)) } }
    self["String.reserveCapacity(_:)"] = { changeString($1) { $0.reserveCapacity(Swift.max($1.int(1), 0)) } }
    self["String.insert(_:at:)"] = { context, w in
      let index = String.Index.borrow(w[2])
      guard index <= w.string(0).endIndex else {
        return w.fail(context, "String index is out of bounds", updating: w[0])
      }
      return changeString(w) { $0.insert($1.character(1), at: index) }
    }
  }
}

/// Changes the string of a mutating call in place when nobody else holds it.
private func changeString(_ w: Window, _ change: (inout String, Window) -> Void) -> Int32 {
  var slot = w[0]
  if isUniquelyReferenced(&slot) {
    change(&slot.object(as: StringObject.self).value, w)
    return w.update(slot)
  }
  var copy = w.string(0)
  change(&copy, w)
  slot.release()
  return w.update(copy.owned())
}
