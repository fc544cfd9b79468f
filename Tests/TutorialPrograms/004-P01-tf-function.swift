// A function is traced at its first call; its prints belong to the tracing.
import TensorKit

let myFunc = tf.function { (x: Tensor) -> Tensor in
  print("Tracing.\n")
  return tf.reduceSum(x)
}

let x = tf.constant([31, 1, 4])
debugPrint(myFunc(x))
// The same signature again: nothing is traced.
debugPrint(myFunc(x))
