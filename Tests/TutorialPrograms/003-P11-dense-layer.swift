// A layer by itself.
import TensorKit

let layer = layers.Dense(units: 32, activation: .relu, inputShape: [16])

let sampleInput = tf.random.normal([5, 16])
let output = layer(sampleInput)
print("Input shape:", sampleInput.shape)
print("Output shape:", output.shape)
print("Number of parameters:", layer.countParams())
