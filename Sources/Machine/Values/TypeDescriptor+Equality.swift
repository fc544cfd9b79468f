// Equality and hashing of slots by type: what `==` and dictionary keys need when the machine only has a descriptor.

extension TypeDescriptor {
  /// Whether two slots of this type are equal, as the type's `==` says.
  package func areEqual(_ left: Slot, _ right: Slot) -> Bool {
    switch kind {
    case .int, .int8, .int16, .int32, .int64, .uint, .uint8, .uint16, .uint32, .uint64, .bool, .void, .never:
      return left == right
    case .double: return Double.borrow(left) == Double.borrow(right)
    case .float: return Float.borrow(left) == Float.borrow(right)
    case .string: return String.borrow(left) == String.borrow(right)
    case .character: return Character.borrow(left) == Character.borrow(right)
    case .substring: return Substring.borrow(left) == Substring.borrow(right)
    case .array(let element): return equalArrays(left.object(), right.object(), element)
    case .set: return equalSets(left.object(), right.object())
    case .dictionary(_, let value): return equalDictionaries(left.object(), right.object(), value)
    case .optional(let wrapped):
      if left == 0 || right == 0 { return left == right }
      return wrapped.areEqual(wrapped.unwrapped(left), wrapped.unwrapped(right))
    case .tuple(let elements):
      let (a, b): (TupleObject, TupleObject) = (left.object(), right.object())
      return elements.indices.allSatisfy { elements[$0].type.areEqual(a[$0], b[$0]) }
    case .range(let bound), .closedRange(let bound):
      let (a, b): (RangeObject, RangeObject) = (left.object(), right.object())
      return bound.areEqual(a.lower, b.lower) && bound.areEqual(a.upper, b.upper)
    case .function, .metatype, .object: return left == right
    case .weak(let type): return withStrong(left) { left in withStrong(right) { type.areEqual(left, $0) } }
    case .existential:
      guard MachineContext.mayDescend else { return false }
      let (a, b): (ExistentialObject, ExistentialObject) = (left.object(), right.object())
      return a.type === b.type && a.type.areEqual(a.slot, b.slot)
    case .notebook(let type): return MachineContext.mayDescend && equalNotebookValues(left, right, type)
    case .native(_, _, let representation):
      if representation != .reference { return left == right }
      return left == right || hashable(left) == hashable(right)
    }
  }

  /// A hash that agrees with `areEqual`.
  package func hash(_ slot: Slot) -> UInt64 {
    switch kind {
    case .int, .int8, .int16, .int32, .int64, .uint, .uint8, .uint16, .uint32, .uint64, .bool, .void, .never:
      return SlotHash.mix(slot)
    case .double: return SlotHash.of(double: Double.borrow(slot))
    case .float: return SlotHash.of(double: Double(Float.borrow(slot)))
    case .string: return SlotHash.of(string: String.borrow(slot))
    case .character: return SlotHash.of(string: String(Character.borrow(slot)))
    case .substring: return SlotHash.of(string: String(Substring.borrow(slot)))
    case .array(let element):
      let array: ArrayObject = slot.object()
      return array.slots.reduce(SlotHash.mix(UInt64(array.count))) { SlotHash.combine($0, element.hash($1)) }
    case .set(let element):
      let table = slot.object(as: SetObject.self).table
      return (0..<table.entryCount).reduce(1) { table.isLive($1) ? $0 &+ element.hash(table.key(at: $1)) : $0 }
    case .dictionary(let key, let value):
      let table = slot.object(as: DictionaryObject.self).table
      return (0..<table.entryCount).reduce(2) {
        guard table.isLive($1) else { return $0 }
        return $0 &+ SlotHash.combine(key.hash(table.key(at: $1)), value.hash(table.value(at: $1)))
      }
    case .optional(let wrapped): return slot == 0 ? 3 : SlotHash.combine(4, wrapped.hash(wrapped.unwrapped(slot)))
    case .tuple(let elements):
      let tuple: TupleObject = slot.object()
      return elements.indices.reduce(5) { SlotHash.combine($0, elements[$1].type.hash(tuple[$1])) }
    case .range(let bound), .closedRange(let bound):
      let range: RangeObject = slot.object()
      return SlotHash.combine(bound.hash(range.lower), bound.hash(range.upper))
    case .function, .metatype, .object: return SlotHash.mix(slot)
    case .weak(let type): return withStrong(slot) { type.hash($0) }
    case .existential:
      guard MachineContext.mayDescend else { return 0 }
      let existential: ExistentialObject = slot.object()
      return existential.type.hash(existential.slot)
    case .notebook(let type): return MachineContext.mayDescend ? hashNotebookValue(slot, type) : 0
    case .native(_, _, let representation):
      if representation != .reference { return SlotHash.mix(slot) }
      return UInt64(bitPattern: Int64(hashable(slot).hashValue))
    }
  }

  /// The value in a nonnil optional of this type, borrowed.
  @inline(__always)
  package func unwrapped(_ slot: Slot) -> Slot {
    isBoxedWhenOptional ? slot.object(as: OptionalBox.self).slot : slot
  }

