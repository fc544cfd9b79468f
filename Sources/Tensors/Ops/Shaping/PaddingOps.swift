import CKernels

/// Elements added before and after each axis; a negative number removes them.
package struct Padding: Hashable {
  package var before: [Int]
  package var after: [Int]
  package var value: Double

  var reversed: Padding { Padding(before: before.map { -$0 }, after: after.map { -$0 }, value: 0) }
}

package enum PaddingOps {
  /// The tensor with one value around it.
  static let pad: Op = Op(
    "pad",
    infer: { inputs, attribute in
      guard case .padding(let padding) = attribute else { preconditionFailure("no padding") }
      let dims = inputs[0].dims
      guard padding.before.count == dims.count else {
        throw Op.failure(
          "pad", "paddings have one row per axis, found \(padding.before.count) for shape \(dims.shapeText)")
      }
      var result: [Int] = []
      for axis in dims.indices {
        let added = padding.before[axis].addingReportingOverflow(padding.after[axis])
        let length = dims[axis].addingReportingOverflow(added.partialValue)
        guard !added.overflow, !length.overflow, dims[axis] == -1 || length.partialValue >= 0 else {
          throw Op.failure(
            "pad",
            "paddings \(padding.before[axis]) and \(padding.after[axis]) do not fit axis \(axis) of shape \(dims.shapeText)")
        }
        let isUntouched = padding.before[axis] == 0 && padding.after[axis] == 0
        result.append(dims[axis] == -1 ? -1 : isUntouched ? dims[axis] : length.partialValue)
      }
      return TensorSpec(inputs[0].dtype, result)
    },
    prepare: { inputs, output, attribute in
      guard case .padding(let padding) = attribute else { preconditionFailure("no padding") }
      let (from, to) = (inputs[0].dims, output.dims)
      let (fromStrides, toStrides) = (from.contiguousStrides, to.contiguousStrides)
      let fromStart = padding.before.map { max(0, -$0) }
      let toStart = padding.before.map { max(0, $0) }
      let counts = from.indices.map { max(0, min(from[$0] - fromStart[$0], to[$0] - toStart[$0])) }
      let size = output.dtype.size
      let fromOffset = zip(fromStart, fromStrides).reduce(0) { $0 + $1.0 * $1.1 } * size
      let toOffset = zip(toStart, toStrides).reduce(0) { $0 + $1.0 * $1.1 } * size
      let isCovered = counts == to
      let total = output.elementCount
      let value = padValue(padding.value, output.dtype)
      return { addresses in
        if !isCovered { ck_fill(total, Int32(size), value.pointer, addresses[1]) }
        if counts.contains(0) { return }
        ck_strided_copy(
          Int32(counts.count), counts, fromStrides, toStrides, Int32(size), addresses[0] + fromOffset,
          addresses[1] + toOffset)
      }
    },
    gradient: { g in
      guard case .padding(let padding) = g.attribute else { return [nil] }
      return [dispatch(pad, [g.upstream], .padding(padding.reversed))]
    },
    samples: [
      OpSample(
        [.init(.float64, [2, 2], [1, 2, 3, 4])],
        .padding(Padding(before: [1, 0], after: [0, 2], value: 7))),
      OpSample(
        [.init(.float64, [4], [1, 2, 3, 4])], .padding(Padding(before: [-1], after: [2], value: 0))),
      OpSample([.init(.int32, [0], [])], .padding(Padding(before: [2], after: [1], value: 5))),
      OpSample([.init(.int32, [], [3])], .padding(Padding(before: [], after: [], value: 5))),
      OpSample(
        [.init(.int32, [2], [1, 2])], .padding(Padding(before: [1, 1], after: [0, 0], value: 0)),
        isRefused: true),
      OpSample(
        [.init(.int32, [2], [1, 2])], .padding(Padding(before: [-3], after: [0], value: 0)),
        isRefused: true),
    ], elements: .everyNumber)

  package static let all = [pad]

  private static func padValue(_ value: Double, _ dtype: DType) -> Tensor {
    if dtype == .bool { return TensorSource.boolean(value != 0).tensor(operation: "pad") }
    return Tensor.cast(Tensor.scalar(value, .float64), to: dtype)
  }

  /// The tensor with its own elements mirrored around it; `skip` is 1 where the edge itself is not
  /// repeated.
  static func mirrored(_ x: Tensor, _ before: [Int], _ after: [Int], skip: Int) -> Tensor {
    var result = x
    for axis in before.indices where before[axis] != 0 || after[axis] != 0 {
      let length = x.dims[axis]
      guard length >= 0 else {
        return failed("pad", "axis \(axis) has no known length while the function is traced; mirroring needs it")
      }
      guard before[axis] >= 0, after[axis] >= 0, before[axis] <= length - skip, after[axis] <= length - skip
      else {
        return failed(
          "pad",
          "paddings \(before[axis]) and \(after[axis]) must not be negative or exceed \(length - skip) on axis \(axis) of shape \(x.shape)")
      }
      let lead = (0..<before[axis]).map { before[axis] - 1 - $0 + skip }
      let trail = (0..<after[axis]).map { length - 1 - $0 - skip }
      result = GatherOps.rows(result, lead + (0..<length) + trail, axis: axis)
    }
    return result
  }
}
