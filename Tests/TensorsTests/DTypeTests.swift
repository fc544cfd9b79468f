import Tensors
import Testing

extension SerializedTests {
  @Suite struct DTypeTests {
    @Test func literalsHaveTheDTypesOfTheirLibrary() {
      #expect(tf.constant([1, 2]).dtype == .int32)
      #expect(tf.constant([1.0]).dtype == .float32)
      #expect(tf.constant([[1, 2.5], [3, 4]]).dtype == .float32)
      #expect(tf.constant(true).dtype == .bool)
      #expect(tf.constant(3_000_000_000).dtype == .int64)
      #expect(np.array([1, 2]).dtype == .int64)
      #expect(np.array([1.0]).dtype == .float64)
      #expect(tf.constant(np.array([1.0])).dtype == .float64)
      #expect(np.array([1, 2], dtype: .float32).dtype == .float32)
      #expect(np.array([1.7, 2], dtype: .int).description == "[1 2]")
      let x: Tensor = [[1, 2], [3, 4]]
      #expect(x.dtype == .int32 && x.shape == [2, 2])
    }

    @Test func tensorsAreNotPromotedSilently() {
      #expect(
        failureMessage { _ = tf.constant([1.0]) + tf.constant([1]) }
          == "[add] dtypes differ: float32 and int32; convert one of them with tf.cast")
      #expect(
        failureMessage { _ = tf.constant([1]) * 2.5 }
          == "[multiply] 2.5 is a real number, dtype int32 cannot hold it")
    }

    @Test func swiftNumbersTakeTheTensorsDType() {
      #expect((tf.constant([1.5]) + 1).dtype == .float32)
      #expect((2 * tf.constant([1], dtype: .int64)).dtype == .int64)
      #expect((1.0 - tf.constant([0.5], dtype: .float64)).dtype == .float64)
      #expect(tf.add([1.0, 2.0], tf.constant([1.0, 2.0], dtype: .float64)).dtype == .float64)
      #expect((tf.constant([1.0]) + np.array([1.0])).dtype == .float32)
    }

    @Test func integersWrapAround() {
      #expect((tf.constant([127], dtype: .int8) + 1).doubles == [-128])
      #expect((tf.constant([2_147_483_647]) + 1).doubles == [-2_147_483_648])
      #expect((tf.constant([200], dtype: .uint8) * 2).doubles == [144])
    }

    @Test func trueDivisionOfIntegersGivesFloat64() {
      let quotient = tf.constant([1, 2]) / tf.constant([4, 4])
      #expect(quotient.dtype == .float64 && quotient.doubles == [0.25, 0.5])
      #expect((tf.constant([1], dtype: .int8) / 4).dtype == .float32)
    }

    @Test func theMeanOfIntegersIsTruncated() {
      #expect(tf.reduceMean(tf.constant([1, 2, 4, 4])).item() == 2)
      #expect(tf.reduceMean(tf.constant([-1, -2])).item() == -1)
      #expect(np.mean(np.array([1, 2])).item() == 1.5)
    }

    @Test func numPyPromotes() {
      #expect((np.array([1]) + np.array([1.5])).dtype == .float64)
      #expect((np.array([1], dtype: .float32) * 2.5).dtype == .float32)
      #expect((np.array([1]) * 2.5).dtype == .float64)
      #expect((np.array([1]) / 2).description == "[0.5]")
      #expect((np.array([1], dtype: .uint8) + np.array([1], dtype: .int8)).dtype == .int16)
      #expect(np.sum(np.array([100, 100], dtype: .int8)).description == "200")
    }

    @Test func integerDivisionByZeroIsAnError() {
      #expect(failureMessage { _ = tf.math.floordiv([1, 2], [1, 0]) } == "[floordiv] integer division by zero")
    }

    @Test func raggedListsAreRefused() {
      #expect(failureMessage { _ = tf.constant([[1, 2], [3]]) }?.contains("differ in length") == true)
    }

    @Test func scalarsLeaveAsSwiftNumbers() {
      #expect(Double(tf.constant(2.5)) == 2.5 && Int(tf.constant(7)) == 7 && Float(tf.constant(0.5)) == 0.5)
      #expect(failureMessage { _ = Double(tf.zeros([2])) } == "[Double] takes a tensor of one element, found shape (2,)")
    }
  }
}
