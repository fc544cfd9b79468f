import Tensors
import Testing

extension SerializedTests {
  /// The golden numbers are those of a fresh TensorFlow process that draws in this order.
  @Suite struct RandomTests {
    private let golden = GoldenNumbers("tfrandom.json")
    private let logits = tf.constant([[0.5, 1.5, -1, 0], [3, 2, 1, 0], [0, -Double.infinity, 0, 1]])

    @Test func seededNumbersAreTensorFlows() {
      RandomGenerator.forgetSeeds()
      let rows: Tensor = [[0, 1], [2, 3], [4, 5], [6, 7], [8, 9], [10, 11]]
      golden.check("uniform seed 22", tf.random.uniform([3], 0, 5, seed: 22))
      golden.check("uniform seed 22 again", tf.random.uniform([3], 0, 5, seed: 22))
      golden.check("uniform seed -7", tf.random.uniform([5], seed: -7))
      golden.check("normal seed 7 odd", tf.random.normal([7], seed: 7))
      golden.check("shuffle seed 3", tf.random.shuffle(0..<10, seed: 3))
      golden.check("shuffle seed 3 again", tf.random.shuffle(0..<10, seed: 3))
      golden.check("shuffle rows", tf.random.shuffle(tf.cast(rows, .int64), seed: 3))
      golden.check("categorical seed 5", tf.random.categorical(logits, 7, seed: 5))
      golden.check("categorical seed 5 again", tf.random.categorical(logits, 7, seed: 5))
      golden.check("gamma seed 1", tf.random.gamma([5], [0.5, 1, 4.5], seed: 1), 1e-6)
      golden.check("gamma seed 1 again", tf.random.gamma([5], [0.5, 1, 4.5], seed: 1), 1e-6)
      golden.check("gamma beta", tf.random.gamma([3], [[0.5], [4.5]], beta: [2.0, 3.0], seed: 2), 1e-6)
      golden.check("poisson seed 1", tf.random.poisson([6], [0.5, 8, 30, 500], seed: 1))
      golden.check("poisson seed 1 again", tf.random.poisson([6], [0.5, 8, 30, 500], dtype: .int32, seed: 1))
    }

    @Test func aGlobalSeedGivesTensorFlowsNumbersInEveryDTypeAndSize() {
      tf.random.setSeed(42)
      for dtype in [DType.float32, .float64, .float16, .bfloat16] {
        for n in [1, 6, 5003] {
          golden.check("uniform \(dtype.name) \(n)", tf.random.uniform([n], dtype: dtype))
          golden.check("normal \(dtype.name) \(n)", tf.random.normal([n], dtype: dtype))
          golden.check("truncated \(dtype.name) \(n)", tf.random.truncatedNormal([n], dtype: dtype))
        }
      }
      for n in [1, 6, 5003] {
        golden.check("int32 \(n)", tf.random.uniform([n], -17, 1000, dtype: .int32))
        golden.check("int64 \(n)", tf.random.uniform([n], -17, 1e12, dtype: .int64))
      }
      golden.check("uniform bounds", tf.random.uniform([2, 3], -2.5, 7.25))
      golden.check(
        "uniform tensor bounds", tf.random.uniform([2, 3], minval: [0.0, 10, 20], maxval: [1.0, 20, 40]))
      golden.check("normal parameters", tf.random.normal([2, 3], mean: 3, stddev: 0.1))
      golden.check("normal tensors", tf.random.normal([2, 3], mean: [0.0, 10, 20], stddev: tf.constant(2.0)))
      golden.check("uniform long", tf.random.uniform([131072 + 3]))
      golden.check("normal long", tf.random.normal([131072 + 3]))
      golden.check("truncated long", tf.random.truncatedNormal([131072 + 3]))
      golden.check("int32 long", tf.random.uniform([131072 + 3], 0, 10, dtype: .int32))
      golden.check("shuffle long", tf.random.shuffle(tf.range(3000)))
      golden.check("categorical many", tf.random.categorical(logits[..<1], 1001))
      golden.check("gamma many", tf.random.gamma([501], [0.2, 1, 7], dtype: .float64), 1e-14)
      golden.check("poisson many", tf.random.poisson([501], [0.2, 9.99, 70], dtype: .float64))
      tf.random.setSeed(0)
      golden.check("zero seeds", tf.random.uniform([3], seed: 0))
      tf.random.setSeed(1 << 31 - 1)
      golden.check("seed modulo", tf.random.uniform([3], seed: 5))
      tf.random.setSeed(-3)
      golden.check("negative global", tf.random.uniform([3]))
    }

