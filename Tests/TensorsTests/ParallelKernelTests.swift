import CKernels
import Tensors
import Testing

extension SerializedTests {
  /// Every shared-out path against the same computation on one thread with the plain loops, on sizes that
  /// do not divide evenly.
  @Suite struct ParallelKernelTests {
    private func values(_ dims: [Int], _ seed: UInt64, _ dtype: DType = .float32) -> Tensor {
      var random = RepeatableGenerator(state: seed)
      let numbers = (0..<dims.elementCount).map { _ in Double.random(in: -2...2, using: &random) }
      return Tensor.cast(Tensor(numbers, dtype: .float64, dims: dims), to: dtype)
    }

    /// Runs `body` plainly on one thread, then with every twin on one to four threads, and compares.
    /// The number of threads never changes a digit, except of products, whose libraries choose their loops
    /// by the size of a block.
    private func check(
      _ name: String, _ tolerance: Double, isReproducible: Bool = true, _ body: () -> Tensor
    ) {
      let everything = Int32(CK_AVX512.rawValue)
      defer { ck_limit_twin(everything) }
      var serial: [Double] = []
      ck_limit_twin(Int32(CK_PLAIN.rawValue))
      withEveryThreadCount([1]) { _ in serial = body().doubles }
      for twin in [CK_PLAIN, CK_AVX2, CK_AVX512] {
        ck_limit_twin(Int32(twin.rawValue))
        var first: [Double]?
        withEveryThreadCount { threads in
          let found = body().doubles
          #expect(
            found.count == serial.count && zip(found, serial).allSatisfy { isClose($0, $1, tolerance) },
            "\(name), \(threads) threads, twin \(twin.rawValue)")
          #expect(first == nil || !isReproducible || first! == found, "\(name), \(threads) threads, twin \(twin.rawValue)")
          first = found
        }
      }
    }

    @Test func reductionsOverAllPatternsOfAxes() {
      for dims in [[300_017], [3, 100_003], [100_003, 3], [777, 301], [5, 131, 211], [31, 7, 1201], [2, 150_001], [6, 40, 5, 200]] {
        let x = values(dims, 7)
        for mask in 1..<(1 << dims.count) {
          let axes = dims.indices.filter { mask >> $0 & 1 == 1 }
          check("sum over \(axes) of \(dims)", 1e-6) { x.sum(axis: axes) }
          check("max over \(axes) of \(dims)", 0) { x.max(axis: axes) }
        }
      }
      let integers = values([7, 50_003], 9, .int32)
      check("integer sum", 0) { integers.sum() }
      check("integer minimum of columns", 0) { integers.min(axis: 0) }
      let doubles = values([3, 70_001], 10, .float64)
      check("mean of float64", 1e-14) { doubles.mean(axis: 1) }
      check("argmax of columns", 0) { tf.argmax(values([701, 301], 11), axis: 0) }
    }

    @Test func transposesOfAllOrders() {
      for dtype in [DType.uint8, .int16, .float32, .float64] {
        let x = values([23, 37, 19, 11], 3, dtype)
        for order in [[1, 0, 2, 3], [0, 2, 1, 3], [3, 2, 1, 0], [0, 1, 3, 2], [2, 0, 3, 1], [1, 2, 3, 0]] {
          check("transpose \(order)", 0) { tf.transpose(x, perm: order) }
          let inverse = order.indices.map { order.firstIndex(of: $0)! }
          #expect(tf.transpose(tf.transpose(x, perm: order), perm: inverse).doubles == x.doubles)
        }
        let y = values([331, 517], 4, dtype)
        check("transpose of a matrix", 0) { tf.transpose(y) }
        let transposed = tf.transpose(y).doubles
        #expect(transposed[3 * 331 + 7] == y.doubles[7 * 517 + 3])
      }
    }

