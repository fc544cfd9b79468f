import Display

/// Decompositions of matrices into several results. An operation has one output, so each packs its results
/// side by side in one row per matrix; slices take them apart, and carry their gradients back.
package enum DecompositionOps {
  /// [q | r] with A = q r; the flag asks for all columns of q.
  static let qr: Op = Op(
    "qr",
    infer: { inputs, attribute in
      guard case .full(let full) = attribute else { preconditionFailure("no flag") }
      return try packed("qr", inputs[0]) { QRLayout($0, full: full).width }
    },
    prepare: { inputs, _, attribute in
      guard case .full(let full) = attribute else { preconditionFailure("no flag") }
      let shape = MatrixShape(inputs[0].dims)
      return inputs[0].dtype.visitMatrices(QRKernel(shape: shape, layout: QRLayout(shape, full: full)))
    },
    gradient: { g in
      guard case .full(let full) = g.attribute else { return [nil] }
      return [DecompositionGradients.qr(g, QRLayout(MatrixShape(g.x.dims), full: full))]
    },
    samples: [
      OpSample([.init(.float64, [2, 2], [3, 1, -1, 2])], .full(false)),
      OpSample([.init(.float64, [3, 2], [3, 1, -1, 2, 4, 0.5])], .full(false)),
      OpSample([.init(.float64, [2, 3], [3, 1, -1, 2, 4, 0.5])], .full(false)),
      OpSample([.init(.float64, [2, 2, 1], [3, 1, -1, 2])], .full(false)),
      OpSample([.init(.float64, [3, 2], [3, 1, -1, 2, 4, 0.5])], .full(true), checksGradient: false),
    ] + refusedMatrices)

  /// [e | v] with A = v diag(e) v^T for symmetric A, of which only the lower triangle is read; e ascends.
  static let eigh: Op = Op(
    "eigh",
    infer: { inputs, _ in
      try requireSquare("eigh", inputs[0])
      return try packed("eigh", inputs[0]) { $0.rows + $0.count }
    },
    prepare: { inputs, _, _ in
      inputs[0].dtype.visitMatrices(EighKernel(shape: MatrixShape(inputs[0].dims)))
    },
    gradient: { g in [DecompositionGradients.eigh(g)] },
    samples: [
      // The rule speaks of symmetric changes: checked against TensorFlow elsewhere.
      OpSample([.init(.float64, [2, 2], [4, 1, 1, 3])], checksGradient: false),
      OpSample([.init(.float64, [2, 1, 1], [4, 3])]),
      OpSample([.init(.float64, [2, 3], [4, 1, 1, 3, 1, 1])], isRefused: true),
    ] + refusedMatrices)

  /// [s | u | v] with A = u diag(s) v^T; s descends; the flag asks for all columns of u and v.
  static let svd: Op = Op(
    "svd",
    infer: { inputs, attribute in
      guard case .full(let full) = attribute else { preconditionFailure("no flag") }
      return try packed("svd", inputs[0]) { SVDLayout($0, full: full).width }
    },
    prepare: { inputs, _, attribute in
      guard case .full(let full) = attribute else { preconditionFailure("no flag") }
      let shape = MatrixShape(inputs[0].dims)
      return inputs[0].dtype.visitMatrices(SVDKernel(shape: shape, layout: SVDLayout(shape, full: full)))
    },
    gradient: { g in
      guard case .full(let full) = g.attribute else { return [nil] }
      return [DecompositionGradients.svd(g, SVDLayout(MatrixShape(g.x.dims), full: full))]
    },
    samples: [
      OpSample([.init(.float64, [2, 2], [3, 1, -1, 2])], .full(false)),
      OpSample([.init(.float64, [3, 2], [3, 1, -1, 2, 4, 0.5])], .full(false)),
      OpSample([.init(.float64, [2, 3], [3, 1, -1, 2, 4, 0.5])], .full(false)),
      OpSample([.init(.float64, [2, 1, 2], [3, 1, -1, 2])], .full(false)),
      OpSample([.init(.float64, [3, 2], [3, 1, -1, 2, 4, 0.5])], .full(true), checksGradient: false),
    ] + refusedMatrices)

  package static let all = [qr, eigh, svd]

  private static func packed(_ name: String, _ x: TensorSpec, _ width: (MatrixShape) -> Int) throws -> TensorSpec {
    try requireMatrix(name, x)
    guard x.dims.suffix(2).allSatisfy({ $0 >= 0 }) else {
      throw Op.failure(name, "the sides of the matrices must be known while the function is traced, found \(x.shapeText)")
    }
    guard x.dims.suffix(2).allSatisfy({ $0 < 1 << 20 }) else {
      throw Op.failure(name, "matrices of shape \(x.shapeText) are too large")
    }
    return TensorSpec(x.dtype, x.dims.dropLast(2) + [width(MatrixShape(x.dims))])
  }

  /// One packed result: `rows` x `columns` from place `start` of each row, a vector without columns.
  static func part(_ packed: Tensor, _ start: Int, _ rows: Int, _ columns: Int?) -> Tensor {
    if ExecutionContext.current.mustStop { return .inert }
    let flat = dispatch(
      SlicingOps.slice, [packed],
      .slice(.block(rank: packed.rank, axis: packed.rank - 1, start: start, count: rows * (columns ?? 1))))
    guard let columns else { return flat }
    return dispatch(ShapingOps.reshape, [flat], .dims(packed.dims.dropLast() + [rows, columns]))
  }
}

struct QRLayout {
  let rows: Int
  let columns: Int
  /// Columns of q and rows of r.
  let inner: Int
  var width: Int { rows * inner + inner * columns }

  init(_ shape: MatrixShape, full: Bool) {
    (rows, columns) = (shape.rows, shape.columns)
    inner = full ? shape.rows : min(shape.rows, shape.columns)
  }

  func q(_ packed: Tensor) -> Tensor { DecompositionOps.part(packed, 0, rows, inner) }
  func r(_ packed: Tensor) -> Tensor { DecompositionOps.part(packed, rows * inner, inner, columns) }
}

struct SVDLayout {
  let rows: Int
  let columns: Int
  let full: Bool
  var count: Int { min(rows, columns) }
  var left: Int { full ? rows : count }
  var right: Int { full ? columns : count }
  var width: Int { count + rows * left + columns * right }

  init(_ shape: MatrixShape, full: Bool) {
    (rows, columns, self.full) = (shape.rows, shape.columns, full)
  }

  func s(_ packed: Tensor) -> Tensor { DecompositionOps.part(packed, 0, count, nil) }
  func u(_ packed: Tensor) -> Tensor { DecompositionOps.part(packed, count, rows, left) }
  func v(_ packed: Tensor) -> Tensor { DecompositionOps.part(packed, count + rows * left, columns, right) }
}

private let refusedMatrices: [OpSample] = [
  OpSample([.init(.float64, [2], [1, 2])], .full(false), isRefused: true),
  OpSample([.init(.int32, [1, 1], [1])], .full(false), isRefused: true),
]
