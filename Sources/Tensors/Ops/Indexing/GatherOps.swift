import CKernels

package enum GatherOps {
  /// Rows along an axis at the places that the indices (int64) name. The leading `batchDims` axes of x and of
  /// the indices run side by side: shapes [B, O, n, I] and [B, J] give [B, O, J, I].
  static let gather: Op = Op(
    "gather",
    infer: { inputs, attribute in
      guard case .gather(let axis, let batchDims) = attribute else { preconditionFailure("no axis") }
      let (x, index) = (inputs[0], inputs[1])
      guard index.dtype == .int64 else {
        throw Op.failure("gather", "indices are integers, found \(index.dtype.name)")
      }
      guard axis >= 0 && axis < x.dims.count else {
        throw Op.failure("gather", "axis \(axis) is out of range for shape \(x.shapeText)")
      }
      guard batchDims >= 0, batchDims <= index.dims.count, batchDims <= axis else {
        throw Op.failure(
          "gather",
          "axis \(axis) and batchDims \(batchDims) do not fit shapes \(x.shapeText) and \(index.shapeText)")
      }
      var batch: [Int] = []
      for place in 0..<batchDims {
        let (a, b) = (x.dims[place], index.dims[place])
        guard a == b || a == -1 || b == -1 else {
          throw Op.failure(
            "gather", "the first \(batchDims) axes differ: \(x.shapeText) and \(index.shapeText)")
        }
        batch.append(max(a, b))
      }
      return TensorSpec(
        x.dtype,
        batch + x.dims[batchDims..<axis] + index.dims[batchDims...] + x.dims[(axis + 1)...])
    },
    prepare: { inputs, output, attribute in
      let plan = GatheredRows(inputs[0].dims, inputs[1].dims, attribute, size: output.dtype.size)
      let copy = parallelKernel(plan.lines * plan.picks, grain: max(1, 4 * elementwiseGrain / max(plan.bytes, 32))) {
        rows, addresses in
        let index = addresses[1].assumingMemoryBound(to: Int64.self)
        var (line, pick) = rows.lowerBound.quotientAndRemainder(dividingBy: max(plan.picks, 1))
        for row in rows {
          let source = line * plan.length + Int(index[plan.firstIndex(ofLine: line) + pick])
          (addresses[2] + row * plan.bytes).copyMemory(
            from: addresses[0] + source * plan.bytes, byteCount: plan.bytes)
          pick += 1
          if pick == plan.picks { (line, pick) = (line + 1, 0) }
        }
      }
      return { addresses in
        if plan.indicesFit(addresses[1]) { copy(addresses) }
      }
    },
    gradient: { g in
      [dispatch(gatherGradient, [g.upstream, g.inputs[1], g.x], g.attribute), nil]
    },
    samples: [
      OpSample(
        [.init(.float64, [3, 2], [1, 2, 3, 4, 5, 6]), .init(.int64, [3], [2, 0, 2])], .gather(axis: 0, batchDims: 0)),
      OpSample(
        [.init(.float64, [2, 3], [1, 2, 3, 4, 5, 6]), .init(.int64, [2, 2], [2, 0, 1, 2])],
        .gather(axis: 1, batchDims: 0)),
      OpSample(
        [.init(.float64, [2, 3, 2], (1...12).map(Double.init)), .init(.int64, [2, 2], [2, 0, 1, 1])],
        .gather(axis: 1, batchDims: 1)),
      OpSample(
        [.init(.float64, [2, 2, 3], (1...12).map(Double.init)), .init(.int64, [2], [2, 0])],
        .gather(axis: 2, batchDims: 1)),
      OpSample(
        [.init(.int32, [2, 2], [1, 2, 3, 4]), .init(.int64, [2, 0], [])], .gather(axis: 1, batchDims: 1)),
      OpSample(
        [.init(.float64, [2], [1, 2]), .init(.int64, [1], [5])], .gather(axis: 0, batchDims: 0), isRefused: true),
      OpSample(
        [.init(.float64, [2], [1, 2]), .init(.float32, [1], [0])], .gather(axis: 0, batchDims: 0), isRefused: true),
      OpSample(
        [.init(.float64, [2, 2], [1, 2, 3, 4]), .init(.int64, [2, 1], [0, 2])],
        .gather(axis: 1, batchDims: 1), isRefused: true),
      OpSample(
        [.init(.float64, [2, 2], [1, 2, 3, 4]), .init(.int64, [3, 1], [0, 1, 1])],
        .gather(axis: 1, batchDims: 1), isRefused: true),
    ], elements: .everything)

  /// The rows along an axis at the given places.
  static func rows(_ x: Tensor, _ places: Tensor, axis: Int = 0) -> Tensor {
    dispatch(gather, [x, places], .gather(axis: axis, batchDims: 0))
  }
  static func rows(_ x: Tensor, _ places: [Int], axis: Int = 0) -> Tensor {
    rows(x, Tensor(places.map(Int64.init), dtype: .int64, dims: [places.count]), axis: axis)
  }

  /// inputs: gradient of the gathered rows, indices, the gathered tensor (for its shape).
  static let gatherGradient: Op = Op(
    "gatherGradient",
    infer: { inputs, _ in
      guard inputs[0].dtype == inputs[2].dtype, inputs[0].dtype.isFloating else {
        throw Op.failure(
          "gatherGradient", "dtypes differ: \(inputs[0].dtype.name) and \(inputs[2].dtype.name)")
      }
      return inputs[2]
    },
    prepare: { inputs, output, attribute in
      let plan = GatheredRows(output.dims, inputs[1].dims, attribute, size: output.dtype.size)
      let (dtype, bytes) = (Int32(output.dtype.rawValue), output.byteCount)
      return { addresses in
        addresses[3].initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
        guard plan.indicesFit(addresses[1]) else { return }
        let index = addresses[1].assumingMemoryBound(to: Int64.self)
        for line in 0..<plan.lines {
          ck_scatter_add(
            dtype, plan.picks, plan.inner, index + plan.firstIndex(ofLine: line),
            addresses[0] + line * plan.picks * plan.bytes, addresses[3] + line * plan.length * plan.bytes)
        }
      }
    },
    gradient: { g in [dispatch(gather, [g.upstream, g.inputs[1]], g.attribute), nil, nil] },
    samples: [
      OpSample(
        [
          .init(.float64, [3], [1, 2, 3]), .init(.int64, [3], [1, 0, 1]), .init(.float64, [2], [0, 0]),
        ], .gather(axis: 0, batchDims: 0)),
      OpSample(
        [
          .init(.float64, [2, 2], [1, 2, 3, 4]), .init(.int64, [2, 2], [2, 0, 1, 1]),
          .init(.float64, [2, 3], [0, 0, 0, 0, 0, 0]),
        ], .gather(axis: 1, batchDims: 1)),
      OpSample(
        [.init(.float64, [1], [1]), .init(.int64, [1], [0]), .init(.float32, [2], [0, 0])],
        .gather(axis: 0, batchDims: 0), isRefused: true),
    ])

  /// Elements or slices of x: the last axis of the indices (int64) holds places along its first axes.
  /// Shapes [D1, ..., Dk, R] and [J, k] give [J, R].
  static let gatherNd: Op = Op(
    "gatherNd",
    infer: { inputs, _ in
      let (x, index) = (inputs[0], inputs[1])
      let depth = try indexDepth("gatherNd", x, index)
      return TensorSpec(x.dtype, Array(index.dims.dropLast()) + x.dims[depth...])
    },
    prepare: { inputs, output, _ in
      let plan = IndexedRows("gatherNd", inputs[0].dims, inputs[1].dims, size: output.dtype.size)
      return { addresses in
        plan.withPlaces(addresses[1]) { places in
          for (row, place) in places.enumerated() {
            (addresses[2] + row * plan.bytes).copyMemory(
              from: addresses[0] + Int(place) * plan.bytes, byteCount: plan.bytes)
          }
        }
      }
    },
    gradient: { g in
      [dispatch(ScatterOps.tensorScatter, [tf.zerosLike(g.x), g.inputs[1], g.upstream], .scatter(.add)), nil]
    },
    samples: [
      OpSample(
        [.init(.float64, [2, 3], [1, 2, 3, 4, 5, 6]), .init(.int64, [3, 2], [0, 1, 1, 2, 0, 1])]),
      OpSample([.init(.float64, [2, 2], [1, 2, 3, 4]), .init(.int64, [1, 1], [1])]),
      OpSample([.init(.bool, [2], [1, 0]), .init(.int64, [0, 1], [])]),
      OpSample(
        [.init(.float64, [2], [1, 2]), .init(.int64, [1, 1], [2])], isRefused: true),
      OpSample(
        [.init(.float64, [2], [1, 2]), .init(.int64, [1, 2], [0, 0])], isRefused: true),
    ], elements: .everything)

  /// The element that the indices (int64) name at each place along one axis; shapes agree elsewhere.
  static let takeAlongAxis: Op = Op(
    "takeAlongAxis",
    infer: { inputs, attribute in
      guard case .axis(let axis) = attribute else { preconditionFailure("no axis") }
      let (x, index) = (inputs[0], inputs[1])
      guard index.dtype == .int64 else {
        throw Op.failure("takeAlongAxis", "indices are integers, found \(index.dtype.name)")
      }
      guard x.dims.count == index.dims.count, axis >= 0, axis < x.dims.count,
        x.dims.indices.allSatisfy({ $0 == axis || x.dims[$0] == index.dims[$0] || x.dims[$0] == -1 || index.dims[$0] == -1 })
      else {
        throw Op.failure(
          "takeAlongAxis", "shapes differ beyond axis \(axis): \(x.shapeText) and \(index.shapeText)")
      }
      return TensorSpec(x.dtype, index.dims)
    },
    prepare: { inputs, output, attribute in
      let visit = alongAxis(inputs[0].dims, output.dims, attribute)
      let size = output.dtype.size
      return { addresses in
        visit(addresses[1]) { place, source in
          (addresses[2] + place * size).copyMemory(from: addresses[0] + source * size, byteCount: size)
        }
      }
    },
    gradient: { g in
      [dispatch(takeAlongAxisGradient, [g.upstream, g.inputs[1], g.x], g.attribute), nil]
    },
    samples: [
      OpSample(
        [.init(.float64, [2, 3], [1, 2, 3, 4, 5, 6]), .init(.int64, [2, 2], [2, 2, 0, 1])], .axis(1)),
      OpSample(
        [.init(.float64, [2, 3], [1, 2, 3, 4, 5, 6]), .init(.int64, [1, 3], [1, 0, 1])], .axis(0)),
      OpSample([.init(.int32, [2], [1, 2]), .init(.int64, [1], [2])], .axis(0), isRefused: true),
      OpSample([.init(.int32, [2, 2], [1, 2, 3, 4]), .init(.int64, [1, 1], [0])], .axis(0), isRefused: true),
    ], elements: .everything)

  /// inputs: gradient of the taken elements, indices, the tensor they were taken from (for its shape).
  static let takeAlongAxisGradient: Op = Op(
    "takeAlongAxisGradient",
    infer: { inputs, _ in
      guard inputs[0].dtype == inputs[2].dtype, inputs[0].dtype.isFloating else {
        throw Op.failure(
          "takeAlongAxisGradient", "dtypes differ: \(inputs[0].dtype.name) and \(inputs[2].dtype.name)")
      }
      return inputs[2]
    },
    prepare: { inputs, output, attribute in
      let visit = alongAxis(output.dims, inputs[0].dims, attribute)
      let (dtype, bytes, size) = (Int32(output.dtype.rawValue), output.byteCount, output.dtype.size)
      return { addresses in
        addresses[3].initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
        var zero: Int64 = 0
        visit(addresses[1]) { place, source in
          _ = ck_scatter(
            ScatterRule.add.rawValue, dtype, 1, 1, &zero, addresses[0] + place * size,
            addresses[3] + source * size)
        }
      }
    },
    gradient: { g in [dispatch(takeAlongAxis, [g.upstream, g.inputs[1]], g.attribute), nil, nil] },
    samples: [
      OpSample(
        [
          .init(.float64, [2, 2], [1, 2, 3, 4]), .init(.int64, [2, 2], [2, 2, 0, 1]),
          .init(.float64, [2, 3], [0, 0, 0, 0, 0, 0]),
        ], .axis(1)),
      OpSample(
        [.init(.float64, [1], [1]), .init(.int64, [1], [0]), .init(.float32, [1], [0])], .axis(0),
        isRefused: true),
    ])

  package static let all = [
    gather, gatherGradient, gatherNd, takeAlongAxis, takeAlongAxisGradient,
  ]

  /// How many leading axes of x the last axis of the indices names.
  static func indexDepth(_ name: String, _ x: TensorSpec, _ index: TensorSpec) throws -> Int {
    guard index.dtype == .int64 else {
      throw Op.failure(name, "indices are integers, found \(index.dtype.name)")
    }
    guard let depth = index.dims.last, depth >= 0, depth <= x.dims.count else {
      throw Op.failure(
        name,
        "the last axis of the indices names at most \(x.dims.count) axes of shape \(x.shapeText), found shape \(index.shapeText)")
    }
    return depth
  }

  /// Visits every place of `dims` with the place in `source` that the index there names.
  private static func alongAxis(_ source: [Int], _ dims: [Int], _ attribute: Attribute)
    -> (UnsafeRawPointer, (Int, Int) -> Void) -> Void
  {
    guard case .axis(let axis) = attribute else { preconditionFailure("no axis") }
    let (from, to) = (AxisBlocks(source, axis: axis), AxisBlocks(dims, axis: axis))
    return { indices, body in
      let index = indices.assumingMemoryBound(to: Int64.self)
      for place in 0..<dims.elementCount where index[place] < 0 || index[place] >= from.length {
        _ = failed(
          "takeAlongAxis",
          "index \(index[place]) is out of range for axis \(axis) of shape \(source.shapeText)")
        return
      }
      for outer in 0..<to.outer {
        for line in 0..<to.length {
          for inner in 0..<to.inner {
            let place = (outer * to.length + line) * to.inner + inner
            body(place, (outer * from.length + Int(index[place])) * from.inner + inner)
          }
        }
      }
    }
  }
}

