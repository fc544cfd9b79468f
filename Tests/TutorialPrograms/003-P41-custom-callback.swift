// A callback of one's own.
import TensorKit

class CustomLogger: keras.callbacks.Callback {
  override func onEpochEnd(_ epoch: Int, logs: Logs) {
    print("\nEpoch \(epoch + 1) complete.")
    print("  Training loss: \(logs["loss"]!, ".4f")")
    if let validationLoss = logs["val_loss"] {
      print("  Validation loss: \(validationLoss, ".4f")")
    }
  }

  override func onTrainEnd(logs: Logs) {
    print("\nTraining finished!")
  }
}

let X = np.random.randn(100, 10).astype(.float32)
let y = np.random.randn(100, 1).astype(.float32)

let model = keras.Sequential([
  keras.layers.Dense(16, activation: .relu, inputShape: [10]),
  keras.layers.Dense(1),
])
model.compile(optimizer: .adam, loss: .mse)

model.fit(X, y, epochs: 3, callbacks: [CustomLogger()], verbose: 0)
