import Tensors
import Testing

extension SerializedTests {
  @Suite struct LinearAlgebraTests {
    private typealias L = tf.linalg

    @Test func linearAlgebraIsTensorFlows() {
      withContext { _ in
        let table = GoldenTable("linalg.json")
        checkSystems(table)
        checkDecompositions(table)
        checkNormsAndDiagonals(table)
        checkProducts(table)
        table.finish()
      }
    }

    private func checkSystems(_ table: GoldenTable) {
      let (a, b, s, f) = (table.input("a"), table.input("b"), table.input("s"), table.input("f"))
      let (w, c) = (table.input("w"), table.input("c"))
      table.check("inv", L.inv(a))
      table.check("inv adjoint", L.inv(a, adjoint: true))
      table.check("inv float32", L.inv(f), tolerance: 1e-5)
      table.checkGradients("inv", [a]) { L.inv($0[0]) }
      table.check("det", L.det(a))
      table.checkGradients("det", [a]) { L.det($0[0]) }
      let (sign, logarithm) = L.slogdet(-a)
      table.check("slogdet sign", sign)
      table.check("slogdet log", logarithm)
      table.checkGradients("slogdet", [a]) { L.slogdet($0[0]).logAbsDeterminant }
      table.check("logdet", L.logdet(s))
      table.checkGradients("logdet", [s], tolerance: 1e-8) { L.logdet($0[0]) }
      table.check("solve", L.solve(a, b))
      table.check("solve adjoint", L.solve(a, b, adjoint: true))
      table.checkGradients("solve", [a, b]) { L.solve($0[0], $0[1]) }
      table.checkGradients("solve adjoint", [a, b]) { L.solve($0[0], $0[1], adjoint: true) }
      table.check("triangularSolve", L.triangularSolve(a, b))
      table.check("triangularSolve upper", L.triangularSolve(a, b, lower: false, adjoint: true))
      table.checkGradients("triangularSolve", [a, b]) { L.triangularSolve($0[0], $0[1]) }
      table.checkGradients("triangularSolve upper", [a, b]) {
        L.triangularSolve($0[0], $0[1], lower: false, adjoint: true)
      }
      table.check("cholesky", L.cholesky(s))
      table.checkGradients("cholesky", [s], tolerance: 1e-8) { L.cholesky($0[0]) }
      table.check("choleskySolve", L.choleskySolve(L.cholesky(s), b), tolerance: 1e-8)
      let tall = tf.transpose(w, perm: [0, 2, 1])
      table.check("lstsq", L.lstsq(tall, tf.stack([c, c * 2])), tolerance: 1e-8)
      table.check("lstsq wide", L.lstsq(w, b, l2Regularizer: 0.5), tolerance: 1e-8)
      table.check("lstsq slow", L.lstsq(tall, tf.stack([c, c * 2]), fast: false), tolerance: 1e-8)
      table.checkGradients("lstsq", [w, b], tolerance: 1e-7) { L.lstsq($0[0], $0[1]) }
      table.check("pinv", L.pinv(w), tolerance: 1e-9)
      table.check("matrixRank", L.matrixRank([[1.0, 2], [2, 4], [3, 6]]))
      table.check("expm", L.expm(a))
      table.check("expm large", L.expm(a * 4), tolerance: 1e-10)
      table.checkGradients("expm", [a], tolerance: 1e-9) { L.expm($0[0]) }
    }

    private func checkDecompositions(_ table: GoldenTable) {
      let (a, s, w, c) = (table.input("a"), table.input("s"), table.input("w"), table.input("c"))
      let tall = tf.transpose(w, perm: [0, 2, 1])
      // Columns are unique up to their signs.
      let (q, r) = L.qr(w)
      table.check("qr absolute q", tf.abs(q))
      table.check("qr absolute r", tf.abs(r))
      table.checkGradients("qr", [a], tolerance: 1e-9) { tf.abs(L.qr($0[0]).r) }
      table.checkGradients("qr tall", [tall], tolerance: 1e-9) { tf.abs(L.qr($0[0]).q) }
      table.checkGradients("qr wide", [w], tolerance: 1e-9) { tf.abs(L.qr($0[0]).r) }
      let full = L.qr(c, fullMatrices: true)
      #expect(full.q.dims == [4, 4])
      table.check("qr full q", tf.abs(full.q[0..., ..<2]))
      table.check("qr full r", tf.abs(full.r))
      let (e, v) = L.eigh(s)
      table.check("eigh e", e)
      table.check("eigh absolute v", tf.abs(v), tolerance: 1e-8)
      table.checkGradients("eigh e", [s], tolerance: 1e-8) { L.eigh($0[0]).e }
      table.checkGradients("eigh v", [s], tolerance: 1e-8) { tf.square(L.eigh($0[0]).v) }
      table.check("eigvalsh", L.eigvalsh(s))
      let (d, u, x) = L.svd(w)
      table.check("svd s", d)
      table.check("svd absolute u", tf.abs(u), tolerance: 1e-9)
      table.check("svd absolute v", tf.abs(x), tolerance: 1e-9)
      table.checkGradients("svd s", [w], tolerance: 1e-9) { L.svd($0[0]).s }
      table.checkGradients("svd u", [w], tolerance: 1e-8) { tf.square(L.svd($0[0]).u) }
      table.checkGradients("svd v", [tall], tolerance: 1e-8) { tf.square(L.svd($0[0]).v) }
      let whole = L.svd(w, fullMatrices: true)
      #expect(whole.u.dims == [2, 3, 3] && whole.v.dims == [2, 4, 4])
    }

