// Exercise 3 of lab 2: the pixels stay between 0 and 255.
import TensorKit

let upLogger = logging.getLogger("upLogger")
upLogger.setLevel(.info)
upLogger.addHandler(CloudLoggingHandler(cloudLogging.Client(), name: "updated"))

let data = "synthetic_fashion"  // the drawn stand-in for "fashion_mnist", of the same form
var ((dsTrain, dsTest), info) = try tfds.load(data, split: ("train", "test"), withInfo: true, asSupervised: true)

let batchSize = 32
dsTrain = dsTrain.batch(batchSize)
dsTest = dsTest.batch(batchSize)

let model = tf.keras.models.Sequential([
  tf.keras.layers.Flatten(),
  tf.keras.layers.Dense(64, activation: tf.nn.relu),
  tf.keras.layers.Dense(10, activation: tf.nn.softmax),
])

model.compile(
  optimizer: tf.keras.optimizers.Adam(),
  loss: tf.keras.losses.SparseCategoricalCrossentropy(),
  metrics: [tf.keras.metrics.SparseCategoricalAccuracy()])

model.fit(dsTrain, epochs: 5)
model.summary(printFn: upLogger.info)

let (imageBatch, labelsBatch) = next(iter(dsTrain))
let (tImageBatch, tLabelsBatch) = next(iter(dsTest))
upLogger.info("training images max \(np.max(imageBatch[0]))")
upLogger.info("test images max \(np.max(tImageBatch[0]))")
print(np.max(imageBatch[0]), np.max(tImageBatch[0]), labelsBatch.shape, tLabelsBatch.shape)
