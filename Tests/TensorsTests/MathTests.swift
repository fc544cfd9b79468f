import Tensors
import Testing

extension SerializedTests {
  /// Sorting, scans, segments, counts, statistics and special functions against TensorFlow.
  @Suite struct MathTests {
    @Test func everyFunctionGivesWhatTensorFlowGives() {
      withContext { _ in
        let table = GoldenTable("math.json")
        checkSorting(table)
        checkScansAndSegments(table)
        checkStatistics(table)
        checkSpecialFunctions(table)
        checkRelatives(table)
        table.finish()
      }
    }

    private func checkSorting(_ table: GoldenTable) {
      let (x, f, i) = (table.input("x"), table.input("f"), table.input("i"))
      table.check("sort", tf.sort(f))
      table.check("sort descending", tf.sort(f, axis: 0, direction: .descending))
      table.checkGradients("sort", [x]) { tf.sort($0[0], axis: 1) }
      table.check("argsort", tf.argsort(i, axis: 0))
      table.check("argsort descending", tf.argsort(i, direction: .descending))
      let (values, indices) = tf.math.topK(i, k: 3)
      table.check("topK values", values)
      table.check("topK indices", indices)
      table.checkGradients("topK", [x]) { tf.math.topK($0[0], k: 2).values }
      table.check("inTopK", tf.math.inTopK([1, 9, 3], f, k: 2))
      let (y, idx, count) = tf.uniqueWithCounts([7, 3, 7, 1, 3, 3])
      table.check("unique y", y)
      table.check("unique idx", idx)
      table.check("unique count", count)
      let edges: Tensor = [[-1.0, 0, 0, 1, 2], [-3, -2, -1, 0, 9], [0, 0, 0, 0, 0]]
      table.check("searchsorted", tf.searchsorted(edges, f))
      table.check("searchsorted right", tf.searchsorted([1, 2, 2, 3], [2, 0, 9], side: .right))
      table.check("bincount", tf.math.bincount(i))
      table.check("bincount weights", tf.math.bincount(i, weights: f, minlength: 9))
      table.check("bincount maxlength", tf.math.bincount(i, maxlength: 4))
      table.check("bincount rows", tf.math.bincount(i, axis: -1))
      table.check("bincount binary", tf.math.bincount(i, axis: -1, binaryOutput: true))
      table.check("confusionMatrix", tf.math.confusionMatrix([1, 2, 0, 2], [1, 0, 0, 2]))
      table.check(
        "confusionMatrix weights",
        tf.math.confusionMatrix([1, 2, 0, 2], [1, 0, 0, 2], numClasses: 4, weights: [0.5, 1, 2, 3], dtype: .float32))
      table.check("histogram", tf.histogramFixedWidth([-1.0, 0.0, 1.5, 2.0, 5.0, 15.0], [0.0, 5.0], nbins: 5))
      table.check("histogram bins", tf.histogramFixedWidthBins([-1.0, 0.0, 1.5, 2.0, 5.0, 15.0], [0.0, 5.0], nbins: 5))
    }

    private func checkScansAndSegments(_ table: GoldenTable) {
      let (x, f, i, z) = (table.input("x"), table.input("f"), table.input("i"), table.input("z"))
      typealias Scan = (Tensor, Int, Bool, Bool) -> Tensor
      let scans: [(String, Scan)] = [
        ("cumsum", { tf.cumsum($0, axis: $1, exclusive: $2, reverse: $3) }),
        ("cumprod", { tf.math.cumprod($0, axis: $1, exclusive: $2, reverse: $3) }),
        ("cumulativeLogsumexp", { tf.math.cumulativeLogsumexp($0, axis: $1, exclusive: $2, reverse: $3) }),
      ]
      for (name, scan) in scans {
        for exclusive in [false, true] {
          for reverse in [false, true] {
            let label = "\(name) \(exclusive ? 1 : 0) \(reverse ? 1 : 0)"
            table.check(label, scan(x, 1, exclusive, reverse))
            if name != "cumulativeLogsumexp" || !exclusive {
              table.checkGradients(label, [x]) { scan($0[0], 2, exclusive, reverse) }
            }
          }
        }
      }
      table.check("cumsum int", tf.cumsum(i, axis: -1))
      let (sorted, ids) = ([0, 0, 2], [2, 0, 2])
      table.check("segment sum", tf.math.segmentSum(f, sorted))
      table.check("segment prod", tf.math.segmentProd(f, sorted))
      table.check("segment max", tf.math.segmentMax(f, sorted))
      table.check("segment min", tf.math.segmentMin(f, sorted))
      table.check("segment mean", tf.math.segmentMean(f, sorted))
      typealias Segments = (Tensor, [Int], Int) -> Tensor
      let segments: [(String, Segments)] = [
        ("sum", { tf.math.unsortedSegmentSum($0, $1, $2) }), ("prod", { tf.math.unsortedSegmentProd($0, $1, $2) }),
        ("max", { tf.math.unsortedSegmentMax($0, $1, $2) }), ("min", { tf.math.unsortedSegmentMin($0, $1, $2) }),
        ("mean", { tf.math.unsortedSegmentMean($0, $1, $2) }),
        ("sqrt_n", { tf.math.unsortedSegmentSqrtN($0, $1, $2) }),
      ]
      for (name, segment) in segments {
        table.check("unsortedSegment \(name)", segment(f, ids, 3))
        table.checkGradients("unsortedSegment \(name)", [z]) { segment($0[0], [1, 1, -1], 2) }
      }
      table.check("unsortedSegment matrix", tf.math.unsortedSegmentSum(i, i, 7))
    }

