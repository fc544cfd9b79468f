/// The storage of dictionaries and sets: entries in insertion order beside an open-addressed index (as CPython and
/// swift-collections do it). Removed entries leave a gap that the next growth closes.
///
/// Owned by exactly one object, which calls `destroy`.
package struct SlotTable {
  package let keyType: TypeDescriptor
  /// Void for sets.
  package let valueType: TypeDescriptor
  package let comparison: KeyComparison
  /// Entries in use, gaps included: visit `0..<entryCount` and skip those that are not `isLive`.
  package private(set) var entryCount = 0
  package private(set) var count = 0
  private var capacity: Int
  private var entries: UnsafeMutablePointer<Entry>
  /// Entry numbers, or -1; its size is a power of two at least 4/3 of the capacity.
  private var index: UnsafeMutablePointer<Int32>
  private var indexMask: Int

  private struct Entry {
    /// Zero marks a gap; hashes of live entries have the top bit set.
    var hash: UInt64
    var key: Slot
    var value: Slot
  }

  private static let liveBit: UInt64 = 1 << 63

  package init(keyType: TypeDescriptor, valueType: TypeDescriptor = .void, capacity wanted: Int = 0) {
    self.keyType = keyType
    self.valueType = valueType
    comparison = KeyComparison(keyType)
    var size = 8
    while size * 3 / 4 < wanted { size *= 2 }
    capacity = size * 3 / 4
    indexMask = size - 1
    entries = .allocate(capacity: capacity)
    index = .allocate(capacity: size)
    index.initialize(repeating: -1, count: size)
  }

  package func destroy() {
    if keyType.isReference || valueType.isReference {
      Releases.release(count: entryCount * 2) { number in
        let entry = entries[number / 2]
        if entry.hash == 0 { return 0 }
        let isKey = number % 2 == 0
        return (isKey ? keyType : valueType).isReference ? isKey ? entry.key : entry.value : 0
      }
    }
    entries.deallocate()
    index.deallocate()
  }

  package func copy() -> SlotTable {
    var copy = SlotTable(keyType: keyType, valueType: valueType, capacity: count)
    for position in 0..<entryCount where entries[position].hash != 0 {
      let entry = entries[position]
      if keyType.isReference { _ = entry.key.retained() }
      if valueType.isReference { _ = entry.value.retained() }
      copy.append(entry)
    }
    return copy
  }

  @inline(__always)
  package func isLive(_ position: Int) -> Bool { entries[position].hash != 0 }

  /// Borrowed.
  @inline(__always)
  package func key(at position: Int) -> Slot { entries[position].key }

  /// Borrowed.
  @inline(__always)
  package func value(at position: Int) -> Slot { entries[position].value }

  /// Where a value is kept: valid until the table next changes.
  @inline(__always)
  package func valueAddress(at position: Int) -> UnsafeMutablePointer<Slot> {
    UnsafeMutableRawPointer(entries + position).advanced(by: MemoryLayout<Entry>.offset(of: \Entry.value)!)
      .assumingMemoryBound(to: Slot.self)
  }

  /// The position of an equal key, or nil.
  @inline(__always)
  package func find(_ key: Slot) -> Int? {
    let found = locate(key, comparison.hash(key) | Self.liveBit)
    return found < 0 ? nil : Int(index[found])
  }

  /// The index bucket of an equal key; negative when there is none.
  @inline(__always)
  private func locate(_ key: Slot, _ hash: UInt64) -> Int {
    var bucket = Int(truncatingIfNeeded: hash) & indexMask
    while true {
      let position = index[bucket]
      if position == -1 { return -1 }
      if position >= 0 {
        let entry = entries + Int(position)
        if entry.pointee.hash == hash && comparison.areEqual(entry.pointee.key, key) { return bucket }
      }
      bucket = (bucket + 1) & indexMask
    }
  }

  /// The position of `key`, added (and retained) when it is new; a new entry's value is 0 until the caller sets it.
  @inline(__always)
  package mutating func findOrAdd(_ key: Slot) -> (position: Int, isNew: Bool) {
    let hash = comparison.hash(key) | Self.liveBit
    let found = locate(key, hash)
    if found >= 0 { return (Int(index[found]), false) }
    if entryCount == capacity { rebuild(capacity: count + count / 2 + 1) }
    append(Entry(hash: hash, key: keyType.isReference ? key.retained() : key, value: 0))
    return (entryCount - 1, true)
  }

  private mutating func append(_ entry: Entry) {
    var bucket = Int(truncatingIfNeeded: entry.hash) & indexMask
    while index[bucket] >= 0 { bucket = (bucket + 1) & indexMask }
    index[bucket] = Int32(entryCount)
    entries[entryCount] = entry
    entryCount += 1
    count += 1
  }

  private mutating func rebuild(capacity: Int) {
    var larger = SlotTable(keyType: keyType, valueType: valueType, capacity: capacity)
    for position in 0..<entryCount where entries[position].hash != 0 { larger.append(entries[position]) }
    entries.deallocate()
    index.deallocate()
    self = larger
  }

  /// Removes an equal key, releasing it, and passes the value's +1 to the caller.
  package mutating func remove(_ key: Slot) -> Slot? {
    let bucket = locate(key, comparison.hash(key) | Self.liveBit)
    guard bucket >= 0 else { return nil }
    let position = Int(index[bucket])
    // -2 keeps later members of the probe run reachable.
    index[bucket] = -2
    let entry = entries[position]
    entries[position].hash = 0
    count -= 1
    if keyType.isReference { entry.key.release() }
    return entry.value
  }
}

