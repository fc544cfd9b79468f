// What dropout does to values.
import TensorKit

let activations = np.array([1.0, 2.0, 3.0, 4.0, 5.0])
print("Original activations:", activations)

let dropoutRate = 0.3
let mask = np.random.binomial(1, 1 - dropoutRate, size: activations.shape)
let dropped = activations * mask / (1 - dropoutRate)
print("After dropout (training):", dropped)
print("After dropout (inference):", activations)

let layer = layers.Dropout(0.3)
let testInput = tf.constant([[1.0, 2.0, 3.0, 4.0, 5.0]])

let outputTrain = layer(testInput, training: true)
print("\nTensorFlow dropout (training):", outputTrain.numpy())

let outputInfer = layer(testInput, training: false)
print("TensorFlow dropout (inference):", outputInfer.numpy())
