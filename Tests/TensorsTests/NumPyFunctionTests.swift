import Tensors
import Testing

extension SerializedTests {
  @Suite struct NumPyFunctionTests {
    private let golden = GoldenNumbers("numpy.json")
    private let a = np.array([[3, 1, 4, 1], [5, 9, 2, 6], [5, 3, 5, 8]])
    private let x = np.array([[0.5, -1.5, 2.25], [3.0, 0.125, -2.0]])
    private let v = np.array([2.5, 0.5, 1.5, 4.0, 3.5])
    private let w = np.array([1.0, Double.nan, 3.0, 4.0])

    private func check(_ label: String, _ parts: [NDArray], _ tolerance: Double = 0) {
      for (place, part) in parts.enumerated() { golden.check("\(label) \(place)", part, tolerance) }
    }

    @Test func arraysAreJoinedSplitAndRearranged() {
      golden.check("concatenate", np.concatenate([a, a + 10], axis: 1))
      golden.check("concatenate promotes", np.concatenate([a[0], v]))
      golden.check("vstack", np.vstack([v, v * 2]))
      golden.check("hstack", np.hstack([a, a]))
      golden.check("columnStack", np.columnStack([v, v]))
      golden.check("dstack", np.dstack([x, x]))
      golden.check("stack", np.stack([x, x], axis: -1))
      check("split", np.split(a, 2, axis: 1))
      check("split places", np.split(v, [1, 3]))
      check("arraySplit", np.arraySplit(v, 3))
      golden.check("tile", np.tile(x, [2, 2]))
      golden.check("repeat", np.repeat(a, 2, axis: 1))
      golden.check("repeat flat", np.repeat(v, [1, 0, 2, 0, 1]))
      golden.check("transpose", np.transpose(a.reshape(2, 3, 2), [1, 2, 0]))
      golden.check("moveaxis", np.moveaxis(a.reshape(2, 3, 2), 0, -1))
      golden.check("flip", np.flip(a))
      golden.check("fliplr", np.fliplr(a))
      golden.check("rot90", np.rot90(a))
      golden.check("rot90 3", np.rot90(a, 3))
      golden.check("roll", np.roll(a, 2))
      golden.check("roll axis", np.roll(a, -1, axis: 1))
      golden.check("pad", np.pad(a, [[1, 0], [0, 2]], constantValues: 7))
      golden.check("pad reflect", np.pad(v, 2, mode: .reflect))
      golden.check("append", np.append(a, [1, 2]))
      golden.check("delete", np.delete(a, [0, -1], axis: 1))
      golden.check("take", np.take(a, [0, -1], axis: 1))
      golden.check("broadcastTo", np.broadcastTo(x[0], [2, 3]))
      golden.check("expandDims", np.expandDims(x, axis: 1))
    }

    @Test func arraysAreMade() {
      golden.check("fullLike", np.fullLike(a, 7))
      golden.check("logspace", np.logspace(0, 3, num: 7), 1e-15)
      golden.check("geomspace", np.geomspace(1, 1000, num: 4), 1e-15)
      golden.check("diag", np.diag([1, 2, 3], k: 1))
      golden.check("diag of", np.diag(a, k: -1))
      golden.check("trace", np.trace(a))
      golden.check("tri", np.tri(3, 4, k: 1))
      golden.check("tril", np.tril(a, k: -1))
      golden.check("triu", np.triu(a))
      let grid = np.meshgrid([1, 2, 3], [4.0, 5.0])
      check("meshgrid", grid)
    }

    @Test func elementsAreComputedAndCompared() {
      golden.check("power", np.power(a, 2))
      golden.check("mod", np.mod(x, 2))
      golden.check("floorDivide", np.floorDivide(a, 2))
      golden.check("divide", np.divide(a, 2))
      golden.check("arctan2", np.arctan2(x, 0.5), 1e-15)
      golden.check("hypot", np.hypot(3, 4))
      golden.check("greater", np.greater(a, 4))
      golden.check("logicalAnd", np.logicalAnd(a > 2, a < 6))
      golden.check("logicalNot", np.logicalNot(a > 2))
      golden.check("exp2", np.exp2(x), 1e-15)
      golden.check("trunc", np.trunc(x))
      golden.check("sign", np.sign(x))
      golden.check("radians", np.radians(180.0))
      golden.check("clip", np.clip(a, 2, 5))
      golden.check("clip real", np.clip(x, nil, 1.0))
      golden.check("nanToNum", np.nanToNum(w))
      golden.check("isclose", np.isclose([1.0, 2, .nan], [1.0, 2.1, .nan], equalNan: true))
      #expect(np.allclose(x, x + 1e-9) && !np.allclose(x, x + 1) && np.arrayEqual(a, a.copy()) && !np.arrayEqual(a, a.T))
    }

