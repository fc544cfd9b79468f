import Machine

extension NativeTable {
  mutating func addBooleans() {
    self["Bool.!(_:)"] = { $1.give(slot: $1[0] ^ 1) }
    self["Bool.&&(_:_:)"] = { context, w in
      w[0] == 0 ? NativeStatus.ok : giveCondition(context, w, w[1])
    }
    self["Bool.||(_:_:)"] = { context, w in
      w[0] != 0 ? NativeStatus.ok : giveCondition(context, w, w[1])
    }
    self["Bool.==(_:_:)"] = { $1.give($1[0] == $1[1]) }
    self["Bool.!=(_:_:)"] = { $1.give($1[0] != $1[1]) }
    self["Bool.init(_:)"] = { _, _ in NativeStatus.ok }
    self["Bool.init(_:String)"] = { $1.give(Bool($1.string(0))) }
    self["Bool.toggle()"] = { $1.update($1[0] ^ 1) }
    self["Bool.random()"] = { $1.give(Bool.random()) }
    self["Bool.random(using:)"] = { context, w in withGenerator(context, w, 0, w.type(1)) { Bool.random(using: &$0).owned() } }
    self["Bool.description"] = { $1.give($1[0] != 0 ? "true" : "false") }
  }
}

private func giveCondition(_ context: UnsafeMutableRawPointer, _ w: Window, _ condition: Slot) -> Int32 {
  let outcome = MachineContext.from(context).call(condition)
  guard outcome.status == NativeStatus.ok else { return w.stop(outcome) }
  return w.give(slot: outcome.slot)
}
