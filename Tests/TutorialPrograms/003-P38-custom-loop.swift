// The loop of training, by hand.
import TensorKit

let X = np.random.randn(200, 16).astype(.float32)
let y = np.random.randn(200, 1).astype(.float32)

let model = keras.Sequential([
  layers.Dense(32, activation: .relu, inputShape: [16]),
  layers.Dense(1),
])

let optimizer = keras.optimizers.Adam(learningRate: 0.001)
let lossFn = keras.losses.MeanSquaredError()

let epochs = 5
let batchSize = 32

for epoch in 0..<epochs {
  print("\nEpoch \(epoch + 1)/\(epochs)")
  var epochLoss = 0.0
  var numBatches = 0

  for i in stride(from: 0, to: X.count, by: batchSize) {
    let xBatch = X[i..<(i + batchSize)]
    let yBatch = y[i..<(i + batchSize)]

    let tape = tf.GradientTape()
    let lossValue = with(tape) {
      let predictions = model(xBatch, training: true)
      return lossFn(yBatch, predictions)
    }

    let grads = tape.gradient(lossValue, model.trainableVariables)
    optimizer.applyGradients(zip(grads, model.trainableVariables))

    epochLoss += Double(lossValue)
    numBatches += 1
  }

  print("Average loss: \(epochLoss / Double(numBatches), ".4f")")
}

print("Training complete!")