/// Rows of `inner` elements that indices choose along an axis: lines of `length` rows, from each of which `picks` are
/// taken. `outer` lines in a row share their indices.
private struct GatheredRows {
  let batch: Int
  let outer: Int
  let length: Int
  let picks: Int
  let inner: Int
  let bytes: Int
  let dims: [Int]
  let axis: Int

  init(_ x: [Int], _ index: [Int], _ attribute: Attribute, size: Int) {
    guard case .gather(let axis, let batchDims) = attribute else { preconditionFailure("no axis") }
    batch = x[..<batchDims].reduce(1, *)
    outer = x[batchDims..<axis].reduce(1, *)
    length = x[axis]
    picks = index[batchDims...].reduce(1, *)
    inner = x[(axis + 1)...].reduce(1, *)
    bytes = inner * size
    dims = x
    self.axis = axis
  }

  var lines: Int { batch * outer }

  func firstIndex(ofLine line: Int) -> Int { batch == 1 ? 0 : line / outer * picks }

  func indicesFit(_ indices: UnsafeRawPointer) -> Bool {
    let index = indices.assumingMemoryBound(to: Int64.self)
    for place in 0..<(batch * picks) where index[place] < 0 || index[place] >= length {
      _ = failed(
        "gather", "index \(index[place]) is out of range for axis \(axis) of shape \(dims.shapeText)")
      return false
    }
    return true
  }
}

