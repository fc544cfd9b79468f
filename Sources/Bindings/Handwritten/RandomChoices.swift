import Display
import Machine
import PythonModules

// `random`'s functions of lists: the machine cannot instantiate Swift's generics, so places are drawn and slots moved.

extension HandwrittenNatives {
  static let randomChoices: [String: NativeFunction] = [
    "random.choice(_:)": choice,
    "random.choices(_:weights:k:)": choices,
    "random.sample(_:_:)": sample,
    "random.shuffle(_:)": shuffle,
  ]
}

/// The elements at those places as a list.
private func chosen(_ elements: ArrayObject, _ places: [Int]) -> Slot {
  let result = ArrayObject(capacity: places.count, elementsAreReferences: elements.elementsAreReferences)
  for place in places { result.append(borrowed: elements[place]) }
  return Slot(owning: result)
}

private func choice(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  let elements: ArrayObject = window[0].object()
  if elements.count == 0 { ExecutionContext.current.fail(random.emptyList("choice")) }
  return complete(machine, window, {
    let slot = elements[Int(random.below(UInt64(elements.count)))]
    return elements.elementsAreReferences ? slot.retained() : slot
  }())
}

private func choices(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  let elements: ArrayObject = window[0].object()
  let weights = provided(window[3], 1) ? [Double]?.borrow(window[1]) : nil
  let places = random.places(elements.count, weights, provided(window[3], 2) ? Int.borrow(window[2]) : 1)
  return complete(machine, window, chosen(elements, places))
}

private func sample(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  let elements: ArrayObject = window[0].object()
  let places = random.distinctPlaces(elements.count, Int.borrow(window[1]))
  return complete(machine, window, chosen(elements, places))
}

private func shuffle(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  var slot = window[0]
  let elements = ArrayObject.unique(&slot)
  for (i, j) in random.swaps(elements.count) { elements.slots.swapAt(i, j) }
  window[0] = 0
  window[1] = slot
  return NativeStatus.ok
}
