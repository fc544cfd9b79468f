import Machine

extension NativeTable {
  mutating func addStrings() {
    addStringComparison()
    self["String.description"] = { $1.give(slot: $1[0].retained()) }
    self["String.debugDescription"] = { $1.give($1.string(0).debugDescription) }
    self["String.isEmpty"] = { $1.give($1.string(0).isEmpty) }
    self["String.count"] = { $1.give($1.string(0).count) }
    self["String.lowercased()"] = { $1.give($1.string(0).lowercased()) }
    self["String.uppercased()"] = { $1.give($1.string(0).uppercased()) }
    self["String.hasPrefix(_:)"] = { $1.give($1.string(0).hasPrefix($1.string(1))) }
    self["String.hasSuffix(_:)"] = { $1.give($1.string(0).hasSuffix($1.string(1))) }
    self["String.hasPrefix(_:Prefix)"] = { $1.give($1.string(0).hasPrefix(text($1[1], $1.type(2)))) }
    self["String.hasSuffix(_:Suffix)"] = { $1.give($1.string(0).hasSuffix(text($1[1], $1.type(2)))) }
    self["String.filter(_:)"] = { filter($0, $1, Substring($1.string(0))) }
    self["Substring.filter(_:)"] = { filter($0, $1, .borrow($1[0])) }
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
    self["StringProtocol.!=(_:_:)"] = { $1.give(text($1[0], $1.type(2)) != text($1[1], $1.type(3))) }
    self["StringProtocol.<(_:_:)"] = { $1.give(text($1[0], $1.type(2)) < text($1[1], $1.type(3))) }
    self["StringProtocol.<=(_:_:)"] = { $1.give(text($1[0], $1.type(2)) <= text($1[1], $1.type(3))) }
    self["StringProtocol.>(_:_:)"] = { $1.give(text($1[0], $1.type(2)) > text($1[1], $1.type(3))) }
    self["StringProtocol.>=(_:_:)"] = { $1.give(text($1[0], $1.type(2)) >= text($1[1], $1.type(3))) }
  }
}

private func filter(_ raw: UnsafeMutableRawPointer, _ w: Window, _ source: Substring) -> Int32 {
  let context = MachineContext.from(raw)
  let closure = w[1]
  var result = ""
  for character in source {
    let slot = character.owned()
    let outcome = context.call(closure, slot)
    slot.release()
    guard outcome.status == NativeStatus.ok else { return w.stop(outcome) }
    if outcome.slot != 0 { result.append(character) }
  }
  return w.give(result)
}
