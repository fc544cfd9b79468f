// The metric while training.
import TensorKit

class MeanAbsError: keras.metrics.Metric {
  var total: Variable!
  var count: Variable!

  override init(name: String = "mae") {
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

let X = np.random.randn(100, 10).astype(.float32)
let y = np.random.randn(100, 1).astype(.float32)

let model = keras.Sequential([
  keras.layers.Dense(16, activation: .relu, inputShape: [10]),
  keras.layers.Dense(1),
])

model.compile(optimizer: .adam, loss: .mse, metrics: [MeanAbsError()])

let history = model.fit(X, y, epochs: 3, verbose: 1)
