// fit: epochs, batches, validation, history.
import TensorKit

let xTrain = np.random.randn(200, 16).astype(.float32)
let yTrain = np.random.randn(200, 1).astype(.float32)

let model = keras.Sequential([
  layers.Dense(32, activation: .relu, inputShape: [16]),
  layers.Dense(16, activation: .relu),
  layers.Dense(1),
])

model.compile(optimizer: .adam, loss: .mse, metrics: [.mae])

// The last fifth is for validation: 160 samples remain, 5 steps.
let history = model.fit(xTrain, yTrain, epochs: 5, batchSize: 32, validationSplit: 0.2, verbose: 1)

print("Training losses:", history.history["loss"]!)
print("Validation losses:", history.history["val_loss"]!)
print("Training MAE:", history.history["mae"]!)
print("Validation MAE:", history.history["val_mae"]!)
