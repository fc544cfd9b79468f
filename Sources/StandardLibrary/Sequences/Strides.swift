import Machine

extension NativeTable {
  mutating func addStrides() {
    self["stride(from:to:by:)"] = { stride($0, $1, .int, isClosed: false) }
    self["stride(from:through:by:)"] = { stride($0, $1, .int, isClosed: true) }
    self["stride(from:Double,to:Double,by:Double)"] = { stride($0, $1, .double, isClosed: false) }
    self["stride(from:Double,through:Double,by:Double)"] = { stride($0, $1, .double, isClosed: true) }
    self["stride(from:Float,to:Float,by:Float)"] = { stride($0, $1, .float, isClosed: false) }
    self["stride(from:Float,through:Float,by:Float)"] = { stride($0, $1, .float, isClosed: true) }
    self["stride(from:T,to:T,by:T.Stride)"] = { stride($0, $1, $1.type(3), isClosed: false) }
    self["stride(from:T,through:T,by:T.Stride)"] = { stride($0, $1, $1.type(3), isClosed: true) }
  }
}

/// The values are computed when the stride is made: they are numbers, and as many as there are steps.
private func stride(_ context: UnsafeMutableRawPointer, _ w: Window, _ type: TypeDescriptor, isClosed: Bool) -> Int32 {
  let result = AdapterObject(.native(isClosed ? "StrideThrough" : "StrideTo", [type]), .init(label: "_start", slot: w[0], type: type))
  switch type.kind {
  case .double:
    result.cached = values(context, Double.borrow(w[0]), Double.borrow(w[1]), Double.borrow(w[2]), isClosed)
  case .float: result.cached = values(context, Float.borrow(w[0]), Float.borrow(w[1]), Float.borrow(w[2]), isClosed)
  case .uint, .uint64, .uint32, .uint16, .uint8:
    result.cached = integers(context, UInt64(w[0]), UInt64(w[1]), w.int(2), isClosed)
  case .int, .int8, .int16, .int32, .int64:
    result.cached = integers(context, Int64(bitPattern: w[0]), Int64(bitPattern: w[1]), w.int(2), isClosed)
  default: return fail(context, "a stride over \(type) is not known to native code: use a while loop")
  }
  return result.cached == nil ? NativeStatus.failed : w.give(owning: result)
}

private func values<T: BinaryFloatingPoint & SlotConvertible>(
  _ context: UnsafeMutableRawPointer, _ start: T, _ end: T, _ step: T.Stride, _ isClosed: Bool
) -> ArrayObject? where T.Stride == T {
  guard step != 0 else { return zeroStride(context) }
  let steps = ((end - start) / step).rounded(.down)
  if steps >= 0x1p40 || Int(exactly: steps).map({ !fitsIntoMemory($0) }) ?? false {
    _ = tooLarge(Int(exactly: steps) ?? .max, context)
    return nil
  }
  let result = ArrayObject(elementsAreReferences: false)
  if isClosed {
    for value in Swift.stride(from: start, through: end, by: step) { result.append(owned: value.owned()) }
  } else {
    for value in Swift.stride(from: start, to: end, by: step) { result.append(owned: value.owned()) }
  }
  return result
}

private func integers<T: FixedWidthInteger>(
  _ context: UnsafeMutableRawPointer, _ start: T, _ end: T, _ step: Int, _ isClosed: Bool
) -> ArrayObject? {
  guard step != 0 else { return zeroStride(context) }
  let result = ArrayObject(elementsAreReferences: false)
  guard step > 0 ? start <= end : start >= end else { return result }
  let distance = step > 0 ? end.subtractingReportingOverflow(start).partialValue : start.subtractingReportingOverflow(end).partialValue
  let steps = UInt64(truncatingIfNeeded: distance) / UInt64(step.magnitude)
  guard let count = Int(exactly: steps), fitsIntoMemory(count) else {
    _ = tooLarge(Int(clamping: steps), context)
    return nil
  }
  var value = start
  while step > 0 ? value < end : value > end {
    result.append(owned: Slot(truncatingIfNeeded: value))
    let next = step > 0 ? value.addingReportingOverflow(T(truncatingIfNeeded: step.magnitude))
      : value.subtractingReportingOverflow(T(truncatingIfNeeded: step.magnitude))
    if next.overflow { return result }
    value = next.partialValue
  }
  if isClosed, value == end { result.append(owned: Slot(truncatingIfNeeded: value)) }
  return result
}

private func zeroStride(_ context: UnsafeMutableRawPointer) -> ArrayObject? {
  _ = fail(context, "Stride size must not be zero")
  return nil
}
