import Machine

/// An ArraySlice in a slot: part of an array, indexed as the array is. A value.
final class ArraySliceObject: CustomStringConvertible, CustomDebugStringConvertible, Hashable {
  let storage: ArrayObject
  /// The index that the first element of the storage has in the slice.
  let base: Int
  let lower: Int
  let upper: Int
  let elementType: TypeDescriptor

  init(_ storage: ArrayObject, _ lower: Int, _ upper: Int, base: Int = 0, elementType: TypeDescriptor) {
    self.storage = storage
    self.base = base
    self.lower = lower
    self.upper = upper
    self.elementType = elementType
  }

  var count: Int { upper - lower }

  /// A borrowed element; the caller has checked the index.
  subscript(index: Int) -> Slot { storage[index - base] }

  /// Another part of the same storage.
  func part(_ lower: Int, _ upper: Int) -> ArraySliceObject {
    ArraySliceObject(storage, lower, upper, base: base, elementType: elementType)
  }

  /// The elements as an array of their own.
  func elements() -> ArrayObject {
    if count == storage.count { return storage }
    let copy = ArrayObject(capacity: count, elementsAreReferences: storage.elementsAreReferences)
    for index in lower..<upper { copy.append(borrowed: self[index]) }
    return copy
  }

  var description: String {
    "[" + (lower..<upper).map { elementType.debugDescribe(self[$0]) }.joined(separator: ", ") + "]"
  }

  var debugDescription: String { "ArraySlice(" + description + ")" }

  static func == (left: ArraySliceObject, right: ArraySliceObject) -> Bool {
    let comparison = KeyComparison(left.elementType)
    return left.count == right.count
      && (0..<left.count).allSatisfy {
        comparison.areEqual(left[left.lower + $0], right[right.lower + $0])
      }
  }

  func hash(into hasher: inout Hasher) {
    for index in lower..<upper { hasher.combine(elementType.hash(self[index])) }
  }
}
