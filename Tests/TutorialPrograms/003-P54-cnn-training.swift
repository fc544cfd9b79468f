// The network on images of 32 x 32 x 3: drawn ones, stripes in ten directions, in place of cifar10.
import TensorKit

let model = keras.Sequential([
  layers.Conv2D(32, (3, 3), padding: .same, activation: .relu, inputShape: [32, 32, 3]),
  layers.MaxPooling2D((2, 2)),
  layers.Conv2D(64, (3, 3), padding: .same, activation: .relu),
  layers.MaxPooling2D((2, 2)),
  layers.Conv2D(128, (3, 3), padding: .same, activation: .relu),
  layers.GlobalAveragePooling2D(),
  layers.Dropout(0.5),
  layers.Dense(10, activation: .softmax),
])

model.compile(
  optimizer: keras.optimizers.Adam(learningRate: 0.001), loss: .sparseCategoricalCrossentropy, metrics: [.accuracy])

// Ten classes, with noise.
func stripes(_ count: Int) -> (NDArray, NDArray) {
  let classes = np.random.randint(0, 10, [count, 1])
  let angles = classes.reshape([count, 1, 1]) * (np.pi / 10)
  let axis = np.arange(32)
  let across = np.cos(angles) * axis.reshape([1, 1, 32]) + np.sin(angles) * axis.reshape([1, 32, 1])
  let gray = 127.5 + 100 * np.sin(across) + np.random.normal(0, 20, [count, 32, 32])
  let images = np.stack([gray, gray, gray], axis: 3)
  return (np.clip(images, 0, 255).astype(.uint8), classes)
}

var (xTrain, yTrain) = stripes(1000)
var (xTest, yTest) = stripes(200)
xTrain = xTrain / 255.0
xTest = xTest / 255.0
yTrain = yTrain.squeeze()
yTest = yTest.squeeze()

print("Training data shape: \(xTrain.shape)")
print("  Contains: \(xTrain.shape[0]) images of size \(xTrain.shape[1])x\(xTrain.shape[2])")
print("Training labels shape: \(yTrain.shape) (classes 0-9)")

let augmentation = keras.Sequential([
  layers.RandomFlip(.horizontal),
  layers.RandomRotation(0.1),
  layers.RandomZoom(0.1),
])
print(augmentation(xTrain[..<4], training: true).shape)

let history = model.fit(xTrain, yTrain, epochs: 2, batchSize: 128, validationSplit: 0.2, verbose: 1)

let scores = model.evaluate(xTest, yTest, verbose: 0)
let (testLoss, testAccuracy) = (scores[0], scores[1])
print("\nTest accuracy: \(testAccuracy, ".2%")")
print("Test loss: \(testLoss, ".4f")")
print(history.epoch)
