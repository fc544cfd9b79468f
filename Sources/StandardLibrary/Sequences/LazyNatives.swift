import Machine

// Members of lazy sequences: window [self][closure][Self][own type arguments…].

extension NativeTable {
  mutating func addLazySequences() {
    self["Sequence.lazy"] = { $1.give(owning: AdapterObject(.native("LazySequence", [$1.type(1)]), base($1, $1.type(1)))) }
    self["LazySequenceProtocol.lazy"] = { $1.give(slot: $1.type(1).owned($1[0])) }
    self["LazySequence.elements"] = { _, w in
      let base = w[0].object(as: AdapterObject.self).parts[0]
      return w.give(slot: base.type.owned(base.slot))
    }
    self["LazySequenceProtocol.map(_:)"] = { _, w in
      let base = elementsOfLazy(w)
      return w.give(owning: lazyMap(base, w[1], to: w.type(3)))
    }
    self["LazySequenceProtocol.filter(_:)"] = { lazily($1, "LazyFilterSequence", "_predicate") }
    self["LazySequenceProtocol.prefix(while:)"] = { lazily($1, "LazyPrefixWhileSequence", "_predicate") }
    self["LazySequenceProtocol.drop(while:)"] = { lazily($1, "LazyDropWhileSequence", "_predicate") }
    self["LazySequenceProtocol.flatMap(_:)"] = { _, w in
      let mapped = lazyMap(elementsOfLazy(w), w[1], to: w.type(3))
      let flattened = AdapterObject(
        .native("FlattenSequence", [mapped.type]), .init(label: "_base", slot: Slot(borrowing: mapped), type: mapped.type))
      return w.give(
        owning: AdapterObject(
          .native("LazySequence", [flattened.type]),
          .init(label: "_base", slot: Slot(borrowing: flattened), type: flattened.type)))
    }
    self["LazySequenceProtocol.compactMap(_:)"] = compactMap
  }
}

private func base(_ w: Window, _ type: TypeDescriptor) -> AdapterObject.Part {
  AdapterObject.Part(label: "_base", slot: w[0], type: type)
}

/// What a further lazy adapter is made of: not the `LazySequence` itself, but what it wraps.
private func elementsOfLazy(_ w: Window) -> AdapterObject.Part {
  let type = w.type(2)
  if adapterName(type).name == "LazySequence" { return w[0].object(as: AdapterObject.self).parts[0] }
  return base(w, type)
}

private func closure(_ label: String, _ slot: Slot) -> AdapterObject.Part {
  AdapterObject.Part(label: label, slot: slot, type: .function([], .void))
}

private func lazyMap(_ base: AdapterObject.Part, _ transform: Slot, to element: TypeDescriptor) -> AdapterObject {
  AdapterObject(.native("LazyMapSequence", [base.type, element]), base, closure("_transform", transform))
}

private func lazily(_ w: Window, _ name: String, _ label: String) -> Int32 {
  let base = elementsOfLazy(w)
  return w.give(owning: AdapterObject(.native(name, [base.type]), base, closure(label, w[1])))
}

/// Swift makes a map, a filter and a map of it. Here one pass calls the closure, leaves out nil and unwraps the rest.
private func compactMap(_ context: UnsafeMutableRawPointer, _ w: Window) -> Int32 {
  let result = w.type(3)
  let mapped = lazyMap(elementsOfLazy(w), w[1], to: .optional(result))
  let filtered = AdapterObject(
    .native("LazyFilterSequence", [mapped.type]), .init(label: "_base", slot: Slot(borrowing: mapped), type: mapped.type))
  return w.give(
    owning: AdapterObject(
      .native("LazyMapSequence", [filtered.type, result]),
      .init(label: "_base", slot: Slot(borrowing: filtered), type: filtered.type)))
}
