import Glibc

package enum MatrixFunctionOps {
  /// The matrix exponential, by a Pade approximant of order 13 after scaling, and squaring after it
  /// (Higham 2005).
  static let expm: Op = Op(
    "expm",
    infer: { inputs, _ in
      try requireSquare("expm", inputs[0])
      return inputs[0]
    },
    prepare: { _, output, _ in output.dtype.visitMatrices(ExponentialKernel(shape: MatrixShape(output.dims))) },
    gradient: { g in
      // exp [[A^T, G], [0, A^T]] holds the adjoint derivative of exp at A in the direction G.
      let at = transposed(g.x)
      let rank = g.x.rank
      let top = dispatch(StackingOps.concat, [at, g.upstream], .axis(rank - 1))
      let bottom = dispatch(StackingOps.concat, [tf.zerosLike(at), at], .axis(rank - 1))
      let both = dispatch(expm, [dispatch(StackingOps.concat, [top, bottom], .axis(rank - 2))])
      return [both.subscripted([.ellipsis, .range(nil, g.x.dims[rank - 2]), .range(g.x.dims[rank - 1], nil)])]
    },
    samples: [
      OpSample([.init(.float64, [2, 2], [0.3, 1, -1, 0.2])]),
      OpSample([.init(.float64, [2, 2, 2], [3, 1, -1, 2, 0, 1, 0, 5])], checksGradient: false),
      OpSample([.init(.float32, [1, 1], [30])]),
      OpSample([.init(.float64, [0, 0], [])]),
      OpSample([.init(.float64, [1, 2], [1, 2])], isRefused: true),
      OpSample([.init(.int32, [1, 1], [1])], isRefused: true),
    ])

  package static let all = [expm]
}

private struct ExponentialKernel: MatrixVisitor {
  let shape: MatrixShape

  private static let coefficients: [Double] = [
    64_764_752_532_480_000, 32_382_376_266_240_000, 7_771_770_303_897_600, 1_187_353_796_428_800,
    129_060_195_264_000, 10_559_470_521_600, 670_442_572_800, 33_522_128_640, 1_323_241_920, 40_840_800,
    960_960, 16_380, 182, 1,
  ]

  func visit<T: LAPACKNumber>(_ type: T.Type) -> Kernel {
    let (n, batch) = (shape.rows, shape.batch)
    return { addresses in
      let (x, out) = (addresses[0].assumingMemoryBound(to: T.self), addresses[1].assumingMemoryBound(to: T.self))
      let succeeded = forEachMatrix(batch, cost: 20 * n * n * n) { index in
        let matrix = (0..<(n * n)).map { Double(x[index * n * n + $0]) }
        guard matrix.allSatisfy(\.isFinite), let result = Self.exponential(matrix, n) else { return false }
        for place in 0..<(n * n) { out[index * n * n + place] = T(result[place]) }
        return true
      }
      if !succeeded { _ = failed("expm", "the matrix holds NaN or infinity") }
    }
  }

  private static func exponential(_ matrix: [Double], _ n: Int) -> [Double]? {
    let norm = (0..<n).map { column in (0..<n).reduce(0.0) { $0 + Swift.abs(matrix[$1 * n + column]) } }.max() ?? 0
    let squarings = norm > 5.37 ? Int(Glibc.ceil(Glibc.log2(norm / 5.37))) : 0
    let a = matrix.map { $0 * Glibc.exp2(-Double(squarings)) }
    let identity = (0..<(n * n)).map { $0 / n == $0 % n ? 1.0 : 0 }
    let a2 = multiply(a, a, n)
    let a4 = multiply(a2, a2, n)
    let a6 = multiply(a2, a4, n)
    let b = coefficients
    func combined(_ terms: [(Double, [Double])]) -> [Double] {
      (0..<(n * n)).map { place in terms.reduce(0) { $0 + $1.0 * $1.1[place] } }
    }
    let high = multiply(a6, combined([(b[13], a6), (b[11], a4), (b[9], a2)]), n)
    let u = multiply(a, combined([(1, high), (b[7], a6), (b[5], a4), (b[3], a2), (b[1], identity)]), n)
    let even = multiply(a6, combined([(b[12], a6), (b[10], a4), (b[8], a2)]), n)
    let v = combined([(1, even), (b[6], a6), (b[4], a4), (b[2], a2), (b[0], identity)])
    guard var result = solve(zip(v, u).map(-), zip(v, u).map(+), n) else { return nil }
    for _ in 0..<squarings { result = multiply(result, result, n) }
    return result
  }

  private static func multiply(_ a: [Double], _ b: [Double], _ n: Int) -> [Double] {
    var out = [Double](repeating: 0, count: n * n)
    for row in 0..<n {
      for middle in 0..<n {
        let factor = a[row * n + middle]
        for column in 0..<n { out[row * n + column] += factor * b[middle * n + column] }
      }
    }
    return out
  }

  /// X with A X = B; both are read column by column after being turned.
  private static func solve(_ a: [Double], _ b: [Double], _ n: Int) -> [Double]? {
    var (block, columns, pivots) = (a, [Double](repeating: 0, count: n * n), [Int32](repeating: 0, count: n))
    transposeBlock(b, n, n, &columns)
    guard Double.getrf(Int32(n), &block, &pivots) == 0,
      Double.getrs(CChar(UInt8(ascii: "T")), Int32(n), Int32(n), &block, &pivots, &columns) == 0
    else { return nil }
    var out = columns
    transposeBlock(columns, n, n, &out)
    return out
  }
}
