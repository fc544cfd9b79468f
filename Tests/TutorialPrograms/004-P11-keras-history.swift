// How Keras's training went, and what the model predicts.
import TensorKit

matplotlib.rcParams["figure.figsize"] = [10, 6]

var x = tf.linspace(-3, 3, 201)
x = tf.cast(x, .float32)

func f(_ x: Tensor) -> Tensor { x ** 2 + 2 * x - 8 }

let y = f(x) + tf.random.normal(shape: [201])

func plotPreds(_ x: Tensor, _ y: Tensor, _ f: (Tensor) -> Tensor, _ model: (Tensor) -> Tensor, _ title: String) {
  plt.figure()
  plt.plot(x, y, ".", label: "Data")
  plt.plot(x, f(x), label: "Ground truth")
  plt.plot(x, model(x), label: "Predictions")
  plt.title(title)
  plt.legend()
}

let newModel = tf.keras.Sequential([
  tf.keras.layers.Lambda { x in tf.stack([x, x ** 2], axis: 1) },
  tf.keras.layers.Dense(units: 1, kernelInitializer: tf.random.normal),
])

newModel.compile(
  optimizer: tf.keras.optimizers.SGD(learningRate: 0.01),
  loss: tf.keras.losses.MSE)

let history = newModel.fit(x, y, epochs: 150, batchSize: 32, verbose: 0)

plt.plot(history.history["loss"]!)
plt.xlabel("Epoch")
plt.ylim([0, max(plt.ylim().0, plt.ylim().1)])
plt.ylabel("Loss [Mean Squared Error]")
plt.title("Keras training progress")
print(plt.ylim().0)

plotPreds(x, y, f, { newModel($0) }, "Predictions after Training")
print(newModel(x).shape)
