// Optimizers and what they are good for.
import TensorKit

let adamOptimizer = keras.optimizers.Adam(learningRate: 0.001, beta1: 0.9, beta2: 0.999)
let sgdOptimizer = keras.optimizers.SGD(learningRate: 0.01, momentum: 0.9, nesterov: true)
let adamwOptimizer = keras.optimizers.AdamW(learningRate: 0.001, weightDecay: 0.01)
let rmspropOptimizer = keras.optimizers.RMSprop(learningRate: 0.001, rho: 0.9)

print("Optimizers created.")

print("\nOptimizer selection:")
print("- Default/Safe choice: Adam (learning_rate=0.001)")
print("- Fine-tuning (transfer learning): Adam with lower learning_rate")
print("- Modern architectures: AdamW with weight decay")
print("- RNNs/LSTMs: RMSprop")
print("- When Adam fails: Try SGD with momentum")
