// Which loss for which task.
import TensorKit

let binaryModel = keras.Sequential([
  keras.layers.Dense(16, activation: .relu, inputShape: [10]),
  keras.layers.Dense(1, activation: .sigmoid),
])
binaryModel.compile(optimizer: .adam, loss: .binaryCrossentropy, metrics: [.accuracy])

let multiclassInteger = keras.Sequential([
  keras.layers.Dense(32, activation: .relu, inputShape: [20]),
  keras.layers.Dense(10, activation: .softmax),
])
multiclassInteger.compile(optimizer: .adam, loss: .sparseCategoricalCrossentropy, metrics: [.accuracy])

let multiclassOnehot = keras.Sequential([
  keras.layers.Dense(32, activation: .relu, inputShape: [20]),
  keras.layers.Dense(10, activation: .softmax),
])
multiclassOnehot.compile(optimizer: .adam, loss: .categoricalCrossentropy, metrics: [.accuracy])

let regressionModel = keras.Sequential([
  keras.layers.Dense(64, activation: .relu, inputShape: [15]),
  keras.layers.Dense(1),
])
regressionModel.compile(optimizer: .adam, loss: .mse, metrics: [.mae])

print("Models compiled with appropriate loss functions.")

print("\nLoss functions explained:")
print("binary_crossentropy: For binary classification")
print("sparse_categorical_crossentropy: Multi-class, integer labels")
print("categorical_crossentropy: Multi-class, one-hot labels")
print("mse: Regression, penalizes large errors heavily")
print("mae: Regression, treats all errors equally")
