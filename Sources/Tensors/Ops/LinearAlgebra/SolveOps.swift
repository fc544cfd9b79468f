import Display


package enum SolveOps {
  /// The inverse of each square matrix.
  static let inverse: Op = Op(
    "inverse",
    infer: { inputs, _ in
      try requireSquare("inverse", inputs[0])
      return inputs[0]
    },
    prepare: { _, output, _ in output.dtype.visitMatrices(InverseKernel(shape: MatrixShape(output.dims))) },
    gradient: { g in
      // d(A^-1) = -A^-1 dA A^-1
      [-product(product(g.output, g.upstream, transposeA: true), g.output, transposeB: true)]
    },
    samples: squareSamples + [
      OpSample([.init(.float64, [2, 2], [1, 2, 2, 4])], isRefused: true)
    ])

  static let determinant: Op = Op(
    "determinant",
    infer: { inputs, _ in
      try requireSquare("determinant", inputs[0])
      return TensorSpec(inputs[0].dtype, Array(inputs[0].dims.dropLast(2)))
    },
    prepare: { inputs, _, _ in
      inputs[0].dtype.visitMatrices(DeterminantKernel(shape: MatrixShape(inputs[0].dims), part: .value))
    },
    gradient: { g in [scaled(g.upstream * g.output, adjointInverse(g.x))] },
    samples: squareSamples)

  /// log |det A|
  static let logAbsDeterminant: Op = Op(
    "logAbsDeterminant",
    infer: determinant.infer,
    prepare: { inputs, _, _ in
      inputs[0].dtype.visitMatrices(DeterminantKernel(shape: MatrixShape(inputs[0].dims), part: .logarithm))
    },
    gradient: { g in [scaled(g.upstream, adjointInverse(g.x))] },
    samples: squareSamples)

  /// The sign of det A.
  static let determinantSign: Op = Op(
    "determinantSign",
    infer: determinant.infer,
    prepare: { inputs, _, _ in
      inputs[0].dtype.visitMatrices(DeterminantKernel(shape: MatrixShape(inputs[0].dims), part: .sign))
    },
    samples: squareSamples)

  /// inputs: A [n, n], B [n, k], batches alike. X with A X = B, or A^T X = B where the flag is set.
  static let solve: Op = Op(
    "solve",
    infer: { inputs, _ in
      try requireSquare("solve", inputs[0])
      try requireRightSide("solve", inputs[0], inputs[1])
      return inputs[1]
    },
    prepare: { _, output, attribute in
      guard case .full(let adjoint) = attribute else { preconditionFailure("no flag") }
      return output.dtype.visitMatrices(SolveKernel(shape: MatrixShape(output.dims), adjoint: adjoint))
    },
    gradient: { g in
      guard case .full(let adjoint) = g.attribute else { return [nil, nil] }
      let right = dispatch(solve, [g.inputs[0], g.upstream], .full(!adjoint))
      let left = adjoint ? product(g.output, right, transposeB: true) : product(right, g.output, transposeB: true)
      return [-left, right]
    },
    samples: [false, true].map { adjoint in
      OpSample(
        [.init(.float64, [2, 2], [3, 1, -1, 2]), .init(.float64, [2, 3], [1, 2, 3, 4, 5, 6])], .full(adjoint))
    } + [
      OpSample(
        [.init(.float64, [2, 2, 2], [3, 1, -1, 2, 0, 1, 2, 5]), .init(.float64, [2, 2, 1], [1, 2, 3, 4])],
        .full(false)),
      OpSample(
        [.init(.float64, [2, 2], [1, 2, 2, 4]), .init(.float64, [2, 1], [1, 2])], .full(false), isRefused: true),
      OpSample(
        [.init(.float64, [2, 2], [1, 2, 2, 5]), .init(.float64, [3, 1], [1, 2, 3])], .full(false), isRefused: true),
      OpSample(
        [.init(.float64, [2, 2], [1, 2, 2, 5]), .init(.float32, [2, 1], [1, 2])], .full(false), isRefused: true),
    ])

  /// As `solve` for a triangular A, of which only the triangle is read.
  static let triangularSolve: Op = Op(
    "triangularSolve",
    infer: { inputs, _ in
      try requireSquare("triangularSolve", inputs[0])
      try requireRightSide("triangularSolve", inputs[0], inputs[1])
      return inputs[1]
    },
    prepare: { _, output, attribute in
      guard case .triangle(let lower, let adjoint) = attribute else { preconditionFailure("no flags") }
      return output.dtype.visitMatrices(
        TriangularKernel(shape: MatrixShape(output.dims), lower: lower, adjoint: adjoint))
    },
    gradient: { g in
      guard case .triangle(let lower, let adjoint) = g.attribute else { return [nil, nil] }
      let right = dispatch(triangularSolve, [g.inputs[0], g.upstream], .triangle(lower: lower, adjoint: !adjoint))
      let left = adjoint ? product(g.output, right, transposeB: true) : product(right, g.output, transposeB: true)
      let part = Attribute.band(lower: lower ? -1 : 0, upper: lower ? 0 : -1)
      return [-dispatch(DiagonalOps.bandPart, [left], part), right]
    },
    samples: [(true, false), (false, false), (true, true), (false, true)].map { lower, adjoint in
      OpSample(
        [.init(.float64, [2, 2], [3, 1, -1, 2]), .init(.float64, [2, 3], [1, 2, 3, 4, 5, 6])],
        .triangle(lower: lower, adjoint: adjoint))
    } + [
      OpSample(
        [.init(.float64, [2, 2], [0, 2, 2, 5]), .init(.float64, [2, 1], [1, 2])],
        .triangle(lower: true, adjoint: false), isRefused: true),
      OpSample(
        [.init(.float64, [2, 2], [1, 2, 2, 5]), .init(.float64, [3, 1], [1, 2, 3])],
        .triangle(lower: true, adjoint: false), isRefused: true),
    ])

  /// The lower triangular L with L L^T = A; only the lower triangle of A is read.
  static let cholesky: Op = Op(
    "cholesky",
    infer: { inputs, _ in
      try requireSquare("cholesky", inputs[0])
      return inputs[0]
    },
    prepare: { _, output, _ in output.dtype.visitMatrices(CholeskyKernel(shape: MatrixShape(output.dims))) },
    gradient: { g in
      let l = g.output
      let inverse = dispatch(
        triangularSolve, [l, spread(tf.eye(l.dims.last!, dtype: l.dtype), like: l)],
        .triangle(lower: true, adjoint: false))
      var middle = product(l, g.upstream, transposeA: true)
      middle = dispatch(
        DiagonalOps.setDiag, [middle, dispatch(DiagonalOps.diagPart, [middle], .diagonal(0)) * 0.5], .diagonal(0))
      middle = dispatch(DiagonalOps.bandPart, [middle], .band(lower: -1, upper: 0))
      let half = product(product(inverse, middle, transposeA: true), inverse)
      return [(half + transposed(half)) * 0.5]
    },
    samples: [
      // Finite differences move one element, the rule speaks of symmetric changes: checked elsewhere.
      OpSample([.init(.float64, [2, 2], [4, 1, 1, 3])], checksGradient: false),
      OpSample([.init(.float64, [2, 1, 1], [4, 9])]),
      OpSample([.init(.float64, [2, 2], [1, 2, 2, 1])], isRefused: true),
      OpSample([.init(.float64, [2, 3], [1, 2, 2, 1, 1, 1])], isRefused: true),
    ])

  package static let all = [
    inverse, determinant, logAbsDeterminant, determinantSign, solve, triangularSolve, cholesky,
  ]

  private static func adjointInverse(_ x: Tensor) -> Tensor { transposed(dispatch(inverse, [x])) }

  private static func scaled(_ factors: Tensor, _ matrices: Tensor) -> Tensor {
    tf.expandDims(tf.expandDims(factors, axis: -1), axis: -1) * matrices
  }
}

