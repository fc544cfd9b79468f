// The same model in Keras's words, saved as a .keras file.
import TensorKit

matplotlib.rcParams["figure.figsize"] = [10, 6]

var x = tf.linspace(-3, 3, 201)
x = tf.cast(x, .float32)

func f(_ x: Tensor) -> Tensor { x ** 2 + 2 * x - 8 }

let y = f(x) + tf.random.normal(shape: [201])

let newModel = tf.keras.Sequential([
  tf.keras.layers.Lambda { x in tf.stack([x, x ** 2], axis: 1) },
  tf.keras.layers.Dense(units: 1, kernelInitializer: tf.random.normal),
])

newModel.compile(
  optimizer: tf.keras.optimizers.SGD(learningRate: 0.01),
  loss: tf.keras.losses.MSE)

let history = newModel.fit(x, y, epochs: 150, batchSize: 32, verbose: 0)

try newModel.save("./my_new_model.keras")
print(history.history["loss"]!.count, history.history["loss"]!.last! < 1.6)
