// A metric of one's own; after a reset 0/0, which is nan.
import TensorKit

class MeanAbsoluteDifference: keras.metrics.Metric {
  var total: Variable!
  var count: Variable!

  override init(name: String = "mean_abs_diff") {
    super.init(name: name)
    total = addWeight(initializer: .zeros, name: "total")
    count = addWeight(initializer: .zeros, name: "count")
  }

  override func updateState(_ yTrue: Tensor, _ yPred: Tensor) {
    let values = tf.abs(yTrue - yPred)
    total.assignAdd(tf.reduceSum(values))
    count.assignAdd(tf.cast(tf.size(yTrue), .float32))
  }

  override func result() -> Tensor { total / count }

  override func resetState() {
    total.assign(0.0)
    count.assign(0.0)
  }
}

let metric = MeanAbsoluteDifference()

let yTrue = tf.constant([[1.0], [2.0], [3.0]])
let yPred = tf.constant([[1.5], [2.2], [2.8]])
metric.updateState(yTrue, yPred)

print("Custom metric result:", metric.result().numpy())
metric.resetState()
print("After reset:", metric.result().numpy())
