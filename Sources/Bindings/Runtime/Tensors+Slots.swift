import Machine
import Tensors

/// A list element that became a tensor source: stands for `some TensorConvertible` where Swift wants one type.
struct ConvertedTensor: TensorConvertible {
  let tensorSource: TensorSource
}

/// The value of a `some TensorConvertible` argument of that dynamic type.
func openTensorConvertible(_ slot: Slot, _ type: TypeDescriptor) -> any TensorConvertible {
  switch type.kind {
  case .int: return Int.borrow(slot)
  case .double: return Double.borrow(slot)
  case .float: return Float.borrow(slot)
  case .bool: return Bool.borrow(slot)
  case .native: return openObject(slot)
  case .existential:
    let value: ExistentialObject = slot.object()
    return openTensorConvertible(value.slot, value.type)
  case .array(let element):
    if let value = type.swiftType?.borrow(slot) as? any TensorConvertible { return value }
    return ConvertedTensor(tensorSource: .list(openTensorConvertibles(slot, element).map(\.tensorSource)))
  default:
    // The checker lets only types through that conform; all others are scalars and ranges with a Swift type.
    return type.anyValue(slot) as! any TensorConvertible
  }
}

private func openObject(_ slot: Slot) -> any TensorConvertible {
  let object: AnyObject = slot.object()
  if let tensor = object as? Tensor { return tensor }
  if let array = object as? NDArray { return array }
  if let box = object as? AnyBoxedValue { return box.anyValue as! any TensorConvertible }
  return object as! any TensorConvertible
}

/// The elements of a `[some TensorConvertible]` argument, whose elements have that type.
func openTensorConvertibles(_ slot: Slot, _ element: TypeDescriptor) -> [ConvertedTensor] {
  slot.object(as: ArrayObject.self).slots.map {
    ConvertedTensor(tensorSource: openTensorConvertible($0, element).tensorSource)
  }
}

/// The value of an `any TensorConvertible` argument.
func anyTensorConvertible(_ slot: Slot) -> any TensorConvertible {
  let value: ExistentialObject = slot.object()
  return openTensorConvertible(value.slot, value.type)
}

/// The value of a generic `S: TensorScalar` argument.
func openTensorScalar(_ slot: Slot, _ type: TypeDescriptor) -> any TensorScalar {
  switch type.kind {
  case .int: return Int.borrow(slot)
  case .double: return Double.borrow(slot)
  case .float: return Float.borrow(slot)
  default: return type.anyValue(slot) as! any TensorScalar
  }
}

func anyTensorScalar(_ slot: Slot) -> any TensorScalar {
  let value: ExistentialObject = slot.object()
  return openTensorScalar(value.slot, value.type)
}

/// The value of a `some TensorIndex` argument.
func openTensorIndex(_ slot: Slot, _ type: TypeDescriptor) -> any TensorIndex {
  switch type.kind {
  case .int: return Int.borrow(slot)
  case .native("PartialRangeFrom", _, _): return bound(slot, \.lower)...
  case .native("PartialRangeUpTo", _, _): return ..<bound(slot, \.upper)
  case .native("PartialRangeThrough", _, _): return ...bound(slot, \.upper)
  case .native:
    let object: AnyObject = slot.object()
    if let box = object as? AnyBoxedValue { return box.anyValue as! any TensorIndex }
    return object as! any TensorIndex
  default: return type.anyValue(slot) as! any TensorIndex
  }
}

private func bound(_ slot: Slot, _ side: KeyPath<RangeObject, Slot>) -> Int {
  Int(truncatingIfNeeded: slot.object(as: RangeObject.self)[keyPath: side])
}

func anyTensorIndex(_ slot: Slot) -> any TensorIndex {
  let value: ExistentialObject = slot.object()
  return openTensorIndex(value.slot, value.type)
}
