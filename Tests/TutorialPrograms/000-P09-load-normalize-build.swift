// Lab 2: clothing is loaded and normalized, and a model is built and trained.
import TensorKit

let data = "synthetic_fashion"  // the drawn stand-in for "fashion_mnist", of the same form
var ((dsTrain, dsTest), info) = try tfds.load(data, split: ("train", "test"), withInfo: true, asSupervised: true)

// Before batching an element is one image, and imageBatch[0] its first row.
var (imageBatch, labelsBatch) = next(iter(dsTrain))
print("Before normalization ->", np.min(imageBatch[0]), np.max(imageBatch[0]))

let batchSize = 32
dsTrain = dsTrain.map { x, y in (tf.cast(x, .float32) / 255.0, y) }.batch(batchSize)
dsTest = dsTest.map { x, y in (tf.cast(x, .float32) / 255.0, y) }.batch(batchSize)

// Now imageBatch[0] is the first image of the batch.
(imageBatch, labelsBatch) = next(iter(dsTrain))
print("After normalization ->", np.min(imageBatch[0]), np.max(imageBatch[0]))

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
