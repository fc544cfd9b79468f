// The functional API: layers applied to symbols.
import TensorKit

let inputs = keras.Input(shape: [16])
var x = layers.Dense(units: 32, activation: .relu)(inputs)
// A fifth of the values is dropped in training, and the others scaled up; none in inference.
x = layers.Dropout(rate: 0.2)(x)
x = layers.Dense(16, activation: .relu)(x)
let outputs = layers.Dense(1)(x)

let model = keras.Model(inputs: inputs, outputs: outputs, name: "functional_model")
model.summary()
