// Exercise 2 of lab 2: one more layer.
import TensorKit

let upLogger = logging.getLogger("upLogger")
upLogger.setLevel(.info)
upLogger.addHandler(CloudLoggingHandler(cloudLogging.Client(), name: "updated"))

let data = "synthetic_fashion"  // the drawn stand-in for "fashion_mnist", of the same form
var ((dsTrain, dsTest), info) = try tfds.load(data, split: ("train", "test"), withInfo: true, asSupervised: true)

let batchSize = 32
dsTrain = dsTrain.map { x, y in (tf.cast(x, .float32) / 255.0, y) }.batch(batchSize)
dsTest = dsTest.map { x, y in (tf.cast(x, .float32) / 255.0, y) }.batch(batchSize)

let model = tf.keras.models.Sequential([
  tf.keras.layers.Flatten(),
  tf.keras.layers.Dense(64, activation: tf.nn.relu),
  tf.keras.layers.Dense(64, activation: tf.nn.relu),
  tf.keras.layers.Dense(10, activation: tf.nn.softmax),
])

model.compile(
  optimizer: tf.keras.optimizers.Adam(),
  loss: tf.keras.losses.SparseCategoricalCrossentropy(),
  metrics: [tf.keras.metrics.SparseCategoricalAccuracy()])

model.fit(dsTrain, epochs: 5)
model.summary(printFn: upLogger.info)
print(model.countParams())
