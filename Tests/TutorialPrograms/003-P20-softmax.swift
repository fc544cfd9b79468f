// Scores become probabilities.
import TensorKit

let logits = np.array([2.0, 1.0, 0.1])

let expLogits = np.exp(logits)
let softmaxProbs = expLogits / expLogits.sum()
print("Logits:", logits)
print("Softmax probs:", softmaxProbs)

let tfSoftmax = tf.nn.softmax(logits).numpy()
print("TensorFlow softmax:", tfSoftmax)

let model = tf.keras.Sequential([
  layers.Dense(64, activation: .relu, inputShape: [20]),
  layers.Dense(10, activation: .softmax),
])
