// What TensorBoard would show. This version writes the same numbers as a table with CSVLogger.
import TensorKit

let logFile = "fit-" + datetime.datetime.now().strftime("%Y%m%d-%H%M%S") + ".csv"
let csvCallback = keras.callbacks.CSVLogger(logFile)

let X = np.random.randn(200, 16).astype(.float32)
let y = np.random.randn(200, 1).astype(.float32)

let model = keras.Sequential([
  keras.layers.Dense(32, activation: .relu, inputShape: [16]),
  keras.layers.Dense(16, activation: .relu),
  keras.layers.Dense(1),
])
model.compile(optimizer: .adam, loss: .mse, metrics: [.mae])

model.fit(X, y, epochs: 5, validationSplit: 0.2, callbacks: [csvCallback], verbose: 0)

print("\nLogs written to \(logFile)")