    private func checkStatistics(_ table: GoldenTable) {
      let (x, i, z) = (table.input("x"), table.input("i"), table.input("z"))
      table.check("logsumexp", tf.reduceLogsumexp(x))
      table.check("logsumexp axis", tf.reduceLogsumexp(x * 1000, axis: [1], keepdims: true))
      table.checkGradients("logsumexp", [x]) { tf.reduceLogsumexp($0[0], axis: [0, 2]) }
      table.check("euclideanNorm", tf.math.reduceEuclideanNorm(x, axis: [0, 2]))
      table.check("euclideanNorm int", tf.math.reduceEuclideanNorm([1, 2, 3]))
      table.checkGradients("euclideanNorm", [x]) { tf.math.reduceEuclideanNorm($0[0], axis: -1) }
      table.check("countNonzero", tf.math.countNonzero(i, axis: 1))
      table.check("std", tf.math.reduceStd(x, axis: -1, keepdims: true))
      table.checkGradients("std", [x]) { tf.math.reduceStd($0[0], axis: 1) }
      table.check("argmax int32", tf.argmax(i, axis: 1, outputType: .int32))
      table.check("argmin", tf.math.argmin(i, axis: 1))
      table.check("argmax nan", tf.argmax([1.0, .nan, 3.0]))
      table.checkGradients("prod", [z]) { tf.reduceProd($0[0], axis: 1) }
      table.checkGradients("cumprod zero", [z]) { tf.math.cumprod($0[0], axis: 1) }
      table.check("zeroFraction", tf.math.zeroFraction(z))
      table.check("l2Normalize", tf.math.l2Normalize(x, axis: 1))
      table.checkGradients("l2Normalize", [x]) { tf.nn.l2Normalize($0[0], axis: [0, 1]) }
      let (mean, variance) = tf.nn.moments(x, axes: [0, 1])
      table.check("moments mean", mean)
      table.check("moments variance", variance)
      table.check("l2Loss", tf.nn.l2Loss(x))
      table.check("clipByNorm", tf.clipByNorm(x, 1.5, axes: [2]))
      table.checkGradients("clipByNorm", [x]) { tf.clipByNorm($0[0], 1.5) }
      let (clipped, norm) = tf.clipByGlobalNorm([x, x * 2], 2.0)
      table.check("clipByGlobalNorm 1", clipped[1])
      table.check("globalNorm", norm)
    }

