// Casting and slicing.
import TensorKit

let x = tf.constant([[1, 2, 3], [4, 5, 6]])

let xFloat = tf.cast(x, .float32)
print("Cast to float32:", xFloat.dtype)
print("Row 1:", x[1])
print("Column 2:", x[0..., 2])
print("Submatrix:\n", x[0..<2, 1..<3])