/// A Dictionary. A value: change it only while it is uniquely referenced. Iterates in insertion order.
package final class DictionaryObject {
  @exclusivity(unchecked) package var table: SlotTable

  package init(keyType: TypeDescriptor, valueType: TypeDescriptor, capacity: Int = 0) {
    table = SlotTable(keyType: keyType, valueType: valueType, capacity: capacity)
  }

  private init(table: SlotTable) { self.table = table }

  deinit { table.destroy() }

  package var count: Int { table.count }

  /// The borrowed value of a borrowed key; nil when it is absent.
  @inline(__always)
  package func value(forKey key: Slot) -> Slot? { table.find(key).map { table.value(at: $0) } }

  /// Sets a value, whose +1 passes to the dictionary; the key is borrowed.
  package func set(_ value: Slot, forKey key: Slot) {
    let (position, isNew) = table.findOrAdd(key)
    let address = table.valueAddress(at: position)
    let old = address.pointee
    address.pointee = value
    if !isNew && table.valueType.isReference { old.release() }
  }

  /// Removes a key and passes its value's +1 to the caller; nil when it is absent.
  package func removeValue(forKey key: Slot) -> Slot? { table.remove(key) }

  package func copy() -> DictionaryObject { DictionaryObject(table: table.copy()) }

  /// The dictionary in an owning slot, made unique.
  package static func unique(_ slot: inout Slot) -> DictionaryObject {
    if isUniquelyReferenced(&slot) { return slot.object() }
    let shared: DictionaryObject = slot.object()
    let copy = shared.copy()
    slot.release()
    slot = Slot(owning: copy)
    return copy
  }
}

/// A Set. A value: change it only while it is uniquely referenced. Iterates in insertion order.
package final class SetObject {
  @exclusivity(unchecked) package var table: SlotTable

  package init(elementType: TypeDescriptor, capacity: Int = 0) {
    table = SlotTable(keyType: elementType, capacity: capacity)
  }

  private init(table: SlotTable) { self.table = table }

  deinit { table.destroy() }

  package var count: Int { table.count }

  package func contains(_ element: Slot) -> Bool { table.find(element) != nil }

  /// Adds a borrowed element; false when an equal one was there.
  @discardableResult
  package func insert(_ element: Slot) -> Bool { table.findOrAdd(element).isNew }

  /// Removes a borrowed element; false when it was absent.
  @discardableResult
  package func remove(_ element: Slot) -> Bool { table.remove(element) != nil }

  package func copy() -> SetObject { SetObject(table: table.copy()) }

  /// The set in an owning slot, made unique.
  package static func unique(_ slot: inout Slot) -> SetObject {
    if isUniquelyReferenced(&slot) { return slot.object() }
    let shared: SetObject = slot.object()
    let copy = shared.copy()
    slot.release()
    slot = Slot(owning: copy)
    return copy
  }
}
