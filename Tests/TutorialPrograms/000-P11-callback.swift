// Lab 2: a callback ends training once the accuracy is over 84 %.
import TensorKit

let expLogger = logging.getLogger("expLogger")
expLogger.setLevel(.info)
expLogger.addHandler(CloudLoggingHandler(cloudLogging.Client(), name: "callback"))

class MyCallback: tf.keras.callbacks.Callback {
  override func onEpochEnd(_ epoch: Int, logs: Logs) {
    if let accuracy = logs["sparse_categorical_accuracy"], accuracy > 0.84 {
      expLogger.info("\nReached 84% accuracy so cancelling training!")
      model.stopTraining = true
    }
  }
}
let callbacks = MyCallback()

let data = "synthetic_fashion"  // the drawn stand-in for "fashion_mnist", of the same form
var ((dsTrain, dsTest), info) = try tfds.load(data, split: ("train", "test"), withInfo: true, asSupervised: true)

let batchSize = 32
dsTrain = dsTrain.map { x, y in (tf.cast(x, .float32) / 255.0, y) }.batch(batchSize)
dsTest = dsTest.map { x, y in (tf.cast(x, .float32) / 255.0, y) }.batch(batchSize)

let model = tf.keras.models.Sequential([
  tf.keras.layers.Flatten(),
  tf.keras.layers.Dense(64, activation: tf.nn.relu),
  tf.keras.layers.Dense(10, activation: tf.nn.softmax),
])

model.compile(
  optimizer: tf.keras.optimizers.Adam(),
  loss: tf.keras.losses.SparseCategoricalCrossentropy(),
  metrics: [tf.keras.metrics.SparseCategoricalAccuracy()])

model.fit(dsTrain, epochs: 5, callbacks: [callbacks])
