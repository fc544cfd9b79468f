import Machine

// Comparing tuples: the descriptors of the element types follow the two tuples.

extension NativeTable {
  mutating func addTuples() {
    self["==(_:_:)"] = { equal($0, $1, true) }
    self["!=(_:_:)"] = { equal($0, $1, false) }
    self["<(_:_:)"] = { ordered($0, $1) { $0 < 0 } }
    self["<=(_:_:)"] = { ordered($0, $1) { $0 <= 0 } }
    self[">(_:_:)"] = { ordered($0, $1) { $0 > 0 } }
    self[">=(_:_:)"] = { ordered($0, $1) { $0 >= 0 } }
    // The tuples say how many elements they have.
    for operation in ["==", "!=", "<", "<=", ">", ">="] {
      guard let native = functions["\(operation)(_:_:)"] else { continue }
      for count in 3...6 {
        let type = "(" + "ABCDEF".prefix(count).map(String.init).joined(separator: ", ") + ")"
        self["\(operation)(_:\(type),_:\(type))"] = native
      }
    }
  }
}

private func equal(_ context: UnsafeMutableRawPointer, _ w: Window, _ expected: Bool) -> Int32 {
  let (left, right) = (w[0].object(as: TupleObject.self), w[1].object(as: TupleObject.self))
  let areEqual = (0..<left.count).allSatisfy { w.type(2 + $0).areEqual(left[$0], right[$0]) }
  return w.give(areEqual == expected)
}

/// The sign of the first difference decides; elements that are unordered (NaN) count as equal neighbours do in Swift: the
/// later elements are not asked.
private func ordered(
  _ context: UnsafeMutableRawPointer, _ w: Window, _ holds: (Int) -> Bool
) -> Int32 {
  let (left, right) = (w[0].object(as: TupleObject.self), w[1].object(as: TupleObject.self))
  for index in 0..<left.count {
    let type = w.type(2 + index)
    if type.areEqual(left[index], right[index]) { continue }
    guard let order = requiredOrder(of: type, context) else { return NativeStatus.failed }
    if order(left[index], right[index]) { return w.give(holds(-1)) }
    return w.give(order(right[index], left[index]) && holds(1))
  }
  return w.give(holds(0))
}
