import Display

/// The gradients of packed decompositions, by TensorFlow's formulas (linalg_grad.py).
enum DecompositionGradients {
  static func qr(_ g: GradientContext, _ layout: QRLayout) -> Tensor {
    let (q, r) = (layout.q(g.output), layout.r(g.output))
    let (dq, dr) = (layout.q(g.upstream), layout.r(g.upstream))
    if ExecutionContext.current.mustStop { return .inert }
    let (m, n) = (layout.rows, layout.columns)
    guard layout.inner == min(m, n) else {
      return failed("qr", "there is no gradient with fullMatrices of a matrix of shape \(g.x.shape)")
    }
    if m >= n { return tall(q, r, dq, dr) }
    // A = [x y]: x is square, and y = q v.
    let rank = g.x.rank
    func columns(_ t: Tensor, _ start: Int, _ count: Int) -> Tensor {
      dispatch(SlicingOps.slice, [t], .slice(.block(rank: rank, axis: rank - 1, start: start, count: count)))
    }
    let (y, dv) = (columns(g.x, m, n - m), columns(dr, m, n - m))
    let dx = tall(q, columns(r, 0, m), dq + product(y, dv, transposeB: true), columns(dr, 0, m))
    return dispatch(StackingOps.concat, [dx, product(q, dv)], .axis(rank - 1))
  }

  private static func tall(_ q: Tensor, _ r: Tensor, _ dq: Tensor, _ dr: Tensor) -> Tensor {
    func byInverseOfR(_ x: Tensor) -> Tensor {
      // x r^-T, as the solution of r y = x^T.
      transposed(dispatch(SolveOps.triangularSolve, [r, transposed(x)], .triangle(lower: false, adjoint: false)))
    }
    let qdq = product(q, dq, transposeA: true)
    let rdr = product(r, dr, transposeB: true)
    let skew = qdq - transposed(qdq) + rdr - transposed(rdr)
    let lower = dispatch(DiagonalOps.bandPart, [skew], .band(lower: -1, upper: 0))
    return product(q, dr + byInverseOfR(lower)) + byInverseOfR(dq - product(q, qdq))
  }

  static func eigh(_ g: GradientContext) -> Tensor {
    let n = g.x.dims.last!
    func parts(_ t: Tensor) -> (e: Tensor, v: Tensor) {
      (DecompositionOps.part(t, 0, n, nil), DecompositionOps.part(t, n, n, n))
    }
    let (e, v) = parts(g.output)
    let (de, dv) = parts(g.upstream)
    let inner = diagonal(de) + gaps(e) * product(v, dv, transposeA: true)
    let full = product(v, product(inner, v, transposeB: true))
    // Only the lower triangle was read: the upper one's share is its.
    let lower = dispatch(DiagonalOps.bandPart, [full + transposed(full)], .band(lower: -1, upper: 0))
    let halves = dispatch(DiagonalOps.diagPart, [lower], .diagonal(0)) * 0.5
    return dispatch(DiagonalOps.setDiag, [lower, halves], .diagonal(0))
  }

  static func svd(_ g: GradientContext, _ layout: SVDLayout) -> Tensor {
    guard !layout.full || layout.rows == layout.columns else {
      return failed("svd", "there is no gradient with fullMatrices of a matrix of shape \(g.x.shape)")
    }
    let s = layout.s(g.output)
    let ds = layout.s(g.upstream)
    var (u, v) = (layout.u(g.output), layout.v(g.output))
    var (du, dv) = (layout.u(g.upstream), layout.v(g.upstream))
    // The rule is written for matrices that are not taller than wide.
    let isTall = layout.rows > layout.columns
    if isTall { (u, v, du, dv) = (v, u, dv, du) }
    let f = gaps(tf.square(s))
    let sMatrix = diagonal(s)
    let fu = f * product(u, du, transposeA: true)
    let fv = f * product(v, dv, transposeA: true)
    let middle =
      diagonal(ds) + product(fu + transposed(fu), sMatrix) + product(sMatrix, fv + transposed(fv))
    var result = product(u, product(middle, v, transposeB: true))
    if layout.rows != layout.columns {
      let dvt = transposed(dv)
      let rest = dvt - product(product(dvt, v), v, transposeB: true)
      let inverse = diagonal(dispatch(GuardedOps.divideNoNan, [tf.onesLike(s), s]))
      result = result + product(u, product(inverse, rest))
    }
    return isTall ? transposed(result) : result
  }

  private static func diagonal(_ x: Tensor) -> Tensor { dispatch(DiagonalOps.diag, [x], .diagonal(0)) }

  /// 1 / (x_j - x_i), 0 on the diagonal and between equals.
  private static func gaps(_ x: Tensor) -> Tensor {
    let differences = tf.expandDims(x, axis: -2) - tf.expandDims(x, axis: -1)
    return dispatch(GuardedOps.divideNoNan, [tf.onesLike(differences), differences])
  }
}
