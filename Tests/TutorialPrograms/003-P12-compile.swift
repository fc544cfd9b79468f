// Compiling says how to learn.
import TensorKit

let model = keras.Sequential([
  layers.Dense(64, activation: .relu, inputShape: [20]),
  layers.Dense(10, activation: .softmax),
])

model.compile(optimizer: .adam, loss: .sparseCategoricalCrossentropy, metrics: [.accuracy])

print("Model compiled. Architecture defined. Ready for training.")
