extension Dictionary: SlotConvertible where Key: SlotConvertible, Value: SlotConvertible {
  package static func borrow(_ slot: Slot) -> [Key: Value] {
    let table = slot.object(as: DictionaryObject.self).table
    var result: [Key: Value] = [:]
    for position in 0..<table.entryCount where table.isLive(position) {
      result[Key.borrow(table.key(at: position))] = Value.borrow(table.value(at: position))
    }
    return result
  }

  package func owned() -> Slot {
    let dictionary = DictionaryObject(keyType: Key.descriptor, valueType: Value.descriptor, capacity: count)
    for (key, value) in self {
      let slot = key.owned()
      dictionary.set(value.owned(), forKey: slot)
      if Key.isReferenceSlot { slot.release() }
    }
    return Slot(owning: dictionary)
  }

  package static var isReferenceSlot: Bool { true }
  package static var descriptor: TypeDescriptor { .dictionary(Key.descriptor, Value.descriptor) }
}
