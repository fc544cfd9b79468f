// Where activations lie.
import TensorKit

let x = np.linspace(-5, 5, 100)

let reluOut = np.maximum(0, x)
let sigmoidOut = 1 / (1 + np.exp(-x))
let tanhOut = np.tanh(x)
let leakyReluOut = np.where(x > 0, x, 0.1 * x)

print("Activation functions:")
print("ReLU range:", reluOut.min(), "to", reluOut.max())
print("Sigmoid range:", sigmoidOut.min(), "to", sigmoidOut.max())
print("Tanh range:", tanhOut.min(), "to", tanhOut.max())
print("Leaky ReLU range:", leakyReluOut.min(), "to", leakyReluOut.max())
