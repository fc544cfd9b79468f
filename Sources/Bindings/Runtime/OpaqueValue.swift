import Bytecode
import Machine
import Tensors

/// A value of a generic parameter that nothing is asked of, carried through bound code as the slot it is.
package final class OpaqueValue {
  private let slot: Slot
  private let type: TypeDescriptor

  /// Retains a borrowed slot.
  convenience init(borrowing slot: Slot, _ type: TypeDescriptor) {
    self.init(owning: type.isReference ? slot.retained() : slot, type)
  }

  private init(owning slot: Slot, _ type: TypeDescriptor) {
    self.slot = slot
    self.type = type
  }

  deinit { if type.isReference { slot.release() } }

  /// Stands for the result of a function that did not end normally.
  static let none = OpaqueValue(owning: 0, .void)

  func owned() -> Slot { type.isReference ? slot.retained() : slot }
}

extension OpaqueValue: TensorStructure {
  package var structureName: String { type.description }

  package var tensorLeaves: [Tensor]? {
    var leaves: [Tensor] = []
    return OpaqueValue.collect(slot, type, &leaves) ? leaves : nil
  }

  package func replacingTensors(_ leaves: [Tensor]) -> Any {
    var rest = leaves[...]
    return OpaqueValue(owning: OpaqueValue.rebuilt(slot, type, &rest), type)
  }

  /// A tensor that is no variable: a variable stays the object it is.
  private static func plainTensor(_ slot: Slot) -> Tensor? {
    guard let tensor: Tensor = slot.object(as: AnyObject.self) as? Tensor else { return nil }
    return tensor is Variable ? nil : tensor
  }

  /// False for a value whose parts cannot be replaced.
  private static func collect(_ slot: Slot, _ type: TypeDescriptor, _ leaves: inout [Tensor]) -> Bool {
    guard type.isReference, slot != 0 else { return true }
    switch type.kind {
    case .native:
      if let tensor = plainTensor(slot) { leaves.append(tensor) }
      return true
    case .string, .character, .range, .closedRange: return true
    case .array(let element):
      return slot.object(as: ArrayObject.self).slots.allSatisfy { collect($0, element, &leaves) }
    case .tuple(let elements):
      let tuple: TupleObject = slot.object()
      return elements.indices.allSatisfy { collect(tuple[$0], elements[$0].type, &leaves) }
    case .dictionary(_, let value):
      let table = slot.object(as: DictionaryObject.self).table
      return (0..<table.entryCount).allSatisfy { !table.isLive($0) || collect(table.value(at: $0), value, &leaves) }
    case .optional(let wrapped) where !wrapped.isBoxedWhenOptional: return collect(slot, wrapped, &leaves)
    default: return false
    }
  }

  /// The value with the next leaves in place of its tensors, owned.
  private static func rebuilt(_ slot: Slot, _ type: TypeDescriptor, _ leaves: inout ArraySlice<Tensor>) -> Slot {
    guard type.isReference, slot != 0 else { return slot }
    switch type.kind {
    case .native: return plainTensor(slot) == nil ? slot.retained() : leaves.removeFirst().owned()
    case .array(let element):
      let result = ArrayObject(elementsAreReferences: element.isReference)
      for part in slot.object(as: ArrayObject.self).slots { result.append(owned: rebuilt(part, element, &leaves)) }
      return Slot(owning: result)
    case .tuple(let elements):
      let tuple: TupleObject = slot.object()
      var mask: UInt64 = 0
      for (index, element) in elements.enumerated() where element.type.isReference { mask |= 1 << UInt64(index) }
      let parts = elements.indices.map { rebuilt(tuple[$0], elements[$0].type, &leaves) }
      return Slot(owning: TupleObject.make(owned: parts, references: mask))
    case .dictionary(let key, let value):
      let table = slot.object(as: DictionaryObject.self).table
      let result = DictionaryObject(keyType: key, valueType: value, capacity: table.count)
      for place in 0..<table.entryCount where table.isLive(place) {
        result.set(rebuilt(table.value(at: place), value, &leaves), forKey: table.key(at: place))
      }
      return Slot(owning: result)
    case .optional(let wrapped) where !wrapped.isBoxedWhenOptional: return rebuilt(slot, wrapped, &leaves)
    default: return slot.retained()
    }
  }
}
