// Reshaping, transposing, casting.
import TensorKit

let x = tf.range(12)
print("Original tensor:", x)

let xReshaped = tf.reshape(x, [3, 4])
print("Reshaped to 3x4:\n", xReshaped)

let xTransposed = tf.transpose(xReshaped)
print("Transposed (4x3):\n", xTransposed)

let xFloat = tf.cast(x, .float32)
print("Casted to float32:", xFloat)
