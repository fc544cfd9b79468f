// A stack of layers.
import TensorKit

let model = keras.Sequential([
  layers.Dense(32, activation: .relu, inputShape: [16]),
  layers.Dense(16, activation: .relu),
  layers.Dense(1),
])

model.summary()
