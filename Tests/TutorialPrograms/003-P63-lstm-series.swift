// The same with an LSTM, which takes samples x steps x features.
import TensorKit

let series = np.sin(np.linspace(0, 10, 200)) + 0.1 * np.random.randn(200)
let windowSize = 10

var X: [NDArray] = []
var y: [NDArray] = []
for i in 0..<(series.count - windowSize) {
  X.append(series[i..<(i + windowSize)])
  y.append(series[i + windowSize])
}

let xWindows = np.array(X).reshape(-1, windowSize, 1)

let model = keras.Sequential([
  layers.LSTM(32, inputShape: [windowSize, 1]),
  layers.Dense(16, activation: .relu),
  layers.Dense(1),
])

model.compile(optimizer: .adam, loss: .mse)

model.fit(xWindows, np.array(y), epochs: 5, batchSize: 16, verbose: 0)

print("LSTM time series model trained.")
print("LSTM input shape: (samples, timesteps, features)")
