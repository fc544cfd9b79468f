// Learning rates that change while a model learns.
import TensorKit

let initialLearningRate = 0.1
let decaySteps = 1000
let decayRate = 0.96
let lrSchedule = keras.optimizers.schedules.ExponentialDecay(initialLearningRate, decaySteps, decayRate)
var optimizer = keras.optimizers.Adam(learningRate: lrSchedule)

// Not a schedule of steps but a callback: the rate falls when a metric no longer improves.
let reduceLr = ReduceLROnPlateau(monitor: "val_loss", factor: 0.5, patience: 5, minLr: 0.00001)

let totalSteps = 10000
let power = 1.0
let lrSchedulePoly = keras.optimizers.schedules.PolynomialDecay(
  0.1, totalSteps, endLearningRate: 0.00001, power: power)
optimizer = keras.optimizers.Adam(learningRate: lrSchedulePoly)

print("Learning rate schedules created.")
for step in [500, 1000, 2000, 10000] {
  print(step, "\(lrSchedule(step), ".5f")", "\(lrSchedulePoly(step), ".5f")")
}
