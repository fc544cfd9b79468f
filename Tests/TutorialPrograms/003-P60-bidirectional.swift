// An LSTM that reads in both directions.
import TensorKit

let model = keras.Sequential([
  layers.Input(shape: [20]),
  layers.Embedding(1000, 32),
  layers.Bidirectional(layers.LSTM(32)),
  layers.Dense(1, activation: .sigmoid),
])

model.compile(optimizer: .adam, loss: .binaryCrossentropy, metrics: [.accuracy])
model.summary()

print("\nBidirectional LSTM captures context from both past and future tokens.")