    @Test func statisticsAreNumPys() {
      golden.check("cumsum", np.cumsum(a))
      golden.check("cumsum axis", np.cumsum(x, axis: 1))
      golden.check("cumprod", np.cumprod(a, axis: 0))
      golden.check("diff", np.diff(a, axis: 0))
      golden.check("diff 2", np.diff(v, n: 2))
      golden.check("gradient", np.gradient(v, 0.5))
      golden.check("trapezoid", np.trapezoid(v, dx: 0.5))
      golden.check("quantile", np.quantile(v, [0.1, 0.5, 0.9]), 1e-15)
      golden.check("percentile axis", np.percentile(a, 30, axis: 1), 1e-15)
      golden.check("median", np.median(a, axis: 0))
      golden.check("median all", np.median(v))
      golden.check("average", np.average(a, axis: 0, weights: [1, 2, 3]), 1e-15)
      golden.check("cov", np.cov(a), 1e-14)
      golden.check("corrcoef", np.corrcoef(a), 1e-14)
      golden.check("nansum", np.nansum(w))
      golden.check("nanmean", np.nanmean(w))
      golden.check("nanstd", np.nanstd(w), 1e-15)
      golden.check("nanmax", np.nanmax(w))
      golden.check("sum", np.sum(a, axis: 1, keepdims: true))
      golden.check("std ddof", np.std(x, axis: 0, ddof: 1), 1e-15)
      golden.check("var all", a.`var`(), 1e-15)
      golden.check("prod", np.prod(a, axis: 1))
      golden.check("ptp", np.ptp(a, axis: 0))
      golden.check("any", np.any(a > 8, axis: 1))
      golden.check("all", np.all(a > 0))
      golden.check("argmax", np.argmax(a, axis: 1))
      golden.check("countNonzero", np.countNonzero(a > 4, axis: 0))
    }

    @Test func orderSetsAndCountsAreNumPys() {
      golden.check("sort", np.sort(a))
      golden.check("sort flat", np.sort(a, axis: nil))
      golden.check("sort axis", np.sort(x, axis: 0))
      golden.check("argsort", np.argsort(a, axis: 1))
      golden.check("searchsorted", np.searchsorted([1, 2, 2, 3], [0, 2, 5]))
      golden.check("searchsorted right", np.searchsorted([1, 2, 2, 3], 2, side: .right))
      check("nonzero", np.nonzero(a > 4))
      golden.check("argwhere", np.argwhere(a > 4))
      golden.check("unique", np.unique(a))
      let counted = np.unique(a, returnCounts: true)
      check("unique counts", [counted.0, counted.1])
      let inverse = np.unique(v, returnInverse: true)
      check("unique inverse", [inverse.0, inverse.1])
      let index = np.unique(a.reshape(-1), returnIndex: true)
      check("unique index", [index.0, index.1])
      golden.check("isin", np.isin(a, [1, 5]))
      golden.check("intersect1d", np.intersect1d(a, [9, 1, 7]))
      golden.check("union1d", np.union1d([3, 1], [2, 1]))
      golden.check("setdiff1d", np.setdiff1d(a, [1, 5]))
      golden.check("bincount", np.bincount([1, 3, 1], minlength: 5))
      golden.check("bincount weights", np.bincount([1, 3, 1], weights: [0.5, 1.0, 2.0]))
      golden.check("digitize", np.digitize(v, [1.0, 2.5, 4.0]))
      golden.check("digitize right", np.digitize(v, [4.0, 2.5, 1.0], right: true))
      let histogram = np.histogram(v, bins: 4)
      check("histogram", [histogram.0, histogram.1])
      let density = np.histogram(v, bins: [0.0, 1.0, 4.0], density: true)
      check("histogram density", [density.0, density.1], 1e-15)
    }

