import Tensors
import Testing

extension SerializedTests {
  @Suite struct RandomTests {
    /// TensorFlow's numbers are those of a fresh process, drawn in this order.
    @Test func seededNumbersAreTensorFlows() {
      RandomGenerator.forgetSeeds()
      let golden = Dictionary(
        uniqueKeysWithValues: Golden.cases("random.json").map { ($0["label"] as! String, $0) })
      func check(_ label: String, _ tensor: Tensor, tolerance: Double = 0) {
        let wanted = Golden.words(golden[label]!["values"]).map { Double($0)! }
        #expect(
          zip(tensor.doubles, wanted).allSatisfy { isClose($0, $1, tolerance) } && wanted.count == tensor.elementCount,
          "\(label): \(tensor.doubles), TensorFlow has \(wanted)")
      }
      check("uniform 0 5 seed 22", tf.random.uniform([3], 0, 5, seed: 22))
      check("uniform again", tf.random.uniform([3], 0, 5, seed: 22))
      check("normal seed 7", tf.random.normal([5], seed: 7), tolerance: 1e-6)
      tf.random.setSeed(42)
      check("global 42 uniform", tf.random.uniform([9]))
      check("global 42 normal", tf.random.normal([4]), tolerance: 1e-6)
      check("global 42 int32", tf.random.uniform([6], 0, 10, dtype: .int32))
      check("global 42 int64", tf.random.uniform([6], -5, 1000, dtype: .int64))
      check("global 42 float64", tf.random.uniform([3], dtype: .float64))
      check("global 42 normal float64", tf.random.normal([3], dtype: .float64), tolerance: 1e-12)
    }

    @Test func equalSeedsGiveEqualNumbersAndNoSeedDoesNot() {
      tf.random.setSeed(1)
      let a = tf.random.normal([100])
      let b = tf.random.normal([100])
      tf.random.setSeed(1)
      #expect(tf.random.normal([100]).doubles == a.doubles)
      #expect(a.doubles != b.doubles)
    }

    @Test func momentsAreThoseOfTheDistribution() {
      tf.random.setSeed(3)
      let normal = tf.random.normal([100_000], mean: 2, stddev: 3)
      #expect(abs(normal.mean().item() - 2) < 0.05)
      #expect(abs(tf.math.reduceStd(normal).item() - 3) < 0.05)
      let truncated = tf.random.truncatedNormal([10_000])
      #expect(truncated.max().item() < 2 && truncated.min().item() > -2)
      let whole = tf.random.uniform([10_000], 0, 10, dtype: .int32)
      #expect(whole.min().item() == 0 && whole.max().item() == 9)
    }
  }
}