    @Test func statelessNumbersAreTensorFlows() {
      let seed = [12, -34]
      for dtype in [DType.float32, .float64, .float16, .bfloat16] {
        golden.check(
          "stateless uniform \(dtype.name)",
          tf.random.statelessUniform([7], seed: seed, minval: -1, maxval: 3, dtype: dtype))
        golden.check(
          "stateless normal \(dtype.name)",
          tf.random.statelessNormal([7], seed: seed, mean: 1, stddev: 2, dtype: dtype))
        golden.check(
          "stateless truncated \(dtype.name)", tf.random.statelessTruncatedNormal([7], seed: seed, dtype: dtype))
      }
      for dtype in [DType.int32, .int64] {
        golden.check(
          "stateless \(dtype.name)",
          tf.random.statelessUniform([7], seed: seed, minval: -5, maxval: 100, dtype: dtype))
      }
      for dtype in [DType.int32, .int64, .uint32, .uint64] {
        golden.check(
          "stateless full \(dtype.name)",
          tf.random.statelessUniform([7], seed: seed, minval: nil, maxval: nil, dtype: dtype))
      }
      golden.check("stateless int64 seed", tf.random.statelessNormal([3], seed: tf.constant([1 << 40, -1], dtype: .int64)))
      golden.check("stateless long", tf.random.statelessNormal([100_003], seed: [1, 2]))
      golden.check("stateless categorical", tf.random.statelessCategorical(logits, 9, seed: seed))
      golden.check(
        "stateless gamma",
        tf.random.statelessGamma([4, 3], seed: seed, alpha: [0.5, 1, 4.5], beta: [1.0, 2, 0.5]), 1e-6)
      golden.check("stateless poisson", tf.random.statelessPoisson([4, 3], seed: seed, lam: [0.5, 8, 50]))
      golden.check(
        "stateless binomial",
        tf.random.statelessBinomial([9, 2], seed: seed, counts: [10.0, 200], probs: [0.3, 0.8]))
      golden.check("stateless shuffle", tf.random.experimental.statelessShuffle(tf.range(50), seed: [8, 9]))
      golden.check("split", tf.random.split([1, 2], num: 3))
      golden.check("fold in", tf.random.foldIn([1, 2], 3))
    }

    @Test func aGeneratorsNumbersAndStateAreTensorFlows() {
      let g = tf.random.Generator.fromSeed(1234)
      golden.check("generator normal", g.normal([2, 3]))
      golden.check("generator uniform", g.uniform([5], minval: 2, maxval: 4))
      golden.check("generator int32", g.uniform([5], minval: 0, maxval: 100, dtype: .int32))
      golden.check("generator full", g.uniformFullInt([3]))
      golden.check("generator truncated", g.truncatedNormal([5], dtype: .float64))
      golden.check("generator skip", g.skip(7))
      golden.check("generator state", g.state)
      golden.check("generator split", tf.stack(g.split(3).map { $0.normal([2]) }))
      golden.check("generator seeds", g.makeSeeds(3))
      golden.check("generator binomial", g.binomial([40, 1], counts: [200.0], probs: [0.3]))
      golden.check("generator binomial state", g.state)
      g.resetFromSeed(5)
      golden.check("generator reset", g.normal([3]))
      golden.check("generator list seed", tf.random.Generator.fromSeed([7, 8]).normal([3]))
    }

    @Test func tracedFunctionsHaveStreamsOfTheirOwn() throws {
      tf.random.setSeed(1)
      let f = try #require(
        TracedFunction.trace([]) { _ in
          let (a, b) = (tf.random.uniform([2]), tf.random.uniform([2], seed: 5))
          return [tf.concat([a, b, tf.random.uniform([2], seed: 5), tf.random.normal([2])], axis: 0)]
        })
      golden.check("traced first", f([])[0])
      golden.check("traced second", f([])[0])
      golden.check("eager between", tf.random.uniform([2]))
      tf.random.setSeed(9)
      golden.check("traced again", f([])[0])
    }

