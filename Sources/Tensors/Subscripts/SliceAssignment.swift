import CKernels
import Display

extension Tensor {
  /// A copy in which the part that a subscript names holds `value`, cast and broadcast to it; nil
  /// after a failure.
  package final func replacing(_ parts: [SubscriptPart], with value: Tensor) -> Tensor? {
    if ExecutionContext.current.mustStop { return nil }
    if parts.count == 1, case .tensor(let mask) = parts[0].kind, mask.dtype == .bool {
      return replacing(mask, with: value)
    }
    guard let plan = SubscriptPlan(parts, dims) else { return nil }
    guard plan.gather == nil else {
      _ = failed("assignment", "an index tensor of integers cannot be assigned through")
      return nil
    }
    guard let fitted = value.fitted(to: plan.dims, dtype) else { return nil }
    let result = Tensor.uninitialized(dtype, dims)
    result.pointer.copyMemory(from: pointer, byteCount: byteCount)
    let own = dims.contiguousStrides
    let slice = plan.slice.resolved(dims).parts
    let offset = slice.indices.reduce(0) { $0 + slice[$1].start * own[$1] }
    withExtendedLifetime(fitted) {
      ck_strided_write(
        Int32(slice.count), slice.map(\.count), slice.indices.map { own[$0] * slice[$0].step },
        Int32(dtype.size), fitted.pointer, result.pointer + offset * dtype.size)
      result.ownStringsIfAny()
    }
    return result
  }

  private func replacing(_ mask: Tensor, with value: Tensor) -> Tensor? {
    guard mask.dims == dims else {
      _ = failed("assignment", "a mask of shape \(mask.shape) does not fit shape \(shape)")
      return nil
    }
    guard let fitted = value.fitted(to: dims, dtype) else { return nil }
    let result = dispatch(SelectionOps.select, [mask, fitted, self])
    return ExecutionContext.current.mustStop ? nil : result
  }

  private func fitted(to wanted: [Int], _ dtype: DType) -> Tensor? {
    let result = dispatch(
      ShapingOps.broadcastTo, [Tensor.cast(self, to: dtype)], .dims(wanted))
    return ExecutionContext.current.mustStop ? nil : result
  }
}
