// Variables change, constants do not.
import TensorKit

let W = tf.Variable(tf.random.normal([3, 3]), name: "weights")
let b = tf.Variable(tf.zeros([3]), name: "bias")

print("Weight shape:", W.shape)
print("Bias shape:", b.shape)
print("Is trainable:", W.trainable)
print("Variable dtype:", W.dtype)

let xConstant = tf.constant([[1.0, 2.0, 3.0]])
print("\nConstant x:", xConstant)
