// The next value from the last ten.
import TensorKit

let series = np.sin(np.linspace(0, 10, 200)) + 0.1 * np.random.randn(200)
let windowSize = 10

var X: [NDArray] = []
var y: [NDArray] = []
for i in 0..<(series.count - windowSize) {
  X.append(series[i..<(i + windowSize)])
  y.append(series[i + windowSize])
}

let model = keras.Sequential([
  layers.Dense(32, activation: .relu, inputShape: [windowSize]),
  layers.Dropout(0.2),
  layers.Dense(16, activation: .relu),
  layers.Dense(1),
])

model.compile(optimizer: .adam, loss: .mse, metrics: [.mae])

let history = model.fit(
  np.array(X), np.array(y), epochs: 10, batchSize: 16, validationSplit: 0.2, verbose: 0)

print("Time series model trained.")
print("Final validation MAE: \(history.history["val_mae"]!.last!, ".4f")")
