// Dropout, L1 and L2.
import TensorKit

let model = keras.Sequential([
  layers.Dense(
    units: 64, activation: .relu,
    kernelRegularizer: keras.regularizers.l2(0.0001),
    inputShape: [20]),
  layers.Dropout(rate: 0.3),
  layers.Dense(
    units: 32, activation: .relu,
    kernelRegularizer: keras.regularizers.l1(0.00001)),
  layers.Dropout(rate: 0.2),
  layers.Dense(10, activation: .softmax),
])

model.summary()
