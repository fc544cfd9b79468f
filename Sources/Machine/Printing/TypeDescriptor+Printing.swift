// What `print`, interpolation and the display of a cell's value show: character for character what Swift shows for the
// same value, in a program whose module is `main`.

extension TypeDescriptor {
  /// The slot as `String(describing:)` shows it.
  ///
  ///     TypeDescriptor.array(.string).describe(["a"].owned())   // ["a"]
  package func describe(_ slot: Slot) -> String {
    var text = ""
    write(slot, isDebug: false, to: &text)
    return text
  }

  /// The slot as `String(reflecting:)` shows it.
  ///
  ///     TypeDescriptor.string.debugDescribe("a".owned())   // "a", with the quotes
  package func debugDescribe(_ slot: Slot) -> String {
    var text = ""
    write(slot, isDebug: true, to: &text)
    return text
  }

  func write(_ slot: Slot, isDebug: Bool, to text: inout String) {
    switch kind {
    case .int, .int64: text += Int64(bitPattern: slot).description
    case .int8: text += Int8.borrow(slot).description
    case .int16: text += Int16.borrow(slot).description
    case .int32: text += Int32.borrow(slot).description
    case .uint, .uint64: text += slot.description
    case .uint8: text += UInt8.borrow(slot).description
    case .uint16: text += UInt16.borrow(slot).description
    case .uint32: text += UInt32.borrow(slot).description
    case .double: text += Double.borrow(slot).description
    case .float: text += Float.borrow(slot).description
    case .bool: text += slot == 0 ? "false" : "true"
    case .void: text += "()"
    case .never: break
    case .string: write(String.borrow(slot), isDebug, &text)
    case .character: write(Character.borrow(slot), isDebug, &text)
    case .substring: write(Substring.borrow(slot), isDebug, &text)
    case .array(let element): writeArray(slot.object(), element, &text)
    case .set(let element):
      if isDebug { text += "Set(" }
      writeSet(slot.object(), element, &text)
      if isDebug { text += ")" }
    case .dictionary(let key, let value): writeDictionary(slot.object(), key, value, &text)
    case .optional(let wrapped): writeOptional(slot, wrapped, &text)
    case .tuple(let elements): writeTuple(slot.object(), elements, &text)
    case .range(let bound): writeRange(slot.object(), bound, "..<", isDebug ? "Range" : nil, &text)
    case .closedRange(let bound): writeRange(slot.object(), bound, "...", isDebug ? "ClosedRange" : nil, &text)
    case .function: text += "(Function)"
    case .existential:
      guard MachineContext.mayDescend else { return }
      let existential: ExistentialObject = slot.object()
      existential.type.write(existential.slot, isDebug: isDebug, to: &text)
    case .object: objectType(slot).write(slot, isDebug: isDebug, to: &text)
    case .notebook(let type): writeNotebook(slot, type, isDebug, &text)
    case .native(_, _, let representation): writeNative(slot, representation, isDebug, &text)
    case .weak(let type): withStrong(slot) { type.write($0, isDebug: isDebug, to: &text) }
    case .metatype:
      let type = TypeDescriptor.at(slot)
      text += isDebug ? type.reflectedName : type.description
    }
  }

  private func write(_ value: some CustomStringConvertible & CustomDebugStringConvertible, _ isDebug: Bool, _ text: inout String) {
    text += isDebug ? value.debugDescription : value.description
  }

  private func writeArray(_ array: ArrayObject, _ element: TypeDescriptor, _ text: inout String) {
    text += "["
    for index in 0..<array.count {
      if index > 0 { text += ", " }
      element.write(array[index], isDebug: true, to: &text)
    }
    text += "]"
  }

  private func writeSet(_ set: SetObject, _ element: TypeDescriptor, _ text: inout String) {
    text += "["
    var isFirst = true
    for position in 0..<set.table.entryCount where set.table.isLive(position) {
      if !isFirst { text += ", " }
      isFirst = false
      element.write(set.table.key(at: position), isDebug: true, to: &text)
    }
    text += "]"
  }

  private func writeDictionary(
    _ dictionary: DictionaryObject, _ key: TypeDescriptor, _ value: TypeDescriptor, _ text: inout String
  ) {
    if dictionary.count == 0 {
      text += "[:]"
      return
    }
    text += "["
    var isFirst = true
    let table = dictionary.table
    for position in 0..<table.entryCount where table.isLive(position) {
      if !isFirst { text += ", " }
      isFirst = false
      key.write(table.key(at: position), isDebug: true, to: &text)
      text += ": "
      value.write(table.value(at: position), isDebug: true, to: &text)
    }
    text += "]"
  }

  private func writeOptional(_ slot: Slot, _ wrapped: TypeDescriptor, _ text: inout String) {
    if slot == 0 {
      text += "nil"
      return
    }
    text += "Optional("
    let value = wrapped.isBoxedWhenOptional ? slot.object(as: OptionalBox.self).slot : slot
    wrapped.write(value, isDebug: true, to: &text)
    text += ")"
  }

