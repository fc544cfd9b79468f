import Machine

/// A key path: steps from a root to a place. A literal is one step; `appending` puts several in a row.
final class KeyPathObject {
  struct Step {
    let getter: ClosureReference
    /// Gives the root with the place written.
    let setter: ClosureReference?
    /// The types before and behind the step.
    let isReference: Bool
  }

  /// Keeps a closure alive.
  final class ClosureReference {
    let slot: Slot

    init(_ slot: Slot) { self.slot = slot.retained() }

    deinit { slot.release() }
  }

  let steps: [Step]
  /// As Swift prints it: `\Person.name`.
  let text: String

  init(steps: [Step], text: String) {
    self.steps = steps
    self.text = text
  }

  /// What the path leads to, owned.
  func read(_ root: Slot, _ context: MachineContext) -> CallResult {
    var outcome = context.call(steps[0].getter.slot, root)
    for index in 1..<max(steps.count, 1) where outcome.status == NativeStatus.ok {
      let base = outcome.slot
      outcome = context.call(steps[index].getter.slot, base)
      if steps[index - 1].isReference { base.release() }
    }
    return outcome
  }

  /// The root with the place behind step `index` written, owned.
  func write(_ root: Slot, _ value: Slot, _ context: MachineContext, from index: Int = 0) -> CallResult {
    guard let setter = steps[index].setter else { return CallResult(status: context.fail("Fatal error: this key path cannot be written"), slot: 0) }
    if index == steps.count - 1 { return context.call(setter.slot, root, value) }
    let inner = context.call(steps[index].getter.slot, root)
    guard inner.status == NativeStatus.ok else { return inner }
    let changed = write(inner.slot, value, context, from: index + 1)
    if steps[index].isReference { inner.slot.release() }
    guard changed.status == NativeStatus.ok else { return changed }
    let outcome = context.call(setter.slot, root, changed.slot)
    if steps[index].isReference { changed.slot.release() }
    return outcome
  }
}

extension KeyPathObject: CustomStringConvertible {
  var description: String { text }
}

extension NativeTable {
  mutating func addKeyPaths() {
    // [getter][setter or nil][text]
    self["KeyPath.init(_:_:_:)"] = { _, w in
      let step = KeyPathObject.Step(
        getter: .init(w[0]), setter: w[1] == 0 ? nil : .init(w[1]), isReference: true)
      return w.give(owning: KeyPathObject(steps: [step], text: w.string(2)))
    }
    // [root][path][Root][Value]
    self["KeyPath.read"] = { raw, w in
      let outcome = w[1].object(as: KeyPathObject.self).read(w[0], MachineContext.from(raw))
      return outcome.status == NativeStatus.ok ? w.give(slot: outcome.slot) : w.stop(outcome)
    }
    // [root, moved in][path][new value][Root][Value]
    self["KeyPath.write"] = { raw, w in
      let root = w[0]
      let outcome = w[1].object(as: KeyPathObject.self).write(root, w[2], MachineContext.from(raw))
      guard outcome.status == NativeStatus.ok else {
        w[1] = root
        return w.stop(outcome)
      }
      if w.type(3).isReference { root.release() }
      return w.update(outcome.slot)
    }
    self["KeyPath.writeObject"] = { raw, w in
      let isReference = w.type(3).isReference
      let outcome = w[1].object(as: KeyPathObject.self).write(w[0], w[2], MachineContext.from(raw))
      guard outcome.status == NativeStatus.ok else { return w.stop(outcome) }
      if isReference { outcome.slot.release() }
      return w.give(slot: 0)
    }
    // [self][path][Root][Value][AppendedValue]
    let append: NativeFunction = { _, w in
      let (first, second) = (w[0].object(as: KeyPathObject.self), w[1].object(as: KeyPathObject.self))
      let isReference = w.type(3).isReference
      var steps = first.steps
      let last = steps.removeLast()
      steps.append(.init(getter: last.getter, setter: last.setter, isReference: isReference))
      let rest = second.text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).last.map(String.init) ?? ""
      return w.give(owning: KeyPathObject(steps: steps + second.steps, text: first.text + "." + rest))
    }
    self["KeyPath.appending(path:)"] = append
    self["WritableKeyPath.appending(path:)"] = append
    self["==(_:AnyKeyPath,_:AnyKeyPath)"] = { $1.give($1[0].object(as: KeyPathObject.self).text == $1[1].object(as: KeyPathObject.self).text) }
    self["!=(_:AnyKeyPath,_:AnyKeyPath)"] = { $1.give($1[0].object(as: KeyPathObject.self).text != $1[1].object(as: KeyPathObject.self).text) }
  }
}
