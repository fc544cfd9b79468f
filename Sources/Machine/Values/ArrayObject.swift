import Glibc

/// The storage of an Array: a raw buffer of slots. Arrays are values: change one only while it is uniquely referenced.
///
/// The dispatch loop reads `elements` and `count` at fixed offsets (`ObjectLayout`), so these fields stay first. Only
/// the machine's thread changes an array, so the run-time exclusivity checks of class fields are switched off here as in
/// the other value objects.
package final class ArrayObject {
  /// `capacity` slots, the first `count` of them in use; a dangling pointer while the capacity is 0 is never read.
  @exclusivity(unchecked) package private(set) var elements: UnsafeMutablePointer<Slot>
  @exclusivity(unchecked) package private(set) var count: Int
  @exclusivity(unchecked) package private(set) var capacity: Int
  /// Whether the elements own references.
  package let elementsAreReferences: Bool

  package init(capacity: Int = 0, elementsAreReferences: Bool) {
    self.capacity = Swift.max(capacity, 1)
    elements = ArrayObject.allocate(self.capacity)
    count = 0
    self.elementsAreReferences = elementsAreReferences
  }

  /// `count` copies of `element`; retains it as often as needed.
  package convenience init(repeating element: Slot, count: Int, elementsAreReferences: Bool) {
    self.init(capacity: count, elementsAreReferences: elementsAreReferences)
    elements.initialize(repeating: element, count: count)
    self.count = count
    if elementsAreReferences { for _ in 0..<count { _ = element.retained() } }
  }

  /// An array that takes over the given owned slots.
  package convenience init(owned slots: [Slot], elementsAreReferences: Bool) {
    self.init(capacity: slots.count, elementsAreReferences: elementsAreReferences)
    for slot in slots { append(owned: slot) }
  }

  deinit {
    if elementsAreReferences { Releases.release(count: count) { elements[$0] } }
    free(elements)
  }

  private static func allocate(_ capacity: Int) -> UnsafeMutablePointer<Slot> {
    guard let memory = malloc(capacity * MemoryLayout<Slot>.stride) else { fatalError("out of memory") }
    return memory.assumingMemoryBound(to: Slot.self)
  }

  /// Borrowed elements.
  @inline(__always)
  package var slots: UnsafeMutableBufferPointer<Slot> { UnsafeMutableBufferPointer(start: elements, count: count) }

  /// A borrowed element; the caller has checked the index.
  @inline(__always)
  package subscript(index: Int) -> Slot { elements[index] }

  package func reserve(_ wanted: Int) {
    guard wanted > capacity else { return }
    capacity = Swift.max(wanted, capacity * 2, 4)
    guard let memory = realloc(elements, capacity * MemoryLayout<Slot>.stride) else { fatalError("out of memory") }
    elements = memory.assumingMemoryBound(to: Slot.self)
  }

  /// Appends a slot whose +1 passes to the array.
  @inline(__always)
  package func append(owned slot: Slot) {
    if count == capacity { reserve(count + 1) }
    elements[count] = slot
    count += 1
  }

  /// Appends a slot and retains it.
  @inline(__always)
  package func append(borrowed slot: Slot) {
    append(owned: elementsAreReferences ? slot.retained() : slot)
  }

  package func insert(owned slot: Slot, at index: Int) {
    if count == capacity { reserve(count + 1) }
    (elements + index + 1).update(from: elements + index, count: count - index)
    elements[index] = slot
    count += 1
  }

  /// Removes an element and passes its +1 to the caller.
  package func remove(at index: Int) -> Slot {
    let removed = elements[index]
    (elements + index).update(from: elements + index + 1, count: count - index - 1)
    count -= 1
    return removed
  }

  /// Replaces an element, releasing the old one; the +1 of `slot` passes to the array.
  @inline(__always)
  package func replace(at index: Int, owned slot: Slot) {
    let old = elements[index]
    elements[index] = slot
    if elementsAreReferences { old.release() }
  }

  package func removeAll() {
    let old = count
    count = 0
    if elementsAreReferences { for index in 0..<old { elements[index].release() } }
  }

  /// An equal array of its own.
  package func copy(reserving extra: Int = 0) -> ArrayObject {
    let copy = ArrayObject(capacity: count + extra, elementsAreReferences: elementsAreReferences)
    copy.elements.update(from: elements, count: count)
    copy.count = count
    if elementsAreReferences { for index in 0..<count { _ = elements[index].retained() } }
    return copy
  }

  /// The array in an owning slot, made unique: the slot's object afterwards is the caller's to change.
  ///
  ///     let array = ArrayObject.unique(&window[0])
  ///     array.append(borrowed: window[1])
  @inline(__always)
  package static func unique(_ slot: inout Slot) -> ArrayObject {
    if isUniquelyReferenced(&slot) { return slot.object() }
    let shared: ArrayObject = slot.object()
    let copy = shared.copy()
    slot.release()
    slot = Slot(owning: copy)
    return copy
  }
}

/// Whether the object of a nonzero owning slot has no other owner: read from the reference count itself (a fresh native
/// object's high bits are 0), with the runtime asked when they are not.
@inline(__always)
package func isUniquelyReferenced(_ slot: inout Slot) -> Bool {
  (slot.pointer + 8).load(as: UInt64.self) >> 33 == 0 || isKnownUnique(&slot)
}

@inline(never)
private func isKnownUnique(_ slot: inout Slot) -> Bool {
  withUnsafeMutablePointer(to: &slot) { pointer in
    pointer.withMemoryRebound(to: Unmanaged<AnyObject>.self, capacity: 1) { reference in
      UnsafeMutableRawPointer(reference).assumingMemoryBound(to: AnyObject.self).withMemoryRebound(
        to: AnyObject.self, capacity: 1
      ) { isKnownUniquelyReferenced(&$0.pointee) }
    }
  }
}
