// An LSTM judges texts.
import TensorKit

let vocabSize = 1000
let seqLength = 20
let embeddingDim = 32
let lstmUnits = 64

let model = keras.Sequential([
  layers.Input(shape: [seqLength]),
  layers.Embedding(inputDim: vocabSize, outputDim: embeddingDim),
  layers.LSTM(units: lstmUnits, dropout: 0.2, recurrentDropout: 0.2, returnSequences: false),
  layers.Dropout(rate: 0.3),
  layers.Dense(units: 1, activation: .sigmoid),
])

model.compile(
  optimizer: keras.optimizers.Adam(learningRate: 0.001), loss: .binaryCrossentropy, metrics: [.accuracy])

model.summary()
print("\nModel flow:")
print("Text → Tokenize → [42, 156, 89, 234, ...]")
print("       → Embed → [[0.2, -0.5, ...], [0.1, 0.8, ...], ...]")
print("       → LSTM → [final_context_vector]")
print("       → Dense(1) + sigmoid → 0.8 (probability of positive sentiment)")
