import CKernels

package enum ReorderingOps {
  /// The elements along some axes from back to front.
  static let reverse: Op = Op(
    "reverse",
    infer: { inputs, attribute in
      guard case .axes(let axes, _) = attribute else { preconditionFailure("no axes") }
      for axis in axes where axis < 0 || axis >= inputs[0].dims.count {
        throw Op.failure("reverse", "axis \(axis) is out of range for shape \(inputs[0].shapeText)")
      }
      return inputs[0]
    },
    prepare: { inputs, output, attribute in
      guard case .axes(let axes, _) = attribute else { preconditionFailure("no axes") }
      let dims = output.dims
      var strides = dims.contiguousStrides
      var offset = 0
      for axis in axes {
        offset += (dims[axis] - 1) * strides[axis]
        strides[axis] = -strides[axis]
      }
      return stridedReadKernel(dims, strides, offset: offset, size: output.dtype.size)
    },
    gradient: { g in [dispatch(reverse, [g.upstream], g.attribute)] },
    samples: [
      OpSample([.init(.float64, [2, 3], [1, 2, 3, 4, 5, 6])], .axes([1], keepdims: false)),
      OpSample([.init(.int32, [2, 2], [1, 2, 3, 4])], .axes([0, 1], keepdims: false)),
      OpSample([.init(.bool, [0], [])], .axes([0], keepdims: false)),
      OpSample([.init(.int32, [2], [1, 2])], .axes([1], keepdims: false), isRefused: true),
    ], elements: .everything)

  /// The elements moved along an axis; those that leave at one end enter at the other.
  static let roll: Op = Op(
    "roll",
    infer: { inputs, attribute in
      guard case .roll(_, let axis) = attribute else { preconditionFailure("no axis") }
      guard axis >= 0 && axis < inputs[0].dims.count else {
        throw Op.failure("roll", "axis \(axis) is out of range for shape \(inputs[0].shapeText)")
      }
      return inputs[0]
    },
    prepare: { _, output, attribute in
      guard case .roll(let by, let axis) = attribute else { preconditionFailure("no axis") }
      let blocks = AxisBlocks(output.dims, axis: axis)
      guard blocks.length > 0 else { return { _ in } }
      let line = blocks.inner * output.dtype.size
      let block = blocks.length * line
      let moved = ((by % blocks.length) + blocks.length) % blocks.length * line
      return { addresses in
        for row in 0..<blocks.outer {
          let (from, to) = (addresses[0] + row * block, addresses[1] + row * block)
          (to + moved).copyMemory(from: from, byteCount: block - moved)
          to.copyMemory(from: from + (block - moved), byteCount: moved)
        }
      }
    },
    gradient: { g in
      guard case .roll(let by, let axis) = g.attribute else { return [nil] }
      return [dispatch(roll, [g.upstream], .roll(by: by == .min ? 0 : -by, axis: axis))]
    },
    samples: [
      OpSample([.init(.float64, [2, 3], [1, 2, 3, 4, 5, 6])], .roll(by: 1, axis: 1)),
      OpSample([.init(.float64, [3, 2], [1, 2, 3, 4, 5, 6])], .roll(by: -4, axis: 0)),
      OpSample([.init(.int32, [0], [])], .roll(by: 3, axis: 0)),
      OpSample([.init(.int32, [], [1])], .roll(by: 3, axis: 0), isRefused: true),
    ], elements: .everything)

  /// inputs: x, lengths (int64, one per batch). The first `length` elements along the axis from back
  /// to front, the others as they are.
  static let reverseSequence: Op = Op(
    "reverseSequence",
    infer: { inputs, attribute in
      guard case .reverseSequence(let axis, let batchAxis) = attribute else { preconditionFailure("no axes") }
      let (x, lengths) = (inputs[0], inputs[1])
      guard axis >= 0, axis < x.dims.count, batchAxis >= 0, batchAxis < x.dims.count, axis != batchAxis
      else {
        throw Op.failure(
          "reverseSequence",
          "seqAxis \(axis) and batchAxis \(batchAxis) are two axes of shape \(x.shapeText)")
      }
      guard lengths.dtype == .int64, lengths.dims.count == 1,
        lengths.dims[0] == x.dims[batchAxis] || lengths.dims[0] == -1 || x.dims[batchAxis] == -1
      else {
        throw Op.failure(
          "reverseSequence",
          "takes one integer length per batch: \(lengths.dtype.name) \(lengths.shapeText) does not fit axis \(batchAxis) of shape \(x.shapeText)")
      }
      return x
    },
    prepare: { inputs, output, attribute in
      guard case .reverseSequence(let axis, let batchAxis) = attribute else { preconditionFailure("no axes") }
      let dims = output.dims
      let blocks = AxisBlocks(dims, axis: axis)
      let size = output.dtype.size
      let strides = dims.contiguousStrides
      return { addresses in
        let lengths = addresses[1].assumingMemoryBound(to: Int64.self)
        for batch in 0..<dims[batchAxis] where lengths[batch] < 0 || lengths[batch] > blocks.length {
          _ = failed(
            "reverseSequence", "length \(lengths[batch]) does not fit axis \(axis) of shape \(dims.shapeText)")
          return
        }
        // One run per element when the batch axis lies inside a line, else one per line.
        let run = batchAxis > axis ? strides[batchAxis] : blocks.inner
        for start in stride(from: 0, to: dims.elementCount, by: run) {
          let place = start / strides[axis] % blocks.length
          let length = Int(lengths[start / strides[batchAxis] % dims[batchAxis]])
          let source = place < length ? start + (length - 1 - 2 * place) * strides[axis] : start
          (addresses[2] + start * size).copyMemory(from: addresses[0] + source * size, byteCount: run * size)
        }
      }
    },
    gradient: { g in [dispatch(reverseSequence, [g.upstream, g.inputs[1]], g.attribute), nil] },
    samples: [
      OpSample(
        [.init(.float64, [2, 3], [1, 2, 3, 4, 5, 6]), .init(.int64, [2], [2, 3])],
        .reverseSequence(axis: 1, batchAxis: 0)),
      OpSample(
        [.init(.float64, [3, 2, 2], (1...12).map(Double.init)), .init(.int64, [2], [3, 0])],
        .reverseSequence(axis: 0, batchAxis: 2)),
      OpSample(
        [.init(.float64, [2, 3], [1, 2, 3, 4, 5, 6]), .init(.int64, [2], [2, 4])],
        .reverseSequence(axis: 1, batchAxis: 0), isRefused: true),
      OpSample(
        [.init(.float64, [2, 3], [1, 2, 3, 4, 5, 6]), .init(.int64, [3], [2, 4, 1])],
        .reverseSequence(axis: 1, batchAxis: 0), isRefused: true),
    ], elements: .everything)

  package static let all = [reverse, roll, reverseSequence]
}
