import CKernels
import Display

extension Tensor {
  /// A copy in which the part that a subscript names holds `value`, cast and broadcast to it; nil
  /// after a failure.
  package final func replacing(_ parts: [SubscriptPart], with value: Tensor) -> Tensor? {
    if ExecutionContext.current.mustStop { return nil }
    if let mask = wholeMask(parts), value.elementCount == 1 {
      guard let fitted = value.fitted(to: dims, dtype) else { return nil }
      return succeeded(dispatch(SelectionOps.select, [mask, fitted, self]))
    }
    guard let plan = SubscriptPlan(parts, dims) else { return nil }
    if plan.gathers.isEmpty {
      guard let fitted = value.fitted(to: plan.dims, dtype) else { return nil }
      let part = dispatch(ShapingOps.reshape, [fitted], .dims(plan.slice.resolved(dims).parts.map(\.count)))
      return succeeded(dispatch(SliceUpdateOps.sliceUpdate, [self, part], .slice(plan.slice)))
    }
    guard shape.isFullyKnown else {
      _ = failed("assignment", "index tensors need a known shape, found \(shape)")
      return nil
    }
    // What the subscript takes of the places themselves says where the values go.
    let places = Tensor((0..<Int64(elementCount)).map { $0 }, dtype: .int64, dims: dims).subscripted(parts)
    guard let fitted = value.fitted(to: places.dims, dtype) else { return nil }
    let changed = dispatch(
      ScatterOps.tensorScatter,
      [
        dispatch(ShapingOps.reshape, [self], .dims([elementCount])),
        dispatch(ShapingOps.reshape, [places], .dims([-1, 1])),
        dispatch(ShapingOps.reshape, [fitted], .dims([-1])),
      ], .scatter(.set))
    return succeeded(dispatch(ShapingOps.reshape, [changed], .dims(dims)))
  }

  /// Writes into this tensor's own memory, which nobody shares. False when the subscript needs the
  /// general way, or has been refused.
  package final func replaceInPlace(_ parts: [SubscriptPart], with value: Tensor) -> Bool {
    // A value that lies in the same memory would be read while it is overwritten.
    // A block that owns strings is filled once.
    if value.storage === storage || dtype == .string { return false }
    for part in parts { if case .tensor = part.kind { return false } }
    guard let plan = SubscriptPlan(parts, dims), let fitted = value.fitted(to: plan.dims, dtype) else {
      return false
    }
    withExtendedLifetime(fitted) { SliceUpdateOps.partWriter(plan.slice, spec)(fitted.pointer, pointer) }
    return true
  }

  /// A mask of this tensor's own shape, alone in the brackets.
  private func wholeMask(_ parts: [SubscriptPart]) -> Tensor? {
    guard parts.count == 1, case .tensor(let mask) = parts[0].kind, mask.dtype == .bool, mask.dims == dims
    else { return nil }
    return mask
  }

  private func succeeded(_ result: Tensor) -> Tensor? {
    ExecutionContext.current.mustStop ? nil : result
  }

  private func fitted(to wanted: [Int], _ dtype: DType) -> Tensor? {
    let cast = Tensor.cast(self, to: dtype)
    return succeeded(cast.dims == wanted ? cast : dispatch(ShapingOps.broadcastTo, [cast], .dims(wanted)))
  }
}

extension Variable {
  /// Replaces the part that a subscript names.
  func replace(_ parts: [SubscriptPart], with value: Tensor) {
    if Trace.active == nil {
      makeUnique(keepingContents: true)
      if replaceInPlace(parts, with: value) || ExecutionContext.current.mustStop { return }
    }
    let present = Trace.active?.resolve(self) ?? self
    if let changed = present.replacing(parts, with: value) { assign(changed) }
  }
}