  /// `.some` of a borrowed value of this type, owned.
  @inline(__always)
  package func wrapInOptional(borrowed slot: Slot) -> Slot {
    wrapInOptional(owned: isReference ? slot.retained() : slot)
  }

  /// `.some` of an owned value of this type, owned.
  @inline(__always)
  package func wrapInOptional(owned slot: Slot) -> Slot {
    isBoxedWhenOptional ? Slot(owning: OptionalBox(owned: slot, isReference: isReference)) : slot
  }

  /// The object a weak reference is to, kept alive meanwhile.
  func withStrong<Result>(_ reference: Slot, _ body: (Slot) -> Result) -> Result {
    let object = loadWeak(reference)
    defer { object.release() }
    return body(object)
  }

  private func hashable(_ slot: Slot) -> AnyHashable {
    let object: AnyObject = slot.object()
    let value: Any = (object as? AnyBoxedValue)?.anyValue ?? object
    return (value as? AnyHashable) ?? AnyHashable(ObjectIdentifier(object))
  }

  private func equalArrays(_ left: ArrayObject, _ right: ArrayObject, _ element: TypeDescriptor) -> Bool {
    if left === right { return true }
    return left.count == right.count && (0..<left.count).allSatisfy { element.areEqual(left[$0], right[$0]) }
  }

  private func equalSets(_ left: SetObject, _ right: SetObject) -> Bool {
    let table = left.table
    return left.count == right.count
      && (0..<table.entryCount).allSatisfy { !table.isLive($0) || right.contains(table.key(at: $0)) }
  }

  private func equalDictionaries(_ left: DictionaryObject, _ right: DictionaryObject, _ value: TypeDescriptor) -> Bool {
    let table = left.table
    return left.count == right.count
      && (0..<table.entryCount).allSatisfy { position in
        guard table.isLive(position) else { return true }
        guard let other = right.value(forKey: table.key(at: position)) else { return false }
        return value.areEqual(table.value(at: position), other)
      }
  }

  private func equalNotebookValues(_ left: Slot, _ right: Slot, _ type: NotebookType) -> Bool {
    if let equality = type.equality { return holds(equality, left, right) }
    switch type.kind {
    case .classType: return left == right
    case .structure:
      let (a, b): (TupleObject, TupleObject) = (left.object(), right.object())
      return type.fields.indices.allSatisfy { type.fields[$0].type.areEqual(a[$0], b[$0]) }
    case .enumeration:
      let (a, b): (TupleObject, TupleObject) = (left.object(), right.object())
      guard a[0] == b[0] else { return false }
      let payload = type.cases[Int(a[0])].payload
      return payload.indices.allSatisfy { payload[$0].type.areEqual(a[$0 + 1], b[$0 + 1]) }
    }
  }

  private func hashNotebookValue(_ slot: Slot, _ type: NotebookType) -> UInt64 {
    if let hashing = type.hashing { return notebookHash(hashing, slot) }
    // An `==` of the type's own may call values equal whose fields differ.
    if type.equality != nil { return 7 }
    switch type.kind {
    case .classType: return SlotHash.mix(slot)
    case .structure:
      let value: TupleObject = slot.object()
      return type.fields.indices.reduce(6) { SlotHash.combine($0, type.fields[$1].type.hash(value[$1])) }
    case .enumeration:
      let value: TupleObject = slot.object()
      let payload = type.cases[Int(value[0])].payload
      return payload.indices.reduce(SlotHash.mix(value[0])) { SlotHash.combine($0, payload[$1].type.hash(value[$1 + 1])) }
    }
  }

  /// What `hash(into:)` of the notebook makes of a fresh hasher, which it leaves behind its result.
  private func notebookHash(_ number: Int32, _ slot: Slot) -> UInt64 {
    let context = MachineContext.current!
    let frame = context.state.pointee.top + 2
    let outcome = context.enter(function: context.machine.function(Int(number))) { window in
      window[0] = slot
      window[1] = Slot(owning: HasherObject())
    }
    guard outcome.status == NativeStatus.ok else {
      context.recordFailure(of: outcome)
      return 0
    }
    return SlotHash.mix(HasherObject.unique(frame[1]).hash)
  }

  /// What a comparison of the notebook says of two borrowed values; false when it does not end normally (the trap is
  /// recorded).
  package func holds(_ comparison: NotebookType.Comparison, _ left: Slot, _ right: Slot) -> Bool {
    let context = MachineContext.current!
    let outcome = context.enter(function: context.machine.function(Int(comparison.function))) { window in
      let first = comparison.isMember ? 1 : 0
      if comparison.isMember { window[0] = Slot(UInt(bitPattern: Unmanaged.passUnretained(self).toOpaque())) }
      window[first] = left
      window[first + 1] = right
    }
    guard outcome.status == NativeStatus.ok else {
      context.recordFailure(of: outcome)
      return false
    }
    return outcome.slot != 0
  }
}