    private func checkNormsAndDiagonals(_ table: GoldenTable) {
      let (a, b, w, v) = (table.input("a"), table.input("b"), table.input("w"), table.input("v"))
      table.check("norm euclidean", tf.norm(a))
      table.check("norm euclidean axis", tf.norm(a, axis: 1, keepdims: true))
      table.check("matrix norm fro", tf.norm(w, ord: .fro, axis: [-2, -1]))
      table.check("matrix norm fro turned", tf.norm(w, ord: .fro, axis: [2, 0], keepdims: true))
      for (name, order) in [("1", 1.0), ("2", 2), ("3", 3), ("inf", .infinity)] {
        table.check("norm \(name)", tf.norm(a, ord: order))
        table.check("norm \(name) axis", tf.norm(a, ord: order, axis: 1, keepdims: true))
        guard name != "3" else { continue }
        table.check("matrix norm \(name)", L.norm(w, ord: order, axis: [-2, -1]))
        table.check("matrix norm \(name) turned", L.norm(w, ord: order, axis: [2, 0], keepdims: true))
      }
      table.checkGradients("norm", [a]) { tf.norm($0[0], axis: -1) }
      table.checkGradients("norm 3", [a]) { tf.norm($0[0], ord: 3, axis: 0) }
      table.check("bandPart", L.bandPart(w, 1, 0))
      table.check("bandPart lower", L.bandPart(tf.ones([4, 4]), -1, 0))
      table.checkGradients("bandPart", [w]) { L.bandPart($0[0], 0, 2) }
      table.check("diag", L.diag(v))
      table.check("diag 1", L.diag(b, k: 1))
      table.check("diagPart", L.diagPart(w))
      table.check("diagPart -1", L.diagPart(w, k: -1))
      table.check("setDiag", L.setDiag(w, w[0..., 0..., 0]))
      table.check("tensorDiag", L.tensorDiag([[1, 2], [3, 4]]))
      table.check("tensorDiagPart", L.tensorDiagPart(tf.reshape(tf.range(16), [2, 2, 2, 2])))
      table.check("trace", L.trace(a))
      table.check("eye", L.eye(2, 3, batchShape: [2]))
    }

    private func checkProducts(_ table: GoldenTable) {
      let (a, b, w, c, v) = (table.input("a"), table.input("b"), table.input("w"), table.input("c"), table.input("v"))
      table.check("cross", L.cross(a, tf.reverse(a, axis: [0])))
      table.checkGradients("cross", [a, a * 2 + 1]) { L.cross($0[0], $0[1]) }
      table.check("matvec", L.matvec(a, v))
      table.check("tensordot 1", tf.tensordot(a, c[..<3], 1))
      table.check("tensordot axes", tf.tensordot(w, a, [[1, 0], [2, 0]]))
      table.check("tensordot 0", tf.tensordot(v, v, 0))
      table.checkGradients("tensordot", [w, a]) { tf.tensordot($0[0], $0[1], [[1], [2]]) }
      let turned = tf.transpose(c)
      let equations: [(String, [Tensor])] = [
        ("bij,bjk->bik", [a, b]), ("ij,jk", [c[..<2], turned]), ("bij->b", [a]), ("bii->bi", [a]), ("bii->b", [a]),
        ("ij->ji", [c]), ("i,i->", [v, v]), ("i,j->ij", [v, v]), ("bij,j->bi", [a, v]), ("...ij,...jk->...ik", [a, b]),
        ("...j,jk->...k", [a, a[0]]), ("bij,bkj->bik", [a, w[..., ..<3]]), ("bji,bjk->bik", [a, w]),
        ("bij,kl,bjl->bik", [a, c[..<3], b]), ("bij,bij->bij", [a, a]), ("bij,bj->ij", [a, a[0, ..<2]]),
        ("i...->...i", [w]), ("...ij->...", [w]), ("ab,bc,cd->ad", [c, turned, c]),
        ("bhqd,bhkd->bhqk", [w[0..., .newaxis], w[0..., .newaxis]]), ("bij,i->j", [a, v]),
        ("...,...->...", [v, a]),
      ]
      for (equation, operands) in equations {
        func einsum(_ x: [Tensor]) -> Tensor {
          switch x.count {
          case 1: tf.einsum(equation, x[0])
          case 2: tf.einsum(equation, x[0], x[1])
          default: tf.einsum(equation, x[0], x[1], x[2])
          }
        }
        table.check("einsum \(equation)", einsum(operands))
        table.checkGradients("einsum \(equation)", operands) { einsum($0) }
      }
      table.check("einsum int", tf.einsum("ij,jk->ik", tf.constant([[1, 2], [3, 4]]), [[5, 6], [7, 8]]))
    }

