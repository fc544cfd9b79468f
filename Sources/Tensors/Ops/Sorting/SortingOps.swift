import CKernels

package enum SortingOps {
  /// The places of the elements along an axis in ascending or descending order, as int32; equal elements
  /// keep their order, NaN comes last.
  static let argsort: Op = Op(
    "argsort",
    infer: { inputs, attribute in
      guard case .order(let axis, _) = attribute else { preconditionFailure("no axis") }
      guard axis >= 0 && axis < inputs[0].dims.count else {
        throw Op.failure("argsort", "axis \(axis) is out of range for shape \(inputs[0].shapeText)")
      }
      return TensorSpec(.int32, inputs[0].dims)
    },
    prepare: { inputs, output, attribute in
      guard case .order(let axis, let descending) = attribute else { preconditionFailure("no axis") }
      return inputs[0].dtype.visit(
        OrderKernel(
          blocks: AxisBlocks(output.dims, axis: axis), descending: descending, taken: output.dims[axis]))
    },
    samples: [
      OpSample([.init(.float64, [2, 3], [3, 1, 2, 1, 1, 0])], .order(axis: 1, descending: false)),
      OpSample([.init(.int32, [3, 2], [3, 1, 2, 1, 1, 0])], .order(axis: 0, descending: true)),
      OpSample([.init(.float32, [3], [.nan, 1, 2])], .order(axis: 0, descending: true)),
      OpSample([.init(.bool, [0], [])], .order(axis: 0, descending: false)),
      OpSample([.init(.float64, [], [1])], .order(axis: 0, descending: false), isRefused: true),
    ])

  /// The places of the k largest elements of the last axis, the largest first, as int32.
  static let topK: Op = Op(
    "topK",
    infer: { inputs, attribute in
      guard case .count(let k) = attribute else { preconditionFailure("no k") }
      guard let length = inputs[0].dims.last else {
        throw Op.failure("topK", "takes rank 1 or more, found a scalar")
      }
      guard k >= 0, k <= length || length == -1 else {
        throw Op.failure("topK", "k is \(k), the last axis of shape \(inputs[0].shapeText) has \(length) elements")
      }
      return TensorSpec(.int32, inputs[0].dims.dropLast() + [k])
    },
    prepare: { inputs, _, attribute in
      guard case .count(let k) = attribute else { preconditionFailure("no k") }
      let dims = inputs[0].dims
      return inputs[0].dtype.visit(
        OrderKernel(blocks: AxisBlocks(dims, axis: dims.count - 1), descending: true, taken: k))
    },
    samples: [
      OpSample([.init(.float64, [2, 4], [3, 1, 2, 5, 1, 1, 0, 1])], .count(2)),
      OpSample([.init(.int32, [3], [3, 1, 2])], .count(0)),
      OpSample([.init(.int32, [3], [3, 1, 2])], .count(4), isRefused: true),
      OpSample([.init(.int32, [], [3])], .count(1), isRefused: true),
    ])

  /// inputs: sorted rows, values. The place in its row before which each value would be inserted, as
  /// int32; after equal elements or before them.
  static let searchsorted: Op = Op(
    "searchsorted",
    infer: { inputs, _ in
      let (rows, values) = (inputs[0], inputs[1])
      guard rows.dtype == values.dtype else {
        throw Op.failure("searchsorted", "dtypes differ: \(rows.dtype.name) and \(values.dtype.name)")
      }
      guard rows.dims.count == values.dims.count, !rows.dims.isEmpty,
        zip(rows.dims.dropLast(), values.dims.dropLast()).allSatisfy({ $0 == $1 || $0 == -1 || $1 == -1 })
      else {
        throw Op.failure(
          "searchsorted", "shapes differ before the last axis: \(rows.shapeText) and \(values.shapeText)")
      }
      return TensorSpec(.int32, values.dims)
    },
    prepare: { inputs, output, attribute in
      guard case .search(let afterEquals) = attribute else { preconditionFailure("no side") }
      return inputs[0].dtype.visit(
        SearchKernel(
          rows: output.dims.dropLast().reduce(1, *), length: inputs[0].dims.last!,
          count: output.dims.last!, afterEquals: afterEquals))
    },
    samples: [
      OpSample([.init(.float64, [4], [1, 2, 2, 3]), .init(.float64, [3], [2, 0, 9])], .search(afterEquals: false)),
      OpSample(
        [.init(.int32, [2, 2], [1, 2, 2, 3]), .init(.int32, [2, 1], [2, 2])], .search(afterEquals: true)),
      OpSample([.init(.int32, [0], []), .init(.int32, [1], [2])], .search(afterEquals: true)),
      OpSample([.init(.int32, [1], [1]), .init(.int32, [1, 1], [2])], .search(afterEquals: true), isRefused: true),
      OpSample([.init(.int32, [1], [1]), .init(.int64, [1], [2])], .search(afterEquals: true), isRefused: true),
    ])

  package static let all = [argsort, topK, searchsorted]
}

/// Orders lines and writes the places of the first `taken` elements of each.
private struct OrderKernel: ElementVisitor {
  let blocks: AxisBlocks
  let descending: Bool
  let taken: Int

  func visit<T: Comparable & Hashable>(_ type: T.Type) -> Kernel {
    let (blocks, descending, taken) = (blocks, descending, taken)
    return { addresses in
      let source = addresses[0].assumingMemoryBound(to: T.self)
      let places = addresses[1].assumingMemoryBound(to: Int32.self)
      blocks.forEachRange { range in
        var line: [(key: T, place: Int32)] = []
        line.reserveCapacity(blocks.length)
        for outer in range {
          for inner in 0..<blocks.inner {
            let start = outer * blocks.length * blocks.inner + inner
            line.removeAll(keepingCapacity: true)
            for position in 0..<blocks.length {
              line.append((source[start + position * blocks.inner], Int32(truncatingIfNeeded: position)))
            }
            sort(&line, descending)
            let target = outer * taken * blocks.inner + inner
            for position in 0..<taken { places[target + position * blocks.inner] = line[position].place }
          }
        }
      }
    }
  }

  /// NaN, which equals not even itself, comes last.
  private func sort<T: Comparable>(_ line: inout [(key: T, place: Int32)], _ descending: Bool) {
    line.sort { a, b in
      if a.key == b.key { return a.place < b.place }
      if a.key != a.key || b.key != b.key {
        return a.key == a.key || (b.key != b.key && a.place < b.place)
      }
      return descending ? a.key > b.key : a.key < b.key
    }
  }
}

private struct SearchKernel: ElementVisitor {
  let rows: Int
  let length: Int
  let count: Int
  let afterEquals: Bool

  func visit<T: Comparable & Hashable>(_ type: T.Type) -> Kernel {
    let (rows, length, count, afterEquals) = (rows, length, count, afterEquals)
    return { addresses in
      let sequence = addresses[0].assumingMemoryBound(to: T.self)
      let values = addresses[1].assumingMemoryBound(to: T.self)
      let places = addresses[2].assumingMemoryBound(to: Int32.self)
      for row in 0..<rows {
        for index in (row * count)..<((row + 1) * count) {
          let value = values[index]
          var (low, high) = (0, length)
          while low < high {
            let middle = (low + high) / 2
            let element = sequence[row * length + middle]
            if element < value || (afterEquals && element == value) { low = middle + 1 } else { high = middle }
          }
          places[index] = Int32(truncatingIfNeeded: low)
        }
      }
    }
  }
}
