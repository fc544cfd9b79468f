// Between slots and Swift's `Any`: what native functions with `Any` parameters see, and what they give back.

extension TypeDescriptor {
  /// The Swift type whose values cross between slots and native code, when the machine knows one.
  package var swiftType: (any SlotConvertible.Type)? {
    switch kind {
    case .int: Int.self
    case .int8: Int8.self
    case .int16: Int16.self
    case .int32: Int32.self
    case .int64: Int64.self
    case .uint: UInt.self
    case .uint8: UInt8.self
    case .uint16: UInt16.self
    case .uint32: UInt32.self
    case .uint64: UInt64.self
    case .double: Double.self
    case .float: Float.self
    case .bool: Bool.self
    case .string: String.self
    case .character: Character.self
    case .substring: Substring.self
    case .array(let element): element.swiftType.map { Self.array($0) }
    case .optional(let wrapped): wrapped.swiftType.map { Self.optional($0) }
    case .range(.int): Range<Int>.self
    case .closedRange(.int): ClosedRange<Int>.self
    case .void, .never, .set, .dictionary, .tuple, .range, .closedRange, .function, .existential, .object, .notebook, .native,
      .metatype, .weak:
      nil
    }
  }

  private static func array<Element: SlotConvertible>(_ element: Element.Type) -> any SlotConvertible.Type {
    [Element].self
  }

  private static func optional<Wrapped: SlotConvertible>(_ wrapped: Wrapped.Type) -> any SlotConvertible.Type {
    Wrapped?.self
  }

  /// The Swift value of a borrowed slot. Values the Swift side has no type for arrive as `NotebookValue`, which prints as
  /// the notebook prints it.
  package func anyValue(_ slot: Slot) -> Any {
    if let type = swiftType { return type.borrow(slot) }
    switch kind {
    case .void: return ()
    case .existential:
      let existential: ExistentialObject = slot.object()
      return existential.type.anyValue(existential.slot)
    case .object: return objectType(slot).anyValue(slot)
    case .array(let element):
      return slot.object(as: ArrayObject.self).slots.map { element.anyValue($0) }
    case .dictionary(let key, let value): return anyDictionary(slot.object(), key, value) ?? NotebookValue(self, slot)
    case .optional(let wrapped):
      return slot == 0 ? Any?.none as Any : Any?.some(wrapped.anyValue(wrapped.unwrapped(slot))) as Any
    case .native(_, _, .reference):
      let object: AnyObject = slot.object()
      return (object as? AnyBoxedValue)?.anyValue ?? object
    case .notebook(let type) where type.isNativeRooted: return slot.object(as: AnyObject.self)
    default: return NotebookValue(self, slot)
    }
  }

  private func anyDictionary(_ dictionary: DictionaryObject, _ key: TypeDescriptor, _ value: TypeDescriptor) -> Any? {
    var result: [AnyHashable: Any] = [:]
    let table = dictionary.table
    for position in 0..<table.entryCount where table.isLive(position) {
      guard let hashable = key.anyValue(table.key(at: position)) as? AnyHashable else { return nil }
      result[hashable] = value.anyValue(table.value(at: position))
    }
    return key === TypeDescriptor.string ? Dictionary(uniqueKeysWithValues: result.map { ($0.key.base as! String, $0.value) }) : result
  }
}

/// A notebook value inside native code that takes `Any`: a tuple, a notebook struct or class, a function.
package final class NotebookValue: CustomStringConvertible, CustomDebugStringConvertible {
  package let type: TypeDescriptor
  package let slot: Slot

  /// Retains a borrowed slot.
  package init(_ type: TypeDescriptor, _ slot: Slot) {
    self.type = type
    self.slot = type.isReference ? slot.retained() : slot
  }

  deinit { if type.isReference { slot.release() } }

  package var description: String { type.describe(slot) }
  package var debugDescription: String { type.debugDescribe(slot) }
}

/// A Swift error (or any other value) as an existential of the notebook; what the machine has no name for is boxed.
package func existential(of value: Any) -> ExistentialObject {
  switch value {
  case let value as NotebookValue:
    return ExistentialObject(type: value.type, owned: value.type.isReference ? value.slot.retained() : value.slot)
  case let value as any SlotConvertible:
    return ExistentialObject(type: Swift.type(of: value).descriptor, owned: value.owned())
  default:
    return ExistentialObject(type: .native("\(Swift.type(of: value))"), owned: Slot(owning: BoxedValue<Any>(value)))
  }
}
