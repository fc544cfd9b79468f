import Machine

// Sequences that are not arrays are turned into one before an algorithm runs over them: the adapters (`enumerated`, `zip`,
// `stride`, `reversed`, …) are evaluated where they are made and kept as plain arrays.

/// An object of bound code that is a sequence; its elements are made when they are asked for.
package protocol NativeSequence: AnyObject {
  /// All elements, whose type is given; incomplete when something failed, which the execution context then knows.
  func elements(_ type: TypeDescriptor) -> ArrayObject
}

/// The element type of a sequence type; nil for types this library cannot iterate over.
func elementType(of type: TypeDescriptor) -> TypeDescriptor? {
  switch type.kind {
  case .array(let element), .set(let element), .range(let element), .closedRange(let element): return element
  case .dictionary(let key, let value): return pairType(key, value)
  case .string, .substring: return .character
  case .existential(let protocols): return protocols.lazy.compactMap(\.element).first ?? .any
  case .notebook(let declared): return declared.iteratedType ?? declared.iteration?.element ?? declared.indexing?.element
  case .native(let name, let arguments, _): return elementType(of: name, arguments)
  default: return nil
  }
}

private func elementType(of name: String, _ arguments: [TypeDescriptor]) -> TypeDescriptor? {
  switch name {
  case "ArraySlice", "ContiguousArray", "StrideTo", "StrideThrough", "Repeated", "PartialRangeFrom", "_DictionaryKeys", "Dataset",
    "UnfoldSequence", "AnyIterator", "AnySequence", "EmptyCollection", "CollectionOfOne", "OrderedSet":
    return arguments[0]
  // A tensor is the sequence of its rows, and so is a variable.
  case "Tensor", "Variable": return .native("Tensor")
  case "NDArray": return .native("NDArray")
  case "_DictionaryValues", "_OrderedValues", "LazyMapSequence": return arguments[1]
  case "OrderedDictionary", "_OrderedElements": return pairType(arguments[0], arguments[1])
  case "ReversedCollection", "Slice", "PrefixSequence", "DropFirstSequence", "DropWhileSequence", "IndexingIterator",
    "LazySequence", "LazyFilterSequence", "LazyPrefixWhileSequence", "LazyDropWhileSequence":
    return elementType(of: arguments[0])
  case "FlattenSequence", "JoinedSequence": return elementType(of: arguments[0]).flatMap(elementType)
  case "DefaultIndices": return indexType(of: arguments[0])
  case "EnumeratedSequence":
    return elementType(of: arguments[0]).map {
      .tuple([.init(label: "offset", type: .int), .init(label: "element", type: $0)])
    }
  case "Zip2Sequence":
    guard let first = elementType(of: arguments[0]), let second = elementType(of: arguments[1]) else { return nil }
    return .tuple([.init(type: first), .init(type: second)])
  case "String.UTF8View", "Data": return .uint8
  case "String.UTF16View": return .uint16
  case "String.UnicodeScalarView": return Unicode.Scalar.descriptor
  default: return nil
  }
}

/// `(key: Key, value: Value)`.
func pairType(_ key: TypeDescriptor, _ value: TypeDescriptor) -> TypeDescriptor {
  .tuple([.init(label: "key", type: key), .init(label: "value", type: value)])
}

/// The reference mask of a pair of such elements.
func pairReferences(_ first: TypeDescriptor, _ second: TypeDescriptor) -> UInt64 {
  (first.isReference ? 1 : 0) | (second.isReference ? 2 : 0)
}