  private func writeTuple(_ tuple: TupleObject, _ elements: [TupleElement], _ text: inout String) {
    text += "("
    for (index, element) in elements.enumerated() {
      if index > 0 { text += ", " }
      if let label = element.label { text += label + ": " }
      element.type.write(tuple[index], isDebug: true, to: &text)
    }
    text += ")"
  }

  private func writeRange(
    _ range: RangeObject, _ bound: TypeDescriptor, _ separator: String, _ wrapper: String?, _ text: inout String
  ) {
    if let wrapper { text += wrapper + "(" }
    bound.write(range.lower, isDebug: wrapper != nil, to: &text)
    text += separator
    bound.write(range.upper, isDebug: wrapper != nil, to: &text)
    if wrapper != nil { text += ")" }
  }

  private func writeNative(_ slot: Slot, _ representation: SlotRepresentation, _ isDebug: Bool, _ text: inout String) {
    switch representation {
    case .int: TypeDescriptor.int.write(slot, isDebug: isDebug, to: &text)
    case .double: TypeDescriptor.double.write(slot, isDebug: isDebug, to: &text)
    case .float: TypeDescriptor.float.write(slot, isDebug: isDebug, to: &text)
    case .bool: TypeDescriptor.bool.write(slot, isDebug: isDebug, to: &text)
    case .void: text += "()"
    case .reference: writeObject(slot.object(), isDebug, &text)
    }
  }

  /// Ranges with one bound, and what is kept as an array under another name.
  private func writeKnownObject(_ object: AnyObject, _ text: inout String) -> Bool {
    guard case .native(let name, let arguments, _) = kind, let first = arguments.first else { return false }
    switch object {
    case let range as RangeObject:
      let isLower = name == "PartialRangeFrom"
      text += "\(self)(" + (isLower ? "lowerBound: " : "upperBound: ")
      first.write(isLower ? range.lower : range.upper, isDebug: true, to: &text)
      text += ")"
    case let array as ArrayObject: writeArray(array, name == "_DictionaryValues" ? arguments[1] : first, &text)
    default: return false
    }
    return true
  }

  private func writeObject(_ object: AnyObject, _ isDebug: Bool, _ text: inout String) {
    if writeKnownObject(object, &text) { return }
    let value: Any = (object as? AnyBoxedValue)?.anyValue ?? object
    if isDebug { debugPrint(value, terminator: "", to: &text) } else { print(value, terminator: "", to: &text) }
  }
}

extension TypeDescriptor {
  private func writeNotebook(_ slot: Slot, _ type: NotebookType, _ isDebug: Bool, _ text: inout String) {
    guard MachineContext.mayDescend else { return }
    let dynamic = slot.notebookType ?? type
    let getters = isDebug ? [dynamic.debugDescriptionGetter, dynamic.descriptionGetter] : [dynamic.descriptionGetter, dynamic.debugDescriptionGetter]
    if let getter = getters[0] ?? getters[1] {
      text += notebookDescription(slot, getter)
      return
    }
    switch type.kind {
    case .classType: text += dynamic.qualifiedName
    case .structure: writeStruct(slot.object(), type, isDebug, &text)
    case .enumeration: writeCase(slot.object(), type, isDebug, &text)
    }
  }

  private func notebookDescription(_ slot: Slot, _ getter: Int32) -> String {
    let context = MachineContext.current!
    let outcome = context.enter(function: context.machine.function(Int(getter))) { $0[0] = slot }
    guard outcome.status == NativeStatus.ok else {
      context.recordFailure(of: outcome)
      return ""
    }
    defer { outcome.slot.release() }
    return String.borrow(outcome.slot)
  }

  private func writeStruct(_ fields: TupleObject, _ type: NotebookType, _ isDebug: Bool, _ text: inout String) {
    text += (isDebug ? type.qualifiedName : type.baseName) + "("
    for (index, field) in type.fields.enumerated() {
      if index > 0 { text += ", " }
      text += field.name + ": "
      field.type.write(fields[index], isDebug: true, to: &text)
    }
    text += ")"
  }

  /// An enum value is a tuple of its tag and its payload.
  private func writeCase(_ value: TupleObject, _ type: NotebookType, _ isDebug: Bool, _ text: inout String) {
    let chosen = type.cases[Int(value[0])]
    text += (isDebug ? type.qualifiedName + "." : "") + chosen.name
    guard !chosen.payload.isEmpty else { return }
    text += "("
    for (index, element) in chosen.payload.enumerated() {
      if index > 0 { text += ", " }
      if let label = element.label { text += label + ": " }
      element.type.write(value[index + 1], isDebug: true, to: &text)
    }
    text += ")"
  }
}

extension Slot {
  /// The class of a notebook instance, plain or native-rooted; nil when the slot holds anything else.
  package var notebookType: NotebookType? {
    guard self != 0 else { return nil }
    let object: AnyObject = self.object()
    if let instance = object as? InstanceObject { return instance.type }
    return (object as? any NotebookSubclass)?.instance.type
  }
}