    @Test func aTracedFunctionMovesAGeneratorOn() throws {
      let (g, h) = (tf.random.Generator.fromSeed(1), tf.random.Generator.fromSeed(1))
      let f = try #require(TracedFunction.trace([]) { _ in [g.normal([4]), g.uniform([3])] })
      for _ in 0..<3 {
        let drawn = f([])
        #expect(drawn[0].doubles == h.normal([4]).doubles)
        #expect(drawn[1].doubles == h.uniform([3]).doubles)
      }
      #expect(g.state.doubles == h.state.doubles)
    }

    @Test func numbersDoNotDependOnTheNumberOfThreads() {
      func draw() -> [[Double]] {
        tf.random.setSeed(5)
        return [
          tf.random.normal([50_001]), tf.random.truncatedNormal([50_001], dtype: .float64),
          tf.random.uniform([70_000], 0, 9, dtype: .int64), tf.random.gamma([5_000], [0.5, 3]),
          tf.random.poisson([5_000], [0.5, 30]),
        ].map(\.doubles)
      }
      let threads = ThreadPool.shared.threadCount
      defer { ThreadPool.shared.threadCount = threads }
      ThreadPool.shared.threadCount = 1
      let alone = draw()
      ThreadPool.shared.threadCount = 4
      #expect(draw() == alone)
    }

    @Test func equalSeedsGiveEqualNumbersAndNoSeedDoesNot() {
      tf.random.setSeed(1)
      let a = tf.random.normal([100])
      let b = tf.random.normal([100])
      tf.random.setSeed(1)
      #expect(tf.random.normal([100]).doubles == a.doubles)
      #expect(a.doubles != b.doubles)
      RandomGenerator.forgetSeeds()
      #expect(tf.random.normal([100]).doubles != tf.random.normal([100]).doubles)
      #expect(
        tf.random.Generator.fromNonDeterministicState().normal([9]).doubles
          != tf.random.Generator.fromNonDeterministicState().normal([9]).doubles)
    }

    @Test func misuseIsNamedAndNothingTraps() {
      func expect(_ part: String, _ body: () -> Void) {
        let message = failureMessage(body) ?? "no failure"
        #expect(message.contains(part), "\(message)")
      }
      expect("no negative axes, found -3") { _ = tf.random.uniform([-3]) }
      expect("minval must be below maxval, found 5 and 5") { _ = tf.random.uniform([3], 5, 5, dtype: .int32) }
      expect("needs maxval") { _ = tf.random.uniform([3], dtype: .int32) }
      expect("int32 or int64, found uint8") { _ = tf.random.uniform([3], 0, 5, dtype: .uint8) }
      expect("real dtype, found int32") { _ = tf.random.normal([3], dtype: .int32) }
      expect("matrix of real numbers, found float32 (2,)") { _ = tf.random.categorical([1.0, 2.0], 3) }
      expect("no classes") { _ = tf.random.categorical(tf.zeros([2, 0]), 3) }
      expect("-1, must not be negative") { _ = tf.random.categorical([[1.0, 2.0]], -1) }
      expect("two numbers of int32 or int64") { _ = tf.random.statelessNormal([3], seed: [1, 2, 3]) }
      expect("does not end with") { _ = tf.random.statelessPoisson([4], seed: [1, 2], lam: [1.0, 2.0]) }
      expect("do not broadcast") {
        _ = tf.random.statelessBinomial([3], seed: [1, 2], counts: [1.0, 2], probs: [0.1, 0.2, 0.3])
      }
      expect("a state is three integers") { _ = tf.random.Generator.fromState([1, 2]) }
      expect("machine's memory") { _ = tf.random.normal([1 << 40, 1 << 40]) }
      #expect(tf.random.shuffle(7).item() == 7)
      #expect(tf.random.normal([0, 3]).dims == [0, 3])
      #expect(tf.random.shuffle(tf.zeros([0, 3])).dims == [0, 3])
    }
  }
}
