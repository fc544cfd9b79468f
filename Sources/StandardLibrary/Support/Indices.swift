import Machine

// Indices of the collections that are not arrays: native code counts elements from the start, notebooks see indices.

/// The type of a collection's indices.
func indexType(of type: TypeDescriptor) -> TypeDescriptor {
  switch type.kind {
  case .string, .substring: return String.Index.descriptor
  case .range(let bound), .closedRange(let bound): return bound
  case .dictionary(let key, let value): return .native("_DictionaryIndex", [key, value])
  case .set(let element): return .native("_SetIndex", [element])
  case .native(let name, let arguments, _):
    switch name {
    case "Slice", "DefaultIndices", "LazySequence", "LazyMapSequence", "LazyFilterSequence", "LazyPrefixWhileSequence",
      "LazyDropWhileSequence":
      return indexType(of: arguments[0])
    case "String.UTF8View", "String.UTF16View", "String.UnicodeScalarView": return String.Index.descriptor
    default: return .int
    }
  default: return .int
  }
}

/// The index of the element at `offset` (the end index where that is the count), owned.
func index(_ slot: Slot, _ type: TypeDescriptor, _ offset: Int) -> Slot {
  switch type.kind {
  case .string:
    let text = slot.object(as: StringObject.self).value
    return text.index(text.startIndex, offsetBy: offset).owned()
  case .substring:
    let text = slot.object(as: SubstringObject.self).value
    return text.index(text.startIndex, offsetBy: offset).owned()
  case .range, .closedRange: return slot.object(as: RangeObject.self).lower &+ Slot(truncatingIfNeeded: offset)
  case .native("ArraySlice", _, _): return Slot(slot.object(as: ArraySliceObject.self).lower + offset)
  case .native("Slice", _, _):
    let slice: AdapterObject = slot.object()
    return index(slice.parts[0].slot, slice.parts[0].type, Int(truncatingIfNeeded: slice.parts[1].slot) + offset)
  case .native("LazySequence", _, _):
    let base = slot.object(as: AdapterObject.self).parts[0]
    return index(base.slot, base.type, offset)
  default: break
  }
  let object: AnyObject = slot.object()
  switch object {
  case let view as BoxedValue<UTF8Text>: return view.value.view.index(view.value.view.startIndex, offsetBy: offset).owned()
  case let view as BoxedValue<UTF16Text>: return view.value.view.index(view.value.view.startIndex, offsetBy: offset).owned()
  case let view as BoxedValue<ScalarText>:
    return view.value.view.index(view.value.view.startIndex, offsetBy: offset).owned()
  default:
    let kind = indexType(of: type)
    return kind.isReference ? Slot(owning: OffsetIndex(offset, of: kind)) : Slot(offset)
  }
}

/// How far an index is from the start of a collection; nil where it is none of its indices.
func offset(of index: Slot, in slot: Slot, _ type: TypeDescriptor) -> Int? {
  switch type.kind {
  case .string: return distance(slot.object(as: StringObject.self).value, index)
  case .substring: return distance(slot.object(as: SubstringObject.self).value, index)
  case .range, .closedRange: return Int(truncatingIfNeeded: index &- slot.object(as: RangeObject.self).lower)
  case .native("ArraySlice", _, _): return Int(truncatingIfNeeded: index) - slot.object(as: ArraySliceObject.self).lower
  case .native("Slice", _, _):
    let slice: AdapterObject = slot.object()
    return offset(of: index, in: slice.parts[0].slot, slice.parts[0].type).map {
      $0 - Int(truncatingIfNeeded: slice.parts[1].slot)
    }
  case .native("LazySequence", _, _):
    let base = slot.object(as: AdapterObject.self).parts[0]
    return offset(of: index, in: base.slot, base.type)
  default: break
  }
  let object: AnyObject = slot.object()
  switch object {
  case let view as BoxedValue<UTF8Text>: return distance(view.value.view, index)
  case let view as BoxedValue<UTF16Text>: return distance(view.value.view, index)
  case let view as BoxedValue<ScalarText>: return distance(view.value.view, index)
  default: return indexType(of: type).isReference ? index.object(as: OffsetIndex.self).offset : Int(truncatingIfNeeded: index)
  }
}

private func distance<Text: BidirectionalCollection>(_ text: Text, _ index: Slot) -> Int? where Text.Index == String.Index {
  let index = String.Index.borrow(index)
  guard text.startIndex <= index, index <= text.endIndex else { return nil }
  return text.distance(from: text.startIndex, to: index)
}

/// An index of a dictionary or set: the number of the element in iteration order.
final class OffsetIndex: Hashable, CustomStringConvertible {
  let offset: Int
  private let type: TypeDescriptor

  init(_ offset: Int, of type: TypeDescriptor) {
    self.offset = offset
    self.type = type
  }

  var description: String { "\(type)" }

  static func == (left: OffsetIndex, right: OffsetIndex) -> Bool { left.offset == right.offset }
  func hash(into hasher: inout Hasher) { hasher.combine(offset) }
}

extension String.Index: BoundValue {
  package static var boundName: String { "String.Index" }
}