    private func checkSpecialFunctions(_ table: GoldenTable) {
      let (x, f, p, z) = (table.input("x"), table.input("f"), table.input("p"), table.input("z"))
      typealias Unary = (Tensor) -> Tensor
      let unary: [(String, Tensor, Unary)] = [
        ("lgamma", x * 3, { tf.math.lgamma($0) }), ("digamma", x * 3, { tf.math.digamma($0) }),
        ("erfc", x * 3, { tf.math.erfc($0) }), ("asinh", x * 3, { tf.math.asinh($0) }),
        ("erfinv", p, { tf.math.erfinv($0) }), ("ndtri", p, { tf.math.ndtri($0) }),
        ("atanh", p, { tf.math.atanh($0) }), ("acosh", p + 1, { tf.math.acosh($0) }),
      ]
      for (name, input, function) in unary {
        table.check(name, function(input), tolerance: 1e-10)
        table.checkGradients(name, [input], tolerance: 1e-9) { function($0[0]) }
      }
      table.check("erfcinv", tf.math.erfcinv(p))
      table.check("lgamma float32", tf.math.lgamma(f))
      let q = p[0] * 10
      table.check("igamma", tf.math.igamma(p * 5, q), tolerance: 1e-9)
      table.check("igammac", tf.math.igammac(p * 5, q), tolerance: 1e-9)
      table.check("betainc", tf.math.betainc(p * 3, p * 2, p), tolerance: 1e-9)
      table.check("zeta", tf.math.zeta(p + 1.5, p * 3), tolerance: 1e-10)
      let orders = tf.constant([0.0, 1, 2, 3, 4], dtype: .float64)
      table.check("polygamma", tf.math.polygamma(orders, p * 4), tolerance: 1e-9)
      table.check("lbeta", tf.math.lbeta(p * 4))
      let back = tf.reverse(z, axis: [0])
      typealias Binary = (Tensor, Tensor) -> Tensor
      let binary: [(String, Tensor, Tensor, Binary)] = [
        ("xlogy", z, back + 0.5, { tf.math.xlogy($0, $1) }), ("xlog1py", z, back + 0.5, { tf.math.xlog1py($0, $1) }),
        ("xdivy", z, back + 0.5, { tf.math.xdivy($0, $1) }), ("atan2", z, back + 0.5, { tf.math.atan2($0, $1) }),
        ("divideNoNan", z + 1, back - 1, { tf.math.divideNoNan($0, $1) }),
      ]
      for (name, a, b, function) in binary {
        table.check(name, function(a, b))
        table.checkGradients(name, [a, b]) { function($0[0], $0[1]) }
      }
      table.check("divideNoNan int", tf.math.divideNoNan([3, 1], [0, 2]))
      table.check("multiplyNoNan", tf.math.multiplyNoNan(z / 0.0, z))
      table.checkGradients("multiplyNoNan", [z, back - 1]) { tf.math.multiplyNoNan($0[0], $0[1]) }
      table.check("nextafter", tf.math.nextafter(f[0], f[1]), tolerance: 0)
      table.check("softsign", tf.nn.softsign(x))
      table.check("logSigmoid", tf.math.logSigmoid(x * 20))
      table.check("rint", tf.math.rint([0.5, 1.5, -2.5, 2.4]))
      let coefficients = [3.0, 2.0, -1.0].map { tf.constant($0, dtype: .float64) }
      table.check("polyval", tf.math.polyval(coefficients, x))
      table.check("addN", tf.math.addN([x, x, x * 2]))
      table.check("logaddexp", tf.math.logaddexp(x * 800, tf.reverse(x, axis: [0]) * 700))
    }

    private func checkRelatives(_ table: GoldenTable) {
      let (x, z) = (table.input("x"), table.input("z"))
      table.check("reciprocalNoNan", tf.math.reciprocalNoNan(z))
      table.check("isNonDecreasing", tf.math.isNonDecreasing([1, 1, 2]))
      table.check("isStrictlyIncreasing", tf.math.isStrictlyIncreasing([1, 1, 2]))
      table.check("invertPermutation", tf.math.invertPermutation([2, 0, 1]))
      table.check("unravelIndex", tf.unravelIndex([2, 5, 7], [3, 3]))
      let (unit, norm) = tf.linalg.normalize(x, ord: 1, axis: 1)
      table.check("normalize", unit)
      table.check("normalize norm", norm)
    }

    @Test func nanAndInfinityHaveTheirPlaces() {
      withContext { context in
        #expect(tf.argsort([3.0, .nan, 1.0]).doubles == [2, 0, 1])
        #expect(tf.argsort([3.0, .nan, 1.0], direction: .descending).doubles == [0, 2, 1])
        #expect(tf.reduceLogsumexp([-Double.infinity, -Double.infinity]).item() == -.infinity)
        #expect(tf.math.logaddexp([-Double.infinity, Double.infinity], [-Double.infinity, 1.0]).doubles == [-.infinity, .infinity])
        let clipped = tf.clipByGlobalNorm([[Double.infinity, 1.0]], 1.0).listClipped[0].doubles
        #expect(clipped.map { $0.isNaN } == [true, true])
        #expect(context.failure == nil)
      }
    }

    @Test func misuseSaysWhatDoesNotFit() {
      let cases: [(String, () -> Void)] = [
        ("[topK] k is 4, the last axis of shape (3,) has 3 elements", { _ = tf.math.topK([1, 2, 3], k: 4) }),
        ("[segmentSum] segmentIds are a sorted vector of numbers from 0 on, found [1, 0], shape (2,)", { _ = tf.math.segmentSum([1, 2], [1, 0]) }),
        ("[unsortedSegment] segment number 3 does not lie below 2", { _ = tf.math.unsortedSegmentSum([1, 2], [0, 3], 2) }),
        ("[bincount] arr holds numbers from 0 on, found -1 to 3", { _ = tf.math.bincount([-1, 3]) }),
        ("[lgamma] takes a floating dtype, found int32; convert it with tf.cast", { _ = tf.math.lgamma([1]) }),
        ("[cumsum] axis 1 is out of range for shape (2,)", { _ = tf.cumsum([1, 2], axis: 1) }),
        ("[cumsum] takes a numeric dtype, found bool; convert it with tf.cast", { _ = tf.cumsum([true]) }),
        ("[unique] takes a vector, and int32 or int64 for the places, found int32 (1, 1), int32", { _ = tf.unique([[1]]) }),
        ("[confusionMatrix] takes two vectors of one length, found (2,) and (1,)", { _ = tf.math.confusionMatrix([1, 2], [1]) }),
      ]
      for (message, body) in cases { #expect(failureMessage(body) == message) }
    }
  }
}
