// One step of gradient descent by hand.
import TensorKit

let W = tf.Variable([[1.0, 2.0], [3.0, 4.0]], name: "W")
let b = tf.Variable([0.5, 0.5], name: "b")

let x = tf.constant([[1.0, 2.0]])
let target = tf.constant([[5.0, 6.0]])
let learningRate = 0.01

let tape = tf.GradientTape()
let loss = with(tape) {
  let prediction = tf.matmul(x, W) + b
  return tf.reduceMean(tf.square(target - prediction))
}

let grads = tape.gradient(loss, [W, b])
print("Initial loss:", loss.numpy())

W.assignSub(learningRate * grads[0])
b.assignSub(learningRate * grads[1])

print("Updated W:\n", W.numpy())
print("Updated b:", b.numpy())
print("\nAfter one gradient step, loss should be smaller")
