import Bytecode
import Machine

/// `<` for slots of a Comparable type.
typealias SlotOrder = (Slot, Slot) -> Bool

/// The order of a type; nil for types whose `<` native code does not know.
func order(of type: TypeDescriptor) -> SlotOrder? {
  switch type.kind {
  case .int, .int8, .int16, .int32, .int64: return { Int64(bitPattern: $0) < Int64(bitPattern: $1) }
  case .uint, .uint8, .uint16, .uint32, .uint64: return { $0 < $1 }
  case .double: return { Double.borrow($0) < Double.borrow($1) }
  case .float: return { Float.borrow($0) < Float.borrow($1) }
  case .string: return { String.borrow($0) < String.borrow($1) }
  case .substring: return { Substring.borrow($0) < Substring.borrow($1) }
  case .character: return { Character.borrow($0) < Character.borrow($1) }
  case .native("String.Index", _, _): return { String.Index.borrow($0) < String.Index.borrow($1) }
  case .native("ObjectIdentifier", _, _): return { $0 < $1 }
  case .native("Unicode.Scalar", _, _): return { Unicode.Scalar.borrow($0) < Unicode.Scalar.borrow($1) }
  case .native("_DictionaryIndex", _, _), .native("_SetIndex", _, _):
    return { $0.object(as: OffsetIndex.self).offset < $1.object(as: OffsetIndex.self).offset }
  case .native(_, _, .reference): return isBoundValueLess
  case .notebook(let declared):
    if let ordering = declared.ordering { return { type.holds(ordering, $0, $1) } }
    guard declared.kind == .enumeration else { return nil }
    return { isCaseLess($0.object(), $1.object(), declared) }
  default: return nil
  }
}

/// The order of a type, or nil with a trap that says so.
func requiredOrder(of type: TypeDescriptor, _ context: UnsafeMutableRawPointer) -> SlotOrder? {
  if let order = order(of: type) { return order }
  _ = fail(context, "values of \(type) cannot be ordered by native code in this version: use the form with 'by:'")
  return nil
}

/// `>=`, which for something that is not a number is more than the opposite of `<`.
func isAtLeast(_ left: Slot, _ right: Slot, _ type: TypeDescriptor, _ order: SlotOrder) -> Bool {
  switch type.kind {
  case .double: Double.borrow(left) >= Double.borrow(right)
  case .float: Float.borrow(left) >= Float.borrow(right)
  default: !order(left, right)
  }
}

/// The `<` that an enum has without writing one: by case, then by what the case holds.
private func isCaseLess(_ left: TupleObject, _ right: TupleObject, _ type: NotebookType) -> Bool {
  if left[0] != right[0] { return left[0] < right[0] }
  for (index, element) in type.cases[Int(left[0])].payload.enumerated() {
    guard let isLess = order(of: element.type) else { return false }
    if isLess(left[index + 1], right[index + 1]) { return true }
    if isLess(right[index + 1], left[index + 1]) { return false }
  }
  return false
}

/// `<` of bound values: the checker has seen to it that their type is Comparable.
private func isBoundValueLess(_ left: Slot, _ right: Slot) -> Bool {
  guard let value = left.object(as: AnyObject.self) as? AnyBoxedValue, let other = right.object(as: AnyObject.self) as? AnyBoxedValue,
    let comparable = value.anyValue as? any Comparable
  else { return false }
  return isLess(comparable, other.anyValue)
}

private func isLess<Value: Comparable>(_ left: Value, _ right: Any) -> Bool {
  (right as? Value).map { left < $0 } ?? false
}
