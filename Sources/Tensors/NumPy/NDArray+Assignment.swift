import CKernels
import Display

extension NDArray {
  /// Replaces all elements; the value is cast and broadcast. Views of the same memory see it.
  func write(_ value: Tensor) {
    if ExecutionContext.current.mustStop { return }
    // A value that lies in this memory shares it, so that the block moves before it is written.
    let cast = Tensor.cast(value, to: dtype)
    guard broadcastDims(cast.dims, dims) == dims else {
      _ = failed("assignment", "a value of shape \(value.shape) does not fit into shape \(shape)")
      return
    }
    let fitted = cast.dims == dims ? cast : dispatch(ShapingOps.broadcastTo, [cast], .dims(dims))
    guard !ExecutionContext.current.mustStop, size > 0 else { return }
    let own = presentLayout
    change { pointer in
      ck_strided_write(
        Int32(dims.count), dims, own.strides, Int32(dtype.size), fitted.pointer, pointer + own.offset * dtype.size)
    }
    withExtendedLifetime(fitted) {}
  }

  /// Replaces the part that a subscript names.
  func assign(_ parts: [SubscriptPart], _ value: Tensor) {
    if ExecutionContext.current.mustStop { return }
    let choosesElements = parts.contains { if case .tensor = $0.kind { true } else { false } }
    guard choosesElements else {
      guard let plan = SubscriptPlan(parts, dims) else { return }
      // A single number is a value when it is read, but a place when it is assigned.
      let target = plan.dims.isEmpty ? viewed(widened(parts)) : viewed(parts)
      target.write(value)
      return
    }
    // What the subscript takes of the places themselves says where the values go.
    let places = NDArray(ArrayBlock(blockPlaces), .int64, dims, ArrayLayout(strides: dims.contiguousStrides))
      .base.subscripted(parts)
    let cast = Tensor.cast(value, to: dtype)
    guard !ExecutionContext.current.mustStop else { return }
    guard broadcastDims(cast.dims, places.dims) == places.dims else {
      _ = failed("assignment", "a value of shape \(value.shape) does not fit into the chosen elements, shape \(places.shape)")
      return
    }
    let fitted = cast.dims == places.dims ? cast : dispatch(ShapingOps.broadcastTo, [cast], .dims(places.dims))
    guard !ExecutionContext.current.mustStop, places.elementCount > 0 else { return }
    let width = dtype.size
    change { pointer in
      for (order, place) in places.elements(as: Int64.self).enumerated() {
        (pointer + Int(place) * width).copyMemory(from: fitted.pointer + order * width, byteCount: width)
      }
    }
    withExtendedLifetime(fitted) {}
  }

  /// The place of each element in the block.
  private var blockPlaces: Tensor {
    let own = presentLayout
    var places = [Int64(own.offset)]
    for (axis, length) in dims.enumerated() {
      places = places.flatMap { first in (0..<length).map { first + Int64($0 * own.strides[axis]) } }
    }
    return Tensor(places, dtype: .int64, dims: dims)
  }

  /// The subscript of one element as a range of length 1 in the last axis.
  private func widened(_ parts: [SubscriptPart]) -> [SubscriptPart] {
    guard let last = parts.lastIndex(where: { if case .integer = $0.kind { true } else { false } }),
      case .integer(let place) = parts[last].kind
    else { return parts }
    var result = parts
    result[last] = SubscriptPart(.range(start: place, stop: place == -1 ? nil : place + 1, step: 1))
    return result
  }

  /// Lets `body` write into memory that nobody else reads. Memory that holds strings is filled once, so
  /// theirs is new each time.
  private func change(_ body: (UnsafeMutableRawPointer) -> Void) {
    guard dtype == .string else {
      block.makeUnique()
      body(block.pointer)
      return
    }
    let old = block.storage
    let fresh = Storage(byteCount: block.byteCount)
    fresh.pointer.copyMemory(from: block.pointer, byteCount: block.byteCount)
    body(fresh.pointer)
    fresh.ownStrings()
    block.replace(fresh)
    withExtendedLifetime(old) {}
  }

  /// Every element becomes the value.
  public func fill(_ value: some TensorConvertible) { write(array(value, "fill")) }

  /// Writes values at places of the flattened array.
  public func put(_ indices: some TensorConvertible, _ values: some TensorConvertible) {
    let flat = reshaped(to: [size])
    let places = array(indices, "put")
    guard !ExecutionContext.current.mustStop else { return }
    flat.assign([SubscriptPart(.tensor(places))], array(values, "put"))
    // A view that does not lie in order was copied by the reshape.
    if flat.block !== block { write(dispatch(ShapingOps.reshape, [flat.base], .dims(dims))) }
  }
}
