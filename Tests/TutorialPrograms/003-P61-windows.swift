// A series becomes windows and what follows each.
import TensorKit

let timeSteps = 200
let series = np.sin(np.linspace(0, 10, timeSteps)) + 0.1 * np.random.randn(timeSteps)

let windowSize = 10
var windows: [NDArray] = []
var targets: [NDArray] = []

for i in 0..<(series.count - windowSize) {
  windows.append(series[i..<(i + windowSize)])
  targets.append(series[i + windowSize])
}

let xWindows = np.array(windows)
let yTargets = np.array(targets)

print("Created \(windows.count) windows.")
print("Window shape: \(xWindows.shape)")
print("Target shape: \(yTargets.shape)")
