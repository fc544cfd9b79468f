// Activations by name and as functions.
import TensorKit

let model = tf.keras.Sequential([
  layers.Dense(64, activation: .relu, inputShape: [20]),
  layers.Dense(64, activation: tf.nn.leakyRelu),
  layers.Dense(32, activation: .tanh),
  layers.Dense(1, activation: .sigmoid),
])

model.summary()
