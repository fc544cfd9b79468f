// A loss of one's own is a function.
import TensorKit

func customMse(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
  let squaredDiff = tf.square(yTrue - yPred)
  return tf.reduceMean(squaredDiff)
}

let yTrue = tf.constant([[1.0], [2.0], [3.0]])
let yPred = tf.constant([[1.5], [1.8], [3.2]])

let lossValue = customMse(yTrue, yPred)
print("Custom MSE:", lossValue.numpy())

let model = tf.keras.Sequential([
  tf.keras.layers.Dense(16, activation: .relu, inputShape: [10]),
  tf.keras.layers.Dense(1),
])
model.compile(optimizer: .adam, loss: customMse)