/// Slices that rows of places along the first axes name.
struct IndexedRows {
  private let name: String
  private let dims: [Int]
  private let depth: Int
  private let strides: [Int]
  let count: Int
  /// Elements and bytes of one slice.
  let inner: Int
  let bytes: Int

  init(_ name: String, _ dims: [Int], _ index: [Int], size: Int) {
    self.name = name
    self.dims = dims
    depth = index.last!
    strides = Array(dims[..<depth]).contiguousStrides
    count = index.dropLast().reduce(1, *)
    inner = dims[depth...].reduce(1, *)
    bytes = inner * size
  }

  /// Calls `body` with the number of the slice that each row of indices names, unless one is out of
  /// range.
  func withPlaces(_ indices: UnsafeRawPointer, _ body: (UnsafeBufferPointer<Int64>) -> Void) {
    let index = indices.assumingMemoryBound(to: Int64.self)
    var places = [Int64](repeating: 0, count: count)
    for row in 0..<count {
      var place = 0
      for axis in 0..<depth {
        let position = Int(index[row * depth + axis])
        guard position >= 0 && position < dims[axis] else {
          let found = (0..<depth).map { Int(index[row * depth + $0]) }
          _ = failed(name, "indices \(found) (row \(row)) are out of range for shape \(dims.shapeText)")
          return
        }
        place += position * strides[axis]
      }
      places[row] = Int64(place)
    }
    places.withUnsafeBufferPointer(body)
  }
}
