import CKernels

package enum DiagonalOps {
  /// Each matrix with 0 outside of a band around the main diagonal; -1 keeps everything on that side.
  static let bandPart: Op = Op(
    "bandPart",
    infer: { inputs, _ in
      try requireRank("bandPart", inputs[0], 2)
      return inputs[0]
    },
    prepare: { _, output, attribute in
      guard case .band(let lower, let upper) = attribute else { preconditionFailure("no band") }
      let (shape, size, bytes) = (MatrixShape(output.dims), output.dtype.size, output.byteCount)
      return { addresses in
        let (from, to) = (addresses[0], addresses[1])
        to.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
        for row in 0..<(shape.batch * shape.rows) {
          let place = row % shape.rows
          let first = lower < 0 ? 0 : max(0, place - lower)
          let last = upper < 0 || upper >= shape.columns ? shape.columns : min(shape.columns, place + upper + 1)
          guard first < last else { continue }
          let start = (row * shape.columns + first) * size
          (to + start).copyMemory(from: from + start, byteCount: (last - first) * size)
        }
      }
    },
    gradient: { g in [dispatch(bandPart, [g.upstream], g.attribute)] },
    samples: [
      OpSample([.init(.float64, [3, 3], (1...9).map(Double.init))], .band(lower: -1, upper: 0)),
      OpSample([.init(.float64, [2, 2, 3], (1...12).map(Double.init))], .band(lower: 0, upper: 1)),
      OpSample([.init(.int32, [3, 2], (1...6).map(Double.init))], .band(lower: 1, upper: -1)),
      OpSample([.init(.int32, [0, 2], [])], .band(lower: 1, upper: -1)),
      OpSample([.init(.int32, [2], [1, 2])], .band(lower: 1, upper: -1), isRefused: true),
    ], elements: .everyNumber)

  /// Matrices with the last axis of the input on the k-th diagonal, 0 elsewhere.
  static let diag: Op = Op(
    "diag",
    infer: { inputs, attribute in
      guard case .diagonal(let k) = attribute else { preconditionFailure("no diagonal") }
      try requireRank("diag", inputs[0], 1)
      let length = inputs[0].dims.last!
      guard k.magnitude < 1 << 40 else { throw Op.failure("diag", "no matrix has a diagonal \(k)") }
      let rows = length == -1 ? -1 : length + abs(k)
      return TensorSpec(inputs[0].dtype, inputs[0].dims.dropLast() + [rows, rows])
    },
    prepare: { inputs, output, attribute in
      guard case .diagonal(let k) = attribute else { preconditionFailure("no diagonal") }
      let line = DiagonalLine(MatrixShape(output.dims), k, size: output.dtype.size)
      let bytes = output.byteCount
      return { addresses in
        addresses[1].initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
        line.write(addresses[0], into: addresses[1])
      }
    },
    gradient: { g in [dispatch(diagPart, [g.upstream], g.attribute)] },
    samples: [
      OpSample([.init(.float64, [3], [1, 2, 3])], .diagonal(0)),
      OpSample([.init(.float64, [2, 2], [1, 2, 3, 4])], .diagonal(1)),
      OpSample([.init(.int32, [2], [1, 2])], .diagonal(-2)),
      OpSample([.init(.int32, [], [1])], .diagonal(0), isRefused: true),
    ], elements: .everyNumber)

  /// The k-th diagonal of each matrix.
  static let diagPart: Op = Op(
    "diagPart",
    infer: { inputs, attribute in
      guard case .diagonal(let k) = attribute else { preconditionFailure("no diagonal") }
      return TensorSpec(inputs[0].dtype, inputs[0].dims.dropLast(2) + [try length("diagPart", inputs[0], k)])
    },
    prepare: { inputs, output, attribute in
      guard case .diagonal(let k) = attribute else { preconditionFailure("no diagonal") }
      let line = DiagonalLine(MatrixShape(inputs[0].dims), k, size: output.dtype.size)
      return { addresses in line.read(addresses[0], into: addresses[1]) }
    },
    gradient: { g in [dispatch(setDiag, [tf.zerosLike(g.x), g.upstream], g.attribute)] },
    samples: [
      OpSample([.init(.float64, [2, 3], (1...6).map(Double.init))], .diagonal(0)),
      OpSample([.init(.float64, [2, 3, 2], (1...12).map(Double.init))], .diagonal(-1)),
      OpSample([.init(.int32, [2, 3], (1...6).map(Double.init))], .diagonal(2)),
      OpSample([.init(.int32, [2, 3], (1...6).map(Double.init))], .diagonal(3), isRefused: true),
      OpSample([.init(.int32, [3], (1...3).map(Double.init))], .diagonal(0), isRefused: true),
    ], elements: .everyNumber)

  /// inputs: matrices, their new k-th diagonals.
  static let setDiag: Op = Op(
    "setDiag",
    infer: { inputs, attribute in
      guard case .diagonal(let k) = attribute else { preconditionFailure("no diagonal") }
      let (x, line) = (inputs[0], inputs[1])
      let wanted = x.dims.dropLast(2) + [try length("setDiag", x, k)]
      guard x.dtype == line.dtype else {
        throw Op.failure("setDiag", "dtypes differ: \(x.dtype.name) and \(line.dtype.name)")
      }
      guard wanted.count == line.dims.count, zip(wanted, line.dims).allSatisfy({ $0 == $1 || $0 == -1 || $1 == -1 })
      else {
        throw Op.failure(
          "setDiag", "a diagonal of shape \(line.shapeText) does not fit matrices of shape \(x.shapeText); they take \(Array(wanted).shapeText)")
      }
      return x
    },
    prepare: { _, output, attribute in
      guard case .diagonal(let k) = attribute else { preconditionFailure("no diagonal") }
      let line = DiagonalLine(MatrixShape(output.dims), k, size: output.dtype.size)
      let bytes = output.byteCount
      return { addresses in
        addresses[2].copyMemory(from: addresses[0], byteCount: bytes)
        line.write(addresses[1], into: addresses[2])
      }
    },
    gradient: { g in
      [
        dispatch(setDiag, [g.upstream, tf.zerosLike(g.inputs[1])], g.attribute),
        dispatch(diagPart, [g.upstream], g.attribute),
      ]
    },
    samples: [
      OpSample([.init(.float64, [2, 3], (1...6).map(Double.init)), .init(.float64, [2], [8, 9])], .diagonal(0)),
      OpSample([.init(.float64, [1, 3, 2], (1...6).map(Double.init)), .init(.float64, [1, 2], [8, 9])], .diagonal(-1)),
      OpSample(
        [.init(.float64, [2, 3], (1...6).map(Double.init)), .init(.float64, [3], [8, 9, 1])], .diagonal(0),
        isRefused: true),
      OpSample(
        [.init(.float64, [2, 3], (1...6).map(Double.init)), .init(.float32, [2], [8, 9])], .diagonal(0),
        isRefused: true),
    ], elements: .everyNumber)

  package static let all = [bandPart, diag, diagPart, setDiag]

  private static func requireRank(_ name: String, _ x: TensorSpec, _ rank: Int) throws {
    guard x.dims.count >= rank else {
      throw Op.failure(name, "takes rank \(rank) or more, found shape \(x.shapeText)")
    }
  }

  private static func length(_ name: String, _ x: TensorSpec, _ k: Int) throws -> Int {
    try requireRank(name, x, 2)
    let (rows, columns) = (x.dims[x.dims.count - 2], x.dims[x.dims.count - 1])
    if rows == -1 || columns == -1 { return -1 }
    guard k == 0 || (k > -rows && k < columns) else {
      throw Op.failure(name, "there is no diagonal \(k) in matrices of shape \(x.shapeText)")
    }
    return max(0, min(rows + min(k, 0), columns - max(k, 0)))
  }
}

/// The elements of one diagonal of each matrix of a batch.
private struct DiagonalLine {
  let batch: Int
  let matrix: Int
  let start: Int
  let step: Int
  let count: Int
  let size: Int

  init(_ shape: MatrixShape, _ k: Int, size: Int) {
    batch = shape.batch
    matrix = shape.count
    start = k >= 0 ? k : -k * shape.columns
    step = shape.columns + 1
    count = max(0, min(shape.rows + min(k, 0), shape.columns - max(k, 0)))
    self.size = size
  }

  func read(_ matrices: UnsafeRawPointer, into lines: UnsafeMutableRawPointer) {
    for index in 0..<batch {
      for place in 0..<count {
        (lines + (index * count + place) * size).copyMemory(
          from: matrices + (index * matrix + start + place * step) * size, byteCount: size)
      }
    }
  }

  func write(_ lines: UnsafeRawPointer, into matrices: UnsafeMutableRawPointer) {
    for index in 0..<batch {
      for place in 0..<count {
        (matrices + (index * matrix + start + place * step) * size).copyMemory(
          from: lines + (index * count + place) * size, byteCount: size)
      }
    }
  }
}
