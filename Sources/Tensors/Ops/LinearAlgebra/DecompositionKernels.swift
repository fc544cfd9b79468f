struct QRKernel: MatrixVisitor {
  let shape: MatrixShape
  let layout: QRLayout

  func visit<T: LAPACKNumber>(_ type: T.Type) -> Kernel {
    let (m, n, inner) = (shape.rows, shape.columns, layout.inner)
    let (batch, width, reflectors) = (shape.batch, layout.width, min(shape.rows, shape.columns))
    return { addresses in
      let (x, out) = (addresses[0].assumingMemoryBound(to: T.self), addresses[1].assumingMemoryBound(to: T.self))
      let succeeded = forEachMatrix(batch, cost: 2 * m * n * n) { index in
        // Column by column, with room for all columns of q.
        withScratch(type, m * max(n, inner)) { block in
          withScratch(type, reflectors) { tau in
            let (q, r) = (out + index * width, out + index * width + m * inner)
            transposeBlock(x + index * m * n, m, n, block)
            guard withWorkspace(type, { T.geqrf(Int32(m), Int32(n), block, tau, $0, $1) }) == 0 else { return false }
            for row in 0..<inner {
              for column in 0..<n { r[row * n + column] = row <= column ? block[column * m + row] : 0 }
            }
            guard
              withWorkspace(
                type,
                { T.orgqr(Int32(m), Int32(inner), Int32(reflectors), block, tau, $0, $1) }) == 0
            else { return false }
            transposeBlock(block, inner, m, q)
            return true
          }
        }
      }
      if !succeeded { _ = failed("qr", "the decomposition failed; does the matrix hold NaN?") }
    }
  }
}

struct EighKernel: MatrixVisitor {
  let shape: MatrixShape

  func visit<T: LAPACKNumber>(_ type: T.Type) -> Kernel {
    let (n, batch) = (shape.rows, shape.batch)
    return { addresses in
      let (x, out) = (addresses[0].assumingMemoryBound(to: T.self), addresses[1].assumingMemoryBound(to: T.self))
      let succeeded = forEachMatrix(batch, cost: 9 * n * n * n) { index in
        withScratch(type, n * n) { block in
          block.update(from: x + index * n * n, count: n * n)
          let (values, vectors) = (out + index * (n + n * n), out + index * (n + n * n) + n)
          let workSize = 1 + 6 * n + 2 * n * n
          let status = withScratch(type, workSize) { work in
            withScratch(Int32.self, 3 + 5 * n) { integers in
              T.syevd(
                CChar(UInt8(ascii: "V")), Int32(n), block, values, work, Int32(workSize), integers,
                Int32(3 + 5 * n))
            }
          }
          // Vectors are LAPACK's columns, hence rows here.
          transposeBlock(block, n, n, vectors)
          return status == 0
        }
      }
      if !succeeded { _ = failed("eigh", "the eigenvalues did not converge; does the matrix hold NaN?") }
    }
  }
}

struct SVDKernel: MatrixVisitor {
  let shape: MatrixShape
  let layout: SVDLayout

  func visit<T: LAPACKNumber>(_ type: T.Type) -> Kernel {
    let (m, n, batch, layout) = (shape.rows, shape.columns, shape.batch, layout)
    return { addresses in
      let (x, out) = (addresses[0].assumingMemoryBound(to: T.self), addresses[1].assumingMemoryBound(to: T.self))
      let succeeded = forEachMatrix(batch, cost: 10 * m * n * min(m, n)) { index in
        withScratch(type, m * n) { block in
          withScratch(type, n * layout.right) { rightVectors in
            withScratch(Int32.self, 8 * min(m, n)) { integers in
              block.update(from: x + index * m * n, count: m * n)
              let s = out + index * layout.width
              let u = s + layout.count
              let v = u + m * layout.left
              if layout.count == 0 {
                // Nothing to decompose: any orthonormal vectors will do.
                for place in 0..<layout.width {
                  let side = max(layout.left, layout.right)
                  s[place] = place % (side + 1) == 0 ? 1 : 0
                }
                return true
              }
              // LAPACK sees the transpose, v diag(s) u^T: its left vectors are ours on the right, and its
              // transposed right ones, row by row, are u.
              let job = CChar(UInt8(ascii: layout.full ? "A" : "S"))
              let status = withWorkspace(type) {
                T.gesdd(
                  job, Int32(n), Int32(m), block, s, rightVectors, Int32(n), u, Int32(layout.left), $0, $1, integers)
              }
              transposeBlock(rightVectors, layout.right, n, v)
              return status == 0
            }
          }
        }
      }
      if !succeeded { _ = failed("svd", "the singular values did not converge; does the matrix hold NaN?") }
    }
  }
}
