extension ExistentialObject {
  /// Whether `as?` to that type would succeed.
  package func canCast(to target: TypeDescriptor) -> Bool {
    guard let owned = type.cast(slot, to: target) else { return false }
    if target.isReference { owned.release() }
    return true
  }

  /// The value as an optional of the target type, owned; 0 when the dynamic type does not fit.
  package func cast(to target: TypeDescriptor) -> Slot {
    guard let owned = type.cast(slot, to: target) else { return 0 }
    return target.wrapInOptional(owned: owned)
  }
}

extension TypeDescriptor {
  /// A borrowed value of this type as the target type, owned; nil when its dynamic type does not fit.
  func cast(_ slot: Slot, to target: TypeDescriptor) -> Slot? {
    switch kind {
    case .existential:
      if self === target { return slot.retained() }
      let existential: ExistentialObject = slot.object()
      return existential.type.cast(existential.slot, to: target)
    case .object: return objectType(slot).cast(slot, to: target)
    case .optional(let inner) where self !== target: return castOptional(slot, inner, to: target)
    default: break
    }
    if self === target { return isReference ? slot.retained() : slot }
    switch target.kind {
    case .existential(let protocols):
      guard conforms(slot, to: protocols) else { return nil }
      return Slot(owning: ExistentialObject(type: self, owned: isReference ? slot.retained() : slot))
    case .object(let protocols):
      guard isObject(slot), conforms(slot, to: protocols) else { return nil }
      return slot.retained()
    case .optional(let wrapped): return cast(slot, to: wrapped).map { wrapped.wrapInOptional(owned: $0) }
    case .notebook(let wanted):
      guard isNotebookClass, let dynamic = slot.notebookType, dynamic.isSubclass(of: wanted) else { return nil }
      return slot.retained()
    case .native(let name, let arguments, .reference):
      guard arguments.isEmpty, isReference, slot != 0, isNative(slot, named: name) else { return nil }
      return slot.retained()
    case .array(let wanted):
      guard case .array(let element) = kind else { return nil }
      return castArray(slot.object(), element, to: wanted)
    case .set(let wanted):
      guard case .set(let element) = kind else { return nil }
      return castSet(slot.object(), element, to: wanted)
    case .dictionary(let wantedKey, let wantedValue):
      guard case .dictionary(let key, let value) = kind else { return nil }
      return castDictionary(slot.object(), key, value, to: wantedKey, wantedValue)
    case .tuple(let wanted):
      guard case .tuple(let elements) = kind, elements.count == wanted.count,
        zip(elements, wanted).allSatisfy({ $0.label == $1.label || $0.label == nil || $1.label == nil })
      else { return nil }
      return castTuple(slot.object(), elements, to: wanted)
    case .metatype(let wanted):
      guard case .metatype = kind, isSubtype(TypeDescriptor.at(slot), of: wanted) else { return nil }
      return slot
    default: return nil
    }
  }

  /// An optional is looked through, as Swift does; nil stays nil where the target is an optional.
  private func castOptional(_ slot: Slot, _ inner: TypeDescriptor, to target: TypeDescriptor) -> Slot? {
    if case .existential(let protocols) = target.kind, protocols.isEmpty {
      return Slot(owning: ExistentialObject(type: self, owned: slot.retained()))
    }
    if slot == 0 {
      if case .optional = target.kind { return 0 }
      return nil
    }
    if case .optional(let wanted) = target.kind {
      return inner.cast(inner.unwrapped(slot), to: wanted).map { wanted.wrapInOptional(owned: $0) }
    }
    return inner.cast(inner.unwrapped(slot), to: target)
  }

  private func castArray(_ array: ArrayObject, _ element: TypeDescriptor, to wanted: TypeDescriptor) -> Slot? {
    let result = ArrayObject(capacity: array.count, elementsAreReferences: wanted.isReference)
    for slot in array.slots {
      guard let owned = element.cast(slot, to: wanted) else { return nil }
      result.append(owned: owned)
    }
    return Slot(owning: result)
  }

  private func castSet(_ set: SetObject, _ element: TypeDescriptor, to wanted: TypeDescriptor) -> Slot? {
    let result = SetObject(elementType: wanted)
    for position in 0..<set.table.entryCount where set.table.isLive(position) {
      guard let owned = element.cast(set.table.key(at: position), to: wanted) else { return nil }
      _ = result.table.findOrAdd(owned)
      if wanted.isReference { owned.release() }
    }
    return Slot(owning: result)
  }

  private func castDictionary(
    _ dictionary: DictionaryObject, _ key: TypeDescriptor, _ value: TypeDescriptor, to wantedKey: TypeDescriptor,
    _ wantedValue: TypeDescriptor
  ) -> Slot? {
    let result = DictionaryObject(keyType: wantedKey, valueType: wantedValue)
    let table = dictionary.table
    for position in 0..<table.entryCount where table.isLive(position) {
      guard let newKey = key.cast(table.key(at: position), to: wantedKey) else { return nil }
      defer { if wantedKey.isReference { newKey.release() } }
      guard let newValue = value.cast(table.value(at: position), to: wantedValue) else { return nil }
      result.table.valueAddress(at: result.table.findOrAdd(newKey).0).pointee = newValue
    }
    return Slot(owning: result)
  }

  private func castTuple(_ tuple: TupleObject, _ elements: [TupleElement], to wanted: [TupleElement]) -> Slot? {
    let references = wanted.enumerated().reduce(UInt64(0)) { $0 | ($1.element.type.isReference ? 1 << UInt64($1.offset) : 0) }
    let result = TupleObject.make(count: wanted.count, references: references)
    for index in wanted.indices {
      guard let owned = elements[index].type.cast(tuple[index], to: wanted[index].type) else { return nil }
      result[index] = owned
    }
    return Slot(owning: result)
  }

  private func isSubtype(_ type: TypeDescriptor, of wanted: TypeDescriptor) -> Bool {
    if type === wanted { return true }
    switch (type.kind, wanted.kind) {
    case (.notebook(let own), .notebook(let other)): return own.isSubclass(of: other)
    case (_, .existential(let protocols)), (_, .object(let protocols)):
      return protocols.allSatisfy { type.isKnown(toConformTo: $0) }
    default: return false
    }
  }

  private func isNative(_ slot: Slot, named name: String) -> Bool {
    let object: AnyObject = slot.object()
    return (Swift.type(of: object) as? any BoundClass.Type)?.boundName == name
  }

  /// Whether a value is an object of a class, of the notebook or native.
  private func isObject(_ slot: Slot) -> Bool {
    if isNotebookClass { return true }
    guard case .native(_, _, .reference) = kind else { return false }
    let object: AnyObject = slot.object()
    return object is any BoundClass
  }

  private func conforms(_ slot: Slot, to protocols: [ProtocolDescriptor]) -> Bool {
    let dynamic = isNotebookClass ? objectType(slot) : self
    return protocols.allSatisfy { wanted in
      if wanted.name == "AnyObject", wanted === ProtocolDescriptor.native("AnyObject") { return isObject(slot) }
      if dynamic.isKnown(toConformTo: wanted) { return true }
      guard wanted === ProtocolDescriptor.native("Error"), case .native(_, _, .reference) = dynamic.kind else { return false }
      return (slot.object(as: AnyObject.self) as? AnyBoxedValue)?.anyValue is any Error
    }
  }

  private func isKnown(toConformTo wanted: ProtocolDescriptor) -> Bool {
    let context = MachineContext.current!
    return context.conformances.contains(.init(type: self, protocolType: wanted)) || context.conformance(self, wanted.name)
  }
}