    @Test func broadcastsAlongAllAxes() {
      let x = values([61, 43, 47], 1)
      for dims in [[1, 43, 47], [61, 1, 47], [61, 43, 1], [61, 1, 1], [1, 43, 1], [47], [1], [43, 47], [43, 1]] {
        let y = values(dims, 2)
        check("add \(dims)", 0) { x + y }
        check("subtract from \(dims)", 0) { y - x }
        check("where \(dims)", 0) { tf.where(y > 0, x, y) }
        check("broadcast \(dims)", 0) { tf.broadcastTo(y, [61, 43, 47]) }
      }
      check("outer product", 0) { values([301, 1], 5) * values([1, 403], 6) }
    }

    @Test func productsOfMatricesAndBatches() {
      for (m, n, k) in [(1, 1, 1), (129, 67, 301), (67, 400, 129), (513, 3, 257), (3, 700, 513), (300, 301, 0)] {
        for (ta, tb) in [(false, false), (true, false), (false, true), (true, true)] {
          for dtype in [DType.float32, .float64, .int32] {
            let a = values(ta ? [k, m] : [m, k], 1, dtype)
            let b = values(tb ? [n, k] : [k, n], 2, dtype)
            check("\(m)x\(k)x\(n) \(ta) \(tb) \(dtype.name)", dtype == .float32 ? 2e-4 : 1e-11, isReproducible: dtype == .int32) {
              tf.matmul(a, b, transposeA: ta, transposeB: tb)
            }
          }
        }
      }
      let a = values([3, 1, 50, 64], 3), b = values([5, 64, 51], 4)
      check("batches that broadcast", 1e-4, isReproducible: false) { tf.matmul(a, b) }
      let product = tf.matmul(a, b)
      for (i, j) in [(0, 0), (2, 4), (1, 3)] {
        let single = tf.matmul(a[i][0], b[j])
        #expect(zip(product[i][j].doubles, single.doubles).allSatisfy { isClose($0, $1, 1e-5) })
      }
    }

    @Test func rowsOfSoftmaxAndGathers() {
      let x = values([1_003, 301], 8)
      check("softmax", 2e-6) { tf.nn.softmax(x) }
      check("logSoftmax", 2e-6) { tf.nn.logSoftmax(x) }
      let labels = tf.range(1_003) % 301
      check("cross entropy", 2e-6) { tf.nn.sparseSoftmaxCrossEntropyWithLogits(labels: labels, logits: x) }
      let rows = tf.range(20_000) % 1_003
      check("gather", 0) { tf.gather(x, rows) }
      check("gather of columns", 0) { tf.gather(x, tf.range(900) % 301, axis: 1) }
    }

    @Test func chainsOfElementwiseOperations() {
      let x = values([173, 601], 12), row = values([601], 13), column = values([173, 1], 14)
      let chain = TracedFunction.trace([x.spec, row.spec, column.spec]) { inputs in
        let (x, row, column) = (inputs[0], inputs[1], inputs[2])
        return [tf.tanh(x * row + 1) * tf.sigmoid(x - column) + tf.nn.relu(row)]
      }!
      check("a traced chain", 4e-6) { chain([x, row, column])[0] }
      check("its eager twin", 4e-6) { tf.tanh(x * row + 1) * tf.sigmoid(x - column) + tf.nn.relu(row) }
    }

    @Test func aChainThatReadsItsOwnSumIsTwoSteps() {
      let x = values([211, 307], 15)
      let function = TracedFunction.trace([x.spec]) { inputs in
        let y = tf.tanh(inputs[0])
        let scaled = y / (tf.reduceSum(y) + 1000)
        let rows = y * 2 - tf.reduceMean(y, axis: 1, keepdims: true)
        return [scaled + rows, tf.reduceMax(scaled * rows)]
      }!
      let y = tf.tanh(x)
      let scaled = y / (tf.reduceSum(y) + 1000)
      let rows = y * 2 - tf.reduceMean(y, axis: 1, keepdims: true)
      let found = function([x])
      #expect(zip(found[0].doubles, (scaled + rows).doubles).allSatisfy { isClose($0, $1, 1e-5) })
      #expect(isClose(found[1].item(), tf.reduceMax(scaled * rows).item(), 1e-5))
    }
  }
}