    @Test func productsPolynomialsAndInterpolationAreNumPys() {
      golden.check("matmul", np.matmul(a, a.T))
      golden.check("matmul vector", np.matmul(a, [1, 2, 3, 4]))
      golden.check("outer", np.outer([1, 2], v))
      golden.check("inner", np.inner(a, a))
      golden.check("cross", np.cross(x[0], x[1]))
      golden.check("convolve", np.convolve(v, [1.0, 0.5]))
      golden.check("convolve same", np.convolve(v, [1.0, 0.5, 2.0], mode: .same))
      golden.check("convolve valid", np.convolve([1, 2, 3], [0, 1], mode: .valid))
      golden.check("polyval", np.polyval([1, 2, 3], [2, 3]))
      golden.check("polyfit", np.polyfit([0.0, 1, 2, 3], [1.0, 0.5, 4, 9], 2), 1e-12)
      golden.check("interp", np.interp([-1.0, 0.5, 1.5, 9], [0.0, 1, 2], [3.0, 5, 4]))
      golden.check("applyAlongAxis", np.applyAlongAxis({ np.stack([$0.min(), $0.max()]) }, 0, a))
    }

    @Test func furtherMathematicsIsNumPys() {
      golden.check("log2", np.log2([1, 8, 10]), 1e-15)
      golden.check("log10", np.log10([1000.0, 0.001, 2.0]), 1e-15)
      golden.check("cbrt", np.cbrt(x), 1e-15)
      golden.check("arcsinh", np.arcsinh(x), 1e-15)
      golden.check("sinc", np.sinc(x), 1e-14)
      golden.check("fmod", np.fmod(x, 2.0))
      golden.check("hypot large", np.hypot([1e200, np.inf, 0.0], [1e200, 1.0, 0.0]), 1e-15)
      golden.check("floor whole", np.floor(a))
      golden.check("trunc whole", np.trunc([-3, 2]))
      golden.check("reciprocal whole", np.reciprocal([1, 2, -1, 0]))
      golden.check("round tens", np.round([15, 25, -35, 149], -1))
      golden.check("round places", np.round([2.675, -1.005, 1e300], 2))
      golden.check("nanToNum ends", np.nanToNum([.nan, .infinity, -.infinity, 1.5], nan: -1, posinf: 9))
      golden.check("nanToNum largest", np.nanToNum(np.array([Double.infinity, -.infinity], dtype: .float32)), 1e-15)
      golden.check("nanToNum whole", np.nanToNum(a))
      golden.check("diff flags", np.diff(a > 4))
      golden.check("trapezoid places", np.trapezoid(a, [0, 1, 3, 7]))
      golden.check("nanmax nothing", np.nanmax([[.nan, 1.0], [.nan, 2.0]], axis: 0))
      golden.check("nanmedian", np.nanmedian(w))
      golden.check("nanpercentile", np.nanpercentile(w, [25, 50]))
    }

    @Test func furtherOrderAndProductsAreNumPys() {
      golden.check("unique nan", np.unique([.nan, 2.0, .nan, 1.0]))
      golden.check("unique inverse shape", np.unique(a, returnInverse: true).1)
      let words = np.unique(["b", "a", "b"], returnCounts: true)
      #expect(words.0.toStrings() == ["a", "b"] && words.1.toDoubles() == [1, 2])
      golden.check("isin large", np.isin([1 << 60, 1 << 60 + 1], [1 << 60 + 1]))
      golden.check("isin nan", np.isin(w, [.nan, 3.0]))
      #expect("\(np.isin(["a", "b"], ["b", "c"]))" == "[False  True]")
      let weighted = np.histogram(v, bins: 3, weights: [1.0, 2.0, 3.0, 4.0, 5.0])
      check("histogram weights", [weighted.0, weighted.1])
      let ranged = np.histogram(a, bins: 5, range: (2, 7))
      check("histogram range", [ranged.0, ranged.1])
      let equal = np.histogram([2, 2], bins: 2)
      check("histogram equal", [equal.0, equal.1])
      golden.check("dot vector", np.dot(a, [1, 2, 3, 4]))
      golden.check("dot vectors", np.dot(v, v))
      golden.check("dot batches", np.dot(a.reshape(2, 3, 2), a.reshape(2, 2, 3)))
      golden.check("inner batches", np.inner(a.reshape(2, 3, 2), a.reshape(3, 2, 2)))
      golden.check("tensordot", np.tensordot(a.reshape(2, 3, 2), a.reshape(3, 2, 2), 2))
      golden.check("kron", np.kron(x, [[1.0, 2.0]]))
      golden.check("correlate", np.correlate(v, [1.0, 2.0]))
      golden.check("convolve whole", np.convolve([1 << 60, 1], [1, 1]))
      golden.check("polyfit flat", np.polyfit(v, v * 2 + 1, deg: 1), 1e-13)
    }

