// A convolutional network, layer by layer.
import TensorKit

let model = keras.Sequential([
  layers.Conv2D(filters: 32, kernelSize: (3, 3), padding: .same, activation: .relu, inputShape: [32, 32, 3]),
  layers.MaxPooling2D(poolSize: (2, 2)),

  layers.Conv2D(filters: 64, kernelSize: (3, 3), padding: .same, activation: .relu),
  layers.MaxPooling2D((2, 2)),

  layers.Conv2D(filters: 128, kernelSize: (3, 3), padding: .same, activation: .relu),
  layers.MaxPooling2D((2, 2)),

  layers.GlobalAveragePooling2D(),
  layers.Dropout(rate: 0.5),
  layers.Dense(units: 10, activation: .softmax),
])

model.compile(optimizer: .adam, loss: .sparseCategoricalCrossentropy, metrics: [.accuracy])

print("CNN Architecture Summary:")
model.summary()
print("\nTotal parameters: \(model.countParams(), ",")")
print("Parameter breakdown:")
for layer in model.layers {
  print("  \(layer.name): \(layer.countParams(), ",")")
}
