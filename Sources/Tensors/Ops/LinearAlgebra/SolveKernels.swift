import Glibc

struct InverseKernel: MatrixVisitor {
  let shape: MatrixShape

  func visit<T: LAPACKNumber>(_ type: T.Type) -> Kernel {
    let n = shape.rows
    let (batch, size) = (shape.batch, Int32(n))
    return { addresses in
      let (x, out) = (addresses[0].assumingMemoryBound(to: T.self), addresses[1].assumingMemoryBound(to: T.self))
      // The inverse of the transpose is the transpose of the inverse: nothing has to be turned.
      let succeeded = forEachMatrix(batch, cost: n * n * n) { index in
        let block = out + index * n * n
        block.update(from: x + index * n * n, count: n * n)
        return withScratch(Int32.self, n) { pivots in
          T.getrf(size, block, pivots) == 0
            && withWorkspace(type) { T.getri(size, block, pivots, $0, $1) } == 0
        }
      }
      if !succeeded { _ = failed("inverse", "the matrix is singular: it has no inverse") }
    }
  }
}

struct DeterminantKernel: MatrixVisitor {
  enum Part { case value, logarithm, sign }
  let shape: MatrixShape
  let part: Part

  func visit<T: LAPACKNumber>(_ type: T.Type) -> Kernel {
    let (n, batch, part) = (shape.rows, shape.batch, part)
    return { addresses in
      let (x, out) = (addresses[0].assumingMemoryBound(to: T.self), addresses[1].assumingMemoryBound(to: T.self))
      _ = forEachMatrix(batch, cost: n * n * n) { index in
        withScratch(type, n * n) { block in
          withScratch(Int32.self, n) { pivots in
            block.update(from: x + index * n * n, count: n * n)
            // A factor of 0 on the diagonal is no failure here.
            _ = T.getrf(Int32(n), block, pivots)
            var (sign, value, logarithm) = (T(1), T(1), 0.0)
            for row in 0..<n {
              let factor = block[row * n + row]
              value *= pivots[row] == Int32(row + 1) ? factor : -factor
              if (factor < 0) != (pivots[row] != Int32(row + 1)) { sign = -sign }
              if factor == 0 { sign = 0 }
              logarithm += Glibc.log(Double(factor.magnitude))
            }
            switch part {
            case .value: out[index] = value
            case .logarithm: out[index] = T(logarithm)
            case .sign: out[index] = sign
            }
            return true
          }
        }
      }
    }
  }
}

struct SolveKernel: MatrixVisitor {
  let shape: MatrixShape
  let adjoint: Bool

  func visit<T: LAPACKNumber>(_ type: T.Type) -> Kernel {
    let (n, k, batch, adjoint) = (shape.rows, shape.columns, shape.batch, adjoint)
    return { addresses in
      let (a, b) = (addresses[0].assumingMemoryBound(to: T.self), addresses[1].assumingMemoryBound(to: T.self))
      let out = addresses[2].assumingMemoryBound(to: T.self)
      let succeeded = forEachMatrix(batch, cost: n * n * (n + k)) { index in
        withScratch(type, n * n) { block in
          withScratch(type, n * k) { columns in
            withScratch(Int32.self, n) { pivots in
              block.update(from: a + index * n * n, count: n * n)
              transposeBlock(b + index * n * k, n, k, columns)
              // What was factored is the transpose, read column by column.
              let trans = CChar(UInt8(ascii: adjoint ? "N" : "T"))
              guard T.getrf(Int32(n), block, pivots) == 0,
                T.getrs(trans, Int32(n), Int32(k), block, pivots, columns) == 0
              else { return false }
              transposeBlock(columns, k, n, out + index * n * k)
              return true
            }
          }
        }
      }
      if !succeeded { _ = failed("solve", "the matrix is singular: the equations have no unique solution") }
    }
  }
}

struct TriangularKernel: MatrixVisitor {
  let shape: MatrixShape
  let lower: Bool
  let adjoint: Bool

  func visit<T: LAPACKNumber>(_ type: T.Type) -> Kernel {
    let (n, k, batch) = (shape.rows, shape.columns, shape.batch)
    let (lower, adjoint) = (lower, adjoint)
    return { addresses in
      let (a, b) = (addresses[0].assumingMemoryBound(to: T.self), addresses[1].assumingMemoryBound(to: T.self))
      let out = addresses[2].assumingMemoryBound(to: T.self)
      let succeeded = forEachMatrix(batch, cost: n * n * k) { index in
        let matrix = a + index * n * n
        for row in 0..<n where matrix[row * n + row] == 0 { return false }
        let block = out + index * n * k
        block.update(from: b + index * n * k, count: n * k)
        if k > 0 { T.trsm(lower, adjoint, Int32(n), Int32(k), matrix, block) }
        return true
      }
      if !succeeded { _ = failed("triangularSolve", "the matrix is singular: its diagonal holds a 0") }
    }
  }
}

struct CholeskyKernel: MatrixVisitor {
  let shape: MatrixShape

  func visit<T: LAPACKNumber>(_ type: T.Type) -> Kernel {
    let (n, batch) = (shape.rows, shape.batch)
    return { addresses in
      let (x, out) = (addresses[0].assumingMemoryBound(to: T.self), addresses[1].assumingMemoryBound(to: T.self))
      let succeeded = forEachMatrix(batch, cost: n * n * n) { index in
        let block = out + index * n * n
        // LAPACK's upper triangle is the lower one, row by row.
        for row in 0..<n {
          for column in 0..<n {
            block[row * n + column] = column <= row ? x[index * n * n + row * n + column] : 0
          }
        }
        return T.potrf(CChar(UInt8(ascii: "U")), Int32(n), block) == 0
      }
      if !succeeded {
        _ = failed("cholesky", "the matrix is not positive definite: the decomposition does not exist")
      }
    }
  }
}