    @Test func equationsAndEigenvaluesAreNumPys() {
      let m = np.array([[4.0, 1.0, 0.5], [2.0, 3.0, 1.0], [0.0, 1.0, 2.0]])
      golden.check("einsum", np.einsum("ij,jk->ik", a, a.T))
      golden.check("einsum trace", np.einsum("ii", m))
      golden.check("einsum three", np.einsum("i,ij,j->", m[0], m, m[1]))
      golden.check("eigvals", np.sort(np.linalg.eigvals(m)), 1e-13)
      // A v = v diag(e), and columns of length 1.
      let batch = np.stack([m, m.T])
      let (values, vectors) = np.linalg.eig(batch)
      golden.check("eig back", np.matmul(vectors * np.expandDims(values, axis: 1), np.linalg.inv(vectors)), 1e-13)
      #expect(np.allclose(np.linalg.norm(vectors, axis: 1), np.ones([2, 3])))
      let solved = np.linalg.lstsq(a.T, v[..<4])
      golden.check("lstsq", solved.x, 1e-13)
      golden.check("lstsq residuals", solved.residuals, 1e-12)
      golden.check("lstsq values", solved.s, 1e-14)
      #expect(solved.rank == 3)
      let (sign, logarithm) = np.linalg.slogdet(m)
      check("slogdet", [sign, logarithm], 1e-14)
      golden.check("matrixPower", np.linalg.matrixPower(a[0..., 0...2], 5))
      golden.check("matrixPower negative", np.linalg.matrixPower(m, -2), 1e-13)
      golden.check("cond", np.linalg.cond(m), 1e-13)
      #expect(failureMessage { _ = np.linalg.eig([[0.0, 1], [-1, 0]]) }?.contains("complex eigenvalues") == true)
      #expect(failureMessage { _ = np.linalg.eig([[Double.nan]]) }?.contains("not finite") == true)
      #expect(failureMessage { _ = np.linalg.eig(a) }?.contains("(3, 4)") == true)
      #expect(np.linalg.eig(np.zeros([0, 0])).eigenvalues.size == 0)
    }

    @Test func emptyListsAreArrays() {
      #expect("\(np.array([]))" == "[]" && np.array([]).dtype == .float64 && tf.constant([]).dtype == .float32)
      #expect("\(np.zeros([])) \(np.ones([]))" == "0.0 1.0")
      #expect("\(tf.random.uniform([], 3, 4).shape) \(tf.random.uniform(shape: [], maxval: 2).shape)" == "() ()")
    }

    @Test func placesAndChoicesAreNumPys() {
      golden.check("indices", np.indices([2, 3]))
      check("unravelIndex", np.unravelIndex([5, 0, 11], [3, 4]))
      golden.check("ravelMultiIndex", np.ravelMultiIndex([[1, 0], [2, 3]], [3, 4]))
      golden.check("takeAlongAxis", np.takeAlongAxis(a, np.argsort(a, axis: 0), axis: 0))
      golden.check("select", np.select([a > 5, a > 2], [a * 10, a + 0.5], default: 7))
      golden.check("insert", np.insert(v, 1, 9.5))
      golden.check("insert rows", np.insert(a, 1, [7, 7, 7, 8], axis: 0))
      golden.check("insert columns", np.insert(a, -1, 0, axis: 1))
      golden.check("pad pair", np.pad(v, [1, 2]))
      golden.check("eye", np.eye(3, 4, k: 1))
      golden.check("eye below", np.eye(3, k: -2))
      golden.check("full", np.full([2, 2], 7, dtype: .float32))
      golden.check("zerosLike", np.zerosLike(a, dtype: .float32))
      #expect("\(np.shape(a)) \(np.ndim(a)) \(np.size(a)) \(np.partition(v, 2)[2])" == "(3, 4) 2 12 2.5")
    }

