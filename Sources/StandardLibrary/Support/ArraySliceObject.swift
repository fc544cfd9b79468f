import Machine

/// An ArraySlice in a slot: part of an array, indexed as the array is. A value.
final class ArraySliceObject: CustomStringConvertible, CustomDebugStringConvertible, Hashable {
  let storage: ArrayObject
  let lower: Int
  let upper: Int
  let elementType: TypeDescriptor

  init(_ storage: ArrayObject, _ lower: Int, _ upper: Int, elementType: TypeDescriptor) {
    self.storage = storage
    self.lower = lower
    self.upper = upper
    self.elementType = elementType
  }

  var count: Int { upper - lower }

  /// The elements as an array of their own.
  func elements() -> ArrayObject {
    if lower == 0 && upper == storage.count { return storage }
    let copy = ArrayObject(capacity: count, elementsAreReferences: storage.elementsAreReferences)
    for index in lower..<upper { copy.append(borrowed: storage[index]) }
    return copy
  }

  var description: String {
    "[" + (lower..<upper).map { elementType.debugDescribe(storage[$0]) }.joined(separator: ", ") + "]"
  }

  var debugDescription: String { "ArraySlice(" + description + ")" }

  static func == (left: ArraySliceObject, right: ArraySliceObject) -> Bool {
    let comparison = KeyComparison(left.elementType)
    return left.count == right.count
      && (0..<left.count).allSatisfy {
        comparison.areEqual(left.storage[left.lower + $0], right.storage[right.lower + $0])
      }
  }

  func hash(into hasher: inout Hasher) {
    for index in lower..<upper { hasher.combine(elementType.hash(storage[index])) }
  }
}
