// A model saved and loaded predicts the same.
import TensorKit

let model = keras.Sequential([
  keras.layers.Dense(32, activation: .relu, inputShape: [16]),
  keras.layers.Dense(1, activation: .sigmoid),
])
model.compile(optimizer: .adam, loss: .binaryCrossentropy, metrics: [.accuracy])

let X = np.random.randn(100, 16).astype(.float32)
let y = np.random.randint(0, 2, [100]).astype(.int32)
model.fit(X, y, epochs: 2, verbose: 0)

try model.save("my_model.keras")
print("Model saved to my_model.keras")

let loadedModel = try keras.models.loadModel("my_model.keras")
print("Model loaded successfully.")

let originalPred = model.predict(X[..<5], verbose: 0)
let loadedPred = loadedModel.predict(X[..<5], verbose: 0)
print("Predictions match:", np.allclose(originalPred, loadedPred))
