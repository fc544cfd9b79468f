import Tensors
import Testing

extension SerializedTests {
  /// The texts are NumPy's under the same options.
  @Suite struct PrintOptionTests {
    private func printed(_ body: () -> String) -> String {
      defer { np.setPrintoptions(precision: 8, threshold: 1000, edgeitems: 3, linewidth: 75, suppress: false) }
      return body()
    }

    @Test func precisionAndSuppressionShapeNumbers() {
      let x = np.array([1.23456789, 0.00001, 1000.5])
      #expect("\(x)" == "[1.23456789e+00 1.00000000e-05 1.00050000e+03]")
      #expect(
        printed {
          np.setPrintoptions(precision: 3, suppress: true)
          return "\(x) \(tf.constant([0.123456, 2.0]))"
        } == "[   1.235    0.    1000.5  ] tf.Tensor([0.123 2.   ], shape=(2,), dtype=float32)")
      #expect(
        printed {
          np.setPrintoptions(precision: 2)
          return "\(x) \(np.array([1.0, 2.126]))"
        } == "[1.23e+00 1.00e-05 1.00e+03] [1.   2.13]")
    }

    @Test func thresholdEdgesAndWidthShapeArrays() {
      #expect(
        printed {
          np.setPrintoptions(threshold: 5, edgeitems: 2)
          return "\(np.arange(10))"
        } == "[0 1 ... 8 9]")
      #expect(
        printed {
          np.setPrintoptions(threshold: np.inf)
          return "\(np.arange(1200))"
        }.contains("600"))
      #expect(
        printed {
          np.setPrintoptions(linewidth: 20)
          return "\(np.arange(10))"
        } == "[0 1 2 3 4 5 6 7 8\n 9]")
      #expect("\(np.arange(1200))" == "[   0    1    2 ... 1197 1198 1199]")
    }
  }
}
