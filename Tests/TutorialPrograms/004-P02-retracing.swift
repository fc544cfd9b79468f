// Another element type is another signature: traced again.
import TensorKit

let myFunc = tf.function { (x: Tensor) -> Tensor in
  print("Tracing.\n")
  return tf.reduceSum(x)
}

var x = tf.constant([31, 1, 4])
debugPrint(myFunc(x))

x = tf.constant([8.0, 11.8, 14.3], dtype: .float32)
debugPrint(myFunc(x))