/// The elements of a sequence, at most `limit` of an unbounded one; nil (with a trap) for what cannot be iterated over.
///
/// Of an array the array itself: whoever holds the result keeps it from being changed meanwhile.
func elements(
  _ slot: Slot, _ type: TypeDescriptor, _ context: UnsafeMutableRawPointer, limit: Int = .max
) -> ArrayObject? {
  switch type.kind {
  case .array: return slot.object(as: ArrayObject.self)
  case .range, .closedRange:
    let count = elementCount(slot, type, context) ?? 0
    guard fitsIntoMemory(count) else {
      _ = tooLarge(count, context)
      return nil
    }
    return counting(from: slot, count)
  case .dictionary(let key, let value): return dictionaryElements(slot.object(), key, value)
  case .set(let element): return setElements(slot.object(), element)
  case .string: return characters(slot.object(as: StringObject.self).value)
  case .substring: return characters(slot.object(as: SubstringObject.self).value)
  case .native("PartialRangeFrom", _, _) where limit < .max: return counting(from: slot, limit)
  default: break
  }
  guard type.isLazySequence else { return nativeElements(slot, type, context) }
  guard let cursor = cursor(slot, type, context), let element = elementType(of: type) else { return nil }
  let outcome = drain(cursor, element, context, limit: limit)
  if let stopped = outcome.stopped { MachineContext.from(context).recordFailure(of: stopped) }
  return outcome.array
}

/// Of objects whose elements are known without calling the notebook.
private func nativeElements(_ slot: Slot, _ type: TypeDescriptor, _ context: UnsafeMutableRawPointer) -> ArrayObject? {
  guard case .native = type.kind, let element = elementType(of: type) else {
    _ = fail(context, "\(type) cannot be iterated over by native code")
    return nil
  }
  let object: AnyObject = slot.object()
  switch object {
  case let slice as ArraySliceObject: return slice.elements()
  case let array as ArrayObject: return array
  case let dictionary as DictionaryObject:
    return dictionaryElements(dictionary, dictionary.table.keyType, dictionary.table.valueType)
  case let set as SetObject: return setElements(set, element)
  case let adapter as AdapterObject:
    if adapter.cached == nil { adapter.cached = adapterElements(adapter, element, context) }
    return adapter.cached
  case let view as BoxedValue<UTF8Text>: return codes(view.value.view)
  case let view as BoxedValue<UTF16Text>: return codes(view.value.view)
  case let view as BoxedValue<ScalarText>:
    let array = ArrayObject(elementsAreReferences: true)
    for scalar in view.value.view { array.append(owned: scalar.owned()) }
    return array
  case let sequence as NativeSequence:
    let array = sequence.elements(element)
    return MachineContext.from(context).mustStop ? nil : array
  default:
    _ = fail(context, "\(type) cannot be iterated over by native code")
    return nil
  }
}

private func codes<View: Collection>(_ view: View) -> ArrayObject where View.Element: SlotConvertible {
  let array = ArrayObject(capacity: view.count, elementsAreReferences: false)
  for code in view { array.append(owned: code.owned()) }
  return array
}

private func counting(from slot: Slot, _ count: Int) -> ArrayObject {
  let lower = Int(truncatingIfNeeded: slot.object(as: RangeObject.self).lower)
  let array = ArrayObject(capacity: count, elementsAreReferences: false)
  for offset in 0..<count { array.append(owned: Slot(truncatingIfNeeded: lower &+ offset)) }
  return array
}

func dictionaryElements(_ dictionary: DictionaryObject, _ key: TypeDescriptor, _ value: TypeDescriptor) -> ArrayObject {
  let references = pairReferences(key, value)
  let array = ArrayObject(capacity: dictionary.count, elementsAreReferences: true)
  dictionary.table.forEach { array.append(owned: makePair(key.owned($0), value.owned($1), references: references)) }
  return array
}

private func setElements(_ set: SetObject, _ element: TypeDescriptor) -> ArrayObject {
  let array = ArrayObject(capacity: set.count, elementsAreReferences: element.isReference)
  set.table.forEach { slot, _ in array.append(borrowed: slot) }
  return array
}

private func characters(_ text: some StringProtocol) -> ArrayObject {
  let array = ArrayObject(capacity: text.utf8.count, elementsAreReferences: true)
  for character in text { array.append(owned: character.owned()) }
  return array
}

extension SlotTable {
  /// Visits borrowed keys and values in order.
  @inline(__always)
  func forEach(_ body: (Slot, Slot) -> Void) {
    for position in 0..<entryCount where isLive(position) { body(key(at: position), value(at: position)) }
  }
}