    @Test func rangesOfDtypesAreNumPys() {
      #expect(np.iinfo(np.int8).max == 127 && np.iinfo(np.int64).min == .min && np.iinfo(np.uint32).max == 4_294_967_295)
      #expect("\(np.finfo(np.float32).eps) \(np.finfo(.float).eps)" == "1.1920929e-07 2.220446049250313e-16")
      #expect(np.iinfo(np.int8).debugDescription == "iinfo(min=-128, max=127, dtype=int8)")
      #expect(
        np.finfo(np.float32).debugDescription
          == "finfo(resolution=1e-06, min=-3.4028235e+38, max=3.4028235e+38, dtype=float32)")
      #expect(
        np.finfo(np.float64).description == """
          Machine parameters for float64
          ---------------------------------------------------------------
          precision = 15   resolution = 1e-15
          machep = -52   eps =        2.220446049250313e-16
          negep =  -53   epsneg =     1.1102230246251565e-16
          minexp = -1022   tiny =       2.2250738585072014e-308
          maxexp = 1024   max =        1.7976931348623157e+308
          nexp =   11   min =        -max
          smallest_normal = 2.2250738585072014e-308   smallest_subnormal = 5e-324
          ---------------------------------------------------------------

          """)
      #expect(failureMessage { _ = np.finfo(.int32) }?.contains("found int32") == true)
      #expect(failureMessage { _ = np.iinfo(.uint64).max }?.contains("18446744073709551615") == true)
    }

    @Test func misuseIsNamedAndNothingTraps() {
      func expect(_ part: String, _ body: () -> Void) {
        let message = failureMessage(body) ?? "no failure"
        #expect(message.contains(part), "\(message)")
      }
      expect("nothing to join") { _ = np.concatenate([]) }
      expect("does not split into 3 equal parts") { _ = np.split(a, 3, axis: 1) }
      expect("axis 5 is out of range") { _ = np.flip(a, axis: 5) }
      expect("each of the 2 axes") { _ = np.transpose(a, [0, 0]) }
      expect("takes two axes at least") { _ = np.rot90(v) }
      expect("index 7 is out of range") { _ = np.delete(v, 7) }
      expect("no elements") { _ = np.median(np.zeros([0])) }
      expect("found 1.5") { _ = np.quantile(v, 1.5) }
      expect("vector of integers") { _ = np.bincount(v) }
      expect("neither negative") { _ = np.bincount([-1]) }
      expect("found 0") { _ = np.histogram(v, bins: 0) }
      expect("needs more than 3 points") { _ = np.polyfit([1.0], [1.0], 3) }
      expect("ends have one sign") { _ = np.geomspace(-1, 1) }
      expect("2 places and 1 values") { _ = np.interp(1.0, [1.0, 2.0], [1.0]) }
      expect("1 to 1000000000") { _ = np.histogram(v, bins: Int.max) }
      expect("in order") { _ = np.histogram(v, bins: [3.0, 1.0]) }
      expect("nan to nan") { _ = np.histogram(w) }
      expect("2 weights for 5") { _ = np.histogram(v, weights: [1, 2]) }
      expect("must be from 1") { _ = np.arraySplit(v, Int.max) }
      expect("diag") { _ = np.diag(v, k: .min) }
      expect("too large to count") { _ = np.bincount([1], minlength: .max) }
      expect("found [12]") { _ = np.unravelIndex([12], [3, 4]) }
      expect("axis 0 has places from 0 to 2") { _ = np.ravelMultiIndex([[3], [0]], [3, 4]) }
      expect("1 conditions and 2 choices") { _ = np.select([true], [1, 2]) }
      expect("place 9 is out of range") { _ = np.insert(v, 9, 1.0) }
      expect("place 5 is out of range") { _ = np.partition(v, 5) }
      expect("matmul") { _ = np.dot(a, a) }
      expect("not negative") { _ = np.indices([-1]) }
      expect("indices") { _ = np.indices([1 << 40, 1 << 40]) }
      #expect(np.diagonal(a, offset: .min).size == 0 && np.round(v, .max).size == 5 && np.tri(2, k: .min).size == 4)
    }
  }
}
