// Tensors can be sliced; eval uses the session around it.
import TensorKit

tf.compat.v1.disableEagerExecution()

let x = tf.constant([[3, 5, 7], [4, 6, 8]])
let y = x[0..., 1]

with(tf.Session()) { sess in
  print(y.eval())
}
