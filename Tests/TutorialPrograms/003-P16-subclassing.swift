// A model as a class.
import TensorKit

class CustomModel: keras.Model {
  let dense1 = keras.layers.Dense(32, activation: .relu)
  let dropout = keras.layers.Dropout(0.2)
  let dense2 = keras.layers.Dense(1)

  init() { super.init() }

  override func call(_ inputs: Tensor, training: Bool) -> Tensor {
    var x = dense1(inputs)
    x = dropout(x, training: training)
    return dense2(x)
  }
}

let model = CustomModel()

let sampleInput = tf.random.normal([4, 16])
let outputTrain = model(sampleInput, training: true)
let outputInfer = model(sampleInput, training: false)

print("Input shape:", sampleInput.shape)
print("Output shape:", outputTrain.shape)
print("Training mode uses different dropout than inference mode")
