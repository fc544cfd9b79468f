import Machine

extension NativeTable {
  mutating func addSetAlgebra() {
    self["Set.union(_:)"] = { combine($0, $1, union) }
    self["Set.intersection(_:)"] = { combine($0, $1, intersection) }
    self["Set.subtracting(_:)"] = { combine($0, $1, difference) }
    self["Set.symmetricDifference(_:)"] = { combine($0, $1) { union(difference($0, $1), difference($1, $0)) } }
    self["Set.formUnion(_:)"] = { change($0, $1, union) }
    self["Set.formIntersection(_:)"] = { change($0, $1, intersection) }
    self["Set.subtract(_:)"] = { change($0, $1, difference) }
    self["Set.isSubset(of:)"] = { test($0, $1) { $1.includes($0) } }
    self["Set.isSuperset(of:)"] = { test($0, $1) { $0.includes($1) } }
    self["Set.formSymmetricDifference(_:)"] = { change($0, $1) { union(difference($0, $1), difference($1, $0)) } }
    self["Set.isStrictSubset(of:)"] = { test($0, $1) { $1.includes($0) && $1.count > $0.count } }
    self["Set.isStrictSuperset(of:)"] = { test($0, $1) { $0.includes($1) && $0.count > $1.count } }
    self["Set.isDisjoint(with:)"] = { test($0, $1) { intersection($0, $1).count == 0 } }
  }
}

private func union(_ left: SetObject, _ right: SetObject) -> SetObject {
  let result = left.copy()
  right.table.forEach { member, _ in result.insert(member) }
  return result
}

private func intersection(_ left: SetObject, _ right: SetObject) -> SetObject {
  let result = SetObject(elementType: left.table.keyType)
  left.table.forEach { member, _ in if right.contains(member) { result.insert(member) } }
  return result
}

private func difference(_ left: SetObject, _ right: SetObject) -> SetObject {
  let result = SetObject(elementType: left.table.keyType)
  left.table.forEach { member, _ in if !right.contains(member) { result.insert(member) } }
  return result
}

extension SetObject {
  fileprivate func includes(_ other: SetObject) -> Bool {
    var includesAll = true
    other.table.forEach { member, _ in if !contains(member) { includesAll = false } }
    return includesAll
  }
}

private func combine(
  _ context: UnsafeMutableRawPointer, _ w: Window, _ operation: (SetObject, SetObject) -> SetObject
) -> Int32 {
  guard let other = makeSet(w[1], w.type(3), w.type(2), context) else { return NativeStatus.failed }
  return w.give(owning: operation(set(w), other))
}

private func change(
  _ context: UnsafeMutableRawPointer, _ w: Window, _ operation: (SetObject, SetObject) -> SetObject
) -> Int32 {
  let old = w[0]
  guard let other = makeSet(w[1], w.type(3), w.type(2), context) else {
    w[0] = 0
    w[1] = old
    return NativeStatus.failed
  }
  let updated = Slot(owning: operation(set(w), other))
  old.release()
  return w.update(updated)
}

private func test(
  _ context: UnsafeMutableRawPointer, _ w: Window, _ holds: (SetObject, SetObject) -> Bool
) -> Int32 {
  guard let other = makeSet(w[1], w.type(3), w.type(2), context) else { return NativeStatus.failed }
  return w.give(holds(set(w), other))
}
