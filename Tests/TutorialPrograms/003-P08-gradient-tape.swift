// The tape records what happens and computes gradients.
import TensorKit

let W = tf.Variable(tf.random.normal([3, 3]), name: "W")
let b = tf.Variable(tf.zeros([3]), name: "b")
let x = tf.random.normal([5, 3])

let tape = tf.GradientTape()
let loss = with(tape) {
  let y = tf.matmul(x, W) + b
  return tf.reduceMean(tf.square(y))
}

let grads = tape.gradient(loss, [W, b])

print("Loss:", loss.numpy())
print("Gradient W shape:", grads[0].shape)
print("Gradient b shape:", grads[1].shape)
