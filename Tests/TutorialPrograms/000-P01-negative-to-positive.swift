// One neuron learns whether a number is negative.
import TensorKit

// Inputs between -12 and 12, and 1 where they are not negative.
let xTrain = np.linspace(-12, 12, num: 1000)
let yTrain = (xTrain >= 0).astype(.float32)
let xTrainNorm = xTrain / 12.0

let model = tf.keras.Sequential([
  tf.keras.layers.Input(shape: [1]),
  tf.keras.layers.Dense(1, activation: .sigmoid),
])

model.compile(
  optimizer: tf.keras.optimizers.Adam(learningRate: 0.01),
  loss: tf.keras.losses.BinaryCrossentropy(),
  metrics: [.accuracy])

model.fit(xTrainNorm, yTrain, epochs: 50, batchSize: 32)
