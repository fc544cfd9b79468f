// Tensors: values, shapes, ranks.
import TensorKit

let a = tf.constant([1, 2, 3], dtype: .int32)
print("1D tensor a:", a)
print("Shape:", a.shape)
print("Rank:", tf.rank(a).numpy())

let b = tf.constant([[1.0, 2.0], [3.0, 4.0]])
print("\n2D tensor b:\n", b)
print("Shape:", b.shape)
print("Rank:", tf.rank(b).numpy())
print("Data type:", b.dtype)

let zeros = tf.zeros([3, 4])
let ones = tf.ones([2, 3])
print("\nZeros shape:", zeros.shape)
print("Ones shape:", ones.shape)
