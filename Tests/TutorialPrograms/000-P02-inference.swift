// The trained neuron judges numbers it has not seen, two of them outside the range it was trained on.
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

model.fit(xTrainNorm, yTrain, epochs: 50, batchSize: 32, verbose: 0)

let testInputs = np.array([-15, -6, 0, 3, 15], dtype: .float32)
let testInputsNorm = testInputs / 12.0

let predictions = model.predict(testInputsNorm)
print("Test Inputs:", testInputs)
print("Raw Predictions:", predictions)

let binaryPredictions = (predictions > 0.5).astype(.int)
print("Binary Predictions:", binaryPredictions)
