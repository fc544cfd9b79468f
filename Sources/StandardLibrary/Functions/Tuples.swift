import Machine

// Comparing tuples: the descriptors of the element types follow the two tuples.

extension NativeTable {
  mutating func addTuples() {
    self["==(_:_:)"] = { equal($0, $1, 2, true) }
    self["!=(_:_:)"] = { equal($0, $1, 2, false) }
    self["==(_:(A, B, C),_:(A, B, C))"] = { equal($0, $1, 3, true) }
    self["!=(_:(A, B, C),_:(A, B, C))"] = { equal($0, $1, 3, false) }
    self["==(_:(A, B, C, D),_:(A, B, C, D))"] = { equal($0, $1, 4, true) }
    self["!=(_:(A, B, C, D),_:(A, B, C, D))"] = { equal($0, $1, 4, false) }
    self["<(_:_:)"] = { ordered($0, $1, 2) { $0 < 0 } }
    self["<=(_:_:)"] = { ordered($0, $1, 2) { $0 <= 0 } }
    self[">(_:_:)"] = { ordered($0, $1, 2) { $0 > 0 } }
    self[">=(_:_:)"] = { ordered($0, $1, 2) { $0 >= 0 } }
    self["<(_:(A, B, C),_:(A, B, C))"] = { ordered($0, $1, 3) { $0 < 0 } }
    self[">(_:(A, B, C),_:(A, B, C))"] = { ordered($0, $1, 3) { $0 > 0 } }
  }
}

private func equal(_ context: UnsafeMutableRawPointer, _ w: Window, _ count: Int, _ expected: Bool) -> Int32 {
  let (left, right) = (w[0].object(as: TupleObject.self), w[1].object(as: TupleObject.self))
  let areEqual = (0..<count).allSatisfy { w.type(2 + $0).areEqual(left[$0], right[$0]) }
  return w.give(areEqual == expected)
}

/// The sign of the first difference decides; elements that are unordered (NaN) count as equal neighbours do in Swift: the
/// later elements are not asked.
private func ordered(
  _ context: UnsafeMutableRawPointer, _ w: Window, _ count: Int, _ holds: (Int) -> Bool
) -> Int32 {
  let (left, right) = (w[0].object(as: TupleObject.self), w[1].object(as: TupleObject.self))
  for index in 0..<count {
    let type = w.type(2 + index)
    if type.areEqual(left[index], right[index]) { continue }
    guard let order = requiredOrder(of: type, context) else { return NativeStatus.failed }
    if order(left[index], right[index]) { return w.give(holds(-1)) }
    return w.give(order(right[index], left[index]) && holds(1))
  }
  return w.give(holds(0))
}
