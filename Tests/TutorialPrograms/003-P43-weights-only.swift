// Only the weights are saved, and loaded into another model.
import TensorKit

let model = keras.Sequential([
  keras.layers.Dense(16, activation: .relu, inputShape: [10]),
  keras.layers.Dense(1),
])

try model.saveWeights("weights_only.weights.h5")
print("Weights saved.")

let newModel = keras.Sequential([
  keras.layers.Dense(16, activation: .relu, inputShape: [10]),
  keras.layers.Dense(1),
])
try newModel.loadWeights("weights_only.weights.h5")
print("Weights loaded into new model.")
