// Joining along an axis there is, and along a new one.
import TensorKit

let a = tf.constant([[1, 2], [3, 4]])
let b = tf.constant([[5, 6], [7, 8]])

let concatRows = tf.concat([a, b], axis: 0)
print("Concatenated rows (4x2):\n", concatRows)

let concatCols = tf.concat([a, b], axis: 1)
print("Concatenated columns (2x4):\n", concatCols)

let stacked = tf.stack([a, b], axis: 0)
print("Stacked (2x2x2):\n", stacked)
