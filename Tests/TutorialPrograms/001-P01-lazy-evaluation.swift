// First the graph is built, then it is run.
import TensorKit

tf.compat.v1.disableEagerExecution()

let a = tf.placeholder(.int32, shape: [3])
let b = tf.placeholder(.int32, shape: [3])
let c = tf.add(a, b)

let session = tf.Session()
let numpyC = session.run(c, feedDict: [a: [3, 5, 7], b: [1, 2, 3]])
print(numpyC)