    @Test func equationsAreTracedWithAnUnknownBatch() {
      withContext { context in
        let kernel = tf.constant([[1.0, 2.0], [3.0, 4.0]])
        let traced = TracedFunction.trace([TensorSpec(.float32, [-1, 3, 2])]) { inputs in
          [tf.einsum("bij,jk->bik", inputs[0], kernel), tf.einsum("bij,bkj->bik", inputs[0], inputs[0])]
        }
        let x = tf.reshape(tf.range(12.0), [2, 3, 2])
        let found = traced?([x])
        #expect(found?[0].doubles == tf.matmul(x, kernel).doubles)
        #expect(found?[1].doubles == tf.matmul(x, x, transposeB: true).doubles)
        #expect(context.failure == nil)
      }
    }

    @Test func numPysNamesCountIntegersAsFloat64() {
      withContext { context in
        let a = np.array([[2, 1], [1, 3]])
        #expect(np.linalg.det(a).dtype == .float64)
        #expect(isClose(np.linalg.det(a).item(), 5, 1e-12))
        #expect(np.allclose(np.linalg.solve(a, [3, 4]), [1.0, 1.0]))
        #expect(np.allclose(np.dot(a, np.linalg.inv(a)), np.eye(2)))
        let (u, s, vh) = np.linalg.svd([[1.0, 2, 3], [4, 5, 6]])
        #expect(u.shape.dims == [2, 2] && s.shape.dims == [2] && vh.shape.dims == [3, 3])
        #expect(isClose(np.linalg.norm([[3, 4], [0, 0]]).item(), 5, 1e-12))
        #expect(np.linalg.norm([[1, -2], [3, 4]], ord: 1).item() == 6)
        #expect(np.linalg.matrixRank([[1, 2], [2, 4]]).item() == 1)
        let (e, v) = np.linalg.eigh(a)
        #expect(np.allclose(np.dot(a, v), v * e))
        #expect(context.failure == nil)
      }
    }

    @Test func batchesOfMatricesRunOnAllThreads() {
      withContext { context in
        let a = tf.random.normal([64, 40, 40], seed: 3) + tf.eye(40) * 20
        let error = tf.reduceMax(tf.abs(tf.matmul(a, L.inv(a)) - tf.eye(40)))
        #expect(error.item() < 1e-5)
        let (s, u, v) = L.svd(a)
        let again = tf.matmul(u * tf.expandDims(s, axis: 1), v, transposeB: true)
        #expect(tf.reduceMax(tf.abs(again - a)).item() < 1e-3)
        #expect(context.failure == nil)
      }
    }

    @Test func misuseSaysWhatDoesNotFit() {
      let singular = tf.constant([[1.0, 2.0], [2.0, 4.0]])
      let cases: [(String, () -> Void)] = [
        ("[inverse] the matrix is singular: it has no inverse", { _ = L.inv(singular) }),
        ("[inverse] takes square matrices, found shape (1, 2); 1 != 2", { _ = L.inv([[1.0, 2.0]]) }),
        ("[inverse] takes float32 or float64, found int32; convert it with tf.cast", { _ = L.inv([[1]]) }),
        ("[solve] a right side of shape (3, 1) does not fit matrices of shape (2, 2)", { _ = L.solve(singular, [[1.0], [2.0], [3.0]]) }),
        ("[cholesky] the matrix is not positive definite: the decomposition does not exist", { _ = L.cholesky(-singular) }),
        ("[einsum] 'ij,jk' names 2 operands, found 1", { _ = tf.einsum("ij,jk", singular) }),
        ("[einsum] 'ijk' in 'ijk->i' names 3 axes, operand 0 has shape (2, 2)", { _ = tf.einsum("ijk->i", singular) }),
        ("[einsum] 'j' is 2 long before and 3 in operand 1, shape (3, 1)", { _ = tf.einsum("ij,jk->ik", singular, [[1.0], [2.0], [3.0]]) }),
        ("[einsum] 'z' in the result of 'ij->iz' belongs to no operand", { _ = tf.einsum("ij->iz", singular) }),
        ("[einsum] 'i' stands twice in the result of 'i->ii'", { _ = tf.einsum("i->ii", singular[0]) }),
        ("[einsum] 'i1->i' is no equation: operands are letters and at most one '...', separated by commas", { _ = tf.einsum("i1->i", singular) }),
        ("[tensordot] axis 1 of (2, 2) and axis 0 of (3,) differ: 2 != 3", { _ = tf.tensordot(singular, [1.0, 2.0, 3.0], 1) }),
        ("[norm] ord 3.0 is no norm of matrices; 1, 2, infinity, .fro and .euclidean are", { _ = tf.norm(singular, ord: 3, axis: [0, 1]) }),
        ("[diagPart] there is no diagonal 5 in matrices of shape (2, 2)", { _ = L.diagPart(singular, k: 5) }),
        ("[cross] takes vectors of three elements along the last axis, found (2, 2) and (2, 2)", { _ = L.cross(singular, singular) }),
      ]
      for (message, body) in cases { #expect(failureMessage(body) == message) }
    }
  }
}
