// A session runs a graph.
import TensorKit

tf.compat.v1.disableEagerExecution()

let x = tf.constant([3, 5, 7])
let y = tf.constant([1, 2, 3])
let z = tf.add(x, y)

with(tf.Session()) { sess in
  print(sess.run(z))
}
