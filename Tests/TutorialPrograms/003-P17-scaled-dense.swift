// A layer of one's own makes its weights when it sees its input.
import TensorKit

class ScaledDense: layers.Layer {
  let units: Int
  let scale: Double
  var w: Variable!
  var b: Variable!

  init(units: Int, scale: Double = 1.0) {
    self.units = units
    self.scale = scale
    super.init()
  }

  override func build(_ inputShape: TensorShape) {
    w = addWeight(shape: [inputShape[-1], units], initializer: .glorotUniform, trainable: true, name: "kernel")
    b = addWeight(shape: [units], initializer: .zeros, trainable: true, name: "bias")
  }

  override func call(_ inputs: Tensor) -> Tensor {
    scale * (tf.matmul(inputs, w) + b)
  }
}

let layer = ScaledDense(units: 8, scale: 0.5)
let output = layer(tf.random.normal([2, 16]))
print("Custom layer output shape:", output.shape)
