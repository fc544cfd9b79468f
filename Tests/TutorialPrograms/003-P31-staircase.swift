// A learning rate that falls in steps.
import TensorKit

let lrSchedule = keras.optimizers.schedules.ExponentialDecay(
  initialLearningRate: 0.01, decaySteps: 1000, decayRate: 0.96, staircase: true)

let optimizer = keras.optimizers.Adam(learningRate: lrSchedule)

print("LR at step 0:", lrSchedule(0).numpy())
print("LR at step 1000:", lrSchedule(1000).numpy())
print("LR at step 2000:", lrSchedule(2000).numpy())