/// Matrix products as gradients write them.
func product(_ a: Tensor, _ b: Tensor, transposeA: Bool = false, transposeB: Bool = false) -> Tensor {
  dispatch(MatmulOps.matmul, [a, b], .matmul(transposeA: transposeA, transposeB: transposeB))
}

/// The last two axes exchanged.
func transposed(_ x: Tensor) -> Tensor {
  if ExecutionContext.current.mustStop { return .inert }
  guard x.rank >= 2 else {
    return failed("matrixTranspose", "takes matrices (rank 2 or more), found shape \(x.shape)")
  }
  let lead = Array(0..<(x.rank - 2))
  return dispatch(ShapingOps.transpose, [x], .permutation(lead + [x.rank - 1, x.rank - 2]))
}

func requireMatrix(_ name: String, _ x: TensorSpec) throws {
  guard x.dtype == .float32 || x.dtype == .float64 else {
    throw Op.failure(name, "takes float32 or float64, found \(x.dtype.name); convert it with tf.cast")
  }
  guard x.dims.count >= 2 else {
    throw Op.failure(name, "takes matrices (rank 2 or more), found shape \(x.shapeText)")
  }
  guard x.dims.suffix(2).allSatisfy({ $0 < 1 << 31 }) else {
    throw Op.failure(name, "a matrix of shape \(x.shapeText) is too large")
  }
}

func requireSquare(_ name: String, _ x: TensorSpec) throws {
  try requireMatrix(name, x)
  let (rows, columns) = (x.dims[x.dims.count - 2], x.dims[x.dims.count - 1])
  guard rows == columns || rows == -1 || columns == -1 else {
    throw Op.failure(name, "takes square matrices, found shape \(x.shapeText); \(rows) != \(columns)")
  }
}

func requireRightSide(_ name: String, _ a: TensorSpec, _ b: TensorSpec) throws {
  guard a.dtype == b.dtype else {
    throw Op.failure(name, "dtypes differ: \(a.dtype.name) and \(b.dtype.name); convert one of them with tf.cast")
  }
  guard a.dims.count == b.dims.count,
    zip(a.dims.dropLast(), b.dims.dropLast()).allSatisfy({ $0 == $1 || $0 == -1 || $1 == -1 })
  else {
    throw Op.failure(
      name, "a right side of shape \(b.shapeText) does not fit matrices of shape \(a.shapeText)")
  }
}

private let squareSamples: [OpSample] = [
  OpSample([.init(.float64, [2, 2], [3, 1, -1, 2])]),
  OpSample([.init(.float64, [2, 2, 2], [3, 1, -1, 2, 0, 1, 2, 5])]),
  OpSample([.init(.float32, [3, 3], [2, 0, 1, 1, 3, 1, 0, 1, 4])]),
  OpSample([.init(.float64, [0, 0], [])]),
  OpSample([.init(.float64, [2, 3], [1, 2, 3, 4, 5, 6])], isRefused: true),
  OpSample([.init(.int32, [1, 1], [1])], isRefused: true),
  OpSample([.init(.float64, [2], [1, 2])], isRefused: true),
]
