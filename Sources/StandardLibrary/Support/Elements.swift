import Machine

// Sequences that are not arrays are turned into one before an algorithm runs over them: the adapters (`enumerated`, `zip`,
// `stride`, `reversed`, …) are evaluated where they are made and kept as plain arrays.

/// An object of bound code that is a sequence; its elements are made when they are asked for.
package protocol NativeSequence: AnyObject {
  /// All elements, whose type is given; incomplete when something failed, which the execution context then knows.
  func elements(_ type: TypeDescriptor) -> ArrayObject
}

/// Adapter types whose slots are `ArrayObject`s.
private let arrayBacked: Set<String> = [
  "EnumeratedSequence", "Zip2Sequence", "ReversedCollection", "FlattenSequence", "StrideTo", "StrideThrough", "Repeated",
  "_DictionaryKeys", "_DictionaryValues",
]

/// The element type of a sequence type; nil for types this library cannot iterate over.
func elementType(of type: TypeDescriptor) -> TypeDescriptor? {
  switch type.kind {
  case .array(let element), .set(let element), .range(let element), .closedRange(let element): return element
  case .dictionary(let key, let value): return pairType(key, value)
  case .string, .substring: return .character
  case .native("Data", _, _): return .uint8
  case .native("ArraySlice", let arguments, _), .native("StrideTo", let arguments, _),
    .native("StrideThrough", let arguments, _), .native("Repeated", let arguments, _),
    .native("PartialRangeFrom", let arguments, _), .native("_DictionaryKeys", let arguments, _),
    .native("Dataset", let arguments, _):
    return arguments[0]
  case .native("_DictionaryValues", let arguments, _): return arguments[1]
  case .native("ReversedCollection", let arguments, _): return elementType(of: arguments[0])
  case .native("FlattenSequence", let arguments, _): return elementType(of: arguments[0]).flatMap(elementType)
  case .native("EnumeratedSequence", let arguments, _):
    return elementType(of: arguments[0]).map {
      .tuple([.init(label: "offset", type: .int), .init(label: "element", type: $0)])
    }
  case .native("Zip2Sequence", let arguments, _):
    guard let first = elementType(of: arguments[0]), let second = elementType(of: arguments[1]) else { return nil }
    return .tuple([.init(type: first), .init(type: second)])
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
  case .range, .closedRange: return rangeElements(slot, type)
  case .dictionary(let key, let value): return dictionaryElements(slot.object(), key, value)
  case .set(let element): return setElements(slot.object(), element)
  case .string: return characters(slot.object(as: StringObject.self).value)
  case .substring: return characters(slot.object(as: SubstringObject.self).value)
  case .native("ArraySlice", _, _): return slot.object(as: ArraySliceObject.self).elements()
  case .native("PartialRangeFrom", _, _) where limit < .max: return counting(from: slot, limit)
  case .native(let name, _, _) where arrayBacked.contains(name): return slot.object(as: ArrayObject.self)
  case .native:
    guard let sequence = slot.object(as: AnyObject.self) as? NativeSequence, let element = elementType(of: type) else { fallthrough }
    let array = sequence.elements(element)
    return MachineContext.from(context).mustStop ? nil : array
  default:
    _ = fail(context, "\(type) cannot be iterated over by native code in this version")
    return nil
  }
}

private func rangeElements(_ slot: Slot, _ type: TypeDescriptor) -> ArrayObject {
  let range: RangeObject = slot.object()
  let lower = Int(truncatingIfNeeded: range.lower)
  let upper = Int(truncatingIfNeeded: range.upper)
  var count = upper - lower
  if case .closedRange = type.kind { count += 1 }
  let array = ArrayObject(capacity: count, elementsAreReferences: false)
  for offset in 0..<count { array.append(owned: Slot(truncatingIfNeeded: lower + offset)) }
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

/// How many elements a collection has, without building an array of them where that can be told.
func elementCount(_ slot: Slot, _ type: TypeDescriptor, _ context: UnsafeMutableRawPointer) -> Int? {
  switch type.kind {
  case .array: return slot.object(as: ArrayObject.self).count
  case .dictionary: return slot.object(as: DictionaryObject.self).count
  case .set: return slot.object(as: SetObject.self).count
  case .string: return slot.object(as: StringObject.self).value.count
  case .substring: return slot.object(as: SubstringObject.self).value.count
  case .native("ArraySlice", _, _): return slot.object(as: ArraySliceObject.self).count
  case .range, .closedRange:
    let range: RangeObject = slot.object()
    let distance = Int(truncatingIfNeeded: range.upper) &- Int(truncatingIfNeeded: range.lower)
    if case .closedRange = type.kind { return distance + 1 }
    return distance
  default: return elements(slot, type, context)?.count
  }
}

/// Elements `lower..<upper` of a collection as its `SubSequence`, owned.
func subsequence(_ slot: Slot, _ type: TypeDescriptor, _ lower: Int, _ upper: Int, _ elements: ArrayObject) -> Slot {
  switch type.kind {
  case .string: return part(of: Substring(slot.object(as: StringObject.self).value), lower, upper).owned()
  case .substring: return part(of: slot.object(as: SubstringObject.self).value, lower, upper).owned()
  case .range, .closedRange:
    let first = Int(truncatingIfNeeded: slot.object(as: RangeObject.self).lower)
    return (first + lower..<first + upper).owned()
  case .native("ArraySlice", let arguments, _):
    let slice: ArraySliceObject = slot.object()
    return Slot(owning: ArraySliceObject(
        slice.storage, slice.lower + lower, slice.lower + upper, elementType: arguments[0]))
  default:
    return Slot(owning: ArraySliceObject(elements, lower, upper, elementType: elementType(of: type) ?? .any))
  }
}

private func part(of text: Substring, _ lower: Int, _ upper: Int) -> Substring {
  let start = text.index(text.startIndex, offsetBy: lower)
  return text[start..<text.index(start, offsetBy: upper - lower)]
}

/// The index of the element at `offset`, owned, and its type.
func index(_ slot: Slot, _ type: TypeDescriptor, _ offset: Int) -> (Slot, TypeDescriptor) {
  switch type.kind {
  case .string:
    let text = slot.object(as: StringObject.self).value
    return (text.index(text.startIndex, offsetBy: offset).owned(), String.Index.descriptor)
  case .substring:
    let text = slot.object(as: SubstringObject.self).value
    return (text.index(text.startIndex, offsetBy: offset).owned(), String.Index.descriptor)
  case .range, .closedRange: return (slot.object(as: RangeObject.self).lower &+ Slot(offset), .int)
  case .native("ArraySlice", _, _): return (Slot(slot.object(as: ArraySliceObject.self).lower + offset), .int)
  default: return (Slot(offset), .int)
  }
}

extension String.Index: BoundValue {
  package static var boundName: String { "String.Index" }
}
