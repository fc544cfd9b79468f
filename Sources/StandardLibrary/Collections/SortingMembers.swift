import Machine

extension NativeTable {
  mutating func addSorting() {
    self["Sequence.sorted()"] = { context, w in
      guard let source = elements(w[0], w.type(1), context), let type = elementType(of: w.type(1)),
        let order = requiredOrder(of: type, context)
      else { return NativeStatus.failed }
      let result = source.copy()
      sortNaturally(result, type, order)
      return w.give(owning: result)
    }
    self["Sequence.sorted(by:)"] = { raw, w in
      guard let source = elements(w[0], w.type(2), raw) else { return NativeStatus.failed }
      let result = source.copy()
      if let outcome = sort(result, by: w[1], MachineContext.from(raw)) { return w.stop(outcome) }
      return w.give(owning: result)
    }
    self["Array.sort()"] = { context, w in
      guard let order = requiredOrder(of: w.type(1), context) else {
        w[1] = w[0]
        w[0] = 0
        return NativeStatus.failed
      }
      var slot = w[0]
      sortNaturally(ArrayObject.unique(&slot), w.type(1), order)
      return w.update(slot)
    }
    self["Array.sort(by:)"] = { raw, w in
      var slot = w[0]
      let outcome = sort(ArrayObject.unique(&slot), by: w[1], MachineContext.from(raw))
      return outcome.map { w.stop($0, updating: slot) } ?? w.update(slot)
    }
  }
}

/// By the type's own `<`; numbers without a call per comparison.
private func sortNaturally(_ array: ArrayObject, _ type: TypeDescriptor, _ order: SlotOrder) {
  switch type.kind {
  case .int, .int8, .int16, .int32, .int64:
    array.arrange { $0.sort { Int64(bitPattern: $0) < Int64(bitPattern: $1) } }
  case .uint, .uint8, .uint16, .uint32, .uint64: array.arrange { $0.sort() }
  case .double: array.arrange { $0.sort { Double(bitPattern: $0) < Double(bitPattern: $1) } }
  default: _ = mergeSort(array.slots, by: order)
  }
}

/// By a closure; the outcome of the call that stopped the sort, if one did.
func sort(_ array: ArrayObject, by closure: Slot, _ context: MachineContext) -> CallResult? {
  var stopped: CallResult?
  _ = mergeSort(array.slots) { left, right in
    let outcome = context.call(closure, left, right)
    guard outcome.status == NativeStatus.ok else {
      stopped = outcome
      return nil
    }
    return outcome.slot != 0
  }
  return stopped
}
