/// The elements of a tuple, or the fields of a struct. A value: change one only while it is uniquely referenced.
package final class TupleObject: ManagedBuffer<TupleObject.Header, Slot> {
  package struct Header {
    package let count: Int
    /// Bit i: element i owns a reference.
    package let references: UInt64
  }

  /// The largest tuple or struct.
  package static let maximumCount = 64

  /// A tuple that takes over the +1 of its elements.
  package static func make(owned elements: [Slot], references: UInt64) -> TupleObject {
    let tuple = make(count: elements.count, references: references)
    for (index, element) in elements.enumerated() { tuple[index] = element }
    return tuple
  }

  /// A tuple of zeros, to be filled in by the caller.
  package static func make(count: Int, references: UInt64) -> TupleObject {
    let buffer = create(minimumCapacity: count) { _ in Header(count: count, references: references) }
    buffer.withUnsafeMutablePointerToElements { $0.initialize(repeating: 0, count: count) }
    return unsafeDowncast(buffer, to: TupleObject.self)
  }

  deinit {
    withUnsafeMutablePointers { header, elements in
      let mask = header.pointee.references
      if mask != 0 { Releases.release(mask: mask, elements) }
    }
  }

  package var count: Int { header.count }

  /// A borrowed element.
  @inline(__always)
  package subscript(index: Int) -> Slot {
    get { withUnsafeMutablePointerToElements { $0[index] } }
    set { withUnsafeMutablePointerToElements { $0[index] = newValue } }
  }

  /// An equal tuple of its own.
  package func copy() -> TupleObject {
    let copy = TupleObject.make(count: count, references: header.references)
    for index in 0..<count {
      copy[index] = header.references & (1 << UInt64(index)) == 0 ? self[index] : self[index].retained()
    }
    return copy
  }

  /// The tuple in an owning slot, made unique.
  @inline(__always)
  package static func unique(_ slot: inout Slot) -> TupleObject {
    if isUniquelyReferenced(&slot) { return slot.object() }
    let shared: TupleObject = slot.object()
    let copy = shared.copy()
    slot.release()
    slot = Slot(owning: copy)
    return copy
  }
}
