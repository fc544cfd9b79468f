import CKernels
import Glibc
import Tensors
import Testing

extension SerializedTests {
  @Suite struct KernelTests {
    /// Distance in units in the last place of the correctly rounded float32 result.
    private func units(_ value: Float, _ exact: Double) -> Double {
      let rounded = Float(exact)
      if value == rounded || (value.isNaN && rounded.isNaN) { return 0 }
      if !value.isFinite || !rounded.isFinite { return .infinity }
      return abs(Double(value) - exact) / Double(max(rounded.ulp, Float.leastNormalMagnitude.ulp))
    }

    private func worst(_ code: ck_unary_op, _ inputs: [Float], _ exact: (Double) -> Double) -> (Double, Float) {
      let loop = ck_unary(Int32(code.rawValue), Int32(DType.float32.rawValue))!
      var out = [Float](repeating: 0, count: inputs.count)
      loop(inputs.count, inputs, &out)
      var result = (0.0, Float(0))
      for (x, y) in zip(inputs, out) {
        let error = units(y, exact(Double(x)))
        if error > result.0 { result = (error, x) }
      }
      return result
    }

    private func sweep(_ low: Float, _ high: Float) -> [Float] {
      (0...40_000).map { low + (high - low) * Float($0) / 40_000 } + [0, -0.0, .nan, .infinity, -.infinity, 1e-38, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, 1, -1]
    }

    @Test func vectorMathStaysWithinItsErrorBudgetOnAllInstructionSets() {
      for twin in [CK_PLAIN, CK_AVX2, CK_AVX512] {
        ck_limit_twin(Int32(twin.rawValue))
        check("exp", CK_EXP, -100, 90, budget: 2, Glibc.exp)
        check("log", CK_LOG, 1e-3, 50, budget: 2, Glibc.log)
        check("tanh", CK_TANH, -12, 12, budget: 3, Glibc.tanh)
        check("erf", CK_ERF, -6, 6, budget: 3, Glibc.erf)
        check("sigmoid", CK_SIGMOID, -80, 80, budget: 4) { 1 / (1 + Glibc.exp(-$0)) }
        check("expm1", CK_EXPM1, -20, 80, budget: 4, Glibc.expm1)
        check("log1p", CK_LOG1P, -0.99, 100, budget: 4, Glibc.log1p)
        check("softplus", CK_SOFTPLUS, -80, 80, budget: 4) {
          $0 == .infinity ? $0 : Swift.max($0, 0) + Glibc.log1p(Glibc.exp(-Swift.abs($0)))
        }
      }
      ck_limit_twin(Int32(CK_AVX512.rawValue))
    }

    private func check(
      _ name: String, _ code: ck_unary_op, _ low: Float, _ high: Float, budget: Double,
      _ exact: (Double) -> Double
    ) {
      let (error, at) = worst(code, sweep(low, high), exact)
      #expect(error <= budget, "\(name)(\(at)) is off by \(error) units in the last place")
    }

    @Test func logarithmsOfTheWholeRangeIncludingSubnormals() {
      let inputs = (0..<31_000).map { Float(bitPattern: UInt32($0) * 69_000 + 1) }
      let (error, at) = worst(CK_LOG, inputs, Glibc.log)
      #expect(error <= 2, "log(\(at)): \(error)")
    }
  }
}

extension SerializedTests {
  @Suite struct LongReductionTests {
    @Test func longSumsKeepTheirDigits() {
      let n = 1_000_003
      let tenths = tf.fill([n], 0.1)
      #expect(isClose(tenths.sum().item(), Double(Float(0.1)) * Double(n), 1e-7))
      let columns = tf.fill([200_000, 3], 0.1)
      #expect(isClose(columns.mean(axis: 0)[1].item(), Double(Float(0.1)), 1e-7))
    }
  }
}
