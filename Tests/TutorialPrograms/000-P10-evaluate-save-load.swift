// Lab 2: the trained model is evaluated, saved and loaded again.
import TensorKit

let cloudLogger = logging.getLogger("cloudLogger")
cloudLogger.setLevel(.info)
cloudLogger.addHandler(CloudLoggingHandler(cloudLogging.Client()))
cloudLogger.addHandler(logging.StreamHandler())

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

model.fit(dsTrain, epochs: 5, verbose: 0)

cloudLogger.info(model.evaluate(dsTest, verbose: 0))

// The whole model, with its weights and the state of its optimizer.
try model.save("saved_model.keras")
let newModel = try tf.keras.models.loadModel("saved_model.keras", customObjects: ["softmax_v2": tf.keras.activations.softmax])
newModel.summary()

try model.save("my_model.keras")
let newModelKeras = try tf.keras.models.loadModel("my_model.keras", customObjects: ["softmax_v2": tf.keras.activations.softmax])
newModelKeras.summary()

print(model.evaluate(dsTest, verbose: 0) == newModelKeras.evaluate(dsTest, verbose: 0))
