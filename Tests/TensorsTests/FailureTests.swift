import Tensors
import Testing

extension SerializedTests {
  @Suite struct FailureTests {
    @Test func matmulNamesBothShapesAndTheClash() {
      #expect(
        failureMessage { _ = tf.matmul(tf.zeros([32, 784]), tf.zeros([512, 64])) }
          == "[matmul] inner dimensions differ: (32, 784) x (512, 64); 784 != 512")
    }

    @Test func afterAFailureEveryOperationIsSkipped() {
      withContext { context in
        let bad = tf.zeros([2]) + tf.zeros([3])
        #expect(bad === Tensor.inert)
        #expect((tf.zeros([5]) * 2) === Tensor.inert)
        #expect(tf.matmul(bad, bad) === Tensor.inert)
        _ = np.array([1, 2, 3]).reshape(7)
        _ = bad[3, 4]
        _ = tf.Variable(bad).assignAdd([1.0, 2.0])
        _ = tf.concat([bad], axis: 9)
        _ = tf.split(bad, 3)
        _ = bad.item()
        #expect(context.failure?.operation == "add")
      }
    }

    @Test func misuseNeverTraps() {
      let misuses: [() -> Void] = [
        { _ = tf.zeros([-1]) }, { _ = tf.reshape(tf.zeros([2]), [-5]) },
        { _ = tf.transpose(tf.zeros([2]), perm: [1]) }, { _ = tf.expandDims(tf.zeros([2]), axis: 7) },
        { _ = tf.squeeze(tf.zeros([2]), axis: 0) }, { _ = tf.gather(tf.zeros([2]), [5]) },
        { _ = tf.gather(tf.zeros([2]), [0.5]) }, { _ = tf.range(0, 10, 0) },
        { _ = tf.eye(-2) }, { _ = tf.concat([tf.zeros([1]), tf.zeros([1, 1])], axis: 0) },
        { _ = tf.stack([tf.zeros([1]), tf.zeros([2])]) }, { _ = tf.reduceSum(tf.zeros([2]), axis: 4) },
        { _ = tf.reduceSum(tf.zeros([2, 2]), axis: [0, 0]) }, { _ = tf.argmax(tf.zeros([2, 0]), axis: 1) },
        { _ = tf.zeros([2]).shape[5] }, { _ = tf.exp(tf.constant([1])) },
        { _ = tf.random.uniform([2], 5, 1, dtype: .int32) }, { _ = tf.random.uniform([-2]) },
        { tf.Variable([1.0]).assign([1.0, 2.0]) }, { _ = tf.tile(tf.zeros([2]), [1, 2]) },
        { _ = tf.slice(tf.zeros([2]), [1], [5]) }, { _ = tf.oneHot([1], -3) },
        { _ = np.zeros([2])[.range(step: 0)] }, { _ = tf.where(tf.constant([1]), [1], [2]) },
        { _ = tf.nn.softmax(tf.constant(1.0)) }, { _ = tf.constant([1, 2, 3], shape: [2]) },
        { _ = tf.argmax(tf.constant(1.0)) }, { _ = tf.constant([300], dtype: .uint8) },
      ]
      for (index, misuse) in misuses.enumerated() {
        let message = failureMessage(misuse) ?? ""
        #expect(message.count > 12, "misuse \(index) passed unnoticed: \(message)")
      }
    }
  }
}
