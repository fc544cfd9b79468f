// Tensors can be reshaped.
import TensorKit

tf.compat.v1.disableEagerExecution()

let x = tf.constant([[3, 5, 7], [4, 6, 8]])
let y = tf.reshape(x, [3, 2])

with(tf.Session()) { sess in
  print(y.eval())
}
