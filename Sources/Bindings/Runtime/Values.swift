import Machine
import StandardLibrary

/// The value in a slot of type `Any`.
func anyValue(_ slot: Slot) -> Any {
  let value: ExistentialObject = slot.object()
  return value.type.anyValue(value.slot)
}

/// The value of an optional whose wrapped type is no raw scalar.
func optionalValue<Wrapped>(_ slot: Slot, _ read: (Slot) -> Wrapped) -> Wrapped? { slot == 0 ? nil : read(slot) }

func tupleValue<Tuple>(_ slot: Slot, _ read: (TupleObject) -> Tuple) -> Tuple { read(slot.object()) }

/// Two lists side by side, as `zip` gives them.
func zippedValue<A, B>(_ slot: Slot, _ first: (Slot) -> A, _ second: (Slot) -> B) -> Zip2Sequence<[A], [B]> {
  let parts = slot.object(as: AdapterObject.self).parts
  return zip(
    parts[0].slot.object(as: ArrayObject.self).slots.map(first),
    parts[1].slot.object(as: ArrayObject.self).slots.map(second))
}

/// A dictionary by name whose values are no raw scalars.
func dictionaryValue<Value>(_ slot: Slot, _ read: (Slot) -> Value) -> [String: Value] {
  let table = slot.object(as: DictionaryObject.self).table
  var result: [String: Value] = [:]
  for position in 0..<table.entryCount where table.isLive(position) {
    result[String.borrow(table.key(at: position))] = read(table.value(at: position))
  }
  return result
}

func ownedTuple<Tuple>(_ value: Tuple, _ references: UInt64, _ slots: (Tuple) -> [Slot]) -> Slot {
  Slot(owning: TupleObject.make(owned: slots(value), references: references))
}

func ownedArray<Element>(_ values: [Element], _ references: Bool, _ slot: (Element) -> Slot) -> Slot {
  let array = ArrayObject(capacity: values.count, elementsAreReferences: references)
  for value in values { array.append(owned: slot(value)) }
  return Slot(owning: array)
}
